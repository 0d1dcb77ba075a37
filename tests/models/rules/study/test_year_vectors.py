"""Years of people worked out by hand from the rules: who is converted, comes or leaves, is exempted, is in two batches at once."""

from __future__ import annotations

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Branch, Enrolment, Member, StatusChange, Training
from models.records.status_change import RESUMING, SUSPENDING
from models.rules import Limits, Snapshot
from models.rules.study.hours import hours_by_member
from models.rules.study.yearly import BEHIND, NOT_ASKED, NOT_JUDGED, REACHED, StudyYear, study_year
from models.rules.training import new_until

AFTER = date(2027, 1, 10)
"""A day after the year 2026 is over."""


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def member(**about: object) -> Member:
    return Member(**({"id": 1, "name": "张伟", "kind": "正式党员", "joined": day("2001-07-01")} | about))  # type: ignore[arg-type]


def year_of(one: Member, *batches: tuple[str, str, float], year: int = 2026, **about: object) -> StudyYear:
    """A year of somebody who took part in batches: first day, last day, days of study; converted as the branch has it."""
    held = [
        Training(id=n, name=f"第{n}期", start=day(first), end=day(last), days=days)
        for n, (first, last, days) in enumerate(batches, 1)
    ]
    listed = {t.id: [Enrolment(training_id=t.id, member_id=one.id, name=one.name, state="参加")] for t in held}
    snapshot = Snapshot(members=[one], trainings=held, enrolments=listed, **about)  # type: ignore[arg-type]
    (found,) = study_year(snapshot, year, AFTER)
    return found


def test_who_is_converted_during_the_year_has_one_year_of_hours() -> None:
    """T01 asks 32 of every member, 教管条例 §20 of a calendar year, of 预备党员 as of 正式党员. Converted on 10 June 2026: two
    days before (2 × 8 = 16), half a day on the day itself (4), a day and a half after it (8 + 4 = 12): 32, nothing lacks.
    Without the half day in the end 28, 4 lack. The year of joining, 2025, is not judged. T03 asks for 集中培训 within a year
    of joining and, from the day of conversion, within a year of that."""
    one = member(kind="正式党员", joined=day("2025-06-10"), full=day("2026-06-10"))
    before, same, after = (("2026-03-02", "2026-03-03", 2), ("2026-06-10", "2026-06-10", 0.5), ("2026-09-01", "2026-09-02", 1.5))  # fmt: skip
    found = year_of(one, before, same, after)
    assert (found.hours, found.wanted, found.verdict, found.gap) == (32, 32, REACHED, 0)
    found = year_of(one, before, same, ("2026-09-01", "2026-09-01", 1))
    assert (found.hours, found.verdict, found.gap) == (28, BEHIND, 4)
    found = year_of(one, ("2025-07-01", "2025-07-01", 1), year=2025)
    assert (found.hours, found.verdict, found.gap) == (8, NOT_JUDGED, 0)
    assert new_until(one, date(2026, 6, 9)) == (date(2025, 6, 10), date(2026, 6, 10))
    assert new_until(one, date(2026, 6, 10)) == (date(2026, 6, 10), date(2027, 6, 10))
    assert new_until(one, date(2027, 6, 11)) is None


@pytest.mark.parametrize(
    ("about", "verdict", "gap"),
    [
        ({"arrived": day("2025-12-31")}, BEHIND, 24),
        ({"arrived": day("2026-03-01")}, NOT_JUDGED, 0),
        ({"arrived": day("2026-12-31")}, NOT_JUDGED, 0),
        ({"joined": day("2026-06-01"), "kind": "预备党员"}, NOT_JUDGED, 0),
        ({"left": day("2026-01-02"), "left_why": "转出"}, NOT_JUDGED, 0),
        ({"left": day("2026-12-31"), "left_why": "转出"}, NOT_JUDGED, 0),
        ({"left": day("2027-01-01"), "left_why": "转出"}, BEHIND, 24),
        ({"arrived": day("2026-02-01"), "left": day("2026-09-01")}, NOT_JUDGED, 0),
    ],
)
def test_who_was_here_for_a_part_of_the_year_is_not_judged(about: dict[str, object], verdict: str, gap: float) -> None:
    """R12 takes those who left out of the figures from the day on which they did; who came has hours elsewhere. One day of 8
    hours against 32: 24 lack, of whoever was here from 1 January to 31 December; of nobody else is anything said."""
    found = year_of(member(**about), ("2026-05-04", "2026-05-04", 1))
    assert (found.hours, found.verdict, found.gap) == (8, verdict, gap)


@pytest.mark.parametrize(
    ("about", "days", "verdict", "wanted", "gap"),
    [
        ({"study": "送学上门"}, 0.5, NOT_ASKED, None, 0),
        ({"study": "送学上门"}, 5, NOT_ASKED, None, 0),
        ({"study": "送学上门", "post": "组织委员"}, 0.5, NOT_ASKED, None, 0),
        ({"study": "线上学习"}, 0.5, BEHIND, 32, 28),
    ],
)
def test_of_who_is_exempted_nothing_is_asked(
    about: dict[str, object], days: float, verdict: str, wanted: float | None, gap: float
) -> None:
    """T06 (教管条例 §23): no hours are asked of those taught at home, whatever they have and whatever post they hold; half a day
    is 4 of the 32 that are asked of those who study online."""
    found = year_of(member(**about), ("2026-05-04", "2026-05-08", days))
    assert (found.verdict, found.wanted, found.gap) == (verdict, wanted, gap)


def test_whose_membership_was_stopped_and_restored_is_judged_by_the_last_day() -> None:
    """停止党籍 from 1 March: nothing is asked at the end of the year (§2.1, not among those counted); restored on 1 September,
    the year is judged again: a day of 8 hours, 24 lack."""
    stopped = StatusChange(id=1, member_id=1, kind=SUSPENDING, since=day("2026-03-01"))
    again = StatusChange(id=2, member_id=1, kind=RESUMING, since=day("2026-09-01"))
    batch = ("2026-10-12", "2026-10-12", 1.0)
    assert year_of(member(), batch, status_changes={1: [stopped]}).verdict == NOT_ASKED
    found = year_of(member(), batch, status_changes={1: [stopped, again]})
    assert (found.verdict, found.gap) == (BEHIND, 24)


@pytest.mark.parametrize(
    ("branch", "this", "next_"), [(Branch(), 14, 14), (Branch(hours_full_day=6, hours_half_day=3), 10.5, 10.5)]
)
def test_days_over_the_turn_of_the_year_are_converted_and_then_divided(
    branch: Branch, this: float, next_: float
) -> None:
    """Three days and a half from 30 December to 2 January: 3 × 8 + 4 = 28 (with 6 and 3: 21); two of the four days lie in each
    year, and a year is a calendar year (§3.1): half of them each."""
    turn = ("2026-12-30", "2027-01-02", 3.5)
    about = {"branch": branch, "limits": Limits.of(branch)}
    assert year_of(member(), turn, **about).hours == this
    assert year_of(member(), turn, year=2027, **about).hours == next_


def test_batches_at_once_both_count_and_one_that_was_missed_clashes_with_nothing(raised) -> None:
    """Three days (24) with half a day (4) in their midst and another day (8) that begins on their last: 24 + 4 + 8 = 36, for
    the ledger says what is on its lists; §3.1 warns of both. Who missed the three days has 4 + 8 = 12 and no clash."""
    long, half, last = (
        Training(id=1, name="长", start=day("2026-03-02"), end=day("2026-03-04"), days=3),
        Training(id=2, name="半", start=day("2026-03-03"), end=day("2026-03-03"), days=0.5),
        Training(id=3, name="末", start=day("2026-03-04"), end=day("2026-03-05"), days=1),
    )
    for state, hours, told in (("参加", 36, 2), ("缺课", 12, 0)):
        lists = {
            t.id: [Enrolment(training_id=t.id, member_id=1, name="张伟", state=state if t is long else "参加")]
            for t in (long, half, last)
        }
        snapshot = Snapshot(members=[member()], trainings=[long, half, last], enrolments=lists)
        assert hours_by_member(snapshot, 2026) == {1: hours}
        assert len(raised(snapshot, "§3.1")) == told
