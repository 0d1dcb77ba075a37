"""A form for any record, drawn from the declaration of its fields: groups, editors, and what is wrong said at the field."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.fields import Field, Record, in_form, set_read
from models.kinds import Unreadable, clean, taken_out
from models.rules.remark import Remark
from ui.forms.editors import PersonEditor, editor_for, is_wide
from ui.forms.field_box import FieldBox
from ui.session import Session
from ui.widgets.label import plain_label

R = TypeVar("R", bound=Record)


_LONG = 40  # characters from which a field takes the whole width of a form
_FINE = 12  # columns above which their gaps are small: a field over eight of them would be made of gaps, one over four of nothing else
_PAUSE = 300  # milliseconds without a key after which the checks look at what is typed


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
        self._checks: Callable[[R], Iterable[Remark]] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.advise)
        self.edited.connect(self._pause.start)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16 if columns <= _FINE else 8)
        grid.setVerticalSpacing(10)
        row, place, group, used = 0, 0, None, 0
        for field in fields if fields is not None else in_form(cls):
            if headings and field.group != group:
                row, place, group = row + 1, 0, field.group
                if group:
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
            used = max(used, place)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
            if column >= used:
                grid.addWidget(QWidget(), row, column)  # an empty column would have no gap beside it
        grid.setRowStretch(row + 1, 1)

    def load(self, record: R) -> None:
        """Fills the editors with a record; the record itself stays as it is."""
        self._record = copy.copy(record)
        for name, box in self.boxes.items():
            if box.editor.value_text() != record.show(name):  # after saving the cursor stays where it is
                box.editor.set_value_text(record.show(name))
                box.noted = ""
            box.release()
            box.close_up()

    def loaded(self) -> R:
        """The record that the editors were filled with."""
        return self._record

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
        box.look_again()
        if isinstance(box.editor, PersonEditor) and not box.editor.isReadOnly():
            box.noted = box.editor.spelled_out()
        text = _tidied(box)
        try:
            value = box.field.kind.read(text)
        except Unreadable as error:
            box.say(str(error), "bad")
            self.advise()
            return
        understood = box.field.kind.show(value)
        if understood != text and not is_wide(box.field):
            box.editor.set_value_text(understood)  # 1985.3 becomes 1985-03, so that one sees what was understood
        box.say(box.field.kind.doubt(value), "warn" if box.field.kind.doubt(value) else "")
        self.advise()

    def check_by(self, checks: Callable[[R], Iterable[Remark]]) -> None:
        """From now on these checks look at the record as it is typed, and say at each field what they find."""
        self._checks = checks
        self.advise()

    def so_far(self) -> tuple[R, set[str]]:
        """The record as far as it can be read by now, and the names of the fields that cannot; nothing is said or changed."""
        result = copy.copy(self._record)
        unread = set()
        for name, box in self.boxes.items():
            try:
                setattr(result, name, box.field.kind.read(box.editor.value_text()))
            except Unreadable:
                unread.add(name)
        return result, unread

    def advise(self) -> None:
        """Says what the checks find. What cannot be read is left alone while it is typed, unless it is long enough to judge."""
        if self._checks is None:
            return
        typed_now, unread = self.so_far()
        found: dict[str, list[Remark]] = {}
        for remark in self._checks(typed_now):
            at = next((name for name in remark.fields if name in self.boxes), "")
            if at and not unread.intersection(remark.fields):
                found.setdefault(at, []).append(remark)
        for name, box in self.boxes.items():
            if box.field.required and getattr(typed_now, name) == box.field.kind.empty:
                continue  # that it is missing is said on saving, and stays until it is filled
            if name not in unread:
                box.advise(box.field.kind.doubt(getattr(typed_now, name)), found.get(name, ()))
            elif len(box.editor.value_text()) >= box.field.kind.whole_length > 0:
                box.say(_sentence(box), "bad")

    def record(self) -> R | None:
        """The record as typed; None where something is impossible or missing: the first such field has the focus."""
        result = copy.copy(self._record)
        wrong: list[FieldBox] = []
        for name, box in self.boxes.items():
            text = _tidied(box)
            box.look_again()
            try:
                if text != self._record.show(name):
                    box.field.kind.read(text)  # a form may offer less than its record can say, and a draft is older
                    doubt = set_read(result, name, text)
                    box.say(doubt, "warn" if doubt else "")
                if box.field.required and getattr(result, name) == box.field.kind.empty:
                    raise Unreadable(f"请填写{box.field.label}")
            except Unreadable as error:
                box.say(str(error).removeprefix(f"{box.field.label}："), "bad")
                box.hold(partial(_is_right, box))
                wrong.append(box)
        if wrong:
            wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        self.advise()
        return result

    def changed(self) -> bool:
        """Whether anything was typed that differs from the record."""
        return any(text.strip() != self._record.show(name).strip() for name, text in self.typed_text().items())

    def focus_on(self, name: str = "") -> None:
        """Puts the cursor into a field, into the first one where none is named; what is in a line is chosen, as after Tab."""
        box = self.boxes[name] if name else next(iter(self.boxes.values()))
        box.editor.setFocus(Qt.FocusReason.TabFocusReason)


def _tidied(box: FieldBox) -> str:
    """What stands in a field. Characters that cannot be kept leave it now, and that is said, so that one sees what is kept."""
    text = box.editor.value_text()
    if lost := taken_out(text):
        box.noted, text = lost, clean(text)
        box.editor.set_value_text(text)
    return text


def _is_right(box: FieldBox) -> bool:
    """Whether what stands in a field can be saved."""
    try:
        value = box.field.kind.read(box.editor.value_text())
    except Unreadable:
        return False
    return not (box.field.required and value == box.field.kind.empty)


def _sentence(box: FieldBox) -> str:
    """Why what stands in a field cannot be read; '' if it can."""
    try:
        box.field.kind.read(box.editor.value_text())
    except Unreadable as error:
        return str(error)
    return ""
