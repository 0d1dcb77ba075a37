"""What a page shows while there is nothing on it: what it is for, and how to begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.look import theme
from ui.look.icons import pixmap
from ui.widgets.button import Button

Action = tuple[str, str, Callable[[], object]] | tuple[str, str, Callable[[], object], str]
"""Label, kind of button, what it does, and an icon if wanted."""
_ROUND, _WIDEST = 88, 440


class _RoundIcon(QWidget):
    """A large icon on a pale round ground."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        pixmap(name, 36, "link")  # an unknown name is refused now, not while painting
        self.setFixedSize(_ROUND, _ROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("tint"))
        painter.drawEllipse(self.rect())
        place = (_ROUND - 36) // 2
        painter.drawPixmap(place, place, pixmap(self._name, 36, "link", self.devicePixelRatioF()))
        painter.end()


class EmptyState(QWidget):
    """An icon, a title, a sentence and the ways to begin: (label, kind of button, what it does[, icon]).

    Buttons of kind `link` stand below the others.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        actions: Sequence[Action] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(_RoundIcon(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        self.heading = QLabel()
        self.heading.setObjectName("emptyTitle")
        column.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence = _Sentence()
        column.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        row, links = QHBoxLayout(), QHBoxLayout()
        self.buttons: list[Button] = []
        for label, kind, callback, *names in actions:
            button = Button(label, names[0] if names else "", kind)
            button.clicked.connect(lambda _checked=False, act=callback: act())
            (links if kind == "link" else row).addWidget(button)
            self.buttons.append(button)
        for line in (row, links):
            line.setSpacing(10)
            line.insertStretch(0)
            line.addStretch()
            column.addLayout(line)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])
        column.addStretch(3)
        self.tell(title, text)

    def tell(self, title: str, text: str) -> None:
        """Says something else."""
        self.heading.setText(title)
        self.sentence.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)


class _Sentence(QLabel):
    """A centred sentence that breaks into lines of readable length."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "second")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        self.ensurePolished()  # before that the font is not yet that of the style sheet
        whole = self.fontMetrics().horizontalAdvance(self.text()) + 8
        lines = max(1, -(-whole // _WIDEST))
        # lines of about the same length look better than a last line of two characters
        width = min(whole, whole // lines + 2 * self.fontMetrics().height())
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(min(width, _WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())
