"""Taking the last action back, or doing it again, from wherever that is asked for: what is of an earlier sitting only once she has
been asked."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from models.earlier import Way, when_done
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
_BACK_FROM = {Way.BACK: Way.AGAIN, Way.AGAIN: Way.BACK}


def undo(session: Session, parent: QWidget) -> None:
    """Takes the last action back, unless it is of an earlier sitting and she thinks better of it, or it needs a reason and she
    gives none."""
    if _agreed(session, parent, Way.BACK):
        with suppress(Sealed):
            session.undo()


def redo(session: Session, parent: QWidget) -> None:
    """Does the action taken back last again, unless that was in an earlier sitting and she thinks better of it."""
    if _agreed(session, parent, Way.AGAIN):
        session.redo()


def _agreed(session: Session, parent: QWidget, way: Way) -> bool:
    """Whether the next action may be taken back or done again; asks her where it is of an earlier sitting, says where not."""
    line = session.earlier.to_ask(way)
    if line is None:
        return True
    words, other = _WORDS[way], _WORDS[_BACK_FROM[way]]
    verb = words.verb
    question = (
        f"“{line.label}”是 {when_done(line)} 做的，在这次打开账本以前{words.earlier}。\n"
        f"要{verb}它吗？接着{verb}那一天的其他操作时不再询问；{verb}了可以按 {other.key} {other.verb}。"
    )
    if not confirm(parent, question, f"{verb}这一步", no=f"不{verb}", title=words.title):
        session.refuse(f"没有{verb}：{line.label}")
        return False
    if session.earlier.next(way) != line:
        session.refuse(f"没有{verb}：刚才询问的时候账本又有了别的改动")
        return False
    session.earlier.agree(line, way)
    return True


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
    if not earlier.is_earlier(line):
        return f"{words.verb}：{line.label}（{words.key}）"
    asks = f"，{words.verb}前会先问" if earlier.to_ask(way) is not None else ""
    return (
        f"{words.verb} {when_done(line)} 的操作：{line.label}（{words.key}）。这是这次打开账本以前{words.was}{asks}。"
    )
