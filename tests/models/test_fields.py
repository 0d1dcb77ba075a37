"""Field and Record: a column is declared once, and everything else is read from the declaration."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from models.fields import Field, Record, column, field_of, in_hours, link, on_day, record, set_read, typed, whole
from models.kinds import Choice, Line, PartialDate, PersonName, Unreadable
from models.records import Member


@record("visit", "走访", parent="host_id")
@dataclass(kw_only=True)
class Visit(Record):
    """A record made for these tests."""

    host_id: int | None = link("党员", to="member")
    name: str = column("姓名", PersonName(), required=True, group="对象", width=12, listed=True, aliases=["名字"])
    day: PartialDate | None = on_day("日期", required=True)  # noqa: RUF009  meant as a default, as in models/records
    people: int | None = whole("人数", "人")
    hours: float | None = in_hours("学时")
    result: str = column("结果", Choice("满意", "不满意", free=True), keeps="wording")
    wording: str = column("原话", Line())
    key: str = column("排序", Line(), derived=True)

    def derive(self) -> None:
        self.key = self.name * 2


def test_the_class_knows_its_table_label_parent_and_fields_in_order() -> None:
    assert (Visit.table, Visit.label, Visit.parent) == ("visit", "走访", "host_id")
    assert [f.name for f in Visit.fields] == ["host_id", "name", "day", "people", "hours", "result", "wording", "key"]
    assert Record.fields == ()


def test_what_is_declared_is_what_is_told() -> None:
    name = field_of(Visit, "name")
    assert (name.label, name.required, name.group, name.width, name.listed) == ("姓名", True, "对象", 12, True)
    assert name.aliases == ("名字",)
    assert field_of(Visit, "host_id").help == "member"
    assert field_of(Visit, "host_id").derived
    with pytest.raises(KeyError, match=r"Visit\.nothing"):
        field_of(Visit, "nothing")
    with pytest.raises(AttributeError):
        name.label = "别名"  # type: ignore[misc]


def test_people_type_all_but_links_and_derived_fields() -> None:
    assert [f.name for f in typed(Visit)] == ["name", "day", "people", "hours", "result", "wording"]


def test_a_new_record_is_empty_and_told_to_be() -> None:
    new = Visit()
    assert new.id == 0
    assert all(getattr(new, f.name) == f.kind.empty for f in Visit.fields)
    assert [f.label for f in new.missing()] == ["姓名", "日期"]
    assert Visit(name="赵一", day=PartialDate(2026)).missing() == []
    assert new.title() == "走访 0"


def test_zero_is_a_value_and_not_nothing() -> None:
    visit = Visit()
    set_read(visit, "people", "0")
    set_read(visit, "hours", "0")
    assert (visit.people, visit.hours) == (0, 0.0)
    assert (visit.show("people"), visit.show("hours")) == ("0", "0")
    assert field_of(Visit, "people").kind.store(0) == 0


def test_an_unreadable_value_names_the_field_and_leaves_it_alone() -> None:
    visit = Visit(day=PartialDate(2026, 3))
    with pytest.raises(Unreadable, match=r"^日期：“昨天”看不出是哪一天"):
        set_read(visit, "day", "昨天")
    assert visit.day == PartialDate(2026, 3)
    assert visit.show("day") == "2026-03"


def test_a_doubt_is_given_back_and_the_value_kept() -> None:
    visit = Visit()
    assert "不在常用选项内" in set_read(visit, "result", "基本满意")
    assert visit.result == "基本满意"
    assert set_read(visit, "result", "满意") == ""


def test_wording_is_kept_where_the_kind_narrows_it_and_nothing_was_said_before() -> None:
    narrowing = Choice("满意", aliases={"很满意": "满意"})
    field = Field("结果", narrowing, "result", keeps="wording")

    class Narrowed(Visit):
        fields = tuple(field if f.name == "result" else f for f in Visit.fields)

    visit = Narrowed()
    set_read(visit, "result", "很满意")
    assert (visit.result, visit.wording) == ("满意", "很满意")
    visit.wording = "他说很好"
    set_read(visit, "result", "很满意")
    assert visit.wording == "他说很好"
    plain = Narrowed()
    set_read(plain, "result", "满意")
    set_read(plain, "result", "")
    assert (plain.result, plain.wording) == ("", "")


def test_a_code_of_a_list_is_no_wording_unless_it_says_more_than_the_word() -> None:
    for raw, wording in (
        ("12 硕士研究生", "硕士研究生"),
        ("2A", "中央党校大学"),
        ("21 大学", ""),
        ("41 中等专科", ""),
        ("函授大专", "函授大专"),
    ):
        person = Member()
        set_read(person, "education", raw)
        assert person.education_detail == wording


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("省委党校研究生", "研究生"),
        ("中共山东省委党校在职研究生", "研究生"),
        ("中央党校函授本科", "大学"),
        ("上海市委党校大学专科", "大专"),
        ("自治区党委党校大学", "大学"),
        ("中共广西壮族自治区委党校研究生", "研究生"),
        ("广西区党委党校研究生", "研究生"),
        ("城区党委党校研究生", "城区党委党校研究生"),
        ("非省委党校研究生", "非省委党校研究生"),
        ("市委党校大学", "市委党校大学"),
        ("省委党校大学肄业", "省委党校大学肄业"),
    ],
)
def test_a_school_of_the_party_is_read_as_the_list_has_it_and_said_as_it_was_written(raw: str, word: str) -> None:
    """Read in the import, the form and for the figures as in the file for the committee; none of the list stays doubted."""
    person = Member()
    set_read(person, "education", raw)
    assert person.education == word
    known = word != raw
    assert person.education_detail == (raw if known else "")
    assert bool(field_of(Member, "education").kind.doubt(person.education)) is not known
