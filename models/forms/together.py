"""Columns that ask two things at once (性别/民族, 入党时间（党龄）), and columns that ask a part of one (入党/年, 性别/男)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.fields import Record
from models.forms.contents import Content, Facts, of_field
from models.forms.sources import Source
from models.kinds import PartialDate

_IN_BRACKETS = re.compile(r"([^（(]+)[（(]([^（()）]+)[)）]")
_BETWEEN = re.compile(r"[/／、]|及|和|与")
_UNITS = {"#age": "岁", "#seniority": "年"}
_PARTS = {"年": 0, "月": 1, "日": 2}

Asked = Callable[[str], Source | None]
"""What a single heading asks."""


def combined(heading: str, asked: Asked) -> Source | None:
    """What a heading asks that names two things or more; None where it is one, or where one of them is not known."""
    text = re.sub(r"\s+", "", heading)
    brackets = _IN_BRACKETS.fullmatch(text)
    outer, inner = (brackets[1], brackets[2]) if brackets else (text, "")
    words = [word for word in (*_BETWEEN.split(outer), *_BETWEEN.split(inner)) if word]
    if len(words) < 2:
        return None
    found = [asked(word) for word in words]
    known = {one.name: one for one in found if one is not None}
    if None in found or len(known) < 2 or known.keys() & {"name", "#"} or any("+" in name for name in known):
        return None
    last = found[-1].name if inner and found[-1] is not None else ""
    months = bool(inner) or "年月" in text
    mark = "/" if re.search(r"[/／]", outer) else "、"

    def value(record: Record, facts: Facts) -> Content:
        said = {name: _text(record, one, facts, months=months) for name, one in known.items()}
        inside = said.pop(last, "") if last else ""
        before = mark.join(part for part in said.values() if part)
        return f"{before}（{inside}）" if before and inside else before or inside

    return Source("+".join(known), "、".join(one.label for one in known.values()), "", "", value)


def part(path: tuple[str, ...], asked: Asked) -> Source | None:
    """What a column asks that holds the year, month or day of a date, or a tick under 男 or 女; None for others."""
    leaf = re.sub(r"\s+", "", path[-1])
    if len(path) < 2 or (leaf not in _PARTS and leaf not in ("男", "女")):
        return None
    whole = asked("".join(path[:-1]))
    if whole is None:
        return None
    if leaf not in _PARTS:
        if whole.name != "sex":
            return None
        return Source(
            f"sex.{leaf}", f"性别为{leaf}打√", "", "", lambda r, f: "√" if _content(r, whole, f) == leaf else ""
        )

    def value(record: Record, facts: Facts) -> Content:
        found = _content(record, whole, facts)
        if not isinstance(found, PartialDate):
            return None
        return (found.year, found.month, found.day)[_PARTS[leaf]] or None

    return Source(f"{whole.name}.{leaf}", f"{whole.label}的{leaf}", "", "", value)


def on_day(one: Source, day: date) -> Source:
    """A source worked out for a day that the form states."""
    return replace(one, value=lambda record, facts: _content(record, one, replace(facts, today=day)))


def _content(record: Record, one: Source, facts: Facts) -> Content:
    return one.value(record, facts) if one.value is not None else of_field(record, one.name, facts)


def _text(record: Record, one: Source, facts: Facts, *, months: bool) -> str:
    found = _content(record, one, facts)
    if found is None or found == "":
        return ""
    if isinstance(found, PartialDate):
        return f"{found.year}.{found.month:02}" if months and found.month else str(found)
    return f"{found}{_UNITS.get(one.name, '')}"
