"""Finding words in minutes: in every text of them, with the lines around the word and where it stands."""

from __future__ import annotations

import pytest

from models.kinds import PartialDate
from models.meetings.search import ROOM, MeetingSearch, fold
from models.records import AgendaItem, Attendance, Meeting, Member


@pytest.fixture
def minutes(ledger):
    """Two meetings, one with an agenda and people."""
    with ledger.unit("新增会议") as unit:
        unit.add(Member(name="单雨桐"))
        unit.add(Member(name="古丽娜·艾山"))
        first = unit.add(
            Meeting(
                kind="支部党员大会",
                day=PartialDate.parse("2026-03-12"),
                subject="讨论年度计划",
                place="三楼会议室",
                body="一、传达学习。\n"
                + "张伟同志传达了上级文件的精神。" * 8
                + "二、安排防汛值班，单雨桐负责。"
                + "散会。" * 20,
            )
        )
        unit.add(Meeting(kind="党课", day=PartialDate.parse("2026-04-02"), subject="ＡＩ与党务", host="李敏"))
        unit.add(AgendaItem(meeting_id=first, position=1, title_text="接收预备党员"))
        unit.add(AgendaItem(meeting_id=first, position=2, title_text="防汛物资", discussion="古丽娜艾山：沙袋不足。",
                            decision="四月底前购置沙袋两百个。"))  # fmt: skip
        unit.add(Attendance(meeting_id=first, name="王磊", state="请假", reason="住院"))
        unit.add(Attendance(meeting_id=first, name="李敏", state="到"))
    return MeetingSearch.of(ledger, ledger.all(Member))


def marked(hit):
    return [hit.text[start : start + length] for start, length in hit.marks]


@pytest.mark.parametrize(
    ("query", "where", "words"),
    [
        ("防汛值班", "正文", ["防汛值班"]),
        ("沙袋不足", "议题2 发言", ["沙袋不足"]),
        ("购置", "议题2 决议", ["购置"]),
        ("接收预备", "议题1", ["接收预备"]),
        ("年度计划", "议题", ["年度计划"]),
        ("三楼", "地点", ["三楼"]),
        ("王磊", "请假", ["王磊"]),
        ("住院", "请假", ["住院"]),
        ("syt", "正文", ["单雨桐"]),
        ("shanyutong", "正文", ["单雨桐"]),
        ("古丽娜·艾山", "议题2 发言", ["古丽娜艾山"]),
        ("glnas", "议题2 发言", ["古丽娜艾山"]),
        ("单雨桐 防汛", "正文", ["防汛", "单雨桐"]),
    ],
)
def test_a_word_is_found_where_it_stands(minutes, query, where, words):
    (hit,) = minutes.find(query).values()
    assert (hit.meeting, hit.where, marked(hit)) == (1, where, words)
    assert len(hit.text) <= ROOM + 2
    assert hit.text.startswith("…") == (where == "正文")


def test_every_word_must_occur_but_not_in_the_same_text(minutes):
    assert list(minutes.find("防汛 王磊")) == [1]
    assert minutes.find("防汛 党课") == {}


def test_case_and_width_do_not_matter_and_marks_stand_in_the_text_as_written(minutes):
    hit = minutes.find("ai")[2]
    assert (hit.text, marked(hit)) == ("ＡＩ与党务", ["ＡＩ"])


def test_kind_and_day_are_found_without_a_snippet(minutes):
    assert list(minutes.find("党课")) == [2]
    assert minutes.find("2026-04")[2].text == minutes.find("4月2日")[2].text == ""


def test_nothing_is_found_for_nothing(minutes):
    assert minutes.find("  ") == {}
    assert minutes.find("没有这个词") == {}


def test_hits_are_counted_and_the_place_in_the_text_is_told(minutes):
    hit = minutes.find("防汛值班")[1]
    body = "一、传达学习。\n" + "张伟同志传达了上级文件的精神。" * 8
    assert (hit.count, hit.at, hit.length) == (1, len(body) + 4, 4)
    assert minutes.find("张伟")[1].count == 8


def test_places_hold_where_folding_changes_the_length():
    assert fold("㎡ Ⅳ古·丽") == "m2 iv古丽"
    from models.meetings.search import Piece

    text = "㎡㎡·Ⅳ、古·丽娜"
    (hit,) = MeetingSearch({7: [Piece("正文", "meeting", 7, text, fold(text))]}).find("古丽").values()
    assert (hit.text, marked(hit), text[hit.at : hit.at + hit.length]) == (text, ["古·丽"], "古·丽")
