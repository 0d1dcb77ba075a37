"""不适用: asks why a reminder or a finding does not apply and puts that down; an answer can be taken back. Each is one action."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.kinds import PartialDate
from models.records import Waiver
from models.records.waiver import NOT_HERE
from ui.dialogs.reason_dialog import reason_for
from ui.session import Session

_ACT = "标为不适用"
_NOTE = "首页不再提醒、自查不再列为问题，放在“不适用”里，随时可以恢复；原因会照写进自查报告。"


def say_not_here(
    session: Session, parent: QWidget, key: str, about: str, of: str, *, hint: str, note: str = ""
) -> None:
    """key: of the reminder or the finding · about: what it says · of: the same in short, for the list of actions ·
    hint: such a reason · note: what else to know."""
    reason = reason_for(parent.window(), _ACT, about, _ACT, hint=hint, note=_NOTE + note)
    if reason:
        put_down(session, Waiver(key=key, subject=about, answer=NOT_HERE, reason=reason), f"{_ACT}：{of}")


def put_down(session: Session, answer: Waiver, label: str) -> None:
    """Keeps an answer, with the day on which it was given."""
    answer.day = PartialDate.of(session.today)
    with session.unit(label) as unit:
        unit.add(answer)


def take_back(session: Session, key: str, label: str, which: Callable[[Waiver], bool]) -> None:
    """The answers of a key that are meant go into the recycle bin."""
    with session.unit(label) as unit:
        for answer in session.ledger.all(Waiver):
            if answer.key == key and which(answer):
                unit.remove(answer)
