"""The list of backups: what it says of each, and going back to one; recovering a ledger that cannot be opened."""

from __future__ import annotations

import pytest

from models.records import Meeting, Member
from models.safekeeping.backing_up import back_up
from models.safekeeping.second import SAME_DISK, choose
from models.store import Ledger, LedgerDamaged
from models.store.backup_names import EXIT, START, backups_in
from models.store.backups import folder_of
from tests.ui.deleting import delete
from tests.ui.small_branch import TODAY
from ui.dialogs.safekeeping import recovery
from ui.dialogs.safekeeping.backups_dialog import BackupsDialog
from ui.keeper import Keeper
from ui.widgets.button import Button


def noted(ledger: Ledger, text: str) -> None:
    member = ledger.all(Member)[0]
    member.note = text
    with ledger.unit(f"修改党员：{text}") as unit:
        unit.save(member)


def texts(dialog: BackupsDialog, row: int) -> list[str]:
    found = [dialog.table.item(row, column) for column in range(dialog.table.columnCount())]
    return [item.text() for item in found if item is not None]


def test_each_line_says_what_was_done_since(session, qtbot):
    back_up(session.ledger, START)
    noted(session.ledger, "甲")
    noted(session.ledger, "乙")
    noted(session.ledger, "丙")
    back_up(session.ledger, EXIT)
    folder = folder_of(session.ledger.path)
    session.keeper = Keeper(session)
    dialog = BackupsDialog(session, None)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    assert texts(dialog, 0)[:3] == ["2", "2026-11-23 09:30", "退出"]
    assert texts(dialog, 0)[-1] == "没有，与现在相同"
    assert texts(dialog, 1)[-1] == "3 步：修改党员：丙、修改党员：乙 等"
    dialog.make()
    qtbot.waitUntil(lambda: "没有另做一份" in dialog.message.text())
    assert dialog.table.rowCount() == 2
    noted(session.ledger, "丁")
    dialog.make()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 3)
    assert dialog.message.text() == "已备份，并已打开核对。"
    last = backups_in(folder)[2]
    last.file_in(folder).write_bytes(b"0" * 200)
    dialog.load()
    qtbot.waitUntil(lambda: texts(dialog, 2)[-1] == "读不出来，可能已损坏")
    session.keeper.stop()
    delete(dialog)


def test_the_numbers_are_those_that_she_counts(session, qtbot):
    """One number of all rows of all tables stood there, and was nobody's."""
    ledger = session.ledger
    members, meetings = ledger.count(Member), ledger.count(Meeting)
    with ledger.unit("删除党员") as unit:
        unit.remove(ledger.all(Member)[0])
    back_up(ledger, START)
    dialog = BackupsDialog(session, None)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    heads = [dialog.table.horizontalHeaderItem(column) for column in range(7)]
    shown = dict(zip([head.text() for head in heads], texts(dialog, 0), strict=True))
    assert (shown["党员"], shown["会议"]) == (str(members - 1), str(meetings))
    assert [bool(head.toolTip()) for head in heads] == [False] * 4 + [True, True, False]
    delete(dialog)


def test_the_usual_button_is_to_make_one_and_the_second_place_tells_the_time(session, qtbot, answers, stick):
    session.keeper = Keeper(session)
    dialog = BackupsDialog(session, None)
    kinds = {made.text(): made.property("kind") for made in dialog.findChildren(Button)}
    assert [label for label, kind in kinds.items() if kind == "primary"] == ["现在备份"]
    assert dialog.second.state.property("tone") == "warn"
    answers.file = stick
    dialog.second.choose()
    qtbot.waitUntil(lambda: dialog.second.state.text().endswith("已插好，最近一次写入：2026-11-23 09:30"))
    assert dialog.second.state.property("tone") == ""
    assert dialog.second.together.isHidden()
    session.keeper.stop()
    delete(dialog)


def test_a_second_place_on_the_disk_of_the_ledger_is_taken_and_said_to_go_with_it(session, qtbot, answers, tmp_path):
    session.keeper = Keeper(session)
    dialog = BackupsDialog(session, None)
    answers.file = tmp_path / "U盘"
    answers.file.mkdir()
    dialog.second.choose()
    qtbot.waitUntil(lambda: dialog.second.state.text().endswith("在同一块磁盘上，最近一次写入：2026-11-23 09:30"))
    assert dialog.second.together.text() == f"第二处{SAME_DISK}。"
    assert not dialog.second.together.isHidden()
    dialog.second.forget()
    assert dialog.second.together.isHidden()
    session.keeper.stop()
    delete(dialog)


def test_going_back_opens_the_window_anew_over_what_was(desk, session, qtbot, answers):
    ledger = session.ledger
    noted(ledger, "从前")
    back_up(ledger, START)
    noted(ledger, "后来")
    desk.show(ledger)
    shell = desk._shell
    dialog = BackupsDialog(shell.session, shell)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    dialog.restore()
    assert "不再在账本里" in answers.asked[-1]
    wanted = dialog.wanted
    assert wanted is not None
    shell.session.exchange(wanted)
    again = desk._shell
    assert again is not shell
    assert again.session.ledger.all(Member)[0].note == "从前"
    assert [name.why for name in backups_in(folder_of(ledger.path))] == ["恢复前", "启动"]


def test_a_restore_that_is_refused_shows_the_ledger_as_it_was(desk, session, qtbot):
    noted(session.ledger, "现在")
    back_up(session.ledger, START)
    desk.show(session.ledger)
    name = backups_in(folder_of(session.ledger.path))[0]
    file = name.file_in(folder_of(session.ledger.path))
    shell = desk._shell
    dialog = BackupsDialog(shell.session, shell)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    dialog.restore()
    file.write_bytes(file.read_bytes()[:5000])
    wanted = dialog.wanted
    assert wanted is not None
    shell.session.exchange(wanted)
    assert desk._shell.session.ledger.all(Member)[0].note == "现在"


@pytest.mark.parametrize("gone", [True, False])
def test_a_destroyed_ledger_is_recovered_where_she_agrees(session, answers, gone):
    noted(session.ledger, "最后一步")
    path = session.ledger.path
    session.ledger.close()
    if gone:
        path.unlink()
    else:
        path.write_bytes(b"\0" * 5000)
    with pytest.raises(LedgerDamaged) as damage:
        Ledger.open(path)
    answers.yes = False
    assert recovery.offer_recovery(path, damage.value, session.settings, None) is None
    assert path.exists() is not gone
    answers.yes = True
    found = recovery.offer_recovery(path, damage.value, session.settings, None)
    assert found is not None
    ledger, told = found
    with ledger:
        assert ledger.all(Member)[0].note == "最后一步"
    assert "到最后一步“修改党员：最后一步”" in told


def test_an_older_copy_is_told_of_and_brought_up_to_date(desk, session, answers):
    noted(session.ledger, "从前")
    old = session.ledger.path.with_name("旧.zbtz")
    session.ledger.copy_to(old)
    noted(session.ledger, "后来")
    path = session.ledger.path
    session.ledger.close()
    old.replace(path)
    desk.show(Ledger.open(path))
    recovery.ask_about_later(desk._shell.session, desk._shell)
    assert "流水里还有后来的 1 步，最后一步是“修改党员：后来”" in answers.asked[-1]
    assert desk._shell.session.ledger.all(Member)[0].note == "后来"
    assert desk._shell.session.ledger.behind() == []


@pytest.mark.parametrize("gone", [True, False])
def test_what_is_asked_before_recovering_is_true(session, answers, tmp_path, gone):
    """A backup that lies on the stick, too, is one; of a file that is gone nothing can be kept."""
    noted(session.ledger, "最后一步")
    stick, path = tmp_path / "U盘", session.ledger.path
    stick.mkdir()
    assert choose(stick, folder_of(path), "") == ""
    back_up(session.ledger, EXIT, second=stick)
    session.settings.choose_second_folder(path, stick, TODAY.isoformat())
    session.ledger.close()
    if gone:
        path.unlink()
    else:
        path.write_bytes(b"\0" * 5000)
    answers.yes = False
    assert recovery.offer_recovery(path, LedgerDamaged("打不开。"), session.settings, None) is None
    assert "有 1 份备份" in answers.asked[-1]
    assert ("原来的文件会留在备份文件夹里" in answers.asked[-1]) is not gone
