"""责任清单 (domain §7.3): in which months a duty is planned, what is due in a quarter, what its check found and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.records import Responsibility, ResponsibilityCheck
from models.records.member import POSTS
from models.records.responsibility import DONE, NOT_DONE, NOT_DUE, PARTLY
from models.rules.periods import Span
from models.rules.register.months import EVERY, HALF_YEARLY, QUARTERLY, YEARLY, Months, read_months

Checks = Mapping[int, Sequence[ResponsibilityCheck]]
"""Checks by the id of their duty."""
AS_NEEDED = "适时"
UNCHECKED, CURRENT, AHEAD = "未检查", "待检查", "未到"
"""What is said of a duty without a result: its quarter is over, is running, is still to come."""
_USUAL = {"每月": EVERY, "每季度": QUARTERLY, "每半年": HALF_YEARLY, "每年": YEARLY}
_ORDER = {post: place for place, post in enumerate(POSTS)}


def plan_of(duty: Responsibility) -> Months:
    """The months that a duty is planned in, in any year: those it says, else what its frequency means. `lost`: words of the
    months or of the frequency that were not understood."""
    said = read_months(duty.months)
    if said.months:
        return said
    usual = _USUAL.get(duty.frequency)
    if usual is not None:
        return Months(usual, said.lost)
    if duty.frequency in ("", AS_NEEDED):
        return said
    free = read_months("每月" if "每周" in duty.frequency else duty.frequency)
    return Months(free.months, "、".join(word for word in (said.lost, free.lost if not free.months else "") if word))


def months_of(duty: Responsibility, year: int) -> tuple[int, ...]:
    """The months of a year in which it is planned, while somebody answers for it."""
    spans = (Span(year, month, 1) for month in plan_of(duty).months)
    return tuple(span.first_month for span in spans if _held(duty, span.begin, span.end))


def _held(duty: Responsibility, first: date, last: date) -> bool:
    """Whether anybody answered for it between two days; it ends on the day until which it holds."""
    begun = duty.since is None or duty.since.first() <= last
    return begun and (duty.until is None or duty.until.last() > first)


def in_year(duty: Responsibility, year: int) -> bool:
    """Whether it belongs into the list of a year."""
    return _held(duty, date(year, 1, 1), date(year, 12, 31))


def is_due(duty: Responsibility, span: Span) -> bool:
    """Whether it is planned in a month of the span."""
    last = span.first_month + span.months
    return any(span.first_month <= month < last for month in months_of(duty, span.year))


def in_order(duties: Iterable[Responsibility]) -> list[Responsibility]:
    """The secretary's first, then by post as the roster has them; as they were added within a post."""
    return sorted(duties, key=lambda duty: (_place(duty.post), duty.post, duty.id))


def _place(post: str) -> int:
    return next((place for name, place in sorted(_ORDER.items(), key=lambda p: -len(p[0])) if name in post), len(POSTS))


def due(duties: Iterable[Responsibility], span: Span) -> list[Responsibility]:
    """What is due in a month or a quarter."""
    return [duty for duty in in_order(duties) if is_due(duty, span)]


def to_check(duties: Iterable[Responsibility], quarter: Span, checks: Checks) -> list[Responsibility]:
    """The rows of the check of a quarter: what is due in it, what was checked all the same, and last what has no fixed
    months."""
    known = in_order(duties)
    first = [duty for duty in known if is_due(duty, quarter) or check_of(duty, quarter, checks) is not None]
    free = [d for d in known if d not in first and not plan_of(d).months and _held(d, quarter.begin, quarter.end)]
    return first + free


def check_of(duty: Responsibility, quarter: Span, checks: Checks) -> ResponsibilityCheck | None:
    """The check of a duty in a quarter; the last where there are several."""
    found = [c for c in checks.get(duty.id, ()) if (c.year, c.quarter) == (quarter.year, quarter.number)]
    return found[-1] if found else None


def result_of(duty: Responsibility, quarter: Span, checks: Checks) -> str:
    """What the check found; '' without one."""
    found = check_of(duty, quarter, checks)
    return found.result if found is not None else ""


def how(duty: Responsibility, quarter: Span, checks: Checks, today: date) -> str:
    """The result of a quarter in a word, or why there is none; '' where nothing was due."""
    found = result_of(duty, quarter, checks)
    if found or not is_due(duty, quarter):
        return found
    return without_result(quarter, today)


def without_result(quarter: Span, today: date) -> str:
    """What is said of what has no result in a quarter: its quarter is over, is running, is still to come."""
    return UNCHECKED if quarter.end < today else CURRENT if quarter.begin <= today else AHEAD


def missing(duties: Iterable[Responsibility], quarter: Span, checks: Checks) -> list[Responsibility]:
    """What is due in the quarter and has no result."""
    return [duty for duty in due(duties, quarter) if not result_of(duty, quarter, checks)]


@dataclass(frozen=True)
class CheckFigures:
    """Numbers of a quarter: what was to be checked, and how it was found."""

    due: int = 0
    done: int = 0
    partly: int = 0
    not_done: int = 0
    not_due: int = 0
    unchecked: int = 0

    @property
    def checked(self) -> int:
        """How many have a result."""
        return self.due - self.unchecked


def check_figures(duties: Iterable[Responsibility], quarter: Span, checks: Checks) -> CheckFigures:
    """The figures of a quarter: of what was due in it, and of what was checked all the same."""
    rows = counted(duties, quarter, checks)
    results = [result_of(duty, quarter, checks) for duty in rows]
    return CheckFigures(
        due=len(rows),
        done=results.count(DONE),
        partly=results.count(PARTLY),
        not_done=results.count(NOT_DONE),
        not_due=results.count(NOT_DUE),
        unchecked=results.count(""),
    )


def counted(duties: Iterable[Responsibility], quarter: Span, checks: Checks) -> list[Responsibility]:
    """What the figures of a quarter are about: what is due in it or has a result."""
    return [d for d in in_order(duties) if is_due(d, quarter) or result_of(d, quarter, checks)]


def by_responsible(duties: Iterable[Responsibility]) -> dict[str, list[Responsibility]]:
    """Duties by each who answers for them; a duty without a name is at its post."""
    found: dict[str, list[Responsibility]] = {}
    for duty in in_order(duties):
        for name in [name for name in duty.owner.split("、") if name] or [duty.post]:
            found.setdefault(name, []).append(duty)
    return found
