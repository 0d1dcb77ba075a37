"""The layouts of our own keep what is in them, and let go of what is taken away or deleted."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.flow import FlowLayout

ROOT = Path(__file__).parents[3]


def rest():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_is_deleted_removed_or_taken_is_gone(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    flow, labels = FlowLayout(place), [QLabel(str(number)) for number in range(4)]
    for label in labels:
        flow.addWidget(label)
    labels[1].deleteLater()
    rest()
    flow.removeWidget(labels[2])
    assert flow.takeAt(0).widget() is labels[0]
    assert [flow.itemAt(place).widget() for place in range(flow.count())] == [labels[3]]
    assert flow.itemAt(1) is None
    assert flow.takeAt(1) is None


PROGRAM = """
import sys
from datetime import date
from pathlib import Path
import shiboken6
from models.sample.writing import write_sample
from models.store import Ledger
from ui.app import make_application
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell
from ui.widgets.title_layout import TitleLayout
application, folder, today = make_application(["test"], dark=False), Path(sys.argv[1]), date(2026, 11, 23)
with Ledger.create(folder / "示例.zbtz") as ledger:
    write_sample(ledger, today=today)
    shell = Shell(Session(ledger, today, Settings(folder / "settings")))
    shell.resize(1440, 900)
    shell.show()
    shell.turn_to("members")
    application.processEvents()
    title = shell.pages["members"].detail.findChild(TitleLayout)
    print(*(shiboken6.isValid(title.itemAt(number)) for number in range(title.count())))
"""


def test_its_items_are_its_own_whatever_stood_in_their_place_in_memory(tmp_path):
    """An item that Qt makes is found again by its address: that of one long gone, with which it was let go of. It came so each
    time that a new process showed the first page and then the roster."""
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == ["True"] * 3, done.stderr
