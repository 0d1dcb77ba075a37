"""F1 opens the page for the place one is at: on each page of the window, in a dialog, in a dialog above that; and the help can be
used there."""

from itertools import cycle

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from tests.ui.deleting import delete
from ui.dialogs.habits_dialog import FactsDialog, HabitsDialog
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.purpose_dialog import PurposeDialog
from ui.dialogs.run import run
from ui.help.opening import page_at
from ui.help.pages import PAGES, page
from ui.help.window import HelpWindow
from ui.tabs.pages import PAGES as PLACES

TURNS = cycle(("keys", "trouble", "roster"))
"""What is clicked one after the other: two clicks at one place would be a double click."""


def windows(root) -> list[HelpWindow]:
    return root.findChildren(HelpWindow)


def f1(window: QWidget) -> HelpWindow:
    """Presses the key as a person does; the help that is open then."""
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    QApplication.processEvents()
    return windows(_root(window))[0]


def _root(widget: QWidget) -> QWidget:
    while widget.parentWidget() is not None:
        widget = widget.parentWidget()
    return widget


def while_shown(dialog: QDialog, does) -> list[Exception]:
    """Runs a dialog as the program does, and does something in it."""
    failed: list[BaseException] = []

    def act() -> None:
        dialog.activateWindow()
        QApplication.processEvents()
        try:
            does()
        except BaseException as error:
            failed.append(error)
        finally:
            dialog.reject()

    QTimer.singleShot(0, dialog, act)
    run(dialog)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as when Qt comes to rest
    if failed:
        raise failed[0]
    return failed


def use(shown: HelpWindow) -> bool:
    """Whether a click of the mouse reaches the list of pages: on the window of the system, which a modal dialog can block."""
    shown.show_page(page("start"))
    wanted = page(next(TURNS))
    row = next(row for row, line in enumerate(shown.list.lines()) if line.page is wanted)
    place = shown.list.visualRect(shown.list.model().index(row)).center()
    QTest.mouseClick(shown.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                     shown.list.viewport().mapTo(shown, QPoint(place)))  # fmt: skip
    QApplication.processEvents()
    return shown.page() is wanted


OF_PAGES = {
    "home": "home",
    "members": "roster",
    "meetings": "meetings",
    "trainings": "training",
    "rectifications": "register",
    "statistics": "statistics",
    "findings": "selfcheck",
}


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_each_page_of_the_window_has_its_own(shell, key):
    shell.turn_to(key)
    shown = f1(shell)
    assert shown.page() is page(OF_PAGES[key])
    assert shown.isVisible()
    assert not shown.isModal()


@pytest.mark.parametrize(
    ("view", "wanted"), [("records", "meetings"), ("plan", "plan"), ("matrix", "plan"), ("tasks", "plan")]
)
def test_each_view_has_its_own(shell, view, wanted):
    shell.turn_to("meetings")
    shell.pages["meetings"].show_view(view)
    assert f1(shell).page() is page(wanted)


def test_a_room_of_the_register_has_its_own(shell):
    shell.turn_to("rectifications")
    assert page_at(shell) == (page("register"), "")
    shell.pages["rectifications"].rooms.show_room("duties")
    assert page_at(shell) == (page("duties"), "")


def test_there_is_one_window_and_it_comes_to_the_front_again(shell):
    first = f1(shell)
    shell.turn_to("members")
    assert f1(shell) is first
    assert len(windows(shell)) == 1
    assert first.page() is page("roster")
    assert first.isActiveWindow()
    first.close()
    assert f1(shell) is first
    assert first.isVisible()


def test_the_work_goes_on_beside_it(shell):
    f1(shell)
    assert QApplication.activeModalWidget() is None
    shell.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shell.side.current() == "members"


def test_in_a_dialog_it_shows_that_and_can_be_used(shell, session):
    dialog = HabitsDialog(session, shell)

    def look() -> None:
        shown = f1(dialog)
        assert shown.page() is page("selfcheck")
        assert use(shown)
        dialog.activateWindow()
        assert f1(dialog) is shown
        assert shown.page() is page("selfcheck")

    while_shown(dialog, look)
    assert use(windows(shell)[0]), "the dialog is gone, the help is not"


def test_in_a_dialog_above_a_dialog_too(shell, session):
    outer = HistoryDialog(session, shell)
    inner = PurposeDialog("复制", "复制", "复制号码", "12 个号码", outer, hint="如：上报", log=())

    def below() -> None:
        shown = f1(outer)
        assert shown.page() is page("safe")
        while_shown(inner, above)
        assert use(shown), "it belongs to the outer dialog again"

    def above() -> None:
        shown = f1(inner)
        assert shown.page() is page("export")
        assert use(shown)

    while_shown(outer, below)
    assert len(windows(shell)) == 1
    assert use(windows(shell)[0])


def test_what_is_open_can_be_read_while_a_dialog_is_open(shell, session):
    shown = f1(shell)
    while_shown(FactsDialog(session, session.branch, shell), lambda: _assert(use(shown)))
    assert use(shown)


def test_without_the_help_a_dialog_blocks_the_rest(shell, session):
    """What `use` looks at is no empty question."""
    shown = f1(shell)
    shown.windowHandle().setTransientParent(shell.windowHandle())
    dialog = QDialog(shell)
    dialog.setModal(True)
    dialog.show()
    QApplication.processEvents()
    assert not use(shown)
    dialog.close()
    delete(dialog)


def _assert(true: bool) -> None:
    assert true


def test_a_dialog_that_no_page_names_is_explained_with_what_opened_it(shell):
    dialog = QDialog(shell)
    QVBoxLayout(dialog).addWidget(QLineEdit())
    shell.turn_to("statistics")
    assert page_at(dialog) == (page("statistics"), "")
    over = QDialog(FactsDialog(shell.session, shell.session.branch, shell))
    assert page_at(over) == (page("start"), "")


def test_before_there_is_a_window_the_help_goes_with_the_dialog(qapp):
    dialog = QDialog()
    QVBoxLayout(dialog).addWidget(QLineEdit())
    seen = []

    def look() -> None:
        seen.append(f1(dialog))
        assert seen[0].page() is PAGES[0]
        assert seen[0].guide.isHidden()
        assert use(seen[0])

    while_shown(dialog, look)
    assert not isValid(seen[0])


def test_in_the_preview_of_the_guide_the_key_does_nothing(shell):
    shown = f1(shell)
    before = shown.page()

    def look() -> None:
        preview = QApplication.activeModalWidget()
        QTest.keyClick(preview, Qt.Key.Key_F1)
        assert len(windows(shell)) == 1
        assert shown.page() is before
        assert "快速指南" in preview.windowTitle()
        preview.reject()

    QTimer.singleShot(200, shown, look)
    shown.print_guide()
    assert shown.isVisible()


def test_it_closes_with_the_window(shell):
    shown = f1(shell)
    shell.close()
    assert not shown.isVisible()


def test_a_locked_window_shows_none(shell):
    shell.lock.lock()
    QTest.keyClick(shell, Qt.Key.Key_F1)
    assert not windows(shell)


def test_an_article_leads_to_its_place_on_the_page(shell):
    from ui.dialogs.article_dialog import ArticleDialog

    dialog = ArticleDialog("B01", shell.session.today, shell)

    def look() -> None:
        shown = f1(dialog)
        assert shown.page() is page("articles")
        assert shown.reader.verticalScrollBar().value() > 300
        assert page_at(dialog)[1] == "《中国共产党支部工作条例（试行）》第五条"

    while_shown(dialog, look)


def test_the_help_knows_the_ledger_that_was_opened_meanwhile(shell, session):
    shown = f1(shell)
    assert shown.guide.isVisible()
    shown.take_session(None)
    assert not shown.guide.isVisible()
    assert f1(shell).guide.isVisible()
