"""What is loaded before the window is on the screen: the program is started in its own way and stops there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.store import Ledger

ROOT = Path(__file__).parents[3]
HEAVY = (
    "openpyxl", "reportlab", "docx", "pypinyin", "lxml", "cryptography", "sqlite_utils", "python_calamine", "PIL", "sqlcipher3",
    "sqlite3", "logging.handlers", "models.records", "models.rules", "models.exports", "ui.help.pages", "ctypes",
)  # fmt: skip
"""What nobody sees in an empty window; the parts of the program among them are loaded for the first page."""
PROGRAM = """
import sys
from ui.starting.first_paint import PaintedWindow
done = PaintedWindow.was_painted
def painted(window):
    print("BEFORE", *sorted(sys.modules))
    from PySide6 import QtGui, QtWidgets; print("TYPES", *vars(QtGui), *vars(QtWidgets))
    from PySide6.QtWidgets import QApplication; print("STYLE", QApplication.style().objectName())
    print("ICON", *(size.width() for size in QApplication.windowIcon().availableSizes()))
    done(window)
    print("AFTER", *sorted(sys.modules))
    sys.stdout.flush()
    import os; os._exit(0)
PaintedWindow.was_painted = painted
import main
main.main([sys.argv[1]])
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The modules before the first painting, and after the first page."""
    folder = tmp_path_factory.mktemp("first")
    with Ledger.create(folder / "账本.zbtz"):
        pass
    own = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"), str(folder))
    environment = os.environ | own | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", PROGRAM, str(folder / "账本.zbtz")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    lines = dict(
        line.split(" ", 1)
        for line in done.stdout.splitlines()
        if line.startswith(("BEFORE", "AFTER", "STYLE", "TYPES", "ICON"))
    )
    return {name: set(modules.split()) for name, modules in lines.items()}


def test_the_window_is_painted_before_anything_heavy_is_loaded(loaded):
    assert "ui.shell" in loaded["BEFORE"]
    assert not loaded["BEFORE"] & set(HEAVY)


def test_every_window_wears_the_flag_of_the_program(loaded):
    assert loaded["ICON"] == {"64"}


def test_no_type_of_qt_is_made_that_costs_a_twentieth_of_the_start(loaded):
    """PySide makes a type with all its enumerations when it is first named. The screen here is so narrow that the side bar is slim."""
    assert {"QPushButton", "QPainter"} <= loaded["TYPES"]
    assert not loaded["TYPES"] & {"QStyle", "QFontDatabase", "QProcess"}


def test_the_first_page_needs_no_other_page_and_no_library(loaded):
    assert "ui.tabs.home.page" in loaded["AFTER"]
    assert "sqlite3" in loaded["AFTER"], "the list of what is heavy would be of no use if nothing of it was ever loaded"
    others = ("ui.tabs.members", "ui.tabs.meetings.page", "ui.tabs.statistics", "ui.dialogs.help_dialog")
    assert not loaded["AFTER"] & {*HEAVY[:9], *others}


def test_the_window_has_the_style_of_the_program_on_every_desktop(loaded):
    assert loaded["STYLE"] == {"fusion"}
