"""The first step: which branch it is."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from models.beginning import short_name
from models.fields import Field, field_of, set_read
from models.kinds import Choice
from models.records import Branch
from ui.dialogs.first_run.step import Step
from ui.forms.editors import ChoiceEditor, LineEditor
from ui.forms.field_box import FieldBox

_HINTS = {"superior": "如：中国共产党××局机关委员会", "kind": "选一种，也可以自己填"}


class BranchStep(Step):
    """Name, short name, kind and superior; nothing of it has to be filled."""

    label, title = "支部", "您的支部叫什么"
    text = (
        "名称印在会议记录、花名册和各种表上。现在不填也行，以后在“设置 → 支部信息”里填。"
        "前任有移交文件（.zbyj）的不用新建：点下面的“打开已有的账本…”，选那个文件。"
    )

    def __init__(self) -> None:
        super().__init__()
        self._boxes = {name: _box(field_of(Branch, name)) for name in ("name", "short_name", "kind", "superior")}
        self._proposed = ""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(14)
        grid.addWidget(self._boxes["name"], 0, 0, 1, 2)
        grid.addWidget(self._boxes["short_name"], 1, 0)
        grid.addWidget(self._boxes["kind"], 1, 1)
        grid.addWidget(self._boxes["superior"], 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(3, 1)
        self._boxes["name"].editor.edited.connect(self._propose)

    def start(self) -> None:
        """The keyboard is where one begins to type."""
        self._boxes["name"].editor.setFocus()

    def branch(self) -> Branch:
        """The branch as it stands here."""
        branch = Branch()
        for name, box in self._boxes.items():
            set_read(branch, name, box.editor.value_text())
        return branch

    def _propose(self) -> None:
        """Proposes the short name, until she has written one of her own."""
        short = self._boxes["short_name"].editor
        if short.value_text() == self._proposed:
            self._proposed = short_name(self._boxes["name"].editor.value_text())
            short.set_value_text(self._proposed)


def _box(field: Field) -> FieldBox:
    kind = field.kind
    editor = ChoiceEditor(field, kind.options, free=True) if isinstance(kind, Choice) else LineEditor(field)
    editor.setAccessibleName(field.label)
    if field.name in _HINTS:
        line = editor.lineEdit() if isinstance(editor, ChoiceEditor) else editor
        if line is not None:
            line.setPlaceholderText(_HINTS[field.name])
    made = FieldBox(field, editor)
    made.caption.setText(field.label)  # nothing is required here
    return made
