"""How the records of a list are put in order by a field: days and numbers by size, words of a list by the list, text by pinyin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCollator, QLocale

from models.fields import Field, Record, field_of
from models.kinds import Choice, Coded, Line, Paragraphs, PersonName, YesNo

if TYPE_CHECKING:
    from ui.table.columns import Column

R = TypeVar("R", bound=Record)
Order = Callable[[Any], Any]


@cache
def _collator() -> QCollator:
    made = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    made.setNumericMode(True)  # 第 2 组 before 第 10 组
    return made


def in_words(text: str) -> Any:
    """The key of a text by pinyin, numbers inside it by size; None where it is empty."""
    return _collator().sortKey(text) if text else None


def order_of(field: Field) -> Order:
    """The key by which a field puts records in order."""
    name, kind = field.name, field.kind
    if isinstance(kind, (Choice, Coded, YesNo)):

        def by_list(record: Record) -> Any:
            value = getattr(record, name)
            if not value:
                return None
            options = kind.options
            return (options.index(value), "") if value in options else (len(options), value)

        return by_list
    if isinstance(kind, (Line, Paragraphs, PersonName)):
        return lambda record: in_words(getattr(record, name))
    return lambda record: kind.store(getattr(record, name))


def ordered(records: Sequence[R], column: Column, *, ascending: bool) -> list[R]:
    """Sorted by a column; what is empty comes last either way, and equals stay as they were."""
    return [records[place] for place in places(keys_of(records, column), ascending=ascending)]


def keys_of(records: Sequence[Record], column: Column) -> list[Any]:
    """What a column orders each of the records by; None where it is empty."""
    return column.keys(records) if column.keys else list(map(column.order or _by_stored(column.sort), records))


def places(keys: Sequence[Any], *, ascending: bool) -> list[int]:
    """The places of the keys in their order: those without one at the end either way, equal ones as they stand."""
    if None not in keys:
        return sorted(range(len(keys)), key=keys.__getitem__, reverse=not ascending)
    full = [place for place, key in enumerate(keys) if key is not None]
    full.sort(key=keys.__getitem__, reverse=not ascending)
    return full + [place for place, key in enumerate(keys) if key is None]


def _by_stored(names: Sequence[str]) -> Order:
    def order(record: Record) -> Any:
        values = [field_of(type(record), name).kind.store(getattr(record, name)) for name in names]
        return None if None in values else values

    return order
