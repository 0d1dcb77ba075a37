"""A reminder and a finding about the same thing have one key: what was said to the one is said to the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from models.records import Attendance, Waiver
from models.records.contact import REACHED
from models.records.meeting import ABSENT, DRAFT
from models.records.member import STUDY_ABROAD
from models.records.rectification import LONG_TERM, REGISTERED, WORKING
from models.records.status_change import CORRECTION, ON_PROBATION, RIGHTS_RESTORED
from models.records.waiver import NOT_HERE
from models.rules import Snapshot, findings
from models.rules.self_check import SelfCheck
from models.rules.todos import todos
from models.rules.waivers import unanswered
from tests.models.rules.cases.case import TODAY
from tests.models.rules.cases.going import away, lost, sent
from tests.models.rules.cases.making import branch, meeting, member, newcomer, people, snapshot
from tests.models.rules.cases.people import a_member
from tests.models.rules.cases.probation import change, discussed, on_probation
from tests.models.rules.cases.register import closed, of, with_progress
from tests.models.rules.cases.study import SECRETARY, taught

DAYS = [date(2026, month, 15) for month in range(1, 13)]


def set_up(**about: object) -> Snapshot:
    """A branch with its committee."""
    return snapshot(branch=branch(**about), members=people(9))


def term(kind: str) -> Snapshot:
    """A decision that ended ten days ago."""
    return snapshot(
        members=[member()],
        status_changes={1: [change(kind=kind, since="2025-11-13", until="2026-11-13", decided="2025-11-01")]},
    )


def voted(on: str) -> Snapshot:
    """A general meeting that agreed to a conversion, which the roster does not tell yet."""
    return discussed(newcomer(joined="2025-08-18"), on)


def absent(*numbers: int) -> Snapshot:
    """A meeting from which these were away, without a word why."""
    held, those = meeting(on="2026-11-18"), people(9)
    away_from = [
        Attendance(
            id=m.id, meeting_id=held.id, member_id=m.id, name=m.name, state=ABSENT if m.id in numbers else "到会"
        )
        for m in those
    ]
    return snapshot(held, attendances=away_from, members=those)


SAME: dict[str, tuple[str, Callable[[], Snapshot], date]] = {
    "预备期将满": ("D23", lambda: on_probation("2025-12-10"), TODAY),
    "预备期满没有讨论": ("D24", lambda: on_probation("2025-10-01"), TODAY),
    "转正待审批": ("D27", lambda: voted("2026-10-20"), TODAY),
    "转正过了审批时限": ("D27", lambda: voted("2026-08-20"), TODAY),
    "任期将满": ("B20", lambda: set_up(elected="2024-03-01"), TODAY),
    "任期将满，选举日期只到月": ("B20", lambda: set_up(elected="2024-03"), TODAY),
    "任期已满": ("B21", lambda: set_up(elected="2023-03-01"), TODAY),
    "延长的任期已满": ("B21", lambda: set_up(elected="2022-11-01", extended_until="2026-06-01", extension_document="1号"), TODAY),
    "整改快到期": ("Z05", lambda: of(WORKING, deadline="2026-12-01"), TODAY),
    "整改逾期": ("Z05", lambda: of(WORKING, deadline="2026-11-01"), TODAY),
    "回头看": ("Z06", lambda: closed("2026-05-01"), TODAY),
    "长期坚持没有进展": ("§7.2", lambda: with_progress(LONG_TERM, "2026-07-01", kind=LONG_TERM), TODAY),
    "记录还是草稿": ("M06", lambda: snapshot(meeting(on="2026-11-10", status=DRAFT), members=people(9)), TODAY),
    "一人缺席没有原因": ("M01", lambda: absent(3), TODAY),
    "介绍信过期": ("O03", sent(issued="2026-10-10"), TODAY),
    "流动党员没有联系": ("O09", away(("2026-08-01", REACHED)), TODAY),
    "流动党员从来没有联系": ("O09", away(), TODAY),
    "出国学习没有联系": ("O08", away(("2026-05-01", REACHED), floating_why=STUDY_ABROAD), TODAY),
    "失联三个月": ("P01", lost("2026-08-01"), TODAY),
    "失联半年": ("P02", lost("2026-05-01", "2026-07-01"), TODAY),
    "限期改正期满": ("P06", lambda: term(CORRECTION), TODAY),
    "留党察看期满": ("§3.3处分", lambda: term(ON_PROBATION), TODAY),
    "任职培训": ("T04", taught(a_member(**SECRETARY, post_since="2026-07-01")), TODAY),
    "谈心谈话": ("TXTH", lambda: snapshot(meeting("集体学习", "2025-01-03"), members=people(9)), TODAY),
    "纪念章": ("G01", lambda: snapshot(members=[member(joined="1976-06-01", full="1977-06-01")]), date(2026, 5, 1)),
}  # fmt: skip
"""What is said on the first page and on the page of the self-check: rule, ledger, day."""


@pytest.mark.parametrize(("rule", "make", "day"), SAME.values(), ids=SAME)
def test_one_answer_counts_for_both(rule, make, day):
    there = make()
    (reminder,) = [todo for todo in todos(there, day) if todo.rule == rule]
    (found,) = [f for f in findings(there, day) if f.key == reminder.key]
    assert found.rule == rule
    there.waivers = [Waiver(id=1, key=found.key, subject=found.subject, answer=NOT_HERE, reason="已另行办理")]
    assert reminder not in unanswered(todos(there, day), there.waivers, day)
    assert found not in SelfCheck(there, day, findings(there, day)).open


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_a_rule_says_of_one_record_is_one_thing(sample, day):
    """Of one record that a rule both reminds of and finds, but for a meeting from which several were away."""
    found = findings(sample, day)
    keys, about = {f.key for f in found}, {(f.rule, f.table, f.record) for f in found}
    both = [t for t in todos(sample, day) if t.record and not t.subject and (t.rule, t.table, t.record) in about]
    assert not [(t.title, t.key) for t in both if t.key not in keys and t.rule != "M01"]


def test_the_sample_has_such_things(sample):
    said = {key for day in DAYS for key in {t.key for t in todos(sample, day)} & {f.key for f in findings(sample, day)}}
    assert len({key.partition("|")[0] for key in said}) > 4


def test_what_is_not_the_same_is_asked_of_its_own():
    """Nobody was named when it was registered; while it is worked at, the same is an error."""
    answered = {todo.key for todo in todos(of(REGISTERED, owner=""), TODAY)}
    assert answered
    assert not answered & {f.key for f in findings(of(WORKING, owner=""), TODAY)}
    several = {todo.key for todo in todos(absent(3, 4), TODAY) if todo.rule == "M01"}
    assert several
    assert not several & {f.key for f in findings(absent(3, 4), TODAY)}


def keys(there: Snapshot) -> set[str]:
    return {f.key for f in findings(there, TODAY)} & {todo.key for todo in todos(there, TODAY)}


@pytest.mark.parametrize(
    ("rule", "now", "then"),
    [
        ("Z05", of(WORKING, deadline="2026-11-01"), of(WORKING, deadline="2026-11-20")),
        ("P01", lost("2026-08-01")(), lost("2026-08-10")()),
        ("O09", away(("2026-08-01", REACHED))(), away(("2026-08-02", REACHED))()),
    ],
)
def test_another_day_is_another_question(rule, now, then):
    one, other = ({key for key in keys(there) if key.startswith(rule)} for there in (now, then))
    assert len(one) == len(other) == 1
    assert one != other


def test_a_term_of_which_is_kept_what_came_of_it_is_no_reminder_any_more():
    over = term(ON_PROBATION)
    assert [todo.rule for todo in todos(over, TODAY) if todo.rule == "§3.3处分"]
    restored = change(2, kind=RIGHTS_RESTORED, since="2026-11-14", until=None)
    over.status_changes[1].append(restored)
    assert not [todo for todo in todos(over, TODAY) if todo.rule == "§3.3处分"]


def test_a_temporary_branch_is_not_reminded_of_an_election():
    usual = set_up(elected="2023-03-01")
    assert {"B21"} & {todo.rule for todo in todos(usual, TODAY)}
    usual.branch.kind = "临时支部"
    assert not {"B20", "B21"} & {todo.rule for todo in todos(usual, TODAY)}
