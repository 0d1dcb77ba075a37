"""What the history of a ledger knows of the 党小组 and the posts that members had on an earlier day."""

from datetime import date, datetime

from models.kinds import PartialDate
from models.records import Member
from models.rules import Snapshot
from models.rules.once_held import Once, on_day
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
            (datetime(2026, 6, 1), "group", "二组"),
        ):
            now[0] = day
            setattr(member, field, value)
            with ledger.unit("修改") as unit:
                unit.save(member)
        snapshot = Snapshot.of(ledger, first)
        assert snapshot.once == {member.id: [Once(date(2025, 1, 4), "一组", ""), Once(date(2026, 6, 1), "二组", "")]}
        assert snapshot.once == Snapshot.of(ledger).once
        assert [m.name for m in snapshot.ever_in_group("一组")] == ["郑某"]
        ledger.undo()
        assert [o.group for o in Snapshot.of(ledger, snapshot).once[member.id]] == ["一组", "二组", "一组"]


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
