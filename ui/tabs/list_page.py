"""A page with a list and beside it the detail of the current record: search, filters, sorting, adding, editing, deleting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from models.fields import Record
from models.people_search import Narrowing, findable
from ui.dialogs.ask import confirm
from ui.dialogs.export_dialog import export
from ui.dialogs.filling import fill_form_dialog
from ui.dialogs.run import run
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.table.columns import Column
from ui.table.key_records import key_records, ordered
from ui.table.view import RecordTable
from ui.tabs.detail import Detail
from ui.tabs.page import Page
from ui.widgets.button import Button, button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Filter(Generic[R]):
    """One segment above the list: a few words, and which records it leaves."""

    key: str
    label: str
    keeps: Callable[[R], bool]


class ListPage(Page, Generic[R]):
    """A page over one class of records; subclasses say which columns, filters and detail it has."""

    cls: type[R]
    search_hint: ClassVar[str] = "搜索"
    searched: ClassVar[tuple[str, ...]] = ()
    """Fields in which the search looks."""
    keyed: ClassVar[tuple[str, ...]] = ()
    """Fields that filters and the subtitle look at."""
    first_sort: ClassVar[tuple[int, bool]] = (0, True)
    """The column by which the list is ordered at first, and whether ascending."""
    dialog_width: ClassVar[int] = 860
    exports: ClassVar[str] = ""
    """The register that 导出 writes, by its word on the command line."""
    instead: ClassVar[str] = ""
    """What should perhaps be done instead of deleting."""
    empty: ClassVar[tuple[str, str]] = ("", "")
    """What an empty list says: title and text."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._columns = self.make_columns()
        self._sort = self.first_sort
        self._records: list[R] = []
        self._shown: list[int] = []
        self._narrow_buttons: list[Button] = []

        self.search = SearchField(self.search_hint)
        self.search.setFixedWidth(236)
        self.search.searched.connect(lambda _text: self._narrow())
        self.segments = Segmented(self)
        self.segments.chosen.connect(lambda _key: self._narrow())
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(24, 0, 24, 0)
        self.tools.setSpacing(10)
        self.tools.addWidget(self.search)
        self.tools.addWidget(self.segments)
        self.add_tools()
        self.column.addLayout(self.tools)

        self.table = RecordTable(session.ledger, self.cls, self._columns)
        self.table.sorted.connect(self._sort_by)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self.edit)
        self.table.deleting.connect(self.delete)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.table.sort_mark(*self._sort)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._say_foot())
        self.detail = self.make_detail()

        self._foot_left = plain_label("", "second")
        foot = QFrame()
        foot.setObjectName("bar")
        foot.setFixedHeight(30)
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(24, 0, 24, 0)
        foot_row.addWidget(self._foot_left, 1)
        foot_row.addWidget(plain_label("双击编辑 · Ctrl+C 复制到 Excel · Ctrl+F 查找", "second"))

        both = QFrame()
        both.setObjectName("listAndDetail")
        sides = QHBoxLayout(both)
        sides.setContentsMargins(0, 1, 0, 0)
        sides.setSpacing(0)
        self._nothing = plain_label("没有符合条件的记录", "note")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self._nothing)
        sides.addWidget(self._list, 1)
        sides.addWidget(self.detail)
        full = QWidget()
        rows = QVBoxLayout(full)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(both, 1)
        rows.addWidget(foot)
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(EmptyState(self.icon, *self.empty, self.empty_actions()))
        self.column.addWidget(self.stack, 1)

    # What a page says of itself

    def make_columns(self) -> list[Column]:
        raise NotImplementedError(type(self).__name__)

    def make_detail(self) -> Detail:
        raise NotImplementedError(type(self).__name__)

    def filters(self) -> Sequence[Filter[R]]:
        raise NotImplementedError(type(self).__name__)

    def also_keeps(self, record: R) -> bool:
        """A second filter, such as a choice of group."""
        return True

    def add_tools(self) -> None:
        """Adds what stands right of the filters."""

    def empty_actions(self) -> list[tuple[str, str, Callable[[], object]]]:
        """The buttons of an empty page: label, kind, what it does."""
        return [(f"新增{self.cls.label}", "primary", self.new)]

    def describe(self, records: Sequence[R]) -> str:
        """The sentence below the title."""
        raise NotImplementedError(type(self).__name__)

    def blank(self) -> R:
        """What a new record begins with."""
        return self.cls()

    def add_tool(
        self, label: str, icon_name: str, does: Callable[[], object], *, kind: str = "", hint: str = ""
    ) -> Button:
        """Adds a button to the row of tools; its label gives way where the window is narrow, unless it is the primary."""
        made = button(label, does, icon_name=icon_name, kind=kind, hint=hint or label)
        made.setProperty("label", label)
        made.setProperty("hint", hint or label)
        self.tools.addWidget(made)
        if kind != "primary":
            self._narrow_buttons.append(made)
        return made

    # Showing

    def reload(self) -> None:
        names = dict.fromkeys((*self.keyed, *self.searched, *(n for c in self._columns for n in c.sort)))
        self._records = key_records(self.session.ledger, self.cls, list(names))
        self.subtitle.setText(self.describe(self._records))
        kept = self.segments.key()
        self.segments.set_items([(f.key, f"{f.label} {sum(map(f.keeps, self._records))}") for f in self.filters()])
        if kept:
            self.segments.choose(kept)
        self.stack.setCurrentIndex(0 if self._records else 1)
        self._tools_visible(bool(self._records))
        self._narrow()

    def _tools_visible(self, visible: bool) -> None:
        for place in range(self.tools.count()):
            item = self.tools.itemAt(place)
            if item is not None and (widget := item.widget()) is not None:
                widget.setVisible(visible)

    def _narrow(self) -> None:
        chosen = self.segments.key()
        keeps = next((f.keeps for f in self.filters() if f.key == chosen), lambda record: True)
        records = [r for r in self._records if keeps(r) and self.also_keeps(r)]
        column, ascending = self._sort
        records = ordered(records, self._columns[column].sort, ascending=ascending)
        items = [findable(r.id, *(r.show(name) for name in self.searched)) for r in records]
        self._shown = Narrowing(items).find(self.search.text())
        self._list.setCurrentIndex(0 if self._shown else 1)
        self.table.show_ids(self._shown)
        if not self._shown:
            self.detail.show_record(None)
        self._say_foot()

    def _sort_by(self, column: int, ascending: bool) -> None:
        self._sort = column, ascending
        self._narrow()

    def _say_foot(self) -> None:
        chosen = len(self.table.selectionModel().selectedRows())
        self._foot_left.setText(f"显示 {len(self._shown)} / {len(self._records)}　　已选 {chosen}")

    def _chosen(self, record: object) -> None:
        self.detail.show_record(record if isinstance(record, Record) else None)

    def set_narrow(self, narrow: bool) -> None:
        self.table.set_narrow(narrow)
        for each in self._narrow_buttons:
            each.show_label("" if narrow else str(each.property("label")), str(each.property("hint")))

    def go_to(self, table: str, number: int) -> None:
        self.refresh()
        if table == self.cls.table and number and not self.table.choose(number):
            self.search.clear()
            self.segments.choose(self.filters()[-1].key)
            self._narrow()
            self.table.choose(number)

    # Doing

    def take_keyboard(self) -> None:
        self.table.setFocus()

    def dialog(self, record: R) -> RecordDialog[R]:
        """The dialog in which a record is added or changed."""
        return RecordDialog(self.session, record, self.window(), width=self.dialog_width)

    def new(self) -> None:
        dialog = self.dialog(self.blank())
        if run(dialog):
            self.go_to(self.cls.table, dialog.result_record.id)
            self.table.setFocus()  # Enter, Delete and the arrows then belong to what was just written

    def edit(self, record: Record | None = None) -> None:
        """Opens the dialog of a record; of the current one if none is given."""
        chosen = record or self.table.current()
        kept = self.session.ledger.get(self.cls, chosen.id) if chosen else None
        if kept is not None:
            run(self.dialog(kept))

    def delete(self) -> None:
        """Puts the selected records into the recycle bin."""
        chosen = self.table.selected()
        if not chosen:
            return
        what = f"“{chosen[0].title()}”" if len(chosen) == 1 else f"选中的 {len(chosen)} 条"
        if not confirm(self, f"把{what}放进回收站？之后可以撤销，也可以从回收站恢复。{self.instead}", "放进回收站"):
            return
        label = f"删除{self.cls.label}" + (f"：{chosen[0].title()}" if len(chosen) == 1 else f" {len(chosen)} 条")
        with self.session.unit(label) as unit:
            for record in chosen:
                unit.remove(record)

    def export_register(self) -> None:
        """Writes the register of this page."""
        export(self.session, self.window(), self.exports)

    def fill_form(self) -> None:
        """Fills a committee's form, if wanted only with what is selected or shown here."""
        table, chosen = self.cls.table, [record.id for record in self.table.selected()]
        offers = [
            (table, "列表里选中的", chosen if len(chosen) > 1 else []),
            (table, "列表里显示的", list(self._shown)),
        ]
        fill_form_dialog(self.session, self.window(), offers=offers)

    def print_out(self) -> None:
        self.export_register()

    def start_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _menu(self, place: QPoint) -> None:
        if self.table.current() is None:
            return
        menu = QMenu(self)
        menu.addAction("修改…", self.edit)
        menu.addAction("复制到表格", self.table.copy)
        for label, does in self.menu_actions():
            menu.addAction(label, does)
        menu.addSeparator()
        menu.addAction("放进回收站", self.delete)
        menu.exec(self.table.viewport().mapToGlobal(place))
        menu.deleteLater()

    def menu_actions(self) -> list[tuple[str, Callable[[], object]]]:
        """More entries of the menu of the right mouse button."""
        return []
