"""Finding in the help: each section of each page by its words, and each page by the pinyin of its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from models.kinds import narrow
from models.meetings.search import Hit
from ui.help.pages import PAGES, HelpPage

_BEFORE, _AROUND = 8, 64  # characters of a snippet: before the first word, and in all
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)\n?")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"^\s*(?:[-#>]+|\d+\.|\|?[-|]+\|?$)\s+|\*\*|`|\\(?=[^\w\s])", re.MULTILINE)
_CELLS = re.compile(r"\s*\|\s*")


@dataclass(frozen=True)
class Section:
    """A part of a page under a heading, '' above the first one; its text without marks."""

    page: HelpPage
    heading: str
    text: str

    @property
    def title(self) -> str:
        """What is found first by its words: the heading, or that of the page."""
        return self.heading or self.page.title


@dataclass(frozen=True)
class Found:
    """A section in which all words stand, and the words around the first of them."""

    section: Section
    hit: Hit


@cache
def sections() -> tuple[Section, ...]:
    """All sections of all pages, in their order; read once."""
    return tuple(section for page in PAGES for section in _sections(page))


def _sections(page: HelpPage) -> Iterator[Section]:
    _, *parts = re.split(r"^#{1,2} ", page.text(), flags=re.MULTILINE)
    for number, part in enumerate(parts):
        heading, _, text = part.partition("\n")
        yield Section(page, plain(heading) if number else "", plain(text))


def plain(markdown: str) -> str:
    """The words as they are read, on one line."""
    text = _LINK.sub(r"\1", _PICTURE.sub("", markdown))
    return " ".join(_CELLS.sub(" ", _SIGNS.sub("", text)).split())


def words_of(query: str) -> list[str]:
    """The words of what was typed."""
    return _folded(query).split()


@lru_cache(16)
def search(query: str) -> tuple[Found, ...]:
    """The sections in which every word stands, those that name it in their title first; () for an empty query."""
    words = words_of(query)
    if not words:
        return ()
    ranked = [(rank, section) for section in sections() if (rank := _rank(section, words)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    return tuple(Found(section, _around(section, words)) for _, section in ranked)


def _rank(section: Section, words: Sequence[str]) -> int | None:
    """0 where all words stand in the title of the page, 1 in that of the section, 2 elsewhere; None where one is missing."""
    page, title, text = _folded(section.page.title), _folded(section.title), _folded(section.text)
    if not section.heading and all(word in page or _spelled(word, section.page.title) for word in words):
        return 0
    if all(word in title for word in words):
        return 1
    return 2 if all(word in text or word in title or word in page for word in words) else None


def _spelled(word: str, title: str) -> bool:
    """Whether a word in letters is the beginning of the pinyin of a title, or of its initials."""
    return word.isascii() and word.isalpha() and f" {word}" in f" {_keys(title)}"


@cache
def _keys(title: str) -> str:
    from models.pinyin import search_keys  # loading it takes a while: only for letters

    return search_keys(re.sub(r"\W", "", title))


def _around(section: Section, words: Sequence[str]) -> Hit:
    text, folded = section.text, _folded(section.text)
    places = [place for word in words if (place := folded.find(word)) >= 0]
    begin = max(0, min(places, default=0) - _BEFORE)
    shown = ("…" if begin else "") + text[begin : begin + _AROUND]
    marks = [(m.start(), len(word)) for word in words for m in re.finditer(re.escape(word), _folded(shown))]
    where = section.page.title if section.heading else section.page.heading
    return Hit(0, where=where, text=shown, marks=tuple(sorted(marks)))


@lru_cache(2048)  # the sections are looked at with every letter that is typed
def _folded(text: str) -> str:
    """Lower case and half width, one character for each."""
    return "".join(low if len(low := narrow(sign).casefold()) == 1 else sign for sign in text)
