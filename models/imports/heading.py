"""Finds the rows of headings in a sheet: one, two or three rows, with titles above, repeated further down, or begun anew."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from models.imports.grid import Sheet
from models.imports.mapping import Match, is_anchor, is_heading, key, meant
from models.imports.pairs import paired
from models.imports.subject import PEOPLE, Subject
from models.kinds import clean

_LONGEST = 30
MOST_ROWS = 3


@dataclass
class Column:
    """One column under a heading. heading: as in the file · index from 0.

    row: of a value that has its own (forms for one person) · place: row and column of that value, from 0 ·
    second: the other field where the cells hold two values (性别/民族), the first is that of `match`.
    """

    index: int
    heading: str
    path: tuple[str, ...]
    match: Match
    row: int | None = None
    place: tuple[int, int] | None = None
    second: str = ""

    def fills(self, name: str) -> bool:
        """Whether the column holds this field, alone or beside another one."""
        return bool(name) and (name == self.match.field or name == self.second)


@dataclass
class Heading:
    """Rows `top` to `bottom` (from 0, inclusive) that name the columns."""

    sheet: Sheet = field(repr=False, compare=False)
    top: int
    bottom: int
    columns: list[Column]

    def texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(column.path for column in self.columns)

    @cached_property
    def names(self) -> list[int]:
        """Where 姓名 stands; as all that follows, asked of every row, once the heading is settled."""
        return [column.index for column in self.columns if column.match.field == "name"]

    @cached_property
    def numbering(self) -> frozenset[int]:
        """The columns that only number the rows, or follow from others."""
        return frozenset(column.index for column in self.columns if column.match.derived)

    @cached_property
    def keys(self) -> dict[int, set[str]]:
        """By column, the keys of all that stands in the rows of the heading."""
        found: dict[int, set[str]] = {}
        for row in range(self.top, self.bottom + 1):
            for index in range(len(self.sheet.rows[row])):
                if text := key(text_at(self.sheet, row, index)):
                    found.setdefault(index, set()).add(text)
        return found


def text_at(sheet: Sheet, row: int, column: int) -> str:
    """The text of a cell as in the file, '' if there is none."""
    cell = sheet.cell(row, column)
    return "" if cell is None else str(cell) if isinstance(cell, str) else clean(cell)


def _texts(sheet: Sheet, row: int) -> dict[int, str]:
    line = sheet.rows[row] if 0 <= row < len(sheet.rows) else []
    return {index: text for index in range(len(line)) if key(text := text_at(sheet, row, index))}


def find(
    sheet: Sheet, row: int, first: Heading | None, overrides: Mapping[str, str] | None, about: Subject = PEOPLE
) -> Heading | None:
    """The heading that has its 姓名 in this row; None if this is no such row. first: the first heading of the sheet.

    about: what the file is about; where the rows are no people it says what stands in the place of 姓名.
    """
    if (
        about is PEOPLE
        and not overrides
        and not any(isinstance(cell, str) and "名" in cell for cell in sheet.rows[row])
    ):
        return None  # asked of every row: most need no closer look
    texts = _texts(sheet, row)
    names = [i for i, t in texts.items() if is_anchor(t, overrides, about)]
    sure = bool(names)
    if not sure and first is None and about is not PEOPLE:  # further down a problem may sound like its heading
        names = [i for i, t in texts.items() if meant((t,), overrides, about).field == about.anchor]
    if not names or any(len(t) > 3 * _LONGEST for t in texts.values()):
        return None
    others = [i for i, t in texts.items() if i not in names and len(t) <= _LONGEST and meant((t,), overrides, about).known]  # fmt: skip
    bottom = _bottom(sheet, row, names[0], overrides, about)
    if about.people:
        if not others and bottom == row and not _stands_alone(sheet, row, texts):
            return None
    elif len(others) + (bottom > row) < (1 if sure else 2):
        return None
    top = _top(sheet, row, first, overrides, about)
    return Heading(sheet, top, bottom, _columns(sheet, top, bottom, overrides, about))


def at(sheet: Sheet, first: int, last: int, overrides: Mapping[str, str] | None, about: Subject = PEOPLE) -> Heading:
    """The heading in the rows that the user has shown, as the file counts; at most three rows, within the sheet."""
    top = min(max(first, 1), len(sheet.rows)) - 1
    bottom = min(max(last - 1, top), top + MOST_ROWS - 1, len(sheet.rows) - 1)
    return Heading(sheet, top, bottom, _columns(sheet, top, bottom, overrides, about))


def _stands_alone(sheet: Sheet, row: int, texts: dict[int, str]) -> bool:
    """Whether 姓名 beside unknown headings, or alone, may still be a heading: short texts with something below them."""
    return all(len(t) <= 12 and not re.search(r"[:：\d]", t) for t in texts.values()) and bool(_texts(sheet, row + 1))


def _bottom(sheet: Sheet, row: int, name: int, overrides: Mapping[str, str] | None, about: Subject) -> int:
    """The last of the rows that divide the headings of `row` further: nothing under 姓名, known headings elsewhere."""
    bottom = row
    while bottom + 1 - row < MOST_ROWS:
        below = _texts(sheet, bottom + 1)
        if not below or any(len(t) > _LONGEST for t in below.values()):
            break
        if name in below and (about.people or not is_heading(below[name], overrides, about)):
            break
        known = [t for t in below.values() if is_heading(t, overrides, about)]
        if len(known) * 2 < len(below) or not known:
            break
        bottom += 1
    return bottom


def _top(sheet: Sheet, row: int, first: Heading | None, overrides: Mapping[str, str] | None, about: Subject) -> int:
    """The first of the rows with group headings above `row`."""
    top = row
    while top > 0 and row - top + 1 < MOST_ROWS:
        above, here = _texts(sheet, top - 1), _texts(sheet, top)
        if not above:
            break
        alone = any(i not in here and meant((t,), overrides, about).known for i, t in above.items())
        if first is not None:
            # Further down, the row above may be a person: only the group headings of the first time count.
            if first.top == first.bottom or _texts(sheet, first.top) != above:
                break
        elif not alone and not _are_groups(above, about):
            break
        if any(re.search(r"[:：]|\d", t) or len(t) > _LONGEST for t in above.values()):
            break
        top -= 1
    return top


def _are_groups(texts: dict[int, str], about: Subject) -> bool:
    """Whether a row holds group headings (基本情况 · 党内信息), not a title."""
    groups = [t for t in texts.values() if len(key(t)) <= 8 and about.groups.search(t)]
    return len(texts) >= 2 and len(groups) * 2 > len(texts)


def _filled(sheet: Sheet, row: int, below: dict[int, str]) -> dict[int, str]:
    """The texts of a row, each also over the columns to its right that it spans.

    By merged cells where the file tells them; ods and csv do not, there it goes on while only the row below has headings.
    """
    texts = _texts(sheet, row)
    filled = dict(texts)
    merged = [m for m in sheet.merged if m[0] <= row <= m[2] and m[3] > m[1]]
    if sheet.merged:
        for _, left, _, right in merged:
            if left in texts:
                filled |= {column: texts[left] for column in range(left, right + 1)}
        return filled
    current = ""
    for column in range(max([*texts, *below], default=-1) + 1):
        current = texts.get(column, current if column in below else "")
        if current and column in below:
            filled[column] = current
    return filled


def _columns(sheet: Sheet, top: int, bottom: int, overrides: Mapping[str, str] | None, about: Subject) -> list[Column]:
    levels: list[dict[int, str]] = []
    for row in range(top, bottom):
        levels.append(_filled(sheet, row, _texts(sheet, row + 1)))
    levels.append(_texts(sheet, bottom))
    columns = []
    for index in sorted(set().union(*levels)):
        path: list[str] = []
        for level in levels:
            text = level.get(index, "")
            if text and (not path or key(path[-1]) != key(text)):
                path.append(text)
        found, second = paired(path[-1], meant(tuple(path), overrides, about), about)
        columns.append(Column(index, path[-1], tuple(path), found, second=second))
    twice = [c.heading for c in columns]
    for column in columns:
        if twice.count(column.heading) > 1 and len(column.path) > 1:
            column.heading = "/".join(column.path)
    return columns
