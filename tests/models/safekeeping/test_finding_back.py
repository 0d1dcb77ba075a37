"""Chosen records come back from a backup, with all that belongs to them and all that they refer to, in one step or not at all."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from models.fields import Record
from models.kinds import PartialDate
from models.records import (
    RECORDS,
    AgendaItem,
    Attachment,
    Attendance,
    ClosedYear,
    Meeting,
    Member,
    Progress,
    Rectification,
    Task,
    Transfer,
)
from models.safekeeping.difference_words import counted
from models.safekeeping.finding_back import bring_back, whole
from models.safekeeping.folder import listed
from models.safekeeping.restoring import restore
from models.store import Ledger, LedgerRefused, Sealed
from models.store.attachments import Attachments
from models.store.attachments import folder_of as attachments_of
from models.store.backup_names import BEFORE_RESTORE
from models.store.backups import folder_of
from models.store.making import create
from models.store.migrations import STEPS
from tests.faults.found_back import compared, everything_of, kept, trial, trial_of_a_past_that_was_left, wanted_of
from tests.models.store.states import rows_of
from tests.models.store.test_rebuilding import everything

DAY = PartialDate.parse("2026-11-02")


def add(ledger: Ledger, *records: Record) -> None:
    with ledger.unit("登记") as unit:
        for record in records:
            unit.add(record)


def save(ledger: Ledger, record: Record, **values: Any) -> None:
    for name, value in values.items():
        setattr(record, name, value)
    with ledger.unit("修改") as unit:
        unit.save(record)


def remove(ledger: Ledger, *records: Record) -> None:
    with ledger.unit("删除") as unit:
        for record in records:
            unit.remove(record)


@dataclass
class People:
    """A meeting of two people with an item, a task and a file, and an item of the register with progress."""

    who: Member
    other: Member
    meeting: Meeting
    there: list[Attendance]
    item: AgendaItem
    task: Task
    register: Rectification
    progress: Progress


@pytest.fixture
def people(ledger: Ledger) -> People:
    who, other = Member(name="单雨桐", phone="13900006021"), Member(name="李敏")
    meeting = Meeting(kind="支部党员大会", day=DAY, subject="讨论工作")
    add(ledger, who, other, meeting)
    there = [Attendance(meeting_id=meeting.id, member_id=m.id, name=m.name, state="到") for m in (who, other)]
    item = AgendaItem(meeting_id=meeting.id, title_text="工作计划", yes=2)
    add(ledger, *there, item)
    task = Task(meeting_id=meeting.id, agenda_item_id=item.id, text="补签到表")
    register = Rectification(number="2026-自查-01", problem="记录不全", found=DAY)
    add(ledger, task, register)
    progress = Progress(rectification_id=register.id, day=DAY, text="已补")
    add(ledger, progress)
    return People(who, other, meeting, there, item, task, register, progress)


@pytest.mark.parametrize("seed", range(4))
def test_all_of_it_brought_back_is_the_backup_and_undone_it_never_was(ledger: Ledger, seed: int) -> None:
    assert trial(ledger, random.Random(seed)), "the dice change something"


@pytest.mark.parametrize("seed", range(3))
def test_a_past_that_was_left_comes_beside_the_present(ledger: Ledger, seed: int) -> None:
    assert trial_of_a_past_that_was_left(ledger, random.Random(seed)) > 3


def test_a_meeting_comes_back_with_its_people_and_its_items(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    remove(ledger, people.there[0])
    remove(ledger, people.meeting)
    save(ledger, people.item, yes=1)
    found = compared(ledger, backup)
    (meeting,) = found.found
    assert meeting.gone
    assert meeting.name == "2026-11-02 支部党员大会 讨论工作"
    assert meeting.belongs == {"到会情况": 2, "议题": 1}
    assert {piece.key for piece in meeting.parts} == {
        ("attendance", people.there[0].id),
        ("agenda_item", people.item.id),
    }
    brought = bring_back(ledger, found, whole(meeting))
    assert brought.told == "已从备份找回会议：2026-11-02 支部党员大会 讨论工作"
    assert [one.id for one in ledger.parts(Attendance, people.meeting)] == [one.id for one in people.there]
    assert ledger.parts(AgendaItem, people.meeting)[0].yes == 2


def test_what_was_taken_back_altogether_comes_back_under_its_id(ledger: Ledger, people: People) -> None:
    """Undo leaves no row, not even in the bin."""
    rows, backup = rows_of(ledger), kept(ledger)
    while ledger.undo():
        pass
    found = compared(ledger, backup)
    bring_back(ledger, found, everything_of(found))
    assert rows_of(ledger) == rows
    assert ledger.damage(RECORDS) == []


def test_who_is_referred_to_and_gone_is_brought_along_and_said(ledger: Ledger, people: People) -> None:
    add(ledger, Transfer(member_id=people.who.id, direction="转出", other="某支部", issued=DAY))
    backup = kept(ledger)
    remove(ledger, people.who)
    remove(ledger, people.meeting)
    remove(ledger, people.task)
    save(ledger, people.there[0], state="缺席")
    found = compared(ledger, backup)
    (task,) = [each for each in found.found if isinstance(each.root.then, Task)]
    brought = bring_back(ledger, found, whole(task))
    assert brought.label == "从备份找回待办事项：补签到表"
    assert brought.along == ["2026-11-02 支部党员大会 讨论工作", "单雨桐"], (
        "the meeting, and through its roll the person"
    )
    assert "一并找回它们涉及的 2026-11-02 支部党员大会 讨论工作、单雨桐" in brought.told
    assert people.who in ledger.all(Member)
    assert ledger.get(Attendance, people.there[0].id).state == "到"
    assert ledger.undo().label == brought.label
    assert ledger.all(Task) == []


def test_chosen_fields_of_a_changed_record(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    save(ledger, people.who, phone="13900006099", note="改了", group="二组")
    found = compared(ledger, backup)
    (piece,) = found.found[0].pieces
    told = {each.label: (each.then, each.now) for each in piece.differences}
    assert told == {
        "手机号": ("139****6021", "139****6099"),
        "备注": ("空", "改了"),
        "党小组": ("空", "二组"),
    }
    bring_back(ledger, found, {piece.key: ["phone"]})
    now = ledger.get(Member, people.who.id)
    assert (now.phone, now.note, now.group) == ("13900006021", "改了", "二组")


def test_numbers_that_look_the_same_when_masked_are_told_apart(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    save(ledger, people.who, phone="13911116021")
    (each,) = compared(ledger, backup).found[0].root.differences
    assert (each.then, each.now) == ("139****6021", "139****6021（遮住的部分不同）")


def test_a_number_that_was_given_again_is_said_and_nothing_changed(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    remove(ledger, people.register)
    remove(ledger, people.meeting)
    add(ledger, Rectification(number="2026-自查-01", problem="另一件", found=DAY))
    found, before = compared(ledger, backup), everything(ledger)
    with pytest.raises(LedgerRefused, match="备份里的“2026-自查-01 记录不全”与现在的“2026-自查-01 另一件”编号相同"):
        bring_back(ledger, found, everything_of(found))
    assert everything(ledger) == before


def test_a_line_of_the_roll_written_anew_makes_way(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    with ledger.unit("改名单") as unit:
        unit.save_parts(people.meeting, [Attendance(member_id=people.who.id, name="单雨桐", state="请假")], Attendance)
    found = compared(ledger, backup)
    brought = bring_back(ledger, found, everything_of(found))
    assert list(brought.replaced) == ["单雨桐"]
    assert ledger.parts(Attendance, people.meeting) == people.there


def test_archived_minutes_and_closed_years_ask_for_a_reason(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    save(ledger, people.meeting, subject="写错了")
    save(ledger, people.who, note="不受封存")
    add(ledger, ClosedYear(year=2026))
    found, before = compared(ledger, backup), rows_of(ledger)
    (meeting,) = [each for each in found.found if isinstance(each.root.then, Meeting)]
    with pytest.raises(Sealed, match="2026 年度已归档"):
        bring_back(ledger, found, whole(meeting))
    assert rows_of(ledger) == before
    bring_back(ledger, found, whole(meeting), reason="记错了")
    assert ledger.get(Meeting, people.meeting.id).subject == "讨论工作"
    assert ledger.units()[0].reason == "记错了"
    ledger.undo("撤销")
    found = compared(ledger, backup)
    (member,) = [each for each in found.found if isinstance(each.root.then, Member)]
    bring_back(ledger, found, whole(member))


def test_where_she_is_asked_why_and_says_it_all_of_it_comes_back(ledger: Ledger, people: People) -> None:
    add(ledger, ClosedYear(year=2026))
    backup, rows = kept(ledger), rows_of(ledger)
    ledger.asks = lambda _label, sealed: f"误删（{sealed.what}）"
    remove(ledger, people.meeting, *people.there, people.progress)
    found = compared(ledger, backup)
    bring_back(ledger, found, everything_of(found))
    assert rows_of(ledger) == rows
    assert ledger.units()[0].reason == "误删（2026 年度已归档）"
    assert ledger.damage(RECORDS) == []


def test_a_backup_of_another_ledger_is_named_as_such(ledger: Ledger, people: People, tmp_path: Path) -> None:
    """The ids say nothing then: all of it would be added."""
    other = tmp_path / "别的.zbtz"
    with Ledger.create(other) as stranger:
        add(stranger, Member(name="王磊"))
        stranger.copy_to(tmp_path / "别的备份.zbtz")
    found = compared(ledger, tmp_path / "别的备份.zbtz")
    assert "出自另一个账本" in counted(found)
    bring_back(ledger, found, everything_of(found))
    assert [one.name for one in ledger.all(Member)] == ["单雨桐", "李敏", "王磊"]
    assert not compared(ledger, kept(ledger)).foreign


def test_attachments_come_with_their_files_or_are_said_to_be_missing(
    ledger: Ledger, people: People, tmp_path: Path
) -> None:
    store, taken = Attachments(ledger), []
    for name in ("签到表.txt", "照片.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
        one = store.take(tmp_path / name, people.meeting.day.first())
        one.owner, one.owner_id = "meeting", people.meeting.id
        taken.append(one)
    add(ledger, *taken)
    backup = kept(ledger)
    remove(ledger, people.meeting, taken[0])
    first, second = (store.file_of(one) for one in taken)
    first.unlink()
    second.unlink()
    (folder_of(ledger.path) / "附件" / second.parent.name / second.name).unlink()
    found = compared(ledger, backup)
    brought = bring_back(ledger, found, everything_of(found))
    assert list(brought.missing) == ["照片.txt"]
    assert "附件 照片.txt 的文件没有找到，只找回了登记" in brought.told
    assert ledger.all(Attachment) == taken
    assert store.damaged(taken[0]) == ""
    assert attachments_of(ledger.path).is_dir()


def test_records_of_a_past_that_was_left_get_new_ids_where_theirs_were_given_again(
    ledger: Ledger, people: People
) -> None:
    """恢复前: the ledger went back, and has given the same ids to other records since."""
    earlier = kept(ledger)
    lost, meeting = Member(name="王磊"), Meeting(kind="党课", day=DAY)
    add(ledger, lost, meeting)
    add(ledger, Attendance(meeting_id=meeting.id, member_id=lost.id, name="王磊"))
    save(ledger, people.who, note="后来")
    path = ledger.path
    ledger.close()
    restore(earlier, "备份", path)
    before = next(each for each in listed(folder_of(path)) if each.name.why == BEFORE_RESTORE)
    with Ledger.open(path) as again:
        taken, other = Member(name="赵刚"), Meeting(kind="主题党日", day=DAY)
        add(again, taken, other)
        add(again, Attendance(meeting_id=other.id, member_id=taken.id, name="赵刚"))
        assert (taken.id, other.id) == (lost.id, meeting.id)
        found = compared(again, before.file)
        assert [(each.gone, each.name) for each in found.found] == [
            (True, "王磊"),
            (False, "单雨桐"),
            (True, "2026-11-02 党课"),
        ]
        bring_back(again, found, everything_of(found))
        assert [member.name for member in again.all(Member)] == ["单雨桐", "李敏", "赵刚", "王磊"]
        made = again.all(Meeting)[-1]
        (line,) = again.parts(Attendance, made)
        assert again.get(Member, line.member_id).name == "王磊"
        (kept_line,) = again.parts(Attendance, other)
        assert again.get(Member, kept_line.member_id).name == "赵刚"
        assert again.get(Member, people.who.id).note == "后来"
        assert again.damage(RECORDS) == []


def older(path: Path, version: int) -> None:
    """A ledger as the program of that version left it."""
    create(path, STEPS[:version])
    with Ledger.open(path, steps=STEPS[:version]) as ledger:
        for number, words in enumerate(
            ("member (name) VALUES ('王磊')", "rectification (number, found) VALUES ('2026-自查-01', '2026-03')",
             "progress (rectification_id, day, text) VALUES (1, '2026-04-02', '已补')", "branch (name) VALUES ('某支部')"), 1
        ):  # fmt: skip
            ledger._conn.execute("BEGIN")
            ledger._conn.execute("INSERT INTO unit (at, label, kind) VALUES ('2026-03-01 09:00:00', '登记', 'do')")
            ledger._open_unit = number
            ledger._conn.execute(f"INSERT INTO {words}")
            ledger._conn.execute("COMMIT")


@pytest.mark.parametrize("version", [1, 4, len(STEPS) - 1])
def test_a_backup_of_an_earlier_format_is_compared_too(tmp_path: Path, version: int) -> None:
    path, old = tmp_path / "支部.zbtz", tmp_path / "旧" / "旧.zbtz"
    older(path, version)
    old.parent.mkdir()
    shutil.copy(path, old)
    with Ledger.open(path) as ledger:
        assert compared(ledger, old).found == [], "the upgrade itself is no difference"
        rows, was = wanted_of(ledger), old.read_bytes()
        for cls in (Member, Rectification):
            remove(ledger, *ledger.all(cls))
        found = compared(ledger, old)
        assert all(each.gone for each in found.found)
        assert old.read_bytes() == was, "only its copy is taken further"
        bring_back(ledger, found, everything_of(found))
        for record in rows.values():
            record.derive()
        assert wanted_of(ledger) == rows
        assert ledger.damage(RECORDS) == []


def test_what_was_done_after_the_comparison_is_noticed(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    save(ledger, people.who, note="一")
    found = compared(ledger, backup)
    save(ledger, people.who, note="二")
    with pytest.raises(LedgerRefused, match="比较之后又有改动"):
        bring_back(ledger, found, everything_of(found))
    assert ledger.get(Member, people.who.id).note == "二"


def test_a_damaged_backup_is_not_compared(ledger: Ledger, people: People) -> None:
    backup = kept(ledger)
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    with pytest.raises(LedgerRefused, match=r"^没有比较：这份备份用不上（内容与校验值不符）"):
        compared(ledger, backup)
