"""A part of a year in the title of a form: 第三季度, 10月, 上半年, 7至9月; a day (截至2026年7月) is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_QUARTER = re.compile(r"第?([一二三四1-4])季度")
_HALF = re.compile(r"([上下])半年")
_MONTHS = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月?份?[-—–~～至到]+(1[0-2]|0?[1-9])月份?(?!\d|[一二三四五六七八九十]+日)")
_MONTH = re.compile(r"(?<![\d截至止])(1[0-2]|0?[1-9])月份?(?!\d)")
_UNTIL = re.compile(r"截[至止]到?(20\d\d年)?\d{1,2}月份?(\d{1,2}日|底|末)?|截[至止]到?20\d\d年年?[底末]")


@dataclass(frozen=True)
class PartOfYear:
    """words: as the title says it · months: from 1, which belong to it."""

    words: str
    months: range


def part_of_year(title: str) -> PartOfYear | None:
    """The part of the year that a title names; None where it names none, several, or the whole year."""
    text = _UNTIL.sub("", re.sub(r"\s", "", title))
    found = [PartOfYear(m[0], _quarter(m[1])) for m in _QUARTER.finditer(text)]
    found += [PartOfYear(m[0], range(1, 7) if m[1] == "上" else range(7, 13)) for m in _HALF.finditer(text)]
    spans = list(_MONTHS.finditer(text))
    found += [PartOfYear(m[0], range(int(m[1]), int(m[2]) + 1)) for m in spans]
    if not spans:
        found += [PartOfYear(m[0], range(int(m[1]), int(m[1]) + 1)) for m in _MONTH.finditer(text)]
    return found[0] if len(found) == 1 and 0 < len(found[0].months) < 12 else None


def until_words(text: str) -> str:
    """The words that say until when something counts (截至2026年6月30日), '' without any."""
    found = _UNTIL.search(re.sub(r"\s", "", text))
    return found[0] if found else ""


def is_until(words: str, day: date) -> bool:
    """Whether such words mean that day, or the month of it where they name no day."""
    found = re.fullmatch(r"\D*?(?:(\d{4})年年?)?(?:(\d+)月份?)?(?:(\d+)日|[底末])?", words)
    if found is None:
        return False
    year, month, on = (int(text) if text else None for text in found.groups())
    month = month or 12
    return (year or day.year, month, on or day.day) == (day.year, day.month, day.day)


def _quarter(digit: str) -> range:
    number = "一二三四".find(digit) if digit in "一二三四" else int(digit) - 1
    return range(3 * number + 1, 3 * number + 4)
