"""Which item of the register a row is: by a number of its own, else by the same problem from the same source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from models.exports.privacy import masked_text
from models.imports.problems.words import is_own_number, without_number
from models.kinds import narrow
from models.records import Rectification


def plain(text: str) -> str:
    """A text without its number, blanks and signs, so that two ways to write it are equal."""
    return re.sub(r"[\W_]+", "", narrow(without_number(text))).lower()


@dataclass
class Item:
    """An item of the ledger, or of the file further up. place: where it stands in the file, '' if in the ledger."""

    item: Rectification
    place: str = ""

    @property
    def key(self) -> str:
        """How `Wishes.people` names it."""
        return f"#{self.item.id}"


@dataclass(frozen=True)
class Verdict:
    """item: the one it is, None for a new one · perhaps: others it may be · note: what made it doubtful."""

    item: Item | None = None
    perhaps: list[Item] = field(default_factory=list)
    note: str = ""


class Items:
    """All items that a row may be about."""

    def __init__(self, items: Iterable[Rectification]) -> None:
        self._numbers: dict[str, list[Item]] = {}
        self._problems: dict[str, list[Item]] = {}
        self._documents: dict[tuple[str, str], list[Item]] = {}
        for item in items:
            self.add(Item(item))

    def add(self, one: Item) -> None:
        """Takes in an item."""
        if is_own_number(one.item.number):
            self._numbers.setdefault(plain_number(one.item.number), []).append(one)
        elif one.item.number and one.item.document:
            self._documents.setdefault(_in_document(one.item), []).append(one)
        problem = one.item.problem
        for text in {plain(problem), plain(masked_text(problem))}:  # our own list may come back with hidden numbers
            self._problems.setdefault(text, []).append(one)

    def find(self, said: Rectification) -> Verdict:
        """The item that `said` is about."""
        if is_own_number(said.number) and (found := self._numbers.get(plain_number(said.number))):
            return self._one(found, f"编号 {said.number}")
        alike = [one for one in self._problems.get(plain(said.problem), ()) if _same_number(one.item, said)]
        same = [one for one in alike if not one.item.source or not said.source or one.item.source == said.source]
        if same:
            exact = [one for one in same if one.item.problem == said.problem and one.item.number == said.number]
            return self._one(exact if len(exact) == 1 else same, "这个问题")
        if alike:
            sources = "、".join(dict.fromkeys(one.item.source for one in alike))
            return Verdict(
                None, [o for o in alike if not o.place], f"来源是{sources}的事项里有同样的问题，来源不同，按另一项新增"
            )
        if said.number and said.document and (near := self._documents.get(_in_document(said))):
            return Verdict(
                None,
                [o for o in near if not o.place],
                f"同一份来源文件里已有编号 {said.number} 的事项，问题文字不同，请确认是不是同一项",
            )
        return Verdict()

    @staticmethod
    def _one(found: list[Item], by: str) -> Verdict:
        if len(found) == 1:
            return Verdict(found[0])
        return Verdict(
            None, [one for one in found if not one.place], f"{by}在台账里有 {len(found)} 项，分不清是哪一项，请选定"
        )


def plain_number(number: str) -> str:
    """A number as it is compared."""
    return re.sub(r"\s+", "", narrow(number)).lower()


def _in_document(item: Rectification) -> tuple[str, str]:
    return plain(item.document), plain_number(item.number)


def _same_number(known: Rectification, said: Rectification) -> bool:
    """Not two items that are numbered apart."""
    return not (is_own_number(known.number) and is_own_number(said.number)) or plain_number(
        known.number
    ) == plain_number(said.number)
