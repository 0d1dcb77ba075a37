"""民主评议结果汇总表 and 表彰奖励台账: what is in them, what is private, in every format."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from models.exports.contents.appraisals import appraisals_sheet
from models.exports.contents.awards import awards_of, awards_sheet, names_of
from models.exports.deliver import deliver
from models.exports.errors import ExportRefused
from models.exports.within import Stretch
from models.kinds import PartialDate
from models.records import Appraisal, Award, Branch, Member
from models.rules import Snapshot
from models.store import Ledger

TODAY, DAY = date(2026, 11, 23), PartialDate(2026, 1, 19)


def member(number: int, name: str, **about: object) -> Member:
    given = {"kind": "正式党员", "joined": PartialDate(2010, 6, 18), "full": PartialDate(2011, 6, 18)} | about
    return Member(id=number, name=name, sort_key=name, **given)  # type: ignore[arg-type]


PEOPLE = [
    member(1, "甲某"),
    member(2, "乙某"),
    member(3, "丙某", kind="预备党员", joined=PartialDate(2025, 9, 1), full=None),
]
LINES = [
    Appraisal(
        id=1, member_id=1, year=2025, grade="基本合格", day=DAY, votes_excellent=2, gap="学习不够", help="每月谈一次"
    ),
    Appraisal(id=2, member_id=2, year=2025, day=DAY, absent_why="长期患病"),
    Appraisal(id=3, member_id=3, year=2025, grade="不评定等次", day=DAY),
    Appraisal(id=4, member_id=1, year=2024, grade="合格"),
    Appraisal(id=5, member_id=99, year=2025, grade="合格"),
]
AWARDS = [
    Award(
        id=1, member_id=1, name="旧名", kind="优秀共产党员", year=2026, day=PartialDate(2026, 7, 1), note="13812345678"
    ),
    Award(id=2, kind="先进基层党组织", year=2025),
    Award(id=3, name="外单位的人", kind="优秀党务工作者"),
]


def snapshot() -> Snapshot:
    by_member = {n: [line for line in LINES if line.member_id == n] for n in (1, 2, 3, 99)}
    return Snapshot(branch=Branch(name="测试支部"), members=PEOPLE, appraisals=by_member)


def test_a_year_with_its_sums_and_without_what_is_private():
    sheet = appraisals_sheet(snapshot(), today=TODAY, year=2025, full=False)
    labels = [column.label for column in sheet.columns]
    text = str(sheet.rows) + str(sheet.facts)
    assert sheet.title == "测试支部2025年度民主评议结果汇总表"
    assert [row[labels.index("评定等次")] for row in sheet.rows] == ["不评定等次", "未参评", "基本合格"]
    assert sheet.facts == [
        "2025 年度：评议日期 2026年1月19日，党员总数 3 人，登记 3 人：优秀 0 人、合格 0 人、基本合格 1 人、不合格 0 人、"
        "不评定等次 1 人、未参评 1 人"
    ]
    assert not {"未参评原因", "指出的差距", "帮助教育措施", "备注"} & set(labels)
    assert not any(word in text for word in ("患病", "学习不够", "每月谈"))


def test_two_of_one_name_are_told_apart():
    people = [
        Member(id=1, name="王芳", birth=PartialDate(1978, 10)), Member(id=2, name="王芳", birth=PartialDate(1996, 3)),
        Member(id=3, name="赵明", birth=PartialDate(1990, 1)), Member(id=4, name="王芳"),
    ]  # fmt: skip
    lines = {n: [Appraisal(id=n, member_id=n, year=2025, grade="合格")] for n in (1, 2, 3, 4)}
    for full in (False, True):
        sheet = appraisals_sheet(Snapshot(members=people, appraisals=lines), today=TODAY, year=2025, full=full)
        assert sorted(row[1] for row in sheet.rows) == ["王芳", "王芳（1978年生）", "王芳（1996年生）", "赵明"]


def test_in_full_with_what_is_private_and_all_years_apart():
    sheet = appraisals_sheet(snapshot(), today=TODAY, full=True)
    labels = [column.label for column in sheet.columns]
    assert {"未参评原因", "指出的差距", "帮助教育措施"} <= set(labels)
    assert [row[labels.index("评议年度")] for row in sheet.rows] == ["2024", "2025", "2025", "2025"]
    assert len(sheet.facts) == 2
    assert "评议日期 未填" in sheet.facts[0]


def test_honours_by_year_under_the_names_of_now():
    sheet = awards_sheet(AWARDS, PEOPLE, Branch(), today=TODAY, full=False)
    assert [(row[1], row[2]) for row in sheet.rows] == [("2025", "本支部"), ("2026", "甲某"), ("", "外单位的人")]
    assert "1381234" not in str(sheet.rows)
    assert len(awards_sheet(AWARDS, PEOPLE, Branch(), today=TODAY, year=2026, full=True).rows) == 2, (
        "and the one without a year"
    )


def test_two_of_one_name_are_told_apart_and_one_with_two_honours_is_not():
    people = [member(1, "王芳", birth=PartialDate(1978)), member(2, "王芳", birth=PartialDate(1996))]
    twice = [Award(id=n, member_id=1, name="王芳", kind="优秀共产党员", year=2020 + n) for n in (1, 2)]
    other = Award(id=3, member_id=2, name="王芳", kind="优秀共产党员", year=2026)
    assert [row[2] for row in awards_sheet(twice, people[:1], Branch(), today=TODAY, full=False).rows] == ["王芳"] * 2
    apart = awards_sheet([*twice, other], people, Branch(), today=TODAY, full=False)
    assert [row[2] for row in apart.rows] == ["王芳（1978年生）", "王芳（1978年生）", "王芳（1996年生）"]


@pytest.fixture
def ledger(tmp_path: Path):
    with Ledger.create(tmp_path / "支部.zbtz", clock=lambda: datetime(2026, 11, 23, 9)) as made:
        yield made


def test_every_format_and_nothing_where_there_is_nothing(ledger: Ledger, tmp_path: Path):
    for what in ("appraisals", "awards"):
        with pytest.raises(ExportRefused):
            deliver(ledger, what, tmp_path / "空.xlsx", today=TODAY)
    with ledger.unit("登记") as unit:
        unit.add_all([Member(name="甲某", kind="正式党员", joined=PartialDate(2010))])
        unit.add(Appraisal(member_id=1, year=2025, grade="合格", gap="差距在这里"))
        unit.add(Award(member_id=1, name="甲某", kind="优秀共产党员", year=2026))
    for what in ("appraisals", "awards"):
        for suffix in ("xlsx", "pdf", "docx", "json"):
            assert deliver(ledger, what, tmp_path / f"{what}.{suffix}", today=TODAY).rows == 1
    (told,) = json.loads((tmp_path / "appraisals.json").read_text("utf-8"))
    assert (told["姓名"], told["评定等次"], told["指出的差距"]) == ("甲某", "合格", None)
    deliver(ledger, "appraisals", tmp_path / "full.json", today=TODAY, full=True, purpose="上报")
    assert "差距在这里" in (tmp_path / "full.json").read_text("utf-8")


def test_a_name_that_another_in_the_roster_has_is_told_apart():
    """Only one of the two was honoured: the reader must still know which."""
    people = [member(1, "王芳", birth=PartialDate(1978, 3)), member(2, "王芳", birth=PartialDate(1996, 5))]
    award = Award(id=1, member_id=1, name="王芳", kind="优秀共产党员", year=2026)
    assert names_of([award], people) == {1: "王芳（1978年生）"}
    assert names_of([award], people[:1]) == {1: "王芳"}


def test_honours_of_a_stretch_go_by_the_day_of_approval():
    given = [
        Award(id=1, kind="甲", day=PartialDate(2026, 7, 1), year=2025), Award(id=2, kind="乙", year=2025),
        Award(id=3, kind="丙", day=PartialDate(2025, 7, 1)), Award(id=4, kind="丁", year=2024), Award(id=5, kind="戊"),
    ]  # fmt: skip
    stretch = Stretch(date(2025, 7, 1), date(2026, 6, 30))
    assert [award.kind for award in awards_of(given, stretch)] == ["丙", "乙", "戊"]
    assert [award.kind for award in awards_of(given, 2025)] == ["丙", "甲", "乙", "戊"]
