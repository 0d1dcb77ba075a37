"""移交清单 on its way out: the preview, to the printer, as PDF or as a Word file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.exports.names import safe_name
from models.handover.handing import PURPOSE
from models.handover.listing import TITLE, HandoverList
from ui.dialogs.print_preview import PrintPreview, write_where_asked
from ui.dialogs.run import run
from ui.session import Session
from ui.widgets.button import button


class ListPreview(PrintPreview):
    """The preview with a button for the Word file."""

    def __init__(self, session: Session, listed: HandoverList, parent: QWidget | None) -> None:
        from models.exports.pdf.handover_list import write_handover_pdf

        self._listed = listed
        name = safe_name(f"{TITLE}-{Path(listed.file).stem}")
        write = partial(write_handover_pdf, listed)
        super().__init__(session, write, name, parent, full=False, purpose=PURPOSE)
        word = button("导出 Word…", self.save_word, icon_name="file-text")
        self._bar.insertWidget(self._bar.count() - 2, word)

    def save_word(self) -> None:
        """Writes the list as a Word file where the user says."""
        from models.exports.word_handover_list import write_handover_docx

        write = partial(write_handover_docx, self._listed)
        target = write_where_asked(
            self._session, self, "导出 Word", f"{self._name}.docx", write, full=False, purpose=PURPOSE
        )
        if target is not None:
            self._say(f"已存为 {target.name}", target)


def preview_list(session: Session, listed: HandoverList, parent: QWidget | None) -> None:
    """Shows the list as it will be printed."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        preview = ListPreview(session, listed, parent)
    finally:
        QApplication.restoreOverrideCursor()
    run(preview)
