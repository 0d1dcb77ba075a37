"""Where a list ends: the rows for people or records between its headings and the totals, notes or next headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.forms.addresses import number_of
from models.forms.sheet_part import SheetPart
from models.forms.styles import Styles
from models.forms.vocabulary import SEQUENCE, SUBJECTS, meaning
from models.imports.mapping import key
from models.kinds import PersonName
from models.records import Member

_ADDS_UP = re.compile(
    r"(?:SUM|COUNT|COUNTA|COUNTIF|AVERAGE|SUBTOTAL)\((?:[0-9]+,)?\$?([A-Z]{1,3})\$?([0-9]+):\$?\1\$?([0-9]+)"
)
_NEAR = 3
"""So many rows below the body are looked at for formulas that add it up."""
LONGEST = 40
"""The most characters of a heading."""
_TOTAL = re.compile(r"^(合|总|小|共|累)计|^总数|^合计|^平均|^总人数")
FOOT = re.compile(
    r"^(填表|填报|制表|审核|审批|联系人|负责人|经办人|单位负责人|党组织负责人|书记签|支部书记|注|说明|备注|填写说明|填表说明|"
    r"附注|盖章|（盖章|\(盖章|报送|汇总|此表|本表|统计人|核对)[^\n]{0,12}[:：)）]|^第[\s\d_]*页|^(此表|本表|注[:：\d]|说明[:：])|[:：]\s{3,}"
)

_PERSON = re.compile(
    r"""(?!续[表上]|接上|以[下上])
    (?!.*(?:[表册单页组类人]|党员|人员|干部|职工|学员|代表|对象|分子|群众|支部|情况|空白)$)
    (?:[㐀-鿿]{2,4} | [㐀-鿿]+(?:·[㐀-鿿]+)+)""",
    re.VERBOSE,
)
"""What can be the name of somebody: 单秀英, 买买提·艾力; not 续表, 预备党员, 第一组."""


@dataclass(frozen=True)
class Heading:
    """Rows `top` to `bottom` of headings; path: for each column its texts from the top row down."""

    top: int
    bottom: int
    paths: Mapping[int, tuple[str, ...]]


def is_number(sheet: SheetPart, row: int, column: int) -> bool:
    """Whether a cell holds a number."""
    return isinstance(sheet.value(row, column), (int, float))


def score(sheet: SheetPart, row: int, mapping: Mapping[str, str] | None) -> int:
    """How many different things the cells of a row ask, by the record of which it asks most."""
    texts = [t for c in range(1, sheet.last_column + 1) if (t := sheet.text(row, c)) and len(t) <= LONGEST]
    texts = [t for t in texts if not t.endswith((":", "："))]  # 时间： 地点： above a list
    best = 0
    for cls in SUBJECTS:
        names = {one.name for t in texts if (one := meaning((t,), cls, mapping)) is not None}
        roll = cls is Member and {"name", SEQUENCE} <= names
        best = max(best, len(names - {SEQUENCE}), 2 * roll)
    return best


def body_of(
    sheet: SheetPart, styles: Styles, heading: Heading, columns: list[int], mapping: Mapping[str, str] | None
) -> range:
    """The rows between the headings and the totals, notes or the next headings; where rows have frames, only those."""
    first = heading.bottom + 1
    if is_total(sheet, first) and first < sheet.last_row and _spare(sheet, first + 1, columns):
        first += 1  # the total stands over the rows that it adds up
    stop = first
    while stop <= sheet.last_row and not _stops(sheet, stop, heading, columns, mapping):
        stop += 1
    framed = any(_framed(sheet, styles, first, c) for c in columns)
    while framed and stop - 1 > first and _spare(sheet, stop - 1, columns):
        if any(_framed(sheet, styles, stop - 1, c) for c in columns):
            break
        stop -= 1
    stop = _numbered(sheet, styles, heading, range(first, stop))
    return range(first, _counted(sheet, range(first, stop), columns))


def _counted(sheet: SheetPart, body: range, columns: list[int]) -> int:
    """Where the body ends by the formulas below it: after what they add up, if the rows between are empty. People in those
    would not be counted, and rows put in there neither."""
    ends = [0]
    for row in range(body.stop, min(sheet.last_row, body.stop + _NEAR) + 1):
        ends += [last for first, last in _added_up(sheet, row) if body.start <= first <= last < row and last in body]
    last = max(ends)
    empty = last and all(_spare(sheet, row, columns) for row in range(last + 1, body.stop))
    return last + 1 if empty else body.stop


def _numbered(sheet: SheetPart, styles: Styles, heading: Heading, body: range) -> int:
    """Where the body ends by its running numbers: after the last of them, if what comes then has no frame."""
    asked = ((c, meaning(path, Member)) for c, path in heading.paths.items())
    column = next((c for c, one in asked if one is not None and one.name == SEQUENCE), None)
    numbers = [] if column is None else [row for row in body if sheet.text(row, column).isdigit()]
    if column is None or len(numbers) < 2 or numbers[-1] + 1 == body.stop:
        return body.stop
    after = range(numbers[-1] + 1, body.stop)
    framed = any(_framed(sheet, styles, after.start, c) for c in heading.paths)
    formulas = any((cell := sheet.cells.get((after.start, c))) and cell.formula for c in heading.paths)
    return body.stop if framed or formulas else after.start


def _formulas(sheet: SheetPart, row: int) -> Iterator[tuple[int, str]]:
    """The formulas of a row by column, in capitals."""
    for column in range(1, sheet.last_column + 1):
        cell = sheet.cells.get((row, column))
        formula = cell.element.child("f") if cell is not None and cell.formula else None
        if formula is not None:
            yield column, formula.text.upper()


def _adds_up(sheet: SheetPart, row: int) -> bool:
    """Whether a formula of the row adds up or counts what stands above it in its own column."""
    return any(
        "SUBTOTAL(" in formula or any(number_of(m[1]) == column and int(m[3]) < row for m in _ADDS_UP.finditer(formula))
        for column, formula in _formulas(sheet, row)
    )


def _added_up(sheet: SheetPart, row: int) -> list[tuple[int, int]]:
    """The first and last rows of what the formulas of a row add up or count."""
    found = (m for _, formula in _formulas(sheet, row) for m in _ADDS_UP.finditer(formula))
    return [(int(m[2]), int(m[3])) for m in found]


def _spare(sheet: SheetPart, row: int, columns: list[int]) -> bool:
    return all(sheet.blank(row, c) for c in columns)


def _framed(sheet: SheetPart, styles: Styles, row: int, column: int) -> bool:
    return styles.of_cell(sheet.style(row, column)).framed


def _stops(sheet: SheetPart, row: int, heading: Heading, columns: list[int], mapping: Mapping[str, str] | None) -> bool:
    """Whether a row belongs to the list no more: a total, a note, the headings once more, what stands over other headings."""
    if _ends(sheet, row, columns) or _repeats(sheet, row, heading):
        return True
    if not _titles_next(sheet, row, mapping):
        return False
    if not _somebody(sheet, row, heading):
        return True
    # A name is no title where the list ends below it all the same: at 续表, or at the same headings.
    if _stops(sheet, row + 1, heading, columns, mapping):
        return False
    return score(sheet, row + 1, mapping) >= 2 or not _stops(sheet, row + 2, heading, columns, mapping)


def _titles_next(sheet: SheetPart, row: int, mapping: Mapping[str, str] | None) -> bool:
    """Whether a row with one text stands over the headings of another list."""
    texts = [c for c in range(1, sheet.last_column + 1) if sheet.text(row, c)]
    if len(texts) != 1 or is_number(sheet, row, texts[0]):
        return False
    return any(score(sheet, below, mapping) >= 2 for below in (row + 1, row + 2))


def is_person(text: str) -> bool:
    """Whether a text can be the name of somebody."""
    return _PERSON.fullmatch(PersonName().read(text)) is not None


def _somebody(sheet: SheetPart, row: int, heading: Heading) -> bool:
    """Whether all that a row says is a name, in the column of names."""
    column = next(c for c in range(1, sheet.last_column + 1) if sheet.text(row, c))
    asked = meaning(heading.paths[column], Member) if column in heading.paths else None
    if asked is None or asked.name != "name" or sheet.merge(row, column) != (row, column, row, column):
        return False
    return is_person(sheet.text(row, column))


def is_total(sheet: SheetPart, row: int) -> bool:
    """Whether a row is called a total by one of its first texts."""
    texts = [t for c in range(1, sheet.last_column + 1) if (t := sheet.text(row, c))]
    return any(_TOTAL.search(key(t)) for t in texts[:3])


def _repeats(sheet: SheetPart, row: int, heading: Heading) -> bool:
    """Whether the headings stand here again, for the next page, in whatever order."""
    asked = Counter(key(path[-1]) for path in heading.paths.values())
    said = Counter(key(sheet.text(row, column)) for column in heading.paths)
    same = (asked & said).total()
    return same >= 2 and same * 2 > len(heading.paths)


def _ends(sheet: SheetPart, row: int, columns: list[int]) -> bool:
    """Whether a row is a total, a note or a signature line."""
    texts = [(c, t) for c in range(1, sheet.last_column + 1) if (t := sheet.text(row, c))]
    if not texts:
        return False
    if is_total(sheet, row) or _adds_up(sheet, row) or any(FOOT.search(t) for _, t in texts):
        return True
    column, _ = texts[0]
    _, left, _, right = sheet.merge(row, column)
    inside = sum(left <= c <= right for c in columns)
    return len(texts) == 1 and inside * 2 > len(columns) and not isinstance(sheet.value(row, column), (int, float))
