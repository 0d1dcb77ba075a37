"""What is unfinished in a year, where its boundary or the record itself decides."""

from __future__ import annotations

from datetime import date

from models.kinds import PartialDate
from models.records import Attendance, Meeting, Task
from models.records.meeting import FINAL
from models.rules import Snapshot
from models.year_turn import Carrying, unfinished
from models.year_turn.unfinished import FINALS, TASKS

TODAY = date(2026, 6, 1)


def titles(snapshot: Snapshot, year: int, key: str) -> list[str]:
    return [line.title for group in unfinished(snapshot, year, TODAY) if group.key == key for line in group.lines]


def test_what_was_decided_after_the_year_is_not_left_over_from_it():
    """A to-do without a deadline counts from its meeting; one of nobody's meeting could be of any year."""
    snapshot = Snapshot(
        meetings=[Meeting(id=1, day=PartialDate(2025, 12, 30)), Meeting(id=2, day=PartialDate(2026, 1, 5))],
        tasks=[
            Task(id=1, text="去年定的", meeting_id=1),
            Task(id=2, text="今年定的", meeting_id=2),
            Task(id=3, text="自己记的"),
            Task(id=4, text="今年定的，时限写错", meeting_id=2, due=PartialDate(2025, 2, 1)),
        ],
    )
    assert set(titles(snapshot, 2025, TASKS)) == {"去年定的", "自己记的", "今年定的，时限写错"}
    assert "今年定的" in titles(snapshot, 2026, TASKS)
    assert "今年定的" not in [each.record.title() for each in Carrying.of(snapshot, 2025, TODAY).carried]


def test_minutes_that_would_be_archived_say_what_they_lack():
    """As archiving a single record does (M01); absences without a reason have a group of their own."""
    whole = {
        "day": PartialDate(2025, 3, 1), "start": "09:00", "end": "10:00", "place": "会议室", "host": "张伟", "recorder": "李娜",
        "subject": "学习", "body": "交流", "status": FINAL, "kind": "党课",
    }  # fmt: skip
    thin = whole | {"place": "", "day": PartialDate(2025, 4, 1)}
    snapshot = Snapshot(
        meetings=[Meeting(id=1, **whole), Meeting(id=2, **thin)],
        attendances={n: [Attendance(meeting_id=n, name="张伟", state="缺席")] for n in (1, 2)},
    )
    (group,) = (group for group in unfinished(snapshot, 2025, TODAY) if group.key == FINALS)
    assert [(line.record, line.tone, bool(line.article)) for line in group.lines] == [
        (1, "info", False),
        (2, "warn", True),
    ]
    assert group.lines[1].detail == "要素不全：地点还没有填"
