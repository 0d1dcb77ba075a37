"""Trainings and rectification items of the sample."""

from __future__ import annotations

from collections import Counter
from datetime import date

from models.records import (
    Enrolment,
    Member,
    Progress,
    Rectification,
    Responsibility,
    ResponsibilityCheck,
    Training,
)
from models.records.rectification import STATES
from models.records.responsibility import RESULTS
from models.rules.periods import Span
from models.rules.register.duties import is_due, missing
from models.store import Ledger
from tests.models.sample.looking import on


def test_training_hours_of_a_full_year(autumn: Ledger) -> None:
    batches = {t.id: t for t in autumn.all(Training)}
    members = {m.id: m for m in autumn.all(Member)}
    assert all(4 <= n <= 6 for n in Counter(t.number[:4] for t in batches.values()).values())
    hours: Counter[int] = Counter()
    for e in autumn.all(Enrolment):
        batch = batches[e.training_id or 0]
        member = members[e.member_id or 0]
        assert member.belongs(on(batch.start))
        assert (e.state == "参加") == (not e.reason), e
        if batch.number.startswith("2025"):
            hours[member.id] += int(e.hours or 0)
    enough = [n for n in hours.values() if n >= 32]
    assert len(enough) > 30
    assert 3 <= len(hours) - len(enough) < 15
    secretary = next(m for m in members.values() if m.post == "书记")
    county = [t.id for t in batches.values() if t.level == "县级以上"]
    assert {e.member_id for e in autumn.all(Enrolment) if e.training_id in county} == {secretary.id}
    assert hours[secretary.id] >= 56
    assert {"参加", "请假", "补课", "缺课"} == {e.state for e in autumn.all(Enrolment)}


def test_rectification_in_every_state(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    found = ledger.all(Rectification)
    assert {r.state for r in found} == set(STATES)
    assert len({r.number for r in found}) == len(found) >= 12
    left = [days for r in found if (days := r.days_left(today)) is not None]
    assert sum(days < 0 for days in left) == 1
    assert sum(0 <= days <= 7 for days in left) == 2
    for r in found:
        entries = ledger.parts(Progress, r)
        assert entries, r.title()
        days = [on(r.found), *(on(e.day) for e in entries)]
        assert days == sorted(days)
        assert days[-1] <= today
        if r.state == "已销号":
            assert r.reviewer not in r.owner.split("、")
            assert days[-1] <= on(r.reviewed_on) <= on(r.closed_on) <= today
            assert r.outcome
            assert r.evidence


def test_duties_of_the_committee_are_checked_every_quarter(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    duties = ledger.all(Responsibility)
    holders = {m.post: m.name for m in ledger.all(Member) if m.post}
    assert len(duties) == 15
    assert all(holders[duty.post] == duty.owner for duty in duties)
    checks = {duty.id: ledger.parts(ResponsibilityCheck, duty) for duty in duties}
    found = [check for those in checks.values() for check in those]
    assert {check.result for check in found} == set(RESULTS)
    for duty in duties:
        for check in checks[duty.id]:
            quarter = Span(check.year or 0, (check.quarter or 0) * 3 - 2, 3)
            assert is_due(duty, quarter)
            assert quarter.end < on(check.day) <= today
            assert check.by != duty.owner
            assert check.text or check.result == "完成"
    last = Span(today.year, (today.month - 1) // 3 * 3 + 1, 3).earlier()
    assert len(missing(duties, last, checks)) == 2
    assert not missing(duties, last.earlier(), checks)
