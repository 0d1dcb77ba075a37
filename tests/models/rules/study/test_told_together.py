"""Hours that lack to many, as one line: everybody once, by the hours they have, in the place of the first; anybody else stays."""

from datetime import date

from models.kinds import PartialDate
from models.records import Enrolment, Member, Training
from models.rules import Snapshot, findings
from models.rules.finding import Finding
from models.rules.study.told_together import together

TODAY = date(2026, 11, 23)


def branch(*names: str, hours: int = 0, year: int = 2026, post: str = "", old: int = 0) -> Snapshot:
    """Members who were here all of 2025 and 2026, of whom the first has so many hours of the year and the second one more; the last
    of them with a post, and so many of them old."""
    since = PartialDate.parse("2010-06-01")
    members = [
        Member(
            id=n,
            name=name,
            kind="正式党员",
            joined=since,
            full=since,
            arrived=since,
            birth=PartialDate(1940 if n <= old else 1980, 1, 1),
        )
        for n, name in enumerate(names, 1)
    ]
    for one in members[-4:] if post else ():
        one.post = post
    batch = Training(id=1, name="轮训", kind="集中轮训", start=PartialDate(year, 3, 2), planned_hours=hours)
    there = [
        Enrolment(id=n, training_id=1, member_id=n, name=members[n - 1].name, state="参加", hours=hours - 1 + n)
        for n in (1, 2)
    ]
    return Snapshot(members=members, trainings=[batch], enrolments={1: there})


def hours_of(snapshot: Snapshot, year: int = 2026) -> list[Finding]:
    return [f for f in findings(snapshot, TODAY) if f.slot == f"{year} hours"]


def test_everybody_is_named_once_by_the_hours() -> None:
    kept = branch("甲一", "乙二", "丙三", "丁四", "戊五", hours=8)
    found = hours_of(kept)
    assert len(found) == 5
    other = Finding("P01", "info", "己六", "", "", "member", 6)
    (first, told, last) = together([other, *found, other], kept, TODAY)
    assert first == last == other
    assert (told.subject, told.record) == ("2026年学时不足：5 人", 0)
    text = "要求 32 学时。还没有学时的 3 人：丙三、丁四、戊五；已有 8 学时的 1 人：甲一；已有 9 学时的 1 人：乙二"
    assert told.message.startswith(text)


def test_three_stand_as_they_are() -> None:
    kept = branch("甲一", "乙二", "丙三", hours=8)
    assert together(hours_of(kept), kept, TODAY) == hours_of(kept)


def test_the_committee_is_asked_for_more_and_told_apart() -> None:
    kept = branch(*"甲乙丙丁戊己庚辛", hours=8, post="委员")
    rows = together(hours_of(kept), kept, TODAY)
    assert [row.subject for row in rows] == ["2026年学时不足：4 人", "2026年学时不足（书记和支委）：4 人"]
    assert [row.message.split("。")[0] for row in rows] == ["要求 32 学时", "要求 56 学时"]


def test_of_a_year_gone_by_its_own_hours_count_and_who_is_old_is_said() -> None:
    kept = branch(*"甲乙丙丁", hours=8, year=2025, old=3)
    (row,) = together(hours_of(kept, 2025), kept, TODAY)
    assert row.subject == "2025年学时不足：4 人"
    assert "已有 8 学时的 1 人：甲" in row.message
    assert "其中高龄的 3 人，年老体弱、行动不便的学习不作硬性要求（第二十三条）" in row.message
