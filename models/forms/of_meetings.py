"""What forms ask about a meeting: when, what about, how many should have come and came, who did not, what was decided."""

from __future__ import annotations

from functools import partial

from models.exports.reasons_in_texts import texts_told
from models.forms import of_absence
from models.forms.contents import Content, Facts, Moment, Share, named_with_reasons, of_field, text
from models.forms.sources import Source, source
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import ABSENT, EXCUSED, PRESENT
from models.rules.attendance import counts

_QUARTERS = "一二三四"


def _people(meeting: Meeting, facts: Facts) -> list[Attendance]:
    return [p for p in facts.snapshot.attendances.get(meeting.id, ()) if counts(p)]


def _marked(meeting: Meeting, facts: Facts) -> list[Attendance]:
    """Who should have come, where it was noted who came; else nobody, for nothing is known then."""
    people = _people(meeting, facts)
    return people if any(p.state for p in people if p.expected) else []


def _expected(meeting: Meeting, facts: Facts) -> Content:
    return len(_people(meeting, facts)) or None


def _count(states: tuple[str, ...], meeting: Meeting, facts: Facts) -> Content:
    marked = _marked(meeting, facts)
    return sum(p.state in states for p in marked) if marked else None


def _names(states: tuple[str, ...], meeting: Meeting, facts: Facts) -> Content:
    marked = [p for p in _marked(meeting, facts) if p.state in states]
    return named_with_reasons(marked, facts)


def _absent(meeting: Meeting, facts: Facts) -> Content:
    return _count(_away(facts, names=False), meeting, facts)


def _absent_names(meeting: Meeting, facts: Facts) -> Content:
    return _names(_away(facts, names=True), meeting, facts)


def _away(facts: Facts, *, names: bool) -> tuple[str, ...]:
    return (EXCUSED, ABSENT) if of_absence.with_excused(facts.asked, names=names) else (ABSENT,)


def _for_cause(facts: Facts) -> tuple[str, ...]:
    return (EXCUSED,) if of_absence.without_leave_apart(facts.asked) else (EXCUSED, ABSENT)


def _rate(meeting: Meeting, facts: Facts) -> Content:
    marked = _marked(meeting, facts)
    return Share(sum(p.state == PRESENT for p in marked) / len(marked)) if marked else None


def _items(meeting: Meeting, facts: Facts) -> list[AgendaItem]:
    return sorted(facts.snapshot.items.get(meeting.id, ()), key=lambda item: (item.position or 0, item.id))


def _text(said: str, meeting: Meeting, facts: Facts) -> str:
    """A text of a meeting; unless `full` it says no more about why somebody was away than the list of those who were."""
    return said if facts.full else text(texts_told(facts.snapshot.attendances.get(meeting.id, ()))(said), facts)


def _topic(meeting: Meeting, facts: Facts) -> Content:
    """The subject, else the items of the agenda, else the name of the meeting."""
    items = "；".join(item.title_text for item in _items(meeting, facts))
    return _text(meeting.subject or items or meeting.title_text, meeting, facts)


def _content(meeting: Meeting, facts: Facts) -> Content:
    """In a list what it was about; on a form for one meeting the minutes themselves."""
    if not facts.card:
        return _topic(meeting, facts)
    parts = [meeting.body]
    for number, item in enumerate(_items(meeting, facts), start=1):
        parts += [f"{number}. {item.title_text}", item.report, item.discussion]
        parts.append(f"决议：{item.decision}" if item.decision else "")
    return _text("\n".join(part for part in parts if part) or meeting.subject, meeting, facts)


def _decisions(meeting: Meeting, facts: Facts) -> Content:
    found = [item.decision for item in _items(meeting, facts) if item.decision]
    many = len(found) > 1
    return _text("\n".join(f"{n}. {d}" if many else d for n, d in enumerate(found, start=1)), meeting, facts)


def _when(meeting: Meeting, facts: Facts) -> Content:
    if facts.card and meeting.day and meeting.start:
        return Moment(meeting.day, f"{meeting.start}—{meeting.end}" if meeting.end else meeting.start)
    return of_field(meeting, "day", facts)


def _month(meeting: Meeting, _: Facts) -> Content:
    return meeting.day.month or None if isinstance(meeting.day, PartialDate) else None


def _quarter(meeting: Meeting, _: Facts) -> Content:
    known = isinstance(meeting.day, PartialDate) and meeting.day.month
    return f"第{_QUARTERS[(meeting.day.month - 1) // 3]}季度" if known and meeting.day else None


MEETING: tuple[Source, ...] = (
    source("subject", "议题", r"", r"", lambda m, f: _text(m.subject, m, f)),
    source("body", "会议内容", r"", r"", lambda m, f: _text(m.body, m, f)),
    source("note", "备注", r"", r"", lambda m, f: _text(m.note, m, f)),
    source(of_absence.MISSING, "未到会人数（含请假）", r"", r"", partial(_count, (EXCUSED, ABSENT))),
    source(of_absence.MISSING_NAMES, "未到会人员（含请假）", r"", r"", partial(_names, (EXCUSED, ABSENT))),
    source(of_absence.ABSENT, "缺席人数", r"", r"", _absent),
    source(of_absence.ABSENT_NAMES, "缺席人员", r"", r"", _absent_names),
    source(of_absence.UNEXCUSED, "无故缺席人数", r"", r"", partial(_count, (ABSENT,))),
    source(of_absence.UNEXCUSED_NAMES, "无故缺席人员", r"", r"", partial(_names, (ABSENT,))),
    source(of_absence.FOR_CAUSE, "因故未到人数", r"", r"", lambda m, f: _count(_for_cause(f), m, f)),
    source(of_absence.FOR_CAUSE_NAMES, "因故未到人员", r"", r"", lambda m, f: _names(_for_cause(f), m, f)),
    source(of_absence.EXCUSED, "请假人数", r"", r"", partial(_count, (EXCUSED,))),
    source(of_absence.EXCUSED_NAMES, "请假人员", r"", r"", partial(_names, (EXCUSED,))),
    source("#expected", "应到人数", r"应到|应参|应出席|应参会", r"率|实|不计|不列|不算", _expected),
    source("#rate", "到会率", r"(到会|出席|参会|参加|参与|到课|参学)率", r"", _rate),
    source("guests", "列席人员", r"列席", r"数$"),
    source("#present", "实到人数", r"实到|实际?(参加|到会|出席|参会)|(到会|参会|出席|参加|参与|与会)(党员)?人?(员)?(数|次)|^人数$",
           r"应|未|不|没|率", lambda m, f: _count((PRESENT,), m, f)),
    source("#present_names", "参加人员", r"(参加|参会|出席|到会|与会|参与)(会议)?(人员|对象|党员|名单|人|同志)", r"数|次|未|不|没|无法|缺",
           lambda m, f: _names((PRESENT,), m, f)),
    source("#when", "召开时间", r"时间|日期", r"记录|开始|结束|通知|计划", _when),
    source("#month", "月份", r"^月份?$", r"", _month),
    source("#quarter", "季度", r"^季度$", r"", _quarter),
    source("#decisions", "决议", r"决议|议定|决定|表决结果|形成.*意见", r"方式", _decisions),
    source("#topic", "会议主题", r"主题|议题|议程", r"党日$|类", _topic),
    source("#content", "会议内容", r"内容|记录$", r"人|备注", _content),
    source("kind", "会议类型", r"(会议|活动|组织生活|党课|学习)?(类型|类别|形式|种类)$|^三会一课$", r""),
    source("title_text", "会议名称", r"(会议|活动)(名称|题目)|^名称$", r""),
    source("place", "会议地点", r"地点|地址|场所|会场", r""),
    source("host", "主持人", r"主持|召集", r""),
    source("recorder", "记录人", r"记录(人|员)", r""),
    source("number", "次数", r"^次数$|第几次|会次", r""),
    source("group", "党小组", r"党小组", r"会|次|数"),
)  # fmt: skip
