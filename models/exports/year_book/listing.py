"""Tables that say on which page of the book each record stands: the records of a quarter, and the decisions of the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.exports.contents.common import NUMBER, REASON_MISSING, numbered
from models.exports.contents.decided import items_of, result_words, where, where_columns
from models.exports.gathered import ALONE, beside_each, together_words
from models.exports.privacy import masked_text, private_copy
from models.exports.sheet import Column, Sheet
from models.records import AgendaItem, Attendance, Branch, Meeting
from models.records.meeting import COMMITTEE
from models.rules.attendance import head_count
from models.rules.numbering import ordinal
from models.rules.votes import taken

_PAGE = Column("页码", 6, "center", least=6)


@dataclass(frozen=True)
class Listing:
    """A table whose last column is for pages, and the record that each row tells of."""

    sheet: Sheet
    records: Sequence[int]

    def paged(self, pages: Mapping[int, int]) -> Sheet:
        """The table with the page of each record; '' where it is on none."""
        rows = [
            [*row[:-1], str(pages.get(record, ""))]
            for row, record in zip(self.sheet.rows, self.records, strict=True)
        ]  # fmt: skip
        return replace(self.sheet, rows=rows)


def quarter_listing(
    meetings: Sequence[Meeting], attendances: Mapping[int, Sequence[Attendance]], *, full: bool
) -> Listing:
    """The records in their order; those declared void with the reason, for they keep their number."""
    rows, beside = [], beside_each(meetings)
    for meeting in meetings:
        told = private_copy(meeting, full=full)
        people = head_count(attendances.get(meeting.id, ())) if meeting.counts else None
        about = told.subject or told.title_text
        if together := together_words(beside.get(meeting.id, ALONE)):
            about += f"（{together if full else masked_text(together)}，分别记录）"
        if not meeting.counts:
            about = f"{about}（作废：{told.void_why or REASON_MISSING}）"
        rows.append(
            [
                meeting.show("day"),
                told.kind_words,
                f"第{meeting.number}次" if meeting.number else "",
                about,
                str(people.expected) if people and people.expected else "",
                str(people.present) if people and people.told else "",
                meeting.status,
                "",
            ]
        )
    void = sum(not meeting.counts for meeting in meetings)
    columns = [
        NUMBER,
        Column("日期", 10, "center"),
        Column("会议类型", 14, "center"),
        Column("次数", 8, "center"),
        Column("议题或名称", 40),
        Column("应到", 4, "center"),
        Column("实到", 4, "center"),
        Column("状态", 6, "center"),
        _PAGE,
    ]
    subtitle = f"共{len(meetings) - void}次" + (f"，另有作废{void}份" if void else "")
    note = "作废的记录保留次数，不计入开会次数，不再印出。" if void else ""
    return Listing(Sheet("", subtitle, columns, numbered(rows), note, upright=True), [m.id for m in meetings])


def decisions_listing(
    meetings: Sequence[Meeting], items: Mapping[int, Sequence[AgendaItem]], branch: Branch, *, full: bool
) -> Listing:  # fmt: skip
    """决议索引: each item that was decided or voted on, in the order of the meetings."""
    rows, records = [], []
    for meeting, item in items_of(meetings, items):
        if not item.decision.strip() and not taken(item):
            continue
        called = "\n".join(filter(None, (short_kind(meeting), ordinal(meeting))))
        decision = private_copy(item, full=full).decision
        lines = "\n".join(line.strip() for line in decision.splitlines() if line.strip())
        rows.append([*where(meeting, item, full=full, called=called), lines, _vote(item, branch), ""])
        records.append(meeting.id)
    columns = [*where_columns(28), Column("决议", 60), Column("表决", 20, "center"), _PAGE]
    return Listing(Sheet("", f"共{len(rows)}项", columns, numbered(rows)), records)


def short_kind(meeting: Meeting) -> str:
    """支委会会议, 第一党小组会: a kind where there is little room."""
    return "支委会会议" if meeting.kind == COMMITTEE else meeting.kind_words


def _vote(item: AgendaItem, branch: Branch) -> str:
    """无记名投票, 赞成36票 不赞成0票, 通过: each part on a line of its own; '' where no vote was taken."""
    if not taken(item):
        return ""
    numbers = [("赞成", item.yes), ("不赞成", item.no), ("弃权", item.abstain)]
    votes = " ".join(f"{label}{number}" for label, number in numbers if number is not None)
    parts = (item.ballot, votes, f"书面赞成{item.written_yes}" if item.written_yes else "", result_words(item, branch))
    return "\n".join(part for part in parts if part)
