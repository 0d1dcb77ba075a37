"""The dialog of a member: what is typed is checked as it is typed, and the ID number fills empty sex and birthday."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from models.kinds import Unreadable
from models.kinds.identity import born, sex_of, upgraded
from models.records import Member, StatusChange
from models.rules.finding import softened
from models.rules.identity import number_key
from models.rules.member_checks import check_member
from models.rules.remark import Remark
from ui.forms.form import Form
from ui.forms.record_dialog import RecordDialog
from ui.session import Session


class MemberDialog(RecordDialog[Member]):
    """Adds or changes a member."""

    def __init__(self, session: Session, member: Member, parent: QWidget | None, *, focus: str = "") -> None:
        super().__init__(session, member, parent, focus=focus)
        check_while_typing(self.form, session, member)


def check_while_typing(
    form: Form[Member], session: Session, member: Member, also: Callable[[Member], Iterable[Remark]] = lambda _typed: ()
) -> None:
    """Lets the checks of a member and others `also` look at a form; a valid ID number fills what is empty, and an old one can
    be renewed.

    Only what is empty is filled; the file's birthday comes first, so a difference is only said.
    """
    changes = session.ledger.parts(StatusChange, member) if member.id else []
    by_number: dict[str, list[Member]] = {}
    for other in session.roster():
        if other.id != member.id and other.id_number:
            by_number.setdefault(number_key(other.id_number), []).append(other)

    def checks(typed: Member) -> list[Remark]:
        others = by_number.get(number_key(typed.id_number), ())
        said = check_member(typed, others, session.today, changes=changes, limits=session.limits)
        return [softened(remark, session.begun) for remark in (*said, *also(typed))]

    def number() -> str:
        box = form.boxes["id_number"]
        try:
            return str(box.field.kind.read(box.editor.value_text()))
        except Unreadable:
            return ""

    def offer() -> None:
        old = number() if len(number()) == 15 else ""
        form.boxes["id_number"].offer("改用升位后的 18 位号码" if old else "", lambda: renew(upgraded(old)))

    def complete() -> None:
        told = {"sex": sex_of(number()), "birth": str(born(number()) or "")}
        for name, text in told.items():
            if text and name in form.boxes and not form.boxes[name].editor.value_text().strip():
                form.boxes[name].editor.set_value_text(text)
        offer()

    def renew(new: str) -> None:
        editor = form.boxes["id_number"].editor
        editor.set_value_text(new)
        editor.edited.emit()
        editor.left.emit()

    form.boxes["id_number"].editor.left.connect(complete)
    form.check_by(checks)
    offer()
