"""A content as one cell of the form wants it: by its drop-down, its example, its number format, its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from models.forms.contents import Content, Moment, Period, Share, Unsure
from models.forms.dates import ISO, MONTHS, DayPattern, pattern_in, pattern_of_format, serial
from models.forms.sheet_part import Value
from models.forms.styles import Style
from models.kinds import Coded, Kind, PartialDate, Unreadable, clean

_CODE = re.compile(r"^\s*[0-9]{1,4}[A-Z]?(?:\s+|\s*[-—.、．:：]\s*)(?=[^\s\d])")
_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_BETWEEN = re.compile(r"[、/／，,；;|\s]+")


class NotFillable(ValueError):
    """A content that does not fit the cell; the text says why."""


@dataclass(frozen=True)
class Target:
    """What is known about the cell. options: of its drop-down, None without one · example: what stood in such a cell."""

    style: Style
    heading: str = ""
    options: Sequence[str] | None = None
    example: Value = None
    kind: object = None
    wording: str = ""
    """How the ledger words it more exactly (学历说明)."""
    own: Mapping[str, str] = field(default_factory=dict)
    """How the form itself says a word of a code table in its other cells."""
    alike: Mapping[str, str] = field(default_factory=dict)
    """The wider wording that the form itself has, by the narrower one of some: one column has one wording."""
    hers: str = ""
    """How the roster words what is said here, where the form has no wording of its own."""
    from_1904: bool = False


def present(content: Content, target: Target) -> Value:
    """The value for the cell, None for nothing; raises NotFillable where the drop-down has no such word."""
    if content is None or content == "":
        return None
    if isinstance(content, Unsure):
        raise NotFillable(content.why)
    if isinstance(content, (PartialDate, Period, Moment)):
        return _day(content, target)
    if isinstance(content, Share):
        if "%" in target.style.format:
            return round(content.value, 4)
        return f"{content.value:.1%}".replace(".0%", "%")
    if isinstance(content, (int, float)):
        if target.options is not None:
            return option_for(f"{content:g}", target)
        return content
    text = clean(content)
    if target.options is not None:
        return option_for(text, target)
    if isinstance(target.kind, Coded) and isinstance(target.example, str) and _CODE.match(target.example):
        return _with_code(text, target)
    wider = target.alike.get(text, text)
    return target.own.get(text) or target.own.get(wider) or target.hers or wider


def own_wordings(said: Iterable[str], kind: Coded) -> dict[str, str]:
    """How the cells of a column say the words of a code table, where they agree: 大学本科 for 大学, 初中及以下 for itself."""
    found: dict[str, set[str]] = {}
    for text in map(clean, said):
        if text:
            found.setdefault(kind.plain(text) or text, set()).add(text)
    return {name: texts.pop() for name, texts in found.items() if len(texts) == 1}


def listed_in(heading: str, kind: Coded) -> list[str]:
    """The wordings that a heading gives to choose from, as 学历（研究生/大学/大专及以下）, but for what is none of the code table;
    none where it gives fewer than two."""
    for words in _BRACKETS.findall(heading):
        parts = [part for part in _BETWEEN.split(words[1:-1]) if part and not kind.doubt(kind.read(part))]
        if len(parts) > 1:
            return parts
    return []


def without_code(text: str) -> str:
    """汉族 for 01 汉族."""
    return _CODE.sub("", text)


def _day(content: PartialDate | Period | Moment, target: Target) -> Value:
    pattern = _pattern(target)
    if isinstance(content, Period):
        return f"{pattern.show(content.start)}至{pattern.show(content.end)}"
    if isinstance(content, Moment):
        return f"{content.day.chinese()} {content.clock}"
    as_number = target.style.is_date and not isinstance(target.example, str)
    if as_number and content.whole and target.options is None:
        return serial(content, from_1904=target.from_1904)
    return pattern.show(content)


def _pattern(target: Target) -> DayPattern:
    """By the example in the form, a hint in the heading, the number format, and whether the heading asks for 年月 only."""
    if isinstance(target.example, str) and (found := pattern_in(target.example)):
        return found
    hint = "".join(_BRACKETS.findall(target.heading))
    if hint and (found := pattern_in(hint)):
        return found
    if target.style.is_date:
        return pattern_of_format(target.style.format)
    return MONTHS if re.search(r"年月(?!日)", target.heading) else ISO


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", clean(text))


def option_for(text: str, target: Target) -> str:
    """The entry of the drop-down that means the text, in its own wording; raises NotFillable."""
    options = [o for o in target.options or () if _plain(o)]
    for wanted in (target.wording, text, _word(text, target.kind)):
        for option in options:
            if wanted and _plain(wanted) in (_plain(option), _plain(_CODE.sub("", option))):
                return option
    same = [o for o in options if _means(o, text, target.kind)]
    if len(same) == 1:
        return same[0]
    if not same and isinstance(target.kind, Coded):
        wider = [o for o in options if target.kind.takes_in(_CODE.sub("", o), text)]
        if len(wider) == 1:
            return wider[0]
    shown = "、".join(o.strip() for o in (same or options)[:6]) + ("…" if len(same or options) > 6 else "")
    of_education = isinstance(target.kind, Coded) and target.kind.table == "education"
    hint = "，或在党员的“学历说明”里写明" if of_education else ""
    if same:
        raise NotFillable(f"“{text}”在下拉选项里对应多项（{shown}），请手工选{hint}")
    raise NotFillable(f"“{text}”不在下拉选项里（{shown}）")


def _word(text: str, kind: object) -> str:
    """The word of the code table for a wording (函授大专 → 大专), for a school of the Party what the list calls it, as the word
    would be another thing; '' where there is none."""
    if not isinstance(kind, Coded) or kind.takes_in(text, kind.read(text)):
        return ""
    if "党校" in text:
        return kind.listed(text)
    return kind.read(text)


def _means(option: str, text: str, kind: object) -> bool:
    """Whether both are read as the same word of the ledger."""
    if not isinstance(kind, Kind):
        return False
    try:
        read = kind.read(option)
        if isinstance(kind, Coded) and kind.doubt(read):
            read = kind.read(_CODE.sub("", option))
        return bool(read == kind.read(text)) and not kind.takes_in(text, read)
    except Unreadable:
        return False


def _with_code(text: str, target: Target) -> str:
    """01 汉族, where the example in the form is written so; without the one code that fits the text as it is."""
    assert isinstance(target.kind, Coded)
    for wanted in (target.wording, text):
        for line in target.kind.codes:
            if wanted and _plain(line.official) == _plain(wanted):
                return f"{line.code} {line.official}"
    fitting = [line for line in target.kind.codes if line.word == text]
    return f"{fitting[0].code} {fitting[0].official}" if len(fitting) == 1 else text
