"""Who should be invited: what is missing, with its article; nobody of whom nothing is asked."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Enrolment, Training
from models.records.member import PROBATIONARY
from models.rules import Snapshot
from models.rules.study.inviting import to_invite

TODAY = date(2026, 6, 15)


def batch(number, hours, kind="在线", level="", start="2026-03-02"):
    return Training(
        id=number, name=f"培训{number}", start=PartialDate.parse(start), planned_hours=hours, kind=kind, level=level
    )


def snapshot(members, taken=()):
    """taken: batches, each with those who were there."""
    return Snapshot(
        members=list(members),
        trainings=[one for one, _ in taken],
        enrolments={one.id: [Enrolment(member_id=m.id, name=m.name, state="参加") for m in who] for one, who in taken},
    )


def told(found):
    return [(one.member.name, one.gap, [ground.rule for ground in one.grounds]) for one in found]


def test_the_most_missing_come_first_with_every_ground(person):
    secretary, post, much, little, full = (
        person("甲", post="书记"), person("乙", post="组织委员"), person("丙"), person("丁"), person("戊"),
    )  # fmt: skip
    taken = [
        (batch(1, 20.0), [much]),
        (batch(2, 30.0), [little]),
        (batch(3, 32.0), [full]),
        (batch(4, 56.0, "集中轮训", "县级以上"), [secretary]),
        (batch(5, 40.0, "专题班", "县级以上"), [post]),
    ]
    people = [full, little, much, post, secretary]
    assert told(to_invite(snapshot(people, taken), 2026, TODAY)) == [
        ("乙", 16, ["T02"]), ("丙", 12, ["T01"]), ("丁", 2, ["T01"]),
    ]  # fmt: skip
    first = to_invite(snapshot(people), 2026, TODAY)[0]
    assert (first.member.name, first.gap, [g.rule for g in first.grounds]) == ("甲", 56, ["T02", "T02", "T05"])
    assert first.words() == "按 56 学时还差 56 学时；2026 年还没有参加集中培训；2026 年还没有参加县级以上集中轮训"
    assert all("培训" in ground.cited() or "规划" in ground.cited() for ground in first.grounds)


def test_a_committee_member_with_hours_enough_still_lacks_the_central_training(person):
    one = person("甲", post="宣传委员")
    assert told(to_invite(snapshot([one], [(batch(1, 60.0), [one])]), 2026, TODAY)) == [("甲", 0, ["T02"])]


def test_the_article_is_the_one_of_the_day(person):
    (found,) = to_invite(snapshot([person("甲")]), 2026, TODAY)
    assert [ground.article for ground in found.grounds] == ["education-20"]
    (early,) = to_invite(snapshot([person("乙", post="纪检委员")]), 2021, TODAY)
    assert {ground.article for ground in early.grounds} == {"training-plan-2019-leaders"}


@pytest.mark.parametrize(
    ("about", "on", "asked"),
    [
        ({"kind": PROBATIONARY, "joined": "2026-01-10", "full": None}, "2026-06-15", "预备期内（至 2027-01-10）"),
        ({"kind": PROBATIONARY, "joined": "2025-11-10", "full": None}, "2026-06-15", "预备期内（至 2026-11-10）"),
        ({"joined": "2025-01-10", "full": "2026-01-10", "arrived": "2026-02-01"}, "2026-06-15", "转正后一年内"),
        ({"joined": "2024-01-10", "full": "2025-01-10"}, "2026-06-15", ""),
        ({"kind": PROBATIONARY, "joined": "2026-01", "full": None}, "2026-06-15", ""),
    ],
)
def test_a_new_member_is_asked_for_one_central_training(person, about, on, asked):
    new = person("新", **about)
    taken = [(batch(1, 40.0), [new])]
    found = to_invite(snapshot([new], taken), 2026, date.fromisoformat(on))
    assert [one.words()[: len(asked)] for one in found] == ([asked] if asked else [])
    assert not to_invite(snapshot([new], [*taken, (batch(2, 8.0, "调训"), [new])]), 2026, date.fromisoformat(on))


def test_nobody_of_whom_nothing_is_asked(person):
    frail = person("钟", note="年高行动不便，送学上门", post="书记")
    came = person("施", arrived="2026-02-01", post="组织委员")
    gone = person("孔", left="2026-02-01")
    assert to_invite(snapshot([frail, came, gone]), 2026, TODAY) == []
    assert told(to_invite(snapshot([gone, came]), 2025, TODAY)) == [("孔", 32, ["T01"])]


def test_who_is_on_the_list_of_a_batch_to_come_is_not_invited_again(person):
    one, two = person("甲"), person("乙")
    taken = [(batch(1, 32.0, "集中轮训", start="2026-09-10"), [one])]
    assert told(to_invite(snapshot([one, two], taken), 2026, TODAY)) == [("乙", 32, ["T01"])]


def test_who_has_signed_up_lacks_the_hours_and_is_not_invited_again(person):
    one, two = person("甲"), person("乙")
    coming = batch(1, 20.0, "集中轮训", start="2026-09-10")
    listed = [
        Enrolment(member_id=one.id, name="甲", state="报名"),
        Enrolment(member_id=two.id, name="乙", state="请假"),
    ]
    both = Snapshot(members=[one, two], trainings=[coming], enrolments={1: listed})
    assert told(to_invite(both, 2026, TODAY)) == [("乙", 32, ["T01"]), ("甲", 12, ["T01"])]
    assert told(to_invite(both, 2026, date(2026, 9, 10))) == [("甲", 32, ["T01"]), ("乙", 32, ["T01"])], (
        "held, not there"
    )


def test_a_new_secretary_is_invited_to_the_training_for_the_post(person):
    new = person("甲", post="书记", post_since=PartialDate.parse("2026-03-01"))
    taken = [(batch(1, 56.0), [new])]
    (found,) = to_invite(snapshot([new], taken), 2026, TODAY)
    assert [ground.rule for ground in found.grounds] == ["T02", "T05", "T04"]
    assert found.words().endswith("新任书记半年内（至 2026-09-01）还没有参加任职培训")
    assert found.grounds[-1].cited().startswith("《全国党员教育培训工作规划（2024—2028年）》")
