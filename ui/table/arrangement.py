"""Which columns a list shows, in which order and how wide: by the keys of columns, so that columns may come and go."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ui.table.columns import Column

_VERSION = 1
_LEAST, _MOST = 40, 1200  # pixels


@dataclass(frozen=True)
class Arrangement:
    """order: the keys of all columns from left to right · shown: those that are not hidden · widths: in pixels, of columns that
    the user made wider or narrower."""

    order: tuple[str, ...]
    shown: frozenset[str]
    widths: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def first(cls, columns: Sequence[Column]) -> Arrangement:
        """What a list shows before the user chose."""
        return cls(_frozen_first([c.key for c in columns], columns), frozenset(c.key for c in columns if not c.offered))

    @classmethod
    def from_text(cls, text: str, columns: Sequence[Column]) -> Arrangement | None:
        """What was kept, for the columns that there are now; None where nothing fit to use was kept.

        A column that has come since stands at the end, and is shown if lists show it at first.
        """
        try:
            kept: dict[str, Any] = json.loads(text)
            order = [str(key) for key in kept["order"]]
            shown = {str(key) for key in kept["shown"]}
            widths = {str(key): max(_LEAST, min(_MOST, int(width))) for key, width in kept["widths"].items()}
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
            return None
        there = {column.key: column for column in columns}
        known = [key for key in dict.fromkeys(order) if key in there]
        new = [column for column in columns if column.key not in known]
        shown = {key for key in shown if key in there} | {c.key for c in new if not c.offered}
        shown |= {column.key for column in columns if column.frozen}
        if not shown:
            return None
        return cls(
            _frozen_first([*known, *(c.key for c in new)], columns),
            frozenset(shown),
            {key: width for key, width in widths.items() if key in there},
        )

    def to_text(self) -> str:
        """As the settings keep it."""
        shown = [key for key in self.order if key in self.shown]
        body = {"version": _VERSION, "order": self.order, "shown": shown, "widths": dict(self.widths)}
        return json.dumps(body, ensure_ascii=True)


def _frozen_first(keys: Sequence[str], columns: Sequence[Column]) -> tuple[str, ...]:
    frozen = [column.key for column in columns if column.frozen]
    return (*frozen, *(key for key in keys if key not in frozen))
