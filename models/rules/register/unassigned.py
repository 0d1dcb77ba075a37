"""What is only registered (domain §7.2 Z01): who does it by when is still to be said; 首页 and 自查 ask for it alike."""

from __future__ import annotations

from models.records import Rectification
from models.records.rectification import REGISTERED
from models.rules.register.steps import state_of

SLOT = "registered"
NO_OWNER = "未定责任人"
"""What stands where nobody answers for an item yet."""


def unassigned(item: Rectification) -> dict[str, str]:
    """The fields that are still empty, by name, as they are called; none of what is worked on or goes on for good."""
    asked = (("owner", "责任人", item.owner.strip()), ("deadline", "时限", item.deadline))
    return {name: word for name, word, value in asked if not value} if state_of(item) == REGISTERED else {}


def asked_for(lacks: dict[str, str]) -> str:
    """已登记，还没有定责任人、时限."""
    return f"已登记，还没有定{'、'.join(lacks.values())}"
