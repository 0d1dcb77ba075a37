"""One row of a selection: what is asked, how it is compared, and with what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from models.filters import OPERATORS, Criterion, Subject, subject, subjects
from models.filters.subjects import CHOICE, WITHOUT_VALUE
from ui.widgets.button import button
from ui.widgets.only_words import WordLine
from ui.widgets.restyle import restyle

_HINTS = {"day": "如 1985、1985-03 或 1985-03-12", "number": "如 60", "text": "要找的文字", CHOICE: "要找的文字"}


class CriterionRow(QWidget):
    """A row that can be taken away; `groups` are the names of the 党小组."""

    edited = Signal()
    removed = Signal(object)

    def __init__(self, criterion: Criterion, groups: tuple[str, ...]) -> None:
        super().__init__()
        self._groups = groups
        self._subject, self._op, self._value = QComboBox(), QComboBox(), QComboBox()
        self._text = WordLine()
        self._value.setLineEdit(WordLine())
        self._value.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for box, name, width in ((self._subject, "栏目", 170), (self._op, "比较方式", 150), (self._value, "内容", 210)):
            box.setAccessibleName(name)
            box.setFixedWidth(width)
            box.setMaxVisibleItems(16)
        self._text.setAccessibleName("内容")
        self._text.setFixedWidth(210)
        group = ""
        for known in subjects():
            if group and known.group != group:
                self._subject.insertSeparator(self._subject.count())
            group = known.group
            self._subject.addItem(known.label, known.key)
        if subject(criterion.field) is None:
            self._subject.addItem("（已不能识别的栏目）", criterion.field)
        self._unknown_op = criterion.op
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._subject, self._op, self._value, self._text):
            row.addWidget(widget)
        self._away = button("", lambda: self.removed.emit(self), icon_name="x", kind="quiet", hint="去掉这一条")
        row.addWidget(self._away)
        row.addStretch(1)
        self._subject.setCurrentIndex(max(0, self._subject.findData(criterion.field)))
        self._show_subject()
        self._op.setCurrentIndex(max(0, self._op.findData(criterion.op)))
        self._show_op()
        self._value.setEditText(criterion.value)
        self._text.setText(criterion.value)
        self._text.setCursorPosition(0)  # a long one is read from its beginning
        self._subject.activated.connect(lambda _place: self._subject_changed())
        self._op.activated.connect(lambda _place: self._op_changed())
        self._value.editTextChanged.connect(lambda _text: self.edited.emit())
        self._text.textChanged.connect(lambda _text: self.edited.emit())

    def criterion(self) -> Criterion:
        """What the row says."""
        op = str(self._op.currentData() or self._unknown_op)
        value = self._typed()
        return Criterion(str(self._subject.currentData()), op, "" if op in WITHOUT_VALUE else value)

    def say(self, why: str) -> None:
        """Marks the row as one that cannot be asked."""
        for editor in (self._value.lineEdit(), self._text):
            if editor is not None:
                editor.setToolTip(why)
        restyle(self._text, "tone", "warn" if why else "")
        restyle(self._value, "tone", "warn" if why else "")

    def focus(self) -> None:
        """Begins with the subject."""
        self._subject.setFocus()

    def editors(self) -> tuple[QWidget, ...]:
        """What the keyboard comes to, in its order."""
        return (self._subject, self._op, self._value, self._text, self._away)

    def _typed(self) -> str:
        return self._value.currentText() if self._with_options() else self._text.text()

    def _known(self) -> Subject | None:
        return subject(str(self._subject.currentData()))

    def _options(self) -> tuple[str, ...]:
        known = self._known()
        if known is None:
            return ()
        return self._groups if known.key == "group" else known.options

    def _with_options(self) -> bool:
        return bool(self._options())

    def _subject_changed(self) -> None:
        self._show_subject()
        self._show_op()
        self.edited.emit()

    def _op_changed(self) -> None:
        self._show_op()
        self.edited.emit()

    def _show_subject(self) -> None:
        """The ways to compare; the one chosen before stays only where something was typed to compare with."""
        known, before = self._known(), self._op.currentData() if self._typed() else None
        self._op.clear()
        for key, label in OPERATORS[known.sort].items() if known else ():
            self._op.addItem(label, key)
        self._op.setCurrentIndex(max(0, self._op.findData(before)))
        if known and known.key == "group" and before is None:
            self._op.setCurrentIndex(self._op.findData("is"))
        typed = self._value.currentText()
        self._value.clear()
        self._value.addItems(list(self._options()))
        self._value.setEditText(typed if typed in self._options() else "")
        hint = _HINTS[known.sort] if known else ""
        self._text.setPlaceholderText(f"{hint}（{known.unit}）" if known and known.unit else hint)

    def _show_op(self) -> None:
        wanted = self._op.currentData() not in WITHOUT_VALUE and self._known() is not None
        self._value.setVisible(wanted and self._with_options())
        self._text.setVisible(wanted and not self._with_options())
