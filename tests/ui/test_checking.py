"""The self check behind the window: made once for a change, in slices, never while a list is painted."""

import pytest

from models.records import Member
from models.rules import Snapshot, checks, findings
from models.store import LedgerRefused
from ui import checking as module
from ui.checking import Checking


@pytest.fixture
def wrong(session):
    """A member whose number and sex do not fit."""
    member = next(m for m in session.members if m.name == "单雨桐")
    with session.unit("填错身份证号") as unit:
        member.id_number, member.sex = "110105198503120020", "男"
        unit.save(member)
    return member


def test_it_finds_what_the_rules_find_and_is_made_once(session, wrong):
    first = session.checking.now()
    assert list(first.found) == findings(Snapshot.of(session.ledger), session.today)
    assert session.checking.now() is first
    assert session.checking.ask() is first


def test_a_change_makes_it_anew_where_somebody_looks(qtbot, session, wrong):
    assert session.checking.ready is None
    with qtbot.waitSignal(session.checking.done):
        assert session.checking.mark("member", wrong.id) is None  # asked for while a list is painted: it comes later
    assert session.checking.mark("member", wrong.id).level == "warning"
    with qtbot.waitSignal(session.checking.done), session.unit("改好") as unit:
        wrong.sex = "女"
        unit.save(wrong)
    mark = session.checking.mark("member", wrong.id)
    assert mark is None or "性别" not in mark.words()


def test_marks_stay_while_a_new_check_is_made(session, wrong):
    session.checking.now()
    before = session.checking.mark("member", wrong.id)
    with session.unit("别的") as unit:
        unit.add(Member(name="新来的"))
    assert session.checking.ready is None
    assert session.checking.mark("member", wrong.id) == before


def test_a_large_ledger_is_looked_through_in_slices(qtbot, session, wrong, monkeypatch):
    monkeypatch.setattr(module, "_AT_ONCE", 0)
    monkeypatch.setattr(module, "_SLICE", 0)
    one = Checking(session.ledger, session.today)
    with qtbot.waitSignal(one.done):
        assert one.ask() is None  # a finding at a time: it is not there yet
    assert list(one.ready.found) == list(session.checking.now().found)


def test_what_is_exported_between_two_slices_does_not_mix_two_states(session, wrong):
    """An export is in no action, and ends no check: what was found is shown of the records in which it was found."""
    one = Checking(session.ledger, session.today)
    one._look(0)
    seen = one.snapshot()
    session.ledger.log_export("党员名册", 48, full=False)
    assert one.snapshot() is not seen
    assert one.now().snapshot is seen


def test_what_was_read_in_an_action_that_failed_is_forgotten(session):

    def add():
        with session.unit("新增党员：未成") as unit:
            unit.add(Member(name="未成"))
            session._forget(frozenset([Member.table]))
            assert "未成" in [member.name for member in session.members]
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        add()
    assert "未成" not in [member.name for member in session.members]


def test_what_cannot_be_looked_through_is_said_once_and_is_no_check(session, wrong, monkeypatch):
    """Half of the findings are not taken for all of them, and no list that is painted asks again and again."""
    whole = checks.looking

    def broken(snapshot, today):
        yield next(whole(snapshot, today))
        raise LedgerRefused("读不出来")

    monkeypatch.setattr(checks, "looking", broken)
    with pytest.raises(LedgerRefused):
        session.checking.ask()
    assert session.checking.mark("member", wrong.id) is None
    assert not session.checking._timer.isActive()
    assert session.checking.ready is None
    monkeypatch.setattr(checks, "looking", whole)
    with session.unit("别的") as unit:
        unit.add(Member(name="新来的"))
    assert session.checking.now().found


def test_a_closed_window_asks_for_nothing(session, shell, wrong):
    session.checking.want()
    shell.close()
    assert not session.checking._timer.isActive()
