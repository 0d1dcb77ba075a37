"""One attempt to reach a member: a call, a visit, an inquiry."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.records import Contact, Member
from ui.forms.record_dialog import RecordDialog
from ui.session import Session


class ContactDialog(RecordDialog[Contact]):
    """Adds or changes a contact of a member."""

    def __init__(self, session: Session, contact: Contact, member: Member, parent: QWidget | None) -> None:
        self._name = member.title()
        super().__init__(
            session,
            contact,
            parent,
            columns=2,
            width=620,
            lines=4,
            title=f"联系记录：{member.title()}",
            spans={"text": 2},
        )

    def action(self, typed: Contact) -> str:
        return f"{'修改' if typed.id else '登记'}联系记录：{self._name} {typed.title()}"
