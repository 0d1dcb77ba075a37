"""Text as it can be printed: one paragraph a line, no control characters, characters of the GBK time by their real code."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Characters of GBK that GB 18030-2022 moved out of the private use area but that Python's codec leaves there.
_MOVED = {
    0xE816: "\U00020087", 0xE817: "\U00020089", 0xE818: "\U000200cc", 0xE81E: "\u9fb4", 0xE826: "\u9fb5",
    0xE82B: "\u9fb6", 0xE82C: "\u9fb7", 0xE831: "\U000215d7", 0xE832: "\u9fb8", 0xE83B: "\U0002298f",
    0xE843: "\u9fb9", 0xE854: "\u9fba", 0xE855: "\U000241fe", 0xE864: "\u9fbb",
}  # fmt: skip


@cache
def _gbk_private() -> dict[int, str]:
    """U+E815–E864 (bytes FE50–FEA0) as the characters they stand for: U+E863 is 䶮."""
    table = dict(_MOVED)
    for code, tail in zip(range(0xE815, 0xE865), [*range(0x50, 0x7F), *range(0x80, 0xA1)], strict=True):
        real = bytes((0xFE, tail)).decode("gb18030")
        if code not in table and ord(real) != code:
            table[code] = real
    return table


class _Kept(dict[int, str]):
    """What is printed for each character, learned as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = _kept(chr(code))
        return kept


_KEPT = _Kept()


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if char == "\u3000":
        return char
    if category == "Zs" or char == "\t":
        return " "
    if category in ("Cc", "Cf", "Cs") or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return ""
    if category == "Co":
        return _gbk_private().get(ord(char), char)
    return char


# Letters with marks of their own, as some systems write é and ǚ: fonts have the letter that is both.
_MARKED = re.compile("[A-Za-z\u00c0-\u024f][\u0300-\u036f]+")


def printable(text: str) -> str:
    """`text` on one line as it is printed; ordinary text comes back as it is."""
    if text.isascii() and text.isprintable():
        return text
    return _MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text).translate(_KEPT)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, printable, without empty ones and without blanks around them."""
    return [line for line in (printable(raw).strip() for raw in text.splitlines()) if line]
