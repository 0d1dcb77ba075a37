"""A list of people with a column for each month (考勤表): who came, in the signs that the form itself explains."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from models.forms.contents import Content, Facts, Unsure
from models.forms.form import Slot
from models.forms.sheet_part import SheetPart
from models.forms.sources import Source
from models.records import Meeting, Member
from models.records.meeting import ABSENT, COMMITTEE, EXCUSED, GENERAL, GROUP, PRESENT
from models.rules.held import held

_SIGN = re.compile(r"([√✓✔△▲×✕✗○●◎☆★◇◆])\s*[:：为表示]{0,3}\s*(出勤|到会|出席|参加|请假|缺席|缺勤|未到)")
_STATES = {"请假": EXCUSED, "缺席": ABSENT, "缺勤": ABSENT, "未到": ABSENT}
_MONTH = re.compile(r"0?([1-9]|1[0-2])月?份?")
_KINDS = {
    "主题党日": "主题党日",
    "党员大会": GENERAL,
    "支委会": COMMITTEE,
    "党小组会": GROUP,
    "组织生活会": "组织生活会",
}
_LIST = re.compile(r"考勤|签到|出勤|到会|参会")
BY_HAND = "考勤栏：表上没有写明是哪种会议或用什么记号，请照到会情况手工填"


def with_attendance(slots: Sequence[Slot], sheet: SheetPart, top: int, title: str) -> tuple[Slot, ...]:
    """The columns of a list, those of months filled where the words above it name one kind of meeting and explain its signs."""
    above = [title, *(sheet.text(row, column) for row, column in sorted(sheet.cells) if row < top)]
    title = " ".join(above)
    if not _LIST.search(title):
        return tuple(slots)
    kinds = {kind for word, kind in _KINDS.items() if word in title}
    signs = _signs(above)
    year = re.search(r"(20\d\d)\s*年", title)
    found = []
    for slot in slots:
        month = _month(slot)
        if not month:
            found.append(slot)
        elif len(kinds) == 1 and PRESENT in signs:
            value = _attended(next(iter(kinds)), month, signs, int(year[1]) if year else None)
            found.append(replace(slot, source=Source(f"#month-{month}", f"{month}月到会", "", "", value), reason=""))
        else:
            found.append(replace(slot, reason=BY_HAND))
    return tuple(found)


def _month(slot: Slot) -> int:
    """The month that a column is for, 0 for another column."""
    leaf = re.sub(r"\s", "", slot.path[-1]) if slot.path else ""
    one = _MONTH.fullmatch(leaf)
    under = any("月" in text for text in slot.path)
    return int(one[1]) if slot.source is None and one and under else 0


def _signs(texts: Sequence[str]) -> dict[str, str]:
    """What the words above the list explain: state → sign."""
    return {_STATES.get(m[2], PRESENT): m[1] for text in texts for m in _SIGN.finditer(text)}


def _attended(kind: str, month: int, signs: Mapping[str, str], year: int | None) -> Callable[[Member, Facts], Content]:
    """The sign of a member for the meetings of a kind in a month; nothing where none was held or nobody was marked."""

    def in_month(meeting: Meeting, wanted: int) -> bool:
        day = meeting.day
        return meeting.kind == kind and day is not None and (day.year, day.month) == (wanted, month)

    def value(member: Member, facts: Facts) -> Content:
        snapshot, wanted = facts.snapshot, year or facts.year
        those = [m for m in snapshot.meetings if in_month(m, wanted) and held(snapshot, m, facts.today)]
        states = {
            p.state
            for one in those
            for p in snapshot.attendances.get(one.id, ())
            if p.member_id == member.id and p.expected and p.state
        }
        if not states:
            return None
        if len(states) > 1:
            return Unsure(f"{month}月开了 {len(those)} 次，到会情况不同")
        state = states.pop()
        return signs[state] if state in signs else Unsure(f"表上没有写明“{state}”用什么记号")

    return value
