"""What is missing of the sixteen items of 《党员基本信息采集表》(中组部 2017, domain §8.1)."""

from __future__ import annotations

from models.fields import Field, field_of
from models.records import Member

_ITEMS = (
    "name", "sex", "nation", "id_number", "birth", "education", "kind", "branch", "joined", "full", "job", "phone",
    "address", "standing", "lost", "floating",
)  # fmt: skip
ITEMS = len(_ITEMS)


def missing_fields(member: Member) -> list[Field]:
    """The items that are empty and must be filled in for this member, in the order of the form.

    A probationary member has no day of becoming a full one; a land line stands for a mobile number; since when contact is
    lost, and where a floating member has gone, is asked only of those whom it concerns.
    """
    return [
        field_of(Member, name)
        for name in (*_ITEMS, "lost_since", "floating_to")
        if not getattr(member, name) and _asked(member, name)
    ]


def _asked(member: Member, name: str) -> bool:
    if name == "full":
        return member.kind != "预备党员"
    if name == "phone":
        return not member.landline
    if name == "lost_since":
        return member.lost == "是"
    return name != "floating_to" or member.floating == "是"
