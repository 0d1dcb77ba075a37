"""The columns of the roster: every field and everything computed; the first eight are shown until the user chooses others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from models.fields import typed
from models.filters import COMPUTED, Computed, Facts
from models.filters.computed import TEXT
from models.kinds import PartialDate
from models.records import Member
from models.records.member import PROBATIONARY, SUSPENDED
from models.strokes import stroke_key
from ui.table.columns import NAME, PILL, Column, of_field
from ui.table.ordering import in_words

BY_PINYIN, BY_STROKES = "pinyin", "strokes"
_FIRST = ("name", "sex", "birth", "group", "kind", "joined", "#seniority", "unit")


def member_columns(
    facts: Callable[[], Facts], names_by: Callable[[], str], groups: Callable[[], Sequence[str]]
) -> list[Column]:
    """All columns, the first ones in front. names_by: BY_PINYIN or BY_STROKES · groups: the names of all 党小组 in their order,
    at hand, for it is asked of each member."""

    def by_name(member: Member) -> Any:
        return by_names([member])[0]

    def by_names(members: Sequence[Member]) -> list[Any]:
        if names_by() == BY_STROKES:
            return [stroke_key(member.name) for member in members]
        return [member.sort_key for member in members]

    def by_group(member: Member) -> Any:
        return by_groups([member])[0]

    def by_groups(members: Sequence[Member]) -> list[Any]:
        places = {name: place for place, name in enumerate(groups())}
        return [places.get(member.group) for member in members]

    def kind(member: Member) -> str:
        """Of today, as beside the list and in its counts: somebody may be put down as 正式党员 from tomorrow on."""
        return member.kind_on(facts().today)

    special: dict[str, dict[str, Any]] = {
        "name": {"sort": ("sort_key",), "order": by_name, "keys": by_names, "paint": NAME, "extra": lambda m: m.post, "width": 14,
                 "frozen": True},
        "sex": {"width": 4, "roomy": True},
        "birth": {"label": "出生年月", "text": lambda m: m.show("birth")[:7], "width": 8},
        "group": {"width": 10, "order": by_group, "keys": by_groups},
        "kind": {"label": "类别", "paint": PILL, "width": 8, "text": kind, "sort": ("kind", "full"), "order": lambda m: kind(m) or None,
                 "tone": lambda m: "warn" if kind(m) == PROBATIONARY else "neutral"},
        "joined": {"label": "入党时间", "width": 10},
        "unit": {"label": "单位职务", "width": 12, "gives": True},
        "standing": {"paint": PILL, "tone": lambda m: "bad" if m.standing == SUSPENDED else "neutral"},
        "lost": {"paint": PILL, "tone": lambda m: "bad" if m.lost == "是" else "neutral"},
        "floating": {"paint": PILL, "tone": lambda m: "info" if m.floating == "是" else "neutral"},
    }  # fmt: skip
    made = {
        f.name: of_field(Member, f.name, offered=f.name not in _FIRST, **special.get(f.name, {})) for f in typed(Member)
    }
    made |= {known.key: _of_computed(known, facts) for known in COMPUTED}
    return [*(made[key] for key in _FIRST), *(column for key, column in made.items() if key not in _FIRST)]


def _of_computed(known: Computed, facts: Callable[[], Facts]) -> Column:
    def order(member: Member) -> Any:
        value = known.value(member, facts())
        if known.sort == TEXT:
            return in_words(str(value or ""))
        return str(value) if isinstance(value, PartialDate) else value

    return Column(
        known.key,
        known.label,
        known.width,
        lambda member: known.text(member, facts()),
        order=order,
        offered=known.key not in _FIRST,
        roomy=known.key in _FIRST,
        group="统计得出",
    )
