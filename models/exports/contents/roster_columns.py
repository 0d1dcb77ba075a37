"""The columns that an export of the roster can have: every field that people fill in, and what is computed from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from models.exports.contents.common import column_of
from models.exports.errors import ExportRefused
from models.exports.privacy import WITHHELD, shown
from models.exports.sheet import Column
from models.fields import field_of, typed
from models.filters import COMPUTED, Computed, Facts
from models.filters.computed import TEXT
from models.records import Member
from models.rules.past_day import as_it_was
from models.rules.standing import NO_CHANGES, ChangesByMember

USUAL = (
    "name", "sex", "nation", "birth", "id_number", "education", "kind", "standing", "joined", "full", "group", "post", "unit", "phone",
    "address", "note",
)  # fmt: skip
CENTRAL = (
    "name", "id_number", "sex", "birth", "nation", "native_place", "#age", "education", "joined", "full", "job", "kind", "phone",
    "landline", "branch", "address", "lost_why", "lost_since",
)  # fmt: skip
"""Of the 27 columns of the members' library of higher committees those that the ledger has."""
PUBLIC = ("name", "branch", "#matter")
"""What is hung up: name, branch, and the matter, which is written in (domain §11)."""
MAY_BE_PUBLIC = frozenset({*PUBLIC, "sex", "education", "kind", "joined", "full", "group", "post", "unit"})
"""What else may be hung up where it is asked for; everything private, and what is nobody's business, may not (X01)."""
BIRTH_MONTH = "出生年月"
STATE = "#state"
"""Whether somebody belongs to the branch on the day; added by itself where people are listed who do not."""


@dataclass(frozen=True)
class View:
    """How people are looked at. day: as of when · full: private fields whole · past: the day is not today, so that what
    somebody was on that day can differ from what the ledger says of today · changes: what was decided about memberships · facts: what other records say about them, as of
    that day; None where no column asks for it."""

    day: date
    full: bool = False
    past: bool = False
    facts: Facts | None = None
    changes: ChangesByMember = field(default_factory=lambda: NO_CHANGES)

    def of(self, member: Member) -> Member:
        """What the roster says of a person as of the day."""
        return as_it_was(member, self.day, self.changes.get(member.id, ())) if self.past else member


@dataclass(frozen=True)
class Choosable:
    """A column that can be chosen. key: name of a field, or '#…' where it is computed."""

    key: str
    column: Column
    text: Callable[[Member, View], str]
    group: str = ""

    @property
    def label(self) -> str:
        return self.column.label

    def headed(self, view: View) -> Column:
        """The column with its heading: masked, a date of birth is a month."""
        if self.key == "birth" and not view.full:
            return Column(BIRTH_MONTH, self.column.width, self.column.align)
        return self.column


def _years(value: int | None) -> str:
    return "" if value is None else str(value)


def state_of(member: Member, view: View) -> str:
    """在册, or since when not; why somebody left, which can be a punishment, is said in full copies only."""
    if member.belongs(view.day):
        return "在册"
    if member.left and member.left.first() <= view.day:
        why = f" {member.left_why}" if view.full and member.left_why else ""
        return f"已离开（{member.left}{why}）"
    return "尚未到支部"


def _of_field(name: str) -> Choosable:
    def text(member: Member, view: View) -> str:
        return shown(view.of(member), name, full=view.full)

    about = field_of(Member, name)
    return Choosable(name, column_of(about), text, about.group)


def _of_facts(known: Computed) -> Choosable:
    def text(member: Member, view: View) -> str:
        return known.text(member, view.facts or Facts(view.day))

    column = Column(known.label, known.width, "left" if known.sort == TEXT else "center")
    return Choosable(known.key, column, text, "计算得出")


_PLAIN = ("#age", "#seniority")  # numbers without a unit here, for the heading says it
_FROM_FACTS = tuple(_of_facts(known) for known in COMPUTED if known.key not in _PLAIN)


def needs_facts(keys: Iterable[str]) -> bool:
    """Whether one of the columns asks what other records say about the people."""
    return not {column.key for column in _FROM_FACTS}.isdisjoint(keys)


_COMPUTED = (
    Choosable("#age", Column("年龄", 4, "center"), lambda m, v: _years(m.age(v.day)), "计算得出"),
    Choosable("#seniority", Column("党龄", 4, "center"), lambda m, v: _years(m.seniority(v.day)), "计算得出"),
    *_FROM_FACTS,
    Choosable(STATE, Column("在册情况", 12, "center"), state_of, "计算得出"),
    Choosable("#matter", Column("拟列事项", 30, "left", least=28), lambda m, v: "", "空白栏"),
    Choosable("#signature", Column("签名", 12, "center", least=12), lambda m, v: "", "空白栏"),
)


@cache
def choosable() -> Mapping[str, Choosable]:
    """All columns by their key: fields in the order of their declaration, then computed ones."""
    return {c.key: c for c in (*(_of_field(field.name) for field in typed(Member)), *_COMPUTED)}


def all_fields() -> tuple[str, ...]:
    """Every field that people fill in: such a table, in full, is read back without a loss."""
    return tuple(field.name for field in typed(Member))


def keys_of(words: Iterable[str]) -> tuple[str, ...]:
    """The keys of columns named by key or by heading; raises ExportRefused for a word that names none."""
    by_label = {c.label: c.key for c in choosable().values()}
    keys = [by_label.get(word.strip(), word.strip()) for word in words if word.strip()]
    if unknown := [key for key in keys if key not in choosable()]:
        raise ExportRefused(f"名册没有“{'”“'.join(unknown)}”这样的栏目，没有导出。可以是：{'、'.join(by_label)}。")
    return tuple(dict.fromkeys(keys))


def columns_wanted(keys: Sequence[str], view: View) -> list[Choosable]:
    """The columns for some keys, without those that leave the office only in full."""
    return [choosable()[key] for key in keys_of(keys) if view.full or key not in WITHHELD]
