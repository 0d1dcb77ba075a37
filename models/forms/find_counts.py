"""Finds tables of numbers in a sheet: 党员情况统计表, where a cell asks how many members its column and its row mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from models.forms.form import COUNTS, Area, Slot
from models.forms.list_body import FOOT
from models.forms.of_counts import ALL, NEUTRAL, Test, count, plain, test_of
from models.forms.of_people import branch_name
from models.forms.sheet_part import SheetPart
from models.forms.sources import source
from models.forms.vocabulary import heading_key
from models.records import Branch

_ABOUT = re.compile(r"党员|支部|党组织|党建|党内")
_OTHER = re.compile(r"发展党员|申请|积极分子|发展对象|培训|会议|三会一课|党费|困难|转接|奖|处分|年报|新增|减少|变化")
_YEAR = re.compile(r"(20\d\d)\s*年")
_BRANCH = re.compile(r"(所在|基层)?(党?支部|党组织|单位)(名称|全称)?")
_LEAST = 3
"""Fewer numbers than this are no table."""


@dataclass(frozen=True)
class _Column:
    path: tuple[str, ...]
    tests: tuple[Test, ...] | None


def find_counts(sheet: SheetPart) -> Area | None:
    """The table of numbers of a sheet; None if it has none about the members as they are."""
    appraisal = _is_appraisal(sheet)
    first = next((r for r in range(1, min(sheet.last_row, 60) + 1) if _known(sheet, r, appraisal) >= 2), None)
    if first is None:
        return None
    title = "".join(sheet.text(r, c) for r in range(1, first) for c in range(1, sheet.last_column + 1))
    about = title + sheet.entry.name
    if not _ABOUT.search(about + "".join(sheet.texts(first))) or _OTHER.search(about):
        return None
    bottom = first
    while bottom - first < 3 and _known(sheet, bottom + 1, appraisal) >= 2 and _fresh(sheet, bottom + 1):
        bottom += 1
    columns = {c: _column(sheet, first, bottom, c, appraisal) for c in range(1, sheet.last_column + 1)}
    year = _YEAR.search(title)
    slots = _slots(sheet, bottom, columns, int(year[1]) if year else None, appraisal)
    known = [slot for slot in slots if slot.field == "#count"]
    if len(known) < _LEAST:
        return None
    head = next((t for r in range(1, first) for t in sheet.texts(r)), sheet.entry.name)
    body = range(bottom + 1, max(slot.at[0] for slot in known) + 1)
    return Area(COUNTS, Branch, sheet.entry, head, tuple(slots), first, bottom, body)


def _is_appraisal(sheet: SheetPart) -> bool:
    """Whether title or headings speak of 民主评议."""
    top = (text for row in range(1, min(sheet.last_row, 8) + 1) for text in sheet.texts(row))
    return any("评议" in text for text in (sheet.entry.name, *top))


def _known(sheet: SheetPart, row: int, appraisal: bool) -> int:
    """How many different labels of a row say what is counted or how it is divided; numbers have no place among them."""
    texts = [sheet.shown(row, c) for c in range(1, sheet.last_column + 1)]
    if any(isinstance(sheet.value(row, c), (int, float)) for c in range(1, sheet.last_column + 1)):
        return 0
    return len({plain(t) for t in texts if t and (test_of(t, appraisal) is not None or NEUTRAL.fullmatch(plain(t)))})


def _fresh(sheet: SheetPart, row: int) -> bool:
    """Whether the row has labels over columns, and no blank of its own under another label."""
    texts = [c for c in range(1, sheet.last_column + 1) if sheet.text(row, c)]
    blanks = [c for c in range(1, sheet.last_column + 1) if not sheet.shown(row, c)]
    return len(texts) >= 2 and len(blanks) < len(texts)


def _column(sheet: SheetPart, first: int, bottom: int, column: int, appraisal: bool) -> _Column:
    texts = list(dict.fromkeys(t for r in range(first, bottom + 1) if (t := sheet.shown(r, column))))
    return _Column(tuple(texts), _tests(texts, appraisal))


def _tests(texts: Sequence[str], appraisal: bool) -> tuple[Test, ...] | None:
    """What labels over or beside a cell count together; None if one of them is not known. Labels that only divide count nothing."""
    found = []
    for text in texts:
        one = test_of(text, appraisal)
        if one is not None:
            found.append(one)
        elif not NEUTRAL.fullmatch(plain(text)):
            return None
    return tuple(found)


def _slots(sheet: SheetPart, bottom: int, columns: dict[int, _Column], year: int | None, appraisal: bool) -> list[Slot]:
    """A slot for each cell that asks for a number; in a table with a row for each branch they have the branch as path."""
    lead = [c for c, _ in takewhile(lambda item: not item[1].tests, sorted(columns.items()))]
    own = next((c for c in lead if columns[c].path and _BRANCH.fullmatch(plain(columns[c].path[-1]))), None)
    rows = [r for r in range(bottom + 1, sheet.last_row + 1) if not sheet.hidden(r)]
    rows = list(takewhile(lambda r: not any(FOOT.search(t) for t in sheet.texts(r)), rows))
    tests = [t for c in columns.values() for t in c.tests or ()]
    tests += [one for r in rows for c in lead if (one := test_of(sheet.shown(r, c), appraisal)) is not None]
    bands = [t for t in tests if t.sorting == "age"]
    slots = [_unknown("/".join(about.path), bottom, c) for c, about in columns.items() if _unasked(about, c in lead)]
    for row, labels, path in _rows(sheet, rows, lead, own):
        beside = () if own is not None else _tests(labels, appraisal)
        if beside is None:
            slots.append(_unknown(labels[-1], row, lead[-1]))
            continue
        if own is not None and not path[0]:
            slots.append(Slot("支部名称", "", bottom, own, _OWN, at=(row, own), path=path))
        for column, about in columns.items():
            if (
                column in lead
                or about.tests is None
                or not about.path
                or not (about.tests or beside)
                or not _open(sheet, row, column)
            ):
                continue
            asked = [t for t in (*about.tests, *beside) if t is not ALL] or [ALL]
            name = "/".join((*labels, *about.path))
            key = heading_key((name,))
            number = count(asked, bands, year, appraisal=appraisal)
            slots.append(Slot(name, key, row, column, number, at=(row, column), path=path))
    return slots


def _unasked(about: _Column, leads: bool) -> bool:
    """Whether a column asks something that the ledger cannot count."""
    return bool(about.path) and about.tests is None and not leads


def _open(sheet: SheetPart, row: int, column: int) -> bool:
    return sheet.blank(row, column) and sheet.merge(row, column)[:2] == (row, column)


def _rows(
    sheet: SheetPart, rows: list[int], lead: list[int], own: int | None
) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """The rows that ask for numbers, with the labels beside them and the branch that they are about, '' for a free one."""
    found: list[tuple[int, tuple[str, ...], tuple[str, ...]]] = []
    for row in rows:
        shown = [sheet.shown(row, c) for c in lead if not isinstance(sheet.value(row, c), int)]
        labels = tuple(dict.fromkeys(text for text in shown if text))
        if own is None:
            if labels or len(rows) == 1:
                found.append((row, labels, ()))
            continue
        name = sheet.text(row, own)
        total = any(test_of(text, False) is ALL or "计" in text for text in labels)
        if not total and (name or not any(path == ("",) for _, _, path in found)):
            found.append((row, (), (name,)))
    return found


def _unknown(label: str, row: int, column: int) -> Slot:
    return Slot(label, heading_key((label,)), row, column, reason="账本数不出来，请手工填")


_OWN = source("#branch", "支部名称", "", "", lambda branch, _facts: branch_name(branch))
