"""The sums of the list of a meeting by kind of member, in a line and for a tooltip."""

from __future__ import annotations

from models.rules.attendance import Split


def compact(by_kind: Split) -> str:
    """正式 40/44 · 预备 3/3 · 表决 40/44: who came of those expected."""
    kinds = (("正式", by_kind.full), ("预备", by_kind.probationary), ("表决", by_kind.voters))
    return " · ".join(f"{what} {present}/{expected}" for what, (expected, present) in kinds if expected)


def whole(by_kind: Split) -> str:
    """The same in sentences, a line each."""
    kinds = (("正式党员", by_kind.full), ("预备党员", by_kind.probationary), ("有表决权", by_kind.voters))
    return "\n".join(f"{what}：应到 {expected} 人，实到 {present} 人" for what, (expected, present) in kinds)
