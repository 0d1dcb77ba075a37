"""What the roster said on another day: a table as of a day must not mix two days (domain §8.4, 教管条例 §24, 细则 §31)."""

from datetime import date

from models.kinds import PartialDate
from models.records import StatusChange
from models.records.member import FULL, PROBATIONARY, SUSPENDED
from models.rules.past_day import as_it_was

ON = date(2026, 6, 30)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def test_stopped_then_and_resumed_since(person):
    changes = [StatusChange(id=1, kind="停止党籍", since=day("2025-02-10")),
               StatusChange(id=2, kind="恢复党籍", since=day("2026-08-20"))]  # fmt: skip
    member = person(standing="正常")
    then, now = as_it_was(member, ON, changes), as_it_was(member, date(2026, 8, 20), changes)
    assert (then.standing, then.show("standing_since")) == (SUSPENDED, "2025-02-10")
    assert (now.standing, now.standing_since) == ("正常", None)
    assert member.standing == "正常"  # the record itself is left alone


def test_stopped_only_later(person):
    member = person(standing=SUSPENDED, standing_since="2026-07-01")
    assert (as_it_was(member, ON).standing, as_it_was(member, ON).standing_since) == ("正常", None)
    assert as_it_was(member, date(2026, 7, 1)).standing == SUSPENDED
    assert as_it_was(person(standing=""), ON).standing == ""  # nobody has said 正常


def test_conversion_that_was_still_to_come(person):
    then = as_it_was(person(kind=FULL, joined="2025-07-10", full="2026-07-10"), ON)
    assert (then.kind, then.full) == (PROBATIONARY, None)
    assert as_it_was(person(kind=FULL, joined="2025-06-30", full="2026-06-30"), ON).show("full") == "2026-06-30"


def test_lost_and_away_only_later(person):
    member = person(lost="是", lost_since="2026-10-01", lost_why="其他", floating="是", floating_since="2026-02-01",
                    floating_to="上海市")  # fmt: skip
    then = as_it_was(member, ON)
    assert (then.lost, then.lost_since, then.lost_why) == ("否", None, "")
    assert (then.floating, then.show("floating_since"), then.floating_to) == ("是", "2026-02-01", "上海市")


def test_who_left_later_had_not_left(person):
    member = person(left="2026-12-31", left_why="去世")
    then = as_it_was(member, ON)
    assert (then.left, then.left_why) == (None, "")
    assert as_it_was(member, date(2026, 12, 31)).left_why == "去世"
