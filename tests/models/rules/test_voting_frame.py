"""The frame of a vote: what a topic asks for, and one item for each person."""

import pytest

from models.records import AgendaItem
from models.records.meeting import COMMITTEE, GENERAL, SECRET, TOPICS, VOTE_RULES
from models.rules.voting_frame import one_each, proposed


@pytest.mark.parametrize(
    ("topic", "kind", "rule", "ballot"),
    [
        (TOPICS[1], GENERAL, VOTE_RULES[3], SECRET),
        (TOPICS[2], GENERAL, VOTE_RULES[1], SECRET),
        (TOPICS[3], GENERAL, VOTE_RULES[2], SECRET),
        (TOPICS[0], GENERAL, "", ""),
        ("", GENERAL, "", ""),
        (TOPICS[2], COMMITTEE, VOTE_RULES[4], ""),
    ],
)
def test_a_topic_proposes_how_to_vote(topic, kind, rule, ballot):
    assert proposed(topic, kind) == (rule, ballot)


def test_each_person_has_the_frame_and_no_result():
    item = AgendaItem(id=7, title_text="讨论接收刘某", candidate="刘某", rule=VOTE_RULES[1], ballot=SECRET, tellers="张伟",
                      eligible=9, present=8, yes=8, invalid=0, issued=8, discussion="张伟：好", decision="同意")  # fmt: skip
    made = one_each(item, ["王某", "赵某", "王某"])
    assert [(one.id, one.title_text, one.candidate, one.eligible, one.present) for one in made] == [
        (0, "讨论接收王某", "王某", 9, 8),
        (0, "讨论接收赵某", "赵某", 9, 8),
    ]
    assert {(one.yes, one.invalid, one.issued, one.discussion, one.decision, one.tellers) for one in made} == {
        (None, None, None, "", "", "张伟")
    }
    assert item.yes == 8


def test_a_frame_for_nobody_gets_the_names_in_brackets():
    made = one_each(AgendaItem(title_text="讨论转正"), ["王某"])
    assert made[0].title_text == "讨论转正（王某）"
