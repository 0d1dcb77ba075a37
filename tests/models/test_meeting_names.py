"""What a meeting is called on paper."""

import pytest

from models.kinds import PartialDate
from models.records import Meeting


@pytest.mark.parametrize(
    ("meeting", "name"),
    [
        (Meeting(kind="支部党员大会", day=PartialDate(2026, 3, 12)), "2026年3月支部党员大会"),
        (Meeting(kind="党小组会", group="第二党小组", day=PartialDate(2026, 3)), "2026年3月第二党小组会"),
        (Meeting(kind="党课", day=PartialDate(2026, 3, 12), title_text="书记讲党课"), "书记讲党课"),
        (Meeting(kind="党课", day=PartialDate(2026)), ""),
        (Meeting(kind="党课"), ""),
    ],
)
def test_named(meeting: Meeting, name: str):
    assert meeting.named() == name
