"""All checks, run over one snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from models.rules.absence import absence_findings
from models.rules.appraisals import appraisal_findings
from models.rules.awards import award_findings
from models.rules.ballots import ballot_findings
from models.rules.branch import branch_findings
from models.rules.development import development_findings
from models.rules.elections import election_findings
from models.rules.finding import Finding, in_order, softened
from models.rules.fixed_day import fixed_day_findings
from models.rules.gatherings import gathering_findings
from models.rules.going import going_findings
from models.rules.keeping import minutes_findings
from models.rules.left_out import earlier_decision_findings, left_out_findings
from models.rules.meetings import missing_findings
from models.rules.members import member_findings
from models.rules.offices import office_findings
from models.rules.rectifications import rectification_findings
from models.rules.snapshot import Snapshot
from models.rules.talks import talk_findings
from models.rules.temporary import temporary_findings
from models.rules.training import training_findings

Check = Callable[[Snapshot, date], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    branch_findings,
    office_findings,
    temporary_findings,
    member_findings,
    going_findings,
    development_findings,
    absence_findings,
    missing_findings,
    talk_findings,
    fixed_day_findings,
    minutes_findings,
    left_out_findings,
    earlier_decision_findings,
    gathering_findings,
    ballot_findings,
    election_findings,
    training_findings,
    appraisal_findings,
    award_findings,
    rectification_findings,
)


def findings(snapshot: Snapshot, today: date) -> list[Finding]:
    """Everything the records show on that day, by level, then by due day. Nothing is stored and nobody is judged.

    What happened before the branch began to use the program only warns."""
    return in_order(looking(snapshot, today))


def looking(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """The same, one after the other as they are found: whoever must not stop for long may look at a few at a time."""
    for check in CHECKS:
        for finding in check(snapshot, today):
            yield softened(finding, snapshot.begun)
