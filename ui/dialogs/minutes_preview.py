"""The minutes of a meeting on their way out: the preview, in which the style is chosen, and the Word file."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.exports.minutes import Minutes
from models.exports.minutes_files import minutes_writer
from models.exports.minutes_style import STYLES, styled
from ui.dialogs.print_preview import PrintPreview, write_where_asked
from ui.dialogs.run import run
from ui.session import Session
from ui.widgets.button import Button, button
from ui.widgets.segmented import Segmented

_REMEMBERED = "minutes_style"


def last_style(session: Session) -> str:
    """The style that was chosen last; the form before that."""
    kept = session.settings.text(_REMEMBERED)
    return kept if kept in STYLES else next(iter(STYLES))


def remember_style(session: Session, style: str) -> None:
    """Keeps the style for the next time."""
    session.settings.set_text(_REMEMBERED, style)


class MinutesPreview(PrintPreview):
    """The preview with the choice of the style; what is printed, kept or written as Word is of the chosen one."""

    def __init__(self, session: Session, minutes: Minutes, name: str, parent: QWidget | None) -> None:
        self._minutes, self._plain_name = minutes, name
        style = last_style(session)
        super().__init__(session, partial(minutes_writer("pdf", style), minutes), styled(name, style), parent)
        *first, leave, go, folder = self.findChildren(Button)
        self.style_choice = Segmented()
        self.style_choice.setAccessibleName("样式")
        self.style_choice.set_items([*STYLES.items()])
        self.style_choice.choose(style)
        self.style_choice.chosen.connect(self._restyle)
        self._bar.insertWidget(0, self.style_choice)
        word = button("导出 Word…", self.save_word, icon_name="file-text", hint="按选中的样式")
        self._bar.insertWidget(self._bar.count() - 2, word)
        for before, after in pairwise([self._view, self.style_choice, *first, word, leave, go, folder]):
            self.setTabOrder(before, after)

    def _restyle(self, style: str) -> None:
        remember_style(self._session, style)
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._show_what(partial(minutes_writer("pdf", style), self._minutes), styled(self._plain_name, style))
        finally:
            QApplication.restoreOverrideCursor()

    def save_word(self) -> None:
        """Writes the minutes as a Word file in the style that is shown."""
        target = save_word(self._session, self._minutes, self._plain_name, self)
        if target is not None:
            self._say(f"已存为 {target.name}", target)


def preview_minutes(session: Session, minutes: Minutes, name: str, parent: QWidget | None) -> None:
    """Shows the minutes of a meeting as they will be printed."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        preview = MinutesPreview(session, minutes, name, parent)
    finally:
        QApplication.restoreOverrideCursor()
    run(preview)


def save_word(session: Session, minutes: Minutes, name: str, parent: QWidget | None) -> Path | None:
    """Writes minutes as a Word file where the user says, in the style that was chosen last; None where nothing was written."""
    style = last_style(session)
    write = partial(minutes_writer("docx", style), minutes)
    file = f"{styled(name, style)}.docx"
    return write_where_asked(session, parent, f"导出 Word（{STYLES[style]}）", file, write, purpose="导出 Word")
