"""What each row below a heading is: a person, or a title, total, footnote, repeated heading, section or blank line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.imports.grid import Cell, Sheet
from models.imports.heading import Heading
from models.imports.mapping import key
from models.kinds.base import said
from models.namesakes import without_note

SECTION = "分组标题"
"""Why a row is passed over that divides the people into groups; it speaks for the rows below it."""
TOTAL = re.compile(
    r"(合计|总计|小计|共计|累计|本页合计|本页小计|总人数|党员总数|人数合计)([\d人名:：(（共].*)?|共[\d一二三四五六七八九十]+[人名].*"
)
NOTE = re.compile(
    r"注\d*[:：、.．].*|(备注|说明|填表说明|填写说明|附注|附|提示)\d*[:：].*"
    r"|(填表|审核|制表|填报|经办|统计|复核|报送|负责|联系|签发|审批)[^,，]{0,8}[:：].*"
    r"|[^:：]{0,12}(负责人|联系人|审核人|填表人|制表人|书记|盖章|公章|签字|签名|单位|日期|时间|电话)[)）]?[:：].*"
    r"|[(（]?(盖章|公章|签字)[)）]?|第\d+页.*|-\d+-|\d{4}年\d{1,2}月(\d{1,2}日)?(填|制)?",
)
EXAMPLE = re.compile(r"[(（【]?(示例|样例|范例|举例|填写示例|例)[)）】]?([:：].*|\d*)")
_NO_NAME = re.compile(r"[\d:：]")
_STEMS = ("甲", "乙", "丙", "丁", "栏次")
_RULES = ("必填", "选填", "文本", "说明", "必填项", "填写要求", "填写说明", "格式")
_SECTION = re.compile(
    r"[(（]?[一二三四五六七八九十]+[)）]?[、.．].{1,20}"
    r"|.{0,16}(党小组|小组|支部|支部委员会)([(（:：]?.{0,8}人?[)）]?)"
    r"|[(（]?.{0,6}(正式党员|预备党员|在职党员|离退休党员|退休党员|流动党员|在册党员)[)）]?([(（:：]?.{0,8}人?[)）]?)"
)
_OF_A_GROUP = re.compile(
    r"(?!.*(?:组|部|员|职|休|机关)[(（])[\u3400-\u9fff·]{2,12}[(（][^(（)）]{0,8}党?小组(?:[,，、][^(（)）]*)?[)）]"
)
"""王芳（第一党小组）or 王芳（第一党小组，出差）, as our sign-in sheets call one of two of that name: no heading of that group."""


@dataclass(frozen=True)
class Kind:
    """What a row is. skipped: why it is passed over, '' for a person · section: the text of a section heading."""

    skipped: str = ""
    section: str = ""


def kind_of(sheet: Sheet, row: int, heading: Heading, titles: set[str]) -> Kind:
    """Judges one row. titles: the texts above the heading, which may come again on the next printed page."""
    line = sheet.rows[row]
    filled = {i: text for i, cell in enumerate(line) if cell is not None and (text := said(cell))}
    filled |= sheet.broken_in(row)
    if not filled:
        return Kind("空行")
    if is_repeated(sheet, row, heading):
        return Kind("重复的表头")
    names, numbering = heading.names, heading.numbering
    rest = {i: t for i, t in filled.items() if i not in numbering} if numbering else filled
    first = "".join(next(iter(filled.values())).split())
    second = "".join(next(iter(rest.values()), "").split())
    name = next(("".join(filled[i].split()) for i in names if i in filled), "")
    if not rest and all(is_number(line[i] if i < len(line) else None) for i in filled):
        return Kind("只有序号")
    if len(filled) <= 2 and first in titles:
        return Kind("重复的标题")
    # Where a name stands in its column, the first cell may be anything: a day, a note, a unit.
    named = bool(name) and not _NO_NAME.search(name) and (name != first or len(rest) > 2)
    few = len(filled) * 4 <= len(heading.columns)
    if TOTAL.fullmatch(first) or TOTAL.fullmatch(name) or (not named and TOTAL.fullmatch(second)):
        return Kind("合计")
    if (few or not named) and (NOTE.fullmatch(first) or NOTE.fullmatch(second)):
        return Kind("表下说明")
    if EXAMPLE.fullmatch(first) or EXAMPLE.fullmatch(name):
        return Kind("示例")
    if name in _RULES or is_column_numbers(filled):
        return Kind("填写说明")
    return _alone(filled, name) if len(rest) <= 1 else Kind()


def _alone(filled: dict[int, str], name: str) -> Kind:
    """A row with one text only: a section heading, a note, or a person of whom only the name is known."""
    text = re.sub(r"\s", "", " ".join(filled.values()))
    if name and text == name and (_OF_A_GROUP.fullmatch(name) or without_note(name).birth):
        return Kind()
    if _SECTION.fullmatch(text):
        return Kind(SECTION, text)
    if len(text) > 12 and not text.isdigit() and not ("·" in text and text == name):
        return Kind("表下说明")
    return Kind()


def is_number(cell: Cell) -> bool:
    """Whether a cell only numbers its row."""
    return isinstance(cell, (int, float)) or bool(re.fullmatch(r"\s*\d{0,5}\s*", str(cell or "")))


def is_repeated(sheet: Sheet, row: int, heading: Heading) -> bool:
    """Whether most texts of a row are the headings of their columns again, from any row of the heading."""
    line, keys = sheet.rows[row], heading.keys
    filled = len(line) - line.count(None)
    same = other = 0
    for i, cell in enumerate(line):
        text = "" if cell is None else key(cell)
        if text and text in keys.get(i, ()):
            same += 1
        elif text:
            other += 1
            if other * 3 > filled:
                return False  # asked of every row: most need no closer look
    has_text = any(isinstance(cell, str) and cell.strip() for cell in line)
    return has_text and same >= 2 and same * 3 >= (same + other) * 2


def is_column_numbers(filled: dict[int, str]) -> bool:
    """A row such as 1 2 3 4 or 甲 乙 1 2 under the heading."""
    if len(filled) < 3 or not all(t in _STEMS or (t.isdecimal() and len(t) <= 2) for t in filled.values()):
        return False
    numbers = [int(t) for t in filled.values() if t not in _STEMS]
    return bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
