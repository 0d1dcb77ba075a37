"""Every export of a ledger in which a mobile number and an ID number are typed into every text: masked, none leaves whole, nor does a
birthday but for its month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from models import outputs
from models.exports.collection_cards import Who
from models.exports.contents.sign_in import meeting_sign_in
from models.exports.deliver import deliver
from models.records import Attendance, Branch, Meeting, Member
from models.store import Ledger
from tests.models.exports.everything import BORN, EXPORTS, GROUPS, ID, MOBILE, TODAY, fill, said, written
from tests.models.exports.words import words_of


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """One of everything; two of one name, told apart by the group, and two more."""
    path = tmp_path_factory.mktemp("号码") / "号码.zbtz"
    with Ledger.create(path, clock=lambda: datetime(2026, 11, 23, 9)) as made:
        fill(made)
        yield made


@pytest.mark.parametrize("what", [*EXPORTS, outputs.ALL])
def test_no_number_and_no_birthday_leaves(ledger: Ledger, tmp_path: Path, what: str) -> None:
    written(ledger, what, tmp_path)
    told = list(said(tmp_path))
    assert told
    found = [
        (path.name, text[max(0, m.start() - 25) : m.end() + 10])
        for path, words in told
        for text in (path.name, words)
        for m in re.finditer(f"{MOBILE}|{ID}|{BORN.pattern}", text)
    ]
    assert not found


def test_the_sheet_to_sign_of_a_meeting_has_none(ledger: Ledger) -> None:
    groups = {member.id: member.group for member in ledger.all(Member)}
    for meeting in ledger.all(Meeting):
        there = [one for one in ledger.all(Attendance) if one.meeting_id == meeting.id]
        assert not re.search(f"{MOBILE}|{ID}", repr(meeting_sign_in(meeting, there, Branch(name="某支部"), groups)))


@pytest.mark.parametrize(
    "what", ["study", "self-check", "votes", "resolutions", "opinions", "duties", "oversight", "card"]
)
def test_in_full_they_are_whole(ledger: Ledger, tmp_path: Path, what: str) -> None:
    file = tmp_path / ("表.docx" if what in ("oversight", "card") else "表.xlsx")
    deliver(ledger, what, file, today=TODAY, year=2026, who=Who(), full=True, purpose="存档")
    assert (GROUPS[1] if what in ("study", "self-check", "votes", "resolutions") else ID) in words_of(file)
