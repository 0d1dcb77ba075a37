"""责任清单检查 in the 督查通报: how the duties of a quarter were found, who has what, what is not done and what nobody checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.exports.contents.oversight import Chapter
from models.exports.privacy import masked_text, shown
from models.exports.sheet import Column, Sheet
from models.fields import field_of
from models.records import Responsibility, ResponsibilityCheck
from models.records.responsibility import DONE, NOT_DONE, PARTLY
from models.rules.periods import Span
from models.rules.register.duties import (
    CheckFigures,
    Checks,
    by_responsible,
    check_figures,
    check_of,
    counted,
    missing,
    result_of,
)

HEADING = "责任清单检查"
_LABELS = ("应检查", DONE, PARTLY, NOT_DONE, "不涉及", "未检查")
_NOTE = "应检查的是本季度各月计划要做的，和另外检查了的；几个人共同负责的，各人名下都计一项。"


def duty_chapter(
    duties: Sequence[Responsibility], checks: Checks, quarter: Span, *, today: date, full: bool
) -> Chapter | None:
    """The chapter; None where no duty was due in the quarter and none was checked."""
    rows = counted(duties, quarter, checks)
    if not rows:
        return None
    numbers = check_figures(duties, quarter, checks)
    tables = [_people(rows, quarter, checks)]
    behind = [duty for duty in rows if result_of(duty, quarter, checks) in (PARTLY, NOT_DONE)]
    if behind:
        tables.append(_behind(behind, quarter, checks, full=full))
    return Chapter(HEADING, _texts(numbers, duties, quarter, checks, today), tables, _NOTE)


def _texts(
    numbers: CheckFigures, duties: Sequence[Responsibility], quarter: Span, checks: Checks, today: date
) -> list[str]:
    found = (
        f"本季度应检查责任事项{numbers.due}项，已检查{numbers.checked}项：完成{numbers.done}项，部分完成{numbers.partly}项，"
        f"未完成{numbers.not_done}项，本季度不涉及{numbers.not_due}项。"
    )
    left = missing(duties, quarter, checks)
    if not left:
        return [found]
    told = "、".join(f"{name}{len(those)}项" for name, those in by_responsible(left).items())
    running = "本季度还没有结束，" if quarter.end >= today else ""
    return [found, f"{running}还有{len(left)}项没有检查结果：{told}。"]


def _people(rows: Sequence[Responsibility], quarter: Span, checks: Checks) -> Sheet:
    lines = []
    for name, those in by_responsible(rows).items():
        found = check_figures(those, quarter, checks)
        numbers = (found.due, found.done, found.partly, found.not_done, found.not_due, found.unchecked)
        lines.append([name, *map(str, numbers)])
    columns = [Column("责任人", 16, "center"), *(Column(label, 8, "center", number=True) for label in _LABELS)]
    return Sheet("", "", columns, lines, upright=True)


def _behind(rows: Sequence[Responsibility], quarter: Span, checks: Checks, *, full: bool) -> Sheet:
    """What is not done or done in part, with what the check says."""
    lines = []
    for duty in rows:
        check = check_of(duty, quarter, checks) or ResponsibilityCheck()
        who = [shown(duty, name, full=full) for name in ("post", "owner", "text")]
        lines.append([*who, check.result, check.text if full else masked_text(check.text)])
    columns = [
        Column("责任主体", 12, "center"),
        Column("责任人", 8, "center"),
        Column("责任事项", 30),
        Column("检查结果", 8, "center"),
        Column(field_of(ResponsibilityCheck, "text").label, 26),
    ]
    return Sheet("", "", columns, lines, upright=True)
