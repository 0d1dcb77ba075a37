"""The rows of one problem to an item of the register: texts joined, names and days read; what cannot be read is kept in the note."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from models.fields import Field, field_of, typed
from models.imports.grid import Cell
from models.imports.heading import Column
from models.imports.pairs import part_of
from models.imports.person_row import Noted, Row
from models.imports.plan import ERROR, INFO, WARNING
from models.imports.problems import deadline
from models.imports.problems.draft import ProblemDraft
from models.imports.problems.walk import problem_columns
from models.imports.problems.words import Entry, apart, entries, in_lines, is_state, says_open, units_and_people
from models.kinds import Paragraphs, PartialDate, People, Unreadable, clean, is_blank, one_line
from models.records import Rectification
from models.records.rectification import LONG_TERM

_BY_STEP = tuple(about.name for about in Rectification.fields if about.by_step)
_OWN_WAY = ("problem", "deadline", "progress", "note")


@dataclass
class ItemReading(Noted):
    """What the rows of a problem say. claims: what only steps can say, field → label and words · kept: lines for the note ·
    entries: on the progress · more: the rows after the first."""

    draft: ProblemDraft = field(default_factory=ProblemDraft)
    more: list[Row] = field(default_factory=list)
    claims: dict[str, tuple[str, str]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """All rows, from the first on."""
        return [self.row, *self.more]


def gathered(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each problem: one that continues, or has the same problem as the row before and no number of its own, goes
    with that row."""
    items: list[list[Row]] = []
    for row in rows:
        before = items[-1][0] if items and items[-1][0].sheet == row.sheet else None
        if before is not None and (row.continues or _again(row, before)):
            items[-1].append(row)
        else:
            items.append([row])
    return items


def _again(row: Row, before: Row) -> bool:
    said, told = _first(row, "problem"), _first(before, "problem")
    return bool(said) and said == told and _first(row, "number") in ("", _first(before, "number"))


def _first(row: Row, name: str) -> str:
    columns = (
        problem_columns(row.columns)
        if name == "problem"
        else [c for c in row.columns if c.fills(name) or (name == "number" and c.match.derived)]
    )
    texts = (clean(row.cells[row.columns.index(column)]) for column in columns)
    return next((text for text in texts if text), "")


def read(rows: Sequence[Row], given: Mapping[str, str]) -> ItemReading:
    """Reads the rows of a problem. given: what holds for all rows that do not say it themselves."""
    reading = ItemReading(rows[0], more=list(rows[1:]))
    row = rows[0]
    _note_broken(reading)
    for about in typed(ProblemDraft):
        if about.name in _BY_STEP:
            _claim(reading, about)
        elif about.name not in _OWN_WAY:
            _fill(reading, about)
    _problem(reading)
    gaps = {"category": row.group, "source": row.kind} | dict(given)
    for name, text in gaps.items():
        if (
            text
            and not reading.failed(name)
            and getattr(reading.draft, name) == field_of(ProblemDraft, name).kind.empty
        ):
            setattr(reading.draft, name, field_of(ProblemDraft, name).read(text))
            reading.weak.add(name)
    _deadline(reading)
    _progress(reading)
    reading.draft.note = "\n".join(_distinct(clean(cell) for _, cell in _cells(reading, "note")))
    if is_state(reading.draft.outcome) and not says_open(reading.draft.outcome):
        words = "只写了状态：按原文记在完成情况里，事项没有因此销号"
        reading.note_field(WARNING, f"“{one_line(reading.draft.outcome)}”{words}", "outcome")
    return reading


def _note_broken(reading: ItemReading) -> None:
    for row in reading.rows:
        for column in row.columns:
            if column.index in row.broken and column.match.field:
                what = row.broken[column.index]
                told = what if what.startswith("公式") else f"错误值 {what}"
                label = field_of(ProblemDraft, column.match.field).label
                reading.note(ERROR, f"{label}：单元格是{told}，没有读入", column, what)


def _cells(reading: ItemReading, name: str) -> list[tuple[Column, Cell]]:
    """The cells of a field that are not blank, row by row, with their columns."""
    found: list[tuple[Column, Cell]] = []
    for row in reading.rows:
        columns = [c for c in row.columns if c.fills(name)]
        for column in sorted(columns, key=lambda c: (c.match.rank, c.index)):
            cell = _part(row.cells[row.columns.index(column)], column, name)
            if is_blank(cell) and column.index in row.above:
                cell = row.above[column.index]
                if row is reading.row:
                    _say_above(reading, column, cell)
            if not is_blank(cell):
                found.append((column, cell))
    return found


def _say_above(reading: ItemReading, column: Column, cell: Cell) -> None:
    label = field_of(ProblemDraft, column.match.field).label
    reading.note(INFO, f"{label}：本行空着，按上面一行读作“{one_line(cell)}”", column, None)


def _part(raw: Cell, column: Column, name: str) -> Cell:
    if not column.second:
        return raw
    if "deadline" in (column.match.field, column.second) and isinstance(raw, str):
        others, time = deadline.split_off(raw)
        return time if name == "deadline" else others
    if {column.match.field, column.second} == {"department", "owner"} and isinstance(raw, str):
        units, people = units_and_people(raw)
        return units if name == "department" else people
    return part_of(raw, name, column.match.field, column.second, ProblemDraft)


def _fill(reading: ItemReading, about: Field) -> None:
    """Fills a field: texts and names of several rows and columns are joined, of the rest the first counts."""
    cells = _cells(reading, about.name)
    if not cells:
        return
    column, first = cells[0]
    if isinstance(about.kind, People):
        names = "、".join(apart(clean(cell)) for _, cell in cells)
        setattr(reading.draft, about.name, "、".join(_distinct(about.kind.read(names).split("、"))))
        return
    if isinstance(about.kind, Paragraphs):
        tidy: Callable[[str], str] = in_lines if about.name == "measures" else str
        setattr(reading.draft, about.name, "\n".join(_distinct(tidy(clean(cell)) for _, cell in cells)))
        return
    if about.name == "department":
        reading.draft.department = "、".join(_distinct(one_line(cell) for _, cell in cells))
        return
    try:
        setattr(reading.draft, about.name, about.read(first))
    except Unreadable as error:
        if about.name == "kind":
            reading.kept.append(f"整改类型：{one_line(first)}")
            reading.note(WARNING, f"整改类型：“{one_line(first)}”不在可选范围内，写在备注里", column, first)
        else:
            reading.note(ERROR, str(error), column, first)
        return
    for other, cell in cells[1:]:
        if clean(cell) != clean(first):
            reading.note(
                INFO, f"{about.label}已填为“{reading.draft.show(about.name)}”，“{one_line(cell)}”没有读入", other, cell
            )


def _claim(reading: ItemReading, about: Field) -> None:
    """Words on the state, who reviewed, when it was closed: no item is closed by them (domain Z03, Z04)."""
    cells = _cells(reading, about.name)
    texts = _distinct(one_line(_plain(about, cell)) for _, cell in cells)
    if (
        not texts
        or (about.name == "state" and all(map(says_open, texts)))
        or (about.name == "round" and texts == ["1"])
    ):
        return
    label = one_line(cells[0][0].heading) if about.name == "state" else about.label
    reading.claims[about.name] = label, "、".join(texts)
    reading.note(
        WARNING,
        f"“{label}”写着“{'、'.join(texts)}”：没有改变状态，原话写在备注里；要销号，请到“整改台账”打开这一项，用“申请销号”等环节",
        *cells[0],
    )


def _plain(about: Field, cell: Cell) -> str:
    """A cell as the ledger would show it; as it is where it cannot be read."""
    try:
        return str(about.kind.show(about.kind.read(cell)))
    except Unreadable:
        return clean(cell)


def _problem(reading: ItemReading) -> None:
    """What it is in particular first, then what it belongs to."""
    values: dict[int, str] = {}
    columns = problem_columns(reading.row.columns)
    for row in reading.rows:
        for column in columns:
            if text := clean(row.cells[row.columns.index(column)]):
                values.setdefault(column.index, text)
    for column in columns[1:]:  # what it belongs to stands once, over several problems
        if column.index not in values and column.index in reading.row.above and columns[0].index in values:
            values[column.index] = clean(reading.row.above[column.index])
            _say_above(reading, column, values[column.index])
    told = [(column, values[column.index]) for column in columns if column.index in values]
    if not told:
        return
    general = [f"（{' '.join(column.heading.split())}：{text}）" for column, text in told[1:] if text != told[0][1]]
    reading.draft.problem = "\n".join([told[0][1], *general])


def _deadline(reading: ItemReading) -> None:
    dues = [(column, cell, deadline.read(cell, reading.draft.found)) for column, cell in _cells(reading, "deadline")]
    days: list[PartialDate] = []
    for column, cell, due in dues:
        if due.doubt:
            reading.note(WARNING, f"整改时限：“{one_line(cell)}”{due.doubt}", column, cell)
        if due.rest and (line := f"整改时限原文：{one_line(cell)}") not in reading.kept:
            reading.kept.append(line)
        if due.kind and not reading.draft.kind and not reading.failed("kind"):
            reading.draft.kind = due.kind
        if due.day is not None and due.day not in days:
            days.append(due.day)
    if not days:
        if reading.draft.kind == LONG_TERM and any(due.kind == LONG_TERM for _, _, due in dues):
            reading.note_field(INFO, "时限写的是长期坚持，登记后状态就是“长期坚持”", "deadline")
        return
    reading.draft.deadline = max(days, key=lambda day: day.last())
    found = reading.draft.found
    if found is not None and reading.draft.deadline.last() < found.first():
        told = f"整改时限 {reading.draft.deadline} 早于发现日期 {found}，请核对"
        reading.note_field(WARNING, told, "deadline")
    if reading.draft.kind == LONG_TERM and not _cells(reading, "kind"):
        reading.draft.kind = ""
        reading.kept.append(f"整改时限原文：{'；'.join(one_line(cell) for _, cell, _ in dues)}")
        reading.note_field(WARNING, "有的措施有时限、有的长期坚持，按时限读入，原文写在备注里", "deadline")
    if len(days) > 1:
        told = "、".join(map(str, days))
        reading.kept.append(f"各条措施的时限：{told}")
        reading.note_field(WARNING, f"各条措施的时限不同（{told}），按最晚的读入，各条写在备注里", "deadline")


def _progress(reading: ItemReading) -> None:
    cells = _cells(reading, "progress")
    made = [entry for text in _distinct(clean(cell) for _, cell in cells) for entry in entries(text)]
    reading.entries = list(dict.fromkeys(made))


def _distinct(texts: object) -> list[str]:
    return list(dict.fromkeys(text for text in texts if re.search(r"\S", text)))  # type: ignore[attr-defined]
