"""表决登记 and 决议索引: what was voted on and with which numbers, what was decided, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from models.exports.contents.common import DRAFT_MARK, NUMBER, as_of, columns_of, headline, note, numbered
from models.exports.contents.meetings import meetings_of
from models.exports.namesakes import voted_apart
from models.exports.privacy import NOT_TOLD, masked_text, of_talk, shown
from models.exports.scope import in_order
from models.exports.sheet import Column, Sheet
from models.exports.within import Within
from models.records import AgendaItem, Attendance, Branch, Meeting, Member, Rectification, Task
from models.rules.attendance import uncounted_voters
from models.rules.limits import Limits
from models.rules.tasks import follow_up
from models.rules.votes import LEFT_OFF, TO_CHECK, outcome_words, taken, verdict

Items = Mapping[int, Sequence[AgendaItem]]
_MASKED = "号码已脱敏，谈心谈话的对象和内容不导出"
_NUMBERS = (
    ("应到", "eligible"), ("实到", "present"), ("发出", "issued"), ("收回", "collected"), ("赞成", "yes"), ("不赞成", "no"),
    ("弃权", "abstain"), ("无效", "invalid"),
)  # fmt: skip


def items_of(meetings: Sequence[Meeting], items: Items, year: Within = None) -> Iterator[tuple[Meeting, AgendaItem]]:
    """The items of the meetings that count, by day and number; of a year, or all."""
    for meeting in meetings_of(meetings, year):
        if meeting.counts:
            for item in in_order(items.get(meeting.id, ())):
                yield meeting, item


def where(meeting: Meeting, item: AgendaItem, *, full: bool, called: str = "") -> list[str]:
    """Day and name of the meeting, and what the item was about, for `where_columns`; `called`: another name than the kind."""
    name = called or meeting.kind_words
    name = (name if full else masked_text(name)) + (DRAFT_MARK if meeting.draft else "")
    return [meeting.show("day"), name, _text(meeting, item, "title_text", full=full)]


def where_columns(about: int) -> list[Column]:
    """Before what was decided or voted; about: the width of 议题."""
    return [NUMBER, Column("日期", 10, "center"), Column("会议", 14, "center"), Column("议题", about)]


def _text(meeting: Meeting, item: AgendaItem, name: str, *, full: bool) -> str:
    """A text of an item; what was said in a talk only in full."""
    text = shown(item, name, full=full)
    return NOT_TOLD if text and not full and name in of_talk(AgendaItem, meeting) else text


def result_words(item: AgendaItem, branch: Branch) -> str:
    """What the vote of an item came to; 结果待核 where that cannot be told from its numbers, '' where none was taken."""
    if not taken(item):
        return ""
    result = verdict(item, Limits.of(branch))
    return outcome_words(item.rule, result) if result.decided else f"结果{TO_CHECK}"


def _written(item: AgendaItem) -> str:
    if item.written is None and item.written_yes is None:
        return ""
    return f"{item.written or 0}（赞成{item.written_yes or 0}）"


def votes_sheet(
    meetings: Sequence[Meeting],
    items: Items,
    branch: Branch,
    *,
    today: date,
    year: Within,
    full: bool,
    members: Sequence[Member] = (),
    people: Mapping[int, Sequence[Attendance]] | None = None,
) -> Sheet:
    """Every vote that was taken, a line each; `items` and `people` by the id of the meeting, `members` those who may be voted on."""
    rows, limits = [], Limits.of(branch)
    for meeting, item in items_of(meetings, items, year):
        if not taken(item):
            continue
        result = verdict(item, limits)
        left_off = uncounted_voters(item.eligible, (people or {}).get(meeting.id, ()))
        counted_out = f"应到不含{LEFT_OFF}的{left_off}人" if left_off else ""
        remark = "；".join(part for part in (counted_out, result.problem, *result.doubts) if part)
        here = [m for m in members if meeting.day is None or m.belongs(meeting.day.last())]
        rows.append(
            [
                *where(meeting, item, full=full),
                "" if meeting.is_talk and not full else voted_apart(shown(item, "candidate", full=full), here),
                *(shown(item, name, full=full) for name in ("rule", "ballot")),
                *(item.show(name) for _, name in _NUMBERS),
                _written(item),
                str(result.least_yes or ""),
                outcome_words(item.rule, result),
                remark,
            ]
        )
    columns = [
        *where_columns(28),
        *columns_of(AgendaItem, ("candidate", "rule", "ballot")),
        *(Column(label, 6 if label == "不赞成" else 4, "center") for label, _ in _NUMBERS),
        Column("书面意见", 9, "center"),
        Column("须赞成", 6, "center"),
        Column("结果", 8, "center"),
        Column("说明", 20),
    ]
    counted = "应到、实到按有表决权的人数；须赞成是通过的最少人数"
    sheet = _register(headline(branch, "表决登记表", year), columns, rows, today, full=full, also=counted)
    return replace(sheet, repeated=(0, 3))


def resolutions_sheet(
    meetings: Sequence[Meeting],
    items: Items,
    tasks: Mapping[int, Sequence[Task]],
    rectifications: Mapping[int, Sequence[Rectification]],
    branch: Branch,
    *,
    today: date,
    year: Within,
    full: bool,
) -> Sheet:
    """Every decision, with who does it by when and what became of it; `tasks` and `rectifications` by the id of the item."""
    rows = []
    for meeting, item in items_of(meetings, items, year):
        if not (item.decision.strip() or item.owner or item.due):
            continue
        became = follow_up(item, tasks, rectifications, today)
        rows.append(
            [
                *where(meeting, item, full=full),
                _text(meeting, item, "decision", full=full),
                result_words(item, branch),
                "" if meeting.is_talk and not full else shown(item, "owner", full=full),
                shown(item, "due", full=full),
                became if full else NOT_TOLD if became and meeting.is_talk else masked_text(became),
            ]
        )
    columns = [
        *where_columns(26),
        Column("决议", 44),
        Column("表决", 8, "center"),
        *columns_of(AgendaItem, ("owner", "due")),
        Column("落实情况", 24),
    ]
    title = headline(branch, "决议索引", year)
    return _register(title, columns, rows, today, full=full, also="落实情况取自待办和整改台账")


def _register(
    title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], today: date, *, full: bool, also: str
) -> Sheet:
    return Sheet(
        title,
        as_of(today, f"{len(rows)}项", full=full),
        columns,
        numbered(rows),
        note(_MASKED, full=full, also=also),
    )
