"""What the facts of a person say of 党龄: beside the day from which it counts, and why where that is not the usual one."""

import pytest

from models.kinds import PartialDate
from models.records import Member
from models.records.member import FULL
from ui.tabs.person.basics import Basics


@pytest.mark.parametrize(
    ("joined", "full", "at", "said"),
    [
        ("1976-07-01", "1977-07-01", "joined", "1976-07-01（党龄 50 年，从入党起算：1969年4月1日至1977年8月11日入党的没有预备期"),
        ("1976-07-01", "", "joined", "1976-07-01（党龄 50 年，从入党起算"),
        ("1977-09-01", "1978-09-01", "full", "1978-09-01（党龄 48 年）"),
        ("2009-06-18", "2010-06-18", "full", "2010-06-18（党龄 16 年）"),
    ],
)  # fmt: skip
def test_it_stands_beside_the_day_from_which_it_counts(session, qtbot, joined, full, at, said):
    basics = Basics(session, lambda _name: None)
    qtbot.addWidget(basics)
    days = {"joined": PartialDate.parse(joined), "full": PartialDate.parse(full) if full else None}
    basics.show_member(Member(id=9, name="高某", kind=FULL, **days))
    told = {field.name: basics._text(field) for field in Member.fields if field.name in days}
    assert told[at].startswith(said)
    assert "党龄" not in "".join(text for label, text in told.items() if label != at)
