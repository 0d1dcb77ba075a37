"""Duties by the sheet: what the posts usually answer for, to be changed before it is kept, or a list pasted from a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.fields import Field, field_of
from models.kinds import Line, Paragraphs
from models.records import Responsibility
from models.rules.register.usual_duties import incomplete
from ui.dialogs.ask import given_up
from ui.forms.grid_widths import GridWidths
from ui.forms.parts_grid import PartsGrid
from ui.forms.sheet_draft import SheetDraft
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule

_FIELDS = ("post", "owner", "text", "frequency", "months", "standard")
_WIDTHS = (104, 92, 400, 84, 96)  # pixels, where nothing longer stands in a column; the last takes what is left
_PROPOSED = "下面是各职务常见的责任，按惯例列出，不是规定：改成本支部的分工，不要的去掉，再加入清单。已有的一项不动。"
_PASTE = (
    "在 Excel 里选中责任主体、责任人、责任事项、频次、月份、完成标准几列，复制后在第一格按 Ctrl+V；也可以直接填写。"
)
_HINT = "像在 Excel 里一样填写、复制和粘贴；加入以后都能改，整批可以一步撤销"


class DutySheet(QDialog):
    """A sheet of new duties; what is in it is added as one action."""

    def __init__(self, session: Session, proposals: Sequence[Responsibility], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._proposed = bool(proposals)
        self.setWindowTitle("按职务列出常见的责任" if proposals else "成批添加责任事项")
        room = parent.window().width() - 40 if parent else 1140
        self.resize(min(1140, room), 600)
        fields = [on_one_line(field_of(Responsibility, name)) for name in _FIELDS]
        self.grid: PartsGrid[Responsibility] = PartsGrid(session, fields, Responsibility)
        self.grid.setAccessibleName("要加入清单的责任事项")
        self._widths = GridWidths(self.grid, dict(enumerate(_WIDTHS)), takes=len(_WIDTHS))
        self.model = self.grid.model_of_parts
        self._note = plain_label(_HINT, "note")
        self.model.refused.connect(lambda sentence: self._say(sentence, "bad"))
        self.model.edited.connect(self._count)
        self._add = button("", self.accept, icon_name="plus", kind="primary")
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(button("去掉选中的行", self.drop))
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addWidget(plain_label(_PROPOSED if proposals else _PASTE, "second", wrap=True))
        column.addWidget(self.grid, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        self.model.show_parts([*proposals, Responsibility()])
        self._typed = self._texts()
        key = f"duties:{'usual' if proposals else 'sheet'}"
        self._draft = SheetDraft(session, key, [self.model], self, fresh=True)
        restored = self._draft.restore()
        self._count()
        if restored:
            self._say(restored, "warn")
        self.grid.setFocus()

    def _say(self, sentence: str, tone: str = "") -> None:
        self._note.setText(sentence)
        restyle(self._note, "tone", tone)

    def _texts(self) -> list[tuple[str, ...]]:
        return [tuple(part.show(name) for name in _FIELDS) for part in self.model.filled()]

    def _count(self) -> None:
        number = len(self.model.filled())
        self._add.show_label(f"加入清单 {number} 项")
        self._add.setEnabled(number > 0)
        self._say(_HINT)

    def drop(self) -> None:
        """Takes the rows of the selected cells out of the sheet."""
        rows = {index.row() for index in self.grid.selectedIndexes()}
        if not rows:
            self._say("请先在表格里选中要去掉的行")
            return
        self.grid.setFocus()  # the cell that is open is tidied first
        kept = [part for place, part in enumerate(self.model.parts) if place not in rows]
        self.model.show_parts(
            kept if kept and not any(kept[-1].show(n) for n in _FIELDS) else [*kept, Responsibility()]
        )
        self._draft.touch()
        self._count()

    def reject(self) -> None:
        self.grid.setFocus()
        if self._texts() == self._typed or given_up(self):
            self._draft.drop()
            super().reject()

    def accept(self) -> None:
        self.grid.setFocus()
        found = self.model.filled()
        if wrong := incomplete(found):
            self._say(wrong, "bad")
        elif found:
            with self._session.unit(f"列出责任清单 {len(found)} 项") as unit:
                unit.add_all(found)
            self._draft.drop()
            super().accept()


def on_one_line(field: Field) -> Field:
    """The field as it is typed in a grid: Enter goes on to the cell below instead of beginning a new line."""
    return replace(field, kind=Line()) if isinstance(field.kind, Paragraphs) else field
