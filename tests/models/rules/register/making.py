"""Items of the register and their steps, as tests begin with them."""

from __future__ import annotations

from datetime import date

from models.kinds import PartialDate
from models.records import Rectification, RectificationStep
from models.records.rectification import REGISTERED

FOUND = date(2026, 1, 5)


def on(day: date) -> PartialDate:
    return PartialDate.of(day)


def whole_item(**about) -> Rectification:
    about = {"problem": "组织生活不经常", "measures": "按计划开会", "owner": "甲", "found": on(FOUND),
             "deadline": on(date(2026, 6, 30)), "state": REGISTERED, "kind": "限期整改", "source": "自查"} | about  # fmt: skip
    return Rectification(id=1, **about)


def step(action: str, day: date = date(2026, 3, 1), **about) -> RectificationStep:
    return RectificationStep(action=action, day=on(day), **about)
