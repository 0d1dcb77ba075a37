"""On the list of a meeting of the committee who holds a post in it has a vote."""

import pytest

from models.kinds import PartialDate
from models.records import Attendance, Branch, Member
from models.records.meeting import COMMITTEE, GENERAL, GUEST, LEFT_OUT, PRESENT, VOID
from models.records.member import PROBATIONARY
from models.rules import Snapshot
from models.rules.committee_list import RULE, only_committee_votes
from models.rules.roll_call import renewed


@pytest.fixture
def said(meeting, person, raised):
    """What is said of a meeting with the secretary and one more on its list."""

    def ask(
        kind=COMMITTEE, day="2026-09-12", state=PRESENT, votes="是", elected=None, status="定稿", head=True, **about
    ):
        post = {"post": "书记", "post_since": PartialDate(2024, 3, 20)} if head else {}
        members = [person("张某", **post), person("王某", **about)]
        held = meeting(kind, day, host="张某", status=status)
        there = [
            Attendance(member_id=m.id, name=m.name, state=s, votes=v)
            for m, s, v in zip(members, (PRESENT, state), ("是", votes), strict=True)
        ]
        branch = Branch(elected=PartialDate.parse(elected) if elected else None)
        snapshot = Snapshot(branch=branch, members=members, meetings=[held], attendances={held.id: there})
        return [finding.message for finding in raised(snapshot, RULE)]

    return ask


@pytest.mark.parametrize("post", ["", "党小组组长", "党小组组长、工会委员"])
def test_who_votes_there_without_a_post_is_told(said, post):
    """The vote was counted with people who are not of the committee."""
    assert said(post=post) == [
        "王某记为有表决权，名册里没有支委会职务；不是委员的记为列席，或用到会名单的“更新名单”更正"
    ]


@pytest.mark.parametrize(
    "about",
    [
        {"state": GUEST},
        {"state": LEFT_OUT},
        {"votes": "否"},
        {"post": "群众工作委员"},
        {"post": "副书记、纪检委员"},
        {"post": "副书记（主持工作）"},
        {"kind": GENERAL},
        {"day": "2025-09-12"},
        {"day": "2026-12-12"},
        {"elected": "2026-10-01"},
        {"status": VOID},
        {"head": False},
    ],
)
def test_nothing_is_said_of_guests_of_others_and_of_committees_that_are_not_known(said, about):
    assert said(**about) == []


def test_who_has_no_vote_anywhere_is_told_once(meeting, person, raised):
    head, other = person("张某", post="书记"), person("王某", kind=PROBATIONARY, joined="2026-03-01", full=None)
    held = meeting(COMMITTEE, "2026-09-12", host="张某")
    there = [Attendance(member_id=m.id, name=m.name, state=PRESENT, votes="是") for m in (head, other)]
    snapshot = Snapshot(members=[head, other], meetings=[held], attendances={held.id: there})
    assert raised(snapshot, RULE) == []
    assert [finding.subject for finding in raised(snapshot, "§2.1")] == ["王某"]


def test_who_stays_on_a_list_made_again_keeps_the_mark_and_has_no_vote_there():
    both = [Attendance(member_id=n, name=name, state=PRESENT, votes="是") for n, name in ((1, "张某"), (2, "王某"))]
    guest = Attendance(name="赵某", state=GUEST, votes="否")
    wanted = [Attendance(member_id=1, name="张某", votes="是")]
    made = only_committee_votes(renewed([*both, guest], wanted), wanted, [])
    assert [(a.name, a.state, a.votes) for a in made.people] == [
        ("张某", PRESENT, "是"),
        ("王某", PRESENT, "否"),
        ("赵某", GUEST, "否"),
    ]
    assert made.altered == ["王某"]
    assert both[1].votes == "是"
    assert only_committee_votes(renewed(made.people, wanted), wanted, []).altered == []


def test_a_list_made_again_takes_no_vote_of_whom_the_roster_may_know_by_another_post():
    """Of 群众工作委员 the vote was taken, and of all while no post was filled in."""
    there = [Attendance(member_id=n, name=name, state=PRESENT, votes="是") for n, name in ((1, "张某"), (2, "李某"))]
    wanted = [Attendance(member_id=1, name="张某", votes="是")]
    posts = [Member(id=1, name="张某", post="书记"), Member(id=2, name="李某", post="群众工作委员")]
    for theirs, roster in ((wanted, posts), ([], [])):
        made = only_committee_votes(renewed(there, theirs), theirs, roster)
        assert [a.votes for a in made.people] == ["是", "是"]
