"""Votes in the minutes: numbers, manner, decision, and the version of the rules of that day."""

from datetime import date

import pytest

from models.records import AgendaItem, Attendance, Branch
from models.records.meeting import ABSENT, ARCHIVED, COMMITTEE, GENERAL, LEFT_OUT, PRESENT, SECRET
from models.rules import Snapshot, findings
from models.rules.finding import ERROR, WARNING
from models.rules.votes import ADMIT, CONVERT, ELECT
from models.rules.votes import COMMITTEE as OF_COMMITTEE
from models.rules.votes import GENERAL as ORDINARY


@pytest.fixture
def vote(meeting):
    """A snapshot with one meeting and one vote that is in order but for what is given."""

    def make(on="2026-09-12", members=(), there=(), branch=None, **about):
        held = meeting(GENERAL, on)
        given = {"title_text": "讨论接收刘某同志为预备党员", "ballot": SECRET, "rule": ADMIT, "eligible": 16, "present": 15,
                 "yes": 15, "no": 0, "abstain": 0, "decision": "同意接收刘某同志为预备党员。"} | about  # fmt: skip
        return Snapshot(
            branch=branch or Branch(),
            members=list(members),
            meetings=[held],
            items={held.id: [AgendaItem(**given)]},
            attendances={held.id: list(there)},
        )

    return make


RULES = (
    "M02",
    "M03",
    "D16",
    "D16通过",
    "§2.3",
    "§2.3选举",
    "§2.3转正",
    "U03",
    "V01",
    "V03",
    "V04",
    "V05",
    "D17",
    "B05",
    "B05接收",
)


def test_a_vote_in_order(vote, raised):
    assert not [f for rule in RULES for f in raised(vote(), rule)]


def test_missing_numbers(vote, raised):
    assert "赞成票没有填" in raised(vote(yes=None), "M02")[0].message


@pytest.mark.parametrize(
    ("about", "rule", "says"),
    [
        ({"present": 8, "yes": 8}, "D16", "至少到会 9 人"),
        ({"yes": 16}, "D16", "票数合计"),
        ({"rule": ORDINARY, "present": 7, "yes": 7}, "§2.3", "至少到会 8 人"),
        ({"rule": ELECT, "present": 12, "yes": 12}, "§2.3选举", "至少到会 13 人"),
        ({"rule": CONVERT, "present": 8, "yes": 8}, "§2.3转正", "至少到会 9 人"),
        ({"yes": 8, "no": 7}, "D16通过", "决议写的是通过"),
        ({"rule": ELECT, "yes": 8, "no": 7, "decision": ""}, "U03", "按应到计算"),
    ],
)
def test_numbers_that_do_not_carry(vote, raised, about, rule, says):
    found = raised(vote(**about), rule)
    assert any(says in f.message for f in found), [f.message for f in found]


def test_a_vote_that_failed_and_says_so_is_in_order(vote, raised):
    assert not raised(vote(yes=8, no=7, decision="赞成未过半，接收刘某的决议未通过。"), "D16通过")


def test_a_vote_that_failed_is_cited_by_the_article_of_the_votes_and_not_of_who_came(vote, raised):
    (found,) = raised(vote(yes=8, no=7), "D16通过")
    assert (found.level, found.article) == ("error", "development-20")
    assert not raised(vote(yes=8, no=7), "D16")
    (then,) = raised(vote(on="2024-09-12", yes=8, no=7), "D16通过")
    assert then.article == "development-2014-quorum"


def test_the_manner_of_the_vote_by_the_text_of_its_day(vote, raised):
    (now,) = raised(vote(ballot="举手"), "V01")
    assert (now.level, now.article) == ("error", "development-20")
    (then,) = raised(vote(on="2024-09-12", ballot="举手"), "V01")
    assert then.article == "development-2014-ballot"
    assert not raised(vote(on="2013-09-12", ballot="举手"), "V01")
    assert raised(vote(rule=CONVERT, ballot="举手"), "V01")[0].level == "warning"
    assert not raised(vote(rule=ORDINARY, ballot="举手"), "V01")


@pytest.mark.parametrize(
    ("title", "several"),
    [
        ("讨论接收刘某、王某同志为预备党员", True),
        ("讨论接收2名同志为预备党员", True),
        ("讨论接收刘某同志为预备党员", False),
        ("讨论预备党员转正、通报党费收缴情况", False),
        ("讨论高建军、邱海燕转正", True),
        ("讨论高建军转正", False),
        ("讨论、表决高建军同志转正", False),
        ("讨论刘某同志转正、王某同志转正", True),
        ("讨论高建军平同志转正", False),
        ("讨论高建军平、高建军转正", True),
    ],
)
def test_one_candidate_at_a_time(vote, raised, person, title, several):
    people = [person("高建军"), person("邱海燕"), person("高建军平")]
    assert bool(raised(vote(title_text=title, members=people), "V03")) is several


def test_the_list_and_the_numbers(vote, raised, person):
    people = [person() for _ in range(16)]
    there = [Attendance(member_id=p.id, name=p.name, votes="是", state=PRESENT) for p in people]
    assert [f.message.split("，")[0] for f in raised(vote(members=people, there=there), "M03")] == [
        "实到会有表决权填 15 人"
    ]
    there[0].state, there[0].reason = "", ""
    assert not raised(vote(members=people, there=there, present=9), "M03"), "the list is not finished"
    there[0].state, there[0].reason = ABSENT, "住院"
    assert not raised(vote(members=people, there=there), "M03")


@pytest.mark.parametrize(
    ("size", "away", "eligible", "present", "said"),
    [
        (14, 3, 14, 12, ["实到"]),  # 11 of 14, less than four fifths
        (14, 2, 14, 13, []),  # 12 of 14, enough
        (16, 5, 14, 12, ["实到"]),  # both differ: said once
        (16, 4, 14, 12, ["应到"]),  # those present are so many, of more
        (14, 3, 14, 11, []),  # the numbers say themselves that too few came
    ],
)
def test_too_few_on_the_list_is_said_where_the_numbers_say_enough(
    vote, raised, person, size, away, eligible, present, said
):
    people = [person() for _ in range(size)]
    there = [Attendance(member_id=p.id, name=p.name, votes="是", state=PRESENT) for p in people]
    for entry in there[:away]:
        entry.state, entry.reason = ABSENT, "住院"
    about = {"rule": ELECT, "title_text": "选举支委会委员", "eligible": eligible, "present": present, "yes": present}
    told = [f.message for f in raised(vote(members=people, there=there, **about), "M03")]
    assert [text[:2] for text in told if "人不够" in text] == said
    assert all(f"按名单应到 {size} 人，至少到会 {-(-4 * size // 5)} 人" in text for text in told if "人不够" in text)


@pytest.mark.parametrize(("draft", "said"), [(False, (["§2.3支委会"], False)), (True, ([], True))])
def test_too_few_of_a_committee_is_said_once(meeting, raised, person, draft, said):
    """Where the numbers of the vote say enough, the list says it of the meeting, and M03 only that the two differ."""
    held = meeting(COMMITTEE, "2026-09-12", status="草稿" if draft else "定稿")
    there = [Attendance(name=f"委员{n}", votes="是", state=PRESENT if n < 2 else ABSENT) for n in range(5)]
    numbers = {"eligible": 5, "present": 3, "yes": 3}
    voted = AgendaItem(title_text="研究工作", rule=OF_COMMITTEE, ballot="举手", decision="通过。", **numbers)
    found = Snapshot(meetings=[held], items={held.id: [voted]}, attendances={held.id: there}, branch=Branch())
    (differs,) = raised(found, "M03")
    assert differs.message.startswith("实到会有表决权填 3 人，到会名单里是 2 人，请核对")
    assert ([f.rule for f in raised(found, "§2.3支委会")], "人不够" in differs.message) == said


@pytest.mark.parametrize(
    ("rule", "void", "tellers"),
    [
        (ELECT, "收回票 17 张多于发出票 16 张，这次投票无效，应重新投票", "监票人、计票人 刘某 是表决对象，应当回避"),
        (
            ADMIT,
            "收回票 17 张多于发出票 16 张，参照选举的规定，这次投票无效，应重新投票",
            "监票人、计票人 刘某 是表决对象，参照选举的规定，应当回避",
        ),
    ],
)
def test_the_rules_of_elections_are_said_to_be_an_analogy_elsewhere(vote, raised, rule, void, tellers):
    made = vote(rule=rule, issued=16, collected=17, candidate="刘某", tellers="刘某")
    assert [f.message for f in raised(made, "V04")] == [void]
    assert [f.message for f in raised(made, "V05")] == [tellers]


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"present": 8, "yes": 8}, [("D16", ERROR)]),
        ({"issued": 15, "collected": 16}, [("V04", WARNING)]),
        ({"yes": None}, [("M02", WARNING)]),
        ({"ballot": ""}, [("M01", WARNING)]),
        ({"on": "2013-09-12", "present": 8, "yes": 8}, [("M01", WARNING)]),
        ({"on": "2013-09-12", "issued": 15, "collected": 16}, [("M01", WARNING)]),
    ],
)
def test_a_vote_without_a_result_is_said_once(vote, about, said):
    made = vote(there=[Attendance(name="某", votes="否", state=PRESENT)], **about)
    made.meetings[0].host = made.meetings[0].recorder = "某"
    told = [(f.rule, f.level) for f in findings(made, date(2026, 11, 23)) if f.table == "meeting" and f.record]
    assert [each for each in told if each[0] in ("M01", *RULES) and each[0] != "M03"] == said


def test_an_archived_record_is_not_to_lack_a_number(vote, raised):
    made = vote(yes=None)
    made.meetings[0].status = ARCHIVED
    assert [f.level for f in raised(made, "M02")] == [ERROR]


def test_decision_and_temporary_branch(vote, raised):
    assert raised(vote(decision=""), "D17")
    temporary = Branch(id=1, kind="临时支部")
    assert raised(vote(branch=temporary), "B05接收")[0].article == "development-22"
    assert raised(vote(branch=temporary, on="2024-09-12"), "B05接收")[0].article == "branch-8"
    assert raised(vote(branch=temporary, rule=ELECT), "B05")[0].level == "error"
    assert not raised(vote(branch=temporary, rule=ORDINARY), "B05")


def test_more_papers_back_than_handed_out_is_said_once(vote, raised):
    wrong = vote(issued=15, collected=16)
    assert "应重新投票" in raised(wrong, "V04")[0].message
    assert not raised(wrong, "D16")


@pytest.mark.parametrize(
    ("tellers", "said"),
    [("张伟、刘某", 1), ("监票人：邱某、刘某（计票人）", 1), ("张伟、李敏", 0), ("刘某某", 0), ("", 0)],
)
def test_who_is_voted_on_does_not_count_the_votes(vote, raised, tellers, said):
    assert len(raised(vote(candidate="刘某", tellers=tellers), "V05")) == said


def test_several_candidates_of_one_vote(vote, raised):
    assert raised(vote(candidate="刘某、王某"), "V03")
    assert not raised(vote(candidate="刘某"), "V03")


@pytest.mark.parametrize(
    ("title", "candidate", "several"),
    [
        ("讨论接收王伟同志为预备党员", "王伟（1985年生）", False),
        ("讨论接收王伟同志为预备党员", "王伟（1985年3月生）", False),
        ("讨论接收", "王伟（1985年生）、王伟（1992年生）", True),
        ("讨论接收", "王伟、王伟", True),
        ("讨论接收李敏同志为预备党员", "王伟（1985年生）", True),
        ("讨论接收王伟同志为预备党员", "王伟（1985年生、一组）", False),
        ("讨论接收王伟同志为预备党员", "王伟 （1985年生）", False),
        ("讨论接收", "王伟（1985年生、一组）、李敏", True),
        ("讨论接收", "王伟（1985年生、李敏", True),
    ],
)
def test_two_of_one_name_are_two_and_one_with_a_year_is_one(vote, raised, person, title, candidate, several):
    people = [person("王伟"), person("王伟", birth="1992-11-20"), person("李敏")]
    assert bool(raised(vote(title_text=title, candidate=candidate, members=people), "V03")) is several


@pytest.mark.parametrize(
    ("tellers", "said"),
    [
        ("王伟、李敏", True),
        ("王伟（1985年生）、李敏", True),
        ("王伟（1992年生）、李敏", False),
        ("监票人：王伟（1985年生）（计票人）", True),
        ("监票人：王伟（1992年生），计票人：李敏", False),
        ("王伟 （1992年生）、李敏", False),
        ("王伟（1992年生、二组）", False),
        ("王伟（1985年生、二组）", True),
        ("监票人（王伟（1992年生）、李敏）", False),
    ],
)
def test_a_teller_who_is_another_of_that_name_may_count(vote, raised, tellers, said):
    assert bool(raised(vote(candidate="王伟（1985年生）", tellers=tellers), "V05")) is said


@pytest.mark.parametrize(
    "tellers",
    [
        "监票人王伟，计票人李敏",
        "总监票人 王伟 计票人 李敏",
        "李敏监票，王伟计票",
        "监票人为王伟同志",
        "监票人（李敏、王伟）",
        "计票组（李敏、王伟）",
        "组长：王伟",
    ],
)
def test_however_it_is_written_who_counts(vote, raised, tellers):
    """Without a colon “监票人王伟” was nobody's name."""
    assert raised(vote(candidate="王伟", tellers=tellers), "V05")
    assert not raised(vote(candidate="王伟平", tellers=tellers), "V05")


@pytest.mark.parametrize(("present", "eligible", "said"), [(2, 3, True), (2, 2, False), (3, 4, False)])
def test_the_papers_are_told_only_where_they_are_all_that_differs(vote, raised, present, eligible, said):
    """Four on the list of whom one lacks papers: 3 is without that one, 2 leaves out somebody more."""
    there = [
        Attendance(name=f"甲{n}", votes="是", state=PRESENT if n < present else ABSENT, reason="出差") for n in range(3)
    ]
    there.append(Attendance(name="乙", votes="是", state=LEFT_OUT))
    made = vote(there=there, rule=ORDINARY, eligible=eligible, present=present, yes=present, title_text="讨论帮扶")
    assert bool([f for f in raised(made, "M03") if "手续没有填全" in f.message]) is said
