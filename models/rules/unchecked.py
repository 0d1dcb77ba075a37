"""The time before the ledger began: no period that reaches into it is looked at, and every list that does so says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from models.kinds import PartialDate
from models.rules.meetings import BEFORE, Cell, coverage, last_day
from models.rules.periods import Span
from models.rules.snapshot import Snapshot

_LENGTHS = {1: "月", 3: "季度", 6: "半年", 12: "年度"}


def unchecked_months(snapshot: Snapshot, year: int, cells: Iterable[Cell]) -> str:
    """1–10月未检查, from the first to the last month of what is not looked at; '' where everything is. Of a quarter or year
    in which the ledger began, the months before that, and that all of it is left out."""
    spans = [Span(year, cell.first_month, cell.months) for cell in cells if cell.state == BEFORE]
    if not spans:
        return ""
    first, last = min(span.first_month for span in spans), max(span.end.month for span in spans)
    if snapshot.begun is not None and (before := snapshot.begun - timedelta(days=1)).year == year:
        last = min(last, before.month)
    months = f"{first}月" if first == last else f"{first}–{last}月"
    return f"{months}未检查{_also(span.months for span in spans if span.end.month > last)}"


def _also(lengths: Iterable[int]) -> str:
    """That periods of these lengths, in months, which had begun and were not over when the ledger began are left out as a whole;
    '' where there is none."""
    told = "、".join(_LENGTHS[months] for months in sorted(set(lengths)))
    return f"，启用时已经开始的{told}也未检查" if told else ""


def unchecked_words(snapshot: Snapshot, year: int, today: date) -> str:
    """11月启用，1–10月未检查, for a line of the window; '' where all of a year is looked at."""
    months = unchecked_months(snapshot, year, (c for line in coverage(snapshot, year, today) for c in line.cells))
    return f"{_since(snapshot, year)}，{months}" if months else ""


def _since(snapshot: Snapshot, year: int) -> str:
    begun = snapshot.begun
    if begun is None:
        return "还没有记录"
    when = f"{begun.month}月" if begun.year == year else f"{begun.year}年{begun.month}月"
    return f"{when}启用" if snapshot.branch.begun else f"从{when}的第一条记录算起"


def unchecked_sentence(
    snapshot: Snapshot, years: Iterable[int], today: date, within: tuple[date, date] | None = None
) -> str:
    """Since when the ledger is kept, for what is printed of these years, or of the days `within` them; '' where all of it is
    looked at."""
    first, last = within or (date.min, date.max)
    left_out = [
        (span, until)
        for year in years
        for span, until in _left_out(snapshot, year, today)
        if span.begin <= last and span.end >= first
    ]
    if not left_out:
        return ""
    begun = snapshot.begun
    since = f"从 {PartialDate.of(begun).chinese()} 记起" if begun else "还没有记录"
    also = _also(span.months for span, until in left_out if begun is not None and until >= begun)
    return f"本账本{since}，此前的组织生活未在这里检查{also}。"


def _left_out(snapshot: Snapshot, year: int, today: date) -> Iterator[tuple[Span, date]]:
    """The periods of a year that are not looked at, each with the last day on which its meeting can be held."""
    for line in coverage(snapshot, year, today):
        for cell in line.cells:
            if cell.state == BEFORE:
                span = Span(year, cell.first_month, cell.months)
                yield span, last_day(line.duty, span, today)


def only_lately_sentence(snapshot: Snapshot, year: int | None, today: date) -> str:
    """Of a report of a year before the last, by which posts it asks for hours; of one of all years (None), what the rules look at
    only in this year and the last, where the ledger has records of earlier ones. '' for others."""
    last = today.year - 1
    if year is not None:
        return (
            ""
            if year >= last
            else f"{year}年的学时和集中培训按名册里现在的职务核对，当时任职、现在不任职的请自行核对。"
        )
    days = (*(meeting.day for meeting in snapshot.meetings), *(training.start for training in snapshot.trainings))
    if not any(day and day.year < last for day in days):
        return ""
    return (
        "学时、书记和支委的集中培训、没有填的培训类别、谈心谈话、三会一课缺的期数、民主评议结果没有登记的，"
        f"只核对了{last}年和{today.year}年的，没有核对更早年份的：要核对的，请按那一年导出自查报告。"
    )
