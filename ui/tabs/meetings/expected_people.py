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
from ui.tabs.meetings.beginning import usual_host
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
        self._known = ("", "", "")
        for name in ("kind", "day", "group"):
            form.boxes[name].editor.left.connect(self.look_again)
        roll_card.renew.connect(self.ask)

    def remember(self) -> None:
        """The list that is shown is that of the meeting as it stands in the form."""
        self._known = self._occasion()

    def look_again(self) -> None:
        """Another kind, day or group means other people; a list that is kept already is only made again when asked for."""
        before = self._known
        if self._occasion() != before:
            self.remember()
            self._renew_host(before)
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

    def _occasion(self) -> tuple[str, str, str]:
        typed = self._typed()
        return typed.kind, typed.show("day"), typed.group

    def usual_host(self) -> str:
        """Who presides as a rule at the meeting that is typed; '' where not known."""
        return usual_host(self._session, self._known[0], self._known[2])

    def _renew_host(self, before: tuple[str, str, str]) -> None:
        """Who presides as a rule is proposed anew, unless somebody else was written down."""
        host = self._form.boxes["host"].editor
        if not self._typed().id and host.value_text() in ("", usual_host(self._session, before[0], before[2])):
            host.set_value_text(self.usual_host())

    def _renewal(self) -> Renewal:
        session = self._session
        typed = self._typed()
        wanted = roll(session.members, typed, session.branch, session.status_changes)
        if typed.day is not None:
            wanted = without_theirs(wanted, self._items(), session.members, typed.day.first())
        made = renewed(self._roll.parts(), wanted)
        return only_committee_votes(made, wanted, session.members) if typed.kind == COMMITTEE else made

    def _renew(self) -> None:
        self._roll.load(self._renewal().people)
        self.renewed.emit()
