"""出党和离开情况: who left the Party or the branch in the year, and how."""

from __future__ import annotations

from datetime import date

from models.records.status_change import CANCELLING, DEATH, EXPELLING, RESUMING, STRIKING, SUSPENDING
from models.statistics.annual_events import MOVED_OUT, OTHER, moves
from models.statistics.annual_people import ACROSS, AMONG_HOW, across
from models.statistics.roster import STRUCK, Roster, is_discipline
from models.statistics.table import OUTSIDE, PART, TOTAL, Cell, Table

OUT_OF_PARTY = (*STRIKING, STRUCK, EXPELLING, CANCELLING)
"""出党: struck off, expelled, or no longer on probation."""
ELSEWHERE = (MOVED_OUT, DEATH, SUSPENDING, OTHER)


def leaving_table(roster: Roster, on: date) -> Table:
    """Those whom 党员数量增减 takes away, 出党 first."""
    found = moves(roster, on)
    out = [said for what in OUT_OF_PARTY for said in found.taken[what]]
    lines = [across("出党", Cell.of(out), on, TOTAL)]
    lines += [
        across(what, Cell.of(found.taken[what], private=is_discipline(what)), on, PART)
        for what in OUT_OF_PARTY
        if found.taken[what] or what != STRUCK
    ]
    away = [said for what in ELSEWHERE for said in found.taken[what]]
    lines.append(across("其他减少", Cell.of(away), on, TOTAL))
    lines += [across(what, Cell.of(found.taken[what]), on, PART) for what in ELSEWHERE]
    for label, people in (
        ("另：停止党籍后离开", found.silent),
        ("另：恢复党籍", found.added[RESUMING]),
    ):
        if people:
            lines.append(across(label, Cell.of(people), on, OUTSIDE))
    number = len(out) + len(away)
    notes = (
        "出党指除名、开除党籍、取消预备党员资格；转出、去世、停止党籍不是出党，列在“其他减少”。"
        "两部分之和等于“党员数量增减”的减少数。按党籍变动记录的生效日期，转出按回执日期，没有记录的按名册的离开日期和原因。",
        AMONG_HOW,
    )
    return Table("leaving", "出党和离开情况", on, ACROSS, tuple(lines), number, notes, shares=False)
