"""What an import will do, said before anything is written: the columns, the fate of each row, each changed cell, the problems."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from models.fields import Record, field_of
from models.imports.subject import PEOPLE, Subject
from models.imports.wishes import RowKey
from models.kinds import clean
from models.records import Member, Progress

if TYPE_CHECKING:
    from models.imports.person_row import Row

ADDED, UPDATED, UNCHANGED, RETURNED = "新增", "更新", "不变", "退回"
FATES = (ADDED, UPDATED, UNCHANGED, RETURNED)
ERROR, WARNING, INFO = "error", "warning", "info"
_SAMPLES = 3


@dataclass(frozen=True)
class Problem:
    """One finding about a cell, row or column. row: as the file counts, from 1 · column: the heading as in the file."""

    sheet: str
    row: int
    column: str
    value: str
    level: str
    message: str


@dataclass
class ColumnPlan:
    """One column of the file. field: the name of the field it fills, '' if none · second: of the other one where the cells hold
    two values (性别/民族) · derived: known, but not read (序号, 年龄)."""

    sheet: str
    heading: str
    field: str
    samples: list[str] = dataclasses.field(default_factory=list)
    derived: bool = False
    second: str = ""
    cls: type[Record] = Member

    @property
    def wants_samples(self) -> bool:
        """Whether more of its values are to be shown as examples."""
        return len(self.samples) < _SAMPLES

    @property
    def label(self) -> str:
        """The label of the field, of both where there are two; '' for a column that fills none."""
        return "、".join(field_of(self.cls, name).label for name in (self.field, self.second) if name)


@dataclass
class SheetPlan:
    """One sheet. header_rows: as the file counts, from 1 · form: forms for one person each, no table · skipped: why the
    sheet is not read, '' if it is."""

    name: str
    header_rows: list[int] = dataclasses.field(default_factory=list)
    columns: list[ColumnPlan] = dataclasses.field(default_factory=list)
    skipped: str = ""
    form: bool = False

    @property
    def heading(self) -> tuple[int, int]:
        """First and last row of the first heading; (0, 0) where there is none."""
        if not self.header_rows:
            return 0, 0
        last = first = self.header_rows[0]
        while not self.form and last + 1 in self.header_rows:
            last += 1
        return first, last


@dataclass(frozen=True)
class Change:
    """One cell that changes in the ledger; old and new are values of the field."""

    name: str
    old: Any
    new: Any
    cls: type[Record] = Member

    @property
    def label(self) -> str:
        return field_of(self.cls, self.name).label

    def texts(self, *, full: bool = True) -> tuple[str, str]:
        """Old and new as text; private ones masked unless `full`."""
        kind = field_of(self.cls, self.name).kind
        show = kind.show if full else kind.mask
        return str(show(self.old)), str(show(self.new))


@dataclass(frozen=True)
class Candidate:
    """Somebody, or an item of the register, whom a row may be about. key: how `Wishes.people` names him · member: as known ·
    place: where he stands in the file, '' if only in the ledger."""

    key: str
    member: Any
    place: str


@dataclass
class RowPlan:
    """One person's row, or an item's. cells: heading → text as in the file · reason: why it is returned · member_id: of the record it is about, 0 for a new one.

    read: the row of the file, where it is about one only · places: heading → row and column of its cell in the sheet, from 0 · said: what the row says by itself, before it was
    joined with the person of the ledger · weak: fields of `said` that were told by ID number or sheet, not by a cell ·
    candidates: whom else it may be about, to be asked · who: the answer, '' where it was not asked for · more: the rows that
    continue it · progress: entries that come with it.
    """

    sheet: str
    row: int
    name: str
    fate: str
    reason: str = ""
    member_id: int = 0
    record: Record | None = None
    changes: list[Change] = dataclasses.field(default_factory=list)
    read: Row | None = dataclasses.field(default=None, repr=False, compare=False)
    said: Any = None
    weak: set[str] = dataclasses.field(default_factory=set)
    problems: list[Problem] = dataclasses.field(default_factory=list)
    candidates: list[Candidate] = dataclasses.field(default_factory=list)
    who: str = ""
    more: tuple[int, ...] = ()
    progress: list[Progress] = dataclasses.field(default_factory=list)

    @cached_property
    def cells(self) -> dict[str, str]:
        """As `places`, found out for the rows that are looked at only: thousands are not."""
        read = self.read
        return {c.heading: clean(cell) for c, cell in zip(read.columns, read.cells, strict=True)} if read else {}

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        read = self.read
        return {c.heading: c.place or (read.number - 1, c.index) for c in read.columns} if read else {}

    @property
    def key(self) -> RowKey:
        """How `Wishes.people` names the row."""
        return self.sheet, self.row, self.name

    @property
    def where(self) -> str:
        """Where it stands in the file, as other rows name it."""
        return f"“{self.sheet}”第 {self.row} 行" if self.sheet else f"第 {self.row} 行"

    def remarks(self) -> list[str]:
        """What is said about the row beside the reason for returning it."""
        return [p.message for p in self.problems if p.message != f"{RETURNED}：{self.reason}"]

    @property
    def serious(self) -> bool:
        """Whether something about the row must be looked at."""
        return self.fate == RETURNED or any(p.level != INFO for p in self.problems)


@dataclass(frozen=True)
class Skipped:
    """A row that is no person's: title, total, footnote, repeated heading, blank line."""

    sheet: str
    row: int
    reason: str
    text: str


@dataclass
class Plan:
    """All that an import will do; made by `plan_file`, carried out by `write_plan`. refusal: why no sheet is read, a
    sentence; '' if one is · elsewhere: of what the rows are then, where the page of another register imports them."""

    file: str
    sheets: list[SheetPlan] = dataclasses.field(default_factory=list)
    rows: list[RowPlan] = dataclasses.field(default_factory=list)
    skipped: list[Skipped] = dataclasses.field(default_factory=list)
    problems: list[Problem] = dataclasses.field(default_factory=list)
    refusal: str = ""
    subject: Subject = PEOPLE
    elsewhere: Subject | None = None

    def of_fate(self, fate: str) -> list[RowPlan]:
        """The rows with one of the FATES, in the order of the file."""
        return [row for row in self.rows if row.fate == fate]

    @property
    def no_heading(self) -> bool:
        """Whether no sheet is read, and one was looked through for its heading."""
        return bool(self.refusal) and any(about.skipped == self.subject.no_heading for about in self.sheets)

    @property
    def columns(self) -> list[ColumnPlan]:
        """The columns of all sheets that are read."""
        return [column for sheet in self.sheets for column in sheet.columns]

    @property
    def unmapped(self) -> list[ColumnPlan]:
        """The columns that fill no field and are not known either."""
        return [column for column in self.columns if not column.field and not column.derived]

    @property
    def without_kind(self) -> int:
        """How many new people have no 人员类别: until it is put down they have no vote (domain §2.1)."""
        return sum(isinstance(row.record, Member) and not row.record.kind for row in self.of_fate(ADDED))

    def report(self) -> dict[str, Any]:
        """Counts of rows by fate and the problems, as the command line prints them."""
        return {
            "added": len(self.of_fate(ADDED)),
            "updated": len(self.of_fate(UPDATED)),
            "unchanged": len(self.of_fate(UNCHANGED)),
            "returned": len(self.of_fate(RETURNED)),
            "problems": [vars(problem) for problem in self.problems],
        }

    def add_sample(self, column: ColumnPlan, text: str) -> None:
        """Notes a value as an example of a column, at most three different ones."""
        if text and text not in column.samples and column.wants_samples:
            column.samples.append(text)
