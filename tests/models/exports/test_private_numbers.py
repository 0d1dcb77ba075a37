"""Numbers of persons in any spelling are masked in any text, and what only looks a little like one stays."""

from __future__ import annotations

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exports.privacy import masked_text
from models.kinds.identity import check_digit

GAPS = st.sampled_from(
    [" ", "  ", "-", ".", "．", "·", "　", "\t", "\n", "\u00a0", "\u2009", "\u200b", "－", "—", "–", "‑", "_", " - "]
)
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
AROUND = st.text(st.sampled_from("支部会议，。（）：12 3-.年月ab"), max_size=12)
MOBILE_BLOCKS = [(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (3, 5, 3), (5, 6), (6, 5), (1,) * 11, (3, 2, 2, 2, 2)]
ID_BLOCKS = [
    (18,),
    (6, 8, 4),
    (6, 4, 4, 4),
    (6, 4, 2, 2, 4),
    (4, 4, 4, 4, 2),
    (3, 3, 4, 4, 4),
    (14, 4),
    (6, 12),
    (1,) * 18,
]


@st.composite
def id_numbers(draw: st.DrawFn) -> str:
    day = draw(st.dates(date(1930, 1, 1), date(2025, 12, 31)))
    first = draw(st.sampled_from(["110105", "320102", "440524", "653101", "810000"])) + f"{day:%Y%m%d}"
    first += f"{draw(st.integers(0, 999)):03}"
    return first + check_digit(first)


def spelled(draw: st.DrawFn, number: str, ways: list[tuple[int, ...]]) -> str:
    """The number in blocks, perhaps full-width; another gap each time unless the blocks are short."""
    lengths, at = draw(st.sampled_from(ways)), 0
    gap, told = draw(GAPS), ""
    for length in lengths:
        told += (draw(GAPS) if min(lengths) > 2 else gap) if told else ""
        told += number[at : at + length]
        at += length
    return told.translate(WIDE) if draw(st.booleans()) else told


def digits_of(text: str) -> str:
    return "".join("X" if c in "XxＸｘ" else str(unicodedata.decimal(c, "")) for c in text if c.isalnum() or c == "*")


@given(st.data(), MOBILES, AROUND, st.sampled_from(["电话", "（", " ", "+86 ", " 86", " 0086-", "手机："]), AROUND)
def test_a_mobile_number_in_any_spelling_is_masked(
    data: st.DataObject, number: str, before: str, sign: str, after: str
):
    text = spelled(data.draw, number, MOBILE_BLOCKS)
    told = masked_text(f"{before}{sign}{text} {after}")
    assert told.count("*") >= 4
    assert number not in digits_of(told)


@given(st.data(), id_numbers(), AROUND, st.sampled_from(["身份证", "（", " "]), AROUND)
def test_an_id_number_in_any_spelling_is_masked(data: st.DataObject, number: str, before: str, sign: str, after: str):
    text = spelled(data.draw, number, ID_BLOCKS)
    told = masked_text(f"{before}{sign}{text} {after}")
    assert told.count("*") >= 8
    assert number[6:14] not in digits_of(told)


@given(AROUND, st.one_of(MOBILES, id_numbers()), AROUND)
def test_a_number_that_is_written_together_is_masked_whatever_stands_around_it(before: str, number: str, after: str):
    told = masked_text(before + number + after)
    assert number not in told
    assert masked_text(told) == told


@given(st.lists(st.one_of(MOBILES, id_numbers()), min_size=2, max_size=4), st.sampled_from(["", " ", "/", "-"]))
def test_numbers_that_run_together_are_all_masked(numbers: list[str], between: str):
    told = masked_text(between.join(numbers))
    assert not [number for number in numbers if number in told]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("１３８１２３４５６７８", "１３８****５６７８"),
        ("138－1234－5678", "138****5678"),
        ("138  1234  5678", "138****5678"),
        ("138.1234.5678", "138****5678"),
        ("138 12345678", "138****5678"),
        ("138 1234 5678139 1234 4321", "138****5678139****4321"),
        ("1381234567813912344321", "138123************4321"),
        ("6222 0200 1234 5678 123", "6222 02*********8 123"),
        ("4111 1111 1111 1111", "4111 11******1111"),
        ("6222 0200 1200 3400", "6222 02******3400"),
        ("卡号：4367 4200 1200 3454", "卡号：4367 42******3454"),
        ("4367 4200 1234 5673", "4367 42******5673"),
        ("11010519850312002X13812345678", "110105********002X138****5678"),
        ("110105 850312 002", "110105*****2 002"),
        ("013812345678", "0138****5678"),
        ("mmexport13812345678", "mmexport138****5678"),
        ("IMG1381234567812", "IMG138****567812"),
        ("20131381234567", "20131****34567"),
        ("mmexport1381234567812", "mmexport138****567812"),
    ],
)
def test_spellings(text: str, masked: str):
    assert masked_text(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-27", "2026.11.27", "2026-11-27 至 2026-11-30 2026-12-01", "2026.11.27—2026.12.27", "20260131-20260630",
        "1985.3-2003.12", "1985.03-2003.07 2003.09", "1949-10-01 1978-12-18", "1949 1978 2012 2026", "19850312-001",
        "中办发〔2026〕12号", "中办发(2026)12号 2026-11-27", "2026-03-001 2026-03-002", "批次 20260312001",
        "13,812,345,678.00元", "1380000.50元", "1350.25 12345", "3500 4200 3800 4100", "1350000 2025年",
        "16 2026-11-27 3", "15.5学时 2026-11-27", "15.5 2026-11-27", "138 2026-11-27", "98.5% 97.25% 100%",
        "010-12345678", "0571-88881234 转 8001", "0931 1234567", "400-812-3456", "192.168.1.1",
        "1 3 5 7 9 11 13 15", "12 15 18 21 30 33", "2026年11月27日 18:12—19:30", "911100007109311071",
        "各组党费 5500 5900 7000 9000 元", "6200 3200 9400 8200",
        "IMG20191106103000.jpg", "微信图片_20170614101530", "20180315153012-1", "mmexport1732701234567.jpg", "wx_camera_1732701234567",
    ],
)  # fmt: skip
def test_what_is_no_number_of_a_person_stays(text: str):
    assert masked_text(text) == text


@pytest.mark.parametrize(
    "part",
    [
        "1",
        "13",
        "1 3 ",
        "1" + " " * 500,
        "2026 ",
        "1 3 8 1 2 3 4 5 6 7 a",
        "6222 ",
        "131 ",
        "1311111111 a",
        "1.3-",
        "138/1234/",
        "110105/19491231/",
    ],
)
def test_a_long_text_of_digits_and_blanks_takes_no_time(part: str):
    text = (part * (100_000 // len(part) + 1))[:100_000]
    began = time.process_time()
    masked_text(text)
    assert time.process_time() - began < 1  # of a machine that is busy; some 0.1 s else


@pytest.mark.parametrize(
    "text",
    [
        "4367 4200 1200 3454",
        "建设银行：4367 4200 1200 3454",
        "卡号（建设银行第三支行储蓄）：4367 4200 1200 3454",
        "6228 4800 1200 3400 500",
    ],
)
def test_a_card_with_round_blocks_is_masked(text: str) -> None:
    assert text.rpartition("：")[2] not in masked_text(text)


SIGNS = [
    "/",
    "／",
    "(",
    ")",
    "（",
    "）",
    "、",
    "，",
    ",",
    ":",
    "：",
    "～",
    "~",
    "+",
    "|",
    "｜",
    "#",
    "＃",
    ";",
    "；",
    "\\",
]


@pytest.mark.parametrize("sign", SIGNS)
def test_blocks_with_another_sign_between_are_a_number_too(sign: str):
    """138/1234/5678 went out whole."""
    assert masked_text(f"电话138{sign}1234{sign}5678，请") == "电话138****5678，请"
    assert masked_text(f"110105{sign}19491231{sign}002X") == "110105********002X"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("138(1234)5678", "138****5678"),
        ("138（1234）5678、139/1234/4321", "138****5678、139****4321"),
        ("(138) 1234 5678、（138）1234-5678、[139]12344321", "(138****5678、（138****5678、[139****4321"),
        ("+86/138/1234-5678", "+86/138****5678"),
        ("86138/1234 5678", "86138****5678"),
        ("１３８／１２３４／５６７８", "１３８****５６７８"),
        ("110105(19491231)002x。", "110105********002x。"),
    ],
)
def test_blocks_with_different_signs(text: str, masked: str):
    assert masked_text(text) == masked
    assert masked_text(masked) == masked


@pytest.mark.parametrize(
    "text",
    [
        "2026/03/12", "2026/03/12、2026/03/13，2026/04/01", "2026/3/12-2026/4/12", "1949、1978、2012、2026", "1,234,567",
        "1,234,567,890.00", "138,1234,5678元", "138,1234,5678.50", "13,812,345,678", "138,123,456", "编号 2026-自查-01", "编号（2026）0312/001", "18:12:30～19:30:00", "010/66551234", "238/1234/5678", "128、1234、5678",
        "110105/20261399/0012", "000105/19491231/0021", "138/1234/56789", "2138/1234/5678", "第138、139、140条", "（2026）138号",
        "110105/19491231/00212", "应到138，实到127，请假11", "138/12345/678",
    ],
)  # fmt: skip
def test_dates_amounts_and_lists_with_such_signs_stay(text: str):
    assert masked_text(text) == text
