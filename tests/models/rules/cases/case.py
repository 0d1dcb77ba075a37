"""One case of a rule: records, a day, and whether the rule speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from models.rules import Snapshot, findings

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Case:
    """`says`: the case in a few words · `look`: makes the records and gives the names of the rules that spoke · vector: the
    test vector of the domain reference (§14) that it is, if it is one."""

    rule: str
    speaks: bool
    says: str
    look: Callable[[], Iterable[str]]
    vector: str = ""
    levels: Callable[[], Iterable[str]] = tuple
    """How gravely the rule speaks there, where that is among the findings."""


def raising(
    rule: str,
    says: str,
    make: Callable[[], Snapshot],
    *,
    speaks: bool = True,
    on: date = TODAY,
    vector: str = "",
    level: str = "",
) -> Case:
    """A case of a rule that is among the findings over a snapshot; with a level, among those of that level."""

    def levels() -> set[str]:
        return {f.level for f in findings(make(), on) if f.rule == rule}

    return Case(
        rule, speaks, says, lambda: [f.rule for f in findings(make(), on) if level in ("", f.level)], vector, levels
    )
