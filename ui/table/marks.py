"""The narrow column of a list that says which records the self check has something to say of: an icon, the sentences as tooltip."""

from __future__ import annotations

from typing import Any

from models.fields import Record
from models.rules.finding import LEVELS
from ui.checking import Checking
from ui.table.columns import MARK, Column

CHECK = "#check"


def mark_column(checking: Checking, cls: type[Record]) -> Column:
    """The column for a list of records; sorted by it, what is most pressing comes first."""

    def words(record: Any) -> str:
        mark = checking.mark(cls.table, record.id)
        return mark.words() if mark else ""

    def level(record: Any) -> str:
        mark = checking.mark(cls.table, record.id)
        return mark.level if mark else ""

    def order(record: Any) -> int | None:
        return LEVELS.index(level(record)) if level(record) else None

    return Column(CHECK, "自查", 4, words, order=order, paint=MARK, tone=level)
