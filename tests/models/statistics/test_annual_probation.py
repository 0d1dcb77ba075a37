"""预备党员转正情况: every way in which a probation ends, by hand, and how many were on probation at both ends of the year."""

from datetime import date

import pytest

from models.records import AgendaItem, Branch, Meeting, StatusChange
from models.records.meeting import GENERAL
from models.rules import votes
from models.rules.limits import Limits
from models.statistics.annual_ends import OUTCOMES
from tests.models.statistics.people import about, cells, day, facts, made, names, person


def probationer(**values):
    """Joined on 2025-06-01, so that probation ends on 2026-06-01."""
    return person(**({"joined": "2025-06-01", "kind": "预备党员"} | values))


def change(member, kind, since, **more):
    dates = {name: day(value) if name in ("until", "decided", "approved") else value for name, value in more.items()}
    return StatusChange(member_id=member.id, kind=kind, since=day(since), **dates)


def talked(number, on, title):
    """A general meeting that voted on 转正."""
    meeting = Meeting(id=number, kind=GENERAL, day=day(on))
    return meeting, AgendaItem(id=number, meeting_id=number, title_text=title, rule=votes.CONVERT)


def outcomes(table):
    return {label: cells(table, label)[0] for label in OUTCOMES if any(line.label == label for line in table.lines)}


def test_every_outcome_once():
    on_time = probationer(name="按期人", full="2026-06-01", kind="正式党员")
    late = probationer(name="推迟人", full="2026-06-01", kind="正式党员")
    longer = probationer(name="延长人")
    cancelled = probationer(name="取消人", left="2026-06-20", left_why="取消预备党员资格")
    waiting = probationer(name="等待人")
    gone = probationer(name="离开人", left="2026-08-01", left_why="去世")
    not_due = probationer(name="未满人", joined="2026-02-01")
    moved = probationer(name="早走人", left="2026-03-01", left_why="转出")
    people = [on_time, late, longer, cancelled, waiting, gone, not_due, moved]
    first, one = talked(1, "2026-07-01", "讨论按期人转正")  # 30 days after: still in time
    second, two = talked(2, "2026-07-02", "讨论推迟人转正")  # 31 days
    known = about(
        people,
        meetings=[first, second],
        items=[one, two],
        status_changes=[
            change(longer, "延长预备期", "2026-06-05", until="2027-06-01", why="还需考察"),
            change(cancelled, "取消预备党员资格", "2026-06-20", why="本人不履行义务"),
        ],
    )
    table = made("probation", known)
    assert cells(table, "应转正")[0] == 6
    assert outcomes(table) == dict.fromkeys(OUTCOMES, 1)
    assert sum(outcomes(table).values()) == cells(table, "应转正")[0]
    assert cells(table, "本年转为正式党员")[0] == 2
    assert names(table, "按期转正") == ["按期人"]
    assert facts(table, "按期转正") == ["预备期满 2026-06-01，2026-07-01 党员大会讨论，晚 30 天"]
    assert facts(table, "推迟转正") == ["预备期满 2026-06-01，2026-07-02 党员大会讨论，晚 31 天，原因没有记"]
    assert facts(table, "延长预备期") == ["预备期满 2026-06-01，2026-06-05 延长预备期到 2027-06-01，原因：还需考察"]
    assert facts(table, "取消预备党员资格")[0].endswith("2026-06-20 取消预备党员资格，原因：本人不履行义务")
    assert facts(table, "期满尚未转正") == ["预备期满 2026-06-01，已过 213 天，没有党员大会讨论转正的记录"]
    assert names(table, "期满后离开，未见转正") == ["离开人"]


def test_the_branch_says_how_many_days_are_in_time():
    late = probationer(name="推迟人", full="2026-06-01", kind="正式党员")
    meeting, item = talked(1, "2026-07-02", "讨论推迟人转正")
    limits = Limits.of(Branch(probation_overdue_days=40))
    table = made("probation", about([late], meetings=[meeting], items=[item], limits=limits))
    assert outcomes(table)["按期转正"] == 1


def test_without_minutes_the_day_of_the_roster_tells():
    table = made("probation", about([probationer(full="2026-06-01", kind="正式党员")]))
    assert facts(table, "按期转正") == ["预备期满 2026-06-01，2026-06-01 转正，没有党员大会讨论的记录"]


def test_converted_after_a_longer_probation_is_in_time_by_its_new_end():
    member = probationer(name="延长人", full="2026-12-01", kind="正式党员")
    known = about([member], status_changes=[change(member, "延长预备期", "2026-06-05", until="2026-12-01")])
    table = made("probation", known)
    assert outcomes(table)["按期转正"] == 1
    assert outcomes(table)["延长预备期"] == 0
    assert facts(table, "按期转正")[0].startswith("预备期延长到 2026-12-01")


def test_what_was_over_before_the_year_is_due_in_it_and_told_apart():
    member = probationer(joined="2024-05-01", full="2026-02-01", kind="正式党员")
    table = made("probation", about([member]))
    assert cells(table, "应转正")[0] == cells(table, "其中：期满日在以前年度")[0] == 1
    assert outcomes(table)["推迟转正"] == 1
    assert cells(made("probation", about([member], date(2025, 12, 31))), "期满尚未转正")[0] == 1


def test_cancelled_before_the_end_is_not_due():
    member = probationer(joined="2026-01-10", left="2026-06-20", left_why="取消预备党员资格")
    table = made("probation", about([member]))
    assert cells(table, "应转正")[0] == 0
    assert cells(table, "另：预备期未满取消资格")[0] == 1


def test_approved_in_the_next_year_counts_in_the_next_year():
    member = probationer(joined="2025-12-20", full="2026-12-20", kind="正式党员")
    approved = [change(member, "转正", "2026-12-20", approved="2027-01-05")]
    this, then = (about([member], date(year, 12, 31), status_changes=approved) for year in (2026, 2027))
    assert cells(made("probation", this), "本年转为正式党员")[0] == 0
    assert facts(made("probation", this), "期满尚未转正")[0].endswith("2026-12-20 转正，2027-01-05 才批复")
    assert cells(made("probation", then), "本年转为正式党员")[0] == 1
    assert outcomes(made("probation", then))["按期转正"] == 1
    count = made("probation", this, 1)
    assert not count.agrees
    assert names(count, "待核对") == [member.name]


@pytest.mark.parametrize("joined", ["2025", "2025-06"])
def test_a_rough_day_of_joining_is_asked_for(joined):
    table = made("probation", about([probationer(joined=joined)]))
    assert cells(table, "期满日算不出来")[0] == 1
    assert cells(table, "应转正")[0] == 0
    assert not table.agrees


@pytest.mark.parametrize(
    "values",
    [
        {"joined": "2000-06-01", "kind": "正式党员", "full": "2001-06-01"},
        {"joined": "1975-06-01", "kind": "正式党员", "full": "1975-06-01"},
        {"joined": "2025-06-01", "kind": "正式党员", "full": "2026-06-01", "arrived": "2026-09-01"},  # elsewhere
        {"joined": "2025-06-01", "kind": "正式党员"},
        {"joined": "2025-06-01", "left": "2025-11-01"},
        {"joined": "2025-12-31", "arrived": "2027-02-01"},
    ],
)
def test_who_has_nothing_to_do_with_it(values):
    table = made("probation", about([probationer(**values)]))
    assert cells(table, "应转正")[0] == cells(table, "本年转为正式党员")[0] == 0


def test_how_many_were_on_probation_at_both_ends():
    stays = probationer(name="甲", joined="2025-12-20")
    full = probationer(name="乙", full="2026-06-01", kind="正式党员", sex="女")
    new = probationer(name="丙", joined="2026-03-01", birth="2000-01-01")
    moved_in = probationer(name="丁", joined="2025-12-25", arrived="2026-04-01")
    moved_out = probationer(name="戊", left="2026-02-01", left_why="转出")
    table = made("probation", about([stays, full, new, moved_in, moved_out]), 1)
    assert [cells(table, line.label)[0] for line in table.lines[:5]] == [3, 1, 1, 1, 1]
    assert cells(table, "2026年底预备党员") == [3, 0, 0, 1, 0]
    assert cells(table, "减：转为正式党员") == [1, 1, 0, 0, 0]
    assert cells(table, "期满尚未转正")[0] == 2  # both ended in December
    assert cells(table, "预备期未满")[0] == 1
    assert table.verdict == "3 + 1 + 1 - 1 - 1 = 3，与名册的预备党员人数相符"
