"""A button of the program: label, icon at a comfortable distance, and how much it weighs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.look.icons import icon as named_icon
from ui.widgets.restyle import restyle

SHAPES = BOTH, WORDS = "both", "words"
"""What is seen of a button, by the room that there is: words say more than pictures, and stay."""
_COLOURS = {"primary": "on_accent", "danger": "bad", "link": "link"}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_GAP = 4  # pixels between icon and label beside the four that Qt itself leaves


class Button(QPushButton):
    """A button. kind: '' for ordinary ones, primary (one on a page), quiet, link, danger. Without label a square icon.

    tip: tooltip, and the name a screen reader says where there is no label. Raises KeyError for an unknown icon.
    """

    def __init__(
        self, label: str = "", icon: str = "", kind: str = "", parent: QWidget | None = None, *, tip: str = ""
    ) -> None:
        super().__init__(parent)
        self._icon, self._kind, self._bare = icon, kind, False
        if kind:
            self.setProperty("kind", kind)
        self.show_label(label, tip)
        if label:
            self.setToolTip(tip)

    def show_label(self, label: str, tip: str = "", *, shape: str = BOTH) -> None:
        """Changes the label; an empty one leaves the icon alone, with `tip` as tooltip. WORDS leaves the label alone."""
        self._bare = bool(label) and shape == WORDS
        self.setText(label)
        self.setToolTip("" if label else tip)
        self.setAccessibleName(label or tip)
        if self._bare:
            self.setIcon(QIcon())
        elif self._icon:
            side = 18 if self._kind == "side" else 16
            gap = (_GAP + 2 if self._kind == "side" else _GAP) if label else 0
            self.setIcon(named_icon(self._icon, _COLOURS.get(self._kind, ""), gap=gap / side))
            self.setIconSize(QSize(side + gap, side))
        square = not label
        if self.property("icononly") != square:
            restyle(self, "icononly", square)

    def show_icon(self, name: str) -> None:
        """Changes the icon."""
        if name != self._icon:
            self._icon = name
            self.show_label(self.text(), self.toolTip(), shape=WORDS if self._bare else BOTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does; Qt itself leaves that to default buttons."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


def button(label: str, does: Callable[[], object], *, icon_name: str = "", kind: str = "", hint: str = "") -> Button:
    """A button that calls `does` without arguments when it is clicked; Enter elsewhere in a dialog does not press it."""
    made = Button(label, icon_name, kind, tip=hint)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: does())
    return made
