"""Finds lists in a sheet: headings in one to three rows, the rows for people or records below, totals and notes under them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from models.fields import Record
from models.forms.form import LIST, Area, Slot
from models.forms.sheet_part import SheetPart
from models.forms.styles import Styles
from models.forms.subjects import best_subject
from models.forms.vocabulary import SEQUENCE, SUBJECTS, heading_key, meaning
from models.imports.mapping import key
from models.records import Member

_LONGEST = 40
_MOST_ROWS = 3
_TOTAL = re.compile(r"^(合|总|小|共|累)计|^总数|^合计|^平均|^总人数")
_FOOT = re.compile(
    r"^(填表|填报|制表|审核|审批|联系人|负责人|经办人|单位负责人|党组织负责人|书记签|支部书记|注|说明|备注|填写说明|填表说明|"
    r"附注|盖章|（盖章|\(盖章|报送|汇总|此表|本表|统计人|核对)[^\n]{0,12}[:：)）]|^(此表|本表|注[:：\d]|说明[:：])|[:：]\s{3,}"
)


@dataclass(frozen=True)
class Heading:
    """Rows `top` to `bottom` of headings; path: for each column its texts from the top row down."""

    top: int
    bottom: int
    paths: Mapping[int, tuple[str, ...]]


def shown_text(sheet: SheetPart, row: int, column: int) -> str:
    """The text of a cell, of a merged one that of its first cell."""
    top, left, _, _ = sheet.merge(row, column)
    return sheet.text(top, left)


def find_lists(sheet: SheetPart, styles: Styles, mapping: Mapping[str, str] | None) -> list[Area]:
    """All lists of a sheet, from the top down."""
    found: list[Area] = []
    row = 1
    while row <= min(sheet.last_row, 2000):
        heading = _heading(sheet, row, mapping) if len(found) or row <= 60 else None
        area = None if heading is None else _area(sheet, styles, heading, mapping)
        if area is None:
            row += 1
            continue
        found.append(area)
        row = area.body.stop
    return found


def _known(path: tuple[str, ...], mapping: Mapping[str, str] | None, cls: type[Record]) -> bool:
    one = meaning(path, cls, mapping)
    return one is not None and one.name != SEQUENCE


def _score(sheet: SheetPart, row: int, mapping: Mapping[str, str] | None) -> int:
    """How many different things the cells of a row ask, by the record of which it asks most."""
    texts = [t for c in range(1, sheet.last_column + 1) if (t := sheet.text(row, c)) and len(t) <= _LONGEST]
    best = 0
    for cls in SUBJECTS:
        names = {one.name for t in texts if (one := meaning((t,), cls, mapping)) is not None}
        roll = cls is Member and {"name", SEQUENCE} <= names
        best = max(best, len(names - {SEQUENCE}), 2 * roll)
    return best


def _heading(sheet: SheetPart, row: int, mapping: Mapping[str, str] | None) -> Heading | None:
    """The headings that begin in this row; None if it is no such row."""
    if _score(sheet, row, mapping) < 2 and not (_grouped(sheet, row) and _score(sheet, row + 1, mapping) >= 2):
        return None
    filled = [c for c in range(1, sheet.last_column + 1) if sheet.text(row, c)]
    if any(len(sheet.text(row, c)) > 3 * _LONGEST for c in filled) or any(_is_number(sheet, row, c) for c in filled):
        return None
    bottom = row
    while bottom - row + 1 < _MOST_ROWS and _continues(sheet, row, bottom, mapping):
        bottom += 1
    paths: dict[int, tuple[str, ...]] = {}
    for column in range(1, sheet.last_column + 1):
        path: list[str] = []
        for level in range(row, bottom + 1):
            text = shown_text(sheet, level, column)
            if text and (not path or key(path[-1]) != key(text)):
                path.append(text)
        if path and sheet.merge(bottom, column)[1] in (column, 0):
            paths[column] = tuple(path)
    return Heading(row, bottom, paths)


def _is_number(sheet: SheetPart, row: int, column: int) -> bool:
    return isinstance(sheet.value(row, column), (int, float))


def _grouped(sheet: SheetPart, row: int) -> bool:
    """Whether a row has headings over several columns beside others that go down: the first of two rows."""
    wide = [m for m in sheet.merged if m[0] == row and m[3] > m[1] and m[2] == row and sheet.text(row, m[1])]
    down = [m for m in sheet.merged if m[0] == row and m[2] > row and sheet.text(row, m[1])]
    texts = [t for c in range(1, sheet.last_column + 1) if (t := sheet.text(row, c))]
    return bool(wide) and (bool(down) or len(texts) >= 2) and not any(re.search(r"[:：]|\d", t) for t in texts)


def _continues(sheet: SheetPart, top: int, bottom: int, mapping: Mapping[str, str] | None) -> bool:
    """Whether the row below still belongs to the headings: merged down into it, or dividing a wide heading."""
    if any(m[0] <= bottom < m[2] and m[0] >= top and sheet.text(m[0], m[1]) for m in sheet.merged):
        return True
    below = bottom + 1
    wide = [m for m in sheet.merged if m[0] == m[2] == bottom and m[3] > m[1] and sheet.text(bottom, m[1])]
    under = [c for m in wide for c in range(m[1], m[3] + 1) if sheet.text(below, c)]
    if under and not any(_is_number(sheet, below, c) for c in under):
        return len(under) >= 2
    # Without merges: blanks in this row over texts in the next, and texts over blanks.
    width = range(1, sheet.last_column + 1)
    here = {c for c in width if sheet.text(bottom, c)}
    next_ = {c for c in width if sheet.text(below, c)}
    new = next_ - here
    if len(new) >= 2 and not any(_is_number(sheet, below, c) for c in next_) and len(next_ & here) <= len(next_) / 2:
        asked = sum(any(_known((sheet.text(below, c),), mapping, cls) for cls in SUBJECTS) for c in new)
        return asked >= 2
    return False


def _area(sheet: SheetPart, styles: Styles, heading: Heading, mapping: Mapping[str, str] | None) -> Area | None:
    title = title_above(sheet, heading.top)
    subject = best_subject(list(heading.paths.values()), title + sheet.entry.name, mapping)
    if subject is None:
        return None
    slots = tuple(_slots(sheet, heading, subject, mapping))
    body = _body(sheet, styles, heading, [s.column for s in slots], mapping)
    return Area(LIST, subject, sheet.entry, title, slots, heading.top, heading.bottom, body)


def _slots(sheet: SheetPart, heading: Heading, subject: type[Record], mapping: Mapping[str, str] | None) -> list[Slot]:
    """The columns; of two that ask the same the first is filled."""
    slots: list[Slot] = []
    taken: dict[str, str] = {}
    for column, path in sorted(heading.paths.items()):
        one, reason = meaning(path, subject, mapping), ""
        name = re.sub(r"\s+", "", path[-1]) if len(path) == 1 else "/".join(re.sub(r"\s+", "", p) for p in path)
        if one is not None and one.name in taken:
            reason = f"与“{taken[one.name]}”是同一项内容，只填了那一列"
            one = None
        elif one is not None:
            taken[one.name] = name
        slots.append(Slot(name, heading_key(path), heading.bottom, column, one, reason=reason))
    return slots


def title_above(sheet: SheetPart, row: int) -> str:
    """The nearest row above with a text that is no line to fill in (填报单位：), and is not cut into columns."""
    for above in range(row - 1, 0, -1):
        texts = [t for c in range(1, sheet.last_column + 1) if (t := sheet.text(above, c))]
        if len(texts) == 1 and not re.search(r"[:：]\s*$|年\s+月|^附件?\s*\d*$|^表\s*\d*$", texts[0]):
            return texts[0]
    return ""


def _body(
    sheet: SheetPart, styles: Styles, heading: Heading, columns: list[int], mapping: Mapping[str, str] | None
) -> range:
    """The rows between the headings and the totals, notes or the next headings; where rows have frames, only those."""
    first = heading.bottom + 1
    stop = first
    while stop <= sheet.last_row and not (
        _ends(sheet, stop, columns) or _repeats(sheet, stop, heading) or _titles_next(sheet, stop, mapping)
    ):
        stop += 1
    framed = any(_framed(sheet, styles, first, c) for c in columns)
    while framed and stop - 1 > first and _spare(sheet, stop - 1, columns):
        if any(_framed(sheet, styles, stop - 1, c) for c in columns):
            break
        stop -= 1
    return range(first, stop)


def _spare(sheet: SheetPart, row: int, columns: list[int]) -> bool:
    return all(sheet.blank(row, c) for c in columns)


def _framed(sheet: SheetPart, styles: Styles, row: int, column: int) -> bool:
    return styles.of_cell(sheet.style(row, column)).framed


def _titles_next(sheet: SheetPart, row: int, mapping: Mapping[str, str] | None) -> bool:
    """Whether a row with one text stands over the headings of another list."""
    texts = [c for c in range(1, sheet.last_column + 1) if sheet.text(row, c)]
    if len(texts) != 1 or _is_number(sheet, row, texts[0]):
        return False
    return any(_score(sheet, below, mapping) >= 2 for below in (row + 1, row + 2))


def _repeats(sheet: SheetPart, row: int, heading: Heading) -> bool:
    """Whether the headings stand here again, for the next page."""
    same = sum(key(sheet.text(row, c)) == key(path[-1]) for c, path in heading.paths.items())
    return same >= 2 and same * 2 > len(heading.paths)


def _ends(sheet: SheetPart, row: int, columns: list[int]) -> bool:
    """Whether a row is a total, a note or a signature line."""
    texts = [(c, t) for c in range(1, sheet.last_column + 1) if (t := sheet.text(row, c))]
    if not texts:
        return False
    if any(_TOTAL.search(key(t)) for _, t in texts[:3]):
        return True
    if any(_FOOT.search(t) for _, t in texts):
        return True
    column, _ = texts[0]
    _, left, _, right = sheet.merge(row, column)
    inside = sum(left <= c <= right for c in columns)
    return len(texts) == 1 and inside * 2 > len(columns) and not isinstance(sheet.value(row, column), (int, float))
