"""Finds tables of the numbers of a year of training: 培训期数, 参训人次 and the like, a row for the branch or for each kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile

from models.forms.form import COUNTS, Area, Slot
from models.forms.list_body import FOOT, is_number
from models.forms.of_counts import plain
from models.forms.of_people import branch_name
from models.forms.of_study import asked, central, kind_named, names_kind, number_of, offers, says_number
from models.forms.sheet_part import SheetPart
from models.forms.sources import source
from models.forms.vocabulary import heading_key
from models.records import Branch
from models.statistics.study import ALL

_YEAR = re.compile(r"(20\d\d)\s*年")
_OWN = re.compile(r"(所在|基层)?(党?支部|党组织|单位)(名称|全称)?")
_LABELS = re.compile(r"(党员|教育|培训|学习|班次?)*(项目|类别|类型|形式|方式|种类|分类)")
_ONE_BATCH = re.compile(r"姓名|时间|日期|起止|地点|主办|承办|内容|主题|课程|班名|(班次?|项目|培训)名称")
"""Such a column asks about one batch or one person: the table is a list of them."""
_LEAST = 2
"""Fewer numbers than this are no table."""
_MOST_ROWS = 3
_Paths = Mapping[int, tuple[str, ...]]
UNKNOWN = "账本数不出来，请手工填"


def find_study(sheet: SheetPart) -> Area | None:
    """The table of a sheet; None if it has none."""
    for top in range(1, min(sheet.last_row, 30) + 1):
        if not _may_head(sheet, top):
            continue
        bottom, headings = _headings(sheet, top)
        if _numbers(headings):
            return _area(sheet, top, bottom, headings)
    return None


def _area(sheet: SheetPart, top: int, bottom: int, headings: _Paths) -> Area | None:
    title = "".join(text for r in range(1, top) for text in sheet.texts(r))
    every = [text for path in headings.values() for text in path]
    if "培训" not in title + sheet.entry.name or any(_ONE_BATCH.search(text) for text in every):
        return None
    lead = next((c for c, path in headings.items() if _leads(path, _OWN) or _leads(path, _LABELS)), None)
    if lead is None:
        return None
    year = _YEAR.search(title)
    slots = _slots(sheet, bottom, lead, headings, int(year[1]) if year else None)
    if sum(slot.source is not None and slot.source is not _BRANCH for slot in slots) < _LEAST:
        return None
    head = next(("".join(texts) for r in range(1, top) if (texts := sheet.texts(r))), sheet.entry.name)
    body = range(bottom + 1, max(slot.at[0] for slot in slots) + 1)
    groups = dict.fromkeys(path[0] for path in headings.values() if central(path))
    by_kinds = any(names_kind(path) for path in headings.values())
    notes = () if by_kinds else tuple(f"“{group}”下的数字按账本里当年的全部培训数" for group in groups)
    above = tuple(text for r in range(1, top) for text in sheet.texts(r) if text != head)
    return Area(COUNTS, Branch, sheet.entry, head, tuple(slots), top, bottom, body, above=above, notes=notes)


def _leads(path: tuple[str, ...], pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(plain(text)) for text in (path[-1], "".join(path)))


def _numbers(headings: _Paths) -> bool:
    """Whether the headings ask for numbers, of which one at least only a yearly table has."""
    by_kinds = any(names_kind(path) for path in headings.values())
    found = {one[0] for path in headings.values() if (one := asked(path, by_kinds=by_kinds)) is not None}
    found = {label for label in found if label in _YEARLY}
    return len(found) >= _LEAST and bool(found & {"参训人次", "培训期数"})


_YEARLY = {"培训期数", "参训人次", "参训人数", "缺课人次", "学时合计"}


# Headings in one to three rows


def _may_head(sheet: SheetPart, row: int) -> bool:
    """Whether a row can be the first of the headings: several short texts, none of them a line to fill in."""
    texts = sheet.texts(row)
    filled = any(is_number(sheet, row, c) for c in range(1, sheet.last_column + 1))
    return len(texts) >= 2 and not filled and not any(re.search(r"[:：]", text) for text in texts)


def _headings(sheet: SheetPart, top: int) -> tuple[int, _Paths]:
    """The last row of the headings that begin in a row, and for each column its texts from the top row down."""
    bottom = top
    while bottom - top + 1 < _MOST_ROWS and _goes_on(sheet, top, bottom):
        bottom += 1
    paths: dict[int, tuple[str, ...]] = {}
    for column in range(1, sheet.last_column + 1):
        own = [sheet.shown(row, column) for row in range(top, bottom + 1)]
        if sheet.merge(bottom, column)[1] != column:
            continue
        for level in range(len(own) - 1):
            if not own[level] and own[-1]:  # a group that is not merged stands over its first column only
                own[level] = _group_before(sheet, top + level, bottom, column)
        path = tuple(dict.fromkeys(text for text in own if text))
        if path:
            paths[column] = path
    return bottom, paths


def _goes_on(sheet: SheetPart, top: int, bottom: int) -> bool:
    """Whether the row below still belongs to the headings: one is merged down into it, or it divides one into numbers."""
    below = bottom + 1
    if any(top <= m[0] <= bottom < m[2] and sheet.text(m[0], m[1]) for m in sheet.merged):
        return True
    columns = range(1, sheet.last_column + 1)
    if any(is_number(sheet, below, c) or _formula(sheet, below, c) for c in columns):
        return False
    return any(says_number(text) for c in columns if (text := sheet.text(below, c)))


def _formula(sheet: SheetPart, row: int, column: int) -> bool:
    cell = sheet.cells.get((row, column))
    return cell is not None and cell.formula


def _group_before(sheet: SheetPart, row: int, bottom: int, column: int) -> str:
    """The text left of a blank cell, if it stands over a text as well: the group that goes on."""
    for left in range(column - 1, 0, -1):
        if text := sheet.shown(row, left):
            return text if sheet.text(bottom, left) and sheet.merge(row, left)[2] == row else ""
    return ""


# What each cell asks


def _slots(sheet: SheetPart, bottom: int, lead: int, headings: _Paths, year: int | None) -> list[Slot]:
    own = _leads(headings[lead], _OWN)
    by_kinds = any(names_kind(path) for path in headings.values())
    slots = []
    for row, name, kind in _rows(sheet, bottom, lead, own=own):
        path = (name,) if own else ()
        if own and not name:
            slots.append(Slot("支部名称", "", bottom, lead, _BRANCH, at=(row, lead), path=path))
        for column, texts in headings.items():
            here = row, column
            if column == lead or texts[-1] == "序号" or not sheet.blank(*here) or sheet.merge(*here)[:2] != here:
                continue
            said = "/".join(plain(text) for text in texts)
            label = said if own else f"{name}/{said}"
            wanted = asked(texts, by_kinds=by_kinds)
            both = None if wanted is None else _both(kind, wanted[1])
            number = None if wanted is None or both is None else number_of(wanted[0], both, year)
            chances = () if kind is None else offers(both or kind, year)
            reason = "" if number is not None else UNKNOWN
            key = heading_key((label,))
            slots.append(Slot(label, key, row, column, number, here, reason, path=path, offers=chances))
    return slots


def _both(kind: str | None, other: str) -> str | None:
    """The kind that a row and a column mean together; None where they contradict each other."""
    return other if kind == ALL else kind if other in (ALL, kind) else None


def _rows(sheet: SheetPart, bottom: int, lead: int, *, own: bool) -> list[tuple[int, str, str | None]]:
    """The rows with what stands before them and the kind that is meant; None: none that the ledger knows. Of free rows for
    branches the first one is ours."""
    rows = [r for r in range(bottom + 1, sheet.last_row + 1) if not sheet.hidden(r)]
    rows = list(takewhile(lambda r: not FOOT.search(sheet.text(r, lead)), rows))
    named = [(r, sheet.text(r, lead).strip()) for r in rows]
    if own:
        free = next((r for r, name in named if not name), 0)
        return [(r, name, ALL) for r, name in named if (name or r == free) and "计" not in name]
    return [(r, name, kind_named(plain(name))) for r, name in named if name]


_BRANCH = source("#branch", "支部名称", "", "", lambda branch, _facts: branch_name(branch))
