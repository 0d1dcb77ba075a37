"""Taking the last action back, or doing it again, from wherever that is asked for: what is of an earlier sitting only once she has
been asked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.earlier import when_done
from models.store import Sealed
from ui.dialogs.ask import confirm
from ui.session import Session

_BACK = "“{what}”是 {when} 做的，在这次打开账本以前。\n要撤销它吗？接着撤销那一天的其他操作时不再询问；撤销了可以按 Ctrl+Y 重做。"
_AGAIN = "“{what}”是 {when} 做的，在这次打开账本以前已经撤销。\n要重做它吗？接着重做那一天的其他操作时不再询问；重做了可以按 Ctrl+Z 撤销。"


def undo(session: Session, parent: QWidget) -> None:
    """Takes the last action back, unless it is of an earlier sitting and she thinks better of it, or it needs a reason and she
    gives none."""
    earlier = session.earlier
    line = earlier.to_ask()
    if line is not None:
        question = _BACK.format(what=line.label, when=when_done(line))
        if not confirm(parent, question, "撤销这一步", no="不撤销", title="撤销以前的操作"):
            session.refuse(f"没有撤销：{line.label}")
            return
        if session.ledger.undoable() != line:
            session.refuse("没有撤销：刚才询问的时候账本又有了别的改动")
            return
        earlier.agree(line)
    try:
        session.undo()
    except Sealed:
        return


def redo(session: Session, parent: QWidget) -> None:
    """Does the action taken back last again, unless that was in an earlier sitting and she thinks better of it."""
    earlier = session.earlier
    line = earlier.to_ask_again()
    if line is not None:
        question = _AGAIN.format(what=line.label, when=when_done(line))
        if not confirm(parent, question, "重做这一步", no="不重做", title="重做以前撤销的操作"):
            session.refuse(f"没有重做：{line.label}")
            return
        if session.ledger.redoable() != line:
            session.refuse("没有重做：刚才询问的时候账本又有了别的改动")
            return
        earlier.agree_again(line)
    session.redo()


def undo_tip(session: Session) -> str:
    """What undo would take back, and when that was done where it was before the ledger was opened."""
    line, earlier = session.ledger.undoable(), session.earlier
    if line is None:
        return "没有可以撤销的操作"
    if not earlier.is_earlier(line):
        return f"撤销：{line.label}（Ctrl+Z）"
    asks = "，撤销前会先问" if earlier.to_ask() is not None else ""
    return f"撤销 {when_done(line)} 的操作：{line.label}（Ctrl+Z）。这是这次打开账本以前做的{asks}。"


def redo_tip(session: Session) -> str:
    """What redo would do again, and when that was done where it was taken back before the ledger was opened."""
    line, earlier = session.ledger.redoable(), session.earlier
    if line is None:
        return "没有可以重做的操作"
    if not earlier.is_earlier(line):
        return f"重做：{line.label}（Ctrl+Y）"
    asks = "，重做前会先问" if earlier.to_ask_again() is not None else ""
    return f"重做 {when_done(line)} 的操作：{line.label}（Ctrl+Y）。这是这次打开账本以前撤销的{asks}。"
