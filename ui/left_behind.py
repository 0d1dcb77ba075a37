"""Whether this ledger was handed over: what the window says then, quietly and all the time, for changes made here reach nobody."""

from __future__ import annotations

from models.handover.handing import handed_over
from ui.session import Session

_USUAL = "每一步都已写入账本\n数据仅保存在本机"


def foot_words(session: Session) -> str:
    """What stands at the foot of the side bar."""
    left = handed_over(session.ledger)
    if left is None:
        return _USUAL
    whom = f"移交给{left.receiver}" if left.receiver else "移交"
    return f"已{whom}\n{left.show('day')}\n此后的改动不会到新账本"


def title_words(session: Session) -> str:
    """What stands in the title of the window behind the name of the program."""
    return "" if handed_over(session.ledger) is None else "（已移交）"
