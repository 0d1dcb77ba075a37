"""One record of a meeting: the check-list of what minutes contain (domain §9.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from models.naming import some, some_of
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import LEFT_OUT, PRESENT
from models.records.wording import TEMPLATE
from models.rules import votes
from models.rules.attendance import unexplained, unproved
from models.rules.limits import Limits
from models.rules.periods import short_day

ROLL, AGENDA, SIGNED = "roll", "agenda", "signed"
WITHOUT_DECISION = ("党课", "主题党日", "谈心谈话")
_SILENT = "没有写原因"
UNPROVED = "不计入应到，缺"
"""In the hint about somebody who is left out of 应到 without the papers for it."""
GAP = re.compile("_{2,}")
"""What a template leaves to be filled in."""
_HEADING = re.compile("[零一二三四五六七八九十]{1,3}、")
_WITH_HEADINGS = re.compile(rf"^\s*{_HEADING.pattern}", re.MULTILINE)
_ANNOUNCES = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]$|^(?!.*_{2,}).*(?<!决定)(?<!决议)[：:]$")
"""A line that only says what is to come: （一） alone, and who speaks. Gaps and decisions are told by themselves."""
_ANNOUNCED = re.compile(
    r"^[ \t]*((?!.{0,18}(?:传达|学习|宣|上|批复|通报|落实|检查|任命))[^\n]{0,18}(?:决定|决议)[：:])"
    r"[ \t]*(?:\n\s*(?=[二三四五六七八九十]{1,3}、|主持人[：:]|记录人[：:])|\s*\Z)",
    re.MULTILINE,
)
"""A line that announces the decision of the meeting, as templates have it, and nothing behind it before the next section: so it would
be printed. Decisions may be numbered themselves, from 一 on."""
_FOR_THE_PEN = re.compile("签字|签名|签章|盖章")
"""In a line whose gaps stay: it is signed on paper."""
_PUT_IN = ("subject", "body", "start", "end", "guests", "note")
"""What only people put into a record."""
_WHICH = re.compile(
    r"20\d\d年度?|\d{1,2}月份?|\d{1,2}日|第[一二三四]季度|[一二三四]季度|第[\d一二三四五六七八九十]{1,3}[次讲期]?|会议|活动|会|[\W_]+"
)
"""What a name says of when and which, as one does that a record gets by itself, and that it is a meeting: 2025年度组织生活会,
2026年11月党课, 11月主题党日活动."""


@dataclass(frozen=True)
class Element:
    """One line of the check-list; `hint` says what is still to be filled in, '' when ok. `at`: where it is filled in, the
    name of a field of the meeting (`body` too), or ROLL, AGENDA or SIGNED."""

    label: str
    ok: bool
    hint: str
    at: str = ""


def _element(label: str, **lacking: str) -> Element:
    """lacking: by field, what is not there; '' where it is."""
    points = {name: point for name, point in lacking.items() if point}
    if not points:
        return _filled(label)
    return Element(label, False, "、".join(points.values()) + "还没有填", next(iter(points)))


@cache
def _filled(label: str, at: str = "") -> Element:
    """The line of what is all there: the same of nearly every record."""
    return Element(label, True, "", at)


def elements(
    meeting: Meeting,
    attendances: Sequence[Attendance],
    items: Sequence[AgendaItem],
    limits: Limits,
    told: Callable[[AgendaItem], bool] | None = None,
) -> list[Element]:
    """The check-list of a record. 表决结果 only where a vote was taken; 决议 not for 党课, 主题党日 and 谈心谈话. told: as in `lacking`."""
    spoken = any(item.discussion.strip() or item.report.strip() for item in items)
    found = [
        _element(
            "时间、地点",
            day="" if meeting.day and meeting.day.whole else "会议日期",
            start="" if meeting.start else "开始时间",
            end="" if meeting.end else "结束时间",
            place="" if meeting.place else "地点",
        ),
        _element(
            "主持人" if meeting.is_talk else "主持人、记录人",
            host="" if meeting.host else "主持人",
            recorder="" if meeting.recorder or meeting.is_talk else "记录人",  # two who talk have nobody to write
        ),
        _attendance_element(attendances),
        _element("议题", subject="" if items or meeting.subject.strip() else "议题"),
        _element("发言与讨论", body=_unwritten(meeting.body, spoken=spoken)),
    ]
    ballots = [item for item in items if votes.taken(item)]
    if ballots:
        found.append(_vote_element(ballots, limits, told))
    if meeting.kind not in WITHOUT_DECISION:
        from models.rules.decision_told import tells_decision  # its patterns take a while to be made

        undecided = [item for item in ballots if not item.decision.strip()]
        titles = {item.title_text.strip() for item in items} | {meeting.subject.strip()}
        decided = any(item.decision.strip() for item in items) or tells_decision(meeting.body, titles)
        elsewhere = not undecided and any(item.decision.strip() for item in items)
        if elsewhere and (announced := _ANNOUNCED.search(meeting.body)):
            empty = f"正文里“{announced[1].strip()}”后面是空的：决议已写在议题里，可以删去这一行"
            found.append(Element("决议", False, empty, "body"))
        else:
            lacking = "" if decided and not undecided else "决议或决定"
            found.append(_element("决议", **{AGENDA if undecided or items else "body": lacking}))
    return found


def scan(there: bool, gone: Sequence[str] = ()) -> Element:
    """The line of the scan with signatures, which is wanted and not counted. there: whether there is one · gone: the names of those
    whose files are known to be missing."""
    if there:
        return _filled("签名扫描件", SIGNED)
    lacks = f"“{some(gone, 1)}”的文件不见了" if gone else "签到表或签字后的记录扫描件还没有添加"
    return Element("签名扫描件", False, f"{lacks}（不影响定稿）", SIGNED)


def lacking(
    meeting: Meeting,
    attendances: Sequence[Attendance],
    items: Sequence[AgendaItem],
    limits: Limits,
    told: Callable[[AgendaItem], bool] | None = None,
) -> list[Element]:
    """What of the check-list is not there; single absences without a reason are told by person and not here (M01).

    told: of which votes it is said elsewhere why they have no result."""
    return [e for e in elements(meeting, attendances, items, limits, told) if not e.ok and _SILENT not in e.hint]


def empty(meeting: Meeting, attendances: Sequence[Attendance], items: Sequence[AgendaItem], *, files: bool) -> bool:
    """Whether nobody put anything into a record: kind, day, and what the program fills in (place, host, recorder, the day of
    writing, the number, a name that says no more than kind and time) are not looked at. files: whether a file is attached, as a signed scan."""
    if files or items or any(getattr(meeting, name).strip() for name in _PUT_IN):
        return False
    named = meeting.title_text.replace(meeting.kind, "").replace(meeting.group.strip().removesuffix("党小组"), "")
    if _WHICH.sub("", named):
        return False
    return not any(a.state for a in attendances)


def _unwritten(body: str, *, spoken: bool) -> str:
    gaps, bare = open_gaps(body), bare_headings(body)
    parts = [f" {len(gaps)} 处空（____）"] if gaps else []
    parts += [f"“{bare[0][0]}”{f'等 {len(bare)} 个标题' if bare[1:] else ''}下的内容"] if bare else []
    if parts:
        return f"正文里的{'和'.join(parts)}"
    return "" if spoken or body.strip() else "发言要点"


def open_gaps(body: str) -> list[tuple[int, int]]:
    """From where to where the gaps go that are to be filled in, in characters: not those of a line that is signed on paper."""
    if "__" not in body:
        return []
    found: list[tuple[int, int]] = []
    start = 0
    for line in body.split("\n"):
        if "__" in line and not _FOR_THE_PEN.search(line):
            found += [(start + gap.start(), start + gap.end()) for gap in GAP.finditer(line)]
        start += len(line) + 1
    return found


def bare_headings(body: str) -> list[tuple[str, int]]:
    """The headings of a template under which nothing stands, and the place of each, in characters, where that is to be
    written. What she wrote herself is no such heading, be it one line: it may say all that there is."""
    if not _WITH_HEADINGS.search(body):
        return []
    found: list[tuple[str, int]] = []
    heading, below, place, at = "", False, 0, 0
    for line in (*body.split("\n"), "零、"):  # the end of the text ends the last section too
        said = line.strip()
        if number := _HEADING.match(said):
            if heading:
                found.append((heading, place))
            known = said[number.end() :].strip() in _headings()
            heading, below, place = said if known else "", True, at + len(line)
        elif said and not _ANNOUNCES.search(said):
            heading = ""
        elif below:
            below, place = False, at + len(line)
        at += len(line) + 1
    return found


@cache
def _headings() -> frozenset[str]:
    """Those of the templates of the program, without their numbers: where a part is taken out, the others are numbered anew."""
    from models.wordings import builtin

    lines = (line.strip() for wording in builtin() if wording.sort == TEMPLATE for line in wording.text.splitlines())
    asked = (line for line in lines if not line.endswith("（如有）"))  # what need not have been
    return frozenset(line[number.end() :] for line in asked if (number := _HEADING.match(line)))


def _attendance_element(attendances: Sequence[Attendance]) -> Element:
    label = "应到、实到、缺席原因"
    if not attendances:
        return Element(label, False, "到会名单还没有填", ROLL)
    others = [a for a in attendances if a.state != PRESENT]
    open_states = len([a for a in others if not a.state])
    if open_states:
        return Element(label, False, f"还有 {open_states} 人没有记到会情况", ROLL)
    silent = unexplained(others)
    points = [f"{_names(silent)}{_SILENT}"] if silent else []
    points += [f"{a.name}{UNPROVED}{unproved(a)}" for a in others if a.state == LEFT_OUT and unproved(a)]
    return Element(label, False, "；".join(points), ROLL) if points else _filled(label, ROLL)


def _vote_element(ballots: Sequence[AgendaItem], limits: Limits, told: Callable[[AgendaItem], bool] | None) -> Element:
    for item in ballots:
        result = votes.verdict(item, limits)
        if not item.ballot:
            return Element("表决结果", False, f"“{item.title()}”的表决方式还没有填", AGENDA)
        if not result.decided and not (told and told(item)):
            return Element("表决结果", False, f"“{item.title()}”：{result.problem}", AGENDA)
    return Element("表决结果", True, "")


def _names(attendances: Sequence[Attendance]) -> str:
    return some_of(a.name for a in attendances)


def name_of(meeting: Meeting, today: date) -> str:
    """9月12日支部党员大会."""
    return (short_day(meeting.day, today) if meeting.day else "未填日期的") + meeting.kind


def days_late(meeting: Meeting, days: int) -> int:
    """How many days after the meeting the record was written, where these are more than `days`; else 0."""
    if meeting.day is None or meeting.recorded_on is None:
        return 0
    after = (meeting.recorded_on.first() - meeting.day.last()).days
    return after if after > days else 0


def kept_until(meeting: Meeting, limits: Limits, today: date) -> str:
    """How long the record is to be kept, as it is told before it is taken away; '' where that time is over."""
    if meeting.day is None or meeting.day.year + limits.retain_years < today.year:
        return ""
    return f"会议记录一般保存 {limits.retain_years} 年，这份到 {meeting.day.year + limits.retain_years} 年底。"
