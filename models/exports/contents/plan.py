"""三会一课计划表: the meetings that a branch means to hold in a year, each with the day on which it was held."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from models.exports.contents.common import DRAFT_MARK, NUMBER, as_of, column_of, day_order, headline, note, numbered
from models.exports.privacy import shown
from models.exports.sheet import Column, Sheet
from models.exports.within import Within, is_in
from models.fields import field_of
from models.kinds import PartialDate
from models.records import Branch, Meeting, PlannedMeeting
from models.records.meeting import DRAFT, VOID
from models.rules.held import EMPTY_WORDS

_BEFORE = {"kind": "会议类型", "group": "党小组", "subject": "内容", "lead": "负责人", "place": "地点"}
_NOTE = "完成情况为会议记录的日期，空白为没有记录"


def plan_of(planned: Sequence[PlannedMeeting], year: Within) -> list[PlannedMeeting]:
    """The lines of the plan of a year, or of all plans, by day and hour; a month stands before its days."""
    chosen = (p for p in planned if _belongs(p, year))
    return sorted(chosen, key=lambda p: (day_order(p.day), p.start, p.id))


def _belongs(line: PlannedMeeting, within: Within) -> bool:
    """A line stands in the plan of its year; in a stretch by its day, which may be a month."""
    if isinstance(within, int):
        return (line.year or (line.day and line.day.year)) == within
    return is_in(line.day or (PartialDate(line.year) if line.year else None), within)


def plan_sheet(
    planned: Sequence[PlannedMeeting],
    meetings: Sequence[Meeting],
    branch: Branch,
    *,
    today: date,
    year: Within = None,
    full: bool,
    hollow: Collection[int] = (),
) -> Sheet:
    """The plan of a year; `meetings`: the records, void ones too, so that a line tells what became of it. Without a year
    the lines of all plans are in it. hollow: the ids of settled records into which nothing was put."""
    listed = plan_of(planned, year)
    records = {meeting.id: meeting for meeting in meetings}
    rows, private = [], False
    for line in listed:
        when = f"{line.show('day')} {line.start}".strip()
        told = [shown(line, name, full=full) for name in _BEFORE]
        private = private or any(shown(line, n, full=False) != shown(line, n, full=True) for n in (*_BEFORE, "note"))
        done = _held(records.get(line.meeting_id or 0), today, hollow)
        rows.append([when, *told, done, shown(line, "note", full=full)])
    return Sheet(
        title=headline(branch, "“三会一课”计划表", year),
        subtitle=as_of(today, f"{len(listed)}次", full=full if private else None),
        columns=[
            NUMBER,
            Column("时间", 16, "center"),
            *(column_of(field_of(PlannedMeeting, name), label) for name, label in _BEFORE.items()),
            Column("完成情况", 18, "center"),
            column_of(field_of(PlannedMeeting, "note")),
        ],
        rows=numbered(rows),
        footnote=note("正文中的号码已脱敏" if private else "", full=full and private, also=_NOTE),
    )


def _held(meeting: Meeting | None, today: date, hollow: Collection[int]) -> str:
    """The day of the record; '' without one, or while its day is still to come."""
    if meeting is None or meeting.day is None or meeting.day.first() > today:
        return ""
    if meeting.id in hollow:
        return f"{meeting.show('day')}（{EMPTY_WORDS}）"
    marks = {DRAFT: DRAFT_MARK, VOID: "（作废）"}
    return f"{meeting.show('day')}{marks.get(meeting.status, '')}"
