"""One change for many records: which field, and what becomes of it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QWidget

from models.bulk_edit import CLEAR, HOW, REPLACE, SET, Edit, replaceable
from models.fields import Record, field_of, in_form
from ui.forms.editors import Editor, editor_for
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.only_words import WordLine


class EditRow(QWidget):
    """A row that can be taken away."""

    edited = Signal()
    removed = Signal(object)

    def __init__(self, session: Session, cls: type[Record], name: str, *, without: Collection[str] = ()) -> None:
        """without: fields that are not offered; what the steps of a record write never is."""
        super().__init__()
        self._session, self._cls = session, cls
        self._field, self._how = QComboBox(), QComboBox()
        self._editor: Editor | None = None
        self._old, self._new = WordLine(), WordLine()
        for box, label, width in ((self._field, "栏目", 170), (self._how, "怎样改", 156)):
            box.setAccessibleName(label)
            box.setFixedWidth(width)
            box.setMaxVisibleItems(16)
        for line, label in ((self._old, "要找的文字"), (self._new, "换成")):
            line.setAccessibleName(label)
            line.setPlaceholderText(label)
            line.textChanged.connect(lambda _text: self.edited.emit())
        group = ""
        for field in in_form(cls):
            if field.name in without:
                continue
            if group and field.group != group:
                self._field.insertSeparator(self._field.count())
            group = field.group
            self._field.addItem(field.label, field.name)
        self._arrow = plain_label("→", "second")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        for widget in (self._field, self._how, self._old, self._arrow, self._new):
            self._row.addWidget(widget)
        for line in (self._old, self._new):
            self._row.setStretchFactor(line, 1)
        self.remove = button("", lambda: self.removed.emit(self), icon_name="x", kind="quiet", hint="去掉这一项")
        self._row.addStretch()
        self._row.addWidget(self.remove)
        self._field.setCurrentIndex(max(0, self._field.findData(name)))
        self._show_field()
        self._field.activated.connect(lambda _place: self._field_changed())
        self._how.activated.connect(lambda _place: self._how_changed())

    def edit(self) -> Edit:
        """What the row says."""
        name, how = str(self._field.currentData()), str(self._how.currentData())
        if how == REPLACE:
            return Edit(name, how, self._new.text(), self._old.text())
        return Edit(name, how, self._editor.value_text() if self._editor and how == SET else "")

    def type_value(self, text: str) -> None:
        """Types a new value."""
        assert self._editor is not None
        self._editor.set_value_text(text)
        self.edited.emit()

    def choose_how(self, how: str) -> None:
        """Chooses what becomes of the field."""
        self._how.setCurrentIndex(self._how.findData(how))
        self._how_changed()

    def focus(self) -> None:
        """Begins with the field."""
        self._field.setFocus()

    def focus_value(self) -> None:
        """Begins with the new value."""
        if self._editor is not None:
            self._editor.setFocus()

    def _field_changed(self) -> None:
        self._show_field()
        self.edited.emit()

    def _how_changed(self) -> None:
        self._show_how()
        self.edited.emit()

    def _show_field(self) -> None:
        about, before = field_of(self._cls, str(self._field.currentData())), self._how.currentData()
        self._how.clear()
        for key, label in HOW.items():
            if not (key == CLEAR and about.required) and not (key == REPLACE and not replaceable(about)):
                self._how.addItem(label, key)
        self._how.setCurrentIndex(max(0, self._how.findData(before)))
        if self._editor is not None:
            self._row.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
        self._editor = editor_for(about, self._session, lines=1)
        self._editor.setProperty("inGrid", True)
        if isinstance(self._editor, QPlainTextEdit):
            self._editor.setFixedHeight(58)
        self._editor.edited.connect(self.edited)
        self._row.insertWidget(2, self._editor, 1)
        self._show_how()

    def _show_how(self) -> None:
        how = self._how.currentData()
        if self._editor is not None:
            self._editor.setVisible(how == SET)
        for widget in (self._old, self._arrow, self._new):
            widget.setVisible(how == REPLACE)
