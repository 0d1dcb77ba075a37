"""Finds tables of the numbers of a year of training: 培训期数, 参训人次 and the like, a row for the branch or for each kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import takewhile

from models.forms.contents import Content, Facts, Unsure
from models.forms.form import COUNTS, Area, Slot
from models.forms.list_body import FOOT
from models.forms.of_counts import plain
from models.forms.of_people import branch_name
from models.forms.sheet_part import SheetPart
from models.forms.sources import Source, source
from models.forms.vocabulary import heading_key
from models.records import Branch
from models.records.training import TRAINING_KINDS
from models.statistics.study import ALL, COLUMNS, LEVELS, Kind, People, study_figures

_YEAR = re.compile(r"(20\d\d)\s*年")
_OWN = re.compile(r"(所在|基层)?(党?支部|党组织|单位)(名称|全称)?")
_LABELS = re.compile(r"(培训)?(项目|类别|类型|形式|方式|种类)")
_ONE_BATCH = re.compile(r"姓名|时间|日期|起止|地点|主办|承办|内容|主题|课程|班名|(班次?|项目|培训)名称")
"""Such a column asks about one batch or one person: the table is a list of them."""
_TAUGHT = "#taught"
_LEAST = 2
"""Fewer numbers than this are no table."""
_Number = Callable[[Kind, People], float]
_NUMBERS: tuple[tuple[re.Pattern[str], str, _Number], ...] = (
    (
        re.compile(r"(举办|开展|组织)?(培训)?(期数|班次|班次数|批次|批次数|次数|班期数|班数)"),
        "培训期数",
        lambda k, _: len(k.batches) + len(k.meetings),  # whose people and hours are in the other numbers
    ),
    (re.compile(r"(培训|参训|参加|参加培训|受训)(党员)?人次数?|人次数?"), "参训人次", lambda k, _: len(k.there)),
    (re.compile(r"(培训|参训|参加培训|受训)(党员)?(人数|党员数?)"), "参训人数", lambda k, _: k.people),
    (re.compile(r"缺课人次数?"), "缺课人次", lambda k, _: len(k.missed)),
    (re.compile(r"(培训)?(学时合计|总学时数?|累计学时|学时总数)"), "学时合计", lambda k, _: k.hours),
)
_OF_PEOPLE = {
    "党员总数": "在册", "党员数": "在册", "党员人数": "在册", "在册党员": "在册", "在册党员数": "在册",
    "应达标人数": "应达标", "达标人数": "达到", "达到学时要求人数": "达到", "学时达标人数": "达到", "未达标人数": "不足", "未参训人数": "未参训",
}  # fmt: skip
"""What is asked of the members of the branch, whatever the kind of training: only in the row of all."""


def find_study(sheet: SheetPart) -> Area | None:
    """The table of a sheet; None if it has none."""
    first = next((r for r in range(1, min(sheet.last_row, 30) + 1) if len(_asked(sheet, r)) >= _LEAST), None)
    if first is None:
        return None
    title = "".join(_texts(sheet, r) for r in range(1, first))
    headings = {c: plain(sheet.text(first, c)) for c in range(1, sheet.last_column + 1) if sheet.text(first, c)}
    if "培训" not in title + sheet.entry.name or any(_ONE_BATCH.search(text) for text in headings.values()):
        return None
    lead = next((c for c, text in headings.items() if _OWN.fullmatch(text) or _LABELS.fullmatch(text)), None)
    if lead is None:
        return None
    year = _YEAR.search(title)
    slots = _slots(sheet, first, lead, headings, int(year[1]) if year else None)
    if sum(slot.source is not None and slot.source is not _BRANCH for slot in slots) < _LEAST:
        return None
    head = next((text for r in range(1, first) if (text := _texts(sheet, r))), sheet.entry.name)
    body = range(first + 1, max(slot.at[0] for slot in slots) + 1)
    return Area(COUNTS, Branch, sheet.entry, head, tuple(slots), first, first, body)


def _texts(sheet: SheetPart, row: int) -> str:
    return "".join(sheet.text(row, c) for c in range(1, sheet.last_column + 1))


def _asked(sheet: SheetPart, row: int) -> set[str]:
    """The numbers that the headings of a row ask for; one of them at least only a yearly table has."""
    texts = [plain(sheet.text(row, c)) for c in range(1, sheet.last_column + 1) if sheet.text(row, c)]
    found = {label for text in texts for pattern, label, _ in _NUMBERS if pattern.fullmatch(text)}
    return found if "参训人次" in found or "培训期数" in found else set()


def _slots(sheet: SheetPart, first: int, lead: int, headings: dict[int, str], year: int | None) -> list[Slot]:
    own = _OWN.fullmatch(headings[lead]) is not None
    slots = []
    for row, name, kind in _rows(sheet, first, lead, own=own):
        path = (name,) if own else ()
        if own and not name:
            slots.append(Slot("支部名称", "", first, lead, _BRANCH, at=(row, lead), path=path))
        for column, text in headings.items():
            if (
                column == lead
                or text == "序号"
                or not sheet.blank(row, column)
                or sheet.merge(row, column)[:2] != (row, column)
            ):
                continue
            label = text if own else f"{name}/{text}"
            number = None if kind is None else _number(text, kind, year)
            if number is None:
                slots.append(Slot(label, heading_key((label,)), row, column, reason="账本数不出来，请手工填"))
            else:
                slots.append(Slot(label, heading_key((label,)), row, column, number, at=(row, column), path=path))
    return slots


def _rows(sheet: SheetPart, first: int, lead: int, *, own: bool) -> list[tuple[int, str, str | None]]:
    """The rows with what stands before them and the kind that is meant; None: none that the ledger knows. Of free rows for
    branches the first one is ours."""
    rows = [r for r in range(first + 1, sheet.last_row + 1) if not sheet.hidden(r)]
    rows = list(takewhile(lambda r: not FOOT.search(sheet.text(r, lead)), rows))
    named = [(r, sheet.text(r, lead).strip()) for r in rows]
    if own:
        free = next((r for r, name in named if not name), 0)
        return [(r, name, ALL) for r, name in named if (name or r == free) and "计" not in name]
    return [(r, name, _kind(plain(name))) for r, name in named if name]


def _kind(name: str) -> str | None:
    if name in (ALL, "总计", "全年", "小计"):
        return ALL
    return next((kind for kind in TRAINING_KINDS if name.removesuffix("培训") == kind.removesuffix("培训")), None)


def _number(text: str, kind: str, year: int | None) -> Source | None:
    """What a heading asks of the training of a kind."""
    for pattern, label, number in _NUMBERS:
        if pattern.fullmatch(text):
            return Source(_TAUGHT, label, "", "", partial(_value, kind, year, number))
    if text in LEVELS:
        return Source(_TAUGHT, text, "", "", partial(_value, kind, year, lambda k, _: len(k.at_level(text))))
    if kind != ALL:
        return None
    if text in _OF_PEOPLE:
        those = COLUMNS[_OF_PEOPLE[text]]
        return Source("#count", _OF_PEOPLE[text], "", "", partial(_value, kind, year, lambda _, p: len(those(p))))
    if text == "人均学时":
        return Source(_TAUGHT, text, "", "", partial(_value, kind, year, lambda _, p: _average(p)))
    return None


def _average(people: People) -> float:
    return round(people.hours / len(people.years), 1) if people.years else 0


def _value(kind: str, year: int | None, number: _Number, _branch: object, facts: Facts) -> Content:
    wanted = year or facts.today.year
    figures = study_figures(facts.snapshot, wanted, facts.today)
    if not figures.batches and not figures.kinds[-1].hours:
        return Unsure(f"账本里没有 {wanted} 年的培训")
    line = figures.of_kind(kind)
    found = number(line, figures.people[0])
    return int(found) if float(found).is_integer() else found


_BRANCH = source("#branch", "支部名称", "", "", lambda branch, _facts: branch_name(branch))
