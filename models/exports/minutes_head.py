"""The head of the minutes: which meeting, when and where, who came and who did not; for a talk, who talked with whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from models.exports.contents.common import REASON_MISSING
from models.exports.gathered import together_words
from models.namesakes import with_note
from models.records.meeting import ABSENT, EXCUSED, GUEST, LEFT_OUT, PRESENT, AgendaItem, Attendance, Meeting
from models.records.member import PROBATIONARY
from models.rules.attendance import NO_VOTE, WAITING, still_counted, voters
from models.rules.periods import short_day

LEFT_OUT_ROW = "不计入\n应到"
NAME_ROWS = ("出席人员", "列席人员", "缺席人员", LEFT_OUT_ROW, "谈话对象")
Rows = tuple[tuple[tuple[str, str], ...], ...]


def head_rows(
    meeting: Meeting, attendances: Sequence[Attendance], items: Sequence[AgendaItem], others: Sequence[Meeting]
) -> Rows:
    """One or two (label, text) side by side a row; '' where nothing was put down, which is a place to write on. others: the
    records of the same gathering."""
    if meeting.is_talk:
        return _talk(meeting, attendances, items)
    expected = [person for person in attendances if person.expected]
    present = [person for person in expected if person.state == PRESENT]
    known = any(person.state for person in expected)
    rows = [
        (("会议名称", meeting.named()),),
        (("会议时间", _when(meeting, together_words(others))), ("会议地点", meeting.place)),
        (("主持人", meeting.host), ("记录人", meeting.recorder)),
        (
            ("应到人数", _expected(expected, attendances) if expected else ""),
            ("实到人数", _count(present) if known else ""),
        ),
        (("出席人员", "、".join(person.name for person in present)),),
        (("列席人员", _guests(meeting, attendances)),),
        (("缺席人员", _absent(expected, known)),),
        *([((LEFT_OUT_ROW, out),)] if (out := _left_out(meeting, attendances)) else []),
        (("会议议题", _subject(meeting, items)),),
    ]
    if meeting.group:
        rows.insert(1, (("党小组", meeting.group),))
    return tuple(rows)


def _talk(meeting: Meeting, attendances: Sequence[Attendance], items: Sequence[AgendaItem]) -> Rows:
    """A talk has somebody who leads it and somebody who is talked with; nobody is expected, counted or has a vote."""
    others = [person for person in attendances if person.state == PRESENT and person.name != meeting.host]
    guests = _guests(meeting, attendances)
    missed = _absent([person for person in attendances if person.state in (EXCUSED, ABSENT)], known=False)
    rows = [
        (("谈话名称", meeting.named()),),
        (("谈话时间", _when(meeting)), ("谈话地点", meeting.place)),
        (("谈话人", meeting.host), ("记录人", meeting.recorder)),
        (("谈话对象", "、".join(person.name for person in others)),),
        *([(("列席人员", guests),)] if guests else []),
        *([(("缺席人员", missed),)] if missed else []),
        (("谈话主题", _subject(meeting, items)),),
    ]
    return tuple(rows)


def _subject(meeting: Meeting, items: Sequence[AgendaItem]) -> str:
    return meeting.subject or "；".join(
        f"{number}.{item.title_text}" for number, item in enumerate(items, 1) if item.title_text
    )


def _when(meeting: Meeting, together: str = "") -> str:
    """The day and the hours, and with which other meeting it had them: 与党课同场."""
    day = meeting.day.chinese(weekday=True) if meeting.day else ""
    if meeting.start and meeting.end:
        clock = f"{meeting.start}—{meeting.end}"
    else:
        clock = f"{meeting.start}开始" if meeting.start else f"{meeting.end}结束" if meeting.end else ""
    said = f"（{together}）" if together and (day or clock) else ""
    return "\n".join(part for part in (day, clock, said) if part)


def _expected(expected: Sequence[Attendance], listed: Sequence[Attendance]) -> str:
    """The count with those of the list who are left out and count all the same (domain §2.2): without the papers, as in the votes below;
    without a vote."""
    waiting, voteless = still_counted(listed, WAITING), still_counted(listed, NO_VOTE)
    told = _count(
        [*expected, *waiting, *voteless], f"含记为不计入应到、{NO_VOTE}的{len(voteless)}人" if voteless else ""
    )
    return told + (f"（含不计入应到、{WAITING}的{len(waiting)}人）" if waiting else "")


def _count(people: Sequence[Attendance], more: str = "") -> str:
    """38人（预备党员2人）, 有表决权36人; only what the list says, and `more` of those it counts."""
    probationary = sum(person.kind == PROBATIONARY for person in people)
    told = "；".join(part for part in (f"预备党员{probationary}人" if probationary else "", more) if part)
    count = f"{len(people)}人" + (f"（{told}）" if told else "")
    if people and all(person.votes for person in people):
        count += f"\n有表决权{voters(people)[0]}人"
    return count


def _guests(meeting: Meeting, attendances: Sequence[Attendance]) -> str:
    """Those in the text and those on the list, each once: 张三丰（发展对象） in the text does not hide 张三 on the list."""
    told = {re.sub(r"[（(].*", "", name).strip() for name in re.split(r"[、，,；;\n]", meeting.guests)}
    named = [
        with_note(person.name, person.kind) if person.kind else person.name
        for person in attendances
        if person.state == GUEST and re.sub(r"（.*", "", person.name) not in told
    ]
    return "、".join(([meeting.guests] if meeting.guests else []) + named)


def _left_out(meeting: Meeting, attendances: Sequence[Attendance]) -> str:
    """张三（年老体弱、长期患病生活不能自理，局党委〔2026〕3号同意，3月12日党员大会通过）; what is missing is said to be so."""
    day = meeting.day.first() if meeting.day else date.max
    parts = []
    for person in attendances:
        if person.state == LEFT_OUT:
            ground = re.sub(r"^E\d\s*", "", person.ground) or "情形待补"
            consent = f"{person.consent.removesuffix('同意')}同意" if person.consent else "上级党组织同意待补"
            passed = f"{short_day(person.passed, day)}党员大会通过" if person.passed else "党员大会通过日期待补"
            parts.append(with_note(person.name, f"{ground}，{consent}，{passed}"))
    return "；".join(parts)


def _absent(expected: Sequence[Attendance], known: bool) -> str:
    """请假：张三（出差）、李四（原因待补）；缺席：… A person of whom nothing was put down is said to be so."""
    parts = []
    for state in (EXCUSED, ABSENT):
        people = [
            with_note(person.name, person.reason or REASON_MISSING) for person in expected if person.state == state
        ]
        if people:
            parts.append(f"{state}：{'、'.join(people)}")
    unknown = [person.name for person in expected if not person.state]
    if known and unknown:
        parts.append(f"到会情况待补：{'、'.join(unknown)}")
    if known and not parts:
        return "无"
    return "；".join(parts)
