"""The findings of a reconciliation to look through and tick: by kind, by column, by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from models.imports import RowPlan
from models.imports.reconcile import Difference, Reconciliation
from models.imports.reconcile_sheets import DIFFERENCES, FEWER, GONE, MORE, NOTES, UNCLEAR
from ui.dialogs.import_who import WhoIsIt
from ui.dialogs.reconcile_lines import Line, LineModel, lines_of
from ui.dialogs.reconcile_ticks import TickView
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.plain_table import make_plain
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

_KINDS = (DIFFERENCES, FEWER, MORE, GONE, NOTES, UNCLEAR)
_WIDTHS = {0: 150, 1: 150, 5: 130}  # pixels; the rest is shared
_PLACE = 5
_ALL_COLUMNS = "全部栏目"


class ReconcileList(QWidget):
    """One kind of finding at a time."""

    ticked = Signal()
    """Which lines are ticked has changed."""
    decided = Signal(object, str)
    """A row that could not be compared (RowPlan), and who it is: the key of a candidate or NEW."""

    def __init__(self) -> None:
        super().__init__()
        self._found = Reconciliation("")
        self._lines: list[Line] = []
        self._full = self._several = False
        self._kinds = Segmented(self)
        self._kinds.setAccessibleName("显示哪一类差异")
        self._kinds.chosen.connect(lambda _key: self._show_kind())
        self._columns = QComboBox()
        self._columns.setAccessibleName("栏目")
        self._columns.setMinimumWidth(130)
        self._columns.currentTextChanged.connect(lambda _text: self._show())
        self._search = SearchField("姓名")
        self._search.setFixedWidth(150)
        self._search.searched.connect(lambda _text: self._show())
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._kinds)
        top.addStretch(1)
        top.addWidget(self._columns)
        top.addWidget(self._search)
        self._model = LineModel()
        self._model.ticked.connect(self.ticked)
        self.view = TickView()
        self.view.setModel(self._model)
        self.view.toggled.connect(self._toggle)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._ask())
        self.setFocusProxy(self.view)
        make_plain(self.view, "核对结果", 38)
        self.view.setTabKeyNavigation(False)
        for place in range(self._model.columnCount()):
            if place in _WIDTHS:
                self.view.setColumnWidth(place, _WIDTHS[place])
            else:
                self.view.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self._nothing = plain_label("没有这样的内容", "note")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        self._ticks = [
            button("勾选列出的全部", lambda: self._tick(range(len(self._model.lines))), kind="link"),
            button("勾选这个人的", self._tick_person, kind="link"),
            button("全不勾选", self._model.untick_all, kind="link"),
        ]
        low = QHBoxLayout()
        low.setSpacing(6)
        for each in self._ticks:
            low.addWidget(each)
        low.addStretch(1)
        low.addWidget(plain_label("空格键勾选选中的行", "note"))
        self._question = plain_label("选中的这一行是谁？", "strong")
        self.who = WhoIsIt()
        self.who.decided.connect(self.decided)
        asked = QHBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(self._question)
        asked.addWidget(self.who, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addLayout(asked)
        column.addLayout(low)

    def show_found(self, found: Reconciliation, *, several: bool) -> None:
        """Shows findings; the kind that was looked at stays where there is still some of it, and the ticks while the findings
        are the same. several: sheets were read."""
        if found is not self._found:
            self._model.untick_all()
        self._found, self._several = found, several
        self._lines = lines_of(found, full=self._full, several=self._several)
        counts = {kind: sum(line.kind == kind for line in self._lines) for kind in _KINDS}
        kinds = [(kind, f"{kind} {count}") for kind, count in counts.items() if count]
        self._kinds.set_items(kinds)
        if kinds and not self._kinds.key():
            self._kinds.choose(kinds[0][0])
        self._show_kind()

    def show_full(self, full: bool) -> None:
        """Shows private numbers whole or masked."""
        self._full = full
        self.show_found(self._found, several=self._several)

    def chosen(self) -> tuple[list[Difference], list[RowPlan]]:
        """The ticked cells and the ticked people."""
        ticked = self._model.chosen()
        return [t for t in ticked if isinstance(t, Difference)], [t for t in ticked if isinstance(t, RowPlan)]

    def _of_kind(self) -> Sequence[Line]:
        return [line for line in self._lines if line.kind == self._kinds.key()]

    def _show_kind(self) -> None:
        columns = dict.fromkeys(line.column for line in self._of_kind() if line.column)
        kept = self._columns.currentText()
        self._columns.blockSignals(True)
        self._columns.clear()
        self._columns.addItems([_ALL_COLUMNS, *columns])
        self._columns.setCurrentIndex(max(self._columns.findText(kept), 0))
        self._columns.setVisible(len(columns) > 1)
        self._columns.blockSignals(False)
        for place in range(1, self._model.columnCount()):  # what this kind says nothing about takes no room
            self.view.setColumnHidden(place, not any(line.texts[place] for line in self._of_kind()))
        self.view.setColumnWidth(_PLACE, _WIDTHS[_PLACE] + 70 * self._several)
        self._show()

    def _show(self) -> None:
        column, words = self._columns.currentText(), self._search.text().split()
        self._model.show(
            [
                line
                for line in self._of_kind()
                if column in ("", _ALL_COLUMNS, line.column) and all(word in line.person for word in words)
            ]
        )
        possible = any(line.what is not None for line in self._model.lines)
        for each in self._ticks[:-1]:
            each.setEnabled(possible)
        self._stack.setCurrentWidget(self.view if self._model.lines else self._nothing)
        if self._model.lines:
            self.view.setCurrentIndex(self._model.index(0, 0))
        self._ask()

    def _ask(self) -> None:
        place = self.view.currentIndex().row()
        line = self._model.lines[place] if 0 <= place < len(self._model.lines) else None
        self.who.ask(line.asked if line is not None else None, full=self._full)
        self._question.setVisible(not self.who.isHidden())

    def _tick(self, places: Sequence[int]) -> None:
        self._model.tick(set(places))

    def _toggle(self, places: set[int]) -> None:
        """Ticks these lines; takes the ticks away where all of them have one."""
        self._model.tick(places, on=not self._model.all_ticked(places))

    def _tick_person(self) -> None:
        place = self.view.currentIndex().row()
        if 0 <= place < len(self._model.lines):
            lines = self._model.lines
            person = _identity(lines[place])
            self._model.tick({n for n, line in enumerate(lines) if _identity(line) == person})


def _identity(line: Line) -> object:
    return line.what.member_id if isinstance(line.what, Difference) else (line.person, line.texts[-1])
