"""When a problem is to be solved, as committees write it: 2026年3月底, 3月31日前, 立行立改, 长期坚持."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.imports.grid import Cell
from models.kinds import PartialDate, Unreadable, clean, is_blank, narrow
from models.kinds.dates import Day
from models.records.rectification import AT_ONCE, LONG_TERM

_AT_ONCE = re.compile(r"立行立改|立查立改|即知即改|立即整改|立整立改|即行即改|立即|马上")
_LONG = re.compile(r"长期|常态化|持续|常抓不懈")
_END = re.compile(r"\s*(日|号)?\s*(之前|以前|前|底前|底|末前|末|内|完成|前完成|底前完成|止|为止)*\s*$")
_YEAR = r"(?P<year>\d{4})\s*年?\s*[.\-/]?\s*"
_QUARTER = re.compile(rf"(?:{_YEAR})?第?(?P<q>[一二三四1-4])季度")
_HALF = re.compile(rf"(?:{_YEAR})?(?P<half>[上下])半年")
_OF_YEAR = re.compile(r"(?P<year>\d{4})\s*年(?:[底末内终]|12月底)?")
_NO_YEAR = re.compile(r"(?P<month>\d{1,2})\s*[月./]\s*(?:份)?(?:(?P<day>\d{1,2})\s*[日号]?|(?P<third>[上中下])旬)?")
_THIRDS = re.compile(r"([上中下]旬)")
_FIND = re.compile(
    r"(?:\d{4}\s*[年./-]\s*)?(?:\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号]|[上中下]旬|份)?|\d{1,2}[./-]\d{1,2}|第?[一二三四]季度|[上下]半年|年)"
    r"\s*(?:[底末初中])?\s*(?:之前|以前|前)?\s*(?:完成)?"
)
_QUARTERS = {word: number for pair in (("一1", 1), ("二2", 2), ("三3", 3), ("四4", 4)) for word, number in ((c, pair[1]) for c in pair[0])}  # fmt: skip


@dataclass(frozen=True)
class Due:
    """What a cell says. kind: of 整改类型, '' where it says nothing of it · doubt: what must be looked at · rest: whether the
    cell says more than `day` and `kind`, so that its words are kept · wrong: whether nothing could be read."""

    day: PartialDate | None = None
    kind: str = ""
    doubt: str = ""
    rest: bool = False
    wrong: bool = False


def read(raw: Cell, found: PartialDate | None) -> Due:
    """Reads a cell. found: when the problem was found, after which a day without its year is looked for."""
    if is_blank(raw):
        return Due()
    if not isinstance(raw, str):
        try:
            return Due(Day().read(raw))
        except Unreadable as error:
            return Due(doubt=str(error), rest=True, wrong=True)
    text = clean(raw)
    kind = AT_ONCE if _AT_ONCE.search(text) else LONG_TERM if _LONG.search(text) else ""
    plain = re.sub(
        r"[\s，,；;。、:：()（）]|并|整改|坚持|完成|推进|巩固|立行立改|立查立改|即知即改|立整立改|即行即改|立即|马上|长期|常态化|持续|常抓不懈",
        "",
        text,
    )
    if not plain:
        return Due(kind=kind)
    day, doubt = _day(text if not kind else plain, found)
    if day is None and (written := _FIND.search(narrow(text))) and len(text) <= 60:
        day, doubt = _day(written[0], found)
        if day is not None:
            return Due(day, "" if kind == LONG_TERM else kind, doubt or f"按“{day}”读入，原文写在备注里", rest=True)
    if day is None:
        return Due(kind=kind, doubt=doubt or "不是日期，写在备注里，时限请补上", rest=True, wrong=not kind)
    if kind == LONG_TERM:  # both a day and 长期坚持: which of them holds is for her to say
        return Due(day, "", f"既写了时限又写了长期坚持，按时限 {day} 读入，原文写在备注里", rest=True)
    third = _THIRDS.search(text)
    return Due(day, kind, doubt or (f"没有写到日，按 {day} 读入" if third else ""), rest=bool(third))


def _day(text: str, found: PartialDate | None) -> tuple[PartialDate | None, str]:
    """The day, and what is doubtful about it."""
    plain = _END.sub("", narrow(text).strip().strip("。；;，, "))
    plain = re.sub(r"月底|月末", "月", plain)
    year = str(found.year) if found else ""
    if quarter := _QUARTER.fullmatch(plain):
        return _made(quarter["year"], 3 * _QUARTERS[quarter["q"]], 0, found)
    if half := _HALF.fullmatch(plain):
        return _made(half["year"], 6 if half["half"] == "上" else 12, 0, found)
    if re.fullmatch(r"年", plain) or narrow(text).strip().startswith(("年底", "年内", "年末")):
        return (
            (PartialDate(int(year), 12), f"没有写年份，按发现日期所在的 {year} 年读入") if found else (None, _NO_FOUND)
        )
    if (of_year := _OF_YEAR.fullmatch(plain)) and re.search(r"[底末内终]", text):
        return PartialDate(int(of_year["year"]), 12), ""
    if without := _NO_YEAR.fullmatch(plain):
        return _made(None, int(without["month"]), int(without["day"] or 0), found)
    try:
        return Day().read(re.sub(r"[上中下]旬|月份$", lambda m: "月" if m[0] == "月份" else "", plain)), ""
    except Unreadable:
        return None, ""


_NO_FOUND = "没有写年份，也没有发现日期，看不出是哪一年，写在备注里"


def _made(year: str | None, month: int, day: int, found: PartialDate | None) -> tuple[PartialDate | None, str]:
    """A day of a year; one without its year is the first that is not before the problem was found."""
    try:
        if year:
            return PartialDate(int(year), month, day), ""
        if found is None:
            return None, _NO_FOUND
        made = PartialDate(found.year, month, day)
        if made.last() < found.first():
            made = PartialDate(found.year + 1, month, day)
    except ValueError:
        return None, ""
    return made, f"没有写年份，按发现日期 {found} 以后读作 {made}，请核对"


def split_off(text: str) -> tuple[str, str]:
    """责任人及时限 in one cell: the people, and the time behind them; '' for what is not there."""
    text = clean(text)
    times = [m.start() for pattern in (_FIND, _AT_ONCE, _LONG) if (m := pattern.search(narrow(text)))]
    if not times or len(narrow(text)) != len(text):
        lines = text.split("\n")
        return ("\n".join(lines[:-1]), lines[-1]) if len(lines) > 1 else (text, "")
    start = min(times)
    return text[:start].strip(" \t\n，,；;、:：/（("), text[start:].strip(" ）)")
