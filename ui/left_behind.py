"""Whether this ledger was handed over: what the window says then, quietly and all the time, for changes made here reach nobody."""

from __future__ import annotations

from models.handover.handing import handed_over
from models.records import Handover
from models.safekeeping.backing_up import NOT_MADE
from ui.session import Session

_SAVED = "每一步都已写入账本"
_ALONE = "账本已保存，但操作流水写不进备份文件夹，请检查磁盘空间和权限"
_NO_BACKUP = "账本已保存，但备份没有做成，请检查磁盘空间和权限"


def foot_words(session: Session) -> tuple[str, str]:
    """What stands at the foot of the side bar, and its tone."""
    keeper, left = session.keeper, handed_over(session.ledger)
    if session.ledger.alone:
        return _ALONE, "bad"
    if keeper is not None and keeper.trouble:
        return _NO_BACKUP if keeper.trouble == NOT_MADE else keeper.trouble, "warn"
    if keeper is not None and keeper.drill_trouble():
        return "最近的备份试恢复没有通过，请在“备份与恢复”里查看", "warn"
    if keeper is not None and keeper.wants_second():
        return "第二处备份两周没有更新，请插上 U 盘或移动硬盘", "warn"
    if left is None:
        backed_up = f"{_day_of(keeper.last, session)} {keeper.last[11:16]} 已自动备份" if keeper and keeper.last else ""
        return f"{_SAVED}\n{backed_up or '数据仅保存在本机'}", "ok"
    return _handed_words(left), "ok"


def _day_of(moment: str, session: Session) -> str:
    return "今天" if moment[:10] == session.today.isoformat() else moment[5:10]


def _handed_words(left: Handover) -> str:
    whom = f"移交给{left.receiver}" if left.receiver else "移交"
    return f"已{whom}\n{left.show('day')}\n此后的改动不会到新账本"


def title_words(session: Session) -> str:
    """What stands in the title of the window behind the name of the program."""
    return "" if handed_over(session.ledger) is None else "（已移交）"
