"""组织关系转接登记簿: every letter of introduction, out of the branch and into it, with its receipt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.exports.contents.common import NUMBER, as_of, columns_of, day_order, headline, in_year, note, numbered
from models.exports.privacy import shown
from models.exports.sheet import Column, Sheet
from models.exports.within import Within
from models.records import Branch, Member, Transfer
from models.rules.letters import state

_BEFORE = ("direction", "other", "why", "way", "letter", "issued", "valid_days")
_AFTER = ("fee_until", "receipt", "withdrawn")
WITHHELD = ("note",)
"""What leaves the office only in full: remarks, as those of a member."""


def transfers_of(transfers: Sequence[Transfer], year: Within) -> list[Transfer]:
    """The letters of a year, or all, by the day on which they were issued."""
    return sorted((t for t in transfers if in_year(t.issued, year)), key=lambda t: (day_order(t.issued), t.id))


def transfers_sheet(
    transfers: Sequence[Transfer],
    members: Sequence[Member],
    branch: Branch,
    *,
    today: date,
    year: Within = None,
    full: bool,
) -> Sheet:
    """The register as of a day. Without a year all letters are in it; who left the branch long ago stands there too."""
    listed = transfers_of(transfers, year)
    names = {member.id: shown(member, "name", full=full) for member in members}
    last_ones = WITHHELD if full else ()
    rows = []
    for transfer in listed:
        last = transfer.last_day()
        rows.append(
            [
                names.get(transfer.member_id or 0, ""),
                *(shown(transfer, name, full=full) for name in _BEFORE),
                str(last or ""),
                *(shown(transfer, name, full=full) for name in _AFTER),
                state(transfer, today),
                *(shown(transfer, name, full=full) for name in last_ones),
            ]
        )
    return Sheet(
        title=headline(branch, "组织关系转接登记簿", year),
        subtitle=as_of(today, f"{len(listed)}件", full=full),
        columns=[
            NUMBER,
            Column("姓名", 12, "center"),
            *columns_of(Transfer, _BEFORE),
            Column("有效期至", 10, "center"),
            *columns_of(Transfer, _AFTER),
            Column("状态", 8, "center"),
            *columns_of(Transfer, last_ones),
        ],
        rows=numbered(rows),
        footnote=note(
            "备注不导出，正文中的号码已脱敏", full=full, also="有效期自开出次日起算；没有回执的转出仍由本支部管理"
        ),
    )
