"""How far a worksheet reaches and how much text it spreads: what would fill the memory is refused before a reader sees it."""

from __future__ import annotations

import re
from collections import Counter

from models.imports.refused import FileRefused

MOST_ROWS, MOST_COLUMNS = 20_000, 200
MOST_TAGS = 1_500_000
"""Rows and cells that stand in one sheet, the empty ones between others too."""
MOST_MERGES = 5_000
MOST_SPREAD = 48 * 1024 * 1024
"""Bytes of text, each counted as often as a cell shows it: one text can stand in every cell of a small file."""
_FEWER = "请删去多余的行和列再导入"
_LESS_TEXT = "请删去重复的长文字再导入"

_WITHIN = rb"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*"""
_TAGS = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])(" + _WITHIN + rb")>(\s*</)?")
_ROW, _COLUMN = rb"(?:1?[0-9]{1,4}|20000)", rb"(?:[A-F]?[A-Z]|G[A-R])"
"""All up to MOST_ROWS and MOST_COLUMNS."""
_UNUSUAL = re.compile(
    rb'<(?:c(?=[\s/>])(?! r="' + _COLUMN + _ROW + rb'")|row(?=[\s/>])(?! r="' + _ROW + rb'")|\w+:(?:row|c)[\s/>])'
)
"""A row or a cell that does not say in the usual way where it is, or is too far out."""
_AT = re.compile(rb"""(?:^|\s)r\s*=\s*["']\s*([A-Za-z]*)([0-9]+)""")
_SHARED = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*["']s["'][^<>]*>\s*<(?:\w+:)?v[^<>]*>([^<]*)<""")
_USUAL_SHARED = re.compile(rb' t="s"><v>([0-9]{1,9})</v>')
_STRING = re.compile(rb"<(?:\w+:)?si[\s/>]")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell[\s/]")
_SHEET_END = re.compile(rb"</((?:\w+:)?)sheetData\s*>")
_CELLS, _FEW = b"sheetData", 20
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["']\s*([0-9]+)""")
_ODS_TAGS = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])(" + _WITHIN + rb")>")


def without_empty_tail(part: bytes) -> bytes:
    """The sheet without the rows and cells after the last one that holds something: a million rows with a format and nothing
    in them are a usual accident. Where anything else stands there, the sheet is left as it is."""
    ends = _ends(part)
    if len(ends) != 1:
        return part
    prefix, close = ends[0][1], ends[0].start()
    last = b"</" + prefix + b"c>"
    at = part.rfind(last, 0, close)
    if at < 0:
        return part
    at += len(last)
    if part[at:close] == b"</" + prefix + b"row>":
        return part
    rows = rb"\s*</" + prefix + rb"row>(?:\s|<" + prefix + rb"(?:row|c)\b[^<>]*+>|</" + prefix + rb"(?:row|c)>)*+"
    cells = rb"(?:\s|<" + prefix + rb"c\b[^<>]*/>)*+"
    if not re.compile(cells + rows).fullmatch(part, at, close):
        return part
    return part[:at] + b"</" + prefix + b"row>" + part[close:]


def _ends(part: bytes) -> list[re.Match[bytes]]:
    """Where the cells of a sheet end. The word stands in it twice as a rule, and is found sooner than each sign `</`."""
    if part.count(_CELLS) > _FEW:
        return list(_SHEET_END.finditer(part))
    found, at = [], part.find(_CELLS)
    while at >= 0:
        end = _SHEET_END.match(part, max(part.rfind(b"</", 0, at), 0))
        if end is not None and end.end(1) == at:
            found.append(end)
        at = part.find(_CELLS, at + 1)
    return found


def check_cells(part: bytes, name: str, title: str) -> None:
    """Refuses a worksheet with cells too far out, for which memory for all before them would be needed, or with too many.

    XML allows either quotation mark and blanks around `=`, and a cell without an address stands behind the one before it;
    on Windows nothing else stands between such a file and the memory of the machine.
    """
    many = part.count(b"<") > MOST_TAGS
    if many and part.count(b"<c") + part.count(b":c") + part.count(b"row") > 3 * MOST_TAGS:
        raise FileRefused.about(name, f"的工作表“{title}”里格子太多", _FEWER)
    if b"mergeCell" in part and len(_MERGE.findall(part)) > MOST_MERGES:
        raise FileRefused.about(name, f"的工作表“{title}”里合并的单元格超过 {MOST_MERGES} 处", "请取消多余的合并再导入")
    if not _UNUSUAL.search(part) and not (many and part.count(b'<c r="') > MOST_TAGS):
        return  # most sheets are so, and need no closer look
    row = column = -1
    for number, found in enumerate(_TAGS.finditer(part)):
        if number > MOST_TAGS:
            raise FileRefused.about(name, f"的工作表“{title}”里格子太多", _FEWER)
        about = found[2]
        at = _AT.search(about)
        if found[1] == b"row":
            row, column = (int(at[2][:9]) - 1 if at else row + 1), -1
            continue
        column += 1
        if at:
            row, column = int(at[2][:9]) - 1, _number(at[1])
        if (row >= MOST_ROWS or column >= MOST_COLUMNS) and not (found[3] or about.endswith(b"/")):
            where = (at[1] + at[2]).decode().upper()[:12] if at else f"第 {row + 1} 行第 {column + 1} 列"
            raise FileRefused.about(
                name,
                f"的工作表“{title}”在 {where} 处还有内容，超过了 {MOST_ROWS} 行 {MOST_COLUMNS} 列",
                _FEWER,
            )


def _number(letters: bytes) -> int:
    """B → 1."""
    column = 0
    for letter in letters.upper()[:8]:
        column = column * 26 + letter - 64
    return column - 1


class Texts:
    """The shared strings of a workbook and how much text the cells make of them."""

    def __init__(self, part: bytes) -> None:
        starts = [found.start() for found in _STRING.finditer(part)]
        self._lengths = [end - start for start, end in zip(starts, [*starts[1:], len(part)], strict=False)]
        self._spread = 0

    def check(self, sheet: bytes, name: str) -> None:
        """Adds the cells of a sheet; refuses the workbook where all its cells together hold too much text, or one names a
        string that there is not: the reader takes the first for number -1."""
        signs = sheet.count(b'"s"')
        numbers = _USUAL_SHARED.findall(sheet) if signs else []
        if len(numbers) != signs or b"'s'" in sheet:  # not all are written in the usual way
            numbers = [found[1].strip() for found in _SHARED.finditer(sheet)]
        for number, times in Counter(numbers).items():
            if not number:
                continue
            if not number.isdigit() or len(number) > 9 or int(number) >= len(self._lengths):
                raise FileRefused.about(
                    name, "已损坏，有的格子指向不存在的文字", "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入"
                )
            self._spread += self._lengths[int(number)] * times
        if self._spread > MOST_SPREAD:
            raise FileRefused.about(name, "里的文字太多（同一段长文字重复了许多次）", _LESS_TEXT)


def check_repeats(content: bytes, name: str) -> None:
    """Refuses an OpenDocument sheet that says by repetition that it has more rows, columns or text than a list has."""
    tags = list(_ODS_TAGS.finditer(content)) if content.count(b"<table:table") <= MOST_TAGS else None
    if tags is None:
        raise FileRefused.about(name, "里格子太多", _FEWER)
    row = column = 0
    times, spread = 1, 0
    for number, found in enumerate(tags):
        repeated = _REPEATED.search(found[2])
        count = int(repeated[1][:9]) if repeated else 1
        if found[1] == b"table":
            row = column = 0
        elif found[1] == b"table-row":
            row, column, times = row + count, 0, count
        else:
            column += count
            if b"value-type" not in found[2]:
                continue
            if row > MOST_ROWS or column > MOST_COLUMNS:
                raise FileRefused.about(name, f"有内容的地方超过了 {MOST_ROWS} 行 {MOST_COLUMNS} 列", _FEWER)
            end = tags[number + 1].start() if number + 1 < len(tags) else len(content)
            spread += (end - found.end()) * count * times
            if spread > MOST_SPREAD:
                raise FileRefused.about(name, "里的文字太多（同一段长文字重复了许多次）", _LESS_TEXT)
