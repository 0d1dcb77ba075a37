"""What a list shows at this moment, for those who export exactly that."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """The records and the columns of a list, both in their order."""

    ids: tuple[int, ...]
    columns: tuple[str, ...]
    """Names of fields in order, computed columns by their '#key'."""
