"""The fixed party day as the branch wrote it down: «每月 20 日», «每月第二个星期五», and the day it is in a month."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from models.kinds.base import narrow

LAST = 31
_NUMERALS = {character: number for number, character in enumerate("一二三四五六七八九", start=1)}
_WEEKDAYS = "一二三四五六日"
_NTH = re.compile(
    r"(最后一|最后1|最末一|第?[一二三四五1-5])(?:个|周的?)?(?:星期|周|礼拜)([一二三四五六日天1-7])(?![日号])"
)
_DAY = re.compile(r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]")
_ONE_MONTH = re.compile(r"[0-9一二三四五六七八九十]月")


@dataclass(frozen=True)
class PartyDay:
    """day: 1 to 31, the last day in shorter months · nth and weekday: the second Friday is 2 and 4, the last one −1 ·
    moves: what happens on a weekend, 1 for 顺延, −1 for 提前."""

    day: int = 0
    nth: int = 0
    weekday: int = 0
    moves: int = 0

    def in_month(self, year: int, month: int) -> date:
        """The day of a month. It stays in the month: what would be put off into the next one is held earlier."""
        last = calendar.monthrange(year, month)[1]
        if self.day:
            found = date(year, month, min(self.day, last))
        else:
            first = 1 + (self.weekday - date(year, month, 1).weekday()) % 7
            days = range(first, last + 1, 7)
            found = date(year, month, days[-1] if self.nth < 0 else days[min(self.nth, len(days)) - 1])
        moved = found
        while self.moves and moved.weekday() > 4:
            moved += timedelta(days=self.moves)
        if moved.month == month:
            return moved
        while found.weekday() > 4:
            found -= timedelta(days=self.moves)
        return found


def party_day(text: str) -> PartyDay | None:
    """What the branch wrote, None where no one day of each month can be read from it."""
    said = re.sub(r"\s", "", narrow(text))
    moves = 1 if "顺延" in said else -1 if "提前" in said else 0
    if _ONE_MONTH.search(said):  # 7月1日 is a day of the year
        return None
    weekdays = {(_nth(found[1]), _weekday(found[2])) for found in _NTH.finditer(said)}
    days = {_number(found[1]) for found in _DAY.finditer(_NTH.sub("", said))}
    if re.search(r"月末|月底|最后一[天日]|最后一个工作日", said):
        days.discard(1)
        days.add(LAST)
        moves = -1 if "工作日" in said else moves
    if len(weekdays) + len(days) != 1:
        return None
    if weekdays:
        nth, weekday = weekdays.pop()
        return PartyDay(nth=nth, weekday=weekday, moves=moves)
    day = days.pop()
    return PartyDay(day, moves=moves) if 1 <= day <= LAST else None


def _nth(text: str) -> int:
    return -1 if text.startswith("最") else _number(text.removeprefix("第"))


def _weekday(text: str) -> int:
    return int(text) - 1 if text.isdecimal() else _WEEKDAYS.index(text.replace("天", "日"))


def _number(text: str) -> int:
    """20, 二十, 二十五, 十; 0 for what is none."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _NUMERALS.get(text, 0)
    return _NUMERALS.get(tens, 0 if tens else 1) * 10 + _NUMERALS.get(ones, 0)
