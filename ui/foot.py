"""What stands at the foot of the side bar: how safe the ledger is at this moment, and what to do where it could be safer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.handover.handing import handed_over
from models.records import Handover
from models.safekeeping.backing_up import NOT_MADE
from models.safekeeping.second import SAME_DISK, moment_words
from ui.session import Session

if TYPE_CHECKING:
    from ui.keeper import Keeper

_SAVED = "每一步都已写入账本"
_ALONE = "账本已保存，但操作流水写不进备份文件夹，请检查磁盘空间和权限"
_NO_BACKUP = "账本已保存，但备份没有做成，请检查磁盘空间和权限"
_DAMAGED = "账本文件在磁盘上已损坏，请关闭支部台账再打开，按提示恢复"
_ONE_PLACE = "备份只在这台电脑上，请在“设置 → 备份与恢复”里选一个 U 盘"

_NOT_WRITTEN = "第二处还没有写入，请插好 U 盘或移动硬盘，备份会自动写过去"


def foot_words(session: Session) -> tuple[str, str]:
    """What stands there, and its tone: ok only where there is a backup here and on another disk, neutral where none is made
    (the sample) or the first is under way, calm where all is well but could be safer, warn and bad for what went wrong."""
    keeper = session.keeper
    if keeper is not None and keeper.damaged:  # then nothing else that could be said is sure
        return _DAMAGED, "bad"
    if session.ledger.alone:
        return _ALONE, "bad"
    if keeper is not None and keeper.trouble:
        return _NO_BACKUP if keeper.trouble == NOT_MADE else keeper.trouble, "warn"
    if keeper is not None and keeper.drill_trouble():
        return "最近的备份试恢复没有通过，请在“备份与恢复”里查看", "warn"
    if keeper is not None and keeper.wants_second():
        return "第二处备份两周没有更新，请插上 U 盘或移动硬盘", "warn"
    if (left := handed_over(session.ledger)) is not None:
        return _handed_words(left), "neutral"  # how safe it is matters less now, and is not said
    if keeper is None or not (keeper.is_on() or keeper.last):
        return f"{_SAVED}\n数据仅保存在本机", "neutral"
    made = f"{_moment(keeper.last, session)} 已备份" if keeper.last else ""
    here = made or _before_the_first(session, keeper)
    kept = session.settings.second_folder(session.ledger.path)
    if kept is None:
        return f"{here}\n{_ONE_PLACE}", "calm"
    if not kept.written:
        return f"{here}\n{_NOT_WRITTEN}", "calm"
    if keeper.together:  # as the last backup has found: a folder far away must not hold the window up
        return f"{here}\n第二处{SAME_DISK}", "calm"
    return f"{here}\n第二处 {_moment(moment_words(kept.written), session)} 已写入", "ok" if made else "neutral"


def _before_the_first(session: Session, keeper: Keeper) -> str:
    if keeper.is_about_to():
        return "正在备份…"
    return "半小时内自动备份" if session.ledger.last_unit() else "还没有内容要备份"


def _moment(at: str, session: Session) -> str:
    """A day or a moment, ISO; the year where it is another."""
    day = "今天" if at[:10] == session.today.isoformat() else at[5:10] if at[:4] == str(session.today.year) else at[:10]
    return f"{day} {at[11:16]}".strip()


def _handed_words(left: Handover) -> str:
    whom = f"移交给{left.receiver}" if left.receiver else "移交"
    return f"已{whom}\n{left.show('day')}\n此后的改动不会到新账本"
