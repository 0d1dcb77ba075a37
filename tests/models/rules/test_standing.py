"""Who counts and who votes on a day, by the decisions that the ledger keeps (选举条例 §5, domain §2.1)."""

from datetime import date

import pytest

from models.records import Attendance, Branch
from models.records.meeting import GENERAL
from models.records.status_change import (
    EXTENSION,
    ON_PROBATION,
    RESUMING,
    RIGHTS_RESTORED,
    RIGHTS_SUSPENDED,
    SUSPENDING,
)
from models.rules import Snapshot, has_vote, roll
from models.rules.standing import as_of, counted, suspended


def on(text):
    return date.fromisoformat(text)


def test_a_membership_stopped_and_resumed_counts_before_and_after(person, change):
    who = person(standing="正常")
    decided = [change(SUSPENDING, "2024-03-10"), change(RESUMING, "2025-09-01")]
    for day, counts in (("2024-03-09", True), ("2024-03-10", False), ("2025-08-31", False), ("2025-09-01", True)):
        assert counted(who, on(day), decided) is counts, day
        assert has_vote(who, on(day), decided) is counts, day


def test_the_roster_alone_tells_where_no_decision_is_kept(person):
    assert not counted(person(standing="停止党籍"), on("2000-01-01"))
    stopped = person(standing="停止党籍", standing_since="2024-03-10")
    assert counted(stopped, on("2024-03-09"))
    assert not counted(stopped, on("2024-03-10"))


def test_a_resumption_alone_was_preceded_by_a_stop_from_the_day_of_the_roster(person, change):
    who = person(standing="正常", standing_since="2024-03-10")
    decided = [change(RESUMING, "2025-09-01")]
    assert [suspended(who, on(day), decided) for day in ("2024-03-09", "2024-03-10", "2025-09-01")] == [
        False,
        True,
        False,
    ]


def test_a_decision_of_a_month_holds_from_its_first_day(person, change):
    assert suspended(person(), on("2024-03-01"), [change(SUSPENDING, "2024-03")])


@pytest.mark.parametrize(
    ("decided", "without"),
    [
        ([(ON_PROBATION, "2025-01-10", "2026-01-10")], ("2025-01-10", "2026-01-10")),
        (
            [(ON_PROBATION, "2025-01-10", "2026-01-10"), (RIGHTS_RESTORED, "2025-12-01", None)],
            ("2025-01-10", "2025-11-30"),
        ),
        ([(RIGHTS_SUSPENDED, "2025-01-10", None), (RIGHTS_RESTORED, "2025-06-02", None)], ("2025-01-10", "2025-06-01")),
    ],
)
def test_rights_are_taken_between_the_days_only(person, change, decided, without):
    who = person()
    changes = [change(kind, since, until=until) for kind, since, until in decided]
    first, last = map(on, without)
    for day in (first, last):
        assert counted(who, day, changes), "expected at meetings all the same"
        assert not has_vote(who, day, changes)
        assert as_of(who, day, changes) in (ON_PROBATION, RIGHTS_SUSPENDED)
    for day in (date.fromordinal(first.toordinal() - 1), date.fromordinal(last.toordinal() + 1)):
        assert has_vote(who, day, changes)


def test_rights_taken_without_an_end_stay_taken(person, change):
    assert not has_vote(person(), on("2040-01-01"), [change(RIGHTS_SUSPENDED, "2025-01-10")])


def test_an_extension_takes_no_right(person, change):
    assert has_vote(person(), on("2026-01-01"), [change(EXTENSION, "2011-06-01", until="2011-12-18")])


def test_the_roll_of_a_meeting_is_of_its_own_day(person, meeting, change):
    stopped, watched = person("停某"), person("察某")
    changes = {
        stopped.id: [change(SUSPENDING, "2024-03-10"), change(RESUMING, "2025-09-01")],
        watched.id: [change(ON_PROBATION, "2024-01-01", until="2026-01-01")],
    }

    def listed(day):
        rows = roll([stopped, watched], meeting(GENERAL, day), Branch(), changes)
        return {row.name: row.votes for row in rows}

    assert listed("2024-02-01") == {"停某": "是", "察某": "否"}
    assert listed("2025-02-01") == {"察某": "否"}
    assert listed("2026-02-01") == {"停某": "是", "察某": "是"}


def test_a_tick_for_the_vote_while_rights_were_taken_is_found(person, meeting, change, raised):
    who, held = person("察某"), meeting(GENERAL, "2026-10-12")
    there = [Attendance(meeting_id=held.id, member_id=who.id, name=who.name, votes="是", state="到会")]
    snapshot = Snapshot(members=[who], meetings=[held], attendances={held.id: there})
    assert not raised(snapshot, "§2.1")
    snapshot.status_changes = {who.id: [change(ON_PROBATION, "2026-01-01", until="2027-01-01")]}
    (finding,) = raised(snapshot, "§2.1")
    assert "留党察看" in finding.message


def test_the_figures_of_a_day_leave_out_who_was_stopped_then(person, change):
    who = person(standing="正常")
    snapshot = Snapshot(
        members=[who], status_changes={who.id: [change(SUSPENDING, "2024-03-10"), change(RESUMING, "2025-09-01")]}
    )
    assert snapshot.on_books(on("2025-01-01")) == []
    assert snapshot.on_books(on("2026-01-01")) == [who]
