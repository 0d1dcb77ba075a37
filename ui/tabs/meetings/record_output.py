"""What of the records leaves the ledger: the open one on paper or as a Word file, the year's register and book, a committee's form."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QStackedWidget

from models.exports.deliver import MINUTES
from models.exports.year_book import BOOK
from ui.dialogs.export_dialog import export
from ui.dialogs.filling import fill_form_dialog
from ui.dialogs.minutes_preview import preview_minutes, save_word
from ui.session import Session
from ui.tabs.meetings.editor import MeetingEditor
from ui.tabs.meetings.view import View


class RecordOutput(View):
    """The side of the records that faces outwards; RecordsView is what shows them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._editor = MeetingEditor(session)
        self.stack = QStackedWidget()
        """The records, or what is said where there are none."""
        self.add_button("预览打印", "printer", self.print_out, hint="预览打印 Ctrl+P")
        more = self.add_button("导出", "file-text", lambda: None, hint="Word、年度台账、年度汇编、上级的空白表")
        menu = QMenu(more)
        menu.addAction("这次会议的 Word 记录", self.export_word)
        menu.addAction("全年会议记录（每次一份）…", self.export_batch)
        menu.addAction("年度组织生活台账…", self.export_register)
        menu.addAction("年度汇编（PDF）…", self.export_book)
        menu.addAction("填上级的空白表…", self.fill_form)
        more.setMenu(menu)

    def print_out(self) -> None:
        if self.stack.currentIndex() == 0:
            preview_minutes(self.session, self._editor.minutes(), self._file_name(), self.window())

    def export_word(self) -> None:
        """Writes the minutes of the open meeting as a Word file."""
        if self.stack.currentIndex() == 0:
            save_word(self.session, self._editor.minutes(), self._file_name(), self.window())

    def _file_name(self) -> str:
        from models.exports.minutes_files import file_stem
        from models.exports.names import safe_name

        return safe_name(file_stem(self._editor.as_typed()))

    def fill_form(self) -> None:
        """Fills a committee's form."""
        fill_form_dialog(self.session, self.window())

    def export_batch(self) -> None:
        """Writes the minutes of the year, one file a meeting."""
        export(self.session, self.window(), MINUTES, year=self.session.today.year)

    def export_register(self) -> None:
        """Writes the register of the year's organization life."""
        export(self.session, self.window(), "meetings", year=self.session.today.year)

    def export_book(self) -> None:
        """Writes the year's bound book."""
        export(self.session, self.window(), BOOK)
