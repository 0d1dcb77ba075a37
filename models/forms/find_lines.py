"""Finds the lines about the form itself above and below its lists and cards: 填报单位, 填报日期, 填表人, 联系电话."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.forms.blanks import Blank, blanks_in, is_ticks, only_a_day
from models.forms.form import CARD, LINES, Area, Slot
from models.forms.of_counts import count, test_of
from models.forms.of_form import of_event
from models.forms.sheet_part import SheetPart
from models.forms.styles import Styles
from models.forms.vocabulary import heading_key, meaning
from models.records import Branch

_LONGEST, _NARROW = 120, 14.0
_DEEP = 30
"""How far below a list its last lines may stand."""
# Who signs or answers for the form: the ledger does not know, the user may give a text of her own.
_BY_HAND = re.compile(
    r"^(填表|填报|制表|统计|经办|审核|审批|核对|复核|报送|录入|校对|联系|负责)(人|员)(签字|签名|签章|姓名)?$"
    r"|^(单位|党组织|支部|部门)?(主要)?(负责人|书记)(签字|签名|签章)?$|^(联系|办公|手机)?(电话|号码|手机号码?)$|^联系方式$|^(单位|党组织)?(盖章|公章)$"
)


def of_the_form(label: str) -> bool:
    """Whether a label asks something known about the form itself."""
    one = meaning((label,), Branch)
    return one is not None and not of_event(one)


def is_line(label: str) -> bool:
    """Whether a label is about the form itself."""
    return of_the_form(label) or bool(_BY_HAND.search(heading_key((label,))))


def line_key(label: str) -> str:
    """What a correction of a line is remembered by; a column may have the same words."""
    return "~" + heading_key((label,))


def find_lines(sheet: SheetPart, styles: Styles, areas: Sequence[Area]) -> Area | None:
    """The lines of a sheet; None if it has none."""
    slots = list(_slots(sheet, styles, areas))
    slots += _day_alone(sheet, slots, areas)
    return Area(LINES, Branch, sheet.entry, "", tuple(slots)) if slots else None


def _day_alone(sheet: SheetPart, slots: Sequence[Slot], areas: Sequence[Area]) -> list[Slot]:
    """`    年  月  日` beside 填报单位 above a list is the day of the form, whether a label says so or not."""
    if any(slot.field == "#today" for slot in slots):
        return []
    top = min((a.top for a in areas if a.kind != CARD), default=0)
    for one in slots:
        for column in range(1, sheet.last_column + 1):
            if one.row < top and column != one.column and (day := _day_of(sheet, one.row, column)) is not None:
                known = meaning(("填报日期",), Branch)
                return [Slot("填报日期", line_key("填报日期"), one.row, column, known, (one.row, column), blank=day)]
    return []


def _slots(sheet: SheetPart, styles: Styles, areas: Sequence[Area]) -> Iterator[Slot]:
    lists = [a for a in areas if a.kind != CARD]
    asked = [s for a in areas for card in a.cards for s in card]
    used = {place for s in asked if s.blank is None for place in (s.at, (s.row, s.column))}
    taken = {(s.at, s.blank.start) for s in asked if s.blank is not None}
    first, last = min((a.top for a in lists), default=1), max((a.body.stop for a in lists), default=0)
    for row, column in sorted(sheet.cells):
        text = sheet.text(row, column)
        if not text or len(text) > _LONGEST or sheet.cells[row, column].formula or (row, column) in used:
            continue
        if any(a.top <= row < a.body.stop for a in lists) or (lists and row > last + _DEEP):
            continue
        for slot in _of_cell(sheet, styles, row, column, above=bool(lists) and row < first):
            if slot.blank is not None and (slot.at, slot.blank.start) in taken:
                continue
            below = bool(lists) and row >= first
            if below and slot.field == "#secretary":
                continue  # whoever signs below writes the name by hand
            if below and slot.field == "#count":
                slot = replace(slot, source=None)  # the total of a list is not how many members the branch has
            yield slot


def _of_cell(sheet: SheetPart, styles: Styles, row: int, column: int, *, above: bool) -> Iterator[Slot]:
    """The lines of a cell; above a list also those of which nothing is known, so that they are told."""
    whole = str(sheet.value(row, column))
    found = blanks_in(whole)
    if not found:
        yield from _label_alone(sheet, styles, row, column, whole, above=above)
        return
    for label, blank in found:
        one = _slot(label, row, column, (row, column), blank)
        if one is None and above:
            asked = meaning((label,), Branch)  # of the meeting that a list is for
            one = Slot(label, line_key(label), row, column, asked, at=(row, column), blank=blank, path=(label,))
            if asked is None:
                yield one
                continue
        if one is None:
            continue
        beside = _beside(sheet, row, column) if blank.start == blank.end == len(whole) else None
        if beside is not None and (day := _day_of(sheet, *beside)) is not None:
            if one.field == "#today":
                yield _placed(one, beside, day)
        elif beside is not None and _better(sheet, styles, row, column, beside):
            yield _placed(one, beside, None)
        else:
            yield one


def _label_alone(sheet: SheetPart, styles: Styles, row: int, column: int, text: str, *, above: bool) -> Iterator[Slot]:
    """A label without colon, where the blank beside it has a frame of its own."""
    beside = _beside(sheet, row, column)
    if beside is None or len(text) > 20:
        return
    one = _slot(re.sub(r"[\s:：]+", "", text), row, column, beside, None)
    if one is None and (counted := test_of(text, False)) is not None:
        one = Slot(text, line_key(text), row, column, count([counted], []), at=beside, path=(text,))
    offered = sheet.value(*beside)
    to_tick = isinstance(offered, str) and is_ticks(offered)
    if one is None and above and (to_tick or sheet.blank(*beside)) and styles.of_cell(sheet.style(*beside)).framed:
        yield Slot(text, line_key(text), row, column, meaning((text,), Branch), at=beside, path=(text,))
    if one is None or one.source is None:
        return
    if (day := _day_of(sheet, *beside)) is not None and one.field == "#today":
        yield _placed(one, beside, day)
    elif sheet.blank(*beside) and styles.of_cell(sheet.style(*beside)).framed:
        yield one


def _slot(label: str, row: int, column: int, at: tuple[int, int], blank: Blank | None) -> Slot | None:
    """A line that asks something known, or that somebody fills by hand; None for other words."""
    one = meaning((label,), Branch)
    if not is_line(label):
        return None
    return Slot(label, line_key(label), row, column, one, at=at, blank=blank, path=(label,))


def _placed(slot: Slot, at: tuple[int, int], blank: Blank | None) -> Slot:
    return Slot(slot.heading, slot.key, slot.row, slot.column, slot.source, at=at, blank=blank, path=slot.path)


def _beside(sheet: SheetPart, row: int, column: int) -> tuple[int, int] | None:
    """The cell right of a label, the first one of a merged range; None beyond the sheet."""
    top, _, _, right = sheet.merge(row, column)
    at = top, right + 1
    return at if at[1] <= sheet.last_column and sheet.merge(*at)[:2] == at else None


def _day_of(sheet: SheetPart, row: int, column: int) -> Blank | None:
    text = sheet.value(row, column)
    return Blank(0, len(text), day=True) if isinstance(text, str) and only_a_day(text) else None


def _better(sheet: SheetPart, styles: Styles, row: int, column: int, beside: tuple[int, int]) -> bool:
    """Whether the value goes into the cell beside: it has a frame, is merged, or there is no room in the label's own."""
    if not sheet.blank(*beside):
        return False
    style, other = styles.of_cell(sheet.style(row, column)), styles.of_cell(sheet.style(*beside))
    _, left, _, right = sheet.merge(row, column)
    width = sum(sheet.width(c) for c in range(left, right + 1))
    _, first, _, end = sheet.merge(*beside)
    return other.framed or end > first or (style.wrapped and width < _NARROW)
