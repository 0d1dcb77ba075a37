"""民主评议党员 and 党内表彰 by hand: grades, who was not appraised and why, honours by level."""

from datetime import date

from models.records import Appraisal, Award, Branch, StatusChange
from models.statistics.table import DOUBT, OUTSIDE
from tests.models.statistics.people import about, cells, day, facts, made, names, person


def judged(member, grade="", year=2026, **more):
    values = {name: day(value) if name == "day" else value for name, value in more.items()}
    return Appraisal(member_id=member.id, year=year, grade=grade, **values)


def branch():
    """Seven counted members, and one who left before the end of the year."""
    people = [
        person(name="优一", sex="女"),
        person(name="优二"),
        person(name="合格人", nation="回族"),
        person(name="基本人"),
        person(name="不合格人"),
        person(name="预备人", joined="2026-05-01", kind="预备党员"),
        person(name="病人"),
        person(name="走了的人", left="2026-11-01", left_why="转出"),
    ]
    return people, [
        judged(people[0], "优秀", day="2027-01-15"),
        judged(people[1], "合格", day="2026-12-01"),
        judged(people[1], "优秀", day="2026-12-20"),  # put right later
        judged(people[2], "合格", place="流入地党组织"),
        judged(people[3], "基本合格"),
        judged(people[4], "不合格"),
        judged(people[5], "不评定等次"),
        judged(people[6], absent_why="长期患病"),
        judged(people[7], "合格"),
        judged(people[0], "合格", year=2024),  # of a year that is not asked for
    ]


def test_grades_and_who_was_not_there():
    people, results = branch()
    correction = StatusChange(member_id=people[4].id, kind="限期改正", since=day("2026-12-25"))
    table = made("appraisal", about(people, appraisals=results, status_changes=[correction]))
    assert cells(table, "党员总数") == [7, 1, 1, 1, 0, 0]
    assert cells(table, "参加评议") == [6, 1, 1, 1, 0, 0]
    numbers = [cells(table, grade)[0] for grade in ("优秀", "合格", "基本合格", "不合格", "不评定等次")]
    assert numbers == [2, 1, 1, 1, 1]
    assert cells(table, "未参加评议")[0] == cells(table, "长期患病")[0] == 1
    assert cells(table, "其中：在流入地参加评议")[0] == 1
    assert names(table, "另：已不在册的") == ["走了的人"]
    assert facts(table, "不合格") == ["不合格，处置：限期改正 2026-12-25"]
    assert table.agrees
    assert table.verdict == "参加 6 + 未参加 1 = 7，与党员总数 7 相符；优秀 2 人，占党员总数的 28.6%"


def test_more_than_a_third_excellent_is_said_as_the_self_check_says_it():
    people, results = branch()
    results[3].grade = results[4].grade = "优秀"
    table = made("appraisal", about(people, appraisals=results))
    assert table.verdict.endswith("；评议时评为“优秀” 4 人，党员总数 7 人，按 1/3 一般不超过 2 人，请核对")
    assert not table.agrees


def test_who_came_after_the_day_is_not_said_to_be_gone():
    """Who came in the new year and was appraised for the old one stood as 已不在册的, while he was in the roster."""
    people, results = branch()
    late = person(name="转来的人", arrived="2027-01-05")
    stopped = person(name="停了的人", standing="停止党籍", standing_since="2026-11-01")
    results += [judged(late, "合格", day="2027-01-15"), judged(stopped, "合格", day="2026-10-01")]
    table = made("appraisal", about([*people, late, stopped], appraisals=results))
    assert names(table, "另：2026年12月31日以后转入、入党的") == ["转来的人"]
    assert names(table, "另：停止党籍（不计入党员人数）") == ["停了的人"]
    assert names(table, "另：已不在册的") == ["走了的人"]
    assert cells(table, "参加评议")[0] == 6
    assert any("“另”行的 3 人有这一年度的评议结果" in note and "含这 3 人" in note for note in table.notes)
    nobody = made("appraisal", about(people[:7], appraisals=results[:8]))
    assert not any("“另”行" in note for note in nobody.notes)


def test_who_has_no_result_is_shown_and_not_guessed():
    people, results = branch()
    table = made("appraisal", about([*people, person(name="漏掉的人")], appraisals=[*results[:-2], judged(people[7])]))
    assert names(table, "没有评议记录") == ["漏掉的人"]
    assert [line.kind for line in table.lines if line.label == "没有评议记录"] == [DOUBT]
    assert not table.agrees
    empty = made("appraisal", about([person(name="甲")], appraisals=[]))
    assert empty.agrees
    assert empty.verdict == ""
    assert [line.kind for line in empty.lines if line.label == "没有评议记录"] == [OUTSIDE]


def test_the_year_before_is_told_where_it_has_results():
    member = person(name="甲")
    known = about([member], appraisals=[judged(member, "合格", year=2025, day="2026-01-20")])
    titles = [made("appraisal", known, place).title for place in (0, 1)]
    assert titles == ["民主评议党员（2026年度评议）", "民主评议党员（2025年度评议）"]
    before = made("appraisal", known, 1)
    assert before.on == date(2025, 12, 31)
    assert cells(before, "合格")[0] == 1


def test_honours_by_level():
    one, two = person(name="甲"), person(name="乙")
    awards = [
        Award(id=1, member_id=one.id, name="甲", kind="优秀共产党员", level="基层党委", day=day("2026-06-28")),
        Award(id=2, member_id=one.id, name="甲", kind="优秀共产党员", level="县（市、区）", day=day("2026-07-01")),
        Award(id=3, member_id=two.id, name="乙", kind="优秀党务工作者", level="集团党委", year=2026),
        Award(id=4, kind="先进基层党组织", level="省（区、市）", day=day("2026-07-01"), body="省委"),
        Award(id=5, member_id=two.id, name="乙", kind="“光荣在党50年”纪念章", year=2026),
        Award(id=6, member_id=two.id, name="乙", kind="学习标兵", year=2025, day=day("2026-01-05")),
        Award(id=7, member_id=two.id, name="乙", kind="优秀共产党员", year=2026, day=day("2025-12-30")),  # last year
        Award(id=8, member_id=two.id, name="乙", kind="优秀共产党员", year=2026, day=day("2027-01-02")),  # not yet
        Award(id=9, name="调走的人", kind="优秀共产党员", level="党支部", year=2026),
    ]
    table = made("awards", about([one, two], awards=awards, branch=Branch(id=1, short_name="三支部")))
    assert table.columns == ("合计", "中央", "省级", "市级", "县级", "基层党委", "党支部", "其他", "未填")
    assert cells(table, "优秀共产党员") == [3, 0, 0, 0, 1, 1, 1, 0, 0]
    assert cells(table, "优秀党务工作者") == [1, 0, 0, 0, 0, 0, 0, 1, 0]
    assert cells(table, "先进基层党组织") == [1, 0, 1, 0, 0, 0, 0, 0, 0]
    assert cells(table, "“光荣在党50年”纪念章") == [1, 0, 0, 0, 0, 0, 0, 0, 1]
    assert cells(table, "学习标兵") == [1, 0, 0, 0, 0, 0, 0, 0, 1]
    assert cells(table, "合计") == [7, 0, 1, 0, 1, 1, 1, 1, 2]
    branch_line = next(line for line in table.lines if line.label == "先进基层党组织").cells[0]
    assert (branch_line.name(0), branch_line.told(0)) == ("三支部", "2026-07-01，先进基层党组织，省（区、市），省委")
    members = next(line for line in table.lines if line.label == "优秀共产党员").cells[0]
    assert [members.name(place) for place in range(3)] == ["甲", "甲", "调走的人"]
    assert members.told(0).startswith("2026-06-28")
    assert members.told(1).startswith("2026-07-01")
    assert members.unit == "人次"
    assert table.about == "7项"
