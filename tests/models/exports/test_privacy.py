"""What is masked where nobody asked for the full copy, also in the middle of a sentence."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exports.collection_cards import Who
from models.exports.contents.statistics import statistics_object
from models.exports.deliver import deliver
from models.exports.evidence import file_names
from models.exports.privacy import masked_text, private_copy, shown
from models.exports.statistics import Wanted, deliver_statistics
from models.kinds import PartialDate
from models.records import (
    Appraisal,
    Attachment,
    Attendance,
    Award,
    Branch,
    Enrolment,
    Meeting,
    Member,
    Training,
    Transfer,
)
from models.statistics.table import Cell, Line, Table
from models.store import Ledger
from tests.models.exports.words import words_of


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


TODAY = date(2026, 11, 23)
NUMBER, HIDDEN = "13812345678", "138****5678"


@pytest.fixture
def numbered(ledger: Ledger) -> Ledger:
    """Somebody typed a mobile number behind a name, an organizer, a group and a reason."""
    with ledger.unit("登记") as unit:
        unit.add(Branch(id=1, name="某支部", groups=f"一组{NUMBER}"))
        name, joined = f"子丑{NUMBER}", PartialDate(2010, 6, 1)
        who = unit.add(Member(name=name, kind="正式党员", joined=joined, group=f"一组{NUMBER}"))
        unit.add(Appraisal(member_id=who, year=2026, absent_why=f"住院，电话{NUMBER}", day=PartialDate(2026, 11, 1)))
        unit.add(Transfer(member_id=who, direction="转出", other="某党委", issued=PartialDate(2026, 11, 1)))
        unit.add(Award(member_id=who, kind="优秀共产党员", level="基层党委", year=2026))
        held = unit.add(Meeting(kind="支部党员大会", day=PartialDate(2026, 3, 12), status="定稿"))
        unit.add(Attendance(meeting_id=held, member_id=who, name=name, kind="正式党员", votes="是", state="到"))
        start = PartialDate(2026, 6, 3)
        batch = Training(
            number="1",
            name="轮训",
            kind="集中轮训",
            organizer=f"党校{NUMBER}",
            start=start,
            end=start,
            planned_hours=8.0,
        )
        unit.add(Enrolment(training_id=unit.add(batch), member_id=who, name=name, state="参加"))
    return ledger


@pytest.mark.parametrize("what", ["annual", "statistics"])
@pytest.mark.parametrize("format", ["xlsx", "json"])
def test_a_number_in_a_name_does_not_leave_with_the_people_behind_the_figures(
    numbered: Ledger, tmp_path: Path, what: str, format: str
):
    file = tmp_path / f"统计.{format}"
    deliver_statistics(numbered, file, Wanted(TODAY, names=True), what=what)
    text = words_of(file)
    assert f"子丑{HIDDEN}" in text
    assert NUMBER not in text


@pytest.mark.parametrize(
    ("what", "format", "told"),
    [
        ("transfers", "xlsx", "子丑"),
        ("transfers", "json", "子丑"),
        ("appraisals", "json", "子丑"),
        ("awards", "json", "子丑"),
        ("attendance", "xlsx", "一组"),
        ("coverage", "xlsx", "一组"),
        ("book", "pdf", "一组"),
        ("trainees", "xlsx", "主办单位：党校"),
        ("signing", "xlsx", "主办单位：党校"),
        ("study-record", "docx", "主办单位：党校"),
    ],
)
def test_a_number_in_a_name_or_an_organizer_is_masked_in_lists(
    numbered: Ledger, tmp_path: Path, what: str, format: str, told: str
):
    file = tmp_path / f"表.{format}"
    deliver(numbered, what, file, today=TODAY, who=Who())
    text = words_of(file)
    assert f"{told}{HIDDEN}" in text
    assert NUMBER not in text
    if what != "signing":  # which has nothing that is whole
        whole = tmp_path / f"完整.{format}"
        deliver(numbered, what, whole, today=TODAY, who=Who(), full=True, purpose="存档")
        assert f"{told}{NUMBER}" in words_of(whole)


@pytest.mark.parametrize(("what", "told"), [("study-record", "子丑"), ("trainees", "轮训")])
def test_a_number_does_not_leave_in_the_name_of_a_file(numbered: Ledger, tmp_path: Path, what: str, told: str):
    with numbered.unit("改名") as unit:
        (batch,) = numbered.all(Training)
        batch.name = f"轮训{NUMBER}"
        unit.save(batch)
    for folder, more in (("脱敏", {}), ("完整", {"full": True, "purpose": "存档"})):
        deliver(numbered, what, tmp_path / folder, today=TODAY, who=Who(), **more)
    (masked,), (whole,) = ([file.name for file in (tmp_path / one).iterdir()] for one in ("脱敏", "完整"))
    assert f"{told}138____5678" in masked
    assert f"{told}{NUMBER}" in whole


def test_why_somebody_missed_a_batch_is_kept_back(numbered: Ledger, tmp_path: Path):
    with numbered.unit("请假") as unit:
        for one in numbered.all(Enrolment):
            one.state, one.reason = "请假", "住院"
            unit.save(one)
    file = tmp_path / "培训.json"
    deliver(numbered, "training", file, today=TODAY)
    (people,) = [batch["参训人员"] for batch in json.loads(file.read_text("utf-8"))]
    assert [(one["参训情况"], one["缺课原因"]) for one in people] == [("请假", None)]


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_number_does_not_leave_in_the_name_of_a_card(numbered: Ledger, tmp_path: Path, format: str):
    for folder, more in (("脱敏", {}), ("完整", {"full": True, "purpose": "存档"})):
        deliver(numbered, "card", tmp_path / folder, today=TODAY, format=format, who=Who(), **more)
    (masked,), (whole,) = ([file.stem for file in (tmp_path / one).iterdir()] for one in ("脱敏", "完整"))
    assert masked == "党员基本信息采集表-子丑138____5678"
    assert whole == f"党员基本信息采集表-子丑{NUMBER}"


def test_a_number_in_the_name_of_a_file_is_masked_in_a_zip():
    photo = Attachment(name=f"现场{NUMBER}.jpg", kind="整改后照片")
    assert file_names([photo], full=False) == ["01-整改后照片-现场138____5678.jpg"]
    assert file_names([photo], full=True) == [f"01-整改后照片-现场{NUMBER}.jpg"]


def test_lines_that_are_masked_alike_are_all_compared():
    day = date(2025, 12, 31)
    lines = tuple(Line(f"一组138{n}5678", (Cell([Member(id=n)]),)) for n in (1234, 9999))
    before = Table("group", "党小组", day, ("人数",), lines, 2, ())
    told = statistics_object(before, before)["对比"]["各行"]
    assert [line["人数"] for line in told] == [[1], [1]]
    assert len({line["项目"] for line in told}) == 1
