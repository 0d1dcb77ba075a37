"""A record that was declared void is counted nowhere: everything is as if it were in the recycle bin, but its number is taken."""

from datetime import date

import pytest

from models.filters.facts import Facts
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Meeting, Member
from models.records.meeting import FINAL, GENERAL, PRESENT, SECRET, VOID
from models.records.member import FULL
from models.rules import Snapshot, findings
from models.rules.figures import figures
from models.rules.meetings import coverage
from models.rules.numbering import next_number
from models.rules.participation import shares
from models.rules.todos import todos

TODAY = date(2026, 11, 23)


def _seen(ledger):
    """What the models say of the year, the person and the branch."""
    snapshot, facts = Snapshot.of(ledger), Facts.of(Snapshot.of(ledger), TODAY)
    return {
        "findings": findings(snapshot, TODAY),
        "todos": todos(snapshot, TODAY),
        "figures": figures(snapshot, TODAY),
        "coverage": coverage(snapshot, 2026, TODAY),
        "shares": shares(snapshot, 2026, TODAY),
        "facts": (facts.attended, facts.last_activity),
        "forms": snapshot.meetings,
    }


@pytest.fixture
def meeting(ledger):
    """A general meeting with somebody present and a vote that is wrong in every number."""
    held = Meeting(kind=GENERAL, day=PartialDate(2026, 11, 12), status=FINAL, number=3)
    with ledger.unit("准备") as unit:
        unit.add(Branch(id=1, name="某支部"))
        member = Member(name="李某", kind=FULL, joined=PartialDate(2010, 6, 18), full=PartialDate(2011, 6, 18))
        unit.add(member)
        unit.add(held)
        unit.save_parts(held, [Attendance(member_id=member.id, name="李某", state=PRESENT, votes="是")], Attendance)
        unit.save_parts(held, [AgendaItem(title_text="表决", ballot=SECRET, issued=1, collected=2)], AgendaItem)
    return held


def test_void_is_as_if_it_had_not_been(ledger, meeting):
    counted = _seen(ledger)
    meeting.status, meeting.void_why = VOID, "重复登记"
    with ledger.unit("作废") as unit:
        unit.save(meeting)
    void = _seen(ledger)
    assert not [key for key in counted if counted[key] == void[key]], "it counted before"
    with ledger.unit("删除", reason="比较") as unit:
        unit.remove(meeting)
    gone = _seen(ledger)
    for key in gone:
        assert void[key] == gone[key], key


def test_its_number_is_not_given_again(ledger, meeting):
    meeting.status, meeting.void_why = VOID, "重复登记"
    with ledger.unit("作废") as unit:
        unit.save(meeting)
    new = Meeting(kind=GENERAL, day=PartialDate(2026, 11, 20))
    assert next_number(new, ledger.all(Meeting)) == 4
