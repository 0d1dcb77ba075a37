"""What a branch does in its own way: each setting changes what is found or reminded of, and none is passed by."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from models.kinds import PartialDate
from models.records import Branch, Contact, Enrolment, PlannedMeeting, Rectification, Task, Training, Transfer
from models.records.meeting import ABSENT, COMMITTEE, DRAFT, GENERAL, TOPICS
from models.records.rectification import CLOSED, WORKING
from models.rules import Limits, Snapshot, findings, votes
from models.rules.letters import usual_days
from models.rules.limits import impossible, share, why
from models.rules.minutes import kept_until
from models.rules.study.hours import hours_by_member
from models.rules.todos import todos
from tests.models.rules.cases.making import (
    branch,
    item,
    made,
    meeting,
    member,
    newcomer,
    people,
    snapshot,
    there,
    vote,
)  # fmt: skip

TODAY = date(2026, 11, 23)
SOURCES = [p for part in ("models", "ui") for p in Path(__file__).parents[3].joinpath(part).rglob("*.py")]
Look = Callable[[Snapshot], object]


def rules(found: Snapshot, on: date = TODAY) -> set[str]:
    return {f.rule for f in findings(found, on)}


def titles(found: Snapshot, on: date = TODAY) -> list[str]:
    return [f"{todo.title} {todo.tone}" for todo in todos(found, on)]


def study(hours: float | None = 30, **about: object) -> Snapshot:
    """One batch of this year; an ordinary member and the secretary took part."""
    batch = made(Training, 1, name="轮训", kind="集中轮训", start="2026-03-02", end="2026-03-02", **about)
    who = [member(1), member(2, post="书记")]
    rolls = [made(Enrolment, m.id, training_id=1, member_id=m.id, name=m.name, hours=hours) for m in who]
    return snapshot(members=who, trainings=[batch], enrolments={1: rolls})


def lesson() -> Snapshot:
    """A lesson of two hours at which somebody was, counted as study."""
    held, who = meeting("党课", "2026-03-02", start="14:00", end="16:00"), member()
    return snapshot(held, attendances=there(held, who), members=[who], branch=branch(counted_kinds="党课"))


def away() -> Snapshot:
    """A floating member who was reached 60 days ago."""
    gone = member(floating="是", floating_since="2026-01-08", liaison="高某", floating_why="外出学习")
    reached = made(Contact, 1, member_id=1, day="2026-09-24", result="联系上", way="电话")
    return snapshot(members=[gone], contacts={1: [reached]})


def letter(days: int) -> Snapshot:
    sent = made(
        Transfer, 1, member_id=1, direction="转出", other="某支部", issued="2026-11-01", valid_days=days, way="介绍信"
    )
    return snapshot(members=[member()], transfers={1: [sent]})


def silent(on: str) -> Snapshot:
    """Somebody was away without a reason."""
    held, who = meeting(GENERAL, on), member()
    return snapshot(held, attendances=there(held, who, state=ABSENT), members=[who])


def open_item(**about: object) -> Snapshot:
    usual = {"problem": "问题", "measures": "措施", "owner": "李某", "found": "2026-03-01", "deadline": "2026-12-20"}
    return snapshot(rectifications=[made(Rectification, 1, **usual | {"state": WORKING} | about)])


def without_committee() -> Snapshot:
    """A general meeting on a person, of whom the committee spoke 70 days before."""
    held = meeting(GENERAL, "2026-09-12", 2)
    spoke = meeting(COMMITTEE, "2026-07-04", 3, subject="讨论刘某入党")
    about = item(held, title_text="讨论接收刘某为预备党员", candidate="刘某", topic=TOPICS[2])
    return snapshot(meeting("党课", "2026-01-05"), spoke, held, items=[about], members=people(9))


def one_gathering() -> Snapshot:
    one, two = meeting(GENERAL, key=1, gathering=1), meeting("党课", key=2, gathering=1)
    return snapshot(one, two, attendances=[*there(one, member()), *there(two, member())], members=[member()])


def left() -> Snapshot:
    gone = member(99, post="组织委员", left="2026-09-24", left_why="转出")
    return snapshot(members=[*people(9, ("书记", "宣传委员", "纪检委员")), gone])


def not_expected() -> Snapshot:
    held = meeting()
    papers = {"ground": "E2", "consent": "1号", "passed": PartialDate(2026, 9, 12), "state": "不计入"}
    return snapshot(held, attendances=there(held, member(), **papers), members=[member()])


def elected() -> Snapshot:
    return snapshot(branch=branch(elected="2024-09-23"), members=people(9))


def draft() -> Snapshot:
    return snapshot(meeting(GENERAL, "2026-11-18", status=DRAFT), members=people(3))


def late() -> Snapshot:
    return snapshot(meeting(GENERAL, "2026-09-12", recorded_on="2026-10-02"), members=people(3))


def begun() -> Snapshot:
    return snapshot(meeting("集体学习", "2025-01-03"), members=people(3))


def planned() -> Snapshot:
    line = made(PlannedMeeting, 1, year=2026, kind="党课", day="2026-12-10")
    return snapshot(meeting("集体学习", "2025-01-03"), planned=[line], members=people(3))


def result(rule: str, *numbers: int, **about: int) -> Look:
    voted = vote(rule, *numbers, **about).items[1][0]
    return lambda found: votes.verdict(voted, found.limits).outcome


SETTINGS: list[tuple[str, object, Callable[[], Snapshot], Look]] = [
    ("lesson_months", 12, begun, lambda s: [t for t in titles(s) if "党课" in t]),
    ("life_until_month", 5, begun, lambda s: "ZZSHH" in rules(s, date(2026, 4, 2))),
    ("combined", "否", one_gathering, lambda s: "§1.2多记" in rules(s)),
    ("remind_days", 30, planned, titles),
    ("remind_days", 14, begun, lambda s: [t for t in titles(s, date(2026, 12, 20)) if "四季度" in t]),
    ("discuss_days", 75, without_committee, lambda s: "§1.2支委会" in rules(s)),
    ("minutes_days", 10, draft, lambda s: "M06" in rules(s)),
    ("minutes_late_days", 10, late, lambda s: "M06" in rules(s)),
    ("absence_days", 30, lambda: silent("2026-09-12"), titles),
    ("retain_years", 30, Snapshot, lambda s: kept_until(meeting(), s.limits, TODAY)),
    ("quorum", "超过半数", Snapshot, result(votes.GENERAL, 16, 8, 8)),
    ("general_written", "是", Snapshot, result(votes.GENERAL, 16, 9, 8, written=1, written_yes=1)),
    ("election_base", "实到会", Snapshot, result(votes.ELECT, 10, 8, 5)),
    ("grounds", "援藏援疆", not_expected, lambda s: "§2.2情形" in rules(s)),
    ("term_remind_months", 12, elected, lambda s: ("B20" in rules(s), titles(s))),
    ("vacancy_days", 30, left, lambda s: "B23" in rules(s)),
    ("probation_remind_days", 60, lambda: snapshot(members=[newcomer(joined="2026-01-08")]), lambda s: "D23" in rules(s)),
    ("probation_overdue_days", 90, lambda: snapshot(members=[newcomer(joined="2025-10-01")]), lambda s: "D24" in rules(s)),
    ("conversion_tolerance_days", 30, lambda: snapshot(members=[member(full="2011-07-01")]), lambda s: "R03" in rules(s)),
    ("letter_days_local", 15, Snapshot, lambda s: usual_days(Transfer(near="是"), s.limits)),
    ("letter_days_remote", 60, Snapshot, lambda s: usual_days(Transfer(near="否"), s.limits)),
    ("letter_days_max", 60, lambda: letter(80), lambda s: "O03有效期" in rules(s)),
    ("float_contact_days", 30, away, lambda s: "O09" in rules(s)),
    ("warn_days", 30, open_item, lambda s: ("Z05" in rules(s), titles(s))),
    ("lookback_months", 3, lambda: open_item(state=CLOSED, closed_on="2026-08-10", reviewed_on="2026-08-09", outcome="好", evidence="图"),
     lambda s: "Z06" in rules(s)),
    ("hours_remind_month", 12, study, lambda s: ("T01" in rules(s), titles(s))),
    ("hours_member", 30, study, lambda s: "T01" in rules(s)),
    ("hours_leader", 30, study, lambda s: [f.message for f in findings(s, TODAY) if f.rule == "T02"]),
    ("hours_full_day", 6, lambda: study(None, days=1), lambda s: hours_by_member(s, 2026, TODAY)),
    ("hours_half_day", 3, lambda: study(None, days=0.5), lambda s: hours_by_member(s, 2026, TODAY)),
    ("hours_per_hour", 1.5, lesson, lambda s: hours_by_member(s, 2026, TODAY)),
]  # fmt: skip
OF_OTHERS = {"political_birthday", "excellent_share", "excellent_base"}
"""Shown beside their rules."""


@pytest.mark.parametrize(("name", "value", "make", "look"), SETTINGS, ids=[line[0] for line in SETTINGS])
def test_a_setting_changes_what_is_found(name, value, make, look):
    usual, own = make(), make()
    usual.limits, own.limits = Limits(), Limits(**{name: value})
    assert look(usual) != look(own)


def test_each_setting_is_shown():
    assert {line[0] for line in SETTINGS} | OF_OTHERS == set(Limits.__dataclass_fields__)


def test_a_branch_may_put_each_of_them_down():
    names = {field.name for field in Branch.fields}
    assert set(Limits.__dataclass_fields__) <= names
    own = Limits.of(branch(warn_days=30, quorum="超过半数", grounds="援藏援疆"))
    assert (own.warn_days, own.quorum, own.grounds, own.remind_days) == (30, "超过半数", "援藏援疆", 7)


def test_what_cannot_be_counts_as_not_put_down():
    assert (
        Limits.of(branch(lesson_months=5, excellent_share="三成", hours_full_day=0.0, life_until_month=13)) == Limits()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/3", Fraction(1, 3)), ("30%", Fraction(3, 10)), ("３０％", Fraction(3, 10)), ("0.25", Fraction(1, 4)), ("三分之一", Fraction(1, 3)),
        (" 1 / 4 ", Fraction(1, 4)), ("33.33%", Fraction(3333, 10000)), ("100%", Fraction(1)), ("120%", None), ("4/3", None), ("1/0", None),
        ("0%", None), ("三成", None), ("", None), ("3", None),
    ],
)  # fmt: skip
def test_a_share_reads_as_a_fraction_or_a_percentage(text, expected):
    assert share(text) == expected


@pytest.mark.parametrize(
    ("name", "possible", "not_so"),
    [
        ("lesson_months", (1, 3, 6, 12), (0, 2, 4, 5, 24)),
        ("life_until_month", (1, 12), (0, 13)),
        ("warn_days", (0, 400), ()),
    ],
)
def test_what_can_be(name, possible, not_so):
    assert not [value for value in possible if impossible(name, value)]
    assert all(impossible(name, value).endswith("。") for value in not_so)


def test_every_limit_says_what_it_rests_on():
    assert all(why(name) for name in Limits.__dataclass_fields__)


_TAKES = {
    "judge",
    "check_member",
    "check_transfer",
    "check_change",
    "check_away",
    "least_present",
    "least_yes",
    "with_written",
}
"""What takes the usual limits where it is given none; all else cannot be called without."""
_DEFAULTS = {"votes.py", "away.py", "letters.py", "decisions.py", "member_checks.py"}
"""Where a function that is given none takes the usual ones; above it is seen that it is given some."""
_OF_A_FILE = {"completing.py"}
"""What is read from a file is checked before it is known whose it is; the ledger is asked afterwards."""


def _named(call: ast.Call) -> set[str]:
    """The names in what a call is given."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    parts = [part for each in given for part in ast.walk(each)]
    return {p.id for p in parts if isinstance(p, ast.Name)} | {p.attr for p in parts if isinstance(p, ast.Attribute)}


def _calls(path: Path) -> list[tuple[str, ast.Call]]:
    """The calls in a file, with the name of what is called."""
    found = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    return [
        (node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", ""), node) for node in found
    ]


def test_nobody_goes_by_the_usual_where_the_branch_may_have_its_own():
    """Each call of what depends on a limit is given the branch's own, and nothing makes usual ones for itself."""
    calls = [(path.name, *call) for path in SOURCES if path.name not in _OF_A_FILE for call in _calls(path)]
    without = [
        (file, name, node.lineno)
        for file, name, node in calls
        if name in _TAKES and not {"limits", "Limits"} & _named(node)
    ]
    assert not without
    usual = {file for file, name, node in calls if name == "Limits" and not (node.args or node.keywords)}
    assert usual <= _DEFAULTS


def test_a_task_is_as_near_as_an_item():
    task = made(Task, 1, text="写总结", due="2026-12-20")
    assert [t for t in titles(snapshot(tasks=[task], limits=Limits(warn_days=30))) if "写总结" in t]
    assert not [t for t in titles(snapshot(tasks=[task])) if "写总结" in t]


@pytest.mark.parametrize(
    ("name", "most"), [("remind_days", 3650), ("letter_days_max", 3650), ("lookback_months", 120), ("term_years", 100)]
)
def test_what_no_calendar_reaches_is_refused_and_not_reckoned_with(name, most):
    assert not impossible(name, most)
    assert str(most) in impossible(name, most + 1)
    for on in (date(2026, 1, 1), date(2028, 2, 29)):
        slip = snapshot(members=people(9), branch=branch(elected="2024-09-23", **{name: 999_999_999}))
        slip.limits = Limits.of(slip.branch)
        usual = snapshot(members=people(9), branch=branch(elected="2024-09-23"))
        assert (rules(slip, on), titles(slip, on)) == (rules(usual, on), titles(usual, on))
