"""A form for any record, drawn from the declaration of its fields: groups, editors, and what is wrong said at the field."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from models.fields import Field, Record, set_read, typed
from models.kinds import Unreadable
from ui.forms.editors import Editor, editor_for, is_wide
from ui.session import Session
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

R = TypeVar("R", bound=Record)


_LONG = 40  # characters from which a field takes the whole width of a form


class FieldBox(QWidget):
    """A caption, an editor, and below it a line for what is wrong."""

    def __init__(self, field: Field, editor: Editor) -> None:
        super().__init__()
        self.field, self.editor = field, editor
        caption = plain_label(field.label + (" *" if field.required else ""))
        caption.setObjectName("caption")
        caption.setBuddy(editor)
        self.message = plain_label()
        self.message.setObjectName("fieldMessage")
        self.message.setWordWrap(True)
        self.message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (caption, editor, self.message):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def say(self, sentence: str, tone: str = "") -> None:
        """Shows a sentence below the editor ('' hides it); tone `bad` for what stops saving, `warn` for a doubt."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        for widget in (self.message, self.editor):
            restyle(widget, "tone", tone)


class Form(QWidget, Generic[R]):
    """All typed fields of one record class, or some of them."""

    edited = Signal()

    def __init__(
        self,
        cls: type[R],
        session: Session,
        *,
        fields: Sequence[Field] | None = None,
        columns: int = 3,
        headings: bool = True,
        lines: int = 3,
        spans: Mapping[str, int] | None = None,
    ) -> None:
        """`spans`: how many of the columns a field takes, where it is not one."""
        super().__init__()
        self.cls = cls
        self.boxes: dict[str, FieldBox] = {}
        self._record: R = cls()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        row, place, group = 0, 0, None
        for field in fields if fields is not None else typed(cls):
            if headings and field.group != group:
                row, place, group = row + 1, 0, field.group
                heading = plain_label(group)
                heading.setObjectName("groupHeading")
                grid.addWidget(heading, row, 0, 1, columns)
                row += 1
            box = FieldBox(field, editor_for(field, session, lines=lines))
            box.editor.edited.connect(self.edited)
            box.editor.left.connect(lambda name=field.name: self._check(name))
            self.boxes[field.name] = box
            span = (spans or {}).get(field.name, columns if field.width >= _LONG else 1)
            if place + span > columns:
                row, place = row + 1, 0
            grid.addWidget(box, row, place, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(row + 1, 1)

    def load(self, record: R) -> None:
        """Fills the editors with a record; the record itself stays as it is."""
        self._record = copy.copy(record)
        for name, box in self.boxes.items():
            if box.editor.value_text() != record.show(name):  # after saving the cursor stays where it is
                box.editor.set_value_text(record.show(name))
            box.say("")

    def typed_text(self) -> dict[str, str]:
        """What stands in the editors, for a draft."""
        return {name: box.editor.value_text() for name, box in self.boxes.items()}

    def type_text(self, texts: dict[str, str]) -> None:
        """Puts a draft into the editors."""
        for name, text in texts.items():
            if name in self.boxes:
                self.boxes[name].editor.set_value_text(text)

    def _check(self, name: str) -> None:
        """Says what is wrong with a field when one leaves it."""
        box = self.boxes[name]
        text = box.editor.value_text()
        try:
            value = box.field.kind.read(text)
        except Unreadable as error:
            box.say(str(error), "bad")
            return
        understood = box.field.kind.show(value)
        if understood != text and not is_wide(box.field):
            box.editor.set_value_text(understood)  # 1985.3 becomes 1985-03, so that one sees what was understood
        box.say(box.field.kind.doubt(value), "warn" if box.field.kind.doubt(value) else "")

    def record(self) -> R | None:
        """The record as typed; None where something is impossible or missing: the first such field has the focus."""
        result = copy.copy(self._record)
        wrong: list[FieldBox] = []
        for name, box in self.boxes.items():
            text = box.editor.value_text()
            try:
                if text != self._record.show(name):
                    doubt = set_read(result, name, text)
                    box.say(doubt, "warn" if doubt else "")
                if box.field.required and getattr(result, name) == box.field.kind.empty:
                    raise Unreadable(f"请填写{box.field.label}")
            except Unreadable as error:
                box.say(str(error).removeprefix(f"{box.field.label}："), "bad")
                wrong.append(box)
        if wrong:
            wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return result

    def changed(self) -> bool:
        """Whether anything was typed that differs from the record."""
        return any(text.strip() != self._record.show(name).strip() for name, text in self.typed_text().items())

    def focus_on(self, name: str = "") -> None:
        """Puts the cursor into a field; into the first one where none is named."""
        box = self.boxes[name] if name else next(iter(self.boxes.values()))
        box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
