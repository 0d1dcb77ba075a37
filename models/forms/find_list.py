"""Finds lists in a sheet: headings in one to three rows, the rows for people or records below, totals and notes under them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from models.fields import Record
from models.forms.dates import stated_day
from models.forms.form import LIST, Area, Slot
from models.forms.list_body import LONGEST, Heading, body_of, is_number, score
from models.forms.of_attendance import with_attendance
from models.forms.sections import sections_of
from models.forms.sheet_part import SheetPart
from models.forms.styles import Styles
from models.forms.subjects import best_subject
from models.forms.together import on_day
from models.forms.vocabulary import SEQUENCE, SUBJECTS, WHICH_POST, heading_key, meaning, sources, why_left
from models.imports.mapping import key
from models.records import Member

_MOST_ROWS = 3
FILLED_LINE = re.compile(
    r"((填报|填表|制表|报送|统计|主办|培训|办班)?(单位|党?支部|党组织|人|日期|时间|地点)|年\s*度|培训班次?|培训项目)(名称)?[（(盖章)）]*\s*[:：]"
)
"""填报单位：某某支部 is no title, whoever has filled it."""


def find_lists(sheet: SheetPart, styles: Styles, mapping: Mapping[str, str] | None) -> list[Area]:
    """All lists of a sheet, from the top down."""
    found: list[Area] = []
    row = 1
    while row <= min(sheet.last_row, 2000):
        heading = _heading(sheet, row, mapping) if len(found) or row <= 60 else None
        areas = [] if heading is None else _areas(sheet, styles, heading, mapping)
        if not areas:
            row += 1
            continue
        found += areas
        row = areas[-1].body.stop
    return found


def _known(path: tuple[str, ...], mapping: Mapping[str, str] | None, cls: type[Record]) -> bool:
    one = meaning(path, cls, mapping)
    return one is not None and one.name != SEQUENCE


def _heading(sheet: SheetPart, row: int, mapping: Mapping[str, str] | None) -> Heading | None:
    """The headings that begin in this row; None if it is no such row."""
    if score(sheet, row, mapping) < 2 and not (_grouped(sheet, row) and score(sheet, row + 1, mapping) >= 2):
        return None
    filled = [c for c in range(1, sheet.last_column + 1) if sheet.text(row, c)]
    if any(len(sheet.text(row, c)) > 3 * LONGEST for c in filled) or any(
        is_number(sheet, row, c) and not sheet.cells[row, c].formula for c in filled
    ):
        return None
    bottom = row
    while bottom - row + 1 < _MOST_ROWS and _continues(sheet, row, bottom, mapping):
        bottom += 1
    if bottom == row and (cut := _cut_in_two(sheet, row, mapping)):
        return Heading(row, row + 1, cut)
    paths: dict[int, tuple[str, ...]] = {}
    for column in range(1, sheet.last_column + 1):
        path: list[str] = []
        for level in range(row, bottom + 1):
            cell = sheet.cells.get((level, column))
            text = "" if cell is not None and cell.formula else sheet.shown(level, column)
            if text and (not path or key(path[-1]) != key(text)):
                path.append(text)
        if path and sheet.merge(bottom, column)[1] in (column, 0):
            paths[column] = tuple(path)
    return Heading(row, bottom, paths)


def _cut_in_two(sheet: SheetPart, row: int, mapping: Mapping[str, str] | None) -> dict[int, tuple[str, ...]]:
    """The headings of which the second half stands in the row below (姓 over 名); none where that is not so."""
    texts = {c: (sheet.text(row, c), sheet.text(row + 1, c)) for c in range(1, sheet.last_column + 1)}
    both = {c: upper + lower for c, (upper, lower) in texts.items() if upper and lower}
    if (
        len(both) < 3
        or any(is_number(sheet, row + 1, c) for c in texts)
        or any(not u and low for u, low in texts.values())
    ):
        return {}
    asked = {c for c, text in both.items() if any(_known((text,), mapping, cls) for cls in SUBJECTS)}
    alone = {c for c in both if any(_known((texts[c][0],), mapping, cls) for cls in SUBJECTS)}
    if len(asked - alone) < 2:
        return {}
    return {c: (upper + lower,) for c, (upper, lower) in texts.items() if upper}


def _grouped(sheet: SheetPart, row: int) -> bool:
    """Whether a row has headings over several columns beside others that go down: the first of two rows."""
    wide = [m for m in sheet.merged if m[0] == row and m[3] > m[1] and m[2] == row and sheet.text(row, m[1])]
    down = [m for m in sheet.merged if m[0] == row and m[2] > row and sheet.text(row, m[1])]
    texts = [t for c in range(1, sheet.last_column + 1) if (t := sheet.text(row, c))]
    if any(m[0] == row and m[3] > m[1] and not sheet.text(row, m[1]) for m in sheet.merged):
        return False  # a wide blank is there to be filled: 单位名称 [      ]
    return bool(wide) and (bool(down) or len(texts) >= 2) and not any(re.search(r"[:：]|\d", t) for t in texts)


def _continues(sheet: SheetPart, top: int, bottom: int, mapping: Mapping[str, str] | None) -> bool:
    """Whether the row below still belongs to the headings: merged down into it, or dividing a wide heading."""
    if any(m[0] <= bottom < m[2] and m[0] >= top and sheet.text(m[0], m[1]) for m in sheet.merged):
        return True
    below = bottom + 1
    wide = [m for m in sheet.merged if m[0] == m[2] == bottom and m[3] > m[1] and sheet.text(bottom, m[1])]
    under = [c for m in wide for c in range(m[1], m[3] + 1) if sheet.text(below, c)]
    if under and not any(is_number(sheet, below, c) for c in under):
        return len(under) >= 2
    # Without merges: blanks in this row over texts in the next, and texts over blanks.
    width = range(1, sheet.last_column + 1)
    here = {c for c in width if sheet.text(bottom, c)}
    next_ = {c for c in width if sheet.text(below, c)}
    new = next_ - here
    if len(new) >= 2 and not any(is_number(sheet, below, c) for c in next_) and len(next_ & here) <= len(next_) / 2:
        asked = sum(any(_known((sheet.text(below, c),), mapping, cls) for cls in SUBJECTS) for c in new)
        return asked >= 2
    return False


def _areas(sheet: SheetPart, styles: Styles, heading: Heading, mapping: Mapping[str, str] | None) -> list[Area]:
    """The lists under a row of headings: mostly one, else those that stand side by side with a blank column between."""
    title = title_above(sheet, heading.top)
    beside = []
    for run in _runs(heading):
        names = {path[0] for path in run.paths.values() if len(path) > 1}
        own = names.pop() if len(names) == 1 and all(len(path) > 1 for path in run.paths.values()) else ""
        paths = {c: path[1:] for c, path in run.paths.items()} if own else run.paths
        beside.append(_list(sheet, styles, replace(run, paths=paths), own or title, mapping))
    begins = [len(areas) == 1 and {s.field for s in areas[0].slots} & {SEQUENCE, "name"} for areas in beside]
    if len(beside) > 1 and all(begins):
        return [replace(areas[0], block=k) for k, areas in enumerate(beside)]
    return _list(sheet, styles, heading, title, mapping)


def _runs(heading: Heading) -> list[Heading]:
    """The headings that stand together without a blank column."""
    runs: list[dict[int, tuple[str, ...]]] = []
    for column, path in sorted(heading.paths.items()):
        if not runs or column - 1 not in runs[-1]:
            runs.append({})
        runs[-1][column] = path
    return [replace(heading, paths=run) for run in runs]


def _list(
    sheet: SheetPart, styles: Styles, heading: Heading, title: str, mapping: Mapping[str, str] | None
) -> list[Area]:
    """The list under its headings, one area for each of its groups; none if the headings are about something else."""
    subject = best_subject(list(heading.paths.values()), title + sheet.entry.name, mapping)
    if subject is None:
        return []
    slots = tuple(_by_title(slot, title, heading) for slot in _slots(heading, subject, mapping))
    if subject is Member:
        slots = with_attendance(slots, sheet, heading.top, title + sheet.entry.name)
    columns = [s.column for s in slots]
    sections = sections_of(sheet, styles, heading, columns)
    above = texts_above(sheet, heading.top, title)
    area = Area(LIST, subject, sheet.entry, title, slots, heading.top, heading.bottom, above=above)
    if sections:
        slots = tuple(replace(s, computed=_computed(sheet, sections[0].body, s.column)) for s in slots)
        return [replace(area, body=section.body, slots=slots, section=section.name) for section in sections]
    body = body_of(sheet, styles, heading, columns, mapping)
    slots = tuple(replace(s, computed=_computed(sheet, body, s.column)) for s in slots)
    return [replace(area, body=body, slots=part, block=k) for k, part in enumerate(_blocks(slots))]


def _computed(sheet: SheetPart, body: range, column: int) -> bool:
    """Whether the form works the column out itself: the first rows of the body have a formula there."""
    cells = [sheet.cells.get((row, column)) for row in body[:2]]
    return bool(cells) and all(cell is not None and bool(cell.formula) for cell in cells)


def _by_title(slot: Slot, title: str, heading: Heading) -> Slot:
    """A column whose meaning hangs on what the whole list is about."""
    every = "".join(text for path in heading.paths.values() for text in path)
    if slot.source is not None and slot.field in ("#age", "#seniority"):
        day = stated_day(slot.heading) or stated_day(title)
        return replace(slot, source=on_day(slot.source, day)) if day else slot
    away = re.search(r"流动|失联|外出|出国", title + every)
    if slot.source is None and key(slot.heading) == "联系人" and away:
        return replace(slot, source=sources(Member)["liaison"])
    if slot.reason == WHICH_POST and re.search(r"班子|支委|委员|党务", title):
        return replace(slot, source=sources(Member)["post"], reason="")
    to_sign = title + (every if slot.field == "member.note" else "")
    if slot.field in ("note", "member.note") and re.search(r"签到|签名|领取|投票|测评", to_sign):
        return replace(slot, source=None, reason="这种表的备注由人填写")
    return slot


def _blocks(slots: tuple[Slot, ...]) -> list[tuple[Slot, ...]]:
    """The same columns side by side, once or again: 序号 姓名 电话 | 序号 姓名 电话."""
    keys = [slot.key for slot in slots]
    starts = [k for k, one in enumerate(keys) if one == keys[0]]
    size = starts[1] if len(starts) > 1 else len(keys)
    if len(starts) < 2 or size < 2 or keys != keys[:size] * len(starts):
        return [slots]
    first = slots[:size]
    return [
        tuple(replace(s, source=f.source, reason=f.reason) for s, f in zip(slots[k : k + size], first, strict=True))
        for k in starts
    ]


def _slots(heading: Heading, subject: type[Record], mapping: Mapping[str, str] | None) -> list[Slot]:
    """The columns; of two that ask the same the first is filled."""
    slots: list[Slot] = []
    taken: dict[str, str] = {}
    every = "".join(text for path in heading.paths.values() for text in path)
    divided = "全日制" in every and "在职" in every
    for column, path in sorted(heading.paths.items()):
        one = meaning(path, subject, mapping)
        reason = why_left(path, subject) if one is None else ""
        name = re.sub(r"\s+", "", path[-1]) if len(path) == 1 else "/".join(re.sub(r"\s+", "", p) for p in path)
        if one is not None and one.name == "education" and divided and re.search("全日制|在职", "".join(path)):
            one, reason = None, "账本不分全日制和在职，请手工填"
        if one is not None and one.name in taken:
            reason = f"与“{taken[one.name]}”是同一项内容，只填了那一列"
            one = None
        elif one is not None:
            taken[one.name] = name
        slots.append(Slot(name, heading_key(path), heading.bottom, column, one, reason=reason, path=path))
    return slots


def title_above(sheet: SheetPart, row: int) -> str:
    """The nearest row above with a text that is no line to fill in (填报单位：), and is not cut into columns."""
    for above in range(row - 1, 0, -1):
        texts = [t for c in range(1, sheet.last_column + 1) if (t := sheet.text(above, c))]
        if (
            len(texts) == 1
            and not re.search(r"[:：]\s*$|年\s+月|^附件?\s*\d*$|^表\s*\d*$", texts[0])
            and not FILLED_LINE.match(texts[0])
        ):
            return texts[0]
    return ""


def texts_above(sheet: SheetPart, row: int, title: str) -> tuple[str, ...]:
    """The texts of the three rows above a list, without its title: 年度：2026年 in the second line."""
    places = [(r, c) for r in range(max(1, row - 3), row) for c in range(1, sheet.last_column + 1)]
    return tuple(text for place in places if (text := sheet.text(*place)) and text != title)
