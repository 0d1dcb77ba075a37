"""What is made while nobody waits: everything that the first look at a page needs, and nothing for a window that is gone."""

import os
import subprocess
import sys
from pathlib import Path

from ui.warming import Warming

ROOT = Path(__file__).parents[2]
A_MODULE_AT_A_TIME = """
import sys
from PySide6 import QtWidgets
from ui import warming
seen, before = set(), set(sys.modules)
for name in warming._names():
    for step in warming._loaded(name, seen):
        came = set(sys.modules) - before
        before |= came
        print(sum(each.startswith(("models", "ui")) for each in came), step)
print(*sorted(before))
"""


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


def test_each_step_loads_few_modules_and_nothing_of_it_asks_the_network():
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", A_MODULE_AT_A_TIME]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    *steps, last = done.stdout.splitlines()
    most, step = max((int(count), name) for count, name in (line.split() for line in steps))
    assert most <= 20, f"{step} loads {most} modules at once, and the window stands still meanwhile"
    loaded = set(last.split())
    assert {"models.forms.delivery", "ui.dialogs.fill_dialog", "ui.dialogs.inspection.dialog"} <= loaded
    assert not loaded & {"ssl", "http.client", "urllib.request"}
