"""表彰奖励台账: the honours of members and of the branch itself, by year."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

from models.exports.contents.common import NUMBER, as_of, columns_of, day_order, headline, note, numbered
from models.exports.namesakes import apart_by_birth
from models.exports.privacy import masked_text, shown
from models.exports.sheet import Column, Sheet
from models.exports.within import Stretch, Within
from models.kinds import PartialDate
from models.records import Award, Branch, Member

NAME = "表彰奖励台账"
OWN = "本支部"
"""Who is honoured where it is no member."""
_FIELDS = ("kind", "level", "body", "day", "document")


def year_of(award: Award) -> int | None:
    """The year of an honour: the one it is for, else that of its day."""
    return award.year or (award.day.year if award.day else None)


def names_of(awards: Sequence[Award], members: Sequence[Member]) -> dict[int, str]:
    """Whose each honour is, by its id: the member as the roster has her now, told apart from another of that name, honoured or
    not, the name that was put down where she is no more in it, or 本支部."""
    known = {member.id: member.name for member in members}
    named = [dataclasses.replace(a, name=known.get(a.member_id or 0, a.name)) for a in awards]
    each = {a.member_id: a for a in named if a.member_id}
    called = {a.name for a in each.values()}
    others = [Award(member_id=m.id, name=m.name) for m in members if m.name in called and m.id not in each]
    apart = {a.member_id: a.name for a in apart_by_birth([*each.values(), *others], members)}
    return {a.id: apart.get(a.member_id) or a.name or OWN for a in named}


def awards_of(awards: Sequence[Award], year: Within) -> list[Award]:
    """Those of a year, of a stretch of days, or all: by year and day; one of which no year is known is in every list."""
    kept = [award for award in awards if year is None or _belongs(award, year)]
    return sorted(kept, key=lambda award: (year_of(award) or 9999, day_order(award.day), award.id))


def _belongs(award: Award, within: Within) -> bool:
    """In a stretch by the day of approval; of whom only the year is known, where the stretch touches it."""
    if isinstance(within, Stretch):
        when = award.day or (PartialDate(award.year) if award.year else None)
        return when is None or within.holds(when)
    return year_of(award) in (within, None)


def awards_sheet(
    awards: Sequence[Award],
    members: Sequence[Member],
    branch: Branch,
    *,
    today: date,
    year: Within = None,
    full: bool,
) -> Sheet:
    """The register of a year, or of all years."""
    listed = awards_of(awards, year)
    names = names_of(listed, members)
    fields = (*_FIELDS, *(("note",) if full else ()))
    rows = []
    for award in listed:
        name = names[award.id]
        told = (shown(award, field, full=full) for field in fields)
        rows.append([str(year_of(award) or ""), name if full else masked_text(name), *told])
    own = sum(not award.member_id and not award.name for award in listed)
    return Sheet(
        title=headline(branch, NAME, year),
        subtitle=as_of(today, f"{len(rows)}项" + (f"  其中支部 {own}项" if own else ""), full=full),
        columns=[NUMBER, Column("年度", 6, "center"), Column("姓名", 10, "center"), *columns_of(Award, fields)],
        rows=numbered(rows),
        footnote=note("备注不导出", full=full),
        repeated=(0, 2),
    )
