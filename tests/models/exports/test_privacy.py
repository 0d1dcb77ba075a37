"""What is masked where nobody asked for the full copy, also in the middle of a sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exports.privacy import masked_text, private_copy, shown
from models.records import Meeting, Member


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("新号13812345678，旧号 13987654321", "新号138****5678，旧号 139****4321"),
        ("+8613812345678", "+86138****5678"),
        ("138 1234 5678", "138****5678"),
        ("身份证11010519850312002X。", "身份证110105********002X。"),
        ("110105850312002", "110105*****2002"[:6] + "*****2002"),
        ("卡号 6222021234567890123", "卡号 622202*********0123"),
        (
            "2026-03-12 至 2026-03-14，共 12 学时，文号〔2026〕15号",
            "2026-03-12 至 2026-03-14，共 12 学时，文号〔2026〕15号",
        ),
        ("批次 20260312001", "批次 20260312001"),
    ],
)
def test_numbers_in_sentences(text: str, masked: str):
    assert masked_text(text) == masked


@given(st.text(st.sampled_from("0123456789Xx -张，"), max_size=60))
def test_masking_is_final(text: str):
    once = masked_text(text)
    assert not re.search(r"(?<!\d)1\d{10}(?!\d)", once)
    assert not re.search(r"(?<!\d)\d{17}[\dXx](?!\d)", once)
    assert masked_text(once) == once


def test_fields_by_their_kind():
    person = Member(
        name="张三", phone="13812345678", address="北京市朝阳区望京街道东园小区1号楼", id_number="11010519850312002X"
    )
    assert shown(person, "phone", full=False) == "138****5678"
    assert shown(person, "address", full=False) == "北京市朝阳区望京街道***"
    assert shown(person, "id_number", full=False) == "110105********002X"
    assert shown(person, "id_number", full=True) == "11010519850312002X"


def test_a_copy_leaves_the_record_alone():
    meeting = Meeting(kind="党课", body="联系 13812345678")
    assert private_copy(meeting, full=False).body == "联系 138****5678"
    assert meeting.body == "联系 13812345678"
    assert private_copy(meeting, full=True) is meeting
