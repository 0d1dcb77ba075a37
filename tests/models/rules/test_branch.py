"""The branch: size, committee, groups, term."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Branch
from models.records.member import PROBATIONARY
from models.rules import Snapshot

POSTS = ("书记", "组织委员", "宣传委员", "纪检委员")


@pytest.fixture
def of_size(person):
    """A branch with so many full members, the first of them with posts."""

    def make(size, posts=(), **about):
        people = [person(post=posts[i] if i < len(posts) else "") for i in range(size)]
        return Snapshot(branch=Branch(id=1, short_name="机关第三党支部", **about), members=people)

    return make


@pytest.mark.parametrize(
    ("rule", "size", "posts", "expected"),
    [
        ("B01", 2, ("书记",), True),
        ("B01", 3, ("书记",), False),
        ("B02", 50, POSTS, False),
        ("B02", 51, POSTS, True),
        ("B07", 7, ("书记", "副书记"), True),
        ("B07", 7, POSTS, False),
        ("B07", 6, ("书记",), False),
        ("B08", 9, ("书记", "组织委员"), True),
        ("B08", 9, POSTS, False),
        ("B08", 9, (*POSTS, "委员", "委员"), True),
        ("B09", 9, ("书记", "组织委员", "宣传委员"), True),
        ("B09", 9, ("书记", "副书记兼组织委员", "宣传委员", "纪检委员"), False),
        ("B09", 9, (*POSTS, "副书记", "副书记"), True),
        ("B10", 6, ("书记", "组织委员"), True),
        ("B10", 6, ("书记", "副书记"), False),
        ("B10", 6, (), True),
    ],
)
def test_size_and_committee(of_size, raised, rule, size, posts, expected):
    assert bool(raised(of_size(size, posts), rule)) is expected


def test_an_empty_roster_says_nothing(raised):
    assert not raised(Snapshot(), "B01")


def test_probationary_members_do_not_make_a_branch(person, raised):
    people = [person(), person(), person(kind=PROBATIONARY, joined="2026-03-01", full=None)]
    assert "正式党员 2 人" in raised(Snapshot(members=people), "B01")[0].message


def test_a_young_secretary(person, raised):
    assert raised(Snapshot(members=[person(post="书记", joined="2024-12-01", full="2025-12-01")]), "B11")
    assert not raised(Snapshot(members=[person(post="副书记", joined="2024-12-01", full="2025-12-01")]), "B11")
    assert not raised(Snapshot(members=[person(post="书记", joined="2024-11-01", full="2025-11-01")]), "B11")


def test_everyone_is_in_a_group(of_size, raised):
    snapshot = of_size(8, POSTS, groups="一组\n二组")
    for member in snapshot.members[1:]:
        member.group = "一组"
    (finding,) = raised(snapshot, "B13")
    assert snapshot.members[0].name in finding.message
    snapshot.members[0].group = "二组"
    assert not raised(snapshot, "B13")
    assert not raised(of_size(8, POSTS), "B13")


@pytest.mark.parametrize(
    ("elected", "kind", "rule"),
    [
        ("2024-05-24", "机关", None),
        ("2024-05-23", "机关", "B20"),
        ("2023-11-22", "机关", "B21"),
        ("2023-11-23", "机关", "B20"),
        ("2022-01-01", "社区", "B20"),
        ("2021-11-22", "村", "B21"),
        ("2023-11", "机关", "B20"),
    ],
)
def test_the_term(raised, elected, kind, rule):
    snapshot = Snapshot(branch=Branch(id=1, kind=kind, elected=PartialDate.parse(elected)))
    today = date(2026, 7, 1) if kind == "社区" else date(2026, 11, 23)
    found = {r for r in ("B20", "B21") if raised(snapshot, r, today)}
    assert found == ({rule} if rule else set())


def test_an_own_term_comes_first(raised):
    assert not raised(Snapshot(branch=Branch(id=1, elected=PartialDate(2022, 6, 1), term_years=5)), "B21")


@pytest.mark.parametrize(("seats", "over"), [(6, False), (7, False), (8, True)])
def test_more_than_seven_in_the_committee_are_told_apart(of_size, raised, seats, over):
    (finding,) = raised(of_size(12, (*POSTS, *["委员"] * (seats - 4))), "B08")
    assert "3 至 5 人" in finding.message
    assert ("已超过 7 人" in finding.message) is over
