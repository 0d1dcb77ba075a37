"""Finds cards in a sheet: forms for one person or one record, where each label has its blank cell beside or below it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from models.forms.blanks import Blank, blanks_in, is_ticks, only_a_day
from models.forms.card_identity import about_whom, said_beside, said_inline, said_text
from models.forms.find_lines import is_line, of_the_form
from models.forms.find_list import title_above
from models.forms.form import CARD, Area, Slot
from models.forms.of_counts import test_of
from models.forms.sheet_part import SheetPart
from models.forms.subjects import best_subject
from models.forms.vocabulary import SEQUENCE, heading_key, meaning, why_left

_TITLE = re.compile(r"(表|卡|单|册|台账)$")
_LONGEST = 20
_COUNTED = 3
_BOXES = 10
_MOST_ROWS, _MOST_CELLS = 400, 4000
# What stands beside or under such words is about somebody else.
_OTHERS = re.compile(
    r"家庭(?!住址|地址|电话|所在)|配偶|亲属|子女|社会关系|介绍人|培养联系人|称\s*谓|与本人关系|简\s*历|奖\s*惩"
)

# What a card has of this is written by hand: lines of text, tables about others, opinions with a signature.
_HANDWRITTEN = re.compile(r"^(个人|本人|工作|学习)?简历|^(主要)?(奖惩|奖励|处分|社会关系|家庭成员)")
_OPINION = re.compile(r"意见$|结论$|评语$|承诺$")
_SIGNED = re.compile(r"签名|签字|签章|盖章|年\s+月")


def find_cards(sheet: SheetPart, mapping: Mapping[str, str] | None, *, inline: bool = False) -> Area | None:
    """The cards of a sheet; None where it is no such form.

    inline: labels that have their blank in the same cell are enough to make it one; on a card there may be some in any case.
    """
    if len(sheet.cells) > _MOST_CELLS:
        return None
    plain = _labels(sheet)
    both = sorted([*plain, *_inline(sheet, {(s.row, s.column) for s in plain})], key=lambda s: (s.row, s.column))
    labels = both if inline else plain
    if sum(test_of(s.heading, False) is not None for s in labels) >= _COUNTED:
        return None  # 正式党员、女党员…: about the branch, not about a person
    title = title_above(sheet, min((s.row for s in labels), default=1))
    subject = best_subject([(s.heading,) for s in labels], title + sheet.entry.name, mapping, least=3)
    if subject is None:
        return None
    labels = [replace(s, source=meaning((s.heading,), subject, mapping)) for s in labels]
    known = [s for s in labels if s.source is not None and s.field != SEQUENCE]
    if not _is_card(known):
        return None
    labels = [replace(s, source=meaning((s.heading,), subject, mapping)) for s in both]
    said = {_place(s): text for s, text in _said(sheet, labels)}
    labels = [s for s in labels if _place(s) in said or s.source is not None or not _of_the_form(s)]
    labels = [_whole(sheet, s) for s in labels]
    labels = [s if s.source else replace(s, reason=why_left((s.heading,), subject) or s.reason) for s in labels]
    blocks = _cards(known, labels)
    first, *more = ([s for s in block if _place(s) not in said] for block in blocks)
    first = [*first, *_by_hand(sheet, labels)]
    whose = tuple(about_whom([(s, said[_place(s)]) for s in block if _place(s) in said]) for block in blocks)
    return Area(CARD, subject, sheet.entry, title, tuple(first), cards=(tuple(first), *map(tuple, more)), said=whose)


def _place(slot: Slot) -> tuple[int, int, str]:
    return slot.row, slot.column, slot.heading


def _said(sheet: SheetPart, labels: list[Slot]) -> list[tuple[Slot, str]]:
    """The labels that have their answer already, with it."""
    found = []
    for slot in labels:
        if slot.at == (slot.row, slot.column):
            text = dict(said_inline(sheet.text(*slot.at))).get(slot.heading, "") if slot.blank is None else ""
        else:
            text = said_text(sheet, slot.heading, slot.at) if slot.at != (0, 0) and not slot.blank else ""
            text = text if text and slot.at == said_beside(sheet, slot.row, slot.column) else ""
        if text:
            found.append((slot, text))
    return found


def _of_the_form(slot: Slot) -> bool:
    """Whether a label is about the form itself, so that the lines about it take it."""
    return of_the_form(slot.heading) or (slot.blank is not None and is_line(slot.heading))


def _by_hand(sheet: SheetPart, labels: list[Slot]) -> list[Slot]:
    """Labels of what people write and sign, with or without a place for it: told, so that nobody overlooks them."""
    told = {(s.row, s.column) for s in labels}
    found = []
    for row, column in sorted(sheet.cells):
        said = re.sub(r"\s", "", sheet.text(row, column))
        if (row, column) in told or not said or len(said) > _LONGEST or row > _MOST_ROWS:
            continue
        beside = sheet.value(*_right_of(sheet, row, column))
        written = _OPINION.search(said) and isinstance(beside, str) and _SIGNED.search(beside)
        if _HANDWRITTEN.search(said) or written:
            found.append(Slot(said, heading_key((said,)), row, column, reason="由人填写", path=(said,)))
    return found


def _right_of(sheet: SheetPart, row: int, column: int) -> tuple[int, int]:
    top, _, _, right = sheet.merge(row, column)
    return top, right + 1


def _labels(sheet: SheetPart) -> list[Slot]:
    """Short texts with a blank cell beside, else below."""
    texts = {
        (row, column): text
        for row, column in sorted(sheet.cells)
        if row <= _MOST_ROWS and (text := sheet.text(row, column)) and not sheet.cells[row, column].formula
    }
    others = {
        line
        for (row, column), text in texts.items()
        if _OTHERS.search(re.sub(r"\s", "", text)) and len(text) <= _LONGEST
        for line in range(row, sheet.merge(row, column)[2] + 1)
    }
    found = []
    said = {place: at for place in texts if (at := said_beside(sheet, *place)) is not None}
    answered = set(said.values())
    alone = {row for row in {row for row, _ in texts} if sum(other == row for other, _ in texts) == 1}
    for (row, column), text in texts.items():
        titled = row == min(texts)[0] or sheet.merge(row, column)[3] > column
        if (row in alone and titled and _TITLE.search(text)) or any(b.end > b.start for _, b in blanks_in(text)):
            continue
        if (row, column) in answered or said_inline(text):
            continue
        value = sheet.value(row, column)
        if len(re.sub(r"\s", "", text)) > _LONGEST or isinstance(value, (int, float)) or row in others:
            continue
        if only_a_day(text) or is_ticks(text):
            continue
        if (row, column) in said:
            found.append(
                Slot(re.sub(r"\s+", "", text).rstrip(":："), heading_key((text,)), row, column, at=said[row, column])
            )
            continue
        beside = _right_of(sheet, row, column)
        there = sheet.value(*beside)
        if isinstance(there, str) and sheet.merge(*beside)[:2] == beside and (only_a_day(there) or is_ticks(there)):
            day = Blank(0, len(there), day=True) if only_a_day(there) else None
            label = re.sub(r"\s+", "", text).rstrip(":：")
            found.append(Slot(label, heading_key((text,)), row, column, at=beside, blank=day, path=(text,)))
            continue
        at = _blank_of(sheet, row, column, beside=True) or _blank_of(sheet, row, column, beside=False)
        if at is not None:
            found.append(Slot(re.sub(r"\s+", "", text).rstrip(":："), heading_key((text,)), row, column, at=at))
    return found


def _inline(sheet: SheetPart, others: set[tuple[int, int]]) -> list[Slot]:
    """Labels that have their blank in their own cell: 姓名：____."""
    found = []
    for row, column in sheet.cells:
        text = sheet.value(row, column)
        if not isinstance(text, str) or row > _MOST_ROWS or (row, column) in others:
            continue
        for label, blank in blanks_in(text):
            if not _OTHERS.search(label):
                found.append(
                    Slot(label, heading_key((label,)), row, column, at=(row, column), blank=blank, path=(label,))
                )
        for label, _ in said_inline(text):
            found.append(Slot(label, heading_key((label,)), row, column, at=(row, column), path=(label,)))
    return found


def _blank_of(sheet: SheetPart, row: int, column: int, *, beside: bool) -> tuple[int, int] | None:
    """The blank cell right of a label or below it, the first one of a merged range; None where there is something."""
    top, left, bottom, right = sheet.merge(row, column)
    at = (top, right + 1) if beside else (bottom + 1, left)
    if at[1] > max(sheet.last_column, 1) or at[0] > sheet.last_row:
        return None
    first = sheet.merge(*at)
    if (beside and first[0] > top) or not sheet.blank(first[0], first[1]) or first[:2] != (at if beside else first[:2]):
        return None
    if not beside and first[1] != left:
        return None
    return first[0], first[1]


def _is_card(known: list[Slot]) -> bool:
    """Most labels have their blank beside them; or there are two rows of labels, with one row of blanks after each."""
    beside = [s for s in known if s.at[0] == s.row or s.at[1] > s.column]
    below = [s for s in known if s not in beside]
    if len({s.field for s in beside}) >= 3 and len(beside) >= len(below):
        return True
    rows = sorted({s.row for s in below if sum(o.row == s.row for o in below) >= 2})
    pairs = [(a, b) for a, b in pairwise(rows) if b - a == 2]
    if not pairs:
        return False
    upper, lower = ({s.field for s in below if s.row == row} for row in pairs[0])
    return upper != lower


def _whole(sheet: SheetPart, slot: Slot) -> Slot:
    """A label whose blank is cut into boxes for a digit each, or for 年, 月, 日, is left alone."""
    if slot.source is None or slot.blank is not None or slot.at == (0, 0):
        return slot
    row, column = slot.at
    right = sheet.merge(row, column)[3]
    boxes = [
        c for c in range(column, column + _BOXES) if sheet.blank(row, c) and sheet.merge(row, c) == (row, c, row, c)
    ]
    single = len(boxes) == _BOXES and sum(sheet.width(c) for c in boxes) <= 6 * _BOXES
    if sheet.text(row, right + 1) == "年" or (slot.field in ("id_number", "phone") and single):
        return replace(slot, source=None, reason="要分成几格填，请手工填")
    return slot


def _cards(known: list[Slot], labels: list[Slot]) -> list[list[Slot]]:
    """Of several cards on one sheet each with its slots; a label that comes again on the same card is left alone."""
    first = known[0].field
    starts = [s for s in known if s.field == first]
    size = len({s.field for s in known})
    blocks = [[s for s in labels if _within(s, a, b)] for a, b in zip(starts, [*starts[1:], None], strict=True)]
    fields = [{s.field for s in block if s.source is not None} for block in blocks]
    if len(blocks) < 2 or any(len(names) < max(3, size * 0.7) for names in fields):
        blocks = [labels]
    return [_once(block) for block in blocks]


def _within(slot: Slot, start: Slot, end: Slot | None) -> bool:
    place = (slot.row, slot.column)
    return (start.row, start.column) <= place and (end is None or place < (end.row, end.column))


def _once(block: list[Slot]) -> list[Slot]:
    taken: set[str] = set()
    kept = []
    for slot in block:
        if slot.source is not None and slot.field in taken:
            slot = replace(slot, source=None, reason="同一项内容在前面已填")
        taken.add(slot.field)
        kept.append(slot)
    return kept
