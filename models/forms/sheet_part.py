"""A worksheet as it stands in the file: its cells, merges, drop-downs, heights and widths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from models.forms.addresses import Area, area_of, areas_of, cell_of
from models.forms.blanks import Rich, Run
from models.forms.package import Package, SheetEntry, string_of
from models.forms.spans import Element, quoted
from models.imports.extent import MOST_COLUMNS, MOST_ROWS

_MOST_BLANK_ROWS, _MOST_BLANK_COLUMNS = 2000, 30
"""Looked at behind what is filled: they are the room for those who are to be listed."""
_MOST_MERGED = 400_000
"""Places in all merged ranges of a sheet, as far as it is looked at."""

Value = str | int | float | Rich | None


@dataclass(frozen=True)
class Cell:
    """One cell that stands in the file. value: None if empty · formula: whether it holds one."""

    value: Value
    style: int
    formula: bool
    element: Element


@dataclass(frozen=True)
class Validation:
    """A drop-down or another rule of data entry: its kind, the cells it holds for, its first formula."""

    kind: str
    areas: tuple[Area, ...]
    formula: str

    def holds(self, row: int, column: int) -> bool:
        return any(t <= row <= b and left <= column <= right for t, left, b, right in self.areas)


@dataclass
class SheetPart:
    """One worksheet. Rows and columns count from 1, as people do."""

    entry: SheetEntry
    data: bytes
    root: Element
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    rows: dict[int, Element] = field(default_factory=dict)

    @classmethod
    def read(cls, package: Package, entry: SheetEntry, texts: list[str]) -> SheetPart:
        """Raises FormRefused where the part is damaged."""
        sheet = cls(entry, package.parts[entry.part], package.tree(entry.part))
        row_number = 0
        for row in sheet.sheet_data.children:
            row_number = int(row.get("r") or row_number + 1)
            sheet.rows[row_number] = row
            column = 0
            for cell in row.children:
                column = cell_of(cell.get("r"))[1] if cell.get("r") else column + 1
                if cell.name == "c":
                    sheet.cells[row_number, column] = _cell(cell, texts)
        return sheet

    @cached_property
    def sheet_data(self) -> Element:
        return self.root.child("sheetData") or Element("sheetData", {}, 0, 0)

    @cached_property
    def merged(self) -> list[Area]:
        """The merged ranges."""
        return [area_of(m.get("ref")) for m in self.root.all("mergeCell")]

    @cached_property
    def _merge_at(self) -> Mapping[tuple[int, int], Area]:
        """Each cell of the used part of the sheet that is in a merged range; ValueError where ranges lie over each other."""
        found: dict[tuple[int, int], Area] = {}
        rows, columns = range(1, self.last_row + 2), range(1, self.last_column + 2)
        if sum(len(rows[a[0] - 1 : a[2]]) * len(columns[a[1] - 1 : a[3]]) for a in self.merged) > _MOST_MERGED:
            raise ValueError("merged ranges too large")
        for area in self.merged:
            for row in range(area[0], min(area[2], self.last_row + 1) + 1):
                for column in range(area[1], min(area[3], self.last_column + 1) + 1):
                    if found.setdefault((row, column), area) != area:
                        raise ValueError("merged ranges overlap")
        return found

    def merge(self, row: int, column: int) -> Area:
        """The merged range a cell is in, or the cell alone."""
        return self._merge_at.get((row, column), (row, column, row, column))

    @cached_property
    def validations(self) -> list[Validation]:
        """The rules of data entry, those of newer Excel in the extensions too."""
        found = []
        for about in self.root.all("dataValidation"):
            formula = next((f for f in about.all("formula1")), None)
            place = about.get("sqref") or "".join(e.text for e in about.all("sqref"))
            text = "" if formula is None else formula.text or "".join(f.text for f in formula.all("f"))
            found.append(Validation(about.get("type"), tuple(areas_of(place)), text))
        return found

    @cached_property
    def _last_filled(self) -> tuple[int, int]:
        """The last row and the last column with something in them; the gate has made sure that they are not far out."""
        filled = [place for place, cell in self.cells.items() if cell.formula or cell.value is not None]
        rows, columns = max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)
        return min(rows, MOST_ROWS), min(columns, MOST_COLUMNS)

    @cached_property
    def last_row(self) -> int:
        """The last row that is looked at: blank ones with a format go on to the end of many a sheet."""
        return min(max(self.rows, default=0), self._last_filled[0] + _MOST_BLANK_ROWS)

    @cached_property
    def last_column(self) -> int:
        """The last column that is looked at."""
        return min(max((column for _, column in self.cells), default=0), self._last_filled[1] + _MOST_BLANK_COLUMNS)

    def value(self, row: int, column: int) -> Value:
        """What is in a cell; None if it is empty or not in the file."""
        cell = self.cells.get((row, column))
        return None if cell is None else cell.value

    def text(self, row: int, column: int) -> str:
        """What is in a cell, as text without outer blanks; '' if it is empty."""
        value = self.value(row, column)
        return "" if value is None else str(value).strip()

    def shown(self, row: int, column: int) -> str:
        """The text that is seen there: of a merged cell that of its first one."""
        return self.text(*self.merge(row, column)[:2])

    def texts(self, row: int) -> list[str]:
        """All that is written in a row, from the left."""
        return [text for column in range(1, self.last_column + 1) if (text := self.text(row, column))]

    def blank(self, row: int, column: int) -> bool:
        """Whether a cell has neither text nor number nor formula."""
        cell = self.cells.get((row, column))
        return cell is None or (not cell.formula and not str("" if cell.value is None else cell.value).strip())

    def style(self, row: int, column: int) -> int:
        """The number of the style a cell has or would have."""
        cell = self.cells.get((row, column))
        if cell is not None:
            return cell.style
        line = self.rows.get(row)
        if line is not None and line.get("customFormat") in ("1", "true") and line.get("s"):
            return int(line.get("s"))
        return next((int(about.get("style", "0")) for about in self._about_column(column)), 0)

    @cached_property
    def _about_columns(self) -> list[tuple[range, Element]]:
        """What the file says of columns. Looked up once: a sheet is not changed, an edit makes the bytes of another."""
        return [(range(int(c.get("min", "0")), int(c.get("max", "0")) + 1), c) for c in self.root.all("col")]

    def _about_column(self, column: int) -> Iterator[Element]:
        return (about for columns, about in self._about_columns if column in columns)

    @cached_property
    def columns_of(self) -> Mapping[int, Sequence[int]]:
        """By row the columns of its cells that are in the file."""
        found: dict[int, list[int]] = {}
        for row, column in self.cells:
            found.setdefault(row, []).append(column)
        return found

    def height(self, row: int) -> tuple[float, bool]:
        """The height of a row in points, and whether somebody set it by hand."""
        line, usual = self.rows.get(row), self.root.child("sheetFormatPr")
        standard = float((usual.get("defaultRowHeight") if usual is not None else "") or 15.0)
        if line is None or not line.get("ht"):
            return standard, usual is not None and usual.get("customHeight") in ("1", "true")
        return float(line.get("ht")), line.get("customHeight") in ("1", "true")

    def width(self, column: int) -> float:
        """The width of a column in characters."""
        for about in self._about_column(column):
            if about.get("width"):
                return float(about.get("width"))
        usual = self.root.child("sheetFormatPr")
        return float((usual.get("defaultColWidth") if usual is not None else "") or 8.43)

    def runs(self, row: int, column: int, texts: Sequence[Element]) -> list[Run]:
        """The text of a cell in its looks. texts: the shared strings as elements."""
        cell = self.cells.get((row, column))
        if cell is None or cell.formula:
            return []
        box = cell.element.child("is")
        if cell.element.get("t") == "s" and (raw := cell.element.child("v")) is not None and raw.text.strip().isdigit():
            number = int(raw.text)
            box = texts[number] if number < len(texts) else None
        found = [] if box is None else [r for r in box.children if r.name == "r"]
        if not found:
            return [Run(str(cell.value))] if isinstance(cell.value, str) else []
        return [Run("".join(t.text for t in r.all("t")), _look(r.child("rPr"))) for r in found]

    def hidden(self, row: int) -> bool:
        line = self.rows.get(row)
        return line is not None and line.get("hidden") in ("1", "true")


def _look(element: Element | None) -> bytes:
    """The look of a run, without the prefixes that its own part may use."""
    if element is None:
        return b""
    out = b"<rPr>"
    for part in element.children:
        inner = b"".join(b" " + k.encode() + b'="' + quoted(v) + b'"' for k, v in part.attributes.items())
        out += b"<" + part.name.encode() + inner + b"/>"
    return out + b"</rPr>"


def _cell(element: Element, texts: list[str]) -> Cell:
    kind, style = element.get("t", "n"), int(element.get("s", "0"))
    formula = element.child("f")
    raw = element.child("v")
    value: Value = None if raw is None else raw.text
    if kind == "inlineStr":
        box = element.child("is")
        value = None if box is None else string_of(box)
    elif kind == "s" and raw is not None and raw.text.strip().isdigit():
        number = int(raw.text)
        value = texts[number] if number < len(texts) else ""
    elif kind == "n" and raw is not None and raw.text.strip():
        value = _number(raw.text)
    elif kind == "b" and raw is not None:
        value = "是" if raw.text.strip() == "1" else "否"
    return Cell(value or None if isinstance(value, str) else value, style, formula is not None, element)


def _number(text: str) -> Value:
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() and abs(number) < 1e15 else number
