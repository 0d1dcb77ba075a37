"""What the registers share: columns out of field declarations, headlines, the note at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from models.exports.sheet import Column
from models.exports.within import Stretch, Within, in_words, is_in
from models.fields import Field, Record, field_of
from models.kinds import Line, Paragraphs, PartialDate
from models.records import Branch

NUMBER = Column("序号", 4, "center")
REASON_MISSING = "原因待补"
"""What stands where a reason has to be and none was put down."""
DRAFT_MARK = "（草稿）"
"""What stands beside the name of a meeting whose minutes are not settled."""
MONTHS = tuple(f"{month}月" for month in range(1, 13))
_ONE_LINE = 41
"""Characters of a title on one line, of which the year takes half the room."""
_PROSE = 14
"""From this width on a column holds running text, which is read better from the left edge."""


def column_of(field: Field, label: str = "") -> Column:
    """The column of a field, under another heading if one is given."""
    prose = isinstance(field.kind, (Line, Paragraphs)) and field.width >= _PROSE
    return Column(label or field.label, field.width, "left" if prose else "center")


def columns_of(cls: type[Record], names: Iterable[str]) -> list[Column]:
    """The columns of some fields of a record."""
    return [column_of(field_of(cls, name)) for name in names]


def numbered(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """The rows with 1, 2, 3 … before them, for the column 序号."""
    return [[str(place), *row] for place, row in enumerate(rows, start=1)]


def headline(branch: Branch, what: str, year: Within = None) -> str:
    """The title over a register: the branch as on its seal, the year or the stretch, the register; on two lines where it is long."""
    of, told = branch.name or branch.short_name, in_words(year) + what
    return f"{of}\n{told}" if len(of) + len(told) > _ONE_LINE and told.strip() and "\n" not in told else of + told


def until(within: Within, today: date) -> date:
    """The day as of which a register of a year or a stretch is: its last day, or today."""
    last = within.last if isinstance(within, Stretch) else date(within, 12, 31) if within else today
    return min(last, today)


def as_of(today: date, count: str, *, full: bool | None) -> str:
    """The line under the title: as of when, how much, and whether private data is in it (domain §8.4, §11); `full` None where
    there was nothing private."""
    said = f"截至{PartialDate.of(today).chinese()}  共{count}"
    return said if full is None else f"{said}  {'完整件' if full else '脱敏件'}"


def note(what_is_masked: str, *, full: bool, also: str = "") -> str:
    """The note at the foot of a register."""
    privacy = "含完整个人信息，只用于登记的用途" if full else what_is_masked
    return "。".join(part for part in ("内部资料，注意保管", also, privacy) if part) + "。"


def in_year(day: PartialDate | None, year: Within) -> bool:
    """Whether a record of that day belongs into the register; without a year all do."""
    return is_in(day, year)


def day_order(day: PartialDate | None) -> tuple[bool, str]:
    """Sorts by day; records without one come last."""
    return (day is None, str(day or ""))
