"""What of the records leaves the ledger: the open one on paper or as a Word file, the year's register and book, a committee's form."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from models.exports.deliver import MINUTES
from models.exports.minutes import Minutes, minutes_of
from models.exports.year_book import BOOK
from ui.dialogs.export_dialog import export
from ui.dialogs.filling import fill_form_dialog
from ui.dialogs.minutes_preview import preview_minutes, save_word
from ui.session import Session
from ui.tabs.meetings.editor import MeetingEditor
from ui.tabs.meetings.view import View


class RecordOutput:
    """Prints and writes what the editor shows, and what is written of the whole year."""

    def __init__(self, session: Session, editor: MeetingEditor, view: View) -> None:
        self._session, self._editor, self._view = session, editor, view

    def menu(self, over: QWidget) -> QMenu:
        """What can be written; of the open record only where one is shown."""
        menu = QMenu(over)
        word = menu.addAction("这次会议的 Word 记录", self.export_word)
        menu.addAction("全年会议记录（每次一份）…", self.export_batch)
        menu.addAction("年度组织生活台账…", self.export_register)
        menu.addAction("年度汇编（PDF）…", self.export_book)
        menu.addAction("填上级的空白表…", self.fill_form)
        menu.aboutToShow.connect(lambda: word.setEnabled(self._view.buttons_shown()))
        return menu

    def print_out(self) -> None:
        """Shows the minutes of the open meeting as they would be printed."""
        preview_minutes(self._session, self.minutes(), self._file_name(), self._view.window())

    def export_word(self) -> None:
        """Writes the minutes of the open meeting as a Word file."""
        if self._view.buttons_shown():
            save_word(self._session, self.minutes(), self._file_name(), self._view.window())

    def minutes(self) -> Minutes:
        """What would be printed now."""
        session, editor = self._session, self._editor
        people, items = editor.roll.parts(), editor.agenda.items
        return minutes_of(editor.as_typed(), people, items, session.branch, session.members, editor.others)

    def _file_name(self) -> str:
        from models.exports.minutes_files import file_stem
        from models.exports.names import safe_name

        return safe_name(file_stem(self._editor.as_typed()))

    def fill_form(self) -> None:
        """Fills a committee's form."""
        fill_form_dialog(self._session, self._view.window())

    def export_batch(self) -> None:
        """Writes the minutes of the year, one file a meeting."""
        export(self._session, self._view.window(), MINUTES, year=self._session.today.year)

    def export_register(self) -> None:
        """Writes the register of the year's organization life."""
        export(self._session, self._view.window(), "meetings", year=self._session.today.year)

    def export_book(self) -> None:
        """Writes the year's bound book."""
        export(self._session, self._view.window(), BOOK)
