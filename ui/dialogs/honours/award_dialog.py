"""One honour, of a member or of the branch itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.fields import typed
from models.people.honouring import doubt_about, whose
from models.records import Award, Member
from models.store import Unit
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

_NOTE = "姓名空着就是支部自己的荣誉。姓名在名册里的，同时记到这名党员的个人页。"


class AwardDialog(RecordDialog[Award]):
    """Adds or changes an honour; a name that the roster has is that member's."""

    def __init__(self, session: Session, award: Award, parent: QWidget | None, *, member: Member | None = None) -> None:
        """member: whose it is, where that is known: she is not asked for."""
        self._member = member
        fields = [field for field in typed(Award) if member is None or field.name != "name"]
        title = f"表彰奖励：{member.title()}" if member else ""
        super().__init__(
            session,
            award,
            parent,
            fields=fields,
            columns=3,
            width=760,
            title=title,
            spans={"body": 2, "document": 2, "note": 3},
        )
        self._said = plain_label(_NOTE, "note", wrap=True)
        if member is None:
            self.body.addWidget(self._said)
            self.form.edited.connect(self._tell)
            self.form.boxes["name"].editor.left.connect(self._tell)
            self._tell()
        self.fit()

    def _tell(self) -> None:
        """Whose it will be, before it is saved."""
        doubt = doubt_about(self.form.so_far()[0], self._members())
        self._said.setText(doubt or _NOTE)
        restyle(self._said, "tone", "warn" if doubt else "")

    def _members(self) -> Sequence[Member]:
        return self._session.members

    def action(self, typed: Award) -> str:
        name = self._member.title() if self._member else typed.name or "本支部"
        return f"{'修改' if typed.id else '登记'}表彰：{name} {typed.title()}"

    def write(self, unit: Unit, typed: Award) -> None:
        typed.member_id, typed.name = (
            (self._member.id, self._member.name) if self._member else whose(typed, self._members())
        )
        super().write(unit, typed)
