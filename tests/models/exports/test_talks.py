"""What was said in talks leaves the office only in full, or where the talk itself was chosen."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from models.exports import ExportRefused
from models.exports.deliver import deliver
from models.fields import set_read
from models.records import AgendaItem, Attendance, Meeting
from models.store import Ledger
from tests.models.exports.test_deliver import text_of


@pytest.fixture
def talked(filled: Ledger) -> Ledger:
    """Two talks more, ids 4 and 5, of which one has no name."""
    with filled.unit("谈话") as unit:
        for kind, title in (("谈心谈话", "白露与方敏谈心谈话"), ("提醒谈话", "")):
            talk = Meeting(
                kind=kind, title_text=title, subject="家里困难", body="母亲患病", host="白露", note="情绪低落",
                place="赵敏家中", guests="赵敏家属", void_why="与赵敏谈了两次",
            )  # fmt: skip
            set_read(talk, "day", "2026-05-06")
            unit.add(talk)
            unit.add_all([Attendance(meeting_id=talk.id, name="赵敏", state=state) for state in ("到", "")])
            unit.add(
                AgendaItem(meeting_id=talk.id, title_text="谈离婚", report="病情", discussion="压力大", decision="帮扶")
            )
    return filled


WITH_WHOM = ("会议名称", "会议地点", "列席人员", "作废原因", "到会情况")
SAID = ("家里困难", "母亲患病", "情绪低落", "谈离婚", "病情", "压力大", "帮扶")


def test_talks_are_left_out_of_minutes_and_that_is_said(talked: Ledger, tmp_path: Path, today: date):
    for what, count in (("minutes", 3), ("all", 3 + 9)):
        done = deliver(talked, what, tmp_path / what, today=today)
        assert len(done.files) == count
        assert not any("谈话" in file.name for file in done.files)
        (note,) = done.notes
        assert "2 份" in note
        assert "不打码" in note
        assert "--full" not in note  # the window has no such thing
        text = "".join(map(text_of, done.files))
        assert not [word for word in SAID if word in text]
    full = deliver(talked, "minutes", tmp_path / "全", today=today, full=True, purpose="核对")
    assert (len(full.files), full.notes) == (5, [])
    chosen = deliver(talked, "minutes", tmp_path / "选", today=today, meeting_ids=[4])
    assert "母亲患病" in text_of(chosen.files[0]).replace("\n", "")
    assert chosen.notes == []


def test_a_year_with_nothing_but_talks_says_why(talked: Ledger, tmp_path: Path, today: date):
    with talked.unit("删除") as unit:
        for meeting in talked.all(Meeting):
            if not meeting.is_talk:
                unit.remove(meeting)
    with pytest.raises(ExportRefused, match=r"谈心谈话记录 2 份没有导出"):
        deliver(talked, "minutes", tmp_path / "出", today=today)
    assert not (tmp_path / "出").exists()


@pytest.mark.parametrize("format_", ["xlsx", "docx", "json", "pdf"])
def test_what_was_said_in_talks_is_in_no_masked_register(talked: Ledger, tmp_path: Path, today: date, format_: str):
    masked, full = (
        text_of(
            deliver(talked, "meetings", tmp_path / f"{n}.{format_}", today=today, full=n == 1, purpose="核").files[0]
        )
        for n in range(2)
    )
    assert not [word for word in (*SAID, "赵敏") if word in masked], "with whom it was, or what was said"
    assert "家里困难" in full
    assert "待补：赵敏" in full or format_ == "json"
    if format_ == "json":
        talks = json.loads(masked)[-2:]
        assert [talk["会议内容"] for talk in talks] == [None, None]
        assert talks[0]["主持人"] == "白露"
        assert {talk[name] for talk in talks for name in WITH_WHOM} == {None}
        assert all(word in full for word in SAID)
    else:
        assert "（谈话内容不导出）" in masked
