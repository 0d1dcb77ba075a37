"""Probation: its end, the reminder, the discussion, and a vote before its end."""

from datetime import date

import pytest

from models.records import AgendaItem
from models.records.meeting import GENERAL, SECRET
from models.records.member import PROBATIONARY
from models.records.status_change import EXTENSION
from models.rules import Snapshot
from models.rules.development import probation_end
from models.rules.votes import CONVERT

NEW = {"kind": PROBATIONARY, "full": None}


def test_the_end_of_probation(person):
    assert probation_end(person(joined="2024-02-29")) == date(2025, 2, 28)
    assert probation_end(person(joined="2025-12-05")) == date(2026, 12, 5)
    assert probation_end(person(joined="2025-12")) is None


@pytest.mark.parametrize(
    ("joined", "rule"),
    [
        ("2025-12-24", None),
        ("2025-12-23", "D23"),
        ("2025-12-05", "D23"),
        ("2025-10-24", "D23"),
        ("2025-10-23", "D24"),
        ("2025-12", "D22"),
    ],
)
def test_reminders(person, raised, joined, rule):
    snapshot = Snapshot(members=[person("周倩", joined=joined, **NEW)])
    assert {r for r in ("D22", "D23", "D24") if raised(snapshot, r)} == ({rule} if rule else set())


def test_after_its_end_probation_is_spoken_of_as_over(person, raised):
    snapshot = Snapshot(members=[person("周倩", joined="2025-11-17", **NEW)])
    (finding,) = raised(snapshot, "D23")
    assert "已满" in finding.message
    assert finding.article == "development-32"


def with_vote(meeting, member, on, title, decision=""):
    held = meeting(GENERAL, on)
    item = AgendaItem(title_text=title, rule=CONVERT, ballot=SECRET, eligible=9, present=9, yes=9, decision=decision)
    return Snapshot(members=[member], meetings=[held], items={held.id: [item]})


def test_a_discussion_ends_the_reminder(person, meeting, raised):
    member = person("周倩", joined="2025-09-05", **NEW)
    assert raised(Snapshot(members=[member]), "D24")[0].due == date(2026, 9, 5)
    assert not raised(with_vote(meeting, member, "2026-09-10", "讨论周倩同志转正"), "D24")
    other = with_vote(meeting, member, "2026-09-10", "讨论周倩文同志转正")
    other.members.append(person("周倩文"))
    assert raised(other, "D24")[0].record == member.id
    assert raised(with_vote(meeting, member, "2026-09-10", "讨论吴某同志转正"), "D24")
    assert raised(with_vote(meeting, member, "2026-11-30", "讨论周倩同志转正"), "D24"), "only planned"


def test_a_vote_before_the_end(person, meeting, raised):
    member = person("周倩", joined="2025-09-05", full="2026-09-05")
    assert raised(with_vote(meeting, member, "2026-09-04", "讨论周倩同志转正"), "D26")[0].article == "development-31"
    assert not raised(with_vote(meeting, member, "2026-09-05", "讨论周倩同志转正"), "D26")
    assert not raised(with_vote(meeting, member, "2026-03-05", "讨论取消周倩同志预备党员资格"), "D26")


def test_an_extension_moves_the_end_and_asks_for_another_discussion(person, meeting, raised, change):
    member = person("周倩", joined="2024-06-01", **NEW)
    kept = {member.id: [change(EXTENSION, "2025-06-01", until="2026-06-01")]}

    def found(rule, on, title):
        snapshot = with_vote(meeting, member, on, title)
        snapshot.status_changes = kept
        return raised(snapshot, rule)

    assert probation_end(member, kept[member.id]) == date(2026, 6, 1)
    assert found("D24", "2025-06-05", "讨论周倩同志延长预备期")[0].due == date(2026, 6, 1)
    assert not found("D24", "2026-06-03", "讨论周倩同志转正")
    assert found("D26", "2026-05-20", "讨论周倩同志转正")
    assert not found("D26", "2026-06-03", "讨论周倩同志转正")


def test_an_extension_without_its_last_day_leaves_the_end_unknown(person, change):
    assert probation_end(person(joined="2024-06-01", **NEW), [change(EXTENSION, "2025-06-01")]) is None
