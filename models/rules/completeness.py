"""Which of the 16 items of the 《党员基本信息采集表》 (中组部 2017, domain §8.1) are still empty for a member."""

from __future__ import annotations

from collections.abc import Sequence

from models.fields import Field, field_of
from models.records import Member
from models.records.member import PROBATIONARY

ITEMS: tuple[tuple[str, ...], ...] = (
    ("name",), ("sex",), ("nation",), ("id_number",), ("birth",), ("education",), ("kind",), ("branch",), ("joined",),
    ("full",), ("job",), ("phone", "landline"), ("address",), ("standing",), ("lost", "lost_since"), ("floating", "floating_to"),
)  # fmt: skip
"""The items in the order of the form, each with the fields that answer it."""

_ITEM_OF = {name: item for item in ITEMS for name in item}

BRANCH = "branch"
ALIKE = (BRANCH, "standing", "lost", "floating")
"""The items that are mostly the same for all members: they are offered to be filled for all at once."""


def _wanted(member: Member, item: tuple[str, ...]) -> Sequence[str]:
    """The fields of an item that are to be filled for this member and are not."""
    first = item[0]
    if len(item) == 1 and first != "full":  # most
        return () if getattr(member, first) else item
    if first == "phone":  # one number by which the person can be reached is enough
        return [] if member.phone or member.landline else [first]
    if first == "full" and member.kind == PROBATIONARY:
        return []
    asked = item if getattr(member, first) == "是" else item[:1]  # 失去联系日期 of a lost member only, and so on
    return [name for name in asked if not getattr(member, name)]


def missing_fields(member: Member) -> list[Field]:
    """The empty fields in the order of the form. 转为正式党员日期 is not asked of probationary members, 失去联系日期 and
    外出流向 only of those who are lost or floating; a mobile number or a land line is enough."""
    return [field_of(Member, name) for item in ITEMS for name in _wanted(member, item)]


def lacks(member: Member, name: str) -> bool:
    """Whether a field is among the `missing_fields`; without a look at the others, for who asks it of a whole roster."""
    item = _ITEM_OF.get(name)
    return item is not None and name in _wanted(member, item)


def is_whole(member: Member) -> bool:
    """Whether there are no `missing_fields`."""
    return not any(_wanted(member, item) for item in ITEMS)


def complete_items(member: Member) -> int:
    """How many of the 16 items want nothing more."""
    return sum(not _wanted(member, item) for item in ITEMS)


def share(member: Member) -> float:
    """The share of items that want nothing more, 0 to 1."""
    return complete_items(member) / len(ITEMS)
