"""A list of people in which the page of one person can be opened, and left again where one was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from models.exports.study_lists import RECORD
from models.fields import Record
from models.records import Member
from ui.dialogs.cards_dialog import print_cards
from ui.dialogs.run import run
from ui.dialogs.training.outputs_dialog import study_output
from ui.forms.member_dialog import MemberDialog
from ui.session import Session
from ui.table.view import is_enter
from ui.tabs.list_page import ListPage
from ui.tabs.pages import page_of
from ui.tabs.person.page import PersonPage

PERSON_TABLES = frozenset(
    [
        "member",
        "meeting",
        "attendance",
        "agenda_item",
        "training",
        "enrolment",
        "rectification",
        "responsibility",
        "task",
        "transfer",
        "contact",
        "status_change",
        "appraisal",
        "award",
        "attachment",
    ]
)
"""The tables that a person's page reads."""


class PeoplePage(ListPage[Member]):
    """The list, and over it the page of the current person: Ctrl+Enter opens it, Esc leaves it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.person: PersonPage | None = None  # made when it is first opened

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_person()
        else:
            super().keyPressEvent(event)

    def go(self, table: str, number: int) -> None:
        """Shows another record, where it is at home."""
        self.asked.emit(page_of(table), table, number)

    def shown_person(self) -> PersonPage | None:
        """The person's page if it is what is shown."""
        return self.person if self.person is not None and self.stack.currentWidget() is self.person else None

    def open_person(self) -> None:
        """Shows the page of the current member instead of the list."""
        if self.table.current() is None or self.shown_person() is not None:
            return
        page = self._person_page()
        self._show_current()  # out of sight: what is shown at once is laid out again with each card that is filled
        self._turn_to_person(page)
        page.back.setFocus()

    def prepare(self) -> Iterator[object]:
        """The list, and the page that is laid over it."""
        yield from super().prepare()
        yield self._person_page()

    def _person_page(self) -> PersonPage:
        if self.person is None:
            self.person = PersonPage(self.session, self.go, self.edit, self.fill_in, self.print_out)
            self.person.closed.connect(self.close_person)
            self.person.stepped.connect(self._step)
            self.stack.addWidget(self.person)
        return self.person

    def close_person(self) -> None:
        """Shows the list again; the person shown last is chosen in it."""
        self.stack.setCurrentIndex(0 if self.listing.records else 1)
        self._show_list_parts(True)
        self.detail.show_record(self.table.current())
        self.table.setFocus()

    def _turn_to_person(self, page: PersonPage) -> None:
        self._show_list_parts(False)
        self.stack.setCurrentWidget(page)

    def _show_list_parts(self, shown: bool) -> None:
        self.title.setVisible(shown)
        self.subtitle.setVisible(shown)
        self.tools.setVisible(shown)

    def _step(self, people: int) -> None:
        row = self.table.currentIndex().row() + people
        if 0 <= row < len(self.table.table.ids):
            self.table.choose_row(row)

    def _show_current(self) -> None:
        current = self.table.current()
        if self.person is not None and isinstance(current, Member):
            self.person.show_member(current, self.table.currentIndex().row(), len(self.table.table.ids))

    def _chosen(self, record: object) -> None:
        if self.shown_person() is None:
            super()._chosen(record)
        else:
            self._show_current()

    def reload(self) -> None:
        """The person's page stays where the person is still there, be it outside of the filter of the list now."""
        page = self.shown_person()
        if page is None:
            super().reload()
            return
        focus = self.window().focusWidget()
        self.setUpdatesEnabled(False)  # the list is turned to for a moment
        try:
            super().reload()
            self._return_to(page)
        finally:
            self.setUpdatesEnabled(True)
        if focus is not None and page.isAncestorOf(focus) and self.shown_person() is page:
            (focus if focus.isVisible() else page.back).setFocus()

    def _return_to(self, page: PersonPage) -> None:
        number = page.member.id
        if all(
            record.id != number for record in self.listing.records
        ):  # put into the recycle bin, or taken back by an undo
            self.close_person()
            return
        self._turn_to_person(page)
        if self.table.choose(number):
            self._show_current()
        elif (member := self.session.ledger.get(Member, number)) is not None:
            page.show_member(member, -1, 0)

    def go_to(self, table: str, number: int) -> None:
        if self.shown_person() is not None:
            self.close_person()
        super().go_to(table, number)

    def start_search(self) -> None:
        if self.shown_person() is not None:
            self.close_person()
        super().start_search()

    def take_keyboard(self) -> None:
        page = self.shown_person()
        if page is not None:
            page.back.setFocus()
        else:
            super().take_keyboard()

    # Doing

    def edit(self, record: Record | None = None) -> None:
        page = self.shown_person()
        super().edit(record or (page.member if page else None))

    def fill_in(self, name: str) -> None:
        """Opens the dialog of the person with the cursor in a field."""
        page = self.shown_person()
        current = page.member if page else self.table.current()
        kept = self.session.ledger.get(Member, current.id) if current else None
        if kept is not None:
            run(MemberDialog(self.session, kept, self.window(), focus=name))

    def delete(self) -> None:
        """Only from the list: there one sees what is selected."""
        if self.shown_person() is None:
            super().delete()

    def print_out(self) -> None:
        """The 采集表 of the person whose page is shown; the list else."""
        page = self.shown_person()
        if page is not None:
            print_cards(self.session, self.window(), [page.member])
        else:
            super().print_out()

    def print_selected(self) -> None:
        """The 采集表 of everybody who is selected in the list."""
        print_cards(self.session, self.window(), [m for m in self.table.selected() if isinstance(m, Member)])

    def record_study(self) -> None:
        """The training records of everybody who is selected in the list, or of the person whose page is shown."""
        page = self.shown_person()
        chosen = [page.member] if page else [m for m in self.table.selected() if isinstance(m, Member)]
        study_output(self.session, self.window(), RECORD, members=chosen)

    def menu_actions(self) -> list[tuple[str, Callable[[], object]]]:
        return [
            ("打开个人页\tCtrl+Enter", self.open_person),
            ("打印采集表…", self.print_selected),
            ("个人培训记录…", self.record_study),
        ]
