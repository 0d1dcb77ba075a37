"""The preview of a filled form: its sheets as tabs, the grid, and what the colours say."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.forms.picture import Picture
from ui.dialogs.fill_grid import FillGrid
from ui.look import theme
from ui.widgets.busy_bar import BusyBar
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label


class _Swatch(QWidget):
    """A small field in the colour of a kind of cell."""

    def __init__(self, token: str, mark: str = "") -> None:
        super().__init__()
        self._token, self._mark = token, mark
        self.setFixedSize(QSize(22, 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self._token))
        painter.setPen(theme.colour("line3"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(theme.colour("warn"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._mark)
        painter.end()


class FillPreview(QWidget):
    """Shows what comes of filling, a tab for each sheet; while a new one is worked out the old one stays."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = Picture()
        self._bar = BusyBar("正在填表")
        self._bar.setFixedHeight(6)
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setAccessibleName("工作表")
        self._tabs.currentChanged.connect(self._show)
        self.grid = FillGrid()
        self._more = plain_label("", "note")
        self._stack = QStackedWidget()
        self._nothing = EmptyState("file-spreadsheet", "正在读表…", "认出表头后，这里显示填好的样子。")
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.grid)
        legend = QHBoxLayout()
        legend.setSpacing(6)
        for token, mark, text in (
            ("info_bg", "", "填入的"),
            ("warn_bg", "！", "填不了的（指上去看原因）"),
            ("surface", "", "原样不动"),
        ):
            legend.addWidget(_Swatch(token, mark))
            legend.addWidget(plain_label(text, "note"))
            legend.addSpacing(8)
        legend.addStretch(1)
        legend.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._tabs)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        column.addLayout(legend)
        self._tabs.hide()

    def work(self, on: bool) -> None:
        """Says whether a new preview is being worked out."""
        self._bar.setVisible(on)

    def show_picture(self, picture: Picture) -> None:
        """Shows a preview; the sheet that was looked at stays where it is still there."""
        before = self._tabs.tabText(self._tabs.currentIndex())
        self._picture = picture
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        names = [page.sheet for page in picture.pages]
        for name in names:
            self._tabs.addTab(name)
        most = max(range(len(names)), key=lambda k: sum(bool(c.state) for c in picture.pages[k].cells), default=0)
        self._tabs.setCurrentIndex(names.index(before) if before in names else most)
        self._tabs.blockSignals(False)
        self._tabs.setVisible(len(names) > 1)
        self._show(self._tabs.currentIndex())

    def show_nothing(self, title: str, sentence: str) -> None:
        """Says why there is no preview."""
        self._nothing.tell(title, sentence)
        self._stack.setCurrentIndex(0)
        self._tabs.hide()
        self._more.setText("")

    def show_cell(self, sheet: str, address: str) -> None:
        """Goes to a cell."""
        names = [page.sheet for page in self._picture.pages]
        if sheet in names:
            self._tabs.setCurrentIndex(names.index(sheet))
            self.grid.show_cell(address)

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._picture.pages):
            return
        page = self._picture.pages[place]
        self.grid.show_page(page)
        self._stack.setCurrentIndex(1)
        left = [f"下面还有 {page.more} 行"] if page.more > 0 else []
        left += [f"另有 {self._picture.others} 张工作表同样填好"] if self._picture.others else []
        self._more.setText("，".join(left))
