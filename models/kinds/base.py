"""What every kind of value can do: be read from a cell or a form, be shown, be masked, be kept in SQLite."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, ClassVar, Generic, TypeVar

T = TypeVar("T")

# What people write into a cell to say that there is nothing to write.
BLANKS = frozenset({"", "/", "\\", "-", "—", "——", "–", "无", "暂无", "未填", "空", "null", "None", "N/A", "n/a"})


class Unreadable(ValueError):
    """A cell that cannot be a value of the wanted kind; its text is one Chinese sentence for the user."""


def clean(raw: object) -> str:
    """The text of a cell without control and bidirectional marks and outer white space; a whole number without '.0'."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        raw = int(raw)
    if isinstance(raw, str) and raw.isprintable():
        return raw.strip()  # nothing to take out; most cells are so
    text = str(raw).replace("\r\n", "\n").replace("\r", "\n").replace("\u3000", " ").replace("\xa0", " ")
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs")).strip()


def one_line(raw: object) -> str:
    """`clean`, on one line, runs of white space as one blank."""
    return re.sub(r"\s+", " ", clean(raw))


def encodable(text: str) -> str:
    """Text without halves of characters (from file names in another encoding), which neither SQLite nor UTF-8 can keep."""
    return text.encode("utf-8", "replace").decode("utf-8")


def narrow(text: str) -> str:
    """Full-width digits, letters and signs as half-width (NFKC); meant for numbers and codes, not for prose."""
    return unicodedata.normalize("NFKC", text)


def is_blank(raw: object) -> bool:
    """Whether a cell says 'nothing': empty, or one of the marks that people use for it."""
    text = one_line(raw)
    return text in BLANKS or (len(text) < 8 and one_line(narrow(text)) in BLANKS)


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
