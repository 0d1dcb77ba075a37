"""党员名册: who belongs to the branch, in the order in which a branch lists its people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.exports.contents.common import NUMBER, as_of, column_of, headline, note, numbered
from models.exports.privacy import shown
from models.exports.sheet import Sheet
from models.fields import field_of
from models.pinyin import sort_key
from models.records import Branch, Member
from models.records.member import COMMITTEE_POSTS, SUSPENDED

NAMES = (
    "name", "sex", "nation", "birth", "id_number", "education", "kind", "standing", "joined", "full", "group", "post", "unit", "phone",
    "address", "note",
)  # fmt: skip
BIRTH_MONTH = "出生年月"
WITHHELD = ("note",)
"""What leaves the office only in full: remarks tell of illness, hardship and discipline (domain §11)."""
_MASKED = "身份证号、手机号、住址已脱敏，出生日期只到年月，备注不导出"


def roster_members(members: Sequence[Member], branch: Branch, *, today: date) -> list[Member]:
    """The members who belong to the branch on that day: its committee by rank, then the groups in the branch's order,
    within a group by pinyin. Those who have left or have not yet arrived are not listed (domain §8.5 R12, §11 X05)."""
    groups = branch.group_names()

    def order(member: Member) -> tuple[int, int, bool, str, str]:
        rank = next(
            (place for place, post in enumerate(COMMITTEE_POSTS) if member.post.startswith(post)), len(COMMITTEE_POSTS)
        )
        place = groups.index(member.group) if member.group in groups else len(groups)
        name = member.sort_key or sort_key(member.name)
        if rank < len(COMMITTEE_POSTS):
            return rank, 0, False, "", name
        return rank, place, not member.group, member.group, name

    return sorted((m for m in members if m.belongs(today)), key=order)


def roster_sheet(members: Sequence[Member], branch: Branch, *, today: date, full: bool) -> Sheet:
    """The roster as of a day. Masked it gives the month of birth only, and says so in the heading; it has no remarks."""
    listed = roster_members(members, branch, today=today)
    names = [name for name in NAMES if full or name not in WITHHELD]
    columns = [column_of(field_of(Member, name), BIRTH_MONTH if name == "birth" and not full else "") for name in names]
    return Sheet(
        title=headline(branch, "党员名册"),
        subtitle=as_of(today, _count(listed, today), full=full),
        columns=[NUMBER, *columns],
        rows=numbered([shown(member, name, full=full) for name in names] for member in listed),
        footnote=note(_MASKED, full=full),
    )


def _count(listed: Sequence[Member], today: date) -> str:
    """48人（其中停止党籍1人）: those whose membership is suspended are listed, but not counted elsewhere (domain §2.1)."""
    suspended = sum(member.suspended(today) for member in listed)
    return f"{len(listed)}人" + (f"（其中{SUSPENDED}{suspended}人）" if suspended else "")
