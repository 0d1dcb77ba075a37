"""Words of a problem list: numbers before texts, several measures in a cell, names, entries on progress, what is said of the state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.kinds import PartialDate, Unreadable, clean, narrow
from models.kinds.dates import Day

_CJK = "\u3400-\u9fff"
_NUMBER = re.compile(
    r"\s*([(（]?[一二三四五六七八九十]{1,3}[)）]?\s*[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十]+[部类][分别]?\s*[、:：]?|\d{1,2}\s*[、.．](?!\d))\s*"
)
_MARK = re.compile(
    r"(?:(?<=[;；。\s])|^)(?:(?P<a>\d{1,2})\s*[.．、)）](?!\d)|[(（](?P<b>\d{1,2})[)）]|(?P<c>[①-⑳])|(?P<d>[一二三四五六七八九十])是)"
)
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)}
_SPACED_NAMES = re.compile(rf"(?<=[{_CJK}]{{2}})[ \t\u3000]+(?=[{_CJK}]{{2}})")
_UNIT = re.compile(r".*([部组室委会科处局办所站队司院校]|中心|单位|街道|社区|村)")
_ENTRY = re.compile(
    r"(?P<day>\d{4}\s*[-./年]\s*\d{1,2}(?:\s*[-./月]\s*\d{1,2}\s*日?|\s*月)?)\s*[，,：:、]?\s*(?P<text>\S.*)", re.DOTALL
)
_BY = re.compile(rf"(?P<text>.+)[（(](?P<by>[{_CJK}·]{{2,12}}(?:、[{_CJK}·]{{2,12}})*)[）)]", re.DOTALL)
_OPEN = re.compile(r"否|未销号|未完成|未整改|未开始|尚未.*|登记|×|x|X|无|/|—|-|未")
_STATE = re.compile(
    r"(已|基本|全部|均|都)?(完成|销号|整改|整改到位|办结|解决|整改完成|完成整改|落实|到位|整改完毕)(并(长期坚持|销号|持续坚持))?|整改中|正在整改|(正在)?推进中|进行中|长期坚持|持续推进|是|√|✓|待验收|已申请销号"
)


def without_number(text: str) -> str:
    """一、班子建设 without its number."""
    return _NUMBER.sub("", text, count=1).strip()


def is_own_number(number: str) -> bool:
    """Whether a number tells an item from those of all other lists: 2026-巡察-01, and not 3 or (一)1."""
    plain = re.sub(r"[\s()（）.．、\-—_第号项条]", "", narrow(number))
    return bool(re.search(r"(19|20)\d\d", number)) or bool(re.search(r"[^\d一二三四五六七八九十①-⑳]", plain))


def in_lines(text: str) -> str:
    """Several measures in one line, 1. 2. 3., as one a line; a text that has lines, or is not numbered from one on, as it is."""
    text = clean(text)
    if "\n" in text:
        return text
    marks = list(_MARK.finditer(text))
    numbers = [_value(mark) for mark in marks]
    if len(marks) < 2 or numbers != list(range(1, len(marks) + 1)) or len({mark.lastgroup for mark in marks}) > 1:
        return text
    starts = [mark.start() for mark in marks]
    parts = [text[: starts[0]], *(text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True))]
    return "\n".join(part.strip() for part in parts if part.strip())


def _value(mark: re.Match[str]) -> int:
    kind = str(mark.lastgroup)
    return ord(mark[kind]) - ord("①") + 1 if kind == "c" else _DIGITS[mark[kind]] if kind == "d" else int(mark[kind])


def apart(names: str) -> str:
    """张三 李四 as two people; 王 芳 stays one."""
    return _SPACED_NAMES.sub("、", clean(names))


def units_and_people(text: str) -> tuple[str, str]:
    """责任单位/责任人 in one cell: the units among its words, and the others, who are people."""
    words = [word.strip() for word in re.split(r"[、,，;；/／|｜\n]", apart(text)) if word.strip()]
    units = [word for word in words if _UNIT.fullmatch(word)]
    return "、".join(units), "、".join(word for word in words if word not in units)


@dataclass(frozen=True)
class Entry:
    """One entry on the progress. day: None where none is written."""

    day: PartialDate | None
    text: str
    by: str = ""


def entries(text: str) -> list[Entry]:
    """What a cell says on the progress: an entry for each line that begins with a day; what comes before is one without."""
    made: list[Entry] = []
    for line in clean(text).split("\n"):
        found = _ENTRY.fullmatch(line.strip())
        day = _day(found["day"]) if found else None
        if found and day is not None:
            said = _BY.fullmatch(found["text"])
            made.append(Entry(day, said["text"].strip(), said["by"]) if said else Entry(day, found["text"].strip()))
        elif made:
            last = made.pop()
            made.append(Entry(last.day, f"{last.text}\n{line}".rstrip(), last.by))
        elif line.strip():
            made.append(Entry(None, line.strip()))
    return made


def _day(text: str) -> PartialDate | None:
    try:
        return Day().read(text)
    except Unreadable:
        return None


def says_open(text: str) -> bool:
    """Whether a word on the state says no more than that the item is not closed."""
    return bool(_OPEN.fullmatch(re.sub(r"\s", "", text)))


def is_state(text: str) -> bool:
    """Whether a text is nothing but a word on the state: 已完成, 正在推进."""
    return bool(_STATE.fullmatch(re.sub(r"[\s。，,；;]", "", text))) or says_open(text)
