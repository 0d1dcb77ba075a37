"""What narrows the list of 自查: level, tab, a person by name or pinyin, words; and one record, where one came from there."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.records.waiver import NOT_HERE
from models.rules.finding import LEVEL_WORDS
from ui.tabs.selfcheck.lines import ALL, ANSWERED, Lines, Wanted
from ui.tabs.tools_row import ToolsRow
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.elide_label import ElideLabel
from ui.widgets.restyle import restyle
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

_ALL_TABS = "全部页面"


class Narrowing(QWidget):
    """A row of filters, and below it which record is looked at alone."""

    changed = Signal()
    descended = Signal()
    """The keyboard is wanted in what was found."""

    def __init__(self) -> None:
        super().__init__()
        self._record: tuple[str, int] | None = None
        self.levels = Segmented()
        self.levels.setAccessibleName("按级别筛选")
        self.levels.chosen.connect(lambda _key: self.changed.emit())
        self.levels.entered.connect(self.descended)
        self.tabs = ChoiceBox(8)
        self.tabs.setAccessibleName("按页面筛选")
        self.tabs.setMaximumWidth(190)
        self.tabs.addItem(_ALL_TABS, "")
        self.tabs.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.person, self.search = SearchField("人员：姓名、拼音"), SearchField("问题、条文、规则编号")
        for field, wide, least in ((self.person, 176, 116), (self.search, 208, 132)):
            field.give_way(wide, least)
            field.searched.connect(lambda _text: self.changed.emit())
            field.descended.connect(self.descended)
        self.row = ToolsRow()
        for widget in (self.levels, self.tabs, self.person, self.search):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        self._only = ElideLabel("", "second")
        self._clear = button("看全部", self.clear_record, icon_name="x", kind="link", hint="不再只看这一条记录")
        self._alone = QWidget()
        line = QHBoxLayout(self._alone)
        line.setContentsMargins(24, 0, 24, 0)
        line.setSpacing(8)
        line.addWidget(self._only)
        line.addWidget(self._clear)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.row)
        column.addWidget(self._alone)
        self._alone.hide()

    def wanted(self) -> Wanted:
        """What is looked at."""
        level, tab = self.levels.key() or ALL, str(self.tabs.currentData() or "")
        return Wanted(level, tab, self.person.text(), self.search.text(), self._record)

    def show_counts(self, lines: Lines) -> None:
        """How many lines each level has, and each tab among those that are looked at."""
        named = {ALL: "全部", **LEVEL_WORDS, ANSWERED: NOT_HERE}
        self.levels.set_items([(key, f"{word} {lines.count(key)}") for key, word in named.items()])
        wanted = self.wanted()
        with QSignalBlocker(self.tabs):
            self.tabs.clear()
            self.tabs.addItem(_ALL_TABS, "")
            for tab, label in lines.tabs(wanted):
                self.tabs.addItem(label, tab)
            self.tabs.setCurrentIndex(max(0, self.tabs.findData(wanted.tab)))
        restyle(self.tabs, "active", bool(wanted.tab))

    def only(self, record: tuple[str, int], name: str) -> None:
        """Looks at one record alone, at all of what is said of it."""
        self._record = record
        self._only.setText(f"只看：{name}")
        self._alone.show()
        self._reset()

    def clear_record(self) -> None:
        """Looks at all records again; the button goes, and the keyboard to the list."""
        self._record = None
        self._alone.hide()
        self.changed.emit()
        self.descended.emit()

    def clear(self) -> None:
        """Looks at everything that is open."""
        self._record = None
        self._alone.hide()
        self._reset()
        self.changed.emit()

    def _reset(self) -> None:
        self.levels.choose(ALL)
        with QSignalBlocker(self):
            self.tabs.setCurrentIndex(0)
            self.person.clear()
            self.search.clear()

    def start_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
