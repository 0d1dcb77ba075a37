"""The preview of minutes: the style is chosen there, remembered, and holds for paper, PDF and Word."""

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument

from models.exports.minutes import minutes_of
from models.records import Meeting
from tests.ui.deleting import delete
from ui.dialogs.export_dialog import ExportDialog
from ui.dialogs.minutes_preview import MinutesPreview, last_style, remember_style, save_word

NAME = "2026-10-12-支部党员大会"


@pytest.fixture
def minutes(session):
    meeting = session.ledger.all(Meeting)[0]
    return minutes_of(meeting, [], [], session.branch)


@pytest.fixture
def preview(shell, session, minutes):
    made = MinutesPreview(session, minutes, NAME, shell)
    made.show()
    yield made
    made.reject()
    delete(made)


def text(file):
    document = QPdfDocument()
    document.load(str(file))
    return "".join(document.getAllText(page).text() for page in range(document.pageCount()))


def choose(preview, style):
    preview.style_choice.setCurrentIndex(["form", "official"].index(style))


def test_it_begins_as_a_form(preview, session):
    assert last_style(session) == preview.style_choice.key() == "form"
    assert preview.windowTitle() == f"打印预览 · {NAME}"
    assert "第 1 页 共 1 页" in text(preview._file)


def test_another_style_is_shown_and_kept_under_its_own_name(preview, session, answers, tmp_path):
    choose(preview, "official")
    assert preview.windowTitle().endswith("公文式")
    assert preview._state.text() == f"共 {preview._document.pageCount()} 页"
    answers.file = tmp_path / f"{NAME}-公文式.pdf"
    preview.save_pdf()
    assert answers.file.read_bytes() == preview._file.read_bytes()
    assert "—1—" in text(answers.file).replace(" ", "")
    assert answers.offered[-1].name == f"{NAME}-公文式.pdf"
    assert session.ledger.exports()[0]["what"].startswith(f"{NAME}-公文式")
    choose(preview, "form")
    assert "第 1 页 共 1 页" in text(preview._file)


def test_the_choice_is_remembered_for_the_next_preview_and_export(preview, qtbot, shell, session, minutes, tmp_path):
    choose(preview, "official")
    again = MinutesPreview(session, minutes, NAME, shell)
    assert again.style_choice.key() == "official"
    again.reject()
    delete(again)
    dialog = ExportDialog(session, shell, "minutes", tmp_path)
    qtbot.addWidget(dialog)
    assert dialog._style.currentText() == "公文式"


@pytest.mark.parametrize(
    ("style", "tables", "name"), [("form", 2, f"{NAME}.docx"), ("official", 0, f"{NAME}-公文式.docx")]
)
def test_minutes_become_a_word_file_of_the_style(shell, session, minutes, answers, tmp_path, style, tables, name):
    answers.file = tmp_path / "记录.docx"
    remember_style(session, style)
    save_word(session, minutes, NAME, shell)
    assert len(Document(str(answers.file)).tables) == tables
    assert answers.offered[-1].name == name
    assert session.settings.export_folder() == tmp_path
    assert session.ledger.exports()[0]["purpose"] == "导出 Word"


def test_word_is_written_from_the_preview(preview, answers, tmp_path):
    choose(preview, "official")
    answers.file = tmp_path / "记录.docx"
    preview.save_word()
    assert Document(str(answers.file)).tables == []
    assert preview._told.text() == "已存为 记录.docx"


def test_a_style_of_another_time_is_the_form(session):
    remember_style(session, "竖排")
    assert last_style(session) == "form"


def test_the_keyboard_goes_along_the_bar(preview, qtbot):
    preview.style_choice.setFocus()
    passed = []
    for _ in range(6):
        qtbot.keyClick(preview.focusWidget(), Qt.Key.Key_Tab)
        passed.append(preview.focusWidget().accessibleName())
    assert passed == ["缩小", "放大", "存为 PDF…", "导出 Word…", "关闭", "打印…"]
    preview.style_choice.setFocus()
    qtbot.keyClick(preview.style_choice, Qt.Key.Key_Right)
    assert preview.windowTitle().endswith("公文式")
