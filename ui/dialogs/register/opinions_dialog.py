"""登记意见: what people said at one occasion, one line each; every line becomes an item of the register, and all of them are one action."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from models.fields import field_of
from models.kinds import Choice, Line, PartialDate, Unreadable, clean
from models.records import Rectification
from models.records.rectification import OPINION_SOURCES
from models.rules.register.opinions import Opinion, items_of
from models.rules.register.steps import begun
from ui.dialogs.ask import given_up
from ui.dialogs.register.item_dialog import add_steps
from ui.forms.drafts import Drafts
from ui.forms.editors import editor_for
from ui.forms.field_box import FieldBox
from ui.forms.line_editors import goes_on
from ui.forms.parts_grid import PartsGrid
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule

_ROWS, _SPARE = 8, 3
_FROM_RECORD = "发言取自会议记录。不是意见的，点行号选中整行按 Delete 清空，清空的不登记；对谁提的补在右边。"
_NOTE = "回车到下一格，一行一条；没有留名的，“谁提的”空着。一条意见成为一项整改，来源、编号、反映人都填好。"


class OpinionsDialog(QDialog):
    """`made`: the items that were registered."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        *,
        source: str = OPINION_SOURCES[0],
        day: PartialDate | None = None,
        said: Sequence[Opinion] = (),
        agenda_item_id: int | None = None,
    ) -> None:
        """source, day: of the occasion · said: what a meeting's record says, to choose from · agenda_item_id: where."""
        super().__init__(parent)
        self._session, self._agenda_item_id = session, agenda_item_id
        self.made: list[Rectification] = []
        self.setWindowTitle("登记意见")
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(900, room.width() - 40), min(540, room.height() - 60))
        self._drafts = Drafts(session, self._typed, self)
        self._drafts.key = f"opinions:{agenda_item_id or 'new'}"
        self._source = _box(session, "source", "场合", Choice(*OPINION_SOURCES, free=True))
        self._day = _box(session, "found", "日期")
        self._source.editor.set_value_text(source)
        self._day.editor.set_value_text(str(day or PartialDate.of(session.today)))
        self.grid = _Grid(
            session,
            [
                dataclasses.replace(field_of(Rectification, "raised_by"), label="谁提的", help="没留名就空着"),
                dataclasses.replace(field_of(Rectification, "problem"), label="意见内容", kind=Line()),
                dataclasses.replace(field_of(Rectification, "owner"), label="对谁提的（责任人）"),
            ],
            Rectification,
        )
        self.grid.setAccessibleName("意见")
        header = self.grid.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.grid.setColumnWidth(0, 150)
        self.grid.setColumnWidth(2, 170)
        self._count = plain_label("", "strong")
        self._note = plain_label(_FROM_RECORD if said else _NOTE, "note", wrap=True)
        self._save = button("登记", self.accept, icon_name="check", kind="primary", hint="Ctrl+回车")
        self._lay_out()
        self._show(said)
        self._first = self._typed()
        self._restore()
        for box in (self._source, self._day):
            box.editor.edited.connect(self._drafts.touch)
        self.grid.model_of_parts.edited.connect(self._edited)
        self.grid.model_of_parts.refused.connect(lambda sentence: self._say(sentence, "bad"))
        self._tell()
        self.grid.setFocus()
        self.grid.setCurrentIndex(self.grid.model_of_parts.index(0, 0))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._source, 2)
        head.addWidget(self._day, 1)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._note, 1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._count)
        column.addWidget(self.grid, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _show(self, said: Sequence[Opinion]) -> None:
        model = self.grid.model_of_parts
        model.show_parts([Rectification(raised_by=one.by, problem=one.text, owner=one.to) for one in said])
        model.grow(max(_ROWS, len(model.parts) + _SPARE))

    def _restore(self) -> None:
        found = self._drafts.found()
        if found is None or not isinstance(found[1].get("rows"), list):
            return
        at, kept = found
        rows = [[str(cell) for cell in row] for row in kept["rows"] if isinstance(row, list) and len(row) == 3]
        self._source.editor.set_value_text(str(kept.get("source", "")))
        self._day.editor.set_value_text(str(kept.get("day", "")))
        self._show([Opinion(text, by, to) for by, text, to in rows])
        self._say(f"已恢复 {at[5:16]} 没有登记的意见，不需要可点“取消”")

    def _typed(self) -> dict[str, object]:
        rows = [[part.raised_by, part.problem, part.owner] for part in self.grid.model_of_parts.filled()]
        return {"source": self._source.editor.value_text(), "day": self._day.editor.value_text(), "rows": rows}

    def _edited(self) -> None:
        self._drafts.touch()
        self._tell()

    def _tell(self) -> None:
        count = sum(bool(part.problem) for part in self.grid.model_of_parts.parts)
        self._count.setText(f"意见 {count} 条" if count else "意见")
        self._save.show_label(f"登记 {count} 条" if count else "登记", "Ctrl+回车")

    def _say(self, sentence: str, tone: str = "") -> None:
        self._note.setText(sentence)
        restyle(self._note, "tone", tone)

    def _read(self) -> tuple[str, PartialDate] | None:
        """Occasion and day; None where one is missing or cannot be read, which is said at it."""
        found: list[object] = []
        for box in (self._day, self._source):
            try:
                value = box.field.kind.read(clean(box.editor.value_text()))
                if value == box.field.kind.empty:
                    raise Unreadable(f"请填写{box.field.label}")
            except Unreadable as error:
                box.say(str(error), "bad")
                box.editor.setFocus()
                return None
            box.say("")
            found.append(value)
        day, source = found
        assert isinstance(day, PartialDate)
        return str(source), day

    def accept(self) -> None:
        self._save.setFocus()  # the cell that is open is tidied first
        read = self._read()
        if read is None:
            return
        model = self.grid.model_of_parts
        told = {id(part) for part in model.filled()}
        empty = next((row for row, part in enumerate(model.parts) if id(part) in told and not part.problem), -1)
        if empty >= 0 or not told:
            self.grid.setFocus()
            self.grid.setCurrentIndex(model.index(max(empty, 0), 1))
            row = f"第 {empty + 1} 行没有写意见内容" if told else "还没有写意见"
            self._say(f"{row}，没有登记；请补上，或清空这一行" if told else f"{row}，没有登记", "bad")
            return
        source, day = read
        ledger = self._session.ledger
        others = ledger.ever(Rectification)
        opinions = [Opinion(part.problem, part.raised_by, part.owner) for part in model.filled()]
        made = items_of(opinions, source, day, others, agenda_item_id=self._agenda_item_id)
        what = f"{len(made)} 条" if len(made) > 1 else made[0].title()
        with self._session.unit(f"登记意见：{what}") as unit:
            for item in made:
                steps = begun(item)
                unit.add(item)
                add_steps(unit, item, steps)
        self.made = made
        self._drafts.drop()
        super().accept()

    def reject(self) -> None:
        self._save.setFocus()
        if self._typed() == self._first or given_up(self, "不登记"):
            self._drafts.drop()
            super().reject()


class _Grid(PartsGrid[Rectification]):
    """Enter goes on to the next cell, and from the last one to the next line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a cell that is not open goes on too."""
        if goes_on(event) and self.state() != QAbstractItemView.State.EditingState:
            self.setCurrentIndex(self.following(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def following(self, here: QModelIndex) -> QModelIndex:
        model = self.model_of_parts
        model.grow(here.row() + 2)
        if here.column() == model.columnCount() - 1:
            return model.index(here.row() + 1, 0)
        return here.siblingAtColumn(here.column() + 1)


def _box(session: Session, name: str, label: str, kind: Choice | None = None) -> FieldBox:
    field = dataclasses.replace(field_of(Rectification, name), label=label, required=True, help="")
    if kind is not None:
        field = dataclasses.replace(field, kind=kind)
    return FieldBox(field, editor_for(field, session))
