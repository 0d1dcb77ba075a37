"""不适用: asks why a reminder or a finding does not apply and puts that down; an answer can be taken back. Each is one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

from PySide6.QtWidgets import QWidget

from models.kinds import PartialDate
from models.records import Waiver
from models.records.waiver import NOT_HERE
from ui.dialogs.reason_dialog import reason_for
from ui.session import Session

_ACT = "标为不适用"
_NOTE = "首页不再提醒、自查不再列为问题，放在“不适用”里，随时可以恢复；原因会写进自查报告；涉及党员个人的，打码的报告只写“原因已登记”。"


def say_not_here(
    session: Session, parent: QWidget, key: str, about: str, of: str, *, hint: str, note: str = ""
) -> None:
    """key: of the reminder or the finding · about: what it says · of: the same in short, for the list of actions ·
    hint: such a reason · note: what else to know."""
    say_none_here(session, parent, {key: about}, about, of, hint=hint, note=note)


def say_none_here(
    session: Session, parent: QWidget, each: Mapping[str, str], about: str, of: str, *, hint: str, note: str = ""
) -> None:
    """The same of several, with one reason for all. each: what it says by its key · about: what they say together."""
    reason = reason_for(parent.window(), _ACT, about, _ACT, hint=hint, note=_NOTE + note)
    if reason:
        answers = [Waiver(key=key, subject=said, answer=NOT_HERE, reason=reason) for key, said in each.items()]
        put_down(session, answers, f"{_ACT}：{of}")


def put_down(session: Session, answers: Sequence[Waiver], label: str) -> None:
    """Keeps answers, with the day on which they were given."""
    with session.unit(label) as unit:
        for answer in answers:
            answer.day = PartialDate.of(session.today)
        unit.add_all(answers)


def take_back(session: Session, keys: Set[str], label: str, which: Callable[[Waiver], bool]) -> None:
    """The answers of these keys that are meant go into the recycle bin."""
    with session.unit(label) as unit:
        for answer in session.ledger.all(Waiver):
            if answer.key in keys and which(answer):
                unit.remove(answer)
