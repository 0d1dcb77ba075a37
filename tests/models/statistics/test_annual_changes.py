"""党员数量增减: every kind of coming and going, what does not add up, and that nothing is fudged."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.records import StatusChange, Transfer
from models.records.status_change import CANCELLING, DEATH, EXPELLING, STRIKING
from models.statistics.annual_changes import TO_CHECK, changes_table
from models.statistics.table import PART, TOTAL
from tests.models.statistics.people import YEAR_END, day, facts, names, numbers, person, roster, rosters

OLD = {"joined": "2001-07-01", "full": "2002-07-01"}


def change(kind: str, since: str | None, **more: object) -> StatusChange:
    return StatusChange(kind=kind, since=day(since) if since else None, **more)


def transfer(direction: str, receipt: str | None, **more: object) -> Transfer:
    return Transfer(direction=direction, other="某党委", receipt=day(receipt) if receipt else None, **more)


def parts(table) -> dict[str, int]:
    """Only the kinds of coming and going."""
    return {line.label: line.number for line in table.lines if line.kind == PART and line.number}


@pytest.mark.parametrize(
    ("values", "records", "label", "sign"),
    [
        ({"joined": "2026-03-12"}, [], "发展党员", 1),
        ({"joined": "2026-03"}, [], "发展党员", 1),
        ({**OLD, "arrived": "2026-05-01"}, [], "转入", 1),
        ({**OLD, "arrived": "2026-05-01"}, [transfer("转入", "2026-05-20")], "转入", 1),
        ({"joined": None, "arrived": "2026-05-01"}, [], "其他", 1),
        ({**OLD, "left": "2026-05-01", "left_why": "转出"}, [], "转出", -1),
        ({**OLD, "left": "2026-05-01", "left_why": "转出"}, [transfer("转出", "2026-05-01")], "转出", -1),
        ({**OLD, "left": "2026-05-01", "left_why": "去世"}, [], DEATH, -1),
        ({**OLD, "left": "2026-05-01", "left_why": "去世"}, [transfer("转出", None)], DEATH, -1),
        ({**OLD, "left": "2026-05-01", "left_why": "除名"}, [], "除名（未注明种类）", -1),
        ({**OLD, "left": "2026-05-01", "left_why": "退党"}, [], STRIKING[3], -1),
        ({**OLD, "left": "2026-05-01", "left_why": "开除党籍"}, [], EXPELLING, -1),
        ({"joined": "2025-05-05", "full": None, "left": "2026-05-01", "left_why": "取消预备党员资格"}, [], CANCELLING, -1),
        ({**OLD, "left": "2026-05-01", "left_why": ""}, [], "其他", -1),
        *(({**OLD, "left": "2026-05-01"}, [change(kind, "2026-05-01")], kind, -1) for kind in STRIKING),
        ({**OLD, "left": "2026-05-01", "left_why": "除名"}, [change(EXPELLING, "2026-05-01")], EXPELLING, -1),
        ({**OLD, "standing": "停止党籍", "standing_since": "2026-05-01"}, [], "停止党籍", -1),
        ({**OLD, "standing": "停止党籍", "standing_since": "2026-05-01"}, [change("停止党籍", "2026-05-01")], "停止党籍", -1),
        (OLD, [change("停止党籍", "2025-05-01"), change("恢复党籍", "2026-05-01")], "恢复党籍", 1),
        (OLD, [change("停止党籍", "2026-05-01")], "停止党籍", -1),
    ],
)  # fmt: skip
def test_one_of_each_kind(values, records, label, sign):
    member, other = person(**values), person(**OLD)
    kept = {"changes": [], "transfers": []}
    for record in records:
        kept["changes" if isinstance(record, StatusChange) else "transfers"].append((member, record))
    table = changes_table(roster(member, other, **kept), YEAR_END)
    assert parts(table) == {label: 1}
    assert table.agrees, table.verdict
    before, after = (1, 2) if sign > 0 else (2, 1)
    assert [line.number for line in table.lines if line.label in ("2025年底", "2026年底")] == [before, after]
    assert facts(table, label)[0]


def test_who_came_and_went_in_the_year_is_in_both():
    table = changes_table(roster(person(joined="2026-01-10", left="2026-10-01", left_why="转出")), YEAR_END)
    assert parts(table) == {"发展党员": 1, "转出": 1}
    assert table.agrees
    assert table.verdict.startswith("0 + 1 - 1 = 0")


def test_stopped_and_resumed_in_one_year():
    member = person(**OLD)
    changes = [(member, change("停止党籍", "2026-02-01")), (member, change("恢复党籍", "2026-09-01"))]
    table = changes_table(roster(member, changes=changes), YEAR_END)
    assert parts(table) == {"停止党籍": 1, "恢复党籍": 1}
    assert table.agrees


def test_struck_off_after_a_stop_is_not_taken_away_twice():
    member = person(**OLD, standing="停止党籍", standing_since="2024-03-01", left="2026-04-01")
    table = changes_table(roster(member, changes=[(member, change(STRIKING[2], "2026-04-01"))]), YEAR_END)
    assert parts(table) == {}
    assert numbers(table) == {"另：停止党籍后离开（减少数已在停止时计入）": 1}
    assert table.agrees


@pytest.mark.parametrize(
    ("values", "records", "difference", "said"),
    [
        # A letter of introduction without receipt: the roster says gone, the sending branch is still responsible.
        ({**OLD, "left": "2026-05-01", "left_why": "转出"}, [transfer("转出", None)], 1, "尚无回执"),
        # The receipt is there, the roster has no day of leaving.
        (OLD, [transfer("转出", "2026-05-01")], 1, "转出回执 2026-05-01"),
        # Left by the roster in December, received in January.
        ({**OLD, "left": "2025-12-20", "left_why": "转出"}, [transfer("转出", "2026-01-09")], 1, "2026-01-09"),
        ({**OLD, "arrived": "2026-05-01"}, [transfer("转入", None)], 1, "没有增减的记录"),
        (OLD, [change("恢复党籍", "2026-05-01")], 1, "恢复党籍"),
        (OLD, [change("去世", "2026-05-01")], 1, "去世"),
        ({"joined": "2026-01-20"}, [change("接收预备党员", "2026-01-20", approved=day("2027-01-03"))], 1, "没有增减"),
        # Nothing is wrong with the sum, but somebody has to look.
        ({**OLD, "left_why": "去世"}, [], 0, "没有离开日期"),
        ({"joined": None}, [], 0, "没有加入党组织日期和来支部日期"),
        ({**OLD, "standing": "停止党籍"}, [], 0, "停止党籍没有日期"),
        (OLD, [change("开除党籍", None)], 0, "没有生效日期"),
    ],
)
def test_what_does_not_add_up_is_shown_and_not_fudged(values, records, difference, said):
    member = person(name="存疑", **values)
    kept = {"changes": [], "transfers": []}
    for record in records:
        kept["changes" if isinstance(record, StatusChange) else "transfers"].append((member, record))
    table = changes_table(roster(member, person(**OLD), **kept), YEAR_END)
    assert names(table, TO_CHECK) == ["存疑"]
    assert said in facts(table, TO_CHECK)[0]
    assert not table.agrees
    assert ("相差 1 人" in table.verdict) == bool(difference)
    assert TO_CHECK in table.verdict


def test_admission_goes_by_the_approval_where_it_is_known():
    by_approval, by_meeting = person(name="甲", joined="2026-02-01"), person(name="乙", joined="2026-02-01")
    approved = change("接收预备党员", "2026-02-01", approved=day("2026-03-15"))
    table = changes_table(roster(by_approval, by_meeting, changes=[(by_approval, approved)]), YEAR_END)
    assert facts(table, "发展党员") == ["上级批复 2026-03-15", "加入党组织 2026-02-01，未记批复日期"]
    assert "发展党员 2 人中，按批复日期 1 人、按大会日期 1 人" in "".join(table.notes)


def test_conversion_and_longer_probation_are_told_beside():
    member, later = person(joined="2025-06-01", full="2026-06-01"), person(joined="2025-06-01", full=None)
    extended = change("延长预备期", "2026-06-01", until=day("2026-12-01"))
    table = changes_table(roster(member, later, changes=[(later, extended)]), YEAR_END)
    assert numbers(table) == {"2025年底": 2, "2026年底": 2, "另：本年转为正式党员": 1, "另：本年延长预备期": 1}
    assert facts(table, "另：本年延长预备期") == ["延长到 2026-12-01"]


def test_a_year_that_is_not_over_goes_up_to_the_day():
    table = changes_table(roster(person(joined="2026-12-01"), person(joined="2026-03-01")), date(2026, 11, 23))
    assert parts(table) == {"发展党员": 1}
    assert [line.label for line in table.lines if line.kind == TOTAL] == ["2025年底", "增加", "减少", "2026年11月23日"]


def test_withdrawn_transfers_count_for_nothing():
    member = person(**OLD)
    withdrawn = transfer("转出", None, withdrawn=day("2026-06-01"))
    table = changes_table(roster(member, transfers=[(member, withdrawn)]), YEAR_END)
    assert table.agrees
    assert parts(table) == {}


def test_who_came_back_has_not_left_again():
    member = person(**OLD, arrived="2026-06-01")
    moves = [(member, transfer("转出", "2020-05-01")), (member, transfer("转入", "2026-06-01"))]
    table = changes_table(roster(member, transfers=moves), YEAR_END)
    assert parts(table) == {"转入": 1}
    assert table.agrees


@given(roster=rosters(), on=st.dates(date(2024, 1, 1), date(2027, 12, 31)))
@settings(deadline=None, max_examples=80)
def test_the_identity_holds_or_the_people_are_named(roster, on):
    table = changes_table(roster, on)
    by_label = {line.label: line for line in table.lines if line.kind == TOTAL}
    before, after = [line.number for line in table.lines if line.kind == TOTAL and line.label[0] == "2"]
    difference = before + by_label["增加"].number - by_label["减少"].number - after
    doubtful = {id(m) for line in table.lines if line.label == TO_CHECK for m in line.cells[0].members}
    # Each may be in several parts (admitted, arrived, resumed), and stand at either end or not.
    told = [id(m) for line in table.lines if line.kind == PART for m in line.cells[0].members]
    assert abs(difference) <= sum(map(told.count, doubtful)) + len(doubtful)
    assert table.agrees == (not doubtful)
    assert not difference or doubtful
    assert sum(line.number for line in table.lines if line.kind == PART) == (
        by_label["增加"].number + by_label["减少"].number
    )
