"""The selections of the roster that everybody has: who is here, who must be thought of, who has left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.filters.computed import due_full
from models.filters.facts import Facts
from models.records import Member
from models.records.member import FULL, PROBATIONARY
from models.rules.completeness import is_whole
from models.rules.past_day import YES, is_floating, is_lost

OLD = 60


@dataclass(frozen=True)
class Selection:
    """One selection. hint: what exactly is in it · here: only of those who are counted as members of the branch today."""

    key: str
    label: str
    asks: Callable[[Member, Facts], bool]
    hint: str = ""
    here: bool = True

    def keeps(self, member: Member, facts: Facts) -> bool:
        """Whether a member is in the selection."""
        return (not self.here or facts.counted(member)) and self.asks(member, facts)


def _due_this_year(member: Member, facts: Facts) -> bool:
    due = due_full(member, facts)
    return due is not None and due.year <= facts.today.year


BUILTIN: tuple[Selection, ...] = (
    Selection("all", "在册", lambda m, f: True, "今天属于本支部的党员，停止党籍的除外"),
    Selection("full", "正式", lambda m, f: m.kind_on(f.today) == FULL),
    Selection("probationary", "预备", lambda m, f: m.kind_on(f.today) == PROBATIONARY),
    Selection("due", "今年应转正", _due_this_year, "预备期今年满，或已经满了还没有转正；延长预备期的按延长后的日期"),
    Selection("floating", "流动", lambda m, f: is_floating(m, f.today) == YES),
    Selection("lost", "失联", lambda m, f: is_lost(m, f.today) == YES),
    Selection("old", f"{OLD} 岁以上", lambda m, f: (m.age(f.today) or 0) >= OLD, f"含 {OLD} 岁"),
    Selection("behind", "学时不足", lambda m, f: m.id in f.behind, "今年的学时还没有达到年度要求；今年新来的、送学上门的不算"),
    Selection("missing", "信息不完整", lambda m, f: not is_whole(m), "《党员基本信息采集表》的项目没有填全"),
    Selection("birthday", "近期政治生日", lambda m, f: m.id in f.birthday, "本月的，和今后几天就到的"),
    Selection("fifty", "党龄满50年", lambda m, f: m.id in f.fifty, "到今年七一党龄满 50 年，还没有登记“光荣在党50年”纪念章"),
    Selection("leaving", "转出在途", lambda m, f: bool(f.leaving(m)) and m.belongs(f.today), "介绍信已开出，还没有收到回执", False),
    Selection("suspended", "停止党籍", lambda m, f: f.suspended(m), here=False),
    Selection("gone", "已离开", lambda m, f: not m.belongs(f.today), "转出、去世、出党等，已不属于本支部", False),
)  # fmt: skip


def sorted_out(members: Sequence[Member], facts: Facts) -> dict[str, set[int]]:
    """The ids of the members in each selection, by its key."""
    here = [member for member in members if facts.counted(member)]
    return {s.key: {m.id for m in (here if s.here else members) if s.asks(m, facts)} for s in BUILTIN}


def selection(key: str) -> Selection | None:
    """The one with that key."""
    return next((known for known in BUILTIN if known.key == key), None)
