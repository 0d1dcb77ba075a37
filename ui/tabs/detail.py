"""The panel beside a list: a head with name and state, tabs below it, buttons at the foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from models.fields import Record
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.layouts import widgets_in
from ui.widgets.link_label import LinkLabel
from ui.widgets.pill import Pill
from ui.widgets.reading_order import in_order
from ui.widgets.rule import rule
from ui.widgets.scrolling import scrolling
from ui.widgets.title_label import TitleLabel
from ui.widgets.title_layout import TitleLayout

_SIDE = 20
_CHOOSE = "选择左侧一条记录，这里显示详情"
_NONE = "左侧没有记录，没有详情可以显示"
_SEVERAL = "选中了 {} 条\n\n右键可以批量修改、复制、放进回收站；只选一条时，这里显示它的详情"


class Detail(QFrame):
    """Head, tabs, foot; subclasses fill the tabs and say what a record shows there."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("detail")
        self.setFixedWidth(332)
        self.name = TitleLabel()
        self.state = Pill("")
        self.closed = Pill("年度已归档", "ok")
        self.closed_words: Callable[[int], str] = lambda _year: ""
        """That a year is closed and since when, '' where it is not."""
        self.under = ElideLabel("")
        self.under.setProperty("role", "note")
        first = TitleLayout(self.name)
        first.addWidget(self.state)
        first.addWidget(self.closed)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addLayout(first)
        words.addWidget(self.under)
        self.check = LinkLabel("", "second")
        """What the self check has found of the record; a click leads there."""
        self.check.hide()
        check = QHBoxLayout()
        check.setContentsMargins(_SIDE, 0, _SIDE, 0)
        check.addWidget(self.check)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(_SIDE, 16, _SIDE, 0)
        self.head.setSpacing(12)
        self.head.addLayout(words, 1)
        self.tab_bar = QTabBar()
        self.tab_bar.setDrawBase(False)
        self.tab_bar.setExpanding(False)
        self.tab_bar.setAccessibleName("详情页签")
        for arrow in self.tab_bar.findChildren(QToolButton):
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard the tabs themselves go on
        self._pages = QStackedWidget()
        self.tab_bar.currentChanged.connect(self._pages.setCurrentIndex)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(_SIDE, 0, _SIDE, 0)
        tabs.addWidget(self.tab_bar, 1)  # all of the width: the chosen tab is bold, and wider than it was laid out
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(
            _SIDE, 2, _SIDE, 12
        )  # with the spacing above, as far from the line as from the edge
        self.foot.setSpacing(8)

        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self.head)
        column.addLayout(check)
        column.addLayout(tabs)
        column.addWidget(self._pages, 1)
        column.addWidget(rule())
        column.addLayout(self.foot)
        self.nothing = plain_label(_CHOOSE, "note", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._shown = False
        """Whether there is a record to show."""
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._stack)

    def add_tab(self, label: str, *widgets: QWidget) -> None:
        """Adds a tab that holds these widgets, one below the other."""
        inner = QWidget()
        inner.setObjectName("canvas")
        column = QVBoxLayout(inner)
        column.setContentsMargins(_SIDE, 6, _SIDE, 16)
        column.setSpacing(12)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        self.tab_bar.addTab(label)
        for made in widgets_in(self.head):  # what stands beside the name was made after the tabs
            if made.focusPolicy() & Qt.FocusPolicy.TabFocus:
                in_order(made, self.check, self.tab_bar)
        self._pages.addWidget(scrolling(inner))

    def show_check(self, count: int, reminders: int = 0) -> None:
        """Says how much the self check has found of the record, what its row is marked for and mere reminders apart; nothing
        where that is nothing."""
        told = [f"{count} 条需要处理"] if count else []
        told += [f"{reminders} 条提醒"] if reminders else []
        self.check.setText(f"自查：{'，'.join(told)} ›" if told else "")
        self.check.setVisible(bool(told))

    def show_record(self, record: Record | None) -> None:
        """Shows a record, or that none is chosen."""
        self._shown = record is not None
        self._stack.setCurrentIndex(1 if self._shown else 0)
        self.nothing.setText(_CHOOSE)
        if record is not None:
            words = self.closed_words(record.year_kept())
            self.closed.setVisible(bool(words))
            self.closed.setToolTip(plain_tip(words))
            self.closed.setAccessibleDescription(words)
            self.fill(record)

    def show_none(self) -> None:
        """There is no record to choose."""
        self.show_record(None)
        self.nothing.setText(_NONE)

    def show_several(self, count: int) -> None:
        """Of several records none is shown: what is done now is done with all of them."""
        several = self._shown and count > 1
        if several:
            self.nothing.setText(_SEVERAL.format(count))
        self._stack.setCurrentIndex(1 if self._shown and not several else 0)

    def fill(self, record: Record) -> None:
        raise NotImplementedError(type(self).__name__)
