"""Places of a batch, and a programme of several: who went, who is still to go."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Enrolment, Quota, Training
from models.records.member import PROBATIONARY
from models.rules.study.places import is_of, used
from models.rules.study.programme import programme_of

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("level", "about", "is_it"),
    [
        ("班子成员", {"post": "书记"}, True),
        ("支委", {"post": ""}, False),
        ("书记", {"post": "副书记"}, False),
        ("书记", {"post": "书记兼组织委员"}, True),
        ("普通党员", {"post": "组织委员"}, False),
        (" 普通党员 ", {}, True),
        ("预备党员", {"kind": PROBATIONARY, "full": None}, True),
        ("第一党小组", {"group": "第一党小组"}, True),
        ("第一党小组", {"group": "第二党小组"}, False),
        ("全体党员", {}, True),
        ("乡镇领导干部", {"post": "书记"}, None),
        ("", {}, None),
    ],
)
def test_whom_a_level_means(person, level, about, is_it):
    assert is_of(person(**about), level, TODAY) is is_it


def day(text):
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("about", "on", "probation", "new"),
    [
        (
            {"kind": PROBATIONARY, "joined": day("2025-11-17"), "full": None},
            TODAY,
            True,
            True,
        ),  # a year is over, and not converted yet
        ({"kind": "正式党员", "joined": day("2024-03-01"), "full": day("2025-11-24")}, TODAY, False, True),
        ({"kind": "正式党员", "joined": day("2024-03-01"), "full": day("2025-11-22")}, TODAY, False, False),
        ({"kind": "正式党员", "joined": day("2024-03-01"), "full": day("2025-11-22")}, date(2025, 6, 3), True, True),
        ({"kind": "正式党员", "joined": day("2024-03-01"), "full": None}, TODAY, False, False),
        ({"kind": PROBATIONARY, "joined": None, "full": None}, TODAY, True, True),
    ],
)
def test_new_members_are_on_probation_or_in_the_year_after_it(person, about, on, probation, new):
    """T03 asks them for 集中培训 during probation and in the year after it."""
    assert is_of(person(**about), "预备党员", on) is probation
    assert is_of(person(**about), "新党员", on) is new


def test_places_of_each_level(person):
    people = [person(post="书记"), person(post="组织委员"), person(), person()]
    quotas = [Quota(level="班子成员", places=3), Quota(level="普通党员", places=1), Quota(level="企业职工", places=4)]
    assert [one.words() for one in used(quotas, people, TODAY)] == ["班子成员 2/3", "普通党员 2/1", "企业职工 4 个"]
    plain = [Quota(level="党员", places=4)]
    assert [one.words() for one in used([*quotas[:1], *plain], people, TODAY)] == ["班子成员 2/3", "党员 2/4"], (
        "the others"
    )
    assert [one.words() for one in used(plain, people, TODAY)] == ["党员 4/4"]
    assert [one.words() for one in used(quotas, [], TODAY)] == ["班子成员 0/3", "普通党员 0/1", "企业职工 4 个"]


def batch(number: int, start: str, audience: str = "") -> Training:
    return Training(
        id=number, name=f"第{number}期", programme="全员轮训", start=PartialDate.parse(start), audience=audience
    )


def on_list(*people, state: str = "参加") -> list[Enrolment]:
    return [Enrolment(member_id=p.id, name=p.name, state=state) for p in people]


def test_who_went_to_one_of_the_batches_and_who_is_still_to_go(person):
    one, two, three, four = (person(name) for name in "甲乙丙丁")
    frail = person("戊", note="送学上门")
    batches = [batch(2, "2026-06-01"), batch(1, "2026-03-01"), batch(3, "2026-09-01")]
    enrolments = {
        1: [*on_list(one, two), *on_list(three, state="缺课"), Enrolment(name="外来同志", state="参加")],
        2: [*on_list(one), *on_list(four, state="请假")],
    }
    found = programme_of(batches, enrolments, [one, two, three, four, frail], TODAY)
    assert [each.id for each in found.batches] == [1, 2, 3]
    assert found.went == {one.id, two.id, "外来同志"}
    assert found.to_go == (three, four)
    assert found.words() == "分 3 批 · 已参加 3 人 · 还有 2 人没有参加"
    assert programme_of(batches, enrolments, [one, two], TODAY).words() == "分 3 批 · 已参加 3 人 · 都参加了"


def test_only_those_for_whom_the_batches_are_are_still_to_go(person):
    leader, other = person("甲", post="书记"), person("乙")
    assert programme_of([batch(1, "2026-03-01", "班子成员")], {}, [leader, other], TODAY).to_go == (leader,)
    mixed = [batch(1, "2026-03-01", "班子成员"), batch(2, "2026-04-01", "普通党员")]
    assert programme_of(mixed, {}, [leader, other], TODAY).to_go == (leader, other)
    assert programme_of([batch(1, "2026-03-01", "各支部骨干")], {}, [leader, other], TODAY).to_go == (leader, other)


def test_who_has_signed_up_for_a_batch_is_not_still_to_go(person):
    one, two, three = person("甲"), person("乙"), person("丙")
    batches = [batch(1, "2026-03-01"), batch(2, "2026-12-01")]
    found = programme_of(batches, {1: on_list(one), 2: on_list(two, state="报名")}, [one, two, three], TODAY)
    assert [member.name for member in found.to_go] == ["丙"]
    assert found.words() == "分 2 批 · 已参加 1 人 · 报名 1 人 · 还有 1 人没有参加"
    assert (
        programme_of(batches, {1: on_list(one), 2: on_list(two, state="报名")}, [one, two], TODAY)
        .words()
        .endswith("没有漏下的人")
    )
