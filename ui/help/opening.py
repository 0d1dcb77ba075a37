"""F1: from where one is to the page of the help that explains it, and the help beside whatever is open.

Where one is tells the class of the view or the page that is seen, or of the dialog (`ui/help/pages.py`); a dialog that no page
of the help names is explained with the window that opened it.

A modal dialog keeps all other windows from being used but those that belong to it. The help belongs to the innermost one
that is open, and afterwards to the window again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.help.pages import PAGES, HelpPage, page_of

if TYPE_CHECKING:
    from ui.help.window import HelpWindow

_NAME = "helpWindow"  # see ui/help/window.py, which is loaded when it is first wanted


def open_help(window: QWidget) -> None:
    """Shows the page for where one is in a window, in front; nothing where one is in the help itself."""
    root = _windows(window)[-1]
    shown = _help_of(root)
    if shown is not None and shown in _windows(window):
        return
    if shown is None:
        from ui.help.window import HelpWindow

        shown = HelpWindow(root)
    shown.take_session(getattr(root, "session", None))
    if not shown.isVisible():
        _put_aside(shown)
    _belong(shown, QApplication.activeModalWidget() or root)
    wanted = page_at(window)
    if shown.isMinimized():
        shown.showNormal()
    shown.show()  # a page has its places once it is as wide as it will be
    shown.show_page(*wanted)
    shown.raise_()
    shown.activateWindow()
    shown.reader.setFocus()


def page_at(window: QWidget) -> tuple[HelpPage, str]:
    """The page for where one is in a window, and the heading on it that the place itself names, '' for none."""
    for each in _windows(window):
        for place in _places(each):
            found = page_of(type(place))
            if found is not None:
                return found, getattr(place, "help_heading", "")
    return PAGES[0], ""


def _places(window: QWidget) -> Iterator[QWidget]:
    """The places in a window, the smallest first: the view that is seen, the page around it, then the window itself."""
    from ui.tabs.part import Part  # messages need this file before there is a page

    yield from reversed([part for part in window.findChildren(Part) if part.isVisible()])
    yield window


def _windows(widget: QWidget) -> list[QWidget]:
    """The window in which a widget is, the one that opened it, and so on."""
    found = [widget.window()]
    while (parent := found[-1].parentWidget()) is not None:
        found.append(parent.window())
    return found


def _help_of(root: QWidget) -> HelpWindow | None:
    return cast("HelpWindow | None", root.findChild(QDialog, _NAME))


def _put_aside(shown: QWidget) -> None:
    """At the right edge of the screen, where it covers the least of the work."""
    room = shown.screen().availableGeometry()
    shown.move(room.right() - shown.width() - 12, room.top() + max(0, (room.height() - shown.height()) // 2))


def _belong(shown: QWidget, window: QWidget) -> None:
    """Lets the help be used while that window is open, and stay in front of it."""
    for each in (shown, window):
        each.winId()  # from now on the system knows it
    shown.windowHandle().setTransientParent(window.windowHandle())


@contextmanager
def help_beside(dialog: QDialog) -> Iterator[None]:
    """While a dialog is shown: F1 works in it, and the help that is open already can be read beside it."""
    QShortcut(QKeySequence("F1"), dialog).activated.connect(partial(open_help, dialog))
    root = _windows(dialog)[-1]
    shown = _help_of(root)
    if shown is not None and shown.isVisible() and shown not in _windows(dialog):
        _belong(shown, dialog)
    try:
        yield
    finally:
        shown = _help_of(root)
        if shown is not None and shown not in _windows(dialog):
            if root is dialog:
                shown.close()
            else:
                _belong(shown, QApplication.activeModalWidget() or root)


def close_help(window: QWidget) -> None:
    """The window to which it belongs is closed."""
    shown = _help_of(window)
    if shown is not None:
        shown.close()
