"""How people took part in a year: by the lists as they were written, with runs of absences."""

from datetime import date

from models.kinds import PartialDate
from models.records import Attendance, Branch, Meeting
from models.records.meeting import ABSENT, EXCUSED, GENERAL, GROUP, GUEST, LEFT_OUT, PRESENT, TALK, VOID
from models.rules import Snapshot
from models.rules.participation import group_shares, shares

TODAY = date(2026, 11, 23)
_PAPERS = {"ground": "E2", "consent": "3号", "passed": PartialDate(2025, 12, 1)}
"""Without which who is left out counts all the same."""


def year(person, *marks, kind=GENERAL, **about):
    """One person, and a meeting for each (day, state, reason)."""
    meetings, lists = [], {}
    for number, (day, state, *reason) in enumerate(marks, start=1):
        meetings.append(Meeting(id=number, kind=kind, day=PartialDate.parse(day), **about))
        lists[number] = [
            Attendance(
                meeting_id=number, member_id=person.id, name=person.name, state=state, reason="".join(reason), **_PAPERS
            )
        ]
    return Snapshot(members=[person], meetings=meetings, attendances=lists)


def test_figures_and_runs(person):
    snapshot = year(
        person("张伟", group="第一党小组"),
        ("2025-12-01", ABSENT),
        ("2026-05-01", ABSENT),
        ("2026-01-01", PRESENT),
        ("2026-02-01", EXCUSED, "出差"),
        ("2026-03-01", ABSENT),
        ("2026-04-01", ABSENT),
        ("2026-06-01", PRESENT),
        ("2026-07-01", ""),
        ("2026-08-01", ABSENT, "住院"),
        ("2026-12-01", ""),
    )  # fmt: skip
    (share,) = shares(snapshot, 2026, TODAY)
    assert share.total.words() == "应到 7 · 实到 2 · 请假 1 · 缺席 4 · 未点到 1"
    assert (share.total.unmarked, share.away, share.silent, share.away_now) == (1, 4, 3, 1)
    assert share.rate == 2 / 7
    assert share.group == "第一党小组"


def test_who_is_left_out_without_the_papers_is_expected_and_breaks_no_run(person):
    snapshot = year(person("张伟"), ("2026-01-01", ABSENT), ("2026-02-01", LEFT_OUT), ("2026-03-01", ABSENT))
    for people in snapshot.attendances.values():
        people[0].consent = ""
    (share,) = shares(snapshot, 2026, TODAY)
    assert (share.total.expected, share.total.absent, share.away) == (3, 2, 2)


def test_what_does_not_count(person):
    who = person("张伟")
    assert shares(year(who, ("2026-01-01", ABSENT), kind=TALK), 2026, TODAY) == []
    assert shares(year(who, ("2026-01-01", GUEST), ("2026-02-01", LEFT_OUT)), 2026, TODAY) == []
    between = year(who, ("2026-01-01", ABSENT), ("2026-02-01", GUEST), ("2026-03-01", ABSENT))
    assert shares(between, 2026, TODAY)[0].away == 2
    unmarked = year(who, ("2026-01-01", ABSENT), ("2026-02-01", ""), ("2026-03-01", ABSENT))
    assert shares(unmarked, 2026, TODAY)[0].away == 2
    (begun,) = shares(year(who, ("2026-01-01", "")), 2026, TODAY)
    assert (begun.total.expected, begun.total.unmarked, begun.rate) == (0, 1, None)


def test_void_records_do_not_count(ledger, person):
    with ledger.unit("记录") as unit:
        who = person("张伟")
        unit.add(who)
        for status in ("", VOID):
            meeting = Meeting(kind=GENERAL, day=PartialDate(2026, 3, 1), status=status, void_why="记重了")
            unit.add(meeting)
            if not meeting.sealed:
                unit.save_parts(meeting, [Attendance(member_id=who.id, name=who.name, state=ABSENT)], Attendance)
    (share,) = shares(Snapshot.of(ledger), 2026, TODAY)
    assert share.total.expected == 1


def test_the_list_of_the_day_counts_and_not_the_roster_of_today(person):
    gone = person("赵刚", left="2026-07-05")
    assert shares(year(gone, ("2026-06-01", PRESENT)), 2026, TODAY)[0].total.present == 1
    assert shares(year(person("新来"), ("2026-06-01", PRESENT)), 2025, TODAY) == []


def test_groups(person):
    snapshot = year(
        person("张伟", group="第一党小组"),
        ("2026-01-01", PRESENT),
        ("2026-02-01", ABSENT),
        kind=GROUP,
        group="第一党小组",
    )
    snapshot.branch = Branch(groups="第一党小组\n第二党小组")
    first, second = group_shares(snapshot, snapshot.branch.group_names(), 2026, TODAY)
    assert (first.people, first.own, first.others, first.rate) == (1, 2, 0, 0.5)
    assert (second.people, second.own, second.rate) == (0, 0, None)
