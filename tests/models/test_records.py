"""What holds for every declaration in RECORDS, so that a field added later is declared whole."""

from __future__ import annotations

import dataclasses
import re
from datetime import date

import pytest

from models.fields import Field, Record, field_of
from models.kinds import PartialDate, Reference
from models.records import RECORDS, AgendaItem, Branch, Meeting, Member, Progress, Rectification, Training
from models.records.rectification import CLOSED, LONG_TERM
from tests.models.store.samples import value_of

every_record = pytest.mark.parametrize("cls", RECORDS, ids=lambda c: c.table)
FIELDS = [pytest.param(c, f, id=f"{c.table}.{f.name}") for c in RECORDS for f in c.fields]


@every_record
def test_names_and_labels_are_plain_and_unique(cls: type[Record]) -> None:
    assert re.fullmatch(r"[a-z_]+", cls.table)
    assert cls.label
    assert cls.fields
    assert len({f.name for f in cls.fields}) == len(cls.fields)
    assert len({f.label for f in cls.fields}) == len(cls.fields)
    assert [r.table for r in RECORDS].count(cls.table) == 1
    attributes = {f.name for f in dataclasses.fields(cls)} - {"id"}
    assert attributes == {f.name for f in cls.fields}, "an attribute that is no field would not be kept"


@every_record
def test_no_heading_means_two_fields(cls: type[Record]) -> None:
    headings = [heading for f in cls.fields for heading in {f.label, *f.aliases}]
    assert len(set(headings)) == len(headings)


@every_record
def test_parents_stand_before_their_parts(cls: type[Record]) -> None:
    for field in cls.fields:
        if isinstance(field.kind, Reference):
            tables = [r.table for r in RECORDS]
            assert tables.index(field.help) < tables.index(cls.table)
    assert not cls.parent or isinstance(field_of(cls, cls.parent).kind, Reference)


@pytest.mark.parametrize(("cls", "field"), FIELDS)
def test_every_field_keeps_shows_and_reads_its_values(cls: type[Record], field: Field) -> None:
    assert field.kind.sql in ("TEXT", "INTEGER", "REAL")
    assert 2 <= field.width <= 60
    assert not field.keeps or field_of(cls, field.keeps)
    assert field.kind.store(field.kind.empty) is None
    assert field.kind.load(None) == field.kind.empty
    assert field.kind.show(field.kind.empty) == ""
    assert field.kind.read("") == field.kind.empty
    if isinstance(field.kind, Reference):
        return
    for turn in range(3):
        value = value_of(field, turn)
        assert field.kind.load(field.kind.store(value)) == value
        assert field.kind.read(field.kind.show(value)) == value
        assert isinstance(field.kind.store(value), {"TEXT": str, "INTEGER": int, "REAL": float}[field.kind.sql])


@every_record
def test_a_title_is_one_line_whatever_is_filled(cls: type[Record]) -> None:
    for made in (cls(), cls(**{f.name: value_of(f, 0) for f in cls.fields if not isinstance(f.kind, Reference)})):
        assert "\n" not in made.title()


def test_titles_say_what_is_known() -> None:
    assert Branch().title() == "未填支部名称"
    assert Branch(name="中国共产党云州市某局机关第三支部委员会", short_name="机关三支部").title() == "机关三支部"
    assert Member().title() == "未填姓名"
    assert Meeting(kind="党课", subject="学习党章").title() == "学习党章"
    assert Rectification().title() == "未填问题"
    assert Rectification(problem="字" * 41 + "\n第二行").title() == "字" * 39 + "…"
    assert Rectification(problem="字" * 40).title() == "字" * 40
    assert (Training(name="轮训").title(), Progress(text="一\n二").title(), AgendaItem().title()) == ("轮训", "一", "")


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        ("支部党员大会", "支部党员大会会议记录"), ("支部委员会会议", "支部委员会会议记录"), ("党小组会", "党小组会会议记录"),
        ("组织生活会", "组织生活会会议记录"), ("党课", "党课记录"), ("主题党日", "主题党日记录"), ("谈心谈话", "谈心谈话记录"),
    ],
)  # fmt: skip
def test_minutes_are_headed_by_the_kind_of_meeting(kind: str, heading: str) -> None:
    assert Meeting(kind=kind).heading == heading


def test_the_groups_of_a_branch_are_one_a_line() -> None:
    assert Branch(groups="第一党小组\n\n  第二党小组 \n").group_names() == ("第一党小组", "第二党小组")
    assert Branch().group_names() == ()


@pytest.mark.parametrize(
    ("deadline", "state", "left"),
    [
        ("2026-11-23", "整改中", 0),
        ("2026-11-22", "登记", -1),
        ("2026-12-08", "待验收", 15),
        ("2026-11", "整改中", 7),
        ("2026", "整改中", 38),
        ("2026-11-22", CLOSED, None),
        ("2026-11-22", LONG_TERM, None),
    ],
)
def test_days_are_counted_to_the_last_that_the_deadline_can_mean(deadline: str, state: str, left: int | None) -> None:
    item = Rectification(deadline=PartialDate.parse(deadline), state=state)
    assert item.days_left(date(2026, 11, 23)) == left
    assert Rectification(state=state).days_left(date(2026, 11, 23)) is None
