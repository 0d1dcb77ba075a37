"""Fills a list: people or records into its rows, more rows where there are too few, numbers counted on, totals kept right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from models.fields import Record
from models.forms.addresses import name_of
from models.forms.contents import Facts, called
from models.forms.following import insert_rows
from models.forms.form import Area
from models.forms.options import Options
from models.forms.package import Package, SheetEntry
from models.forms.refused import FormRefused
from models.forms.result import Filled, NotFilled
from models.forms.rows import EXAMPLE, FREE, PEOPLE, SAMPLE, TAKEN, Line, lines_of
from models.forms.sheet_part import SheetPart, Value
from models.forms.spans import Element
from models.forms.styles import Styles
from models.forms.taken_rows import Owners, meant, only_name
from models.forms.vocabulary import SEQUENCE, content
from models.forms.writing import Writer


@dataclass
class Work:
    """The workbook being filled and what all its areas share."""

    package: Package
    styles: Styles
    facts: Facts
    result: Filled
    from_1904: bool = False
    together: Sequence[Record] = ()
    """All records that stand in the lists of the form: one wording is found for all."""

    def sheet(self, entry: SheetEntry) -> SheetPart:
        """A sheet as it is now."""
        return SheetPart.read(self.package, entry, self.texts)

    @cached_property
    def strings(self) -> list[Element]:
        """The shared strings with their looks."""
        return self.package.strings()

    @cached_property
    def texts(self) -> list[str]:
        """The shared strings; filling does not change them."""
        return self.package.texts()

    @cached_property
    def options(self) -> Options:
        """The drop-downs, read from the form as it was."""
        return Options(Package(self.package.name, dict(self.package.parts)), self.texts)

    def writer(self, area: Area, sheet: SheetPart, examples: Mapping[str, Value]) -> Writer:
        """What gathers the values for a sheet."""
        return Writer(
            self.package,
            area,
            sheet,
            self.styles,
            self.options,
            self.facts,
            self.result,
            dict(examples),
            self.from_1904,
            self.strings,
            self.together,
        )


def fill_list(work: Work, area: Area, records: Sequence[Record], before: int) -> int:
    """Fills one list and says how many rows were put in; `before` records of the same list stand elsewhere.

    Raises FormRefused where rows would have to be inserted and cannot be.
    """
    sheet = work.sheet(area.sheet)
    lines = lines_of(area, sheet, {called(record, work.facts.snapshot) for record in records})
    examples = _examples(area, sheet, lines)
    placed, rest = _taken(work, area, lines, records)
    free = [line for line in lines if line.state in (FREE, SAMPLE)]
    if not free and rest and any(line.state == TAKEN for line in lines):
        if not placed:
            raise FormRefused.about(
                work.package.name, f"的“{area.sheet.name}”没有空行，像是已经填好的表", "请换一份空白表"
            )
        about = f"“{area.sheet.name}”里的名单是表上原有的，另有 {len(rest)} {_unit(area)}不在其中，没有加进去"
        work.result.notes.append(about)
        rest = []
    missing = len(rest) - len(free)
    if missing > 0:
        area, lines = _more_rows(work, area, lines, missing)
        sheet = work.sheet(area.sheet)
        free = [line for line in lines if line.state in (FREE, SAMPLE)]
        placed = {_moved(row, lines, missing): record for row, record in placed.items()}
    work.result.records += len(placed) + len(rest)
    writer = work.writer(area, sheet, examples)
    at = {**placed, **{line.row: record for line, record in zip(free, rest, strict=False)}}
    samples = {line.row: line for line in free if line.state == SAMPLE}
    apart = _apart(work, area, sheet, lines, at)
    for row, record in sorted(at.items()):
        if row in samples:
            writer.clear((row, s.column) for s in area.slots if s.field != SEQUENCE)
            work.result.notes.append(
                f"第 {row} 行原来的示例“{samples[row].name}”已换成“{called(record, work.facts.snapshot)}”"
            )
        writer.put(
            record, [(s, (row, s.column)) for s in area.slots if (row, s.column) not in apart], over=row in samples
        )
    _number(writer, area, lines, at, before)
    work.package.parts[area.sheet.part] = writer.done()
    return max(0, missing)


def _unit(area: Area) -> str:
    return "人" if area.subject.__name__ in PEOPLE else "条"


def _apart(
    work: Work, area: Area, sheet: SheetPart, lines: Sequence[Line], at: Mapping[int, Record]
) -> set[tuple[int, int]]:
    """The blank cells that are merged down over several records which do not have the same there: they stay blank, and that is told."""
    strangers = [line.row for line in lines if line.state == TAKEN and line.row not in at]
    found = set()
    for slot in area.slots:
        if slot.source is None or slot.field == SEQUENCE:
            continue
        for top, left, bottom, _ in sorted({sheet.merge(row, slot.column) for row in at}):
            rows = [row for row in at if top <= row <= bottom]
            others = sum(top <= row <= bottom for row in strangers)
            if left != slot.column or len(rows) + others < 2 or not sheet.blank(top, left):
                continue
            first, *rest = (content(at[row], slot.source, work.facts) for row in rows)
            if not others and all(one == first for one in rest):
                continue
            found.add((top, left))
            who, name = f"第 {top}—{bottom} 行的 {len(rows) + others} {_unit(area)}", area.sheet.name
            reason = "合并成一格的几行不一样，或者有的不知道，请手工填"
            work.result.not_filled.append(NotFilled(name, name_of(top, left), slot.heading, who, reason))
    return found


def _examples(area: Area, sheet: SheetPart, lines: Sequence[Line]) -> dict[str, Value]:
    """What stands in each column already: how the form wants it written. Examples come first."""
    found: dict[str, Value] = {}
    for line in sorted(lines, key=lambda one: one.state not in (EXAMPLE, SAMPLE)):
        for slot in area.slots:
            cell = sheet.cells.get((line.row, slot.column))
            if cell is not None and not cell.formula and cell.value is not None:
                found.setdefault(slot.heading, cell.value)
    return found


def _taken(
    work: Work, area: Area, lines: Sequence[Line], records: Sequence[Record]
) -> tuple[dict[int, Record], list[Record]]:
    """Rows that the form has filled in part, with the record they mean; and the records left over."""
    placed: dict[int, Record] = {}
    owners = Owners(records, work.facts)
    for line in lines:
        if line.state == EXAMPLE:
            work.result.notes.append(f"第 {line.row} 行是填写示例，没有改动，上报前请按要求删去")
        if line.state != TAKEN:
            continue
        found = owners.of(line)
        if (record := meant(found, people=_unit(area) == "人")) is not None:
            placed[line.row] = record
            owners.take(record)
        else:
            why = _unclear(line, owners, several=bool(found))
            work.result.notes.append(f"第 {line.row} 行“{line.name}”是表上原有的，{why}，没有改动")
    return placed, owners.left()


def _unclear(line: Line, owners: Owners, *, several: bool) -> str:
    """Why it is not known whom a row means that the form has filled."""
    if several:
        return "账本里有同名的人，分不清是谁"
    if owners.of(only_name(line)):
        return "账本里有这个姓名，但表上写的身份证号、出生日期、性别或民族对不上"
    return "账本里没有对应的记录"


def _more_rows(work: Work, area: Area, lines: list[Line], count: int) -> tuple[Area, list[Line]]:
    """Inserts rows: before the last one where it is free, so that ranges over the body take them in; else after it."""
    sheet = work.sheet(area.sheet)
    if len({line.row for line in lines}) < len([r for r in area.body if not sheet.hidden(r)]):
        raise FormRefused.about(
            work.package.name, f"的“{area.sheet.name}”一项占几行，不能自动加行", "请先在表格里加够行数再填"
        )
    free = {line.row for line in lines if line.state in (FREE, SAMPLE)}
    last = area.body.stop - 1
    if last in free and last - 1 in free:
        at, grown = last, 0
    else:
        at, grown = area.body.stop, last if lines else 0
    below = sheet.last_row >= at
    if lines or below:
        insert_rows(work.package, area.sheet, at, count, grown, like=bool(lines))
    work.result.shift(area.sheet.name, at, count)
    moved = [replace(line, row=line.row + count) if line.row >= at else line for line in lines]
    new = [Line(row, FREE) for row in range(at, at + count)]
    longer = replace(area, body=range(area.body.start, area.body.stop + count))
    return longer, sorted([*moved, *new], key=lambda line: line.row)


def _moved(row: int, lines: Sequence[Line], count: int) -> int:
    """Where a taken row is after the insertion: only rows at the very end of the body were moved."""
    rows = {line.row for line in lines if line.state == TAKEN}
    return row if row in rows else row + count


def _number(
    writer: Writer,
    area: Area,
    lines: Sequence[Line],
    at: Mapping[int, Record],
    before: int,
) -> None:
    """Counts the filled rows in the column 序号, as text where the form has it as text; formulas stay."""
    slot = next((s for s in area.slots if s.field == SEQUENCE), None)
    if slot is None:
        return
    numbers = [v for line in lines if str(v := writer.sheet.value(line.row, slot.column)).isdigit()]
    as_text = bool(numbers) and all(isinstance(number, str) for number in numbers)
    restarts = bool(lines) and writer.sheet.text(lines[0].row, slot.column) == "1"
    number = 0 if restarts else before
    for line in lines:
        cell = writer.sheet.cells.get((line.row, slot.column))
        said = writer.sheet.text(line.row, slot.column)
        if line.state == EXAMPLE or (line.state == TAKEN and said.isdigit()):
            number = int(said) if said.isdigit() and line.state == TAKEN else number
            continue
        if line.row not in at and line.state != TAKEN:
            continue
        number += 1
        if (cell is None or not cell.formula) and said != str(number) and line.row in at:
            writer.values[line.row, slot.column] = str(number) if as_text else number
