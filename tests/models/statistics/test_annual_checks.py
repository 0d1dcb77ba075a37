"""核对: true of a branch that is in order, and says of whom it is not true otherwise; of any roster, what it says is so."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from models.records import Appraisal
from models.rules.snapshot import Snapshot
from models.statistics.annual_changes import changes_table
from models.statistics.catalogue import ANNUAL, About
from models.statistics.table import DOUBT, PART, TOTAL, Cell
from tests.models.statistics.people import about, cells, day, made, person, rosters

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
CALM = settings(deadline=None, max_examples=25)


def whole(roster) -> Snapshot:
    return Snapshot(members=roster.members, status_changes=dict(roster._changes), transfers=dict(roster._transfers))


def test_a_branch_in_order():
    people = [
        person(name="甲"),
        person(name="乙", joined="2025-03-01", full="2026-03-01"),
        person(name="丙", joined="2026-04-01", kind="预备党员"),
        person(name="丁", left="2026-05-01", left_why="转出"),
    ]
    appraisals = [Appraisal(member_id=m.id, year=2026, grade="合格", day=day("2026-12-20")) for m in people[:3]]
    table = made("checks", about(people, appraisals=appraisals))
    assert table.agrees
    assert table.verdict == f"{len(table.lines)} 项核对全部相符"
    assert cells(table, "上年底 + 增加 - 减少 = 现有党员") == [3, 3, 0]
    assert cells(table, "转为正式党员 = 名册转正日期在本年的人") == [1, 1, 0]
    assert cells(table, "参加评议 + 未参加评议 = 党员总数") == [3, 3, 0]
    assert cells(table, "预备党员增减算出的人 = 现有预备党员") == [1, 1, 0]


def test_who_makes_the_difference_is_named():
    stays = person(name="没有离开日期的人", left_why="去世")
    gone = person(name="没有评议的人")
    appraisals = [Appraisal(member_id=stays.id, year=2026, grade="合格")]
    table = made("checks", about([stays, gone], appraisals=appraisals))
    assert not table.agrees
    assert "1 项不符：参加评议 + 未参加评议 = 党员总数" in table.verdict
    (line,) = (line for line in table.lines if line.kind == DOUBT)
    assert [line.cells[2].name(0), line.cells[2].told(0)] == ["没有评议的人", "只在等号右边"]


@given(roster=rosters(), on=DAYS)
@CALM
def test_a_check_that_holds_has_the_same_number_on_both_sides(roster, on):
    table = made("checks", About(roster, on, (), whole(roster)))
    for line in table.lines:
        left, right, odd = line.cells
        number = int(left.shown) if left.shown else left.number
        assert (line.kind == DOUBT) == bool(odd.number)
        if not odd.number:
            assert number == right.number
        assert abs(number - right.number) <= odd.number
    first = made("changes", About(roster, on))
    computed = int(first.verdict.split("=")[1].split("，")[0])
    left = table.lines[0].cells[0]
    assert (int(left.shown) if left.shown else left.number) == computed


@given(roster=rosters(), on=DAYS)
@settings(deadline=None, max_examples=40)
def test_parts_are_their_whole_and_every_number_has_its_people(roster, on):
    known = About(roster, on, (), whole(roster))
    for statistic in ANNUAL:
        for table in statistic.make(known, statistic.variants[0]):
            for line in table.lines:
                assert len(line.cells) == len(table.columns)
                for cell in line.cells:
                    listed = [(cell.name(place), cell.told(place)) for place in range(cell.number)]
                    assert len(listed) == cell.number == len(cell.members) + len(cell.others)
                    assert all(name and fact for name, fact in listed) or table.proof
    changes, leaving = changes_table(roster, on), made("leaving", known)
    totals = {line.label: line.number for line in changes.lines if line.kind == TOTAL}
    assert cells(leaving, "出党")[0] + cells(leaving, "其他减少")[0] == totals["减少"]
    assert sum(line.number for line in leaving.lines if line.kind == PART) == totals["减少"]
    joining = made("joining", known)
    developed = next(line.number for line in changes.lines if line.label == "发展党员")
    sections: list[tuple[int, int]] = []
    for line in joining.lines:
        if line.kind == TOTAL:
            sections.append((line.number, 0))
        else:
            sections[-1] = sections[-1][0], sections[-1][1] + line.number
    assert all(whole == parts == developed for whole, parts in sections)
    due = made("probation", known)
    parts = sum(line.number for line in due.lines[1:] if line.kind == PART)
    assert parts == cells(due, "应转正")[0]
    converted = [line for line in due.lines if line.label in ("按期转正", "推迟转正")]
    assert sum(line.number for line in converted) <= cells(due, "本年转为正式党员")[0]
    for table in (made("educated", known), made("joined-year", known), made("joined-year", known, 1)):
        summed = sum(line.number for line in table.summed())
        assert summed == table.lines[0].number == len(roster.counted(on))


def test_a_cell_of_one_person_twice_keeps_both_facts():
    member = person(name="甲")
    cell = Cell.of([(member, "一"), (member, "二")])
    assert [cell.told(place) for place in range(cell.number)] == ["一", "二"]
    assert cell.fact(member) == "一；二"
    assert cell.only(lambda m: m is member).told(1) == "二"
