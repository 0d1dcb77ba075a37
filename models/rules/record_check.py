"""What the rules say of one record of a meeting as it stands in the editors, laid beside the records that are kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from models.fields import by_parent
from models.records import AgendaItem, Attendance, Branch, ClosedYear, Meeting, Member
from models.records.meeting import COMMITTEE
from models.rules.agendas import agenda_findings
from models.rules.ballots import ballot_findings
from models.rules.development import too_early_findings
from models.rules.elections import election_findings
from models.rules.finding import Finding, in_order, softened
from models.rules.gatherings import gathering_findings
from models.rules.keeping import minutes_findings
from models.rules.left_out import left_out_findings
from models.rules.limits import Limits
from models.rules.minutes import Element
from models.rules.snapshot import Snapshot
from models.rules.standing import ChangesByMember
from models.rules.temporary import temporary_findings

if TYPE_CHECKING:
    from models.store import Ledger

_TOLD = ("M01", "M06", "§2.2")
"""What the check-list and the line about the record say themselves: elements, lateness, the papers for leaving out."""


class Beside:
    """The other meetings that are kept, with their lists and agendas where these are compared; read once.

    changes: the decisions about the members, by their id.
    """

    def __init__(
        self, ledger: Ledger, meeting_id: int, branch: Branch, members: Sequence[Member], changes: ChangesByMember
    ) -> None:
        self._ledger, self._branch, self._members = ledger, branch, list(members)
        self._changes = {number: list(each) for number, each in changes.items()}
        self._closed = ledger.all(ClosedYear)
        self._others = [m for m in ledger.all(Meeting) if m.counts and m.id != meeting_id]
        self._lists: dict[int, list[Attendance]] = {}
        self._agendas: dict[int, list[AgendaItem]] | None = None

    def findings(
        self, meeting: Meeting, there: Sequence[Attendance], items: Sequence[AgendaItem], today: date
    ) -> list[Finding]:
        """What there is to say of the record; nothing of one that is void."""
        if not meeting.counts or meeting.day is None:
            return []
        same_day = [m for m in self._others if m.day == meeting.day]
        near = Snapshot(
            branch=self._branch,
            limits=Limits.of(self._branch),
            closed_years=self._closed,
            members=self._members,
            meetings=[*same_day, meeting],
            attendances={**{m.id: self._list(m) for m in same_day}, meeting.id: list(there)},
            items={meeting.id: list(items)},
            status_changes=self._changes,
        )
        agendas = {**(self._committees() if items else {}), **near.items}
        far = dataclasses.replace(near, meetings=[*self._others, meeting], items=agendas)
        found = chain(
            minutes_findings(near, today),
            left_out_findings(near, today),
            gathering_findings(far, today),
            agenda_findings(near, today),
            ballot_findings(near, today),
            election_findings(near, today),
            temporary_findings(near, today),
            too_early_findings(near),
        )
        told = (
            softened(f, far.begun)
            for f in found
            if f.table == meeting.table and f.record == meeting.id and f.rule not in _TOLD
        )
        return in_order(told)

    def _list(self, meeting: Meeting) -> list[Attendance]:
        if meeting.id not in self._lists:
            self._lists[meeting.id] = self._ledger.parts(Attendance, meeting)
        return self._lists[meeting.id]

    def _committees(self) -> dict[int, list[AgendaItem]]:
        if self._agendas is None:
            committees = {m.id for m in self._others if m.kind == COMMITTEE}
            kept = by_parent(self._ledger.all(AgendaItem))
            self._agendas = {number: kept[number] for number in committees & kept.keys()}
        return self._agendas


def not_told(findings: Sequence[Finding], elements: Sequence[Element]) -> list[Finding]:
    """Those whose point no line of the check-list makes already: a vote that cannot be judged is one of its elements."""
    hints = [element.hint for element in elements if not element.ok]
    return [f for f in findings if not any(_point(f) in hint for hint in hints)]


def _point(finding: Finding) -> str:
    return finding.message.removeprefix("有表决，").removesuffix("，请核对")
