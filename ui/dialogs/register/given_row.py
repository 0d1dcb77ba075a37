"""What is asked once for a whole problem list: its source, its document and the day, where the file has no columns for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.fields import field_of
from models.imports.problems.draft import ProblemDraft
from models.imports.problems.planning import GIVEN
from models.kinds import Unreadable
from ui.forms.editors import Editor, editor_for
from ui.session import Session
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

_WIDTHS = {"source": 150, "document": 0, "found": 150}
_SAYS = "对文件里没有写的行都算"


class GivenRow(QWidget):
    """A row of editors; those for which the file has a column everywhere are away."""

    said = Signal(object)
    """What is given (field → text), after it was changed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._told: dict[str, str] = {}
        self.editors: dict[str, Editor] = {}
        self._groups: dict[str, QWidget] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(16)
        for name in GIVEN:
            field = field_of(ProblemDraft, name)
            editor = editor_for(replace(field, help=""), session)
            editor.setAccessibleName(f"整份清单的{field.label}")
            editor.setToolTip(_SAYS)
            if _WIDTHS[name]:
                editor.setFixedWidth(_WIDTHS[name])
            editor.left.connect(self._left)
            caption = plain_label(field.label + (" *" if field.required else ""), "second")
            caption.setBuddy(editor)
            self.editors[name], self._groups[name] = editor, QWidget()
            both = QHBoxLayout(self._groups[name])
            both.setContentsMargins(0, 0, 0, 0)
            both.setSpacing(8)
            both.addWidget(caption)
            both.addWidget(editor, 0 if _WIDTHS[name] else 1)
            row.addWidget(self._groups[name], 0 if _WIDTHS[name] else 1)
        self._tail = QWidget()
        row.addWidget(self._tail, 0)

    def begin(self, given: Mapping[str, str]) -> None:
        """Shows what is proposed for a file."""
        self._told = dict(given)
        for name, editor in self.editors.items():
            editor.set_value_text(given.get(name, ""))
            restyle(editor, "tone", "")

    def ask(self, wanted: Collection[str]) -> None:
        """Asks for these fields only."""
        for name, group in self._groups.items():
            group.setVisible(name in wanted)
        self._tail.setVisible("document" not in wanted)
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.setStretchFactor(self._tail, 0 if "document" in wanted else 1)
        self.setVisible(bool(wanted))

    def _left(self) -> None:
        given: dict[str, str] = {}
        for name, editor in self.editors.items():
            text, wrong = editor.value_text().strip(), ""
            try:
                shown = str(field_of(ProblemDraft, name).kind.show(field_of(ProblemDraft, name).read(text)))
            except Unreadable as error:
                shown, wrong = "", str(error)
            restyle(editor, "tone", "bad" if wrong else "")
            editor.setToolTip(wrong or _SAYS)
            if shown and shown != text:
                editor.set_value_text(shown)
            if shown:
                given[name] = shown
        if given != self._told:
            self._told = given
            self.said.emit(given)
