"""导出记录: what left the ledger, when, how much, whole or masked, for what and to whom (domain §11 X03)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from models.exports.contents.common import NUMBER, as_of, headline, note, numbered
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.records import Branch

FULL, MASKED, REASONS_TOLD = "完整件", "脱敏件", "原因照写"
"""REASONS_TOLD: minutes by themselves, whose numbers are masked and which say why somebody was away."""
COLUMNS = (
    Column("时间", 16, "center"),
    Column("内容", 46),
    Column("行数", 6, "center"),
    Column("档位", 8, "center"),
    Column("用途", 24),
    Column("交给", 20),
)
_AS_RECORD = f"号码打码，{REASONS_TOLD}"
Line = Mapping[str, Any]
"""A line of the log as `Ledger.exports` gives it."""


def cells(line: Line) -> list[str]:
    """The texts of a line, one for each of COLUMNS."""
    told = REASONS_TOLD if f"（{_AS_RECORD}）" in line["what"] else MASKED
    tier = FULL if line["full"] else told
    return [str(line["at"])[:16], line["what"], str(line["rows"]), tier, line["purpose"] or "", line["recipient"] or ""]


def as_record(name: str, *, full: bool) -> str:
    """The name under which the log keeps minutes, or a book of them, that do not leave as part of a masked bundle."""
    return name if full else f"{name}（{_AS_RECORD}）"


def matching(lines: Sequence[Line], find: str) -> list[Line]:
    """The lines in which each of the words stands somewhere, 完整件 and 脱敏件 among them; all without words."""
    words = find.casefold().split()
    return [line for line in lines if all(word in " ".join(cells(line)).casefold() for word in words)]


def in_year(lines: Sequence[Line], year: int | None) -> list[Line]:
    """The lines of a calendar year; without one all."""
    return [line for line in lines if year is None or str(line["at"]).startswith(f"{year:04}-")]


def said_before(lines: Sequence[Line], name: str, *, without: Sequence[str] = ()) -> list[str]:
    """What was said in `purpose` or `recipient` before, the last first, each once: to be offered again."""
    said = dict.fromkeys(str(line[name] or "").strip() for line in lines)
    return [text for text in said if text and text not in without]


def log_sheet(lines: Sequence[Line], branch: Branch, *, today: date, full: bool) -> Sheet:
    """The log as a table; numbers in what was typed are masked unless `full`."""
    rows = [[text if full else masked_text(text) for text in cells(line)] for line in lines]
    return Sheet(
        title=headline(branch, "导出记录"),
        subtitle=as_of(today, f"{len(lines)}次", full=full),
        columns=[NUMBER, *COLUMNS],
        rows=numbered(rows),
        footnote=note("文字中的号码已脱敏", full=full),
    )
