"""The preview shows the very PDF, keeps or prints it, and leaves nothing among the temporary files."""

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from models.exports.minutes import minutes_of
from models.exports.pdf.guide import write_guide_pdf
from models.exports.pdf.minutes import write_minutes_pdf
from models.records import Meeting
from ui.dialogs import print_preview
from ui.dialogs.print_preview import PrintPreview, paint_pages, where_printed


@pytest.fixture
def minutes(session):
    meeting = session.ledger.all(Meeting)[0]
    return minutes_of(meeting, [], [], session.branch)


@pytest.fixture
def preview(qtbot, shell, session, minutes):
    made = PrintPreview(session, lambda path: write_minutes_pdf(minutes, path), "2026-10-12-支部党员大会", shell)
    qtbot.addWidget(made)
    made.show()
    return made


def pages(file: Path) -> int:
    document = QPdfDocument()
    document.load(str(file))
    return document.pageCount()


def test_what_is_shown_can_be_kept_and_is_logged(preview, session, answers, tmp_path):
    answers.file = tmp_path / "记录.pdf"
    preview.save_pdf()
    assert answers.file.read_bytes() == preview._file.read_bytes()
    assert session.ledger.exports()[0]["what"] == answers.file.name


def test_a_target_in_use_is_refused_in_a_sentence(preview, session, answers, tmp_path):
    answers.file = tmp_path
    preview.save_pdf()
    assert "文件夹" in answers.said[0]
    assert session.ledger.exports() == []


def test_nothing_is_left_among_the_temporary_files(preview):
    folder = preview._file.parent
    assert folder.is_dir()
    preview.reject()
    assert not folder.exists()


def test_zoom_goes_in_and_out(preview):
    preview._zoom(1.2)
    larger = preview._view.zoomFactor()
    preview._zoom(1 / 1.2)
    assert preview._view.zoomFactor() < larger


def test_pages_are_printed_as_they_are(preview, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    assert paint_pages(preview._document, printer, 1, preview._document.pageCount())
    assert pages(tmp_path / "打印.pdf") == preview._document.pageCount()


@pytest.mark.qt_log_ignore("QP", extend=True)
def test_a_printer_that_refuses_is_told_from_one_that_prints(preview, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "没有的文件夹" / "打印.pdf"))
    assert not paint_pages(preview._document, printer, 1, 1)


def pdf_printer(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def test_printed_into_a_file_the_pdf_has_the_text_that_is_shown(preview, tmp_path):
    """It was pictures of the pages: nothing could be found or copied in it, and it was ten times as large."""
    file = tmp_path / "打印.pdf"
    assert preview._put_out(pdf_printer(file), 1, preview._document.pageCount())
    assert file.read_bytes() == preview._file.read_bytes()
    document = QPdfDocument()
    document.load(str(file))
    assert "党员大会" in document.getAllText(0).text()


def test_some_of_the_pages_are_printed_into_a_file_alone(qtbot, shell, session, tmp_path):
    preview = PrintPreview(session, write_guide_pdf, "手册", shell)
    qtbot.addWidget(preview)
    assert preview._put_out(pdf_printer(tmp_path / "打印.pdf"), 2, 2)
    preview.reject()
    assert pages(tmp_path / "打印.pdf") == 1


def test_a_file_that_cannot_be_printed_into_is_said(preview, answers, tmp_path):
    assert not preview._put_out(pdf_printer(tmp_path / "没有的文件夹" / "打印.pdf"), 1, preview._document.pageCount())
    assert "文件夹" in answers.said[0]
    assert not preview.taken


def test_what_the_print_dialog_wrote_into_a_file_is_not_said_to_be_printed(preview, tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "记录.pdf"))
    assert where_printed(printer, "记录") == "已存为文件 记录.pdf，没有用打印机"
    printer.setOutputFileName("")
    printer.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
    assert where_printed(printer, "记录") == "已送到打印机：记录"


def test_where_it_went_is_read_whole_and_its_folder_is_one_click_away(preview, answers, monkeypatch, tmp_path):
    """In the place of the count of pages there was room for eleven characters, and the notice of the window lay behind."""
    shown = []
    monkeypatch.setattr(print_preview, "show_file", lambda path, _parent: shown.append(path))
    assert not preview._told_row.isVisible()
    answers.file = tmp_path / "2026-11-27-支部党员大会.pdf"
    preview.save_pdf()
    assert preview._told.text() == "已存为 2026-11-27-支部党员大会.pdf"
    assert not preview._told.is_cut()
    assert str(tmp_path) in preview._told_row.toolTip()
    preview._open.click()
    assert shown == [tmp_path]
    preview._say("已送到打印机：记录")
    assert not preview._open.isVisible()  # it lies in no folder
