"""Minutes: what stands on the paper of a meeting's record, before it is known whether it becomes PDF or Word.

The parts and their order: domain §9.1. Nothing is invented: what the ledger does not hold is '' here and a place to write on
by hand on paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.exports.contents.common import DRAFT_MARK
from models.exports.minutes_head import Rows, head_rows
from models.fields import field_of
from models.records.branch import Branch
from models.records.meeting import DRAFT, AgendaItem, Attendance, Meeting
from models.rules.votes import WITH_WRITTEN

VOTE_HEADINGS = ("表决事项", "表决方式", "应到会\n有表决权", "实到会\n有表决权", "赞成", "不赞成", "弃权")
_NUMBERED = re.compile(r"\s*(?:第?[一二三四五六七八九十百]+[、.．]|[（(][一二三四五六七八九十]+[)）])")


@dataclass(frozen=True)
class Section:
    """A part of the minutes under a heading ('' for none); without paragraphs it is left to be written by hand."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Minutes:
    """The minutes of one meeting as text. `rows`: the head of the form, one or two (label, text) side by side ·
    `session`: what stands under the heading, which of the year it is and that it is a draft ·
    `votes`: one line per vote, in the order of VOTE_HEADINGS · `signatures`: labels of the places to
    sign · `recorded_on`: '' where the day was not put down."""

    branch: str
    heading: str
    session: str
    title: str
    rows: Rows
    content_label: str
    sections: tuple[Section, ...]
    votes: tuple[tuple[str, ...], ...]
    signatures: tuple[str, ...]
    recorded_on: str


def minutes_of(
    meeting: Meeting, attendances: Sequence[Attendance], items: Sequence[AgendaItem], branch: Branch
) -> Minutes:
    """The minutes of a meeting; people in the order given, items by their position."""
    ordered = sorted(items, key=lambda item: (item.position is None, item.position or 0))
    year = f"{meeting.day.year}年" if meeting.day else ""
    return Minutes(
        branch=branch.name,
        heading=meeting.heading,
        session=(f"（{year}第{meeting.number}次）" if meeting.number else "")
        + (DRAFT_MARK if meeting.status == DRAFT else ""),
        title=meeting.title(),
        rows=head_rows(meeting, attendances, ordered),
        sections=_sections(meeting, ordered),
        content_label="谈话内容" if meeting.is_talk else "会议内容",
        votes=tuple(_vote_line(item) for item in ordered if has_vote(item)),
        signatures=("谈话人\n签字" if meeting.is_talk else "主持人\n签字", "记录人\n签字"),
        recorded_on=meeting.recorded_on.chinese() if meeting.recorded_on else "",
    )


def _sections(meeting: Meeting, items: Sequence[AgendaItem]) -> tuple[Section, ...]:
    body = tuple(_lines(meeting.body))
    sections = [Section("", body)] if body or not items else []
    for number, item in enumerate(items, 1):
        heading = item.title_text
        if not _NUMBERED.match(heading):
            heading = f"{chinese_number(number)}、{heading}"
        sections.append(Section(heading, _paragraphs(item)))
    return tuple(sections)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _paragraphs(item: AgendaItem) -> tuple[str, ...]:
    decision = _lines(item.decision)
    # The label only where the text does not name itself: “发出表决票……\n决议：……” has it on its second line.
    if decision and not any(line.startswith(("会议决定", "会议决议", "决议", "决定")) for line in decision):
        decision[0] = f"{field_of(AgendaItem, 'decision').label}：{decision[0]}"
    duty = "；".join(
        f"{field_of(AgendaItem, name).label}：{text}"
        for name, text in (("owner", item.owner), ("due", item.due.chinese() if item.due else ""))
        if text
    )
    vote = vote_sentence(item)
    if item.ballot:
        vote = f"表决方式：{item.ballot}。" + vote
    return (
        *_lines(item.report),
        *_lines(item.discussion),
        *([vote] if vote else []),
        *decision,
        *([duty + "。"] if duty else []),
    )


def has_vote(item: AgendaItem) -> bool:
    """Whether anything about a vote was put down."""
    return bool(item.ballot) or any(getattr(item, name) is not None for name in ("yes", "no", "abstain", "written"))


def vote_sentence(item: AgendaItem) -> str:
    """应到会有表决权36人，实到会34人，赞成34票，不赞成0票，弃权0票。 Only what was put down; '' without a vote."""
    if not has_vote(item):
        return ""
    parts = [
        f"{words}{number}{unit}"
        for words, number, unit in (
            ("应到会有表决权", item.eligible, "人"),
            ("实到会", item.present, "人"),
            ("赞成", item.yes, "票"),
            ("不赞成", item.no, "票"),
            ("弃权", item.abstain, "票"),
            ("会前书面意见", item.written, "份"),
            ("其中书面赞成", item.written_yes, "份"),
            ("赞成合计", _yes_in_all(item) if _written_yes(item) else None, "票"),
        )
        if number is not None
    ]
    return "，".join(parts) + "。" if parts else ""


def _written_yes(item: AgendaItem) -> int:
    """Consents handed in before the meeting, which count for 接收 and 转正 only (细则2026 §20, §32)."""
    return (item.written_yes or 0) if item.rule in WITH_WRITTEN else 0


def _yes_in_all(item: AgendaItem) -> int | None:
    return None if item.yes is None else item.yes + _written_yes(item)


def _vote_line(item: AgendaItem) -> tuple[str, ...]:
    numbers = (item.eligible, item.present, _yes_in_all(item), item.no, item.abstain)
    cells = ["" if number is None else str(number) for number in numbers]
    if item.yes is not None and _written_yes(item):
        cells[2] = f"{item.yes}＋\n书面{_written_yes(item)}"
    return (item.title_text, item.ballot, *cells)


def chinese_number(number: int) -> str:
    """1 → 一, 12 → 十二, 25 → 二十五; above 99 in figures."""
    digits = "一二三四五六七八九"
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens - 1] + "十") + (digits[ones - 1] if ones else "")
