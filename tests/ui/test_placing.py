"""The window comes back where it was, as large as it was, and never where no screen is any more."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, QRect, QSize
from PySide6.QtWidgets import QApplication

from tests.ui.deleting import delete
from ui.look import text_size
from ui.placing import Place, PlacedWindow, least_size
from ui.settings import Settings

ROOT = Path(__file__).parents[2]
_FRAME = QMargins(1, 20, 1, 5)
_TWO_SCREENS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.placing import PlacedWindow
from ui.settings import Settings

application = QApplication([])
for spread in (True, False):
    window = PlacedWindow()
    window.place(Settings(Path(sys.argv[1])))
    window.show_in_place()
    application.processEvents()
    if spread:
        window.showNormal()
        window.setGeometry(application.screens()[1].availableGeometry())  # Win+Shift+→ does it in one
        window.showMaximized()
        application.processEvents()
    assert window.isMaximized()
    print(application.screens().index(window.screen()))
    window.close()
"""
_HD, _BESIDE = QRect(0, 0, 1920, 1040), QRect(1920, 0, 1920, 1080)


def on(inner, *screens):
    return Place(QRect(*inner), _FRAME, False).on(screens).getRect()


def test_what_is_seen_whole_stays():
    assert on((200, 100, 1300, 800), _HD) == (200, 100, 1300, 800)
    assert on((1, 20, 1918, 1015), _HD) == (1, 20, 1918, 1015), "to the edges, with its frame"
    assert on((1500, 100, 1300, 800), _HD, _BESIDE) == (1500, 100, 1300, 800), "over both screens"


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ((2500, 300, 1300, 800), (619, 235, 1300, 800)),
        ((-900, -300, 1300, 800), (1, 20, 1300, 800)),
        ((1500, 100, 1300, 800), (619, 100, 1300, 800)),
        ((100, 100, 2500, 1400), (1, 20, 1918, 1015)),
    ],
    ids=["a screen that is gone", "above at the left", "half outside", "larger than the screen"],
)
def test_what_would_be_outside_is_brought_back(inner, found):
    x, y, width, height = on(inner, _HD)
    assert QRect(_HD).contains(QRect(x, y, width, height).marginsAdded(_FRAME))
    assert (x, y, width, height) == found


def test_of_two_screens_it_goes_to_the_one_where_more_of_it_is():
    assert on((3000, 100, 1300, 800), _HD, _BESIDE) == (2539, 100, 1300, 800)


def test_a_screen_that_is_hardly_larger_than_a_frame_is_filled():
    assert Place(QRect(0, 0, 500, 400), QMargins(9, 90, 9, 9), False).on([QRect(0, 0, 800, 80)]).getRect() == (
        0,
        0,
        800,
        80,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 2 3",
        "1 2 0 0 0 0 0 0 1",
        "a b c d e f g h i",
        "99999999999 0 9 9 0 0 0 0 0",
        "100 -100000 90000 90000 90000 90000 90000 90000 1",
        "100 100 700 500 0 -40 0 0 0",
    ],
)
def test_what_was_edited_by_hand_is_no_place(text):
    assert Place.read(text) is None


def test_a_place_is_read_as_it_was_written():
    place = Place(QRect(200, -100, 1300, 800), _FRAME, True)
    assert Place.read(place.written()) == place


@pytest.fixture
def window(qapp, tmp_path):
    """window(): one that takes the place of the one before."""
    made = []

    def make():
        shown = PlacedWindow()
        made.append(shown)
        shown.place(Settings(tmp_path))
        shown.show_in_place()
        QApplication.processEvents()
        return shown

    yield make
    for shown in made:
        delete(shown)


def test_a_window_that_was_all_over_the_screen_has_its_size_before_that_again(window):
    """The size that she had given it was lost, and it was maximised or not as the screen had room."""
    first = window()
    first.showNormal()
    first.setGeometry(60, 50, 500, 400)
    QApplication.processEvents()
    first._note()  # what is waited for a moment
    first.showMaximized()
    QApplication.processEvents()
    assert first.width() > 700
    first.close()
    again = window()
    assert again.isMaximized()
    again.close()
    once_more = window()
    once_more.showNormal()
    QApplication.processEvents()
    assert once_more.geometry().getRect() == (60, 50, 500, 400)
    once_more.close()
    last = window()
    assert not last.isMaximized()
    assert last.geometry().getRect() == (60, 50, 500, 400)


def test_a_size_that_the_desktop_gives_before_it_says_that_it_spreads_the_window_is_not_hers(window):
    """X11: the size is there first, and what Qt calls the normal geometry is that of the whole screen."""
    first = window()
    first.showNormal()
    first.setGeometry(60, 50, 500, 400)
    QApplication.processEvents()
    first._note()
    first.setGeometry(first.screen().availableGeometry())
    QApplication.processEvents()
    first.showMaximized()
    first._note()
    first.close()
    assert Place.read(first._kept_in.text("window")).inner.getRect() == (60, 50, 500, 400)


def test_a_place_that_was_edited_by_hand_heals(window, tmp_path):
    """It opened without an area where no screen is, at each start."""
    Settings(tmp_path).set_text("window", "100 -100000 90000 90000 90000 90000 90000 90000 1")
    first = window()
    first.showNormal()
    QApplication.processEvents()
    assert first.screen().availableGeometry().contains(first.frameGeometry())
    first.close()
    assert Place.read(Settings(tmp_path).text("window")) is not None


def test_a_window_that_was_moved_to_another_screen_as_large_as_it_was_comes_back_there(tmp_path):
    one = {"name": "one", "x": 0, "y": 0, "width": 1280, "height": 800}
    one |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    (tmp_path / "screens.json").write_text(json.dumps({"screens": [one, one | {"name": "two", "x": 1280}]}))
    Settings(tmp_path).set_text("window", Place(QRect(60, 50, 900, 600), _FRAME, True).written())
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"}
    command = [sys.executable, "-c", _TWO_SCREENS, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["1", "1"]
    assert Place.read(Settings(tmp_path).text("window")).inner.size().toTuple() == (900, 600), (
        "its size before that is kept"
    )


def test_a_screen_without_room_is_filled_at_first(window):
    first = window()
    assert first.screen().availableGeometry().width() < 1440
    assert first.isMaximized()
    first.showNormal()
    QApplication.processEvents()
    assert first.screen().availableGeometry().contains(first.frameGeometry())


def test_a_window_that_nobody_placed_remembers_nothing(qapp, tmp_path):
    shown = PlacedWindow()
    shown.show()
    shown.close()
    delete(shown)
    assert Settings(tmp_path).text("window") == ""


@pytest.mark.parametrize(
    ("size", "least"), [("standard", (1080, 640)), ("large", (1043, 591)), ("largest", (923, 523))]
)
def test_the_window_may_be_as_small_as_the_lowest_screen_in_every_size_of_type(monkeypatch, tmp_path, size, least):
    """At 大 it was never less than 1242×736 on the screen, at 特大 1404×832."""
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    monkeypatch.setattr(text_size, "_drawn", text_size.drawn())  # as it was, afterwards
    text_size.choose(Settings(tmp_path), size)
    with text_size.in_force(Settings(tmp_path)):
        assert least_size(QSize(1920, 1040)).toTuple() == least
        assert least_size(QSize(900, 500)).toTuple() == (min(least[0], 900), 460), "no larger than the screen"
