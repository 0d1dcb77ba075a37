"""How a page with a list is laid out: tools, an optional list of selections, the table, the detail, a foot; or nothing yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.widgets.button import button
from ui.widgets.label import plain_label


class ListFrame(QStackedWidget):
    """The list with what stands beside it, or the page that says how to begin."""

    def __init__(
        self,
        table: QWidget,
        detail: QWidget,
        empty: QWidget,
        *,
        side: QWidget | None,
        keys: str,
        elsewhere: Callable[[], object],
    ) -> None:
        """keys: what the foot says of them · elsewhere: shows what was found outside the filter."""
        super().__init__()
        self._foot = plain_label("", "second")
        foot = QFrame()
        foot.setObjectName("bar")
        foot.setFixedHeight(30)
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(24, 0, 24, 0)
        foot_row.addWidget(self._foot, 1)
        self._keys = plain_label(keys, "second")
        foot_row.addWidget(self._keys)
        self._nothing = plain_label("", "note")
        self._go = elsewhere
        self._elsewhere = button("", self._go_elsewhere, kind="link")
        nothing = QWidget()
        words = QVBoxLayout(nothing)
        words.addStretch(1)
        words.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignHCenter)
        words.addWidget(self._elsewhere, 0, Qt.AlignmentFlag.AlignHCenter)
        words.addStretch(1)
        self._list = QStackedWidget()
        self._way: QWidget = table
        self._list.addWidget(table)
        self._list.addWidget(nothing)
        both = QFrame()
        both.setObjectName("listAndDetail")
        sides = QHBoxLayout(both)
        sides.setContentsMargins(0, 1, 0, 0)
        sides.setSpacing(0)
        if side is not None:
            sides.addWidget(side)
        sides.addWidget(self._list, 1)
        sides.addWidget(detail)
        full = QWidget()
        rows = QVBoxLayout(full)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(both, 1)
        rows.addWidget(foot)
        self.addWidget(full)
        self.addWidget(empty)

    def show_rows(self, any_found: bool, elsewhere: str = "") -> None:
        """The table, or the sentence that nothing was found; `elsewhere`: what the filter keeps out of sight."""
        self._list.setCurrentIndex(self._list.indexOf(self._way) if any_found else 1)
        self._nothing.setText("没有符合条件的记录" if not elsewhere else "当前的筛选里没有")
        self._elsewhere.show_label(elsewhere)
        self._elsewhere.setVisible(bool(elsewhere))

    def _go_elsewhere(self) -> None:
        """The button goes with the sentence: the keyboard goes to the records that came in its place."""
        self._go()
        if self._list.currentIndex() != 1:
            self._way.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_way(self, way: QWidget) -> None:
        """Shows the records in another way than the table, or in the table again."""
        if self._list.indexOf(way) < 0:
            self._list.addWidget(way)
        self._way = way
        if self._list.currentIndex() != 1:
            self._list.setCurrentWidget(way)

    def say_keys(self, keys: str) -> None:
        """Which keys mean something in the way that is shown."""
        self._keys.setText(keys)

    def say(self, sentence: str) -> None:
        """The sentence at the foot."""
        self._foot.setText(sentence)
