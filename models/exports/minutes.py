"""Minutes: what stands on the paper of a meeting's record, before it is known whether it becomes PDF or Word.

The parts and their order: domain §9.1. Nothing is invented: what the ledger does not hold is '' here and a place to write on
by hand on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.exports.contents.common import DRAFT_MARK, REASON_MISSING
from models.exports.minutes_head import Rows, head_rows
from models.exports.namesakes import apart_by_birth
from models.fields import field_of
from models.records.branch import Branch
from models.records.meeting import DRAFT, VOID, AgendaItem, Attendance, Meeting
from models.records.member import Member
from models.rules.attendance import uncounted_voters
from models.rules.limits import Limits
from models.rules.votes import COMMITTEE, ELECT, TO_CHECK, outcome_words, sentence, taken, verdict, with_written

# Places to sign at the tail (domain §9.1); what was said in a talk is between the two of them.
_SIGNED, _TALK_SIGNED = ("主持人\n签字", "记录人\n签字", "书记\n审阅"), ("谈话人\n签字", "记录人\n签字")
_NUMBERED = re.compile(r"\s*(?:第?[一二三四五六七八九十百]+[、.．]|[（(][一二三四五六七八九十]+[)）])")

_COUNTED = re.compile(r"\s*[一二三四五六七八九十]+[、.．]")


@dataclass(frozen=True)
class Section:
    """A part of the minutes under a heading ('' for none); without paragraphs it is left to be written by hand."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Minutes:
    """The minutes of one meeting as text. `rows`: the head of the form, one or two (label, text) side by side ·
    `session`: what stands under the heading, which of the year it is, that it is a draft or void ·
    `votes`: one line per vote, in the order of `vote_headings` · `signatures`: labels of the places to
    sign · `recorded_on`: '' where the day was not put down · `note`: at the foot, what is told less of than was put down."""

    branch: str
    heading: str
    session: str
    title: str
    rows: Rows
    content_label: str
    sections: tuple[Section, ...]
    vote_headings: tuple[str, ...]
    votes: tuple[tuple[str, ...], ...]
    signatures: tuple[str, ...]
    recorded_on: str
    note: str = ""


def minutes_of(
    meeting: Meeting,
    attendances: Sequence[Attendance],
    items: Sequence[AgendaItem],
    branch: Branch,
    members: Iterable[Member] = (),
    others: Sequence[Meeting] = (),
) -> Minutes:
    """The minutes of a meeting; people in the order given, items by their position. members: tell two of one name apart ·
    others: the records of the same gathering."""
    ordered = sorted(items, key=lambda item: (item.position is None, item.position or 0))
    voted = [item for item in ordered if taken(item)]
    year, limits = f"{meeting.day.year}年" if meeting.day else "", Limits.of(branch)
    return Minutes(
        branch=branch.name,
        heading=meeting.heading,
        session=(f"（{year}第{meeting.number}次）" if meeting.number else "") + _mark(meeting),
        title=meeting.title(),
        rows=head_rows(meeting, apart_by_birth(attendances, members), ordered, others),
        sections=_sections(meeting, ordered, attendances, limits),
        content_label="谈话内容" if meeting.is_talk else "会议内容",
        vote_headings=_headings(voted),
        votes=tuple(_vote_line(item, attendances, limits, invalid=_invalid(voted)) for item in voted),
        signatures=_TALK_SIGNED if meeting.is_talk else _SIGNED,
        recorded_on=meeting.recorded_on.chinese() if meeting.recorded_on else "",
    )


def _mark(meeting: Meeting) -> str:
    """What is not to be taken for settled minutes says so under its heading."""
    if meeting.status == VOID:
        return f"（作废：{meeting.void_why or REASON_MISSING}）"
    return DRAFT_MARK if meeting.status == DRAFT else ""


def _sections(
    meeting: Meeting, items: Sequence[AgendaItem], attendances: Sequence[Attendance], limits: Limits
) -> tuple[Section, ...]:
    body = tuple(_lines(meeting.body))
    sections = [Section("", body)] if body or not items else []
    written = (meeting.body, *(text for item in items for text in (item.report, item.discussion, item.decision)))
    counted = any(_COUNTED.match(line) for text in written for line in _lines(text))
    for number, item in enumerate(items, 1):
        heading = item.title_text
        if not _NUMBERED.match(
            heading
        ):  # what was written counts 一、二、 for itself, as the templates do: no 一、 after 七、
            place = chinese_number(number) if len(items) > 1 else ""  # a single item is not counted
            heading = f"议题{place}：{heading}" if counted else f"{chinese_number(number)}、{heading}"
        sections.append(Section(heading, _paragraphs(item, attendances, limits)))
    return tuple(sections)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _paragraphs(item: AgendaItem, attendances: Sequence[Attendance], limits: Limits) -> tuple[str, ...]:
    decision = _lines(item.decision)
    # The label only where the text does not name itself: “发出表决票……\n决议：……” has it on its second line.
    if decision and not any(line.startswith(("会议决定", "会议决议", "决议", "决定")) for line in decision):
        decision[0] = f"{field_of(AgendaItem, 'decision').label}：{decision[0]}"
    duty = "；".join(
        f"{field_of(AgendaItem, name).label}：{text}"
        for name, text in (("owner", item.owner), ("due", item.due.chinese() if item.due else ""))
        if text
    )
    vote = sentence(item, limits, uncounted_voters(item.eligible, attendances))
    tellers = f"{field_of(AgendaItem, 'tellers').label}：{item.tellers}。" if item.tellers else ""
    return (
        *_lines(item.report),
        *_lines(item.discussion),
        *filter(None, (tellers, vote)),
        *decision,
        *([duty + "。"] if duty else []),
    )


def _written_yes(item: AgendaItem, limits: Limits) -> int:
    """Consents handed in before the meeting, where they count: for 接收 and 转正 (细则2026 §20, §32), else as the branch has it."""
    return (item.written_yes or 0) if with_written(item.rule, limits) else 0


def _headings(items: Sequence[AgendaItem]) -> tuple[str, ...]:
    """The headings of the table of votes: those entitled are 委员 in the committee and 有选举权 in elections (domain §2.3);
    one table with votes of several kinds says 有表决权, which is right for all of them."""
    rules = {item.rule for item in items}
    entitled = {frozenset({COMMITTEE}): "委员", frozenset({ELECT}): "有选举权"}.get(frozenset(rules), "有表决权")
    there = (f"{came}\n{entitled}" for came in ("应到会", "实到会"))
    invalid = ("无效",) if _invalid(items) else ()
    return ("表决事项", "表决方式", *there, "赞成", "不赞成", "弃权", *invalid, "表决\n结果")


def _invalid(items: Sequence[AgendaItem]) -> bool:
    """Whether any of the votes had invalid ballots: without them its numbers would not add up."""
    return any(item.invalid for item in items)


def _vote_line(
    item: AgendaItem, attendances: Sequence[Attendance], limits: Limits, *, invalid: bool
) -> tuple[str, ...]:
    numbers = (item.eligible, item.present, item.yes, item.no, item.abstain, *((item.invalid,) if invalid else ()))
    cells = ["" if number is None else str(number) for number in numbers]
    if left_off := uncounted_voters(item.eligible, attendances):
        cells[0] = f"{item.eligible}＋\n待补{left_off}"  # with the words of the sentence above the table
    if item.yes is not None and (written := _written_yes(item, limits)):
        cells[2] = f"{item.yes}＋\n书面{written}"
    result = verdict(item, limits)
    return (
        item.title_text,
        item.ballot,
        *cells,
        outcome_words(item.rule, result) if result.decided else TO_CHECK if result.doubtful else "",
    )


def chinese_number(number: int) -> str:
    """1 → 一, 12 → 十二, 25 → 二十五; above 99 in figures."""
    digits = "一二三四五六七八九"
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens - 1] + "十") + (digits[ones - 1] if ones else "")
