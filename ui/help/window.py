"""The window of the help: pages and a search at the left, the page at the right. It stays open beside the work."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.help.contents_list import ContentsList, Entry, all_pages
from ui.help.pages import PAGES, HelpPage
from ui.help.reader import Reader
from ui.help.searching import search
from ui.look import theme
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label
from ui.widgets.search_field import SearchField

NAME = "helpWindow"
"""By which it is found under the window to which it belongs."""
_KEPT = "help_size"
_DIGITS = 5  # of a size: a file that was edited by hand may hold what Qt cannot count
_USUAL, _LEAST = QSize(1000, 700), QSize(720, 460)
_LIST = 252  # pixels


@dataclass(frozen=True)
class _Spot:
    """Where one was: the page, and how far down."""

    page: HelpPage
    down: int


class HelpWindow(QDialog):
    """Shows the help. There is one for each window of the program, and it is hidden when it is closed."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session: Session | None = None
        self._page: HelpPage | None = None
        self._been: list[_Spot] = []
        self.setObjectName(NAME)
        self.setWindowTitle("使用说明")
        self.setMinimumSize(_LEAST)
        self.search = SearchField("搜索说明和条文", "Ctrl+F")
        self.list = ContentsList()
        self.nothing = EmptyState("search", "", "换一个词，或清空上面的框。")
        self.reader = Reader()
        self.back = button("返回", self.go_back, icon_name="chevron-left", hint="Alt+←")
        self.back.hide()
        self._where = plain_label("", "note")
        self.guide = button("打印快速指南…", self.print_guide, icon_name="printer", hint="两页 A4，放在手边")
        self.guide.hide()
        self._left = QStackedWidget()
        self._left.addWidget(self.list)
        self._left.addWidget(self.nothing)
        self._lay_out()
        self.search.searched.connect(self._find)
        self.search.descended.connect(self._descend)
        self.list.wanted.connect(self._show_entry)
        self.list.left.connect(self.search.setFocus)
        self.reader.followed.connect(self._follow)
        theme.watcher.changed.connect(self.reader.write_again)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._start_search)
        for key in (QKeySequence("Alt+Left"), QKeySequence(QKeySequence.StandardKey.Back)):
            QShortcut(key, self).activated.connect(self.go_back)
        self.list.show_lines(all_pages())
        self.resize(_USUAL.boundedTo(self._room()))

    def take_session(self, session: Session | None) -> None:
        """Whose settings remember its size, and under whose log the guide is printed; None while no ledger is open."""
        if session is not None and self._session is None:
            wide, _, high = session.settings.text(_KEPT).partition("x")
            if wide.isdecimal() and high.isdecimal() and max(len(wide), len(high)) <= _DIGITS:
                self.resize(QSize(int(wide), int(high)).expandedTo(_LEAST).boundedTo(self._room()))
        self._session = session
        self.guide.setVisible(session is not None)

    def _lay_out(self) -> None:
        panel = QFrame()
        panel.setObjectName("filterPanel")
        panel.setFixedWidth(_LIST)
        left = QVBoxLayout(panel)
        left.setContentsMargins(12, 14, 12, 14)
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addWidget(self._left, 1)
        left.addWidget(self.guide)
        bar = QHBoxLayout()
        bar.setContentsMargins(26, 8, 14, 8)
        bar.setSpacing(12)
        bar.addStrut(34)
        bar.addWidget(self.back)
        bar.addWidget(self._where)
        bar.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(bar)
        right.addWidget(self.reader, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addLayout(right, 1)

    # Pages

    def page(self) -> HelpPage | None:
        """The page that is shown."""
        return self._page

    def show_page(self, page: HelpPage, heading: str = "") -> None:
        """Shows a page, and chooses it in the list of all pages."""
        if self.search.text():
            self.search.clear()
        self._show(page, heading)

    def _show(self, page: HelpPage, heading: str = "") -> None:
        if self._page is not None and (self._page is not page or heading):
            self._been.append(_Spot(self._page, self.reader.verticalScrollBar().value()))
        self._show_now(page, heading)

    def _show_now(self, page: HelpPage, heading: str = "") -> None:
        self._page = page
        self._where.setText(f"{page.heading} › {page.title}")
        self.reader.show_page(page, heading, self.search.text())
        self.list.choose(page)
        self.back.setVisible(bool(self._been))

    def _show_entry(self, entry: Entry) -> None:
        assert entry.page is not None
        self._show(entry.page, entry.found.section.heading if entry.found is not None else "")

    def _follow(self, file: str, heading: str) -> None:
        wanted = next((page for page in PAGES if page.file == file), self._page)
        if wanted is not None:
            self._show(wanted, heading)

    def go_back(self) -> None:
        """The page before, as far down as one was."""
        if self._been:
            spot = self._been.pop()
            self._show_now(spot.page)
            self.reader.verticalScrollBar().setValue(spot.down)

    # Search

    def _find(self, text: str) -> None:
        if not text.strip():
            self.list.show_lines(all_pages())
            self._left.setCurrentWidget(self.list)
            if self._page is not None:
                self.list.choose(self._page)
        else:
            found = search(text)
            self.list.show_lines([Entry(page=one.section.page, found=one) for one in found])
            self.nothing.tell("没有找到", self.nothing.sentence.text())
            self._left.setCurrentWidget(self.list if found else self.nothing)
        self.reader.mark(text)

    def _descend(self) -> None:
        if self._left.currentWidget() is self.list:
            self.list.start()

    def _start_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # The guide

    def print_guide(self) -> None:
        """The guide of two pages as it will be printed."""
        from ui.help.guide_preview import preview_guide

        assert self._session is not None
        preview_guide(self._session, self)

    # Window

    def _room(self) -> QSize:
        """What the screen has room for, under a title."""
        return self.screen().availableSize() - QSize(20, 50)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remembers how large it was."""
        super().hideEvent(event)
        if self._session is not None and not self.isMaximized():
            self._session.settings.set_text(_KEPT, f"{self.width()}x{self.height()}")

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._been.clear()
        self.back.hide()
