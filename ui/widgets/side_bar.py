"""The navigation at the left: looks like a list, and is a tab bar to keyboard and screen reader."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSpacerItem, QVBoxLayout, QWidget

from ui.look import theme
from ui.look.icons import pixmap
from ui.widgets.click_frame import ClickFrame
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_tip
from ui.widgets.navigation import MARGIN, SLIM, SLIM_MARGIN, WIDE, Navigation
from ui.widgets.rule import rule
from ui.widgets.side_button import SideButton

BACKUPS = "backups"
"""The key of the foot, as that of a button."""
_TITLE = "支部台账"
_TOP, _BELOW, _LOW = 20, 24, 10
"""Pixels above the name of the program and below it, and either in a low window."""
_SHIELDS = {"ok": ("shield-check", "ok"), "calm": ("info", "warn"), "neutral": ("info", "text2")}
"""The icon at the foot and its colour by tone; what is wrong has a triangle."""


class _Flag(QWidget):
    """The mark of the program: an abstract flag on a red square."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.drawPixmap(8, 8, pixmap("flag", 20, "on_accent", self.devicePixelRatioF()))
        painter.end()


class SideBar(QFrame):
    """Navigation, a few buttons below it, and at the foot what was last backed up."""

    chosen = Signal(str)
    """The key of the page chosen, by click, key or `choose`."""
    action = Signal(str)
    """The key of a button pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideBar")
        self._slim = False
        self._state = "ok"
        self._buttons: dict[str, SideButton] = {}
        self._low = False
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        self._head = self._header()
        column.addLayout(self._head)
        self._gap = QSpacerItem(0, _BELOW)
        column.addItem(self._gap)
        self._tabs = Navigation()
        self._tabs.currentChanged.connect(self._was_changed)
        column.addWidget(self._tabs)
        column.addStretch()
        self._bottom = QVBoxLayout()
        self._bottom.setSpacing(4)
        column.addLayout(self._bottom)
        column.addSpacing(10)
        column.addWidget(rule())
        column.addSpacing(12)
        column.addWidget(self._foot())
        theme.watcher.changed.connect(self._tint)
        self._tint()
        self.set_collapsed(False)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(_Flag(), 0, Qt.AlignmentFlag.AlignLeft)
        self._names = QWidget()
        words = QVBoxLayout(self._names)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self._title, self._branch = ElideLabel(_TITLE, "title"), ElideLabel("", "note")
        words.addWidget(self._title)
        words.addWidget(self._branch)
        row.addWidget(self._names, 1)
        return row

    def _foot(self) -> QWidget:
        """What was last backed up; a click leads to where that can be bettered."""
        self._state_frame = frame = ClickFrame()
        frame.setObjectName("sideFoot")
        frame.clicked.connect(lambda: self.action.emit(BACKUPS))
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._shield, self._footer = QLabel(), QLabel()
        self._shield.setFixedSize(18, 18)
        self._footer.setProperty("role", "note")
        self._footer.setTextFormat(Qt.TextFormat.PlainText)
        self._footer.setWordWrap(True)
        row.addSpacing(4)
        row.addWidget(self._shield)
        row.addWidget(self._footer, 1)
        return frame

    def _tint(self) -> None:
        name, colour = _SHIELDS.get(self._state, ("triangle-alert", self._state))
        self._shield.setPixmap(pixmap(name, 16, colour, self.devicePixelRatioF()))

    def add(self, key: str, icon: str, label: str) -> None:
        """Adds a page; the first becomes the current one. Raises KeyError for an unknown icon."""
        self._tabs.add(key, icon, label)

    def add_action(self, key: str, icon: str, label: str) -> None:
        """Adds a button below the pages."""
        button = SideButton(label, icon)
        button.clicked.connect(lambda _checked=False: self.action.emit(key))
        self._buttons[key] = button
        self._bottom.addWidget(button)
        QWidget.setTabOrder(button, self._state_frame)  # which stands below all of them
        button.set_slim(self._slim)

    def above(self, key: str, height: int) -> QPoint:
        """Where on the screen something so high stands right above a button, be it pressed by mouse or by key; beside it where
        the screen has less room above: it would be pushed down over the button."""
        pressed = self._buttons[key]
        place, top = pressed.mapToGlobal(QPoint(0, -height)), self.screen().availableGeometry().top()
        if place.y() >= top:
            return place
        foot = pressed.mapToGlobal(QPoint(0, pressed.height())).y()
        return QPoint(self.mapToGlobal(QPoint(self.width(), 0)).x(), max(top, foot - height))

    def set_badge(self, key: str, text: str, tone: str = "neutral") -> None:
        """A short word beside a page, '' for none. Raises ValueError for an unknown page."""
        theme.tone(tone)
        self._tabs.set_badge(key, text, tone)

    def set_branch(self, name: str) -> None:
        """The short name of the branch, below the name of the program."""
        self._branch.setText(name)
        self.setAccessibleDescription(name)

    def set_footer(self, text: str, tone: str = "ok") -> None:
        """What stands at the foot: a few lines on the last backup; tone: ok, neutral, calm for what could be better, or warn and bad for what
        is wrong with it."""
        self._footer.setText(text)
        self._state = tone
        self._tint()
        self._state_frame.setToolTip(plain_tip(f"{text}\n点这里打开“备份与恢复”"))
        self._state_frame.setAccessibleName(text)
        self._state_frame.setAccessibleDescription("打开备份与恢复")

    def set_collapsed(self, collapsed: bool) -> None:
        """Shrinks to icons with small labels below, or back."""
        self._slim = collapsed
        self.setFixedWidth(SLIM if collapsed else WIDE)
        self._head.setContentsMargins(10 if collapsed else 0, 0, 0, 0)
        self._set_margins()
        self._tabs.set_slim(collapsed)
        self._names.setVisible(not collapsed)
        self._footer.setVisible(not collapsed)
        for button in self._buttons.values():
            button.set_slim(collapsed)

    def _set_margins(self) -> None:
        side = SLIM_MARGIN if self._slim else MARGIN
        self._column.setContentsMargins(side, _LOW if self._low else _TOP, side - 1, 14)  # one pixel is the line

    def minimumSizeHint(self) -> QSize:
        """What it needs in a low window, where everything moves together."""
        usual = super().minimumSizeHint()
        return usual if self._low else usual - QSize(0, self._saves())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needs = super().minimumSizeHint().height() + (self._saves() if self._low else 0)
        if (self.height() < needs) != self._low:
            self._low = not self._low
            self._set_margins()
            self._gap.changeSize(0, _LOW if self._low else _BELOW)
            self._tabs.set_low(self._low)
            self._column.invalidate()

    def _saves(self) -> int:
        return self._tabs.saves() + _TOP + _BELOW - 2 * _LOW

    def is_collapsed(self) -> bool:
        """Whether the labels stand below the icons."""
        return self._slim

    def current(self) -> str:
        """The key of the current page; '' without pages."""
        place = self._tabs.currentIndex()
        return self._tabs.keys[place] if place >= 0 else ""

    def choose(self, key: str) -> None:
        """Goes to a page. Raises ValueError for an unknown one."""
        self._tabs.setCurrentIndex(self._tabs.keys.index(key))

    def _was_changed(self, place: int) -> None:
        if 0 <= place < len(self._tabs.keys):
            self.chosen.emit(self._tabs.keys[place])
