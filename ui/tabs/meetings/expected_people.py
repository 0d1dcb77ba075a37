"""Who is expected at a meeting follows the kind, the day and the group that are typed; what was ticked off stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from models.records import AgendaItem, Meeting
from models.records.meeting import COMMITTEE, GROUP
from models.rules.attendance import roll
from models.rules.committee_list import only_committee_votes
from models.rules.roll_call import NO_POSTS, Renewal, renewed
from models.rules.whose_vote import without_theirs
from ui.dialogs.ask import confirm
from ui.forms.form import Form
from ui.session import Session
from ui.tabs.meetings.beginning import roster_of, usual_people
from ui.tabs.meetings.roll import RollCard

_OF_A_GROUP = (GROUP, "组织生活会", "党课", "主题党日")
"""The kinds of meeting that a group may hold alone."""


class ExpectedPeople(QObject):
    """Keeps the list of a meeting in step with its form; `typed` gives the meeting as it stands there, `items` its agenda."""

    renewed = Signal()
    """The list was made again from the roster."""

    def __init__(
        self,
        session: Session,
        form: Form[Meeting],
        roll_card: RollCard,
        typed: Callable[[], Meeting],
        items: Callable[[], Sequence[AgendaItem]],
    ) -> None:
        super().__init__(form)
        self._session, self._form, self._roll, self._typed = session, form, roll_card, typed
        self._items = items
        self._known = Meeting()
        self._put: dict[str, str] = {}
        """Who was put down by itself for this record, by field."""
        for name in ("kind", "day", "group"):
            form.boxes[name].editor.left.connect(self.look_again)
        roll_card.renew.connect(self.ask)

    def remember(self) -> None:
        """The list that is shown is that of the meeting as it stands in the form, which has just been opened."""
        self._known, self._put = self._occasion(), {}

    def look_again(self) -> None:
        """Another kind, day or group means other people; a list that is kept already is only made again when asked for."""
        before = self._known
        if self._occasion() != before:
            self._known = self._occasion()
            self._renew_usual(before)
            self.allow_group()
            if not self._typed().id or not self._roll.parts():
                self._renew()

    def allow_group(self) -> None:
        """A group is asked of those kinds of meeting that one may hold alone."""
        editor = self._form.boxes["group"].editor
        editor.setEnabled(self._typed().kind in _OF_A_GROUP or bool(editor.value_text()))

    def ask(self) -> None:
        """Says what will change before the list is made again."""
        told, people = self._renewal().told(), self._roll.parts()
        if not told:
            why = NO_POSTS if self._roll.why_nobody() == NO_POSTS else "名册上没有这次会议应到的人"
            self._session.say("名单与名册一致，没有变化" if people else why)
        elif not people or confirm(self._roll, f"按会议当日的名册更新名单，已点到的保留：\n{told}", "更新名单"):
            self._renew()

    def _occasion(self) -> Meeting:
        typed = self._typed()
        return Meeting(kind=typed.kind, day=typed.day, group=typed.group)

    def usual(self) -> dict[str, str]:
        """Who presides and writes as a rule at the meeting that is typed, by field; '' where not known."""
        return usual_people(self._session, self._known)

    def _renew_usual(self, before: Meeting) -> None:
        """Who presides and writes as a rule is proposed anew where what was proposed stands there; what she wrote or took out stays."""
        if self._typed().id:
            return
        self._put = usual_people(self._session, before) | self._put
        for name, who in self.usual().items():
            editor = self._form.boxes[name].editor
            if editor.value_text() == self._put[name]:
                editor.set_value_text(who)
                self._put[name] = who

    def _renewal(self) -> Renewal:
        session = self._session
        typed = self._typed()
        roster = roster_of(session, typed)
        wanted = roll(roster, typed, session.branch, session.status_changes)
        if typed.day is not None:
            wanted = without_theirs(wanted, self._items(), roster, typed.day.first())
        made = renewed(self._roll.parts(), wanted)
        return only_committee_votes(made, wanted, roster) if typed.kind == COMMITTEE else made

    def _renew(self) -> None:
        self._roll.load(self._renewal().people)
        self.renewed.emit()
