"""Finding back where years are closed, files are missing, the past was another one, or the format was an earlier one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.records import (
    RECORDS,
    Attachment,
    Attendance,
    ClosedYear,
    Meeting,
    Member,
    Rectification,
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
from tests.faults.found_back import compared, everything_of, kept, wanted_of
from tests.models.safekeeping.people import DAY, People, add, remove, save
from tests.models.store.states import rows_of


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
            ledger._acting.under_way = number
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
