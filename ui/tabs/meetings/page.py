"""三会一课: the page with its views side by side; what is written here belongs to all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent

from models.kinds import PartialDate
from models.meetings.search import Hit
from models.records import AgendaItem, Appraisal, Meeting, Member, PlannedMeeting
from models.records.meeting import KINDS
from models.rules.development import begun, waiting
from models.rules.planning.gaps import gap_at
from models.rules.todo import CONVERSION
from ui.dialogs.honours.appraisals_dialog import show_appraisals
from ui.page_stack import PageStack, room_beside
from ui.session import Session
from ui.tabs.meetings.kinds_menu import BEGIN
from ui.tabs.meetings.matrix import MatrixView
from ui.tabs.meetings.plan import PlanView
from ui.tabs.meetings.records import RecordsView
from ui.tabs.meetings.tasks import TasksView
from ui.tabs.meetings.view import View
from ui.tabs.page import Page
from ui.tabs.pages import MEETINGS
from ui.widgets.made_when_shown import MadeWhenShown
from ui.widgets.segmented import Segmented

VIEWS: tuple[type[View], ...] = (RecordsView, PlanView, MatrixView, TasksView)
"""The views in the order in which they are offered."""
_TITLES, _TITLES_LEAST = 288, 180
"""Pixels of the title and of the sentence below it, and what they give way to."""
_BESIDE = 950
"""Pixels of the page that the choice of views and the most buttons with their labels take."""
_TIGHT, _TITLES_TIGHT = 930, 210
"""Pixels of the page below which the titles give way to the buttons without labels, too, and to what."""


class MeetingsPage(Page):
    """The tab of organization life."""

    key, label, icon = MEETINGS.names
    tables = frozenset().union(*(view.tables for view in VIEWS))

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._narrow = False
        self.chooser = Segmented(self)
        self.chooser.setAccessibleName("三会一课的各个视图")
        self.chooser.set_items([(view.key, view.label) for view in VIEWS])
        self.chooser.setVisible(len(VIEWS) > 1)
        self.chooser.chosen.connect(self.show_view)
        # It stays where it is whatever buttons a view has: who goes through the views clicks without looking again.
        self._fit_titles()
        self.top.setStretch(0, 100)
        self.top.insertWidget(1, self.chooser)
        self.top.insertStretch(2, 1)
        self.views: MadeWhenShown[View] = MadeWhenShown({kind.key: partial(self._make_view, kind) for kind in VIEWS})
        self._stack = PageStack()
        self._stack.setCurrentWidget(self.view)
        self.column.addWidget(self._stack, 1)
        self._describe()

    def _fit_titles(self) -> None:
        """The width that the titles have beside the most buttons, whichever are there now."""
        page = room_beside(self)
        if self._narrow:  # in one step: a scroll bar, which some views have, moves nothing
            room = _TITLES if page >= _TIGHT else _TITLES_TIGHT
        else:
            room = min(_TITLES, max(_TITLES_LEAST, page - _BESIDE))
        for label in (self.title, self.subtitle):
            label.setFixedWidth(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_titles()
        super().resizeEvent(event)

    def _make_view(self, kind: type[View]) -> View:
        view = kind(self.session)
        self._narrow_view(view)
        view.described.connect(self._describe)
        view.asked.connect(self._wanted)
        view.beginning.connect(self.begin)
        view.planning.connect(self.plan)
        self._stack.addWidget(view)
        for made in view.buttons:
            made.hide()
            self.buttons.addWidget(made)
        return view

    @property
    def view(self) -> View:
        """The view that is shown."""
        return self.views[self.chooser.key()]

    def show_view(self, key: str) -> None:
        """Shows another view, after keeping what is typed in this one."""
        shown = self._stack.currentWidget()
        if isinstance(shown, View) and shown is not self.views[key]:
            shown.leave()
        self.chooser.choose(key)
        self._stack.setCurrentWidget(self.views[key])
        self.views[key].refresh()
        self._describe()

    def _wanted(self, page: str, table: str, number: int) -> None:
        if page and page != self.key:
            self.asked.emit(page, table, number)
        else:
            self.go_to(table, number)

    def begin(self, meeting: Meeting, planned: int, items: Sequence[AgendaItem] = ()) -> None:
        """A new record with what is known of it; `planned`: the line of the plan that it comes from."""
        records = self.views[RecordsView.key]
        assert isinstance(records, RecordsView)
        self.show_view(RecordsView.key)
        records.begin(meeting, planned, items)

    def plan(self, line: PlannedMeeting) -> None:
        """Asks about a new line of the plan of which something is known."""
        view = self.views[PlanView.key]
        assert isinstance(view, PlanView)
        self.show_view(PlanView.key)
        view.plan_for(line)

    def _describe(self) -> None:
        for each in self.views.made():
            for made in each.buttons:
                primary = made.property("kind") == "primary"
                made.setVisible(each is self.view and (primary or each.buttons_shown()))
        self.subtitle.setText(self.view.subtitle())

    # What a page does

    def _heard(self, tables: frozenset[str]) -> None:
        for view in self.views.made():
            view.spoil(tables)
        super()._heard(tables)

    def reload(self) -> None:
        self.view.refresh()
        self._describe()

    def leave(self) -> None:
        self.view.leave()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._fit_titles()
        for view in self.views.made():
            self._narrow_view(view)

    def _narrow_view(self, view: View) -> None:
        view.set_narrow(self._narrow)
        for made in view.buttons:
            if made.property("kind") != "primary":
                made.show_label("" if self._narrow else str(made.property("label")), str(made.property("hint")))

    def take_keyboard(self) -> None:
        self.view.take_keyboard()

    def new(self) -> None:
        self.view.new()

    def start_search(self) -> None:
        self.view.start_search()

    def save(self) -> None:
        self.view.save()

    def print_out(self) -> None:
        self.view.print_out()

    def show_hit(self, hit: Hit) -> None:
        """Shows what a search found in the minutes, in the meeting that was gone to."""
        view = self.views[RecordsView.key]
        if isinstance(view, RecordsView):
            view.show_hit(hit)

    def mend(self, table: str, number: int, at: str) -> None:
        """The place in the record as the check-list of the record names it. Without a record: a period is recorded, a kind
        begun, also one that was chosen on the first page; else what was never held is seen in the matrix."""
        if table == Meeting.table and not number:
            self._begin_at(at)
            return
        self.go_to(table, number)
        if at and isinstance(self.view, RecordsView):
            self.view.fill_in(at)
        else:
            self.take_keyboard()

    def _begin_at(self, at: str) -> None:
        what, _, number = at.partition("/")
        if what == BEGIN:
            self._start(number)
            return
        if what == CONVERSION:
            self._begin_about(self.session.ledger.get(Member, int(number)))
            return
        gap = gap_at(self.session.checking.snapshot(), at, self.session.today) if "/" in at else None
        if gap is not None:
            matrix = self.views[MatrixView.key]
            assert isinstance(matrix, MatrixView)
            matrix.record(gap)
        elif at in KINDS:
            self.begin(Meeting(kind=at, day=PartialDate.of(self.session.today)), 0)
        else:
            self.show_view(MatrixView.key)
            self.take_keyboard()

    def _start(self, kind: str) -> None:
        records = self.views[RecordsView.key]
        assert isinstance(records, RecordsView)
        self.show_view(RecordsView.key)
        records.start(kind)

    def _begin_about(self, member: Member | None) -> None:
        """The meeting that talks about the 转正 of a member: the draft that has it on its agenda, or a new record."""
        if member is None:
            return
        snapshot = self.session.checking.snapshot()
        there = waiting(snapshot, member)
        if there is not None:
            self.go_to(AgendaItem.table, there.id)
        else:
            meeting, item = begun(member, snapshot.changes_of(member), self.session.today)
            self.begin(meeting, 0, [item])

    def go_to(self, table: str, number: int) -> None:
        self.refresh()
        if table == Appraisal.table:
            show_appraisals(self.session, self.window())
            return
        key = next((kind.key for kind in VIEWS if kind.shows(table)), self.chooser.key())
        self.show_view(key)
        self.views[key].go_to(table, number)
