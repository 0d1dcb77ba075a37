"""A window whose content is taken away while it is covered: not painted, not to be read by a screen reader, without keys.

The content is kept in a widget that is never shown. Hiding it in its place would leave its words in the tree that screen
readers walk; hiding a dialog would end it. All that is typed, chosen and scrolled to is there again afterwards.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QMessageBox, QVBoxLayout, QWidget

from ui.widgets.cover import Cover


class CoveredWindow:
    """One window with a cover in the place of its content."""

    def __init__(self, window: QWidget, cover: Cover) -> None:
        self.window, self.cover = window, cover
        self._focus = window.focusWidget()
        self._holder = QWidget()
        self._holder.resize(window.size())
        self._central: QWidget | None = None
        if isinstance(window, QMainWindow):
            self._central = window.takeCentralWidget()
            if self._central is not None:
                self._central.setParent(self._holder)
        elif (layout := window.layout()) is not None:
            self._holder.setLayout(layout)
        self._loose = [(child, child.isHidden()) for child in _widgets_in(window)]
        for child, _ in self._loose:
            child.setParent(self._holder)
        if isinstance(window, QMainWindow):
            window.setCentralWidget(cover)
        else:
            column = QVBoxLayout(window)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(cover)
        self.title = window.windowTitle()
        window.setWindowTitle(cover.title)
        self._said = window.text() if isinstance(window, QMessageBox) else ""
        if isinstance(window, QMessageBox):
            window.setText("")  # which screen readers are told as the value of the whole window
        cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def retitle(self) -> None:
        """The window was given another title meanwhile: it is shown later."""
        if self.window.windowTitle() != self.cover.title:
            self.title = self.window.windowTitle()
            self.window.setWindowTitle(self.cover.title)

    def give_back(self) -> None:
        """Puts the content where it was; the keyboard is where it was, too."""
        window = self.window
        if isinstance(window, QMainWindow):
            window.takeCentralWidget()
            if self._central is not None:
                window.setCentralWidget(self._central)
                self._central.show()
        else:
            spent = QWidget()
            if (made := window.layout()) is not None:
                spent.setLayout(made)  # the one that holds the cover
            if (kept := self._holder.layout()) is not None:
                window.setLayout(kept)
            spent.deleteLater()
        self.cover.hide()
        self.cover.deleteLater()
        for child, hidden in self._loose:
            child.setParent(window)
            child.setVisible(not hidden)
        window.setWindowTitle(self.title)
        if isinstance(window, QMessageBox):
            window.setText(self._said)
        self._holder.deleteLater()
        if (focus := self._focus) is not None:
            QTimer.singleShot(0, focus, lambda: focus.setFocus(Qt.FocusReason.OtherFocusReason))


def _widgets_in(window: QWidget) -> list[QWidget]:
    """The widgets that lie directly in a window: not its menus and dialogs."""
    return [child for child in window.children() if isinstance(child, QWidget) and not child.isWindow()]
