"""The dialog of a member: beside the usual, the ID number fills empty sex and birthday, and says where they differ."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.kinds import Unreadable
from models.kinds.identity import born, sex_of
from models.records import Member
from models.rules.identity import differences
from ui.forms.record_dialog import RecordDialog
from ui.session import Session


class MemberDialog(RecordDialog[Member]):
    """Adds or changes a member."""

    def __init__(self, session: Session, member: Member, parent: QWidget | None, *, focus: str = "") -> None:
        super().__init__(session, member, parent, focus=focus)
        for name in ("id_number", "sex", "birth"):
            self.form.boxes[name].editor.left.connect(self._compare)

    def _compare(self) -> None:
        """Only what is empty is filled; the file's birthday comes first, so a difference is only said."""
        boxes = self.form.boxes
        try:
            number, sex, birth = (
                boxes[n].field.kind.read(boxes[n].editor.value_text()) for n in ("id_number", "sex", "birth")
            )
        except Unreadable:
            return
        if number and not sex:
            boxes["sex"].editor.set_value_text(sex_of(number))
        day = born(number)
        if day and not birth:
            boxes["birth"].editor.set_value_text(str(day))
        said = differences(Member(id_number=number, sex=sex, birth=birth))
        for name in ("sex", "birth"):
            boxes[name].say(said.get(name, ""), "warn" if name in said else "")
