"""民主评议 of a year on one sheet: who is on it, what is proposed, the sums, and what of it is written."""

from datetime import date, datetime

import pytest

from models.kinds import PartialDate
from models.people.appraising import (
    held_on,
    recall,
    rows_for,
    says,
    sums_of,
    told,
    usual_year,
    write,
    year_reviewed,
)
from models.records import Appraisal, Meeting, Member
from models.rules import Limits, Snapshot
from models.store import Ledger

DAY, ON = PartialDate(2026, 1, 19), date(2026, 1, 19)


def member(name, **about):
    given = {"kind": "正式党员", "joined": PartialDate(2010, 6, 18), "full": PartialDate(2011, 6, 18)} | about
    return Member(name=name, **given)


@pytest.fixture
def ledger(tmp_path):
    with Ledger.create(tmp_path / "支部.zbtz", clock=lambda: datetime(2026, 11, 23, 9)) as made:
        with made.unit("名册") as unit:
            unit.add_all(
                [
                    member("白一"),
                    member("陈二"),
                    member("预备", kind="预备党员", joined=PartialDate(2025, 6, 20), full=None),
                    member("失联", lost="是", lost_since=PartialDate(2025, 8)),
                    member("后来失联", lost="是", lost_since=PartialDate(2026, 3)),
                    member("先走的", left=PartialDate(2025, 12, 1)),
                    member("后走的", left=PartialDate(2026, 2, 1)),
                    member("后来的", arrived=PartialDate(2026, 2, 1)),
                ]
            )
        yield made


def rows(ledger, year=2025, on=ON):
    return rows_for(Snapshot.of(ledger), year, on)


def by_name(lines):
    return {row.name: row for row in lines}


def test_everybody_of_that_day_is_on_it_and_only_what_the_roster_says_is_proposed(ledger):
    found = by_name(rows(ledger))
    assert set(found) == {"白一", "陈二", "预备", "失联", "后来失联", "后走的"}
    assert {name: (row.grade, row.absent_why) for name, row in found.items() if says(row)} == {
        "预备": ("不评定等次", ""),
        "失联": ("", "失去联系"),
    }


def test_what_is_written_comes_back_and_nothing_more_is_proposed(ledger):
    sheet = rows(ledger)
    by_name(sheet)["白一"].grade = "优秀"
    by_name(sheet)["预备"].grade = ""
    with ledger.unit("登记") as unit:
        write(unit, sheet, [], DAY, None)
    kept = ledger.all(Appraisal)
    assert {(line.grade, str(line.day), line.year) for line in kept} == {
        ("优秀", "2026-01-19", 2025),
        ("", "2026-01-19", 2025),
    }
    again = by_name(rows(ledger))
    assert (again["白一"].grade, again["预备"].grade) == ("优秀", "")
    assert held_on(Snapshot.of(ledger), 2025) == DAY


def test_lines_as_they_were_are_not_written_and_emptied_ones_go(ledger):
    sheet = rows(ledger)
    by_name(sheet)["白一"].grade = by_name(sheet)["陈二"].grade = "合格"
    with ledger.unit("登记") as unit:
        write(unit, sheet, [], DAY, None)
    before, sheet = ledger.all(Appraisal), rows(ledger)
    by_name(sheet)["陈二"].grade = ""
    with ledger.unit("再登记") as unit:
        write(unit, sheet, before, DAY, DAY)
    assert ledger.history(before[0])[0].unit.label == "登记", "untouched"
    assert len(ledger.all(Appraisal)) == len(before) - 1


def test_another_day_is_that_of_all_but_those_appraised_on_their_own(ledger):
    sheet = rows(ledger)
    by_name(sheet)["白一"].grade = "合格"
    by_name(sheet)["陈二"].grade, by_name(sheet)["陈二"].day = "合格", PartialDate(2026, 2, 3)
    with ledger.unit("登记") as unit:
        write(unit, sheet, [], DAY, None)
    with ledger.unit("改日期") as unit:
        write(unit, rows(ledger), ledger.all(Appraisal), PartialDate(2026, 1, 20), DAY)
    assert sorted(str(line.day) for line in ledger.all(Appraisal) if line.grade == "合格") == [
        "2026-01-20",
        "2026-02-03",
    ]


def test_who_has_left_the_roster_keeps_a_line_where_there_is_a_result(ledger):
    gone = next(m for m in ledger.all(Member) if m.name == "先走的")
    with ledger.unit("登记") as unit:
        unit.add(Appraisal(member_id=gone.id, year=2025, grade="合格"))
    assert by_name(rows(ledger))["先走的"].grade == "合格"


def test_the_sums_count_what_stands_there_now(ledger):
    snapshot, sheet = Snapshot.of(ledger), rows(ledger)
    for row in sheet:
        row.grade = row.grade or ("" if row.absent_why else "优秀")
    sums = sums_of(snapshot, sheet, ON)
    assert sums.words() == "优秀 4 · 合格 0 · 基本合格 0 · 不合格 0 · 不评定等次 1 · 未参评 1"
    assert (sums.share.members, sums.share.graded, sums.share.most, sums.share.level) == (6, 4, 2, "error")


def test_a_draft_goes_to_the_same_people(ledger):
    sheet = rows(ledger)
    by_name(sheet)["白一"].grade, by_name(sheet)["白一"].votes_excellent = "优秀", 7
    draft = told(sheet)
    fresh = rows(ledger)
    recall(fresh, [*draft, ["nobody"], "torn", [10**6, *draft[0][1:]]])
    assert (by_name(fresh)["白一"].grade, by_name(fresh)["白一"].votes_excellent) == ("优秀", 7)
    recall(fresh, None)


@pytest.mark.parametrize(
    ("kind", "title", "day", "year"),
    [
        ("民主评议党员", "2025年度民主评议党员", "2026-01-19", 2025),
        ("民主评议党员", "", "2026-01-19", 2025),
        ("民主评议党员", "", "2026-12-19", 2026),
        ("组织生活会", "2025年度组织生活会暨民主评议党员", "2026-02-03", 2025),
        ("组织生活会", "2025年度组织生活会", "2026-02-03", None),
        ("党课", "", "2026-02-03", None),
    ],
)
def test_the_year_that_a_record_is_about(kind, title, day, year):
    assert year_reviewed(Meeting(kind=kind, title_text=title, day=PartialDate.parse(day)), Limits()) == year
    assert year_reviewed(Meeting(kind=kind, title_text=title), Limits()) is None


def test_the_year_that_is_asked_about_first():
    assert usual_year(Snapshot(), date(2026, 2, 1)) == 2025
    assert usual_year(Snapshot(), date(2026, 4, 1)) == 2026
    kept = {1: [Appraisal(member_id=1, year=2024)]}
    assert usual_year(Snapshot(appraisals=kept), date(2026, 4, 1)) == 2024
