"""表彰奖励台账: the honours of members and of the branch itself, by year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.exports.contents.common import NUMBER, as_of, columns_of, day_order, headline, note, numbered
from models.exports.privacy import masked_text, shown
from models.exports.sheet import Column, Sheet
from models.records import Award, Branch, Member

NAME = "表彰奖励台账"
OWN = "本支部"
"""Who is honoured where it is no member."""
_FIELDS = ("kind", "level", "body", "day", "document")


def year_of(award: Award) -> int | None:
    """The year of an honour: the one it is for, else that of its day."""
    return award.year or (award.day.year if award.day else None)


def whose(award: Award, members: dict[int, Member]) -> str:
    """The name of the member as the roster has it now, as it was put down where she is no more in it, or 本支部."""
    member = members.get(award.member_id or 0)
    return member.name if member else award.name or OWN


def awards_of(awards: Sequence[Award], year: int | None) -> list[Award]:
    """Those of a year, or all: by year and day; one of which no year is known is in every list."""
    kept = [award for award in awards if year is None or year_of(award) in (year, None)]
    return sorted(kept, key=lambda award: (year_of(award) or 9999, day_order(award.day), award.id))


def awards_sheet(
    awards: Sequence[Award],
    members: Sequence[Member],
    branch: Branch,
    *,
    today: date,
    year: int | None = None,
    full: bool,
) -> Sheet:
    """The register of a year, or of all years."""
    listed, known = awards_of(awards, year), {member.id: member for member in members}
    fields = (*_FIELDS, *(("note",) if full else ()))
    rows = []
    for award in listed:
        name = whose(award, known)
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
