"""组织生活台账: the meetings of a year on one sheet, with how many should have come, came, and who did not, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.exports.contents.common import (
    DRAFT_MARK,
    NUMBER,
    REASON_MISSING,
    as_of,
    columns_of,
    day_order,
    headline,
    in_year,
    note,
    numbered,
)
from models.exports.privacy import NOT_TOLD, masked_text, of_talk, shown
from models.exports.sheet import Column, Sheet
from models.records import Attendance, Branch, Meeting
from models.records.meeting import ABSENT, EXCUSED
from models.rules.attendance import count

_BEFORE = ("day", "kind", "group", "title_text", "place", "host", "recorder")
_COUNTS = ("应到", "实到", "请假", "缺席")
_NOTE = "应到为到会名单中除列席、不计入应到以外的人数；没有登记到会情况的会议不计人数"


def meetings_of(meetings: Sequence[Meeting], year: int | None) -> list[Meeting]:
    """The meetings of a year, or all, by day and hour."""
    chosen = [m for m in meetings if in_year(m.day, year)]
    return sorted(chosen, key=lambda m: (day_order(m.day), m.start, m.id))


def _counts(people: Sequence[Attendance]) -> list[str]:
    """应到, 实到, 请假, 缺席; blank where nobody was listed or nobody marked, for nothing is known then."""
    those = count(people)
    if not those.told:
        return [str(those.expected or ""), *[""] * (len(_COUNTS) - 1)]
    return [str(those.expected), *map(str, (those.present, those.excused, those.absent))]


def _missed(people: Sequence[Attendance]) -> str:
    """请假：张某（出差）、李某（原因待补）, a line for each state; who was listed but not marked is named too."""
    parts = []
    states = (EXCUSED, ABSENT, "") if any(p.state for p in people) else ()
    for state in states:
        names = [p.name + (f"（{p.reason or REASON_MISSING}）" if state else "") for p in people if p.state == state]
        if names:
            parts.append(f"{state or '待补'}：{'、'.join(names)}")
    return "\n".join(parts)


def meetings_sheet(
    meetings: Sequence[Meeting],
    attendances: Mapping[int, Sequence[Attendance]],
    branch: Branch,
    *,
    today: date,
    year: int | None = None,
    full: bool,
) -> Sheet:
    """The register of organization life; `attendances` by the id of the meeting. Without a year all meetings are in it."""
    listed = meetings_of(meetings, year)
    rows = []
    for meeting in listed:
        people = attendances.get(meeting.id, ()) if meeting.counts else ()
        missed = _missed(people)
        cells = [shown(meeting, name, full=full) for name in _BEFORE]
        cells[_BEFORE.index("title_text")] = _name(meeting, full=full)
        rows.append([*cells, *_counts(people), missed if full else masked_text(missed)])
    held = sum(meeting.counts for meeting in listed)
    return Sheet(
        title=headline(branch, "组织生活台账", year),
        subtitle=as_of(today, f"{held}次", full=full),
        columns=[
            NUMBER,
            *columns_of(Meeting, _BEFORE),
            *(Column(label, 4, "center") for label in _COUNTS),
            Column("未到人员及原因", 30),
        ],
        rows=numbered(rows),
        footnote=note("正文中的号码已脱敏，谈心谈话的内容不导出", full=full, also=_NOTE),
    )


def _name(meeting: Meeting, *, full: bool) -> str:
    """The meeting's name, or else its subject, for the kind of meeting has its own column; and whether it is a draft or void."""
    withheld = () if full else of_talk(Meeting, meeting)
    name = shown(meeting, "title_text", full=full)
    if not name:
        name = NOT_TOLD if "subject" in withheld else shown(meeting, "subject", full=full)
    if not meeting.counts:
        return f"{name}（作废：{meeting.void_why or REASON_MISSING}）"
    return name + (DRAFT_MARK if meeting.draft else "")
