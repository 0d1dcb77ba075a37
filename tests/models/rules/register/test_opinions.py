"""Opinions become items with numbers of their own, and it is said whether those who raised them were told what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Meeting, Rectification
from models.records.rectification import CLOSED, REGISTERED, WORKING
from models.rules.register.numbering import proposed
from models.rules.register.opinions import Opinion, is_opinion, items_of, loop, said_at, source_of, to_answer

DAY = PartialDate(2026, 11, 3)
TODAY = date(2026, 11, 23)


def item(**about) -> Rectification:
    return Rectification(**({"found": DAY, "problem": "窗口午间没人", "source": "群众反映"} | about))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], "2026-群众反映-01"),
        (["2026-群众反映-02", "2026-群众反映-11", "2025-群众反映-30"], "2026-群众反映-12"),
        (["2026-自查-07", "群众反映-9", "2026-群众反映-", "2026-群众反映-一"], "2026-群众反映-01"),
    ],
)
def test_a_number_follows_those_of_its_year_and_source(numbers: list[str], expected: str) -> None:
    others = [item(id=place, number=number) for place, number in enumerate(numbers, 1)]
    assert proposed(item(), others) == expected


def test_no_number_without_a_source_or_a_day() -> None:
    assert proposed(item(source=""), []) == proposed(item(found=None), []) == ""


def test_several_opinions_become_items_one_number_after_the_other() -> None:
    said = [Opinion("排队久", "老王", "张伟"), Opinion("厕所灯坏了")]
    first, second = items_of(said, "群众反映", DAY, [item(id=4, number="2026-群众反映-01")])
    assert (first.number, second.number) == ("2026-群众反映-02", "2026-群众反映-03")
    assert (first.raised_by, first.owner, first.problem, first.found) == ("老王", "张伟", "排队久", DAY)
    assert (second.raised_by, second.owner, second.state) == ("", "", REGISTERED)


def test_thousands_of_opinions_are_numbered_in_one_pass_over_the_register() -> None:
    register = iter([item(id=4, number="2026-群众反映-07"), item(id=5, number="2026-自查-90")])
    made = items_of([Opinion(f"意见{n}") for n in range(2000)], "群众反映", DAY, register)
    assert [m.number for m in (*made[:2], *made[-1:])] == ["2026-群众反映-08", "2026-群众反映-09", "2026-群众反映-2007"]
    assert len({m.number for m in made}) == 2000


@pytest.mark.parametrize(
    ("about", "words", "waits"),
    [
        ({"raised_by": "老王"}, ("未反馈 20 天", "warn"), True),
        ({"raised_by": "老王", "found": PartialDate(2026, 11, 23)}, ("未反馈", "warn"), True),
        ({"raised_by": "老王", "state": CLOSED}, ("未反馈 20 天", "bad"), True),
        ({"raised_by": "老王", "fed_back_on": PartialDate(2026, 11, 9)}, ("已反馈 2026-11-09", "ok"), False),
        ({"raised_by": "老王", "feedback": "当面说了"}, ("已反馈", "ok"), False),
        ({"fed_back_on": PartialDate(2026, 11, 9)}, ("已反馈 2026-11-09", "ok"), False),
        ({}, ("", "neutral"), False),
    ],
)
def test_the_loop_is_open_or_closed(about: dict, words: tuple[str, str], waits: bool) -> None:
    assert loop(item(state=about.pop("state", WORKING), **about), TODAY) == words
    assert to_answer(item(**about)) == waits


def test_what_is_an_opinion() -> None:
    assert is_opinion(item())
    assert is_opinion(item(source="自查", raised_by="李敏"))
    assert not is_opinion(item(source="自查"))


def test_criticism_is_taken_speaker_by_speaker() -> None:
    text = "会前征求意见\n张伟：学习抓得不紧\n还有，通知太晚\n李敏同志：下基层少"
    assert said_at(text) == [
        Opinion("会前征求意见"),
        Opinion("学习抓得不紧\n还有，通知太晚", "张伟"),
        Opinion("下基层少", "李敏"),
    ]
    assert said_at("李敏：下基层少", without=["下基层少"]) == []


@pytest.mark.parametrize(
    ("kind", "source"),
    [("组织生活会", "组织生活会"), ("民主评议党员", "民主评议"), ("谈心谈话", "谈心谈话"), ("支部党员大会", "自查")],
)
def test_the_source_follows_the_kind_of_meeting(kind: str, source: str) -> None:
    assert source_of(Meeting(kind=kind)) == source
