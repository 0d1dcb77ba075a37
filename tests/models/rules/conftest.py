"""People and meetings for the tests of the rules: invented, complete, and made wrong only where a test says so."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import count

import pytest

from models.kinds import PartialDate
from models.records import Contact, Meeting, Member, StatusChange, Transfer
from models.records.contact import REACHED
from models.records.meeting import FINAL
from models.records.member import FULL
from models.records.transfer import BY_LETTER, OUT
from models.rules import Finding, Snapshot, findings
from models.sample import write_sample
from models.store import Ledger

TODAY = date(2026, 11, 23)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """The sample branch; what a test changes in it another one of its file sees."""
    path = tmp_path_factory.mktemp("sample") / "示例.zbtz"
    with Ledger.create(path, clock=lambda: datetime(2026, 11, 23, 9)) as ledger:
        write_sample(ledger, today=TODAY)
        yield Snapshot.of(ledger)


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
        days = (
            "joined",
            "full",
            "birth",
            "arrived",
            "left",
            "lost_since",
            "floating_since",
            "standing_since",
            "work_since",
        )
        values = {k: PartialDate.parse(v) if k in days and isinstance(v, str) else v for k, v in given.items()}
        return Member(id=number, name=name or f"党员{number:02}", **values)  # type: ignore[arg-type]

    return make


@pytest.fixture
def change() -> Callable[..., StatusChange]:
    """A decision with all that the articles want; days may be given as text, and taken away with None."""
    numbers = count(1)

    def make(kind: str, since: str, **about: object) -> StatusChange:
        given = {"since": since, "decided": since, "approved": since, "document": "机党〔示例〕1号"} | about
        days = ("since", "until", "decided", "approved")
        values = {k: PartialDate.parse(v) if k in days and isinstance(v, str) else v for k, v in given.items()}
        return StatusChange(id=next(numbers), member_id=1, kind=kind, **values)  # type: ignore[arg-type]

    return make


@pytest.fixture
def letter() -> Callable[..., Transfer]:
    """A letter out of the branch with all that it must say; days may be given as text."""
    numbers = count(1)

    def make(issued: str = "2026-11-01", **about: object) -> Transfer:
        given = {
            "direction": OUT, "other": "某街道党支部", "way": BY_LETTER, "letter": "014", "issued": issued, "near": "否",
            "valid_days": 30, "fee_until": "2026-10", "sealed": "是",
        } | about  # fmt: skip
        days = ("issued", "fee_until", "receipt", "withdrawn")
        values = {k: PartialDate.parse(v) if k in days and isinstance(v, str) else v for k, v in given.items()}
        return Transfer(id=next(numbers), member_id=1, **values)  # type: ignore[arg-type]

    return make


@pytest.fixture
def contact() -> Callable[..., Contact]:
    """An attempt to reach somebody."""
    numbers = count(1)

    def make(on: str, result: str = REACHED) -> Contact:
        return Contact(id=next(numbers), member_id=1, day=PartialDate.parse(on), way="电话", result=result)

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
