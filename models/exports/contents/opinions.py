"""意见建议办理情况: who raised what, the item that it became, what came of it, and when that person was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.exports.contents.common import NUMBER, as_of, column_of, columns_of, headline, note, numbered
from models.exports.contents.rectification import rectifications_of
from models.exports.privacy import shown, surnames
from models.exports.sheet import Column, Sheet
from models.exports.within import Within
from models.fields import field_of
from models.outputs import NAMES, OPINIONS
from models.records import Branch, Rectification
from models.rules.register.opinions import UNNAMED, answered, is_opinion, loop, to_answer
from models.rules.register.steps import state_of

NAME = NAMES[OPINIONS]


def opinions_of(items: Sequence[Rectification], year: Within) -> list[Rectification]:
    """What people raised in a year, or ever, by the day."""
    return [item for item in rectifications_of(items, year) if is_opinion(item)]


def who(item: Rectification, *, full: bool) -> str:
    """Who raised it: in a copy that leaves the office of a name only its first character (domain §11), 未署名 without one."""
    return (item.raised_by if full else surnames(item.raised_by)) or UNNAMED


def opinions_sheet(
    items: Sequence[Rectification], branch: Branch, *, today: date, year: Within = None, full: bool
) -> Sheet:
    """The list; below it how many were fed back."""
    listed = opinions_of(items, year)
    names = ("found", "source", "problem")
    rows = [
        [
            *(shown(item, name, full=full) for name in names[:2]),
            who(item, full=full),
            shown(item, "problem", full=full),
            item.number,
            shown(item, "owner", full=full),
            _result(item, full=full),
            _told(item, today, full=full),
        ]
        for item in listed
    ]
    found, source, problem = (column_of(field_of(Rectification, name)) for name in names)
    return Sheet(
        title=headline(branch, NAME, year),
        subtitle=as_of(today, f"{len(listed)}条", full=full),
        columns=[
            NUMBER,
            replace(found, label="提出日期"),
            replace(source, label="来源"),
            Column("反映人", 10, "center"),
            Column("意见建议", problem.width),
            Column("整改事项", 16, "center"),
            *columns_of(Rectification, ("owner",)),
            Column("办理情况", 40),
            Column("反馈情况", 24, least=12),
        ],
        rows=numbered(rows),
        footnote=note("反映人只留姓，正文中的号码已脱敏", full=full, also=_sum(listed)),
    )


def _result(item: Rectification, *, full: bool) -> str:
    """整改中（时限 2026-12-31）, with what came of it by now."""
    state = state_of(item)
    when = (
        f"（{item.show('closed_on')}）"
        if item.closed_on
        else f"（时限{item.show('deadline')}）"
        if item.deadline
        else ""
    )
    return "\n".join(part for part in (f"{state}{when}", shown(item, "outcome", full=full)) if part)


def _told(item: Rectification, today: date, *, full: bool) -> str:
    """已反馈 2026-11-02 with the words; who left no name cannot be told, and that loop is open too."""
    words = loop(item, today)[0]
    if not words:
        return f"未反馈（{UNNAMED}，可以公开答复）"
    return " ".join(part for part in (words, shown(item, "feedback", full=full)) if part)


def _sum(listed: Sequence[Rectification]) -> str:
    named = sum(bool(item.raised_by) for item in listed)
    done, waiting = sum(map(answered, listed)), sum(map(to_answer, listed))
    told = f"共{len(listed)}条，署名{named}条、未署名{len(listed) - named}条；已反馈{done}条，待反馈{waiting}条"
    return told + (f"，未署名的还有{left}条没有公开答复" if (left := len(listed) - done - waiting) else "")
