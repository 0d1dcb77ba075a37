"""组织生活台账: the meetings of a year on one sheet, with how many should have come, came, and who did not, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
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
from models.exports.gathered import ALONE, beside_each, together_words
from models.exports.namesakes import apart_by_birth
from models.exports.privacy import NOT_TOLD, masked_text, of_talk, shown
from models.exports.reasons import HOW, reason_told
from models.exports.sheet import Column, Sheet
from models.exports.within import Within
from models.namesakes import with_note
from models.records import Attendance, Branch, Meeting, Member
from models.records.meeting import ABSENT, EXCUSED, LEFT_OUT
from models.rules.attendance import head_count, why_counted

_BEFORE = ("day", "kind", "group", "number", "title_text", "place", "host", "recorder")
_RECORDED = "recorded_on"
_COUNTS = ("应到", "实到", "请假", "缺席")
_NOTE = "应到不含列席和手续齐全的不计入应到的；没有登记到会情况的会议不计人数；作废的保留次数，不计入开会次数；日期未到的、没有点到的草稿和没有填内容的也不计入"


def meetings_of(meetings: Sequence[Meeting], year: Within) -> list[Meeting]:
    """The meetings of a year, or all, by day and hour."""
    chosen = [m for m in meetings if in_year(m.day, year)]
    return sorted(chosen, key=lambda m: (day_order(m.day), m.start, m.id))


def _counts(people: Sequence[Attendance]) -> list[str]:
    """应到, 实到, 请假, 缺席; blank where nobody was listed or nobody marked, for nothing is known then."""
    those = head_count(people)
    if not those.told:
        return [str(those.expected or ""), *[""] * (len(_COUNTS) - 1)]
    return [*map(str, (those.expected, those.present, those.excused, those.absent))]


def _called(person: Attendance, *, full: bool) -> str:
    return with_note(person.name, reason_told(person.reason, full=full))


def _missed(people: Sequence[Attendance], *, full: bool) -> str:
    """请假：张某（出差）、李某（原因待补）, a line for each state; who was listed but not marked is named too, and who
    is left out of 应到."""
    parts = []
    states = (EXCUSED, ABSENT, "") if any(p.state for p in people) else ()
    for state in states:
        names = [_called(p, full=full) if state else p.name for p in people if p.state == state]
        if names:
            parts.append(f"{state or '待补'}：{'、'.join(names)}")
    left_out = [(p.name, why_counted(p)) for p in people if p.state == LEFT_OUT]
    out = [with_note(name, f"{why}，仍计入") if why else name for name, why in left_out]
    return "\n".join(parts + ([f"不计入应到：{'、'.join(out)}"] if out else []))


def meetings_sheet(
    meetings: Sequence[Meeting],
    attendances: Mapping[int, Sequence[Attendance]],
    branch: Branch,
    members: Iterable[Member] = (),
    *,
    today: date,
    year: Within = None,
    full: bool,
    uncounted: Collection[int] = (),
) -> Sheet:
    """The register of organization life; `attendances` by the id of the meeting. Without a year all meetings are in it.
    members: tell two of one name apart · uncounted: the ids of the records that are no meeting held (`held.uncounted`)."""
    listed = meetings_of(meetings, year)
    rows, beside = [], beside_each(listed)
    for meeting in listed:
        people = attendances.get(meeting.id, ()) if meeting.counts else ()
        private = meeting.is_talk and not full  # who is on the list of a talk is with whom it was
        missed = "" if private else _missed(apart_by_birth(people, members), full=full)
        cells = [shown(meeting, name, full=full) for name in _BEFORE]
        cells[_BEFORE.index("title_text")] = _name(meeting, beside.get(meeting.id, ALONE), full=full)
        if private:
            cells[_BEFORE.index("place")] = ""  # a talk at somebody's home says with whom it was
        missed = missed if full else masked_text(missed)
        rows.append([*cells, *_counts(people), missed, shown(meeting, _RECORDED, full=full)])
    held = sum(meeting.counts and meeting.id not in uncounted for meeting in listed)
    return Sheet(
        title=headline(branch, "组织生活台账", year),
        subtitle=as_of(today, f"{held}次", full=full),
        columns=[
            NUMBER,
            *columns_of(Meeting, _BEFORE),
            *(Column(label, 4, "center") for label in _COUNTS),
            Column("未到人员及原因", 30),
            *columns_of(Meeting, [_RECORDED]),
        ],
        rows=numbered(rows),
        footnote=note(f"正文中的号码已脱敏，谈心谈话的对象和内容不导出；{HOW}", full=full, also=_NOTE),
    )


def _name(meeting: Meeting, others: Sequence[Meeting], *, full: bool) -> str:
    """The meeting's name, or else its subject, for the kind of meeting has its own column; whether it is a draft or void, and with
    which others it was one gathering."""
    withheld = () if full else of_talk(Meeting, meeting)
    name = "" if "subject" in withheld else shown(meeting, "title_text", full=full)
    if not name:
        name = NOT_TOLD if "subject" in withheld else shown(meeting, "subject", full=full)
    if not meeting.counts:
        why = "" if withheld else f"：{shown(meeting, 'void_why', full=full) or REASON_MISSING}"
        return f"{name}（作废{why}）"
    together = together_words(others) if full else masked_text(together_words(others))
    return name + (DRAFT_MARK if meeting.draft else "") + (f"（{together}，分别记录）" if together else "")
