"""Properties: headings mean the same in any order and however they are decorated, and a name is one name however it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from models.fields import Field, typed
from models.imports import ADDED, UNCHANGED, Plan
from models.imports.grid import Sheet
from models.imports.planning import plan_sheets
from models.kinds import PersonName, name_key
from models.records import Member

from .rosters import SURNAMES

TODAY = date(2026, 11, 23)
FIELDS = [field for field in typed(Member) if field.name != "name"]
NAMES = ("姓名", "党员姓名", "名字")
OTHERS = (
    "入党介绍人", "毕业院校", "职称", "出生地", "党费基数", "配偶姓名", "紧急联系人电话", "学位", "申请入党时间", "身份证地址", "培养联系人",
    "入党志愿书编号", "户籍地址", "邮箱", "QQ号", "特长",
)  # fmt: skip
"""Headings that fill no field of ours, though they sound like one."""
BEFORE, AFTER = (
    ("", "*", "★", "＊", "※", " "),
    ("", "*", " ", "（必填）", "(选填)", "【文本】", "\n（以档案为准）", "　"),
)


@dataclass(frozen=True)
class Heading:
    """A heading as somebody has written it. field: what it means, '' for nothing of ours · group: what stands above it."""

    text: str
    field: str
    group: str = ""


@st.composite
def written(draw: st.DrawFn, words: str, field: str = "", group: str = "") -> Heading:
    """The words with blanks or a line break in them, and signs around them."""
    gap = draw(st.sampled_from(("", "", "", " ", "  ", "　", "\n")))
    cut = draw(st.integers(1, len(words) - 1))
    text = gap.join(words) if gap in (" ", "  ", "　") and draw(st.booleans()) else words[:cut] + gap + words[cut:]
    return Heading(draw(st.sampled_from(BEFORE)) + text + draw(st.sampled_from(AFTER)), field, group)


@st.composite
def of_field(draw: st.DrawFn, field: Field) -> Heading:
    words = draw(st.sampled_from((field.label, *field.aliases)))
    return draw(written(words, field.name, field.group))


@st.composite
def rows_of_headings(draw: st.DrawFn) -> list[Heading]:
    """A name and some fields, each once, and some columns that are none of ours; in any order."""
    chosen = draw(st.lists(st.sampled_from(FIELDS), min_size=2, max_size=12, unique_by=lambda field: field.name))
    others = draw(st.lists(st.sampled_from(OTHERS), max_size=3, unique=True))
    made = [draw(written(draw(st.sampled_from(NAMES)), "name", "基本信息"))]
    made += [draw(of_field(field)) for field in chosen]
    made += [draw(written(words)) for words in others]
    return draw(st.permutations(made))


def plan_of(*rows: list[str], merged: list[tuple[int, int, int, int]] | None = None) -> Plan:
    lines = [[cell or None for cell in row] for row in rows]
    return plan_sheets("名册.xlsx", [Sheet("名册", lines, merged or [])], [], today=TODAY)


def meant(plan: Plan) -> dict[str, str]:
    return {column.heading.strip(): column.field for column in plan.columns}


def wanted(headings: list[Heading]) -> dict[str, str]:
    return {heading.text.strip(): heading.field for heading in headings}


@settings(max_examples=150, deadline=None)
@given(rows_of_headings())
def test_headings_mean_the_same_in_any_order_however_decorated(headings: list[Heading]):
    plan = plan_of([h.text for h in headings], ["张三" if h.field == "name" else "" for h in headings])
    assert meant(plan) == wanted(headings)


@settings(max_examples=150, deadline=None)
@given(rows_of_headings(), st.booleans())
def test_headings_mean_the_same_below_the_headings_of_groups(headings: list[Heading], merge: bool):
    ours = sorted((h for h in headings if h.group), key=lambda h: h.group)
    groups, merged = [h.group for h in ours], []
    for group in dict.fromkeys(groups):
        first, count = groups.index(group), groups.count(group)
        groups[first + 1 : first + count] = [""] * (count - 1)
        merged += [(0, first, 0, first + count - 1)] if count > 1 else []
    people = ["张三" if h.field == "name" else "" for h in ours]
    plan = plan_of(groups, [h.text for h in ours], people, merged=merged if merge else None)
    # One group heading alone may pass for a title; then nothing but the headings themselves counts.
    assert plan.sheets[0].header_rows in ([1, 2], [2])
    assert meant(plan) == wanted(ours)


CHINESE = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("䶮𠮷𬎆㛃")
SURE = st.builds("".join, st.tuples(st.sampled_from(SURNAMES), st.text(CHINESE, min_size=1, max_size=3)))
DOTS = ("·", "•", "．", "・", "‧", " · ", "•  ")


@settings(max_examples=100, deadline=None)
@given(SURE, st.sampled_from(("", " ", "　", "  ", "\t")), st.sampled_from(("", " ", "\n", "　")))
def test_a_name_is_one_name_however_it_is_spaced(name: str, gap: str, around: str):
    spaced = around + gap.join(name) + around
    assert PersonName().read(spaced) == name
    rows = [["姓名", "性别", "出生日期"], [spaced, "男", "1985-03"]]
    known = [Member(id=1, name=name, sex="男", birth=Member.fields[3].kind.read("1985-03"))]
    plan = plan_sheets("名册.xlsx", [Sheet("名册", rows)], known, today=TODAY)
    assert [(r.fate, r.member_id) for r in plan.rows] == [(UNCHANGED, 1)]


@settings(max_examples=100, deadline=None)
@given(SURE, SURE, st.sampled_from(DOTS), st.sampled_from(DOTS))
def test_a_name_with_a_dot_is_one_name_whichever_dot_it_has(first: str, last: str, dot: str, other: str):
    one, two = PersonName().read(f"{first}{dot}{last}"), PersonName().read(f"{first}{other}{last}")
    assert one == two == f"{first}·{last}"
    assert name_key(one) == name_key(f"{first} {last}")


@settings(max_examples=100, deadline=None)
@given(SURE, SURE)
def test_two_names_are_two_people(one: str, two: str):
    plan = plan_of(["姓名", "性别"], [one, "男"], [two, "男"])
    assert [r.name for r in plan.rows] == [one, two]
    if one != two:
        assert [r.fate for r in plan.rows] == [ADDED, ADDED]
