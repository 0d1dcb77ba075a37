"""What is done with the rows of a list: adding, changing one or several, copying, deleting, exporting, and the menu for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from models.fields import Record, typed
from ui.dialogs.export_dialog import export
from ui.dialogs.filling import Offer, fill_form_dialog
from ui.dialogs.run import run
from ui.dialogs.throwing_away import throw_away
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.table.shown import Shown
from ui.table.view import RecordTable
from ui.tabs.page import Page
from ui.widgets.search_field import SearchField

R = TypeVar("R", bound=Record)

LINE: tuple[str, Callable[[], object]] = ("", lambda: None)
"""Stands among the entries of a menu for a line between them."""


class ListActions(Page, Generic[R]):
    """The doing side of a page with a list; ListPage is what shows it."""

    cls: type[R]
    dialog_width: ClassVar[int] = 860
    exports: ClassVar[str] = ""
    """The register that 导出 writes, by its word on the command line."""
    one_by_one: ClassVar[tuple[str, ...]] = ()
    """Fields that are not changed for several records at once."""
    instead: ClassVar[str] = ""
    """What should perhaps be done instead of deleting."""
    table: RecordTable
    search: SearchField

    def blank(self) -> R:
        """What a new record begins with."""
        return self.cls()

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

    def mend(self, table: str, number: int, at: str) -> None:
        """A field is mended in the dialog; whatever else there is to do begins beside the list."""
        super().mend(table, number, at)
        kept = self.session.ledger.get(self.cls, number) if table == self.cls.table and number else None
        if kept is not None and any(field.name == at for field in typed(self.cls)):
            dialog = self.dialog(kept)
            dialog.start_at(at)
            run(dialog)

    def change(self) -> None:
        """Changes what is selected: one record in its dialog, several at once."""
        chosen = self.table.selected_ids()
        if len(chosen) > 1:
            bulk_edit(self.session, self.cls, chosen, self.window(), without=self.one_by_one, refuses=self.why_not)
        else:
            self.edit()

    def why_not(self, before: Any, after: Any) -> str:
        """Why a record cannot become another when several are changed at once; '' where it can."""
        return ""

    def paste(self) -> None:
        """Takes cells from the clipboard, where the page knows how."""

    def note_copied(self, rows: int) -> None:
        """Several rows on the clipboard are a list that leaves the ledger, masked as it is."""
        self.session.ledger.log_export(f"复制{self.cls.label}名单", rows, full=False, purpose="复制到剪贴板")

    def delete(self) -> None:
        """Puts the selected records into the recycle bin."""
        throw_away(self.session, self, self.table.selected(), self.instead)

    def export_register(self) -> None:
        """Writes the register of this page."""
        export(self.session, self.window(), self.exports)

    def outputs(self) -> list[tuple[str, Callable[[], object]]]:
        """What this page can write, for the menu of its 导出."""
        return [(f"{self.label}…", self.export_register)]

    def fill_form(self) -> None:
        """Fills a committee's form, if wanted only with what is at hand here."""
        fill_form_dialog(self.session, self.window(), offers=self.at_hand())

    def form_action(self) -> tuple[str, str, Callable[[], object]]:
        """The same among the ways to begin of an empty list: a form wants more than what this page has."""
        return ("填上级的表…", "link", self.fill_form)

    def at_hand(self) -> list[Offer]:
        """Records that a form can be filled with alone: what is selected, and what is shown."""
        table, chosen = self.cls.table, self.table.selected_ids()
        selected = chosen if len(chosen) > 1 else []
        return [(table, "列表里选中的", selected), (table, "列表里显示的", list(self.shown().ids))]

    def shown(self) -> Shown:
        """Exactly what the list shows: records and columns in their order."""
        raise NotImplementedError(type(self).__name__)

    def print_out(self) -> None:
        self.export_register()

    def start_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.exec(place)
        menu.deleteLater()

    def menu(self) -> QMenu:
        """What can be done with the selected rows."""
        menu, several = QMenu(self), len(self.table.selected_ids()) > 1
        menu.addAction("批量修改…\tF2" if several else "修改…\tF2", self.change)
        menu.addAction("复制\tCtrl+C", self.table.copy)
        menu.addAction("复制（含表头）", lambda: self.table.copy(headings=True))
        if any(column.whole for column in self.table.columns_shown()):
            menu.addAction("复制（含完整号码）…", lambda: copy_whole(self.session, self.table, self.window()))
        menu.addSeparator()
        for label, does in self.menu_actions() + ([] if several else self.menu_of_one()):
            menu.addAction(label, does) if label else menu.addSeparator()
        menu.addSeparator()
        menu.addAction("放进回收站\tDel", self.delete)
        return menu

    def menu_of_one(self) -> list[tuple[str, Callable[[], object]]]:
        """Entries that mean one record: they are not offered while several are selected."""
        return []

    def menu_actions(self) -> list[tuple[str, Callable[[], object]]]:
        """More entries of the menu of the right mouse button."""
        return []


def bulk_edit(
    session: Session,
    cls: type[Record],
    numbers: Sequence[int],
    parent: QWidget,
    *,
    without: Sequence[str] = (),
    refuses: Callable[[Any, Any], str] | None = None,
) -> None:
    """Asks which fields of these records become what, shows what would change, and writes it as one action."""
    from ui.dialogs.bulk_edit_dialog import BulkEditDialog

    run(BulkEditDialog(session, session.ledger.fetch(cls, numbers), parent, without=without, refuses=refuses))


def copy_whole(session: Session, table: RecordTable, parent: QWidget) -> None:
    """Copies the selected rows without masking, after a purpose was given; the log of exports keeps it."""
    from ui.dialogs.purpose_dialog import PurposeDialog

    chosen = table.selected_ids()
    dialog = PurposeDialog(
        "复制（含完整号码）",
        "复制",
        f"将复制 {len(chosen)} 名{table.table.cls.label}的身份证号、手机号、住址等完整内容。",
        "直接复制（Ctrl+C）时号码是打码的，不用填用途。",
        parent,
        hint="如：上报年度党内统计（必填，记入导出记录）",
        log=session.ledger.exports(),
    )
    if run(dialog):
        what = f"复制{table.table.cls.label}名单"
        session.ledger.log_export(what, len(chosen), full=True, purpose=dialog.purpose, recipient=dialog.recipient)
        table.copy(headings=True, whole=True)
        session.say(f"已复制 {len(chosen)} 行，含完整号码，30 秒后从剪贴板清除；用途已记入导出记录")
