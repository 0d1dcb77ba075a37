"""发展党员情况 and 出党和离开情况, number by number; 学历 and 入党时间 with the columns of the annual report."""

from datetime import date

from models.records import StatusChange
from models.records.status_change import STRIKING
from tests.models.statistics.people import about, cells, day, facts, made, names, person

COLLEGE = {"education": "大学", "job": "公务员"}


def test_joining_divided_five_times():
    people = [
        person(name="甲", sex="女", nation="回族", birth="2000-05-01", joined="2026-02-01", kind="预备党员", **COLLEGE),
        person(name="乙", sex="男", nation="汉族", birth="1985-05-01", joined="2026-03-31", kind="预备党员",
               education="高中", job="退休人员"),
        person(name="丙", sex="男", birth="1991-12-31", joined="2026-11-30", kind="预备党员", **COLLEGE),
        person(name="丁", joined="2025-12-31", kind="预备党员"),  # last year
        person(name="戊", joined="2020-01-01", arrived="2026-05-01"),  # moved in
    ]  # fmt: skip
    table = made("joining", about(people))
    assert table.columns == ("合计", "女", "少数民族", "35 岁及以下", "大专及以上")
    assert cells(table, "发展党员") == [3, 1, 1, 2, 2]
    assert cells(table, "男") == [2, 0, 0, 1, 1]
    assert cells(table, "女") == [1, 1, 1, 1, 1]
    assert cells(table, "党政机关工作人员") == [2, 1, 1, 2, 2]
    assert cells(table, "离退休人员") == [1, 0, 0, 0, 0]
    assert cells(table, "30 岁及以下") == [1, 1, 1, 1, 1]
    assert cells(table, "31–35 岁") == [1, 0, 0, 1, 1]
    assert cells(table, "41–45 岁") == [1, 0, 0, 0, 0]
    assert cells(table, "大学本科") == [2, 1, 1, 2, 2]
    assert cells(table, "高中") == [1, 0, 0, 0, 0]
    assert cells(table, "第一季度") == [2, 1, 1, 1, 1]
    assert cells(table, "第四季度") == [1, 0, 0, 1, 1]
    assert names(table, "第一季度") == ["甲", "乙"]
    assert not [line for line in table.lines if line.label == "第二季度"]


def test_joining_goes_by_the_approval_and_keeps_who_left_again():
    early = person(name="甲", joined="2026-01-20", kind="预备党员")
    late = person(name="乙", joined="2026-12-20", kind="预备党员")
    gone = person(name="丙", joined="2026-02-01", kind="预备党员", left="2026-09-01", left_why="转出")
    approved = [
        StatusChange(member_id=early.id, kind="接收预备党员", since=day("2026-01-20"), approved=day("2026-04-02")),
        StatusChange(member_id=late.id, kind="接收预备党员", since=day("2026-12-20"), approved=day("2027-02-01")),
    ]
    table = made("joining", about([early, late, gone], status_changes=approved))
    assert names(table, "发展党员") == ["甲", "丙"]
    assert names(table, "第二季度") == ["甲"]
    assert facts(table, "第一季度") == ["加入党组织 2026-02-01，未记批复日期"]
    checks = made("checks", about([early, late, gone], status_changes=approved))
    assert not checks.agrees
    assert names_of(checks, "发展党员 = 名册本年入党的人", 2) == ["乙"]


def names_of(table, label, place):
    (line,) = (line for line in table.lines if line.label == label)
    return [member.name for member in line.cells[place].members]


def test_leaving():
    old = {"joined": "2001-07-01", "full": "2002-07-01"}
    people = [
        person(name="去世", sex="女", left="2026-02-01", left_why="去世", **old),
        person(name="转出", left="2026-03-01", left_why="转出", **old),
        person(name="开除", nation="回族", left="2026-04-01", left_why="开除党籍", **old),
        person(name="取消", joined="2025-09-01", kind="预备党员", birth="2001-01-01", left="2026-05-01",
               left_why="取消预备党员资格"),
        person(name="停止", standing="停止党籍", standing_since="2026-06-01", **old),
        person(name="除名", left="2026-07-01", left_why="除名", **old),
        person(name="早走", left="2025-07-01", left_why="转出", **old),
        person(name="在册", **old),
    ]  # fmt: skip
    struck = StatusChange(member_id=people[5].id, kind=STRIKING[2], since=day("2026-07-01"), approved=day("2026-06-30"))
    table = made("leaving", about(people, status_changes=[struck]))
    assert cells(table, "出党") == [3, 1, 0, 1, 1, 0]
    assert cells(table, "开除党籍") == [1, 0, 0, 1, 0, 0]
    assert cells(table, "取消预备党员资格") == [1, 1, 0, 0, 1, 0]
    assert cells(table, STRIKING[2])[0] == 1
    assert facts(table, STRIKING[2]) == ["生效 2026-07-01，批复 2026-06-30"]
    assert cells(table, "其他减少") == [3, 0, 1, 0, 0, 0]
    assert [cells(table, label)[0] for label in ("转出", "去世", "停止党籍", "其他")] == [1, 1, 1, 0]
    assert made("checks", about(people, status_changes=[struck])).agrees


def test_education_and_time_of_joining_with_the_columns_beside():
    people = [
        person(name="甲", sex="女", birth="1995-03-01", full="2001-07-01", **COLLEGE),
        person(name="乙", joined="2026-03-01", kind="预备党员", education="大学", education_detail="大学肄业"),
        person(name="丙", joined="1970-03-01", full="1970-03-01", nation="满族"),
    ]
    known = about(people, date(2026, 6, 30))
    table = made("educated", known)
    assert cells(table, "合计") == [3, 1, 1, 1, 1, 1]
    assert cells(table, "大学本科") == [2, 1, 1, 0, 1, 1]
    assert cells(table, "未填") == [1, 0, 0, 1, 0, 0]
    assert cells(table, "其中：大专及以上") == [1, 0, 1, 0, 1, 1]
    joined = made("joined-year", known)
    assert cells(joined, "合计")[0] == 3
    assert cells(joined, "1966年5月—1976年10月") == [1, 0, 0, 1, 0, 0]
    assert cells(joined, "2012年11月以后") == [1, 1, 0, 0, 0, 0]
    years = made("joined-year", known, 1)
    assert cells(years, "50 年及以上")[0] == 1
    assert cells(years, "21–30 年")[0] == 1
    assert cells(years, "预备党员（不计党龄）") == [1, 1, 0, 0, 0, 0]
