"""党内表彰: honours of the year by what they are and by level, those of members and those of the branch."""

from __future__ import annotations

from datetime import date

from models.records import Award, Member
from models.records.award import AWARDS, LEVELS
from models.rules.snapshot import Snapshot
from models.statistics.annual_events import year_begin
from models.statistics.roster import Roster
from models.statistics.table import BAND, NOT_SAID, TOTAL, Cell, Line, Other, Table

OTHER_LEVEL = "其他"
_SHORT = dict(zip(LEVELS, ("中央", "省级", "市级", "县级", "基层党委", "党支部"), strict=True))
COLUMNS = ("合计", *_SHORT.values(), OTHER_LEVEL, NOT_SAID)
"""The levels in short words, for a narrow heading."""


def awards_of(snapshot: Snapshot, on: date) -> list[Award]:
    """Those of the year up to `on`: by the day of approval, without one by the year."""
    begin = year_begin(on)

    def keeps(award: Award) -> bool:
        return begin < award.day.first() <= on if award.day else award.year == on.year

    return [award for award in snapshot.awards if keeps(award)]


def awards_table(_roster: Roster, snapshot: Snapshot, on: date) -> Table:
    """A line for each kind of honour, those of the choice first."""
    found = awards_of(snapshot, on)
    kinds = dict.fromkeys((*AWARDS, *sorted({award.kind for award in found})))
    lines = [_line(kind, [award for award in found if award.kind == kind], snapshot, BAND) for kind in kinds]
    lines.append(_line("合计", found, snapshot, TOTAL))
    notes = (
        "批准日期在本年（截至日期以前）的表彰；没有批准日期的按表彰年度。支部受的表彰算 1 个，一人受几次表彰算几次；"
        "已经离开支部的人年内在支部时受的表彰也在内。级别是表彰的党组织的级别。",
    )
    return Table("awards", "党内表彰", on, COLUMNS, tuple(lines), len(found), notes, shares=False,
                 about=f"{len(found)}项")  # fmt: skip


def _level(award: Award) -> str:
    if not award.level:
        return NOT_SAID
    return _SHORT.get(award.level, OTHER_LEVEL)


def _line(label: str, awards: list[Award], snapshot: Snapshot, kind: str) -> Line:
    cells = [_cell(awards, snapshot)]
    cells += [_cell([award for award in awards if _level(award) == level], snapshot) for level in COLUMNS[1:]]
    return Line(label, tuple(cells), kind)


def _cell(awards: list[Award], snapshot: Snapshot) -> Cell:
    ours: list[tuple[Member, str]] = []
    others = []
    for award in awards:
        member = snapshot.by_id.get(award.member_id or 0)
        if member is not None:
            ours.append((member, _fact(award)))
        else:
            others.append(Other(award.name or snapshot.branch.title(), _fact(award)))
    return Cell.of(ours, others)


def _fact(award: Award) -> str:
    when = str(award.day) if award.day else f"{award.year} 年度，批准日期没有记"
    return "，".join(word for word in (when, award.kind, award.level, award.body, award.document) if word)
