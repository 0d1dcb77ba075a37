"""Days as a form wants them: like its example, its heading, or its number format; a day that is not known is never made up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from models.kinds import PartialDate

_SAMPLE = re.compile(
    r"(?P<year>[0-9]{4}|[yY]{4}|[×xX]{4})(?P<one>\s*[年./\-]?\s*)(?P<month>[0-9]{1,2}|[mM]{1,2}|[×xX]{2})"
    r"(?:(?P<two>\s*[月./\-]?\s*)(?P<day>[0-9]{1,2}|[dD]{1,2}|[×xX]{2}))?(?P<end>[月日]?)"
)


@dataclass(frozen=True)
class DayPattern:
    """How a day is written: what stands after the year, the month and the day; padded: 03 for March; days: with the day."""

    one: str = "-"
    two: str = "-"
    end: str = ""
    padded: bool = True
    days: bool = True

    def show(self, value: PartialDate) -> str:
        """The day as text, as far as it is known."""
        width = 2 if self.padded else 1
        chinese = "年" in self.one
        if not value.month:
            return f"{value.year}{'年' if chinese else ''}"
        text = f"{value.year}{self.one}{value.month:0{width}}"
        if not value.day or not self.days:
            return text + ("月" if chinese else "")
        return f"{text}{self.two}{value.day:0{width}}{self.end}"


ISO = DayPattern()
MONTHS = DayPattern(".", ".", "", True, False)


def pattern_in(text: str) -> DayPattern | None:
    """The pattern of the first day in a text (2010-09-01, 1985.03, yyyy年m月); None if there is none."""
    found = _SAMPLE.search(text)
    if found is None:
        return None
    one, two, month = found["one"].strip(), (found["two"] or "").strip(), found["month"]
    if not one and len(month) < 2:
        return None
    if found["day"] is None:
        return DayPattern(one, one, "", len(month) > 1, False)
    return DayPattern(
        one, two or one if "年" not in one else two or "月", found["end"].replace("月", ""), len(month) > 1
    )


def pattern_of_format(code: str) -> DayPattern:
    """The pattern of a number format that shows days: yyyy"年"m"月", yyyy/m/d …; others are written as ISO."""
    plain = re.sub(r"\[[^\]]*\]", "", code.split(";")[0])
    plain = re.sub(r"\\(.)", r"\1", plain).replace('"', "").lower()
    found = re.fullmatch(r"\s*y{2,4}(\D?)(m{1,2})(?:([^\w]|月)?(d{1,2}))?(月|日)?(?:@)?\s*", plain)
    if found is None:
        return MONTHS if "y" in plain and "d" not in plain and "m" in plain else ISO
    one, month, two, day, end = found.groups()
    days = day is not None
    return DayPattern(one, two or one, (end or "") if days else "", len(month) > 1, days)


def serial(value: PartialDate, *, from_1904: bool) -> int:
    """The number that a spreadsheet keeps for a whole day."""
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    return (value.first() - start).days


_STATED = re.compile(r"截[至止]到?(20\d\d)年(\d{1,2})月(\d{1,2})日")


def stated_day(text: str) -> date | None:
    """The day that a heading or a title says something is counted for: 党龄（截至2026年7月1日）."""
    found = _STATED.search(re.sub(r"\s", "", text))
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
