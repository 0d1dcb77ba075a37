"""Of which years the ledger has a record at all."""

from models.kinds import PartialDate
from models.records import Meeting, PlannedMeeting, Rectification
from models.rules import Snapshot
from models.year_turn import recorded


def test_the_years_of_which_there_is_a_record():
    found = Snapshot(
        meetings=[Meeting(day=PartialDate(2024, 5, 12))],
        rectifications=[Rectification(found=PartialDate(2025, 3))],
        planned=[PlannedMeeting(year=2026)],
    )
    assert recorded(found) == {2024, 2025, 2026}
    assert recorded(Snapshot()) == set()
