"""What a text can hold: characters that no file can keep are taken out in one place and told; all others stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import (
    Clock,
    Day,
    Hours,
    Line,
    Paragraphs,
    PartialDate,
    Unreadable,
    Whole,
    Year,
    clean,
    one_line,
    quoted,
    taken_out,
)
from models.kinds.base import is_blank, said
from tests.models.test_kinds_properties import steady

FAMILY = "👨\u200d👩\u200d👧"
KEPT = [
    "=SUM(A1)", "@甲", "+86", "-1", "<b>粗</b>&lt;<para>", "{0} %s \\n", "𠮷䶮", "\ue000私", "e\u0301", "❤\ufe0f", FAMILY, "🐦\u200d⬛",
    "葛\U000e0100", "ئۇيغۇر", "甲\n乙",
]  # fmt: skip


@pytest.mark.parametrize("text", KEPT)
def test_what_can_be_kept_stays_letter_by_letter(text: str) -> None:
    assert clean(text) == Paragraphs().read(text) == text
    assert taken_out(text) == ""


@pytest.mark.parametrize(
    "mark",
    ["\x00", "\x01", "\x1b", "\x1f", "\x7f", "\x80", "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\ufeff", "\ufff9", "\ud800",
     "\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\U0010ffff", "\U000e0041"],
)  # fmt: skip
def test_what_no_file_can_hold_goes_and_is_told(mark: str) -> None:
    assert clean(f"甲{mark}乙") == one_line(f"甲{mark}乙") == "甲乙"
    assert taken_out(f"甲{mark}乙{mark}") == "去掉了 2 个看不见的字符，其余的字都在"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_end_of_a_line_is_one_and_joins_no_words(end: str) -> None:
    assert Paragraphs().read(f"甲{end}乙") == "甲\n乙"
    assert Line().read(f"甲{end}乙") == "甲 乙"
    assert taken_out(f"甲{end}乙") == ""


@pytest.mark.parametrize("blank", ["\t", "\u3000", "\xa0"])
def test_a_tab_between_cells_joins_no_words(blank: str) -> None:
    assert Line().read(f"张伟{blank}到") == "张伟 到"
    assert taken_out(f"张伟{blank}到") == ""


@given(st.text(st.characters(exclude_categories=()), max_size=40))
@steady
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    for once in (clean(text), one_line(text)):
        assert clean(once) == once
        assert taken_out(once) == ""
        once.encode("utf-8")


def test_a_sentence_repeats_the_beginning_of_a_long_cell() -> None:
    assert quoted("十点") == "“十点”"
    assert quoted("长" * 30_000) == f"“{'长' * 24}…”"
    for kind in (Day(), Clock(), Whole("票"), Hours()):
        with pytest.raises(Unreadable) as told:
            kind.read("长" * 30_000)
        assert len(str(told.value)) < 80


@pytest.mark.parametrize("text", ["日" * 32_767 + "x", "(" * 32_767, "年" * 32_767 + "x"])
def test_prose_in_a_field_for_a_day_is_refused_at_once(text: str) -> None:
    began = time.process_time()
    with pytest.raises(Unreadable, match="看不出是哪一天"):
        Day().read(text)
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("text", ["-1", str(10**18), "1e9", "三票", "1.5", "٣", "1/2", "=1+1"])
def test_no_number_of_votes_is_made_of_anything_else(text: str) -> None:
    with pytest.raises(Unreadable, match="不是整数"):
        Whole("票").read(text)


@pytest.mark.parametrize("text", ["0", "26", "1879", "2101", "9999", "10000", "999999999", "2025-2026", "今年"])
def test_no_year_is_made_of_what_no_calendar_has(text: str) -> None:
    with pytest.raises(Unreadable, match="不是年份"):
        Year().read(text)


def test_a_year_is_read_as_people_write_it() -> None:
    assert [Year().read(text) for text in ("2026", "2026年", "2026年度", "２０２６ 年度", 2026, 2026.0)] == [2026] * 6
    assert [Year().read(text) for text in ("", "无", None)] == [None] * 3


def test_a_number_that_is_not_said_is_none() -> None:
    assert [Whole("票").read(text) for text in ("", " ", "无", "-", "0", "0票", "１２")] == [
        None,
        None,
        None,
        None,
        0,
        0,
        12,
    ]


@pytest.mark.parametrize("text", ["25:99", "24:00", "19:60", "-1:00", "晚上", "下午", "99999"])
def test_a_time_that_no_clock_shows_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        Clock().read(text)


@pytest.mark.parametrize(
    "text", ["0000-00-00", "0000-01-01", "9999-12-31", "9999", "2026-02-30", "2026-13-01", "0", "-1"]
)
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        Day().read(text)
    assert Day().read("2026") == PartialDate(2026)


@given(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(["无", " / ", "——", "Ｎ／Ａ", "\t无", "0"]),
        st.floats(),
        st.booleans(),
        st.none(),
    )
)
def test_what_a_cell_says_is_its_text_unless_it_says_nothing(raw: object):
    assert said(raw) == ("" if is_blank(raw) else clean(raw))
