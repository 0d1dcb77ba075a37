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
    if len(suffix) > _MOST_SUFFIX or FORBIDDEN.search(suffix):  # what follows a dot somewhere in a name
        text, suffix = text + suffix, ""
    flat = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text))
    kept = "".join(c for c in flat if not unseen(c))
    stem = _trimmed(FORBIDDEN.sub("_", kept)) or "未命名"
    if RESERVED.fullmatch(stem):
        stem = "_" + stem
    used = {name.casefold() for name in taken}
    name, number = _shortened(stem, suffix) + suffix, 2
    while name.casefold() in used:
        tail = f"({number}){suffix}"
        name, number = _shortened(stem, tail) + tail, number + 1
    return name


def told_name(text: str, suffix: str = "", *, full: bool, taken: Collection[str] = ()) -> str:
    """The name of a file that leaves the office with what is in it: numbers in it are masked unless `full`."""
    return safe_name(text if full else masked_text(text), suffix, taken=taken)


def dated_name(what: str, day: date, suffix: str = "") -> str:
    """The name that is proposed for a file: what it is and as of which day, 党员名册_20261231.xlsx."""
    return safe_name(what, f"_{day:%Y%m%d}{suffix}")


def _trimmed(text: str) -> str:
    """Without what Windows drops at the end, hides at the start, or a command line takes for an option."""
    return text.rstrip(". ").lstrip(". -~")


def _shortened(stem: str, tail: str) -> str:
    stem = stem[: MOST_CHARACTERS - len(tail)]
    while len((stem + tail).encode()) > _MOST_BYTES:
        stem = stem[:-1]
    return stem.rstrip(". ")
