"""Everything can be done without a mouse: each control of each page and dialog is reached by Tab and has a name, none comes after one
that stands below it, and no two mnemonics are the same."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.ui.galleries import DIALOGS, pages
from tests.ui.test_gallery_dialogs import first_page, ledger_bytes, long_branch  # noqa: F401  # the same branch
from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.quick_find import QuickFind
from ui.tabs.statistics import StatisticsPage
from ui.widgets.click_frame import ClickFrame
from ui.widgets.reading_order import stops
from ui.widgets.todo_row import TodoRow

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QPlainTextEdit,
    QTextEdit,
    QAbstractItemView,
    QTabBar,
    ClickFrame,
)
PARTS_OF = (QComboBox, QAbstractSpinBox, QHeaderView, QLineEdit, QTabBar, QAbstractItemView, QScrollBar)
"""What stands in one of these belongs to it."""
OWN_KEYS = (TodoRow, QuickFind)
"""Rows whose buttons have keys of their own in the row: Enter, the menu key, Delete; a search whose field moves in what it found."""
OTHERWISE = (PrintPreview, StatisticsPage)
"""Where the keyboard begins in what is to be read and comes to the buttons above it afterwards, on purpose."""
MNEMONIC = re.compile(r"&([^&\s])")


def turn(times=3):
    for _ in range(times):
        QApplication.processEvents()


def names(widget):
    """What a screen reader says."""
    buddies = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    own = widget.text() if isinstance(widget, QAbstractButton) else ""
    return [name for name in (widget.accessibleName(), own, *buddies) if name.strip()]


def controls(root):
    """The controls that are seen and can be used, without what others are made of."""
    for widget in root.findChildren(QWidget):
        parent = widget.parentWidget()
        belongs = isinstance(parent, PARTS_OF) or type(parent).__name__.endswith("PrivateContainer")
        if isinstance(widget, CONTROLS) and not isinstance(widget, PARTS_OF[2:3]) and not belongs:
            used = widget.isVisible() and widget.isEnabled() and not widget.objectName().startswith("qt_")
            yield from [widget] if used else []


def area_of(widget, root):
    """The innermost area that scrolls with the widget in it; the root where none does."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent or root


def place(widget, within):
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def backwards(root):
    """Pairs that follow each other by Tab though the second stands right above the first, in the same area."""
    order = [each for each in stops(root) if each.isVisible() and each.isEnabled()]
    for one, following in pairwise(order):
        area = area_of(one, root)
        if area is not area_of(following, root):
            continue
        first, second = place(one, area), place(following, area)
        beside = second.right() < first.left() or second.left() > first.right()
        if second.bottom() < first.top() and not beside:
            yield names(one) or [type(one).__name__], names(following) or [type(following).__name__]


def wrong(root):
    """What keeps somebody without a mouse, or without eyes, from using a page or a dialog."""
    found = []
    for widget in controls(root):
        what = f"{type(widget).__name__} {names(widget)} in {type(widget.parentWidget()).__name__}"
        tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None
        grouped = isinstance(widget, QRadioButton) or isinstance(widget.parentWidget(), OWN_KEYS)
        if not tab and not grouped:
            found.append(f"not reached by Tab: {what}")
        if not names(widget):
            found.append(f"without a name: {what}")
    if not isinstance(root, OTHERWISE):
        found += [f"backwards: {one} → {following}" for one, following in backwards(root)]
    said = [each.text() for kind in (QAbstractButton, QLabel) for each in root.findChildren(kind) if each.isVisible()]
    keys = Counter(key.lower() for text in said for key in MNEMONIC.findall(text.replace("&&", "")))
    return found + [f"the same mnemonic twice: {key}" for key, times in keys.items() if times > 1]


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_is_used_without_a_mouse(qtbot, shell, session, tmp_path, name):
    dialog = DIALOGS[name](session, shell, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: getattr(dialog, "_waiting", None) is None, timeout=30_000)
    for page in pages(dialog):
        turn()
        assert wrong(dialog) == [], page


def test_the_pages_are_used_without_a_mouse(shell):
    for key, page in shell.pages.items():
        shell.turn_to(key)
        turn()
        views = getattr(page, "views", None)
        for view in list(views) if views is not None else [""]:
            if view:
                page.show_view(view)
                turn()
            assert wrong(page) == [], (key, view)
    assert wrong(shell.side) == []


def test_what_is_wrong_is_found(qtbot):
    """Else the tests above would say nothing."""
    from PySide6.QtWidgets import QPushButton, QVBoxLayout

    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    below, above, mute, nameless = QPushButton("保存(&S)"), QPushButton("刷新(&S)"), QPushButton("删除"), QLineEdit()
    for made in (above, below, mute, nameless):
        column.addWidget(made)
    mute.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    QWidget.setTabOrder(below, above)
    holder.show()
    told = "\n".join(wrong(holder))
    for word in (
        "not reached by Tab: QPushButton ['删除']",
        "without a name: QLineEdit",
        "backwards: ['保存(&S)']",
        "mnemonic twice: s",
    ):
        assert word in told
