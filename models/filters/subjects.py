"""What can be asked of a member: every field and everything computed, with the operators that its kind of value allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from models.fields import Field, typed
from models.filters.computed import COMPUTED, DAY, NUMBER, TEXT
from models.filters.facts import Facts
from models.kinds import Choice, Coded, Day, Hours, Kind, Line, Whole, YesNo
from models.records import Member

CHOICE = "choice"
_EMPTY = {"empty": "为空", "filled": "不为空"}
OPERATORS: Mapping[str, Mapping[str, str]] = {
    TEXT: {"contains": "包含", "lacks": "不包含", "is": "等于", "is_not": "不等于", **_EMPTY},
    CHOICE: {"is": "是", "is_not": "不是", "contains": "包含", **_EMPTY},
    NUMBER: {"at_least": "大于或等于", "at_most": "小于或等于", "is": "等于", **_EMPTY},
    DAY: {"before": "早于", "after": "晚于", "in": "在（年、月或日）", **_EMPTY},
}
"""By the sort of value: the operators and how they are called."""
WITHOUT_VALUE = frozenset(_EMPTY)


@dataclass(frozen=True)
class Subject:
    """One thing to ask. sort: a key of OPERATORS · options: words to choose from · group: a heading in the list of subjects."""

    key: str
    label: str
    sort: str
    kind: Kind[Any]
    value: Callable[[Member, Facts], Any]
    options: tuple[str, ...] = ()
    group: str = ""
    unit: str = ""


def _of_field(field: Field) -> Subject:
    kind, sort = field.kind, TEXT
    options: tuple[str, ...] = ()
    if isinstance(kind, Day):
        sort = DAY
    elif isinstance(kind, (Choice, Coded, YesNo)):
        sort, options = CHOICE, tuple(kind.options)
    elif isinstance(kind, (Whole, Hours)):
        sort = NUMBER
    name = field.name
    return Subject(name, field.label, sort, kind, lambda m, _f: getattr(m, name), options, field.group)


@cache
def subjects() -> tuple[Subject, ...]:
    """All of them, fields first, in the order of their declaration."""
    kinds: dict[str, Kind[Any]] = {DAY: Day(), NUMBER: Hours(), TEXT: Line()}
    made = [
        Subject(c.key, c.label, c.sort, kinds[c.sort], c.value, group="统计得出", unit=c.unit.strip()) for c in COMPUTED
    ]
    return (*(_of_field(field) for field in typed(Member)), *made)


def subject(key: str) -> Subject | None:
    """The one with that key; None where this program knows it not, or no more."""
    return next((known for known in subjects() if known.key == key), None)
