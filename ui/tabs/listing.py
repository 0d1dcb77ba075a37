"""Which records a list shows, and in which order: what a filter leaves, by a column, narrowed at each key that is typed."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any, Generic, TypeVar

from models.fields import Record, field_of
from models.people.search import Findable, Narrowing, findable, search
from ui.table.columns import Column
from ui.table.ordering import keys_of, places

R = TypeVar("R", bound=Record)


class Listing(Generic[R]):
    """The records of a list; what they are ordered and found by is found out once."""

    def __init__(self, searched: Sequence[str], columns: Sequence[Column], sort: tuple[int, bool]) -> None:
        """searched: the fields in which the search looks · sort: the column to begin with, and whether ascending."""
        self.sort = sort
        self.records: list[R] = []
        """All of them, before any filter."""
        self.shown: list[int] = []
        """The ids of those that are shown, in their order."""
        self.items: dict[int, Findable] = {}
        """What each can be found by."""
        self._searched, self._columns = searched, columns
        self._ids: list[int] = []
        self._keys: dict[int, list[Any]] = {}
        self._order: list[int] | None = None
        self._left: list[int] = []
        self._narrowing: Narrowing | None = None

    def take(self, records: list[R]) -> None:
        """The records are these now."""
        # A record is the same where it has not changed.
        known = {id(record): self.items[record.id] for record in self.records}
        self.records, self._ids = records, [record.id for record in records]
        self.forget_orders()
        shows = [(name, field_of(type(records[0]), name).kind.show) for name in self._searched] if records else []
        self.items = {
            r.id: known.get(id(r)) or findable(r.id, *(show(getattr(r, name)) for name, show in shows)) for r in records
        }

    def forget_orders(self) -> None:
        """The records, or what a column orders them by, are others now."""
        self._keys.clear()
        self._order = None

    def order_by(self, column: int, *, ascending: bool) -> None:
        """By another column, or the other way round; shown so from the next `keep`."""
        self.sort = column, ascending
        self._order = None

    def _in_order(self) -> list[int]:
        """The ids of all records in the order of the list; what a column orders by is found out once."""
        if self._order is None:
            column, ascending = self.sort
            if column not in self._keys:
                self._keys[column] = keys_of(self.records, self._columns[column])
            ids = self._ids
            self._order = [ids[place] for place in places(self._keys[column], ascending=ascending)]
        return self._order

    def keep(self, left: Set[int]) -> None:
        """These are left by the filter, and perhaps others that are not in the list."""
        self._left = self._in_order()
        if len(left) < len(self._ids):
            self._left = [number for number in self._left if number in left]
        self._narrowing = None

    def find(self, text: str) -> None:
        """Shows what the filter leaves and a text finds; this is all that happens at a key."""
        if not text.strip():
            self.shown = self._left
        else:
            self._narrowing = self._narrowing or Narrowing([self.items[number] for number in self._left])
            self.shown = self._narrowing.find(text)

    def found_anywhere(self, text: str) -> list[int]:
        """What a text finds where no filter holds."""
        return search(self.items.values(), text)
