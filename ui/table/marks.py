"""Beside the first column of a list: which records the self check has something to say of, as an icon with the sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models.fields import Record
from models.rules.self_check import Mark
from ui.checking import Checking
from ui.table.columns import Column


def marked(column: Column, checking: Checking, cls: type[Record]) -> Column:
    """The column with the marks; nothing is copied, sorted or exported otherwise than without them."""

    def mark(record: Any) -> Mark | None:
        return checking.mark(cls.table, record.id)

    return replace(column, mark=mark)
