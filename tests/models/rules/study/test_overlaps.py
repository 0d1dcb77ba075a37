"""Batches on the same days, and who is on the list of both."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Enrolment, Training, Waiver
from models.records.waiver import NOT_HERE
from models.rules import Snapshot
from models.rules.self_check import SelfCheck
from models.rules.study.overlaps import clashes, overlap


def batch(start: str, end: str = "", number: int = 1, kind: str = "专题班") -> Training:
    last = PartialDate.parse(end) if end else None
    return Training(
        id=number, name=f"班{number}", start=PartialDate.parse(start) if start else None, end=last, kind=kind
    )


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (batch("2026-03-01", "2026-03-03"), batch("2026-03-03"), True),
        (batch("2026-03-01", "2026-03-03"), batch("2026-03-04"), False),
        (batch("2026-12-30", "2027-01-02"), batch("2027-01-01"), True),
        (batch("2026-03-01"), batch("2026-03-01"), True),
        (batch("2026-03-01", "2026-03-31"), batch("2026-03-10", "2026-03-12"), True),
        (batch("2026-03"), batch("2026-03-10"), False),
        (batch(""), batch("2026-03-10"), False),
        (batch("2026-03-10", kind="在线"), batch("2026-03-10"), False),
    ],
)
def test_days_in_common(one: Training, other: Training, told: bool) -> None:
    assert overlap(one, other) is told
    assert overlap(other, one) is told


def test_only_who_will_be_there_clashes() -> None:
    mine, other, later = batch("2026-03-01"), batch("2026-03-01", number=2), batch("2026-04-01", number=3)
    states = {1: "参加", 2: "报名", 3: "请假", 4: "缺课", 5: ""}
    people = [Enrolment(member_id=n, name=str(n), state=state) for n, state in states.items()]
    enrolments = {1: people, 2: [*people, Enrolment(name="外", state="参加")], 3: people}
    assert clashes(mine, [mine, other, later], enrolments) == {1: [other], 2: [other], 5: [other]}


def test_an_answer_for_two_says_nothing_of_a_third(person, raised):
    """Put down for the two batches it hid whoever was enrolled in both later."""
    three = [person(f"{name}某") for name in "甲乙丙"]
    days = [batch("2026-03-01", "2026-03-03"), batch("2026-03-02", number=2)]

    def open_of(number, keys=()):
        lists = {
            n: [Enrolment(id=10 * n + m.id, member_id=m.id, name=m.name, state="参加") for m in three[:number]]
            for n in (1, 2)
        }
        waivers = [Waiver(key=key, answer=NOT_HERE) for key in keys]
        kept = Snapshot(members=three, trainings=days, enrolments=lists, waivers=waivers)
        return SelfCheck(kept, date(2026, 11, 23), raised(kept, "§3.1")).open

    (two,) = open_of(2)
    assert [part.subject for part in two.answerable()] == ["甲某", "乙某"]
    answered = [part.key for part in two.answerable()]
    assert open_of(2, answered) == []
    (third,) = open_of(3, answered)
    assert (third.subject, third.answerable()) == ("丙某", (third,))
    (again,) = open_of(3, ["§3.1|training|2|training1"])
    assert "甲某、乙某、丙某在两批的名单里" in again.message, "an answer of before does not say for whom it was"
