"""What the history of a ledger knows of the 党小组 and the posts that members had on an earlier day."""

from datetime import date, datetime

import pytest

from models.kinds import PartialDate
from models.records import Member
from models.rules import Snapshot
from models.rules.once_held import Once, as_on, on_day
from models.store import Ledger
from tests.models.store.test_damage import behind_the_back


def test_a_day_on_which_the_roster_was_changed_is_not_known():
    past = [Once(date(2025, 1, 4), "一组", ""), Once(date(2026, 6, 1), "二组", "")]
    days = [date(2025, 1, 4), date(2025, 1, 5), date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 2)]
    assert [then and then.group for day in days for then in [on_day(past, day)]] == [None, "一组", "一组", None, "二组"]
    assert on_day([], days[0]) is None


def test_the_history_of_a_ledger_tells_groups_and_posts_of_before(tmp_path):
    """The roster alone says what is now; what else was changed in a person does not count."""
    now = [datetime(2025, 1, 4, 9)]
    with Ledger.create(tmp_path / "账.zbtz", clock=lambda: now[0]) as ledger:
        member = Member(name="郑某", group="一组", joined=PartialDate(2010, 6, 18))
        with ledger.unit("录入") as unit:
            unit.add(member)
        first = Snapshot.of(ledger)
        assert first.once == {}, "most never were of another, and need not be read"
        for day, field, value in (
            (datetime(2026, 3, 2), "phone", "13900001234"),
            (datetime(2026, 5, 1), "post_since", PartialDate(2026, 5, 1)),
            (datetime(2026, 6, 1), "group", "二组"),
        ):
            now[0] = day
            setattr(member, field, value)
            with ledger.unit("修改") as unit:
                unit.save(member)
        snapshot = Snapshot.of(ledger, first)
        taken_up = PartialDate(2026, 5, 1)
        assert snapshot.once == {
            member.id: [
                Once(date(2025, 1, 4), "一组", ""),
                Once(date(2026, 5, 1), "一组", "", taken_up),
                Once(date(2026, 6, 1), "二组", "", taken_up),
            ]
        }
        assert snapshot.once == Snapshot.of(ledger).once
        assert [m.name for m in snapshot.ever_in_group("一组")] == ["郑某"]
        ledger.undo()
        assert [o.group for o in Snapshot.of(ledger, snapshot).once[member.id]] == ["一组", "一组", "二组", "一组"]


def test_a_history_that_is_damaged_tells_nothing_and_stops_nobody(ledger):
    """Every page asks a snapshot; that the history is damaged is told where the ledger is looked through."""
    member = Member(name="郑某", group="一组")
    for group in ("一组", "二组"):
        member.group = group
        with ledger.unit("录入") as unit:
            unit.save(member) if member.id else unit.add(member)
    assert Snapshot.of(ledger).once
    ledger.close()
    assert behind_the_back(ledger.path, "UPDATE change SET after = '{' WHERE before IS NOT NULL AND tbl = 'member'")
    with Ledger.open(ledger.path) as damaged:
        snapshot = Snapshot.of(damaged)
        assert ([m.group for m in snapshot.members], snapshot.once) == (["二组"], {})


BEGUN, CHANGED, MET = "2026-01-05", "2026-11-20", "2026-11-03"
HEAD, GROUP = ("书记", "2024-03-20"), "一组"


def roster(**rows):
    """Members by what their rows say, each (day entered, post, post_since, group) in its order; the last is what the roster says now.
    Who has one row never was entered otherwise, and is not in the history."""
    members, once = [], {}
    for number, (name, said) in enumerate(rows.items(), 1):
        told = [
            Once(date.fromisoformat(on), (group or [GROUP])[0], post, PartialDate.parse(since) if since else None)
            for on, post, since, *group in said
        ]
        now = told[-1]
        members.append(Member(id=number, name=name, group=now.group, post=now.post, post_since=now.since))
        once |= {number: told} if len(told) > 1 else {}
    return members, once


def held(on, **rows):
    """Who has which posts on a day."""
    return {m.name: m.post for m in as_on(*roster(**rows), date.fromisoformat(on)) if m.post}


OLD = [(BEGUN, *HEAD), (CHANGED, "", "")]


@pytest.mark.parametrize(
    ("on", "old", "new", "then"),
    [
        # it changed on the day on which it was entered
        (MET, OLD, [(BEGUN, "", ""), (CHANGED, "书记", CHANGED)], {"old": "书记"}),
        (CHANGED, OLD, [(BEGUN, "", ""), (CHANGED, "书记", CHANGED)], {"new": "书记"}),
        ("2026-11-21", OLD, [(BEGUN, "", ""), (CHANGED, "书记", CHANGED)], {"new": "书记"}),
        # it was entered late: on 10 November it had changed already
        (MET, OLD, [(BEGUN, "", ""), (CHANGED, "书记", "2026-11-05")], {"old": "书记"}),
        ("2026-11-10", OLD, [(BEGUN, "", ""), (CHANGED, "书记", "2026-11-05")], {"new": "书记"}),
        ("2026-11-05", OLD, [(BEGUN, "", ""), (CHANGED, "书记", "2026-11-05")], {"new": "书记"}),
        ("2026-11-10", OLD, [(CHANGED, "书记", "2026-11-05")], {"new": "书记"}),
        # without a day the history knows who had it
        (MET, OLD, [(BEGUN, "", ""), (CHANGED, "书记", "")], {"old": "书记"}),
        (MET, OLD, [(BEGUN, "组织委员", ""), (CHANGED, "书记", "")], {"old": "书记", "new": "组织委员"}),
        # the day is that of the post of before
        (MET, OLD, [(BEGUN, "组织委员", "2024-03-20"), (CHANGED, "书记", "2024-03-20")], {"old": "书记", "new": "组织委员"}),
        # who was secretary has another post now
        (
            MET,
            [(BEGUN, *HEAD), (CHANGED, "组织委员", CHANGED)],
            [(BEGUN, "组织委员", "2024-03-20"), (CHANGED, "书记", CHANGED)],
            {"old": "书记", "new": "组织委员"},
        ),
        # nothing is known of before but the day
        (MET, [(BEGUN, "", "")], [(BEGUN, "书记", CHANGED)], {}),
        # elected again, and the day is that of the new term
        (MET, [(BEGUN, *HEAD), (CHANGED, "书记", CHANGED)], [(BEGUN, "", "")], {"old": "书记"}),
        ("2025-12-01", [(BEGUN, *HEAD), (CHANGED, "书记", CHANGED)], [(BEGUN, "", "")], {"old": "书记"}),
        # posts that were filled in or put right, not taken over
        (MET, [(BEGUN, "", "")], [(BEGUN, "", ""), (CHANGED, "书记", "")], {"new": "书记"}),
        (MET, [(BEGUN, "", "")], [(BEGUN, "书计", ""), (CHANGED, "书记", "")], {"new": "书计、书记"}),
        (MET, [(BEGUN, "书记", "")], [(BEGUN, "副书记（主持工作）", ""), (CHANGED, "副书记", "")], {"old": "书记", "new": "副书记"}),
        # a ledger begun after the meeting
        ("2025-12-01", OLD, [(BEGUN, "", ""), (CHANGED, "书记", "")], {"new": "书记"}),
        ("2025-12-01", OLD, [(BEGUN, "", ""), (CHANGED, "书记", CHANGED)], {"old": "书记"}),
        (BEGUN, OLD, [(BEGUN, "", ""), (CHANGED, "书记", CHANGED)], {"old": "书记"}),
        ("2025-12-01", OLD, [(BEGUN, "", ""), (CHANGED, "书记", "2025-11-20")], {"new": "书记"}),
        # several have the same post, and one gave it up
        (MET, [(BEGUN, "委员", "2024-03-20"), (CHANGED, "", "")], [(BEGUN, "委员", "2024-03-20")], {"old": "委员", "new": "委员"}),
        # the leaders of two groups
        (
            MET,
            [(BEGUN, "党小组组长", "", "一组"), (CHANGED, "", "", "一组")],
            [(BEGUN, "", "", "二组"), (CHANGED, "党小组组长", "", "二组")],
            {"old": "党小组组长", "new": "党小组组长"},
        ),
    ],
)  # fmt: skip
def test_who_had_which_post_on_a_day(on, old, new, then):
    """The window filled in the secretary of now for a meeting of before, and the list of its committee with him."""
    assert held(on, old=old, new=new) == then


def test_who_was_in_which_group_on_a_day():
    """Who is of none yet is counted where he is now, as before."""
    rows = {"moved": [(BEGUN, "", "", "一组"), (CHANGED, "", "", "二组")], "put in": [(BEGUN, "", "", ""), (CHANGED, "", "", "二组")]}  # fmt: skip
    members, once = roster(**rows)
    assert [m.group for m in as_on(members, once, date.fromisoformat(MET))] == ["一组", "二组"]
    assert [m.group for m in members] == ["二组", "二组"]
    assert as_on(members, once, date(2026, 11, 21)) == members
