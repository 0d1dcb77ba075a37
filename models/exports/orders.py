"""In which order people can be exported: one line here is one more choice in the window and on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.exports.errors import ExportRefused
from models.pinyin import sort_key
from models.records import Branch, Member
from models.records.member import COMMITTEE_POSTS
from models.rules.posts import in_committee, posts
from models.strokes import stroke_key

AS_SHOWN, BY_POST = "shown", "post"


Key = Callable[[Member], Any]


@dataclass(frozen=True)
class Order:
    """label: as it is offered · key: what the people of a branch are sorted by, None for as they come."""

    label: str
    key: Callable[[Branch], Key] | None


def _pinyin(member: Member) -> str:
    return member.sort_key or sort_key(member.name)


def _by_post(branch: Branch) -> Key:
    """The committee by rank, then the groups in the branch's order, within a group by pinyin."""
    groups = branch.group_names()

    def key(member: Member) -> tuple[int, int, bool, str, str]:
        held = posts(member)
        last = len(COMMITTEE_POSTS) - in_committee(member)  # 群众工作委员 is a 委员
        rank = next((n for n, post in enumerate(COMMITTEE_POSTS) if post in held), last)
        if rank < len(COMMITTEE_POSTS):
            return rank, 0, False, "", _pinyin(member)
        place = groups.index(member.group) if member.group in groups else len(groups)
        return rank, place, not member.group, member.group, _pinyin(member)

    return key


def _by_joining(member: Member) -> tuple[bool, str, str]:
    return member.joined is None, str(member.joined or ""), _pinyin(member)


ORDERS: Mapping[str, Order] = {
    BY_POST: Order("党内职务和小组", _by_post),
    "pinyin": Order("姓名拼音", lambda _: _pinyin),
    "strokes": Order("姓氏笔画", lambda _: lambda member: stroke_key(member.name)),
    "joined": Order("入党时间", lambda _: _by_joining),
    AS_SHOWN: Order("与列表一致", None),
}
"""The orders by the word for them on the command line."""


def in_order(members: Sequence[Member], branch: Branch, order: str) -> list[Member]:
    """The people in one of ORDERS; raises ExportRefused where there is none of that name."""
    if order not in ORDERS:
        raise ExportRefused(f"没有“{order}”这种排序，没有导出。可以是：{'、'.join(ORDERS)}。")
    key = ORDERS[order].key
    return list(members) if key is None else sorted(members, key=key(branch))
