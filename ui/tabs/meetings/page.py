"""三会一课: the page with its views side by side; what is written here belongs to all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent

from models.kinds import PartialDate
from models.meetings.search import Hit
from models.records import AgendaItem, Appraisal, Meeting, Member, PlannedMeeting
from models.records.meeting import KINDS
from models.rules.development import begun, probation_end, waiting
from models.rules.planning.gaps import gap_at
from models.rules.todo import CONVERSION
from ui.dialogs.honours.appraisals_dialog import show_appraisals
from ui.page_stack import PageArea, PageStack, room_beside
from ui.session import Session
from ui.tabs.meetings.kinds_menu import BEGIN
from ui.tabs.meetings.matrix import MatrixView
from ui.tabs.meetings.plan import PlanView
from ui.tabs.meetings.records import RecordsView
from ui.tabs.meetings.tasks import TasksView
from ui.tabs.meetings.view import View
from ui.tabs.page import Page
from ui.tabs.pages import MEETINGS
from ui.widgets.button import SHAPES
from ui.widgets.made_when_shown import MadeWhenShown
from ui.widgets.segmented import Segmented

VIEWS: tuple[type[View], ...] = (RecordsView, PlanView, MatrixView, TasksView)
"""The views in the order in which they are offered."""
_TITLES, _TITLES_LEAST = 288, 180
"""Pixels of the title and of the sentence below it, and what they give way to before the buttons do."""
_BETWEEN = re.compile(" · |，")
"""Between the parts of that sentence."""
_ANY = 1 << 16
"""More room than the buttons need, as long as nothing is measured."""
_LOWEST = 240
"""Pixels of height of a view below which the title scrolls away with it."""


class MeetingsPage(Page):
    """The tab of organization life."""

    key, label, icon = MEETINGS.names
    tables = frozenset().union(*(view.tables for view in VIEWS))

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._narrow, self._room = False, _ANY
        self.chooser = Segmented(self)
        self.chooser.setAccessibleName("三会一课的各个视图")
        self.chooser.set_items([(view.key, view.label) for view in VIEWS])
        self.chooser.setVisible(len(VIEWS) > 1)
        self.chooser.chosen.connect(self.show_view)
        # It stays where it is whatever buttons a view has: who goes through the views clicks without looking again.
        self.top.setStretch(0, 100)
        self.top.insertWidget(1, self.chooser)
        self.top.insertStretch(2, 1)
        self.views: MadeWhenShown[View] = MadeWhenShown({kind.key: partial(self._make_view, kind) for kind in VIEWS})
        self._stack = PageStack()
        self._stack.setCurrentWidget(self.view)
        area = PageArea(self._stack)  # what is high scrolls below the buttons, which stay in sight
        area.setMinimumHeight(_LOWEST)
        self.column.addWidget(area, 1)
        self._describe()

    def _fit_titles(self) -> None:
        """The width that the titles have beside the most buttons, whichever are there now; and what of the buttons that leaves."""
        margins = self.top.contentsMargins()
        beside = margins.left() + margins.right() + self.chooser.sizeHint().width() + 2 * self.top.spacing()
        room, most = room_beside(self) - beside, self.views[RecordsView.key]
        widths = (most.width_of_buttons(shape) for shape in SHAPES)
        titles = next((room - width for width in widths if room - width >= _TITLES_LEAST), _TITLES_LEAST)
        titles = min(titles, _TITLES)
        for label in (self.title, self.subtitle):
            label.setFixedWidth(titles)
        self._room = room - titles
        for view in self.views.made():
            view.fit_buttons(self._room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_titles()
        super().resizeEvent(event)

    def _make_view(self, kind: type[View]) -> View:
        view = kind(self.session)
        view.set_narrow(self._narrow)
        view.described.connect(self._describe)
        view.asked.connect(self._wanted)
        view.mending.connect(self.mending)
        view.beginning.connect(self.begin)
        view.planning.connect(self.plan)
        self._stack.addWidget(view)
        for made in view.buttons:
            made.hide()
            self.buttons.addWidget(made)
        view.fit_buttons(self._room)
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
        self.view.dress_buttons()
        for each in self.views.made():
            each.show_buttons(each is self.view)
        said = self.view.subtitle()
        ends = [found.start() for found in _BETWEEN.finditer(said)]
        self.subtitle.say(
            said, [said[:end] for end in reversed(ends)]
        )  # where there is no room, the last part is left out

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

    def step_back(self) -> bool:
        return self.view.step_back()

    def settled(self, verb: str) -> bool:
        return self.view.settled(verb)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        for view in self.views.made():
            view.set_narrow(narrow)

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
        there = waiting(snapshot, member, self.session.today)
        if there is not None:
            self.go_to(AgendaItem.table, there.id)
        else:
            changes = snapshot.changes_of(member)
            meeting, item = begun(member, changes, self.session.today)
            self.begin(meeting, 0, [item])
            end = probation_end(member, changes)
            if meeting.day is None and end is not None:
                until = PartialDate.of(end).chinese()
                self.session.say(f"预备期到 {until}，会议日期请填期满以后的；现在什么都不填就离开，不留记录")

    def go_to(self, table: str, number: int) -> None:
        self.refresh()
        if table == Appraisal.table:
            show_appraisals(self.session, self.window())
            return
        key = next((kind.key for kind in VIEWS if kind.shows(table)), self.chooser.key())
        self.show_view(key)
        self.views[key].go_to(table, number)
