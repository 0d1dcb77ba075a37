"""Taking the last action back, or doing it again, from wherever that is asked for: what is of an earlier sitting, and a hand-over,
only once she has been asked."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from models.earlier import Way, when_done
from models.handover.handing import handed_over
from models.records import Handover
from models.store import Sealed
from ui.dialogs.ask import confirm
from ui.session import Session


@dataclass(frozen=True)
class _Words:
    """What undo and redo are called."""

    verb: str
    key: str
    title: str
    earlier: str
    """What became of such an action before the ledger was opened, in the question, behind 在这次打开账本以前."""
    was: str
    """The same in the tip, behind 这是这次打开账本以前."""


_WORDS = {
    Way.BACK: _Words("撤销", "Ctrl+Z", "撤销以前的操作", "", "做的"),
    Way.AGAIN: _Words("重做", "Ctrl+Y", "重做以前撤销的操作", "已经撤销", "撤销的"),
}
_HANDED = (
    "撤销的只是账本里的移交记录，标题和左下角写着“已移交”的也随之去掉。"
    "已经写好的移交文件、对方收到的账本和导出记录都还在，收不回来。"
)
_BACK_FROM = {Way.BACK: Way.AGAIN, Way.AGAIN: Way.BACK}


def undo(session: Session, parent: QWidget) -> None:
    """Takes the last action back, unless it is of an earlier sitting, or a hand-over, and she thinks better of it, or it needs a
    reason and she gives none."""
    if _agreed(session, parent, Way.BACK):
        with suppress(Sealed):
            session.undo()


def redo(session: Session, parent: QWidget) -> None:
    """Does the action taken back last again, unless that was in an earlier sitting and she thinks better of it."""
    if _agreed(session, parent, Way.AGAIN):
        session.redo()


def _agreed(session: Session, parent: QWidget, way: Way) -> bool:
    """Whether the next action may be taken back or done again; asks her where it is of an earlier sitting, or where something of
    it cannot be taken back, says where not."""
    line = session.earlier.to_ask(way)
    if line is None:
        return True
    words, other = _WORDS[way], _WORDS[_BACK_FROM[way]]
    verb, earlier = words.verb, session.earlier.is_earlier(line)
    before = f"，在这次打开账本以前{words.earlier}" if earlier else ""
    others = f"接着{verb}那一天的其他操作时不再询问；" if earlier else ""
    stays = f"{_stays(session)}\n" if way is Way.BACK and session.earlier.hands_over(line) else ""
    question = (
        f"“{line.label}”是 {when_done(line)} 做的{before}。\n{stays}"
        f"要{verb}它吗？{others}{verb}了可以按 {other.key} {other.verb}。"
    )
    title = words.title if earlier else f"{verb}移交记录"
    if not confirm(parent, question, f"{verb}这一步", no=f"不{verb}", title=title):
        session.refuse(f"没有{verb}：{line.label}")
        return False
    if session.earlier.next(way) != line:
        session.refuse(f"没有{verb}：刚才询问的时候账本又有了别的改动")
        return False
    if earlier:
        session.earlier.agree(line, way)
    return True


def _stays(session: Session) -> str:
    """What of a hand-over is not taken back, to who handed the ledger over, or to who has received it."""
    if handed_over(session.ledger):
        return _HANDED
    giver = session.ledger.all(Handover)[-1].giver or "移交人"
    return f"这本账本是接收自{giver}的：撤销的只是随账本收到的移交记录。收到的内容、移交文件和{giver}留着的账本都不受影响。"


def undo_tip(session: Session) -> str:
    """What undo would take back, and when that was done where it was before the ledger was opened."""
    return _tip(session, Way.BACK)


def redo_tip(session: Session) -> str:
    """What redo would do again, and when that was done where it was taken back before the ledger was opened."""
    return _tip(session, Way.AGAIN)


def _tip(session: Session, way: Way) -> str:
    earlier, words = session.earlier, _WORDS[way]
    line = earlier.next(way)
    if line is None:
        return f"没有可以{words.verb}的操作"
    asks = f"，{words.verb}前会先问" if earlier.to_ask(way) is not None else ""
    if not earlier.is_earlier(line):
        return f"{words.verb}：{line.label}（{words.key}）{asks}"
    return (
        f"{words.verb} {when_done(line)} 的操作：{line.label}（{words.key}）。这是这次打开账本以前{words.was}{asks}。"
    )
