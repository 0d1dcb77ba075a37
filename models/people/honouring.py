"""表彰奖励: whose an honour is that was typed or pasted with a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.kinds import name_key
from models.records import Award, Member


def named(name: str, members: Iterable[Member]) -> list[Member]:
    """Everybody of the roster who is called so, those who left too."""
    key = name_key(name)
    return [member for member in members if key and name_key(member.name) == key]


def whose(award: Award, members: Sequence[Member]) -> tuple[int | None, str]:
    """The member and the name to keep: the one who is called so; with a name that nobody or more than one has, nobody, unless
    it was known before whose it is."""
    found = named(award.name, members)
    known = next((member for member in found if member.id == award.member_id), None)
    if known is None and len(found) == 1:
        known = found[0]
    return (known.id, known.name) if known else (None, award.name)


def doubt_about(award: Award, members: Sequence[Member]) -> str:
    """What is to be said of the name: that the roster does not have it, or has it more than once; '' for nothing."""
    if not award.name or whose(award, members)[0]:
        return ""
    found = named(award.name, members)
    if found:
        groups = "、".join(member.group or "未分组" for member in found)
        return (
            f"名册里有 {len(found)} 位{award.name}（{groups}），看不出是哪一位：请在本人的个人页登记；这里保存只记姓名"
        )
    return f"名册里没有“{award.name}”，只记姓名，不记到个人页"
