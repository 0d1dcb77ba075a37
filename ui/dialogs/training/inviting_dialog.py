"""拟参训人员: who lacks hours or a training this year, or for the current batch, with the reasons; to be looked through and written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from models.exports.contents.study.inviting import COLUMNS, invited, invited_row
from models.exports.study_lists import INVITE, batch_of
from models.exports.study_registers import snapshot_of
from models.records import Member, Training
from models.rules.study.inviting import Wanted
from ui.dialogs.run import run
from ui.dialogs.training.outputs_dialog import study_output
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.plain_table import make_plain
from ui.widgets.segmented import Segmented

Index = QModelIndex | QPersistentModelIndex
_SHOWN = (0, 1, 2, 4, 5)
"""Of COLUMNS; unit and articles are said below the list."""
_WIDTHS = (110, 110, 100, 90, 300)
_DISPLAY, _TOOLTIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_NOBODY = "没有应当参加的人", "学时都够了，应当参加集中培训的也都参加了；或者在册的人都已在这一批的名单里。"


class _Model(QAbstractTableModel):
    """People with their reasons."""

    def __init__(self) -> None:
        super().__init__()
        self.people: Sequence[Wanted] = ()
        self.rows: list[list[str]] = []

    def show(self, people: Sequence[Wanted]) -> None:
        self.beginResetModel()
        self.people, self.rows = people, [invited_row(one) for one in people]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_SHOWN)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        text = self.rows[index.row()][_SHOWN[index.column()]]
        return text if role == _DISPLAY else plain_tip(text) if role == _TOOLTIP else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return COLUMNS[_SHOWN[section]].label


class InvitingDialog(QDialog):
    """The list, most missing first; below it the unit and the articles of the chosen person."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        go: Callable[[str, int], object],
        *,
        batch: Training | None = None,
        year: int = 0,
    ) -> None:
        """go: shows a record · batch: the current one · year: that is looked at."""
        super().__init__(parent)
        self._session, self._batch, self._go = session, batch, go
        self._year = year or session.today.year
        self.setWindowTitle("拟参训人员")
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(min(940, room.width() - 60), min(600, room.height() - 50))
        self._of = Segmented(self)
        self._of.setAccessibleName("为哪一年或哪一批")
        self._of.chosen.connect(lambda _key: self._load())
        self._sum = ElideLabel("", "second")
        self._model = _Model()
        self._table = self._view()
        self._nothing = EmptyState("graduation-cap", *_NOBODY)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)
        self._about = plain_label("", "second", wrap=True)
        self._about.setMinimumHeight(44)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._person = button("打开个人页", self._open, hint="回车")
        self._write = button("导出…", self._export, icon_name="download", kind="primary")
        self._lay_out()
        segments = [("year", f"{self._year} 年")]
        if batch is not None:
            segments.insert(0, ("batch", f"本批 {batch.number}".strip()))
        self._of.set_items(segments)
        self._load()
        self._table.setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._of)
        top.addWidget(self._sum, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(plain_label("程序只提示，派谁参加由支部决定。", "note"), 1)
        for made in (self._person, button("关闭", self.reject), self._write):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(self._about)
        column.addLayout(foot)

    def _view(self) -> QTableView:
        view = QTableView()
        view.setModel(self._model)
        make_plain(view, "拟参训人员", 36)
        view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        for place, width in enumerate(_WIDTHS):
            view.setColumnWidth(place, width)
        view.horizontalHeader().setSectionResizeMode(len(_SHOWN) - 1, QHeaderView.ResizeMode.Stretch)
        view.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now.row()))
        view.activated.connect(lambda _index: self._open())
        return view

    def _for_batch(self) -> bool:
        return self._of.key() == "batch" and self._batch is not None

    def _load(self) -> None:
        ledger = self._session.ledger
        batch = batch_of(ledger, self._batch) if self._for_batch() and self._batch is not None else None
        people = invited(snapshot_of(ledger), self._year, self._session.today, batch)
        self._model.show(people)
        self._stack.setCurrentIndex(0 if people else 1)
        short = sum(one.gap > 0 for one in people)
        said = f"共 {len(people)} 人，其中缺学时 {short} 人" if people else "没有人"
        where = f" · {batch.training.name}，已在名单里的不列" if batch is not None else ""
        self._sum.setText(said + where)
        for each in (self._write, self._person):
            each.setEnabled(bool(people))
        self._table.setCurrentIndex(self._model.index(0, 0))
        self._tell(0)

    def _tell(self, row: int) -> None:
        if not 0 <= row < len(self._model.rows):
            self._about.setText("")
            return
        name, _, _, unit, _, reasons, cited = self._model.rows[row]
        first = "　".join(filter(None, (name, unit)))
        self._about.setText(f"{first}：{reasons}\n依据 {cited}" if cited else f"{first}：{reasons}")

    def _open(self) -> None:
        row = self._table.currentIndex().row()
        if 0 <= row < len(self._model.people):
            member = self._model.people[row].member
            self.accept()
            self._go(Member.table, member.id)

    def _export(self) -> None:
        batch = self._batch if self._for_batch() else None
        study_output(self._session, self, INVITE, batch=batch, year=self._year)


def show_invited(
    session: Session,
    parent: QWidget | None,
    go: Callable[[str, int], object],
    *,
    batch: Training | None = None,
    year: int = 0,
) -> None:
    """Shows who should come to the batch, or in the year."""
    run(InvitingDialog(session, parent, go, batch=batch, year=year))
