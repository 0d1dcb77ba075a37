"""The navigation at the left: looks like a list, and is a tab bar to keyboard and screen reader."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from ui import fonts, theme
from ui.icons import icon as named_icon
from ui.icons import pixmap
from ui.widgets.elide_label import ElideLabel
from ui.widgets.pill import HEIGHT as PILL_HEIGHT
from ui.widgets.pill import paint_pill, pill_width

WIDE, SLIM = 208, 68
_MARGIN, _STEP, _ROW = 14, 44, 40
_TITLE = "支部台账"


class _Navigation(QTabBar):
    """Tabs below each other, painted as rows with icon, label and badge."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []
        self._icons: list[str] = []
        self._badges: dict[str, tuple[str, str]] = {}
        self._slim, self._hover = False, -1
        self.setObjectName("navigation")
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("导航")

    def add(self, key: str, icon: str, label: str) -> None:
        named_icon(icon)  # an unknown name is refused now, not while painting
        self.keys.append(key)
        self._icons.append(icon)
        self.addTab(label)
        self.setTabToolTip(self.count() - 1, label if self._slim else "")

    def set_badge(self, key: str, text: str, tone: str) -> None:
        self._badges[key] = (text, tone)
        place = self.keys.index(key)
        self.setAccessibleTabName(place, f"{self.tabText(place)} {text}".strip())
        self.update()

    def set_slim(self, slim: bool) -> None:
        self._slim = slim
        for place in range(self.count()):
            self.setTabToolTip(place, self.tabText(place) if slim else "")
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        return QSize((SLIM if self._slim else WIDE) - 2 * _MARGIN, _STEP)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        return QSize(self.tabSizeHint(0).width(), _STEP * self.count())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self.tabAt(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now, last = self.currentIndex(), self.count() - 1
        places = {Qt.Key.Key_Up: now - 1, Qt.Key.Key_Down: now + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.key() in places:
            self.setCurrentIndex(max(0, min(last, places[Qt.Key(event.key())])))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_row(painter, index)
        painter.end()

    def _paint_row(self, painter: QPainter, index: int) -> None:
        row = QRectF(0, index * _STEP, self.width(), _ROW)
        current = index == self.currentIndex()
        if current or index == self._hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint" if current else "line2"))
            painter.drawRoundedRect(row, 8, 8)
        if current and self.hasFocus():
            painter.setPen(theme.colour("link"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        ink = "link" if current else "text2"
        side = 18
        left = (self.width() - side) / 2 if self._slim else 12.0
        drawn = pixmap(self._icons[index], side, ink, self.devicePixelRatioF())
        painter.drawPixmap(round(left), round(row.top() + (_ROW - side) / 2), drawn)
        badge, tone = self._badges.get(self.keys[index], ("", "neutral"))
        if self._slim:
            if badge and tone != "neutral":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(theme.tone(tone)[0]))
                painter.drawEllipse(QRectF(left + side - 3, row.top() + 8, 7, 7))
            return
        width = pill_width(badge) + 4 if badge else 0
        painter.setFont(fonts.sized(fonts.BASE, QFont.Weight.DemiBold if current else QFont.Weight.Normal))
        painter.setPen(theme.colour(ink))
        words = row.adjusted(40, 0, -10 - width, 0)
        shown = painter.fontMetrics().elidedText(self.tabText(index), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if badge:
            box = QRectF(row.right() - 10 - width, row.top() + (_ROW - PILL_HEIGHT) / 2, width, PILL_HEIGHT)
            paint_pill(painter, box, badge, tone)


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
        self._buttons: list[tuple[QPushButton, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, 14)
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addSpacing(24)
        self._tabs = _Navigation()
        self._tabs.currentChanged.connect(self._was_changed)
        column.addWidget(self._tabs)
        column.addStretch()
        self._bottom = QVBoxLayout()
        self._bottom.setSpacing(4)
        column.addLayout(self._bottom)
        column.addSpacing(10)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addSpacing(12)
        column.addLayout(self._foot())
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

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._shield, self._footer = QLabel(), QLabel()
        self._shield.setFixedSize(18, 18)
        self._footer.setProperty("role", "note")
        self._footer.setTextFormat(Qt.TextFormat.PlainText)
        self._footer.setWordWrap(True)
        row.addSpacing(4)
        row.addWidget(self._shield)
        row.addWidget(self._footer, 1)
        return row

    def _tint(self) -> None:
        self._shield.setPixmap(pixmap("shield-check", 16, "ok", self.devicePixelRatioF()))

    def add(self, key: str, icon: str, label: str) -> None:
        """Adds a page; the first becomes the current one. Raises KeyError for an unknown icon."""
        self._tabs.add(key, icon, label)

    def add_action(self, key: str, icon: str, label: str) -> None:
        """Adds a button below the pages."""
        button = QPushButton(named_icon(icon), label)
        button.setProperty("kind", "side")
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(label)
        button.clicked.connect(lambda _checked=False: self.action.emit(key))
        self._buttons.append((button, label))
        self._bottom.addWidget(button)
        self.set_collapsed(self._slim)

    def set_badge(self, key: str, text: str, tone: str = "neutral") -> None:
        """A short word beside a page, '' for none. Raises ValueError for an unknown page."""
        theme.tone(tone)
        self._tabs.set_badge(key, text, tone)

    def set_branch(self, name: str) -> None:
        """The short name of the branch, below the name of the program."""
        self._branch.setText(name)
        self.setAccessibleDescription(name)

    def set_footer(self, text: str) -> None:
        """What stands at the foot: one or two lines on the last backup."""
        self._footer.setText(text)
        self._shield.setToolTip(text)
        self._shield.setAccessibleName(text)

    def set_collapsed(self, collapsed: bool) -> None:
        """Shrinks to icons, or back."""
        self._slim = collapsed
        self.setFixedWidth(SLIM if collapsed else WIDE)
        self._tabs.set_slim(collapsed)
        self._names.setVisible(not collapsed)
        self._footer.setVisible(not collapsed)
        for button, label in self._buttons:
            button.setText("" if collapsed else label)
            button.setToolTip(label if collapsed else "")

    def is_collapsed(self) -> bool:
        """Whether only icons are shown."""
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
