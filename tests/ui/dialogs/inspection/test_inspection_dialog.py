"""一键迎检 in the window: what is missing is seen first, the folder is made in a child process, stopped, and gone on with."""

import json

import pytest
from PySide6.QtCore import Qt

from models.exports.within import Stretch
from models.inspection.build import left_over
from models.inspection.exchange import LIST
from models.inspection.journal import work_folder
from models.kinds import PartialDate
from models.records import Attachment, Meeting
from models.store.attachments import Attachments
from ui.dialogs.inspection import counting
from ui.dialogs.inspection import dialog as made
from ui.dialogs.inspection.dialog import COUNTING, InspectionDialog

WAIT = 120_000


@pytest.fixture
def opened(qtbot, shell, session, tmp_path, monkeypatch):
    """The dialog over the small branch, which writes into a folder of its own; what it opens at the end."""
    folder = tmp_path / "出"
    folder.mkdir()
    session.settings.set_text("export_folder", str(folder))
    seen = []
    monkeypatch.setattr(made, "show_file", lambda path, _parent: seen.append(path))
    monkeypatch.setattr(made, "opened", lambda path: seen.append(path) or False)

    def open_():
        dialog = InspectionDialog(session, shell)
        dialog.seen = seen
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_


def ticked(dialog, *keys):
    """Only these parts, to be quick."""
    for key, tick in dialog.parts.ticks.items():
        tick.setChecked(key in keys)


def lines(dialog):
    tree = dialog.missing.tree
    return [tree.topLevelItem(place).text(0) for place in range(tree.topLevelItemCount())]


def done(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog._job is None, timeout=WAIT)


def test_it_counts_and_says_what_is_missing_before_anything_is_made(opened, session):
    dialog = opened()
    assert dialog.name.text() == "2026年度迎检材料"
    counts = {key: label.text() for key, label in dialog.parts._counts.items()}
    assert counts["roster"] == f"在册 {len(session.roster())} 人，转接 0 件"
    assert counts["training"] == "1 期，材料 0 件"
    assert any("没有签到表" in line for line in lines(dialog))
    assert dialog.missing.title.text().startswith("还缺 ")
    ticked(dialog, "training")
    assert lines(dialog)
    assert all(line.startswith("教育培训") for line in lines(dialog))
    ticked(dialog)
    assert not dialog._go.isEnabled()
    assert "至少勾选" in dialog._message.text()


def test_a_large_ledger_is_counted_while_the_window_is_there(opened, qtbot, session, monkeypatch):
    at_once = opened()
    monkeypatch.setattr(counting, "AT_ONCE", 0)
    dialog = opened()
    assert dialog.missing.title.text() == dialog._message.text() == COUNTING
    assert not dialog._go.isEnabled()
    dialog.start()
    assert dialog._job is None
    dialog.full.setChecked(True)
    dialog.full.setChecked(False)
    qtbot.waitUntil(lambda: dialog.counting.material is not None)
    assert not dialog.counting._timer.isActive()
    assert lines(dialog) == lines(at_once)
    assert dialog.parts._counts["roster"].text() == at_once.parts._counts["roster"].text()
    assert dialog._go.isEnabled()
    dialog.full.setChecked(True)
    dialog.reject()
    assert not dialog.counting._timer.isActive()


def test_what_the_self_check_has_read_is_not_read_again(opened, session):
    snapshot = session.checking.now().snapshot
    assert opened().counting.material.snapshot is snapshot


def test_a_line_leads_to_its_record_and_says_its_article(opened, qtbot):
    dialog = opened()
    tree = dialog.missing.tree
    heard = []
    dialog.chosen.connect(lambda table, number: heard.append((table, number)))
    at = next(place for place, line in enumerate(lines(dialog)) if line.startswith("教育培训"))
    tree.setCurrentItem(tree.topLevelItem(at))
    assert "依据：" in dialog.missing._ground.text()
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert heard == [("training", 1)]
    assert not dialog.isVisible()


def test_the_folder_is_made_and_opened_and_logged_once(opened, qtbot, session, tmp_path):
    dialog = opened()
    meeting = session.ledger.all(Meeting)[0]
    source = tmp_path / "签到表.txt"
    source.write_text("签到", encoding="utf-8")
    kept = Attachments(session.ledger).take(source, session.today)
    kept.owner, kept.owner_id = Meeting.table, meeting.id
    with session.unit("添加附件") as unit:
        unit.add(kept)
    ticked(dialog, "roster", "minutes")
    dialog.zip.setChecked(True)
    far = []
    dialog.start()
    dialog._job.progress.connect(lambda *said: far.append(said))
    assert not [made for made in (dialog.days, dialog._purpose, dialog._recipient) if made.isEnabled()]
    done(qtbot, dialog)
    folder = tmp_path / "出" / "2026年度迎检材料"
    assert "已生成“2026年度迎检材料”和压缩包" in dialog._message.text()
    assert dialog.seen == [folder]
    listed = [one["path"] for one in json.loads((folder / LIST).read_text("utf-8"))["files"]]
    assert any("附件/" in path and path.endswith("签到表.txt") for path in listed), listed
    assert [said[0] for said in far] == sorted(said[0] for said in far)
    assert far[-1][1] >= far[-1][0]
    logged = [
        line["what"] for line in session.ledger.exports() if line["what"].startswith("迎检材料：2026年度迎检材料")
    ]
    assert len(logged) == 1
    assert len(session.ledger.all(Attachment)) == 1
    assert session.settings.export_folder() == folder.parent
    assert "已经有了" in _told_again(dialog)


def _told_again(dialog):
    dialog._tell()
    return dialog._message.text()


def test_cancelled_it_is_gone_on_with_or_cleared(opened, qtbot, tmp_path):
    dialog = opened()
    ticked(dialog, "roster", "statistics")
    dialog.start()
    with qtbot.waitSignal(dialog._job.progress, timeout=WAIT):
        pass
    dialog.reject()
    done(qtbot, dialog)
    assert dialog.isVisible()
    assert "已取消，原来的文件夹没有动" in dialog._message.text()
    assert left_over(dialog.target)
    assert not dialog.target.exists()
    assert dialog._clear.isVisible()
    again = opened()
    assert "上次没有做完" in again._message.text()
    again._clear.click()
    assert not left_over(again.target)
    assert not again._clear.isVisible()
    assert not [each for each in (tmp_path / "出").iterdir()]


def test_a_foreign_folder_is_refused_in_a_sentence(opened, qtbot, tmp_path):
    dialog = opened()
    ticked(dialog, "roster")
    dialog.target.mkdir()
    (dialog.target / "笔记.txt").write_text("x", encoding="utf-8")
    dialog.start()
    done(qtbot, dialog)
    assert "不是本程序生成的文件或文件夹（笔记.txt）" in dialog._message.text()
    assert (dialog.target / "笔记.txt").exists()
    assert dialog._go.isEnabled()


def test_months_in_the_place_of_a_year(opened):
    dialog = opened()
    dialog.days.year.setCurrentIndex(dialog.days.year.count() - 1)
    dialog.days.since.set_value_text("2026-01")
    dialog.days.until.set_value_text("2026-06")
    dialog.days.changed.emit()
    assert dialog.days.stretch() == Stretch(PartialDate(2026, 1).first(), PartialDate(2026, 6).last())
    assert dialog.name.text() == "2026年1月至2026年6月迎检材料"
    dialog.days.until.set_value_text("2025-06")
    dialog.days.changed.emit()
    assert "从哪个月到哪个月" in dialog._message.text()
    assert not dialog._go.isEnabled()
    dialog.days.since.set_value_text("2001-01")
    dialog.days.until.set_value_text("2001-06")
    dialog.days.changed.emit()
    assert "这段时间没有会议" in dialog._message.text()
    dialog.days.since.set_value_text("2030-01")
    dialog.days.until.set_value_text("2030-06")
    dialog.days.changed.emit()
    assert "还没有到" in dialog._message.text()


def test_in_full_only_with_a_purpose_and_under_another_name(opened):
    dialog = opened()
    dialog.full.setChecked(True)
    assert dialog._message.text().startswith("不打码"), "what is said is what will be done"
    assert dialog.name.text() == "2026年度迎检材料（完整）"
    dialog.start()
    assert dialog._job is None
    assert "须写明用途" in dialog._message.text()
    dialog._purpose.set_value_text("上级抽查")
    assert "须写明用途" not in dialog._message.text()


def test_the_settings_menu_has_it(shell):
    menu = shell.settings_menu()
    assert "一键迎检…" in [action.text() for action in menu.actions()]
    menu.deleteLater()


def test_what_was_half_done_and_cannot_be_cleared_is_said(opened, tmp_path):
    """A folder where it is worked that is a link to another place is never cleared."""
    dialog = opened()
    (tmp_path / "别处").mkdir()
    work_folder(dialog.target).symlink_to(tmp_path / "别处")
    dialog._discard()
    assert "不能写文件" in dialog._message.text()
