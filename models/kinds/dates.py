"""Days that keep the precision they came with (`1985`, `1985-03`, `1985-03-12`), and times of day."""

from __future__ import annotations

import calendar
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Any

from models.kinds.base import Kind, Unreadable, is_blank, narrow, one_line, quoted

EARLIEST, LATEST = 1880, 2100
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, a month or a day. Month and day are 0 where they are not known; no day is ever invented."""

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if not EARLIEST <= self.year <= LATEST:
            raise ValueError(f"年份 {self.year} 不在 {EARLIEST}—{LATEST} 之间")
        if not 0 <= self.month <= 12 or (self.day and not self.month):
            raise ValueError(f"没有 {self.month} 月")
        if self.day and not 1 <= self.day <= 28 and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise ValueError(f"{self.year}年{self.month}月没有 {self.day} 日")

    def __str__(self) -> str:
        return self._text

    @cached_property
    def _text(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        """From `str(partial_date)`; ValueError if it is not that."""
        return _parsed(iso)

    @property
    def whole(self) -> bool:
        """Whether the day is known."""
        return self.day > 0

    def first(self) -> date:
        """The first day it can mean."""
        return self._first

    @cached_property
    def _first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)  # a ledger asks it of one day again and again

    def last(self) -> date:
        """The last day it can mean."""
        return self._last

    @cached_property
    def _last(self) -> date:
        if self.day:
            return self._first
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def covers(self, other: PartialDate) -> bool:
        """Whether `other` says the same, perhaps more exactly: 1985-03 covers 1985-03-12."""
        if not self.month or self.year != other.year:
            return self.year == other.year
        return self.month == other.month and self.day in (0, other.day)

    def chinese(self, *, weekday: bool = False) -> str:
        """`1985年3月12日`; with weekday `1985年3月12日（星期二）` where the day is known."""
        parts = f"{self.year}年" + (f"{self.month}月" if self.month else "") + (f"{self.day}日" if self.day else "")
        return parts + (f"（星期{_WEEKDAYS[self.first().weekday()]}）" if weekday and self.whole else "")


_KEPT = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


@lru_cache(maxsize=16384)
def _parsed(iso: str) -> PartialDate:
    """Kept, because a ledger holds the same days again and again: one meeting, a thousand attendances."""
    if not _KEPT.fullmatch(iso):
        raise ValueError(iso)
    return PartialDate(*map(int, iso.split("-")))


def add_months(day: date, months: int) -> date:
    """The same day `months` later; the last of the month where there is none (domain §4.1 `addm`)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def whole_years(since: date, until: date) -> int:
    """Full years between two days; 29 February comes round on 1 March (domain §8.4)."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def years_words(since: PartialDate, until: date) -> str:
    """The full years since a day as they are told: 41, or 40 或 41 where the day is too rough to tell."""
    fewest, most = whole_years(since.last(), until), whole_years(since.first(), until)
    return f"{fewest}" if fewest == most else f"{fewest} 或 {most}"


_DIGITS = {c: str(i % 10) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0", "Ｏ": "0", "元": "1"}
_UNCLEAR = "看不出是哪一天，请写成 2026-03-12，只知道年月的写 2026-03"
_CHINESE = "〇○零元一二三四五六七八九十"
_SEP = r"\s*[年月./\-—_、,\s]\s*"
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FULL = re.compile(rf"([0-9]{{4}})(?:{_SEP}([0-9]{{1,2}})(?:{_SEP}([0-9]{{1,2}}))?)?")
_SHORT = re.compile(r"'?([0-9]{2})\s*[年.\-]\s*([0-9]{1,2})(?:\s*[月.\-]\s*([0-9]{1,2}))?")
_LONGEST = 120  # characters of a day with its remark; what is longer is prose, and would be tried at each of its places
_TAIL = re.compile(r"(?:[日号月年.]|T?\s*[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2}(?:\.[0-9]+)?)?|\s|生|出生)+$")

_PARTY_MEMBER = re.compile(r"\s*(?:中共)?(?:正式)?党员\s*[(（]([^()（）]*[0-9][^()（）]*)[)）]\s*")
_MONTHS = {
    m: i for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_ENGLISH = re.compile(r"([0-9]{1,2})[\s/.\-]+([A-Za-z]{3})[a-z]*[\s/.,\-]+([0-9]{4})")


def chinese_number(text: str) -> str:
    """十二 → 12, 二十三 → 23, 一九九一 → 1991."""
    if "十" not in text:
        return "".join(_DIGITS[c] for c in text)
    tens, _, ones = text.partition("十")
    return str(int(chinese_number(tens) or "1") * 10 + int(chinese_number(ones) or "0")) if len(text) <= 3 else "?"


def _make(year: int, month: int = 0, day: int = 0) -> PartialDate:
    try:
        return PartialDate(year, month, day)
    except ValueError as error:
        yearless = "；只写了月日的，请补上年份" if 12 < month <= 31 and not day else ""
        raise Unreadable(f"{error}，请核对{yearless}") from None


class Day(Kind["PartialDate | None"]):
    """A day, a month or a year.

    `young`: two-digit years up to this one are read as 20xx, the others as 19xx.
    """

    empty = None

    def __init__(self, *, young: int = 30) -> None:
        self.young = young

    def read(self, raw: object) -> PartialDate | None:
        if isinstance(raw, str) and _ISO.fullmatch(raw):  # most are
            with suppress(ValueError):
                return _parsed(raw)
        if isinstance(raw, PartialDate):
            return raw
        if isinstance(raw, date):  # a datetime too
            return _make(raw.year, raw.month, raw.day)
        if is_blank(raw):
            return None
        if isinstance(raw, (int, float)) and not isinstance(raw, bool):
            return self._number(raw)
        return self._text(one_line(raw))

    def _century(self, year: int) -> int:
        return year + (2000 if year <= self.young else 1900)

    def _number(self, number: float) -> PartialDate:
        found = re.fullmatch(r"([0-9]{1,8})(?:\.([0-9]+))?", repr(number).removesuffix(".0"))
        if found is None:
            raise Unreadable(f"“{number:g}”{_UNCLEAR}" if abs(number) < 1e300 else f"这个数{_UNCLEAR}")
        whole, decimals = found[1], found[2]
        if decimals is None:
            return self._digits(whole)
        if len(whole) == 5:  # a day of Excel's with a time
            return self._serial(int(whole))
        year = int(whole) if len(whole) == 4 else self._century(int(whole)) if len(whole) <= 2 else 0
        if not year or len(decimals) > 2:
            raise Unreadable(f"“{number}”{_UNCLEAR}")
        if decimals == "1":
            raise Unreadable(f"“{number}”是数字格式，分不清 {year} 年 1 月还是 10 月，请写成 {year}-01 或 {year}-10")
        return _make(year, int(decimals))

    def _serial(self, number: int) -> PartialDate:
        # 1927 to 2099. Four digits are a year with a slip of the finger, or 9999 for “not known”, and would become a day of
        # 1927 without a word.
        if not 10000 <= number <= 73050:
            raise Unreadable(f"“{number}”{_UNCLEAR}")
        return PartialDate.of(date(1899, 12, 30) + timedelta(days=number))

    def _digits(self, digits: str) -> PartialDate:
        """A run of digits: 19850312, 198503, 1985, 850312, or Excel's count of days."""
        number = int(digits)
        if len(digits) == 8:
            return _make(number // 10000, number // 100 % 100, number % 100)
        if len(digits) == 6:
            if EARLIEST <= number // 100 <= LATEST and number % 100 <= 12:
                return _make(number // 100, number % 100)
            return _make(self._century(number // 10000), number // 100 % 100, number % 100)
        if len(digits) == 4 and EARLIEST <= number <= LATEST:
            return _make(number)
        return self._serial(number)

    def _text(self, text: str) -> PartialDate | None:
        if _ISO.fullmatch(text):  # most are
            with suppress(ValueError):
                return _parsed(text)
        if len(text) > _LONGEST:
            raise Unreadable(f"{quoted(text)}{_UNCLEAR}")
        if member := _PARTY_MEMBER.fullmatch(text):  # 中共党员（2007.10）, as 政治面貌 has it
            return self._text(member[1])
        outside = re.sub(r"[(（].*?[)）]", "", text).strip() or re.sub(r"[()（）]", "", text)
        plain = narrow(outside).strip().lstrip("'‘’`")
        if (found := _ENGLISH.fullmatch(plain)) and found[2].lower() in _MONTHS:  # 9/Sep/2004
            return _make(int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
        plain = re.sub(rf"[{_CHINESE}]+", lambda m: chinese_number(m[0]), plain)
        if re.fullmatch(r"[0-9]{1,8}(\.0)?", plain):
            return self._digits(plain.removesuffix(".0"))
        plain = _TAIL.sub("", plain).strip()
        if re.fullmatch(r"[0-9]{4}|[0-9]{6}|[0-9]{8}", plain):
            return self._digits(plain)
        if found := _FULL.fullmatch(plain):
            return _make(*(int(part or 0) for part in found.groups()))
        if found := _SHORT.fullmatch(plain):
            year, month, day = (int(part or 0) for part in found.groups())
            return _make(self._century(year), month, day)
        raise Unreadable(f"{quoted(text)}{_UNCLEAR}")

    def show(self, value: PartialDate | None) -> str:
        return "" if value is None else str(value)

    def store(self, value: PartialDate | None) -> Any:
        return None if value is None else str(value)

    def load(self, kept: Any) -> PartialDate | None:
        return None if kept is None else PartialDate.parse(kept)


class BirthDay(Day):
    """A date of birth: two-digit years are of the last century; leaves the office as year and month (domain §11)."""

    def __init__(self) -> None:
        super().__init__(young=9)

    def mask(self, value: PartialDate | None) -> str:
        return "" if value is None else str(value)[:7]


class Clock(Kind[str]):
    """A time of day as `19:30`."""

    empty = ""

    def read(self, raw: object) -> str:
        if isinstance(raw, (datetime, time)):
            return raw.strftime("%H:%M")
        if is_blank(raw):
            return ""
        text = narrow(one_line(raw))
        found = re.fullmatch(r"(上午|下午|晚上|晚)?\s*([0-9]{1,2})\s*[:：.时点]\s*([0-9]{1,2})?\s*分?", text)
        if found is None:
            found = re.fullmatch(r"()([0-9]{1,2})([0-9]{2})", text)
        if found is None:
            raise Unreadable(f"{quoted(text)}不是时间，请写成 19:30")
        hour, minute = int(found[2]), int(found[3] or 0)
        if found[1] in ("下午", "晚上", "晚") and hour < 12:
            hour += 12
        if hour > 23 or minute > 59:
            raise Unreadable(f"没有 {hour} 时 {minute} 分")
        return f"{hour:02}:{minute:02}"
