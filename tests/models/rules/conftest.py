"""People and meetings for the tests of the rules: invented, complete, and made wrong only where a test says so."""

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest

from models.kinds import PartialDate
from models.records import Meeting, Member
from models.records.meeting import FINAL
from models.records.member import FULL
from models.rules import Finding, Snapshot, findings

TODAY = date(2026, 11, 23)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def day() -> Callable[[str], PartialDate]:
    return PartialDate.parse


@pytest.fixture
def person() -> Callable[..., Member]:
    """A full member with nothing wrong; days may be given as text."""
    numbers = count(1)

    def make(name: str = "", **about: object) -> Member:
        number = next(numbers)
        given = {"kind": FULL, "joined": "2010-06-18", "full": "2011-06-18", "birth": "1985-03-12"} | about
        days = ("joined", "full", "birth", "arrived", "left", "lost_since")
        values = {k: PartialDate.parse(v) if k in days and isinstance(v, str) else v for k, v in given.items()}
        return Member(id=number, name=name or f"党员{number:02}", **values)  # type: ignore[arg-type]

    return make


@pytest.fixture
def meeting() -> Callable[..., Meeting]:
    """A meeting whose minutes are complete but for the list and the agenda."""
    numbers = count(1)

    def make(kind: str, on: str, **about: object) -> Meeting:
        given = {"start": "14:30", "end": "16:00", "place": "三楼党员活动室", "host": "高某", "recorder": "邱某",
                 "subject": "研究工作", "body": "高某：通报情况。会议决定照此办理。", "status": FINAL} | about  # fmt: skip
        return Meeting(id=next(numbers), kind=kind, day=PartialDate.parse(on), **given)  # type: ignore[arg-type]

    return make


@pytest.fixture
def raised(today: date) -> Callable[[Snapshot, str], list[Finding]]:
    """The findings of one rule."""

    def pick(snapshot: Snapshot, rule: str, on: date = today) -> list[Finding]:
        return [finding for finding in findings(snapshot, on) if finding.rule == rule]

    return pick
