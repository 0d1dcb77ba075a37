"""流动和失联党员, 支部班子和组织生活, 补充资料 by hand."""

import dataclasses
from datetime import date

import pytest

from models.records import Appraisal, Award, Branch, Contact, Meeting, StatusChange
from models.rules.limits import Limits
from tests.models.statistics.people import about, cells, day, facts, made, names, person


def test_who_is_away():
    away = person(name="务工人", floating="是", floating_since="2026-01-10", floating_to="深圳", floating_why="务工经商",
                  liaison="联系人甲")  # fmt: skip
    short = person(name="刚走人", floating="是", floating_since="2026-09-01", floating_why="外派、挂职")
    unsaid = person(name="没写人", floating="是", lost="是", lost_since="2026-05-01", lost_why="居住地改变")
    later = person(name="明年人", floating="是", floating_since="2027-01-10")
    stopped = person(name="停止人", standing="停止党籍", standing_since="2026-02-01")
    contacts = [
        Contact(member_id=away.id, day=day("2026-10-10")),
        Contact(member_id=short.id, day=day("2026-09-20")),
        Contact(member_id=short.id, day=day("2027-01-01")),  # not yet
    ]
    appraisals = [Appraisal(member_id=away.id, year=2026, grade="合格", place="流入地党组织")]
    table = made("away", about([away, short, unsaid, later, stopped], contacts=contacts, appraisals=appraisals))
    # 合计, six months, this year, 联系人, in touch within 90 days, appraised where they are
    assert cells(table, "流动党员") == [3, 1, 2, 1, 1, 1]
    assert cells(table, "务工经商") == [1, 1, 1, 1, 1, 1]
    assert cells(table, "外派、挂职") == [1, 0, 1, 0, 0, 0]
    assert cells(table, "未填") == [1, 0, 0, 0, 0, 0]
    assert names(table, "另：失联党员") == ["没写人"]
    assert names(table, "另：停止党籍（不计入党员人数）") == ["停止人"]
    assert facts(table, "务工经商") == ["2026-01-10 外出，深圳，务工经商，联系人 联系人甲，最近联系 2026-10-10"]
    longer = Limits.of(Branch(float_contact_days=120))
    table = made("away", about([away, short], contacts=contacts, limits=longer))
    assert cells(table, "流动党员")[4] == 2


def test_the_committee():
    people = [
        person(name="书记人", post="书记", birth="1980-12-31", education="研究生", post_since="2024-03-01"),
        person(name="副书记人", post="副书记兼组织委员", sex="女", birth="1981-01-01", education="大学"),
        person(name="宣传人", post="宣传委员", nation="回族", birth="1995", education="高中"),
        person(name="组长人", post="党小组组长"),
        person(name="以后的人", post="纪检委员", post_since="2027-01-05"),
        person(name="走了的人", post="委员", left="2026-10-01"),
        person(name="普通人", group="第一党小组"),
    ]
    branch = Branch(id=1, short_name="三支部", kind="机关", groups="第一党小组\n第二党小组", elected=day("2023-06-01"))
    known = about(people, branch=branch)
    table = made("organization", known)
    assert table.columns[:7] == ("合计", "女", "少数民族", "35 岁及以下", "36–45 岁", "46–55 岁", "56 岁及以上")
    assert table.columns[7:] == ("研究生", "大学", "大专", "大专以下")
    assert cells(table, "班子成员") == [3, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1]
    assert cells(table, "书记") == [1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0]  # 46 on the last day of the year
    assert cells(table, "副书记") == cells(table, "组织委员") == [1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0]
    assert cells(table, "宣传委员") == [1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1]
    assert cells(table, "党小组组长")[0] == 1
    assert not [line for line in table.lines if line.label in ("纪检委员", "委员")]
    groups = next(line for line in table.lines if line.label == "党小组（个）").cells[0]
    assert [(groups.name(p), groups.told(p)) for p in range(2)] == [
        ("第一党小组", "1 名党员"), ("第二党小组", "0 名党员"),
    ]  # fmt: skip
    unlisted = made("organization", about(people, branch=dataclasses.replace(branch, groups="")))
    named = next(line for line in unlisted.lines if line.label == "党小组（个）").cells[0]
    assert named.name(0) == "第一党小组", "the roster alone names it"
    itself = next(line for line in table.lines if line.label == "党支部（个）").cells[0]
    told = "机关，本届 2023-06-01 选举，任期 3 年，2026-06-01 届满，到截至日期任期已满"
    assert (itself.number, itself.told(0)) == (1, told)


@pytest.mark.parametrize(
    ("branch", "ends"),
    [
        ({"elected": "2024-06-01", "extended_until": "2025-03"}, "2027-06-01 届满"),  # of a term before
        ({"elected": "2022-06-01", "extended_until": "2026-03"}, "2026-03 届满，到截至日期任期已满"),
        ({"elected": "2090-06-01", "term_years": 30}, "在截至日期之后"),
        ({"elected": "2020-06-01", "term_years": 90}, "2110-06-01 届满"),
    ],
)
def test_the_end_of_the_term_is_that_of_the_reminders(branch, ends):
    own = {name: day(value) if isinstance(value, str) else value for name, value in branch.items()}
    table = made("organization", about([person()], branch=Branch(id=1, short_name="三支部", **own)))
    told = next(line for line in table.lines if line.label == "党支部（个）").cells[0].told(0)
    assert told.endswith(ends)


def test_meetings_of_the_year_by_quarter():
    meetings = [
        Meeting(id=place, kind=kind, day=day(on))
        for place, (kind, on) in enumerate(
            [("支部党员大会", "2026-03-31"), ("支部党员大会", "2026-04-01"), ("党课", "2026-12-31"), ("党课", "2025-12-31"),
             ("主题党日", "2026"), ("座谈会", "2026-08"), ("党课", "2027-01-01")], start=1)
    ]  # fmt: skip
    table = made("organization", about([person()], meetings=meetings), 1)
    assert cells(table, "支部党员大会") == [2, 1, 1, 0, 0]
    assert cells(table, "党课") == [1, 0, 0, 0, 1]
    assert cells(table, "主题党日") == [1, 0, 0, 0, 0]
    assert cells(table, "座谈会") == [1, 0, 0, 1, 0]
    assert cells(table, "合计") == [5, 1, 1, 1, 1]
    assert table.about == "5次"


def test_what_else_the_ledger_knows():
    old = person(name="老人", birth="1946-06-01", joined="1970-03-01", full="1970-03-01", study="送学上门", sex="女")
    edge = person(name="满五十", birth="1950-01-01", joined="1975-12-31", full="1976-12-31")
    young = person(name="差一天", birth="1967-01-01", joined="1976-01-01", full="1977-01-01", arrived="2020-01-01")
    abroad = person(name="出国人", floating="是", floating_since="2026-03-01", floating_why="出国（境）学习")
    watched = person(
        name="察看人", id_number="x", job="公务员", education="大学", nation="汉族", sex="男", birth="1980-01-01"
    )
    people = [old, edge, young, abroad, watched]
    changes = [
        StatusChange(member_id=watched.id, kind="留党察看", since=day("2026-06-01"), until=day("2027-06-01")),
        StatusChange(member_id=abroad.id, kind="限期改正", since=day("2026-01-01"), until=day("2026-06-30")),
    ]
    awards = [Award(id=1, member_id=old.id, name="老人", kind="光荣在党五十年纪念章", day=day("2021-06-28"))]
    table = made("extra", about(people, status_changes=changes, awards=awards))
    assert cells(table, "党员总数")[0] == 5
    assert names(table, "60 岁及以上") == ["老人", "满五十"]  # the third is 59
    assert names(table, "80 岁及以上") == ["老人"]
    assert names(table, "党龄 50 年及以上") == ["老人", "满五十", "差一天"]
    assert names(table, "其中：领有“光荣在党50年”纪念章") == ["老人"]
    assert names(table, "生活不能自理等（送学上门）") == ["老人"]
    assert names(table, "在国（境）外") == ["出国人"]
    assert names(table, "留党察看期间") == ["察看人"]
    assert cells(table, "限期改正期间")[0] == 0  # over in June
    assert names(table, "信息不全") == ["老人", "满五十", "差一天", "出国人"]
    assert names(table, "出生日期不全") == ["出国人"]
    assert cells(table, "60 岁及以上") == [2, 0, 1, 0, 0, 0]
    before = made("extra", about(people, date(2020, 12, 31), awards=awards))
    assert cells(before, "其中：领有“光荣在党50年”纪念章")[0] == 0
