"""File names made from what people typed: safe on Windows and Linux, never a path, never one that is taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date

from models.exports.privacy import masked_text
from models.file_names import FORBIDDEN, RESERVED, unseen

MOST_CHARACTERS, _MOST_BYTES = 80, 200  # a Linux name has 255 bytes, and a file being written has a longer one
_MOST_SUFFIX = 40


def safe_name(text: str, suffix: str = "", *, taken: Collection[str] = ()) -> str:
    """A file name out of any text: at most 80 characters with `suffix`, none that Windows or Linux refuses or reads as
    part of a path, no reserved name of Windows, and not one of `taken` (whose case does not count): then it is numbered."""
    # what follows a dot somewhere in a name
    if len(suffix) > _MOST_SUFFIX or FORBIDDEN.search(suffix) or suffix.endswith((".", " ")):
        text, suffix = text + suffix, ""
    flat = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text))
    kept = "".join(c for c in flat if not unseen(c))
    stem = _trimmed(FORBIDDEN.sub("_", kept)) or "未命名"
    if RESERVED.fullmatch(stem):
        stem = "_" + stem
    used = {name.casefold() for name in taken}
    name = _shortened(stem, suffix) + suffix
    if name.casefold() not in used:
        return name
    taken_up_to, free = 1, 2
    while _numbered(stem, free, suffix).casefold() in used:
        taken_up_to, free = free, 2 * free
    while free - taken_up_to > 1:  # halving: one by one, thousands of one name would take minutes
        middle = (taken_up_to + free) // 2
        if _numbered(stem, middle, suffix).casefold() in used:
            taken_up_to = middle
        else:
            free = middle
    return _numbered(stem, free, suffix)


def told_name(text: str, suffix: str, *, full: bool, taken: Collection[str] = ()) -> str:
    """The name of a file that leaves the office with what is in it: numbers in it are masked unless `full`."""
    if not full:
        whole = masked_text(text + suffix)  # what follows the last dot of a name can be a number, or the end of one
        text, suffix = (whole.removesuffix(suffix), suffix) if whole.endswith(suffix) else (whole, "")
    return safe_name(text, suffix, taken=taken)


def dated_name(what: str, day: date, suffix: str = "") -> str:
    """The name that is proposed for a file: what it is and as of which day, 党员名册_20261231.xlsx."""
    return safe_name(what, f"_{day:%Y%m%d}{suffix}")


def _trimmed(text: str) -> str:
    """Without what Windows drops at the end, hides at the start, or a command line takes for an option."""
    return text.rstrip(". ").lstrip(". -~")


def _numbered(stem: str, number: int, suffix: str) -> str:
    tail = f"({number}){suffix}"
    return _shortened(stem, tail) + tail


def _shortened(stem: str, tail: str) -> str:
    stem = stem[: MOST_CHARACTERS - len(tail)]
    while len((stem + tail).encode()) > _MOST_BYTES:
        stem = stem[:-1]
    return stem.rstrip(". ")
