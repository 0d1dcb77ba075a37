"""销号申请单 on its way out: the preview, to the printer, as PDF or as a Word file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.exports.closing_form import TITLE, ClosingForm
from models.exports.evidence import form_of
from models.exports.names import safe_name
from models.records import Rectification
from ui.dialogs.print_preview import PrintPreview, write_where_asked
from ui.dialogs.run import run
from ui.session import Session
from ui.widgets.button import button


class ClosingPreview(PrintPreview):
    """The preview with a button for the Word file."""

    def __init__(self, session: Session, form: ClosingForm, name: str, parent: QWidget | None) -> None:
        from models.exports.pdf.closing_form import write_closing_pdf

        self._form = form
        super().__init__(session, partial(write_closing_pdf, form), name, parent, full=False)
        word = button("导出 Word…", self.save_word, icon_name="file-text")
        self._bar.insertWidget(self._bar.count() - 2, word)

    def save_word(self) -> None:
        """Writes the form as a Word file where the user says."""
        from models.exports.word_closing_form import write_closing_docx

        write = partial(write_closing_docx, self._form)
        target = write_where_asked(
            self._session, self, "导出 Word", f"{self._name}.docx", write, full=False, purpose="导出 Word"
        )
        if target is not None:
            self._say(f"已存为 {target.name}", target)


def preview_closing(session: Session, number: int, parent: QWidget | None) -> None:
    """Shows the form of an item as it will be printed."""
    item = session.ledger.get(Rectification, number)
    if item is None:
        return
    form = form_of(session.ledger, item)
    name = safe_name(f"{TITLE}-{item.number or item.title()}", "")
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        preview = ClosingPreview(session, form, name, parent)
    finally:
        QApplication.restoreOverrideCursor()
    run(preview)
