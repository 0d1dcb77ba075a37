"""The months in which something is planned, as people write them: 3、6、9、12 · 1—6月 · 每季度末 · 上半年 · 双月."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

EVERY, QUARTERLY, HALF_YEARLY, YEARLY = tuple(range(1, 13)), (3, 6, 9, 12), (6, 12), (12,)
_NUMERALS = {word: place for place, word in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_FIGURE = "[0-9一二三四五六七八九十]"
_MONTH = rf"(?<!{_FIGURE})(1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])(?!{_FIGURE}|[日号次个项天名遍篇])"
_LATER, _EARLIER = "末月|末|底|内|之前|前", "初|首月"
_PART = f"{_LATER}|{_EARLIER}|中"
_TOKENS = re.compile(
    rf"(?P<range>{_MONTH}月?份?(?:-|至|到){_MONTH})"
    rf"|第?(?<!{_FIGURE})(?P<of>[1-4一二三四])季度?(?P<of_end>{_PART})?"
    rf"|(?P<quarterly>(?:每|各|逐)个?季度?|季度?(?=末|底|初|中))(?P<quarterly_end>{_PART})?"
    rf"|(?P<halves>上下半年|每半年|半年(?={_LATER}))(?:{_LATER})?"
    rf"|(?P<half>上半年|下半年)(?:{_LATER})?"
    rf"|(?P<every>每个?月|各月|逐月|月月|全年(?!{_FIGURE}))"
    r"|(?P<odd>单月)|(?P<even>双月|隔月|每[2二两]个?月)"
    r"|(?P<first>年初)|(?P<middle>年中)|(?P<last>年末|年底|年度)"
    rf"|(?:20\d\d年)?(?P<month>{_MONTH})(?:月(?:份|[上中下]旬|初|中|底|末)?(?:\d{{1,2}}日)?)?前?"
    rf"|(?P<once>(?<!{_FIGURE})[1一]次|每年(?!初|中|末|底|度))"
)
_BETWEEN = re.compile(r"[\s、,，;；.．/|和及与月份各在于每次]*")


@dataclass(frozen=True)
class Months:
    """What a text says: months from 1 to 12, and the words in it that say none."""

    months: tuple[int, ...] = ()
    lost: str = ""


def read_months(text: str) -> Months:
    """Reads the months; every word is either understood, or stands in `lost` as it was written (full-width figures narrow)."""
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(r"[—–―~～]+|--+", "-", plain)
    months: set[int] = set()
    lost: list[str] = []
    end = 0
    for found in _TOKENS.finditer(plain):
        if _inside_a_word(plain, found):
            continue
        lost.append(plain[end : found.start()])
        months |= set(_said(found))
        end = found.end()
    lost.append(plain[end:])
    words = [word for gap in lost if (word := _trim(gap))]
    return Months(tuple(sorted(months)), "、".join(words))


def _inside_a_word(text: str, found: re.Match[str]) -> bool:
    """Whether a bare Chinese figure stands between characters that say nothing of months: the 八 of 胡说八道 is no August."""
    if found.group() not in _NUMERALS:
        return False
    beside = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
    return all("\u4e00" <= char <= "\u9fff" and not _BETWEEN.fullmatch(char) for char in beside)


def _trim(gap: str) -> str:
    """A gap without what only stands between months."""
    if _BETWEEN.fullmatch(gap):
        return ""
    return gap.strip(" \t\r\n、,，;；.．/|")


def _said(found: re.Match[str]) -> Iterable[int]:
    groups = found.groupdict()
    if groups["range"]:
        first, last = _number(found[2]), _number(found[3])
        return range(first, last + 1) if first <= last else (*range(first, 13), *range(1, last + 1))  # 11月至2月
    if groups["of"]:
        return (_number(groups["of"]) * 3 - _before(groups["of_end"]),)
    if groups["quarterly"]:
        return (month - _before(groups["quarterly_end"]) for month in QUARTERLY)
    if groups["half"]:
        return (6,) if groups["half"] == "上半年" else (12,)
    if groups["month"]:
        return (_number(groups["month"]),)
    usual = {
        "halves": HALF_YEARLY, "every": EVERY, "odd": range(1, 13, 2), "even": range(2, 13, 2), "first": (1,), "middle": (6,),
        "last": YEARLY, "once": (),
    }  # fmt: skip
    return next(those for name, those in usual.items() if groups[name])


def _number(word: str) -> int:
    return _NUMERALS.get(word) or int(word)


def _before(word: str | None) -> int:
    """How many months before the last one of the quarter: without a word, by its end."""
    return {"初": 2, "首月": 2, "中": 1}.get(word or "", 0)


def months_words(months: Iterable[int]) -> str:
    """3、6、9、12月; 每月 for all of them, '' for none."""
    known = tuple(months)
    return "每月" if known == EVERY else "、".join(map(str, known)) + "月" if known else ""
