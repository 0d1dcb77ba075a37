"""Two values in one cell: headings that name two fields (性别/民族, 入党/转正时间), and the parts of the cells below them."""

from __future__ import annotations

import re

from models.fields import Record, field_of
from models.imports.grid import Cell
from models.imports.mapping import Match, sure_match
from models.imports.subject import PEOPLE, Subject
from models.kinds import Day, Unreadable, is_blank
from models.records import Member

_HEADING = re.compile(r"\s*[/／|｜、]\s*|\s*\n\s*")
_WITH_WORDS = re.compile(_HEADING.pattern + r"|及其?|[和与]")
_END = re.compile(r"(时间|日期|年月|年月日)$")
_PARTS = (r"[/／|｜]", r"\n", r"[、,，;；]", r"\s+")


def paired(heading: str, found: Match, about: Subject = PEOPLE) -> tuple[Match, str]:
    """What a heading means and the second field it names, '' where it names one only. found: what it means as a whole;
    stays as it is where the heading is declared so, or where the user has chosen another field."""
    sign = _HEADING if about.people else _WITH_WORDS
    parts = [part for part in sign.split(heading.strip()) if part]
    if len(parts) != 2 or 1 <= found.rank <= 3:
        return found, ""
    end = _END.search(parts[1])
    first, second = sure_match(parts[0], cls=about.cls), sure_match(parts[1], cls=about.cls)
    if end and not first.known:
        first = sure_match(parts[0] + end[0], cls=about.cls)
    if (
        not first.field
        or not second.field
        or first.field == second.field
        or about.anchor in (first.field, second.field)
    ):
        return found, ""
    if found.rank == 0:
        return found, second.field if found.field == first.field else ""
    return first, second.field


def part_of(raw: Cell, name: str, first: str, second: str, cls: type[Record] = Member) -> Cell:
    """The part of a cell that belongs to a field of `cls`; a cell that is not two parts is left whole to the first one."""
    whole = raw if name == first else None
    if not isinstance(raw, str) or is_blank(raw):
        return whole
    kinds = field_of(cls, first).kind, field_of(cls, second).kind
    if all(isinstance(kind, Day) for kind in kinds) and _reads(kinds[0], raw):
        return whole  # 2005/6 is one day, not two
    for sign in _PARTS:
        parts = re.split(sign, raw.strip())
        if len(parts) == 2:
            return parts[name == second]
    return whole


def _reads(kind: object, raw: str) -> bool:
    try:
        return isinstance(kind, Day) and kind.read(raw) is not None
    except Unreadable:
        return False
