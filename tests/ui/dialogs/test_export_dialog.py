"""Exporting from the window: masked unless a purpose is given, written by a process of its own, logged, and always to be closed."""

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QMenu

from models.exports.registers import registers
from models.exports.study_lists import NAMES as LISTS
from models.kinds import PartialDate
from models.outputs import (
    ALL,
    BOOK,
    CARD,
    CERTIFICATES,
    CLOSING,
    EVIDENCE,
    INSPECTION,
    MINUTES,
    NAMES,
    OFFICIAL,
    OVERSIGHT,
    STATISTICS,
)
from models.records import Meeting
from ui.dialogs import export_dialog
from ui.dialogs.export_dialog import ExportDialog
from ui.jobs import ExportJob


@pytest.fixture
def dialog(qtbot, shell, session, tmp_path):
    made = ExportDialog(session, shell, "roster", tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


def formats(dialog):
    return [dialog._format.itemData(place) for place in range(dialog._format.count())]


def choose(dialog, what):
    dialog._what.setCurrentIndex(dialog._what.findData(what))


def ended(dialog):
    return dialog._job is None


def test_window_and_command_line_export_the_same_things():
    # The 采集表 has a dialog of its own, which asks for whom, the 督查通报 one that asks for the quarter, lists of batches one
    # that asks for the batch; what is of one item of the register is written from its detail.
    assert (
        set(export_dialog._WHAT)
        == set(NAMES) - {CARD, CERTIFICATES, CLOSING, EVIDENCE, INSPECTION, OVERSIGHT, STATISTICS, *LISTS}
        == {*registers(), MINUTES, ALL, OFFICIAL, BOOK}
    )
    assert all(export_dialog._WHAT[key] == register.name == NAMES[key] for key, register in registers().items())


def test_only_possible_formats_are_offered(dialog):
    assert formats(dialog) == ["xlsx", "pdf", "docx", "json"]
    choose(dialog, "minutes")
    assert formats(dialog) == ["pdf", "docx"]
    choose(dialog, "all")
    assert not dialog._format.isEnabled()


def test_a_register_is_written_and_logged_in_the_ledger(dialog, qtbot, session, answers, tmp_path):
    answers.file = tmp_path / "名册.json"
    dialog._format.setCurrentIndex(3)
    dialog._recipient.set_value_text("-机关党委")
    dialog._choose()
    qtbot.waitUntil(lambda: ended(dialog), timeout=20_000)
    assert dialog.written == [answers.file]
    assert "张伟" in answers.file.read_text(encoding="utf-8")
    assert [(e["recipient"], e["full"]) for e in session.ledger.exports()] == [("-机关党委", 0)]


def test_the_book_is_of_one_year_and_a_pdf(dialog, qtbot, session, answers, tmp_path):
    answers.file = tmp_path / "汇编.pdf"
    with session.unit("记录") as unit:
        unit.add(Meeting(kind="党课", day=PartialDate.of(session.today), subject="学党章"))
    choose(dialog, BOOK)
    years = [dialog._year.itemText(place) for place in range(dialog._year.count())]
    assert years[0] == dialog._year.currentText() == f"{session.today.year} 年"
    assert formats(dialog) == ["pdf"]
    assert "谈心谈话记录不编入" in dialog._message.text()
    dialog._choose()
    qtbot.waitUntil(lambda: ended(dialog), timeout=20_000)
    assert dialog.written == [answers.file]
    assert answers.file.read_bytes().startswith(b"%PDF")
    assert "年度组织生活汇编" in session.ledger.exports()[0]["what"]
    choose(dialog, "meetings")
    assert dialog._year.itemText(0) == "全部年度"


def test_the_page_of_meetings_leads_to_the_book(shell, monkeypatch):
    asked = []
    monkeypatch.setattr("ui.tabs.meetings.record_output.export", lambda _session, _parent, what: asked.append(what))
    shell.side.choose("meetings")
    view = shell.pages["meetings"].view
    actions = [action for menu in view.findChildren(QMenu) + shell.findChildren(QMenu) for action in menu.actions()]
    next(action for action in actions if action.text() == "年度汇编（PDF）…").trigger()
    assert asked == [BOOK]


def test_whole_numbers_need_a_purpose(dialog, answers, tmp_path):
    answers.file = tmp_path / "名册.json"
    dialog._full.setChecked(True)
    assert dialog._purpose.property("tone") == "warn"
    dialog._choose()
    assert "用途" in dialog._message.text()
    assert ended(dialog)
    dialog._purpose.set_value_text("年度统计")
    assert not dialog._purpose.property("tone")
    assert "请填写" not in dialog._message.text()


def test_a_whole_file_is_never_called_like_a_masked_one(dialog, answers, tmp_path):
    dialog._choose()
    dialog._full.setChecked(True)
    dialog._purpose.set_value_text("年度统计")
    dialog._choose()
    assert [file.name for file in answers.offered] == ["党员名册_20261123.xlsx", "党员名册_20261123_完整.xlsx"]


def test_cancelling_says_so_and_the_dialog_can_be_closed(dialog, qtbot, session, answers, tmp_path):
    answers.file = tmp_path / "名册.xlsx"
    dialog._choose()
    dialog.reject()
    qtbot.waitUntil(lambda: ended(dialog), timeout=20_000)
    assert "已取消" in dialog._message.text()
    assert list(tmp_path.glob("*.xlsx")) == []
    dialog.reject()
    assert not dialog.isVisible()


def test_what_the_exporter_refuses_is_said(dialog, qtbot, answers, tmp_path):
    answers.file = tmp_path / "没有的文件夹" / "名册.json"
    dialog._format.setCurrentIndex(3)
    dialog._choose()
    qtbot.waitUntil(lambda: ended(dialog), timeout=20_000)
    assert "不存在" in dialog._message.text()


def test_a_copy_that_cannot_be_made_fails_at_once(qtbot, session, tmp_path):
    (tmp_path / "文件").touch()
    job = ExportJob(session.ledger, ["roster", "--out", str(tmp_path / "名册.json")])
    job._copy = tmp_path / "文件" / "副本.zbtz"
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert "没有导出" in failed.args[0]


def test_a_program_that_cannot_be_started_is_told(qtbot, session, tmp_path):
    job = ExportJob(session.ledger, ["roster", "--out", str(tmp_path / "名册.json")])
    job._process.setProgram(str(tmp_path / "没有这个程序"))
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert "没有导出" in failed.args[0]
    assert job._process.state() == QProcess.ProcessState.NotRunning


def test_a_log_that_cannot_be_read_back_ends_the_job_too(qtbot, session, tmp_path):
    job = ExportJob(session.ledger, ["roster", "--out", str(tmp_path / "名册.json"), "--format", "json"])
    job._process.finished.disconnect(job._finished)
    with qtbot.waitSignal(job._process.finished, timeout=20_000):
        job.start()
    job._copy.write_bytes(b"")
    with qtbot.waitSignal(job.failed) as failed:
        job._finished(0, QProcess.ExitStatus.NormalExit)
    assert "账本" in failed.args[0]


def test_it_stays_on_a_small_screen_whatever_is_chosen(dialog, shell):
    shell.resize(1200, 640)
    for what in (OFFICIAL, "roster"):
        choose(dialog, what)
        assert dialog.height() <= 640, what


def test_minutes_are_written_in_the_chosen_style(dialog, qtbot, session, answers, tmp_path):
    assert not dialog._style.isVisible()
    answers.file = tmp_path
    choose(dialog, "minutes")
    assert dialog._style.isVisible()
    dialog._style.setCurrentIndex(dialog._style.findText("公文式"))
    dialog._choose()
    qtbot.waitUntil(lambda: ended(dialog), timeout=20_000)
    assert [file.name for file in dialog.written] == ["2026-10-12-支部党员大会-公文式.pdf"]
    assert session.settings.text("minutes_style") == "official"
