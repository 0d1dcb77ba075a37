"""责任清单: who is responsible for what, in which months of a year, and what the check of each quarter found; and the same by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.exports.contents.common import NUMBER, as_of, columns_of, headline, note, numbered, until
from models.exports.privacy import masked_text, shown
from models.exports.sheet import Column, Sheet
from models.records import Branch, Responsibility
from models.rules.periods import NUMERALS, Span, quarter_of, spans
from models.rules.register.duties import AS_NEEDED, Checks, check_of, how, in_order, in_year, months_of, plan_of
from models.rules.register.months import months_words

LIST, MONTHLY = "责任清单", "按月计划"
_BEFORE = ("post", "owner", "text", "frequency")
_WHO = ("post", "owner", "text", "standard")
_COUNTED = "计划月份按填写的月份，没有填的按频次，在每个周期的最后一个月；检查结果按季度登记"


def duties_of(duties: Sequence[Responsibility], year: int) -> list[Responsibility]:
    """The duties of a year, the secretary's first."""
    return [duty for duty in in_order(duties) if in_year(duty, year)]


def duties_sheets(
    duties: Sequence[Responsibility], checks: Checks, branch: Branch, *, today: date, year: int, full: bool
) -> Mapping[str, Sheet]:
    """The list of a year with its checks, and its plan by month."""
    listed = duties_of(duties, year)
    quarters = spans(year, 3)
    rows = [
        [
            *(shown(duty, name, full=full) for name in _BEFORE),
            _planned(duty, year) if full else masked_text(_planned(duty, year)),
            shown(duty, "standard", full=full),
            *(_found(duty, quarter, checks, today, full=full) for quarter in quarters),
        ]
        for duty in listed
    ]
    columns = [
        NUMBER,
        *columns_of(Responsibility, _BEFORE),
        Column("计划月份", 12, "center"),
        *columns_of(Responsibility, ("standard",)),
        *(Column(f"{NUMERALS[place]}季度检查", 14) for place in range(4)),
    ]
    main = Sheet(
        headline(branch, LIST, year),
        as_of(until(year, today), f"{len(rows)}项", full=full),
        columns,
        numbered(rows),
        note("正文中的号码已脱敏", full=full, also=_COUNTED),
        repeated=(0, 3),
    )
    return {LIST: main, MONTHLY: _by_month(listed, checks, branch, today=today, year=year, full=full)}


def _planned(duty: Responsibility, year: int) -> str:
    """3、6、9、12月, with the words that were not understood as they stand."""
    plan = plan_of(duty)
    months = months_of(duty, year)
    words = months_words(months) or ("" if plan.months else AS_NEEDED if duty.frequency == AS_NEEDED else "未定")
    return "\n".join(part for part in (words, plan.lost and f"（{plan.lost}）") if part)


def _found(duty: Responsibility, quarter: Span, checks: Checks, today: date, *, full: bool) -> str:
    """The result of a quarter and what was found, or that its check is still to come; nothing where it is not due yet."""
    check = check_of(duty, quarter, checks)
    if quarter.begin > today and check is None:
        return ""
    text = check.text if check is not None else ""
    words = [how(duty, quarter, checks, today), text if full else masked_text(text)]
    return "\n".join(word for word in words if word)


def _by_month(
    duties: Sequence[Responsibility], checks: Checks, branch: Branch, *, today: date, year: int, full: bool
) -> Sheet:
    """A line for each duty in each month in which it is planned: the plan that hangs on the wall."""
    rows = []
    for month in range(1, 13):
        quarter = quarter_of(year, month)
        for duty in duties:
            if month in months_of(duty, year):
                state = "" if Span(year, month, 1).begin > today else how(duty, quarter, checks, today)
                rows.append([f"{month}月", *(shown(duty, name, full=full) for name in _WHO), state])
    return Sheet(
        headline(branch, "按月工作计划", year),
        as_of(until(year, today), f"{len(rows)}项次", full=full),
        [Column("月份", 6, "center"), *columns_of(Responsibility, _WHO), Column("季度检查", 12, "center")],
        rows,
        note("正文中的号码已脱敏", full=full, also="一项工作在几个月里做的，每个月列一次；检查结果按季度登记"),
        repeated=(0, 3),
    )
