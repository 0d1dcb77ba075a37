"""How many members a cell of a table of numbers asks for: a number only where it is certain, else why it is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from models.fields import field_of
from models.forms.contents import Content, Facts, Unsure
from models.forms.sources import Source
from models.kinds import whole_years
from models.records import Appraisal, Member
from models.records.appraisal import GRADES, NO_GRADE
from models.records.member import FULL, PROBATIONARY
from models.rules.past_day import YES, is_floating, is_lost
from models.rules.standing import counted
from models.statistics.annual_appraisal import results
from models.statistics.by_person import HAN, is_minority, nations


@dataclass(frozen=True)
class Test:
    """What a label counts. holds: whether a member is meant, None where the ledger does not say · sorting: what it divides by ·
    low, high: of a band of ages, both inclusive · bare: 以上 or 以下 without 及."""

    sorting: str
    label: str
    holds: Callable[[Member, date], bool | None]
    low: int = 0
    high: int = 0
    bare: bool = False
    doubt: str = "账本里没有写明"


ALL = Test("", "总数", lambda _m, _on: True)
GRADE, TOOK_PART, DID_NOT = "grade", "参加评议", "未参加评议"
_APPRAISED = {
    **{grade: grade for grade in GRADES}, "不评定": NO_GRADE, "不定": NO_GRADE,
    TOOK_PART: TOOK_PART, "参评": TOOK_PART, "参加民主评议": TOOK_PART, "参加评议党员": TOOK_PART, "参评党员": TOOK_PART,
    DID_NOT: DID_NOT, "未参评": DID_NOT, "未参加民主评议": DID_NOT, "未参加评议党员": DID_NOT, "未参评党员": DID_NOT,
}  # fmt: skip
"""What a table about 民主评议 asks."""
_EDUCATION = {
    "研究生": ("研究生",), "博士研究生": (), "大学": ("大学",), "大学本科": ("大学",), "本科": ("大学",),
    "大专": ("大专",), "大学专科": ("大专",), "专科": ("大专",), "中专": ("中专",), "高中": ("高中",),
    "大学本科及以上": ("研究生", "大学"), "大学及以上": ("研究生", "大学"), "本科及以上": ("研究生", "大学"),
    "大专及以上": ("研究生", "大学", "大专"), "大学专科及以上": ("研究生", "大学", "大专"), "专科及以上": ("研究生", "大学", "大专"),
    "高中中专": ("高中", "中专"), "高中及中专": ("高中", "中专"), "中专及高中": ("高中", "中专"), "高中及以下": ("高中", "中专", "职高", "技校", "初中", "小学"),
    "初中": ("初中",), "初中及以下": ("初中", "小学"), "小学": ("小学",),
}  # fmt: skip
_KNOWN_EDUCATION = ("研究生", "大学", "大专", "中专", "职高", "技校", "高中", "初中", "小学")
NEUTRAL = re.compile(
    r"(其中|性别|年龄|年龄(段|结构|分布|情况)|学历|学历(结构|分布|情况)|文化程度|民族|人员类别|党员类别|类别|项目|党员情况|基本情况|指标|内容|结构|统计项目)"
)
_TOTAL = re.compile(r"(现有)?(党员)?(总人?数|人数|总计|合计|数|数量)|现有党员|党员")
_SEX = re.compile(r"(?:其中)?(男|女)(性|党员|性党员)?")
_BAND = re.compile(r"(\d+)(?:周?岁)?[-~—–至到](\d+)周?岁?")
_BELOW = re.compile(r"(\d+)周?岁?(及?)以下")
_ABOVE = re.compile(r"(\d+)周?岁?(及?)以上")


def plain(text: str) -> str:
    """A label without blanks and without what only says that people are counted."""
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    bare = re.sub(r"[(\[](人|名|个|单位:?人)[)\]]", "", bare)
    return re.sub(r"^其中[:：,，]?(?=.)", "", bare).strip(":：、,，")


def test_of(text: str, appraisal: bool) -> Test | None:
    """What a label counts; None if that is not known for certain. appraisal: whether the table is about 民主评议."""
    said = plain(text)
    if appraisal and re.fullmatch(r"应(参评|参加(民主)?评议)(党员)?(人?数)?", said):
        return ALL
    if appraisal and (asked := _APPRAISED.get(re.sub(r"(?<=.)(等次|人数)$", "", said))):
        return Test(GRADE, asked, lambda _m, _on: None, doubt="没有民主评议结果")
    if _TOTAL.fullmatch(said):
        return ALL
    if found := _SEX.fullmatch(said):
        wanted = found[1]
        return Test("sex", said, lambda m, _: m.sex == wanted if m.sex else None)
    if said in (FULL, PROBATIONARY):
        return Test("kind", said, lambda m, on: m.kind_on(on) == said if m.kind_on(on) else None)
    if said in ("少数民族", "少数民族党员"):
        return Test("nation", said, lambda m, _: is_minority(m) if m.nation in nations() else None)
    if said in ("汉族", "汉族党员"):
        return Test("nation", said, lambda m, _: m.nation == HAN if m.nation in nations() else None)
    if said in ("流动党员", "失联党员"):
        name, as_of = ("floating", is_floating) if said == "流动党员" else ("lost", is_lost)
        return Test(name, said, lambda m, on: as_of(m, on) == YES if as_of(m, on) else None)
    return _age(said.removesuffix("党员")) or _education(said)


def _age(said: str) -> Test | None:
    if found := _BAND.fullmatch(said):
        return _ages(said, int(found[1]), int(found[2]))
    if found := _BELOW.fullmatch(said):
        return _ages(said, 0, int(found[1]), bare=not found[2])
    if found := _ABOVE.fullmatch(said):
        return _ages(said, int(found[1]), 200, bare=not found[2])
    return None


def _ages(said: str, low: int, high: int, *, bare: bool = False) -> Test:
    def holds(member: Member, on: date) -> bool | None:
        if member.birth is None:
            return None
        eldest, youngest = whole_years(member.birth.first(), on), whole_years(member.birth.last(), on)
        inside = [low <= age <= high for age in (eldest, youngest)]
        return inside[0] if inside[0] == inside[1] else None

    return Test("age", said, holds, low, high, bare, "出生日期不全")


def _education(said: str) -> Test | None:
    words = _EDUCATION.get(said.removesuffix("学历").removesuffix("党员"))
    if not words:
        return None

    def holds(member: Member, _on: date) -> bool | None:
        several = _several(member.education_detail) if member.education_detail else ()
        if member.education in several:
            counted = {word in words for word in several}
            return counted.pop() if len(counted) == 1 else None
        if member.education not in _KNOWN_EDUCATION or "党校" in member.education_detail:
            return None
        return member.education in words

    return Test("education", said, holds, doubt="学历没有写明或是党校学历")


@lru_cache(maxsize=1000)
def _several(detail: str) -> tuple[str, ...]:
    """The educations that a wording takes in; asked for each member in each cell, and there are few wordings."""
    kind = field_of(Member, "education").kind
    return tuple(word for word in _KNOWN_EDUCATION if kind.takes_in(detail, word))


def count(
    tests: Sequence[Test], bands: Iterable[Test], stated: int | None = None, *, appraisal: bool = False
) -> Source:
    """The source of one number. bands: all bands of ages of the table · stated: the year that the title names · appraisal:
    whether the table is about 民主评议: then those are counted who had to be appraised, at the end of that year."""
    asked = [test for test in tests if test.sorting]
    unclear = [b for test in asked if test.sorting == "age" for b in bands if b is not test and _touch(test, b)]

    def value(_: object, facts: Facts) -> Content:
        day, known = facts.today, dict[int, Appraisal]()
        if appraisal:
            year = stated or _appraised_year(facts)
            known = results(facts.snapshot, year)
            if not known:
                return Unsure(f"账本里没有 {year} 年度的民主评议结果")
            day = min(date(year, 12, 31), facts.today)
        elif stated is not None and stated != facts.today.year:
            return Unsure(f"表上写的是 {stated} 年，账本只能数 {facts.today.year} 年现在的人数")
        if unclear:
            return Unsure("年龄段的边界重复，分不清算在哪一段")
        number, doubts = 0, dict[str, int]()
        for member in facts.snapshot.members:
            if not counted(member, day, facts.snapshot.changes_of(member)):
                continue
            answers = [
                _appraised(test, known.get(member.id)) if test.sorting == GRADE else test.holds(member, day)
                for test in asked
            ]
            if False in answers:
                continue
            why = next((test.doubt for test, holds in zip(asked, answers, strict=True) if holds is None), "")
            number += not why
            if why:
                doubts[why] = doubts.get(why, 0) + 1
        return Unsure("、".join(f"有 {n} 人{why}" for why, n in doubts.items()) + "，数不准") if doubts else number

    return Source("#count", "人数：" + "、".join(test.label for test in asked or tests), "", "", value)


def _appraised_year(facts: Facts) -> int:
    """The last year of which there are results; this one without any."""
    years = (one.year for parts in facts.snapshot.appraisals.values() for one in parts if one.year)
    return max(years, default=facts.today.year)


def _appraised(test: Test, result: Appraisal | None) -> bool | None:
    """Whether the appraisal of a member is what is asked; None where neither a grade nor a reason is kept."""
    if result is None or not (result.grade or result.absent_why.strip()):
        return None
    if test.label in (TOOK_PART, DID_NOT):
        return bool(result.grade) == (test.label == TOOK_PART)
    return result.grade == test.label


def _touch(one: Test, other: Test) -> bool:
    """Whether two bands of ages share an age, where one says 以上 or 以下 without 及 or both name the same age."""
    return (
        one.low <= other.high
        and other.low <= one.high
        and (one.low, one.high) != (other.low, other.high)
        and not ((one.low <= other.low and other.high <= one.high) or (other.low <= one.low and one.high <= other.high))
    )
