"""Kinds of numbers: whole numbers (people, votes), calendar years and hours."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from models.kinds.base import Kind, Unreadable, is_blank, narrow, one_line, quoted
from models.kinds.dates import EARLIEST, LATEST


class Whole(Kind["int | None"]):
    """A whole number that is not negative; `unit` is what it counts (人, 票, 次)."""

    sql: ClassVar[str] = "INTEGER"
    empty = None

    def __init__(self, unit: str = "") -> None:
        self.unit = unit

    def read(self, raw: object) -> int | None:
        if is_blank(raw):
            return None
        text = narrow(one_line(raw)).replace(",", "").removesuffix(self.unit).strip()
        if not re.fullmatch(r"[0-9]{1,9}(\.0+)?", text):
            raise Unreadable(f"{quoted(raw)}不是整数")
        return int(float(text))


class Year(Whole):
    """A calendar year: `2026`, `2026年度`; no other than those that a day can have."""

    def read(self, raw: object) -> int | None:
        if is_blank(raw):
            return None
        text = narrow(one_line(raw)).removesuffix("度").removesuffix("年").strip()
        found = re.fullmatch(r"([0-9]{4})(\.0+)?", text)
        if found is None or not EARLIEST <= int(found[1]) <= LATEST:
            raise Unreadable(f"{quoted(raw)}不是年份，请写成 2026")
        return int(found[1])

    def load(self, kept: Any) -> int | None:
        """A number that is no year, as 10000, could once be kept: no calendar reaches there, and it counts as not filled."""
        return kept if isinstance(kept, int) and EARLIEST <= kept <= LATEST else None


class Hours(Kind["float | None"]):
    """Hours of study (学时), halves and quarters included; not negative."""

    sql: ClassVar[str] = "REAL"
    empty = None
    unit = "学时"

    def read(self, raw: object) -> float | None:
        if is_blank(raw):
            return None
        text = re.sub(r"(学时|小时|课时|h)$", "", narrow(one_line(raw))).strip()
        if not re.fullmatch(r"[0-9]{1,5}(\.[0-9]{1,2})?", text):
            raise Unreadable(f"{quoted(raw)}不是学时数")
        return float(text)

    def show(self, value: float | None) -> str:
        return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


class Reference(Kind["int | None"]):
    """The id of a record of another table; 0 for a parent that is not yet kept."""

    sql: ClassVar[str] = "INTEGER"
    empty = None

    def read(self, raw: object) -> int | None:
        return Whole().read(raw)
