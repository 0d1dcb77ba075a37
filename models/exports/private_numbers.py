"""Finds the numbers of persons in free text, however they are spelled: ID numbers, bank cards and mobile numbers.

Digits count in any script, and blanks, dashes and dots of any width, or what cannot be seen, may stand between them. Where
digits stand together their count decides; where they stand in blocks it must be what such a number begins with, and no date.
In the usual blocks (3-4-4, 6-8-4) other single signs divide them as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from models.kinds.identity import born

_DOTS = ".．。·•‧・･"
_BETWEEN = (
    rf"[\s{_DOTS}_＿'’‘`\-\u058a\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63－ー\u2500"
    r"\u00ad\u0300-\u036f\u20d0-\u20ff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_RUN = re.compile(rf"\d(?:{_BETWEEN}*+\d){{10,}}+(?:{_BETWEEN}*+[XxＸｘ])?")
"""Possessive: a run is gone through once, however long it is."""

_GAP = "[ .]*+"
_REGION = f"(?:1{_GAP}[1-5]|2{_GAP}[1-3]|3{_GAP}[1-7]|4{_GAP}[1-6]|5{_GAP}[0-4]|6{_GAP}[1-5]|[79]{_GAP}1|8{_GAP}[1-3])"
_DAY = f"(?:0{_GAP}[1-9]|1{_GAP}[0-2]){_GAP}(?:[012]{_GAP}[0-9]|3{_GAP}[01])"
_YEAR = f"(?:1{_GAP}9|2{_GAP}0){_GAP}[0-9]{_GAP}[0-9]"


def _digits(count: int) -> str:
    return f"(?:{_GAP}[0-9]){{{count}}}+"


_TOGETHER = re.compile(r"([0-9]{11,}+)(X?)")
_MOMENT = re.compile("20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){2}")
"""What a camera calls a picture: 年月日时分秒."""
_MILLISECONDS = ("mmexport", "wx_camera_")
"""What stands before the milliseconds since 1970 in the names of the pictures that 微信 keeps; 1400000000000 was in 2014."""
_WITHIN = re.compile(r"(?=1[3-9][0-9]{9})")
_ID = re.compile(rf"(?<![0-9])(?=({_REGION}{_digits(4)}{_GAP}{_YEAR}{_GAP}{_DAY}{_digits(3)}{_GAP}[0-9X])(?![0-9X]))")
_OLD_ID = re.compile(
    rf"(?<![0-9])(?=({_REGION.replace(_GAP, '')}[0-9]{{4}}{_GAP}[0-9]{_GAP}[0-9]{_GAP}{_DAY}{_digits(3)})(?![0-9X]))"
)
_SIXES = re.compile(r"(?<![0-9])(?=([0-9]{6} ?[0-9]{4} ?[0-9]{1,5}? ?[0-9]{3}[0-9X])(?![0-9X]))")
_CARD = re.compile(
    r"(?<![0-9])(?=([3-69][0-9]{3}(?:[ .]++[0-9]{4}){3}(?:[ .]++[0-9]{1,3})?|[3-69][0-9]{5}[ .]++[0-9]{9,13})(?![0-9]))"
)
_USUAL = re.compile(r"(?:(?<![0-9])|(?<=[0-9]{4})|(?<=86)|(?<=0))(?=(1[3-9][0-9][ .]++[0-9]{4}[ .]++[0-9]{4}))")
_MOBILE = re.compile(rf"(?:(?<![0-9])|(?<![0-9])(?:00)?86|(?<![0-9])0)(?=(1{_GAP}[3-9]{_digits(9)})(?![0-9]))")
_SIGN = rf"(?:{_BETWEEN}|[/／∕⁄()（）【】\[\]〔〕、，,:：;；～~+|｜#＃\\])"
_BLOCKS = re.compile(
    rf"(?:(?<!\d)|(?<=(?<!\d)86))(\d{{3}})(?:{_SIGN}\d{{4}}{_SIGN}|[）)】\]〕] ?\d{{4}} ?)(\d{{4}})(?!\d|\.\d|元)"
    rf"|(?<!\d)(\d{{6}}){_SIGN}\d{{8}}{_SIGN}(\d{{3}}[\dXxＸｘ])(?!\d)"
)
"""Mobile and ID numbers in their usual blocks, between which any one sign may stand: 138(1234)5678, or a bracket behind the
first, (138)1234 5678; an amount is none."""
_ID_LENGTH = 18
_OF_CARD = re.compile(r"(?:卡|[账帐][号户]|存折|银行|储蓄)[^0-9]*$")
_LOOKED_BACK = 10
"""Characters before digits that may say of what they are."""
_YEAR_ALONE = re.compile("(?:19|20)[0-9]{2}")
_COMPACT_DAY = re.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[012][0-9]|3[01])")
_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def numbers_hidden(text: str) -> str:
    """Text in which a mobile number keeps its first three and last four digits, a longer number its first six and last four;
    what stood between the hidden digits is left out."""
    again = _once(text)
    while again != text:  # what is kept of two numbers can look like a third
        text, again = again, _once(again)
    return text


def _once(text: str) -> str:
    return _BLOCKS.sub(_block_hidden, _RUN.sub(_hidden, text))


def _block_hidden(blocks: re.Match[str]) -> str:
    first, last = next((a, b) for a, b in (blocks.group(1, 2), blocks.group(3, 4)) if a)
    number = re.sub(r"[^0-9X]", "", blocks[0].translate(_PLAIN))
    told = _ID.match(number) if len(number) == _ID_LENGTH else re.match("1[3-9]", number)
    return f"{first}{'*' * (len(number) - len(first) - len(last))}{last}" if told else blocks[0]


def _hidden(run: re.Match[str]) -> str:
    text = run[0]
    plain = text.translate(_PLAIN)
    told: list[str] = list(text)
    year_follows = run.string.startswith("年", run.end())
    before = run.string[max(0, run.start() - _LOOKED_BACK) : run.start()]
    for start, end, head in _found(plain, before, year_follows=year_follows):
        kept = [at for at in range(start, end) if plain[at] not in " ."]
        for at in range(kept[head - 1] + 1, kept[-4]):
            told[at] = "*" if plain[at] not in " ." else ""
    return "".join(told)


class _Plain(dict[int, str]):
    """Any digit as that of ASCII, X, a dot, and a blank for all else that may stand between digits."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        digit = unicodedata.decimal(char, -1)
        self[code] = str(digit) if digit >= 0 else "X" if char in "XxＸｘ" else "." if char in _DOTS else " "
        return self[code]


_PLAIN = _Plain()


def _found(plain: str, before: str, *, year_follows: bool) -> Iterator[tuple[int, int, int]]:
    """Where numbers stand, which may overlap, and how many of their first digits are kept. before: the end of what precedes."""
    of_picture = before.endswith(_MILLISECONDS)
    for block in _TOGETHER.finditer(plain):
        start, end = block.span()
        count = len(block[1])
        if count >= 15:
            if not _is_unit(block[0]):
                yield start, end, 6
        elif count > 11:
            if _MOMENT.fullmatch(block[0]) or (of_picture and start == 0 and count == 13 and plain[1] >= "4"):
                continue
            yield from ((start + at.start(), start + at.start() + 11, 3) for at in _WITHIN.finditer(block[1]))
        elif plain[start] == "1":
            yield start, start + 11, 3
    if " " not in plain and "." not in plain:
        return
    for pattern in (_ID, _OLD_ID, _SIXES):
        yield from ((*each.span(1), 6) for each in pattern.finditer(plain) if not each[1].isalnum())
    yield from ((*each.span(1), 6) for each in _CARD.finditer(plain) if _is_card(each[1], before))
    yield from ((*each.span(1), 3) for each in _USUAL.finditer(plain))
    for each in _MOBILE.finditer(plain):
        if not each[1].isdigit() and _is_mobile(each[1], year_follows=year_follows and each.end(1) == len(plain)):
            yield *each.span(1), 3


def _is_mobile(spelled: str, *, year_follows: bool) -> bool:
    """Whether eleven digits in blocks are one number, and not dates, years, a decimal or figures in a row."""
    blocks = re.split("[ .]+", spelled)
    if len(blocks) == 11:
        return True
    if (year_follows and _YEAR_ALONE.fullmatch(blocks[-1])) or _COMPACT_DAY.fullmatch(blocks[0]):
        return False
    for first, second in pairwise(blocks):
        if _YEAR_ALONE.fullmatch(first) and (len(second) <= 2 or _YEAR_ALONE.fullmatch(second)):
            return False
    if len(blocks[0]) < 3:
        return min(map(len, blocks[1:])) >= 3 and not any(map(_YEAR_ALONE.fullmatch, blocks))
    return " " not in spelled or not re.search(r"(?<=[0-9])\.[0-9]{1,2}(?![0-9])", spelled)


def _is_card(spelled: str, before: str) -> bool:
    """Whether digits in blocks are a card: one of 银联, or its last digit is right (ISO/IEC 7812). Where nothing before says so,
    round amounts in a row are none: one row in ten has a last digit that is right."""
    blocks = re.split("[ .]+", spelled)
    digits = "".join(blocks)
    of_china = digits.startswith("62")
    if _are_round(blocks) and not _OF_CARD.search(before):
        return False
    if of_china:
        return True
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits)))
    return sum(each // 10 + each % 10 for each in doubled) % 10 == 0


def _are_round(blocks: list[str]) -> bool:
    """Whether all are round hundreds, as amounts in a row are."""
    return len(blocks) > 3 and all(len(each) == 4 and each.endswith("00") for each in blocks)


def _is_unit(number: str) -> bool:
    """Whether it is the code of a unit (统一社会信用代码, GB 32100), which is public, and tells no birthday."""
    if len(number) != 18 or number[0] not in "159" or born(number) is not None:
        return False
    rest = sum(_CODE.index(char) * pow(3, at, 31) for at, char in enumerate(number[:17])) % 31
    return number[17] == _CODE[-rest % 31]
