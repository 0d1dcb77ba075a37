"""Counting the parts of each record by the values of a field: as they would be counted one by one."""

import pytest

from models.records import Attendance, Meeting
from models.records.meeting import ABSENT, GUEST, LEFT_OUT, PRESENT
from models.store import Ledger

STATES = [PRESENT, PRESENT, ABSENT, GUEST, LEFT_OUT, ""]


@pytest.fixture
def ledger(tmp_path):
    """Two meetings, one with everything that a list can say and one with a guest, and a third without a list."""
    with Ledger.create(tmp_path / "支部.zbtz") as made:
        with made.unit("录入") as unit:
            for number in (1, 2, 3):
                unit.add(Meeting(subject=str(number)))
            unit.add_all([Attendance(meeting_id=1, name=f"甲{n}", state=state) for n, state in enumerate(STATES)])
            unit.add(Attendance(meeting_id=2, name="乙", state=GUEST))
            unit.add(gone := Attendance(meeting_id=1, name="丙", state=PRESENT))
        with made.unit("删除") as unit:
            unit.remove(gone)
        yield made


def test_parts_are_counted_by_record(ledger):
    assert ledger.tally(Attendance, "state", (PRESENT,), (GUEST, LEFT_OUT)) == {1: (6, 2, 2), 2: (1, 0, 1)}
    assert ledger.tally(Attendance, "state") == {1: (6,), 2: (1,)}


def test_only_some_records_are_asked(ledger):
    assert ledger.tally(Attendance, "state", (PRESENT,), of=[2, 3]) == {2: (1, 0)}
    assert ledger.tally(Attendance, "state", (PRESENT,), of=[]) == {}


def test_an_unknown_column_is_a_mistake_and_no_sql(ledger):
    with pytest.raises(KeyError):
        ledger.tally(Attendance, 'state" IN (1)) --', ("x",))
