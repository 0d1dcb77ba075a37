"""What is made while nobody waits: everything that the first look at a page needs, and nothing for a window that is gone."""

import sys

from ui.warming import Warming


def test_all_pages_are_there_before_anybody_asks(shell, qtbot):
    assert len(shell.pages.made()) < len(shell.pages)
    warming = Warming(shell)
    with qtbot.waitSignal(warming.ended, timeout=60_000):
        pass
    assert len(shell.pages.made()) == len(shell.pages)
    assert {"sqlite_utils", "pypinyin.seg.simpleseg", "ui.dialogs.year_turn.dialog", "ui.tabs.person.page"} <= set(
        sys.modules
    )
    assert shell.side.current() == shell.pages["home"].key, "what is on the screen stays"


def test_a_closed_window_gets_none(shell, qtbot):
    warming = Warming(shell)
    shell.close()
    made = len(shell.pages.made())
    with qtbot.waitSignal(warming.ended, timeout=60_000):
        pass
    assert len(shell.pages.made()) == made
