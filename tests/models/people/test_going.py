"""What the roster takes over from decisions and letters, and gives back when they are taken away."""

from __future__ import annotations

from models.kinds import PartialDate
from models.people.going import is_sent_by, returning, sent, settled
from models.records import Member, StatusChange, Transfer
from models.records.status_change import DEATH, EXPELLING, EXTENSION, RESUMING, STRIKING, SUSPENDING


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def change(number: int, kind: str, since: str) -> StatusChange:
    return StatusChange(id=number, member_id=1, kind=kind, since=day(since))


def says(member: Member) -> tuple[str, str, str, str]:
    return member.standing, member.show("standing_since"), member.show("left"), member.left_why


WHO = Member(id=1, name="彭某", standing="正常")
NOW = ("正常", "", "", "")


def test_a_stop_and_its_resumption():
    stop, resume = change(1, SUSPENDING, "2025-03-10"), change(2, RESUMING, "2026-03-10")
    stopped = settled(WHO, [], [stop])
    assert says(stopped) == ("停止党籍", "2025-03-10", "", "")
    resumed = settled(stopped, [stop], [stop, resume])
    assert says(resumed) == NOW
    assert says(settled(resumed, [stop, resume], [stop])) == says(stopped), "the resumption taken away again"
    assert says(settled(stopped, [stop], [])) == NOW


def test_an_older_decision_put_down_late_changes_nothing_of_today():
    stop, resume = change(1, SUSPENDING, "2025-03-10"), change(2, RESUMING, "2026-03-10")
    resumed = settled(WHO, [], [resume])
    assert says(settled(resumed, [resume], [stop, resume])) == NOW


def test_leaving_is_kept_with_its_day_and_why():
    for kind, why in ((STRIKING[0], "除名"), (EXPELLING, "开除党籍"), (DEATH, "去世")):
        gone = settled(WHO, [], [change(1, kind, "2026-05-01")])
        assert says(gone) == ("正常", "", "2026-05-01", why)
        assert says(settled(gone, [change(1, kind, "2026-05-01")], [])) == NOW


def test_another_day_moves_the_leaving_with_it():
    before, after = [change(1, DEATH, "2026-05-01")], [change(1, DEATH, "2026-05-02")]
    gone = settled(WHO, [], before)
    assert gone.show("left") == "2026-05-01"
    assert settled(gone, before, after).show("left") == "2026-05-02"


def test_what_was_corrected_by_hand_is_not_taken_away():
    decided = [change(1, DEATH, "2026-05-01")]
    gone = settled(WHO, [], decided)
    gone.left = day("2026-04-30")
    assert settled(gone, decided, decided).show("left") == "2026-04-30"
    assert settled(gone, decided, []).show("left") == "2026-04-30"


def test_an_extension_touches_nothing_of_the_roster():
    assert settled(WHO, [], [change(1, EXTENSION, "2026-05-01")]) == WHO


def test_sent_and_taken_back():
    letter = Transfer(id=1, member_id=1, direction="转出", other="某街道党支部", receipt=day("2026-05-20"))
    gone = sent(WHO, letter, day("2026-05-20"))
    assert (gone.show("left"), gone.left_why, gone.left_to) == ("2026-05-20", "转出", "某街道党支部")
    assert is_sent_by(gone, letter)
    assert sent(gone, letter, None) == WHO
    dead = settled(WHO, [], [change(1, DEATH, "2026-05-01")])
    assert not is_sent_by(dead, letter)


def test_who_comes_back_has_a_row_of_its_own():
    gone = Member(id=7, name="田某", id_number="11010519491231002X", group="一组", post="书记", left=day("2025-01-01"), left_why="转出",
                  left_to="外地", arrived=day("2020-01-01"), floating="是", lost="是", lost_since=day("2024-01-01"))  # fmt: skip
    again = returning(gone)
    assert (again.id, again.name, again.id_number) == (0, "田某", "11010519491231002X")
    assert (again.left, again.left_why, again.left_to, again.arrived, again.group, again.post) == (
        None,
        "",
        "",
        None,
        "",
        "",
    )
    assert (again.floating, again.lost, again.lost_since) == ("否", "否", None)
    assert gone.show("left") == "2025-01-01"
