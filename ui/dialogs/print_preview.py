"""The preview of what is printed: the very PDF, on the screen, to the printer at 300 dots an inch, or into a file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.exports import ExportRefused, TargetBusy
from models.exports.atomic import write_or_refuse
from models.exports.sheet import Sheet
from models.workplace import Workplace
from ui.dialogs.ask import WRITTEN_FILES, file_to_write, refuse, show_file
from ui.dialogs.run import run
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_tip

_RESOLUTION = 300  # dots an inch: a page at 600 would be a picture of 139 MB


class PrintPreview(QDialog):
    """Shows a PDF that `write` makes; nothing else is laid out for printing."""

    def __init__(
        self,
        session: Session,
        write: Callable[[Path], object],
        name: str,
        parent: QWidget | None,
        *,
        full: bool = True,
        purpose: str = "",
        rows: int = 1,
    ) -> None:
        """full, purpose, rows: what the log of exports is told where it is printed or kept."""
        super().__init__(parent)
        self._session, self._full, self._purpose, self._rows = session, full, purpose, rows
        self.taken = False
        """Whether it was printed or kept as a file."""
        self._folder = Workplace()
        self._file = Path(self._folder.name) / "预览.pdf"
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName("打印预览")
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._state = ElideLabel("", "note")
        bar = self._bar = QHBoxLayout()
        bar.setContentsMargins(18, 12, 18, 12)
        bar.setSpacing(10)
        bar.addWidget(self._state, 1)
        bar.addWidget(button("", lambda: self._zoom(1 / 1.2), icon_name="zoom-out", hint="缩小"))
        bar.addWidget(button("", lambda: self._zoom(1.2), icon_name="zoom-in", hint="放大"))
        bar.addWidget(button("存为 PDF…", self.save_pdf, icon_name="download", hint="Ctrl+S"))
        bar.addWidget(button("关闭", self.reject))
        bar.addWidget(button("打印…", self.print_out, icon_name="printer", kind="primary", hint="Ctrl+P"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._lay_told())
        column.addWidget(self._view, 1)
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(min(940, room.width() - 60), max(480, room.height() - 60))
        self.addAction("打印", "Ctrl+P", self.print_out)
        self.addAction("存为 PDF", "Ctrl+S", self.save_pdf)
        self._show_what(write, name)

    def _lay_told(self) -> QWidget:
        """A line of its own for where it went, in the place of the count of pages there was no room for a name."""
        self._written = Path()
        self._told = ElideLabel("", "second")
        self._told.show_tone("ok")
        self._open = button("打开所在文件夹", lambda: show_file(self._written.parent, self), icon_name="folder-open")
        self._told_row = QWidget()
        row = QHBoxLayout(self._told_row)
        row.setContentsMargins(18, 0, 18, 12)
        row.setSpacing(10)
        row.addWidget(self._told, 1)
        row.addWidget(self._open)
        self._told_row.hide()
        return self._told_row

    def _show_what(self, write: Callable[[Path], object], name: str) -> None:
        """Shows what `write` makes; Windows replaces no file that is still open."""
        self._name = name
        self.setWindowTitle(f"打印预览 · {name}")
        self._document.close()
        write(self._file)
        self._document.load(str(self._file))
        self._state.setText(f"共 {self._document.pageCount()} 页")

    @classmethod
    def sheet(cls, session: Session, sheet: Sheet, name: str, parent: QWidget | None) -> None:
        """Shows a table that is written into by hand, as it will be printed."""
        from models.exports.pdf.table import write_table_pdf

        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            preview = cls(
                session, lambda path: write_table_pdf(sheet, path), name, parent, full=False, rows=sheet.records
            )
        finally:
            QApplication.restoreOverrideCursor()
        run(preview)

    def _zoom(self, factor: float) -> None:
        if self._view.zoomMode() != QPdfView.ZoomMode.Custom:
            width = self._document.pagePointSize(0).width() * self.logicalDpiX() / 72
            self._view.setZoomFactor((self._view.viewport().width() - 20) / width)
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(4.0, max(0.3, self._view.zoomFactor() * factor)))

    def save_pdf(self) -> None:
        """Keeps the PDF that is shown."""
        target = write_where_asked(
            self._session, self, "存为 PDF", f"{self._name}.pdf", partial(shutil.copyfile, self._file),
            full=self._full, purpose=self._purpose, rows=self._rows,
        )  # fmt: skip
        if target is not None:
            self._say(f"已存为 {target.name}", target)

    def done(self, result: int) -> None:
        """Leaves no copy of the minutes in the folder for temporary files; Windows deletes no file that is still open."""
        self._document.close()
        self._folder.cleanup()
        super().done(result)

    def print_out(self) -> None:
        """Prints the pages that the print dialog asks for."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(_RESOLUTION)
        printer.setDocName(self._name)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("打印")
        dialog.setMinMax(1, self._document.pageCount())
        if dialog.exec():
            first = printer.fromPage() or 1
            last = printer.toPage() or self._document.pageCount()
            if not self._put_out(printer, first, last):
                return
            purpose = self._purpose or "打印"
            self._session.ledger.log_export(f"{self._name}：打印", self._rows, full=self._full, purpose=purpose)
            self._say(where_printed(printer, self._name), Path(printer.outputFileName()))

    def _put_out(self, printer: QPrinter, first: int, last: int) -> bool:
        """Prints pages, or where the printer is a PDF file puts the one that is shown there: painted, the file would be pictures
        of pages, without a text to find or copy, and ten times as large. Some of the pages are painted. False: said why not."""
        file = printer.outputFileName()
        whole = first <= 1 and last >= self._document.pageCount()
        if file and printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and whole:
            try:
                write_or_refuse(Path(file), partial(shutil.copyfile, self._file))
            except (ExportRefused, TargetBusy) as refusal:
                refuse(self, str(refusal))
                return False
            return True
        if paint_pages(self._document, printer, first, last):
            return True
        if file:
            refuse(self, f"“{Path(file).name}”没有写成。请换一个位置或文件名再试。")
        else:
            refuse(self, f"打印机“{printer.printerName()}”没有接收，一页也没有打印。请检查打印机后再试。")
        return False

    def _say(self, sentence: str, file: Path = Path()) -> None:
        """It was printed, or kept as a file. Said here too: the foot of the window lies behind this dialog."""
        self.taken = True
        self._written = file
        self._told.setText(sentence)
        self._told_row.setToolTip(plain_tip(f"在文件夹：{file.parent}") if file.name else "")
        self._open.setVisible(bool(file.name))
        self._told_row.show()
        self._session.say(sentence)


def where_printed(printer: QPrinter, name: str) -> str:
    """Where the pages went: where no printer is set up, the print dialog offers to write a file."""
    file = printer.outputFileName()
    return f"已存为文件 {Path(file).name}，没有用打印机" if file else f"已送到打印机：{name}"


def paint_pages(document: QPdfDocument, printer: QPrinter, first: int, last: int) -> bool:
    """Prints pages (counted from 1) so that they fill the paper as they do in the PDF; False where the printer refuses."""
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number in range(first - 1, last):
        if number >= first:
            printer.newPage()
        points = document.pagePointSize(number)
        scale = printer.resolution() / 72
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        page = QImage(size, QImage.Format.Format_RGB32)
        page.fill(QColor("white"))
        over = QPainter(page)
        over.drawImage(QPointF(0, 0), document.render(number, size))
        over.end()
        painter.drawImage(QRectF(QPointF(0, 0), page.size().toSizeF()), page)
    return painter.end()


def save_sheet_word(session: Session, sheet: Sheet, name: str, parent: QWidget | None) -> None:
    """Writes a table that is written into by hand as a Word file where the user says."""
    from models.exports.word_table import write_table_docx

    write_where_asked(
        session, parent, "导出 Word", f"{name}.docx", lambda path: write_table_docx(sheet, path),
        full=False, rows=sheet.records,
    )  # fmt: skip


def write_where_asked(
    session: Session,
    parent: QWidget | None,
    what: str,
    name: str,
    write: Callable[[Path], object],
    *,
    full: bool = True,
    purpose: str = "",
    rows: int = 1,
) -> Path | None:
    """Writes one file where the user says, and notes that it left the ledger; None where nothing was written."""
    proposed = session.settings.export_folder() / name
    target = file_to_write(parent, what, WRITTEN_FILES[proposed.suffix.removeprefix(".")], proposed)
    if target is None:
        return None
    try:
        write_or_refuse(target, write)
    except (ExportRefused, TargetBusy) as refusal:
        refuse(parent, str(refusal))
        return None
    session.ledger.log_export(target.name, rows, full=full, purpose=purpose or what)
    session.settings.exported_to(target)
    session.say(f"已写入 {target.name}")
    return target
