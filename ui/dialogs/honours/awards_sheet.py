"""成批登记表彰: a line for each honour, typed or pasted from a spreadsheet; all of them are one action."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.fields import field_of
from models.people.honouring import doubt_about, whose
from models.records import Award
from ui.dialogs.ask import given_up
from ui.forms.parts_grid import PartsGrid
from ui.forms.sheet_draft import SheetDraft
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule

_FIELDS = ("name", "kind", "year", "level", "body", "day", "document")
_WIDTHS = (120, 190, 66, 112, 180, 112, 130, 160)
_ROWS = 10
_HINT = "一行一项，姓名空着就是支部自己的荣誉；从 Excel 复制几列可以直接粘贴，带表头的按表头放"


class AwardsSheet(QDialog):
    """A sheet to be filled; names that the roster has become that member's."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("成批登记表彰")
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(1080, room.width() - 20), min(540, room.height() - 40))
        self.grid: PartsGrid[Award] = PartsGrid(session, [field_of(Award, name) for name in _FIELDS], Award)
        self.grid.setAccessibleName("表彰奖励")
        self._model = self.grid.model_of_parts
        self._model.remark = lambda award: doubt_about(award, session.members)
        self._model.show_parts([])  # the heading knows of the last column from now on
        for place, width in enumerate(_WIDTHS):
            self.grid.setColumnWidth(place, width)
        header = self.grid.horizontalHeader()
        header.moveSection(header.visualIndex(len(_FIELDS)), 1)  # beside the name that it is about
        self._count, self._note = ElideLabel("", "strong"), ElideLabel(_HINT, "note")
        self._save = button("登记", self.accept, icon_name="check", kind="primary", hint="Ctrl+回车")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._note, 1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addWidget(self._count)
        column.addWidget(self.grid, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        self._model.grow(_ROWS)
        self._draft = SheetDraft(session, "awards:new", [self._model], self, fresh=True)
        if restored := self._draft.restore():
            self._say(restored, "warn")
        self._model.edited.connect(self._tell)
        self._model.refused.connect(lambda sentence: self._say(sentence, "bad"))
        self._model.pasted.connect(self._say)
        self._tell()
        self.grid.setFocus()
        self.grid.setCurrentIndex(self._model.index(0, 0))

    def _say(self, sentence: str, tone: str = "") -> None:
        self._note.setText(sentence)
        restyle(self._note, "tone", tone)

    def _tell(self) -> None:
        number = len(self._model.filled())
        self._count.setText(f"{number} 项" if number else "表彰奖励")
        self._save.show_label(f"登记 {number} 项" if number else "登记", "Ctrl+回车")
        self.grid.setColumnHidden(
            len(_FIELDS), not any(doubt_about(a, self._session.members) for a in self._model.parts)
        )

    def accept(self) -> None:
        self._save.setFocus()  # the cell that is open is tidied first
        awards = self._model.filled()
        nameless = next((row for row, award in enumerate(self._model.parts) if award in awards and not award.kind), -1)
        if nameless >= 0 or not awards:
            self.grid.setFocus()
            self.grid.setCurrentIndex(self._model.index(max(nameless, 0), 1))
            said = f"第 {nameless + 1} 行没有写表彰名称" if awards else "还没有写表彰"
            self._say(f"{said}，没有登记；请补上，或清空这一行" if awards else f"{said}，没有登记", "bad")
            return
        for award in awards:
            award.member_id, award.name = whose(award, self._session.members)
        what = f"{len(awards)} 项" if len(awards) > 1 else awards[0].title()
        with self._session.unit(f"登记表彰：{what}") as unit:
            unit.add_all(awards)
        self._draft.drop()
        super().accept()

    def reject(self) -> None:
        self._save.setFocus()
        if not self._model.filled() or given_up(self, "不登记"):
            self._draft.drop()
            super().reject()
