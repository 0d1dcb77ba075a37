"""Kinds with a list to choose from: a few words, a code table, yes or no."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from models.kinds.base import Kind, Unreadable, is_blank, narrow, one_line, quoted
from models.kinds.party_schools import in_the_list

CODES_FILE = Path(__file__).parents[2] / "resources" / "codes.toml"


def _key(text: object) -> str:
    return _squeezed(one_line(text))


@lru_cache(8192)
def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", narrow(text))


class Choice(Kind[str]):
    """One of a few words. With `free`, other words are kept as they are and doubted."""

    empty = ""

    def __init__(self, *options: str, aliases: Mapping[str, str] | None = None, free: bool = False) -> None:
        self.options = options
        self.aliases = {_key(alias): word for alias, word in (aliases or {}).items()}
        self.free = free
        self._words = self.aliases | {_key(option): option for option in reversed(options)}

    def read(self, raw: object) -> str:
        if is_blank(raw):
            return ""
        word = self._words.get(_key(raw))
        if word is not None:
            return word
        if self.free:
            return one_line(raw)
        raise Unreadable(f"{quoted(raw)}不在可选范围内：{'、'.join(self.options)}")

    def doubt(self, value: str) -> str:
        if self.free and self.options and value and value not in self.options:
            return f"{quoted(value)}不在常用选项内，已按原文保留"
        return ""


@dataclass(frozen=True)
class Code:
    """One line of a code table: the committee's code, the committee's wording, the word used in the ledger."""

    code: str
    official: str
    word: str


class Coded(Kind[str]):
    """A word of a code table (`resources/codes.toml`), found by word, code, official wording or alias; other text is kept."""

    empty = ""

    def __init__(self, table: str, *, source: Callable[[], Mapping[str, Any]] | None = None) -> None:
        self.table = table
        self._source = source or (lambda: code_tables()[table])

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        return self._source()

    @cached_property
    def codes(self) -> tuple[Code, ...]:
        """The committee's own list, in its order."""
        return tuple(Code(*line) for line in self._data["codes"])

    @cached_property
    def options(self) -> tuple[str, ...]:
        """The words to choose from, in the order of the table."""
        return tuple(self._data.get("words") or dict.fromkeys(line.word for line in self.codes))

    @cached_property
    def _words(self) -> dict[str, str]:
        words: dict[str, str] = {}
        for line in self.codes:
            for name in (line.code + line.official, line.code, line.official):
                words.setdefault(_key(name), line.word)
        words.update({_key(word): word for word in self.options})
        words.update({_key(alias): word for alias, word in self._data.get("aliases", {}).items()})
        return words

    @cached_property
    def _coded(self) -> dict[str, Code]:
        """The lines of the list by their code, alone or with the wording; where two share one, the first."""
        return {_key(key): line for line in reversed(self.codes) for key in (line.code + line.official, line.code)}

    def read(self, raw: object) -> str:
        if is_blank(raw):
            return ""
        word = self._words.get(_key(raw))
        if word is None:
            word = self._words.get(_key(self.listed(one_line(raw))))
        return one_line(raw) if word is None else word

    def listed(self, wording: str) -> str:
        """What the list calls a school of the Party: 省委党校研究生 is 省（区、市）委党校研究生; '' for all else."""
        return in_the_list(wording) if self.table == "education" else ""

    def wording(self, raw: object) -> object:
        """12 硕士研究生 is kept as 硕士研究生, and 21 大学, which says no more than the word, not at all."""
        line = self._coded.get(_key(raw))
        if line is None:
            return raw
        several = sum(other.word == line.word for other in self.codes) > 1
        return line.official if several and line.official != line.word else ""

    @cached_property
    def _same(self) -> dict[str, str]:
        same = {_key(line.official): line.official for line in self.codes} | {_key(word): word for word in self.options}
        for name, others in self._data.get("same", {}).items():
            same |= {_key(other): name for other in others}
        return same

    def plain(self, text: str) -> str:
        """The one name of what a wording means and says no more than: 大学本科 is 大学, 硕士 is 硕士研究生; '' where it says more."""
        return self._same.get(_key(text), "")

    @cached_property
    def _wider(self) -> dict[str, frozenset[str]]:
        return {_key(name): frozenset(map(_key, parts)) for name, parts in self._data.get("wider", {}).items()}

    def takes_in(self, wide: str, narrow: str) -> bool:
        """Whether a wording is of several things and another is of one of them: 初中及以下 takes in 初中, 研究生 硕士研究生, and
        省（区、市）委党校研究生 that of any of these schools."""
        parts = self._wider.get(_key(wide))
        if parts is not None and _key(self.plain(narrow) or narrow) in parts:
            return True
        listed = self.listed(narrow)
        return bool(listed) and _key(wide) == _key(listed) != _key(narrow)

    def asserted(self, raw: object) -> str:
        value, text = self.read(raw), one_line(raw)
        if text not in self.options and _key(text) in self._wider:
            return f"{quoted(text)}说的不是一档{self._data['label']}，暂记作“{value}”，请核实是哪一档"
        return ""

    def doubt(self, value: str) -> str:
        if value and value not in self.options:
            return f"{quoted(value)}不在{self._data['label']}代码表内，已按原文保留"
        return ""


def code_tables() -> Mapping[str, Any]:
    """All code tables; read anew at each call, so keep what you need."""
    with CODES_FILE.open("rb") as file:
        return tomllib.load(file)


class YesNo(Kind[str]):
    """是 or 否, or not said."""

    empty = ""
    options = ("否", "是")
    _WORDS: Mapping[str, str] = {
        "是": "是", "否": "否", "有": "是", "无": "否", "√": "是", "✓": "是", "×": "否", "1": "是", "0": "否",
        "不是": "否", "y": "是", "n": "否", "yes": "是", "no": "否", "true": "是", "false": "否",
    }  # fmt: skip

    def read(self, raw: object) -> str:
        key = _key(raw).lower()
        if key == "无":
            return "否"
        if is_blank(raw):
            return ""
        if key not in self._WORDS:
            raise Unreadable(f"{quoted(raw)}应填“是”或“否”")
        return self._WORDS[key]
