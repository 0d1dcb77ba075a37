"""What the rules say of one record of a meeting as it stands in the editors, laid beside the records that are kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from itertools import chain

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import COMMITTEE, FINAL
from models.rules.agendas import agenda_findings
from models.rules.ballots import ballot_findings
from models.rules.committee_list import committee_list_findings
from models.rules.development import too_early_findings
from models.rules.elections import election_findings
from models.rules.finding import Finding, in_order, softened
from models.rules.gatherings import gathering_findings
from models.rules.keeping import minutes_findings
from models.rules.left_out import left_out_findings
from models.rules.minutes import Element
from models.rules.numbers_told import number_findings
from models.rules.snapshot import Snapshot
from models.rules.temporary import temporary_findings

_TOLD = ("M01", "M06", "§2.2")
"""What the check-list and the line about the record say themselves: elements, lateness, the papers for leaving out."""


class RecordCheck:
    """The other meetings that are kept, with their lists and agendas where these are compared."""

    def __init__(self, snapshot: Snapshot, meeting_id: int) -> None:
        """snapshot: all that is kept · meeting_id: the record that is open, 0 for a new one."""
        self._kept = snapshot
        self._others = [m for m in snapshot.meetings if m.day is not None and m.id != meeting_id]
        first = min(self._others, key=lambda m: m.day.first() if m.day else date.max, default=None)
        self._first = [] if first is None else [first]
        """What was before it was kept elsewhere."""

    def findings(
        self, meeting: Meeting, there: Sequence[Attendance], items: Sequence[AgendaItem], today: date
    ) -> list[Finding]:
        """What there is to say of the record; nothing of one that is void."""
        if not meeting.counts or meeting.day is None:
            return []
        kept = self._kept
        same_day = [m for m in self._others if m.day == meeting.day]
        near = Snapshot(
            branch=kept.branch,
            limits=kept.limits,
            closed_years=kept.closed_years,
            members=kept.members,
            meetings=[*same_day, meeting],
            attendances={**{m.id: kept.attendances.get(m.id, []) for m in same_day}, meeting.id: list(there)},
            items={meeting.id: list(items)},
            status_changes=kept.status_changes,
            once=kept.once,
        )
        near.whole = kept
        around = self._around(meeting.day)
        agendas = {m.id: kept.items[m.id] for m in around if m.kind == COMMITTEE and m.id in kept.items}
        far = dataclasses.replace(near, meetings=[*around, meeting], items={**agendas, **near.items})
        as_final = (
            dataclasses.replace(meeting, status=FINAL) if meeting.draft else meeting
        )  # it is asked about before it is
        found = chain(
            minutes_findings(near, today),
            committee_list_findings(near, today),
            left_out_findings(near, today),
            gathering_findings(far, today),
            agenda_findings(near, today),
            number_findings(dataclasses.replace(near, meetings=[as_final]), today),
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

    def _around(self, day: PartialDate) -> list[Meeting]:
        """Those that a record of that day is compared with: of its year, by which they are numbered, and committees that may
        have spoken of it before; and the first of all."""
        since = day.year - 1 - self._kept.limits.discuss_days // 365
        found = [
            m
            for m in self._others
            if m.day and (m.day.year == day.year or (m.kind == COMMITTEE and since <= m.day.year < day.year))
        ]
        return [*(first for first in self._first if all(m is not first for m in found)), *found]


def not_told(findings: Sequence[Finding], elements: Sequence[Element]) -> list[Finding]:
    """Those whose point no line of the check-list makes already: a vote that cannot be judged is one of its elements."""
    hints = [element.hint for element in elements if not element.ok]
    return [f for f in findings if not any(_point(f) in hint for hint in hints)]


def _point(finding: Finding) -> str:
    return finding.message.removeprefix("有表决，").removesuffix("，请核对")
