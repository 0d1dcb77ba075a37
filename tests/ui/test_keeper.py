"""The backups of a window: at the start, before much is changed, at the end; trouble is said and stays at the foot."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.records import Member
from models.safekeeping.backing_up import NOT_MADE
from models.safekeeping.drill import KEY, UNTRIED, is_due, words
from models.safekeeping.folder import newest
from models.safekeeping.second import SAME_DISK, choose, place_in
from models.store import triggers
from models.store.backup_names import (
    AFTER_BULK,
    AFTER_IMPORT,
    BEFORE_BULK,
    BEFORE_IMPORT,
    BY_HAND,
    EXIT,
    START,
    TIMED,
    backups_in,
)
from models.store.backups import folder_of
from models.store.journal_files import files_in
from tests.ui.answering import when_modal
from tests.ui.small_branch import TODAY
from ui.foot import _NOT_WRITTEN, _ONE_PLACE, foot_words
from ui.keeper import Keeper


@pytest.fixture
def keeper(session):
    made = session.keeper = Keeper(session)
    yield made
    made.stop()


def whys(session) -> list[str]:
    return [name.why for name in backups_in(folder_of(session.ledger.path))]


def change(session) -> None:
    member = session.ledger.all(Member)[0]
    member.note += "记"
    with session.unit("修改") as unit:
        unit.save(member)


def test_at_the_start_before_an_import_and_at_the_end(session, keeper):
    keeper.start()
    keeper._soon.timeout.emit()
    assert keeper.is_busy(), "verifying does not stall the window"
    change(session)
    session.back_up(BEFORE_IMPORT)
    change(session)
    keeper.close()
    assert whys(session) == [EXIT, BEFORE_IMPORT, START]
    assert keeper.trouble == ""
    keeper.start()
    keeper.close()
    assert len(whys(session)) == 3, "nothing had changed"


@pytest.mark.parametrize(("before", "after"), [(BEFORE_IMPORT, AFTER_IMPORT), (BEFORE_BULK, AFTER_BULK)])
def test_what_an_import_brought_is_backed_up_soon_after_it_and_says_so(session, keeper, before, after):
    keeper.start()
    session.back_up(before)
    change(session)
    assert keeper._afterwards.isActive()
    keeper._afterwards.timeout.emit()
    keeper.stop()
    assert whys(session)[:2] == [after, before]
    assert not keeper._afterwards.isActive()


def test_a_session_without_a_keeper_makes_none(session):
    session.back_up(BEFORE_IMPORT)
    assert whys(session) == []


def test_a_backup_that_fails_is_said_once_and_stays_at_the_foot(session, keeper):
    said = []
    session.said.connect(lambda sentence, _: said.append(sentence))
    folder = folder_of(session.ledger.path)
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("a file where the folder should be")
    for _ in range(2):
        keeper.make(BY_HAND, always=True)
    assert said == [NOT_MADE]
    assert foot_words(session) == ("账本已保存，但备份没有做成，请检查磁盘空间和权限", "warn")
    folder.unlink()
    keeper.make(BY_HAND, always=True)
    keeper.stop()
    assert foot_words(session) == (f"今天 09:30 已备份\n{_ONE_PLACE}", "calm")


def test_the_foot_is_green_only_where_both_places_are_well(session, keeper, stick, shell):
    """A green shield over a single copy would be believed."""
    keeper.finished.connect(shell.show_state)
    assert foot_words(session)[1] == "neutral", "none is made of the sample"
    keeper.start()
    assert foot_words(session) == (f"正在备份…\n{_ONE_PLACE}", "calm")
    keeper._soon.stop()
    assert foot_words(session) == (f"半小时内自动备份\n{_ONE_PLACE}", "calm"), "there is something to be backed up"
    keeper.make(BY_HAND, always=True, carry=True)
    keeper.stop()
    assert foot_words(session) == (f"今天 09:30 已备份\n{_ONE_PLACE}", "calm")
    assert (shell.side._footer.text(), shell.side._state) == foot_words(session)
    assert choose(stick, folder_of(session.ledger.path), "") == ""
    session.settings.choose_second_folder(session.ledger.path, stick, TODAY.isoformat())
    keeper.make(BY_HAND, carry=True)
    keeper.stop()
    assert foot_words(session) == ("今天 09:30 已备份\n第二处 今天 09:30 已写入", "ok")
    assert shell.side._state == "ok"
    session.turn_to(TODAY + timedelta(days=3))
    assert foot_words(session) == ("11-23 09:30 已备份\n第二处 11-23 09:30 已写入", "ok")
    session.turn_to(TODAY + timedelta(days=14))
    assert shell.side._state == "warn"


def test_a_second_folder_on_the_disk_of_the_ledger_is_never_green(session, keeper, tmp_path, stick):
    beside, folder = tmp_path / "另一个文件夹", folder_of(session.ledger.path)
    beside.mkdir()
    for place, tone in ((beside, "calm"), (stick, "ok")):
        assert choose(place, folder, "") == "", "it is better than none"
        session.settings.choose_second_folder(session.ledger.path, place, TODAY.isoformat())
        change(session)
        keeper.make(BY_HAND, carry=True)
        keeper.stop()
        assert len(backups_in(place_in(place, folder))) == 1
        said, how = foot_words(session)
        assert (how, SAME_DISK in said) == (tone, place == beside)


def test_a_second_folder_that_was_only_chosen_is_not_said_to_be_written(session, keeper, stick):
    """The stick was full, or pulled out at once; the program was closed, and opened again later on the day."""
    folder = folder_of(session.ledger.path)
    assert choose(stick, folder, "") == ""
    session.settings.choose_second_folder(session.ledger.path, stick, TODAY.isoformat())
    place_in(stick, folder).rmdir()
    place_in(stick, folder).write_text("no room")
    keeper.make(BY_HAND, always=True, carry=True)
    keeper.stop()
    keeper.trouble = ""  # of this run of the program
    assert foot_words(session) == (f"今天 09:30 已备份\n{_NOT_WRITTEN}", "calm")
    place_in(stick, folder).unlink()
    assert choose(stick, folder, "") == ""
    keeper.make(BY_HAND, carry=True)
    keeper.stop()
    assert foot_words(session) == ("今天 09:30 已备份\n第二处 今天 09:30 已写入", "ok")


def test_a_click_on_the_foot_leads_to_the_backups(shell, qtbot):
    seen = []

    def look():
        seen.append(QApplication.activeModalWidget().windowTitle())
        QApplication.activeModalWidget().reject()

    when_modal(look)
    qtbot.mouseClick(shell.side._footer, Qt.MouseButton.LeftButton)
    assert seen == ["备份与恢复"]


def test_where_nothing_changed_the_time_at_the_foot_is_that_of_the_backup(session, keeper):
    """The time of the last look would be looked for in vain in the list."""
    keeper.make(BY_HAND, always=True)
    keeper.stop()
    made = backups_in(folder_of(session.ledger.path))[0]
    made.file_in(folder_of(session.ledger.path)).rename(
        folder_of(session.ledger.path) / "备份-0001-2026-11-20-1705-手动.zbtz"
    )
    made.hash_in(folder_of(session.ledger.path)).rename(
        folder_of(session.ledger.path) / "备份-0001-2026-11-20-1705-手动.sha256"
    )
    keeper.make(TIMED)
    keeper.stop()
    assert foot_words(session)[0].startswith("11-20 17:05 已备份")


def test_one_that_cannot_be_begun_does_not_end_the_wait_for_one_that_is_being_made(session, keeper):
    """The ledger must not be closed, or the program ended, while a copy of it is verified."""
    keeper.make(BY_HAND, always=True)
    folder = folder_of(session.ledger.path)
    away = folder.with_name("别处")
    folder.rename(away)
    folder.write_text("a file where the folder should be")
    keeper.make(BY_HAND, always=True)
    busy = keeper.is_busy()
    folder.unlink()
    away.rename(folder)
    assert busy
    assert keeper.trouble == NOT_MADE


def test_a_journal_that_cannot_be_written_is_at_the_foot_as_long_as_it_lasts(shell, session):
    folder = folder_of(session.ledger.path)
    change(session)
    files = files_in(folder)
    folder.rename(folder.with_name("别处"))
    folder.write_text("a file where the folder should be")
    change(session)
    assert session.ledger.alone
    assert shell.side._footer.text().startswith("账本已保存，但操作流水写不进备份文件夹")
    folder.unlink()
    folder.with_name("别处").rename(folder)
    change(session)
    assert shell.side._footer.text().startswith("每一步都已写入账本")
    assert files_in(folder)[: len(files)] == files


def test_the_second_folder_is_written_where_it_is_there_and_asked_for_after_two_weeks(session, keeper, tmp_path):
    stick, folder = tmp_path / "U盘", folder_of(session.ledger.path)
    stick.mkdir()
    assert choose(stick, folder, "") == ""
    path = session.ledger.path
    session.settings.choose_second_folder(path, stick, (TODAY - timedelta(days=20)).isoformat())
    assert "插上 U 盘" in keeper.wants_second()
    assert foot_words(session)[1] == "warn"
    keeper.make(BY_HAND, always=True, carry=True)
    keeper.stop()
    assert len(backups_in(place_in(stick, folder))) == 1
    assert session.settings.second_folder(path) == (
        stick,
        (TODAY - timedelta(days=20)).isoformat(),
        f"{TODAY.isoformat()} 09:30:00",
    )
    assert keeper.wants_second() == ""
    session.settings.choose_second_folder(path, None, "")
    assert session.settings.second_folder(path) is None


def test_the_weekly_drill_is_due_told_and_kept(session, keeper, qtbot):
    keeper._timer.start()
    keeper.make(BY_HAND, always=True)
    qtbot.waitUntil(lambda: session.ledger.remembered(KEY) is not None, timeout=60_000)
    kept = session.ledger.remembered(KEY)
    assert kept == {"day": TODAY.isoformat(), "number": 1, "wrong": ""}
    assert words(kept) == "2026-11-23 自动试恢复第 1 号备份：能打开，逐行核对完好。"
    assert not is_due(kept, TODAY + timedelta(days=6))
    assert is_due(kept, TODAY + timedelta(days=7))
    assert is_due(kept, TODAY - timedelta(days=1)), "the clock was wrong then"
    session.ledger.remember(KEY, {**kept, "wrong": "这份备份用不上（内容与校验值不符）。"})
    assert foot_words(session)[1] == "warn"


def test_what_a_disk_changed_in_the_ledger_is_found_by_the_drill_and_not_taken_for_a_bad_backup(session, keeper, qtbot):
    with session.unit("新增") as unit:
        unit.add(Member(name="王小明"))
    conn = session.ledger._conn
    triggers.drop(conn)
    conn.execute("UPDATE member SET name = '王小朋' WHERE name = '王小明'")
    keeper._timer.start()
    keeper._overdue = True
    session.ledger.remember(KEY, {"day": TODAY.isoformat(), "number": 0, "wrong": ""})
    keeper.make(BY_HAND, always=True)
    qtbot.waitUntil(lambda: session.ledger.remembered(KEY)["number"] == 1, timeout=60_000)
    assert keeper.drill_trouble().startswith("账本本身有损坏（党员")
    assert foot_words(session)[1] == "warn"


def test_a_drill_that_could_not_be_held_says_nothing_of_the_backup_and_stays_due(session, keeper):
    keeper.make(BY_HAND, always=True)
    keeper.stop()
    keeper._drilled(newest(folder_of(session.ledger.path)), UNTRIED)
    assert keeper.drill_trouble() == ""
    assert is_due(session.ledger.remembered(KEY), TODAY)
