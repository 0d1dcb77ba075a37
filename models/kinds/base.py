"""What every kind of value can do: be read from a cell or a form, be shown, be masked, be kept in SQLite."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, ClassVar, Generic, TypeVar

T = TypeVar("T")

# What people write into a cell to say that there is nothing to write.
BLANKS = frozenset({"", "/", "\\", "-", "—", "——", "–", "无", "暂无", "未填", "空", "null", "None", "N/A", "n/a"})


class Unreadable(ValueError):
    """A cell that cannot be a value of the wanted kind; its text is one Chinese sentence for the user."""


_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")  # of Word, of web pages, of old systems
_EMOJI = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
_LOOSE_JOINER = re.compile(f"(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])")
_SHORT = 8
"""All of BLANKS, also in full width, are shorter."""
_QUOTED = 24
"""Characters of a cell that a sentence about it repeats."""


class _Keeping(dict[int, str]):
    """What is kept of each character: nothing of control and direction marks, halves of characters and what is none;
    learned as characters are met. Tabs and wide blanks are blanks; what joins two emoji stays."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in "\t\u3000\xa0":
            kept = " "
        elif char in "\n\u200d":
            kept = char
        else:
            none = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
            kept = "" if none or unicodedata.category(char) in ("Cc", "Cf", "Cs") else char
        self[code] = kept
        return kept


_KEEPING = _Keeping()


def _kept(text: str) -> str:
    kept = _LINE_ENDS.sub("\n", text).translate(_KEEPING)
    return _LOOSE_JOINER.sub("", kept) if "\u200d" in kept else kept


def clean(raw: object) -> str:
    """The text of a cell as a ledger and every kind of file can hold it, without outer white space; a whole number without '.0'.

    The one place where characters are taken out: those that cannot be seen, or that make a text read differently from what it is.
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        raw = int(raw)
    if isinstance(raw, str) and raw.isprintable():
        return raw.strip()  # nothing to take out; most cells are so
    return _kept(str(raw)).strip()


def taken_out(text: str) -> str:
    """What `clean` takes out of a text as a note for whoever typed it; '' where it only evens out blanks and line ends."""
    if text.isprintable():
        return ""
    lost = len(_LINE_ENDS.sub("\n", text)) - len(_kept(text))
    return f"去掉了 {lost} 个看不见的字符，其余的字都在" if lost else ""


def quoted(raw: object) -> str:
    """A cell as a sentence about it repeats it: “…”, on one line, the beginning of a long one."""
    text = one_line(raw)
    return f"“{text}”" if len(text) <= _QUOTED else f"“{text[:_QUOTED]}…”"


def one_line(raw: object) -> str:
    """`clean`, on one line, runs of white space as one blank."""
    text = clean(raw)
    if "  " not in text and text.isprintable():
        return text  # a blank is the only white space that is printable
    return re.sub(r"\s+", " ", text)


def encodable(text: str) -> str:
    """Text without halves of characters (from file names in another encoding), which neither SQLite nor UTF-8 can keep."""
    return text.encode("utf-8", "replace").decode("utf-8")


def narrow(text: str) -> str:
    """Full-width digits, letters and signs as half-width (NFKC); meant for numbers and codes, not for prose."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def is_blank(raw: object) -> bool:
    """Whether a cell says 'nothing': empty, or one of the marks that people use for it."""
    if raw is None:
        return True
    # None of BLANKS has a blank within, so runs of them need not be looked at.
    text = raw.strip() if isinstance(raw, str) and raw.isprintable() else one_line(raw)
    return len(text) < _SHORT and _says_nothing(text)


def said(raw: object) -> str:
    """`clean`, '' also where the cell says 'nothing' as `is_blank` has it: both at one look."""
    if isinstance(raw, str) and raw.isprintable():
        text = raw.strip()
        return text if len(text) >= _SHORT or not _says_nothing(text) else ""
    return "" if is_blank(raw) else clean(raw)


@lru_cache(4096)
def _says_nothing(text: str) -> bool:
    return text in BLANKS or one_line(narrow(text)) in BLANKS


class Kind(Generic[T]):
    """A kind of value. `read` and `show` are inverse for every value that `read` has given."""

    sql: ClassVar[str] = "TEXT"
    whole_length: ClassVar[int] = 0
    """From so many characters on, what is being typed is complete and may be judged; 0 where one cannot know."""
    empty: T

    def read(self, raw: object) -> T:
        """The value of a cell or of typed text; raises Unreadable. Blank gives `empty`."""
        raise NotImplementedError(type(self).__name__)

    def show(self, value: T) -> str:
        """The value as text that `read` reads back."""
        return "" if value is None else str(value)

    def mask(self, value: T) -> str:
        """The value as it may leave the office (domain §11); the same as `show` unless the kind is private."""
        return self.show(value)

    def takes_in(self, wide: str, narrow: str) -> bool:
        """Whether a wording is of several values, and another one of one of them. Of days see `PartialDate.covers`."""
        return False

    def asserted(self, raw: object) -> str:
        """A sentence if the value that is read says more than the cell, which the field keeps beside it; else ''."""
        return ""

    def doubt(self, value: T) -> str:
        """A sentence if the value is possible but looks wrong, else ''."""
        return ""

    def wording(self, raw: object) -> object:
        """What of a cell is worth keeping beside a value that was narrowed: the cell, unless it is a code of a list."""
        return raw

    def store(self, value: T) -> Any:
        """What SQLite keeps; None for empty."""
        return None if value == self.empty else value

    def load(self, kept: Any) -> T:
        """The value of what SQLite kept."""
        return self.empty if kept is None else kept
