"""Where a Chinese line may end: 避头尾 (GB/T 15834, 5.1), numbers and words whole; knows widths, not fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# No line begins with these …
NO_START = frozenset("，。、；：！？）》〉】』」〕〗｝］”’…—～·‰％℃°％,.;:!?)]}%々〻ーゝゞ－–‐\u2019\u201d")
# … and none ends with these.
NO_END = frozenset("（《〈【『「〔〖｛［“‘([{￥＄¥$№§")
# Full-width marks with their ink in the left half: at the end of a line they need only that half.
HALF = frozenset("，。、；：）》〉】』」〕〗”’")
_JOINERS = frozenset("-_@#&*+=/\\.~^|<>'\"`:,%$")
_SOFT = frozenset("@./-_\\&=?,:+")
# A number stays with these if it can: 34票, 2026年.
_UNITS = frozenset("年月日时分人名票张份次条项元个岁届期")
_LIST_ENDS = frozenset("、，；。：,;")
# em: a line that would stay emptier than this may break at a place that is only second best; a list keeps 买买提江 whole
_LOOSE, _LOOSE_NAMES = 3.0, 4.6

NEVER, IF_NEEDED, FREE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Line:
    """The characters from `start` to before `end`, without blanks at the end. `width`: as it counts for the measure."""

    start: int
    end: int
    width: float


def in_word(char: str) -> bool:
    """Whether the character is part of a number or of a word in letters (Chinese characters are not)."""
    return char in _JOINERS or (char < "\u2460" and char.isalnum())


def chances(text: str, *, names: bool) -> list[int]:
    """For each place before a character whether a line may break there. `names`: a list, best broken between its parts."""
    found = [NEVER] * len(text)
    before = ""  # the last character that is not a blank
    for i, char in enumerate(text):
        if i and char != " " and before:
            found[i] = _chance(text, i, before, char)
            if names and found[i] == FREE and before not in _LIST_ENDS:
                found[i] = IF_NEEDED
        if char != " ":
            before = char
    return found


def _chance(text: str, i: int, before: str, char: str) -> int:
    if char in NO_START or before in NO_END or unicodedata.category(char).startswith("M"):
        return NEVER
    if text[i - 1] == " ":
        return FREE
    if in_word(before) and in_word(char):
        return IF_NEEDED if before in _SOFT and char.isalnum() else NEVER
    if before.isascii() and before.isdigit() and char in _UNITS:
        return IF_NEEDED
    if (before in ".．" and i > 1 and text[i - 2].isdigit()) or "①" <= before <= "⒛":
        return NEVER  # the number of a list stays with its text
    return FREE


def break_lines(
    text: str, widths: Sequence[float], measure: float, indent: float = 0, *, names: bool = False
) -> list[Line]:
    """The lines of a paragraph. `widths`, `measure` and `indent` (of the first line) in em; `names` as in `chances`.

    A run that cannot be broken and is wider than the measure is cut at the last character that fits: no character is ever
    lost, and a line has one character at least.
    """
    if not text:
        return []
    lines: list[Line] = []
    end_of_text = max(len(text.rstrip(" ")), 1)
    if (width := sum(widths[:end_of_text])) <= measure - indent:
        return [Line(0, end_of_text, width)]  # most do
    may, loose = chances(text, names=names), _LOOSE_NAMES if names else _LOOSE
    start, end_of_text = 0, len(text)
    while start < end_of_text:
        room = measure - (0 if lines else indent)
        stop = _stop(text, widths, may, start, room, loose)
        end = stop
        while end > start + 1 and text[end - 1] == " ":
            end -= 1
        width = sum(widths[start:end])
        if width > room:
            width = max(room, width - _spare(text[end - 1], widths[end - 1]))
        lines.append(Line(start, end, width))
        start = _after_blanks(text, stop)
    return lines


def _stop(text: str, widths: Sequence[float], may: Sequence[int], start: int, room: float, loose: float) -> int:
    """Where the line that begins at `start` stops."""
    room += 1e-9
    width, i = 0.0, start
    best, best_width, soft, soft_width = 0, 0.0, 0, 0.0
    while i < len(text):
        if i > start and may[i] == FREE:
            best, best_width = i, width
        elif i > start and may[i] == IF_NEEDED:
            soft, soft_width = i, width
        after = width + widths[i]
        if after > room and text[i] != " ":
            following = _after_blanks(text, i + 1)
            if after - _spare(text[i], widths[i]) <= room and (following == len(text) or may[following] == FREE):
                return following
            break
        width, i = after, i + 1
    else:
        return len(text)
    if soft_width > best_width and room - best_width > loose:
        return soft
    return best or soft or _cut(text, start, i)


def _spare(char: str, width: float) -> float:
    """The empty half of a mark at the end of a line."""
    return 0.5 if char in HALF and width > 0.9 else 0.0


def _after_blanks(text: str, i: int) -> int:
    while i < len(text) and text[i] == " ":
        i += 1
    return i


def _cut(text: str, start: int, fits: int) -> int:
    """A place inside a run that no line can hold, by the rules if there is one."""
    for i in range(fits, start, -1):
        if text[i] not in NO_START and text[i - 1] not in NO_END:
            return i
    return max(fits, start + 1)
