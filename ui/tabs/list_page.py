"""A page with a list and beside it the detail of the current record: search, filters, sorting, adding, editing, deleting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from models.fields import Record
from models.rules.finding import INFO
from ui.dialogs.run import run
from ui.session import Session
from ui.table.arranging import Arranging
from ui.table.columns import Column, with_offered
from ui.table.heading_menu import HeadingMenu
from ui.table.key_records import key_records
from ui.table.marks import marked
from ui.table.shown import Shown
from ui.table.view import RecordTable
from ui.tabs.detail import Detail
from ui.tabs.list_actions import ListActions, R
from ui.tabs.list_frame import ListFrame
from ui.tabs.listing import Listing
from ui.tabs.tools_row import ToolsRow
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented


@dataclass(frozen=True)
class Filter(Generic[R]):
    """One segment above the list: a few words, and which records it leaves."""

    key: str
    label: str
    keeps: Callable[[R], bool]


class ListPage(ListActions[R]):
    """A page over one class of records; subclasses say which columns, filters and detail it has."""

    search_hint: ClassVar[str] = "搜索"
    searched: ClassVar[tuple[str, ...]] = ()
    """Fields in which the search looks."""
    keyed: ClassVar[tuple[str, ...]] = ()
    """Fields that filters and the subtitle look at."""
    first_sort: ClassVar[tuple[int, bool]] = (0, True)
    """The column by which the list is ordered at first, and whether ascending."""
    empty: ClassVar[tuple[str, str]] = ("", "")
    """What an empty list says: title and text."""
    keys: ClassVar[str] = "双击编辑 · F2 修改 · Ctrl+C 复制到 Excel · Ctrl+F 查找"
    """The keys that the foot names."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        first, *others = self.make_columns()
        self._columns = with_offered(self.cls, [marked(first, session.checking, self.cls), *others])
        self.listing = Listing[R](self.searched, self._columns, self.first_sort)
        self._told = 0

        self.search = SearchField(self.search_hint)
        self.search.setFixedWidth(236)
        self.search.searched.connect(lambda _text: self._search())
        self.search.descended.connect(self._to_list)
        self.tools = ToolsRow()
        self.tools.addWidget(self.search)
        self.add_chooser()
        self.add_tools()
        self.column.addWidget(self.tools)

        self.table = RecordTable(session.ledger, self.cls, self._columns)
        self.arranging = Arranging(self.table, session.settings)
        self.heading_menu = HeadingMenu(self.table, self.arranging, self.choose_columns)
        self.table.sorted.connect(self._sort_by)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self.edit)
        self.table.deleting.connect(self.delete)
        self.table.changing.connect(self.change)
        self.table.pasting.connect(self.paste)
        self.table.copied_rows.connect(self.note_copied)
        self.table.menu_wanted.connect(self._menu)
        self.table.sort_mark(*self.first_sort)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.detail = self.make_detail()
        self.detail.closed_words = session.closed_words
        self.detail.check.clicked.connect(self._go_to_check)
        session.checking.done.connect(self._checked)
        self._nothing = EmptyState(self.icon, *self.empty, self.empty_actions())
        self.stack = ListFrame(
            self.table, self.detail, self._nothing, side=self.make_side(), keys=self.keys, elsewhere=self._go_elsewhere
        )
        self.column.addWidget(self.stack, 1)

    # What a page says of itself

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes where the list is empty too, and has no keyboard."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def make_columns(self) -> list[Column]:
        raise NotImplementedError(type(self).__name__)

    def make_detail(self) -> Detail:
        raise NotImplementedError(type(self).__name__)

    def make_side(self) -> QWidget | None:
        """What stands left of the list."""
        return None

    def filters(self) -> Sequence[Filter[R]]:
        raise NotImplementedError(type(self).__name__)

    def add_chooser(self) -> None:
        """Adds what chooses among the filters; a row of segments unless a page has something better."""
        self.segments = Segmented(self)
        self.segments.setAccessibleName("列出哪些")
        self.segments.chosen.connect(lambda _key: self._narrow())
        self.tools.addWidget(self.segments)

    def show_filters(self) -> None:
        """Shows how many records each filter leaves."""
        kept, records = self.segments.key(), self.listing.records
        self.segments.set_items([(f.key, f"{f.label} {sum(map(f.keeps, records))}") for f in self.filters()])
        if kept:
            self.segments.choose(kept)

    def kept(self) -> list[R]:
        """The records that the chosen filter leaves."""
        chosen = self.segments.key()
        keeps = next((f.keeps for f in self.filters() if f.key == chosen), lambda record: True)
        return [record for record in self.listing.records if keeps(record)]

    def kept_ids(self) -> set[int]:
        """Their ids, and perhaps others that are not in the list."""
        return {record.id for record in self.kept()}

    def choose_filter_for(self, number: int) -> None:
        """Chooses a filter that leaves the record."""
        self.segments.choose(self.filters()[-1].key)

    def add_tools(self) -> None:
        """Adds what stands right of the filters."""

    def empty_actions(self) -> list[tuple[str, str, Callable[[], object]]]:
        """The buttons of an empty page: label, kind, what it does."""
        return [(f"新增{self.cls.label}", "primary", self.new)]

    def describe(self, records: Sequence[R]) -> str:
        """The sentence below the title."""
        raise NotImplementedError(type(self).__name__)

    def add_tool(
        self, label: str, icon_name: str, does: Callable[[], object], *, kind: str = "", hint: str = ""
    ) -> Button:
        """Adds a button to the row of tools; its label gives way where the window is narrow, unless it is the primary."""
        return self.tools.add_tool(label, icon_name, does, kind=kind, hint=hint or label)

    def add_columns_tool(self) -> None:
        """Adds the button that chooses columns."""
        self.columns_tool = self.add_tool("", "columns-3", self.choose_columns, hint="选择列")

    def add_outputs_tool(self, hint: str) -> None:
        """Adds the button that opens a menu of all that this page can write."""
        self.tools.add_menu("导出", "file-spreadsheet", self.outputs, hint=hint)

    # Showing

    def read(self) -> list[R]:
        """The records of the list, with what filters, sorting and the search look at."""
        names = dict.fromkeys((*self.keyed, *self.searched, *(n for c in self._columns for n in c.sort)))
        return key_records(self.session.ledger, self.cls, list(names))

    def reload(self) -> None:
        self.listing.take(self.read())
        self._told = 0
        self.table.jumping.items = self.listing.items
        self.subtitle.setText(self.describe(self.listing.records))
        self.show_filters()
        self.stack.setCurrentIndex(0 if self.listing.records else 1)
        self.tools.offer(bool(self.listing.records))
        self._narrow()

    def _narrow(self) -> None:
        """Filters and orders anew."""
        self.listing.keep(self.kept_ids())
        self._search()

    def _search(self) -> None:
        """Narrows what the filter leaves; this is all that happens at a key."""
        self.listing.find(self.search.text())
        shown = self.listing.shown
        self.stack.show_rows(bool(shown), "" if shown else self.elsewhere())
        self.table.show_ids(shown)
        if not shown:
            self._told = 0
            self.detail.show_none()
        self._say_foot()

    def take_keyboard(self) -> None:
        (self.table if self.listing.records else self._nothing).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_list(self) -> None:
        """From the search to what it found: arrows and Enter belong to the list then."""
        if self.listing.shown:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def elsewhere(self) -> str:
        """Where there is something while the list shows nothing, to be gone to by `_go_elsewhere`; '' for nowhere."""
        typed = self.search.text()
        found = self.listing.found_anywhere(typed) if typed.strip() else []
        return f"全部{self.cls.label}里有 {len(found)} 条，去看看" if found else ""

    def _go_elsewhere(self) -> None:
        found = self.listing.found_anywhere(self.search.text())
        if found:
            self.choose_filter_for(found[0])
            self._narrow()

    def _sort_by(self, column: int, ascending: bool) -> None:
        self.listing.order_by(column, ascending=ascending)
        self._narrow()

    def _selected(self) -> None:
        self._say_foot()
        self.detail.show_several(len(self.table.selected_ids()))

    def _say_foot(self) -> None:
        chosen = len(self.table.selected_ids())
        self.stack.say(f"显示 {len(self.listing.shown)} / {len(self.listing.records)}　　已选 {chosen}")

    def _chosen(self, record: object) -> None:
        """Shows the current record beside the list, if it is not there yet: it stays while the list is ordered and narrowed."""
        number = record.id if isinstance(record, Record) else 0
        if number and number == self._told:
            return
        self._told = number
        self.detail.show_record(record if isinstance(record, Record) else None)
        self.detail.show_several(len(self.table.selected_ids()))
        self._say_check()

    def _say_check(self) -> None:
        """How much the self check has found of the current record, as of the last check."""
        check, number = self.session.checking.ready, self.table.current_id()
        if check is not None:
            found = check.by_record.get((self.cls.table, number), ())
            reminders = sum(each.level == INFO for each in found)
            self.detail.show_check(len(found) - reminders, reminders)

    def _checked(self) -> None:
        """The marks beside the records may be others now."""
        self.table.viewport().update()
        self._say_check()

    def _go_to_check(self) -> None:
        self.asked.emit("findings", self.cls.table, self.table.current_id())

    def go_to(self, table: str, number: int) -> None:
        self.refresh()
        if table == self.cls.table and number and not self.table.choose(number):
            self.search.clear()
            self.choose_filter_for(number)
            self._narrow()
            self.table.choose(number)

    def shown(self) -> Shown:
        """Exactly what the list shows: records and columns in their order."""
        return Shown(tuple(self.listing.shown), tuple(column.key for column in self.table.columns_shown()))

    def choose_columns(self) -> None:
        """Asks which columns are shown, and in which order."""
        from ui.dialogs.columns_dialog import ColumnsDialog

        dialog = ColumnsDialog(self._columns, self.arranging.now(), self.window())
        if run(dialog):
            self.arranging.apply(dialog.arrangement) if dialog.arrangement else self.arranging.reset()
