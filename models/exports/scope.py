"""What of the ledger an export is asked for, and how its records are gathered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from models.exports.selection import Selection
from models.exports.sheet import Sheet
from models.exports.within import Stretch, Within
from models.fields import Record, by_parent
from models.records import AgendaItem
from models.store import Ledger

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Scope:
    """What of the ledger is wanted: as of which day, which year (None: all), private fields whole or masked, which people and
    columns of the roster, lines with which words of the log, which quarter (1 to 4) of the 督查通报, and which items and columns
    of the register. `span`: in the place of the year, from one day to another, for what goes by the days of its records."""

    today: date
    year: int | None = None
    full: bool = False
    selection: Selection = field(default_factory=Selection)
    find: str = ""
    quarter: int | None = None
    items: Selection = field(default_factory=Selection)
    span: Stretch | None = None

    @property
    def within(self) -> Within:
        """The days whose records are wanted."""
        return self.span or self.year

    def dated(self, name: str) -> str:
        """What the log says of a table of people: with its day where that is not today (domain §11 X03)."""
        day = self.selection.day(self.today)
        return name if day == self.today else f"{name}（截至{day}）"


def parts_of(ledger: Ledger, cls: type[R]) -> Mapping[int, Sequence[R]]:
    """All parts of a class by the id of their record, in the order in which they were added."""
    return by_parent(ledger.all(cls))


def in_order(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items of an agenda by their number."""
    return sorted(items, key=lambda item: (item.position or 0, item.id))


def as_objects(
    sheets: Callable[[Ledger, Scope], Mapping[str, Sheet]],
) -> Callable[[Ledger, Scope], list[dict[str, Any]]]:
    """The rows of the main sheet as objects, for registers that are made of parts of records; without sums and numbers."""

    def objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
        sheet = next(iter(sheets(ledger, scope).values()))
        labels = [column.label for column in sheet.columns]
        rows = [row for place, row in enumerate(sheet.rows) if place not in sheet.strong]
        return [dict(zip(labels[1:], row[1:], strict=True)) for row in rows]

    return objects
