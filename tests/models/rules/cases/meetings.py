"""Cases of what recurs over the year (domain §1.2)."""

from __future__ import annotations

from models.kinds import PartialDate
from models.records import Attendance, Meeting
from models.records.meeting import FINAL, GENERAL, PRESENT
from models.rules import Snapshot
from tests.models.rules.cases.case import raising


def general_in(*days: str) -> Snapshot:
    """General meetings on these days, with one person present at each."""
    held = [Meeting(id=n, kind=GENERAL, day=PartialDate.parse(on), status=FINAL) for n, on in enumerate(days, 1)]
    there = {m.id: [Attendance(id=m.id, meeting_id=m.id, name="例某", state=PRESENT)] for m in held}
    return Snapshot(meetings=held, attendances=there)


MEETINGS = (
    raising("DYDH", "三季度没有党员大会", lambda: general_in("2026-01-09", "2026-05-08")),
    raising(
        "DYDH",
        "一、二、三季度各一次，四季度还没有过完",
        lambda: general_in("2026-01-09", "2026-05-08", "2026-09-30"),
        speaks=False,
    ),
)
