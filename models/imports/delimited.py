"""Rows of a text file: finds its encoding and the sign between its columns."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from itertools import islice

from models.imports.extent import MOST_COLUMNS, MOST_ROWS
from models.imports.refused import FileRefused

_SEPARATORS = (",", "\t", ";", "，", "|")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LONGEST_LINE = 1_000_000
_MOST_LINES = 1_000_000
"""Line ends, those of empty rows and within cells too."""
_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)
# Our own export and Excel's users put an apostrophe before what must stay text (CWE-1236).
_GUARDED = re.compile(r"'(?=[=+\-@\t\r\n＝＋－＠0-9])")


def text_of(data: bytes, name: str) -> str:
    """The text in UTF-8, UTF-16 or GB18030; raises FileRefused where it is none of them."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tries = ["utf-16"]
    elif b"\0" in data[:400]:
        # Commas and line ends have their zero byte second where the low byte comes first.
        tries = ["utf-16-le" if data[1:400:2].count(0) >= data[:400:2].count(0) else "utf-16-be"]
    else:
        tries = ["utf-8-sig", "gb18030"]
    for encoding in tries:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileRefused.about(name, "的文字编码认不出来", "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入")


def rows_of(data: bytes, name: str) -> list[list[str | None]]:
    """The cells of a text file, None where empty; raises FileRefused."""
    text = text_of(data, name)
    stated = re.match(r"sep=(.)\r?\n", text)
    if stated:
        # The line is kept as an empty one, so that rows keep the numbers that Excel shows.
        text = text[stated.end(1) :]
    separator = stated[1] if stated else _separator(text)
    text = text.rstrip(" \t\r\n" + separator)  # millions of empty rows behind the last are a usual accident
    if text.count("\n") + text.count("\r") > _MOST_LINES:
        raise FileRefused.about(name, f"超过了 {MOST_ROWS} 行", "请删去多余的行再导入")
    return _parsed(text, separator, name)


def _parsed(text: str, separator: str, name: str) -> list[list[str | None]]:
    for strict in (True, False):
        try:
            rows = _read(csv.reader(_lines(text, name), delimiter=separator, strict=strict), name)
        except csv.Error as error:
            if "field larger" not in str(error):
                continue
            raise FileRefused.about(
                name, f"里有一格超过 {csv.field_size_limit()} 个字", "请核对这一格，或去掉多余的引号再导入"
            ) from None
        if strict or text.count('"') % 2 == 0:
            return rows
    # A quotation mark that is never closed would swallow all rows after it.
    raise FileRefused.about(name, "的引号不成对，分不清各列", "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入")


def _lines(text: str, name: str) -> Iterator[str]:
    """The lines one by one: a list of them, or a line of millions of columns, would take many times the room of the text."""
    for found in _LINE.finditer(text):
        if found.end() - found.start() > _LONGEST_LINE:
            raise FileRefused.about(name, f"里有一行超过 {_LONGEST_LINE} 个字", "请核对是否选对了文件")
        yield found[0]


def _read(lines: Iterator[list[str]], name: str) -> list[list[str | None]]:
    """The rows up to the last that is not empty."""
    rows: list[list[str | None]] = []
    empty = 0
    for line in lines:
        if not any(cell.strip() for cell in line):
            empty += 1
            continue
        if any(cell.strip() for cell in line[MOST_COLUMNS:]):
            raise FileRefused.about(name, f"超过了 {MOST_COLUMNS} 列", "请删去多余的列再导入")
        if len(rows) + empty >= MOST_ROWS:
            raise FileRefused.about(name, f"超过了 {MOST_ROWS} 行", "请删去多余的行再导入")
        rows += [[] for _ in range(empty)]
        rows.append([_cell(cell) for cell in line[:MOST_COLUMNS]])
        empty = 0
    return rows


def _separator(text: str) -> str:
    """The sign that divides most lines into the same number of columns."""
    lines = [found[0] for found in islice(_LINE.finditer(text), 60) if found[0].strip()]

    def weight(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=lambda n: (counts.count(n) if n else 0, n), default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_SEPARATORS, key=weight)


def _cell(text: str) -> str | None:
    if formula := _FORMULA_TEXT.fullmatch(text.strip()):
        text = formula[1]
    if _GUARDED.match(text):
        text = text[1:]
    return text if text.strip() else None
