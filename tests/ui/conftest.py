"""What tests of the window share: the fonts and the theme of the program on pytest-qt's application."""

import gc
import importlib
import pkgutil
import sqlite3
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

import ui
from models.rules.snapshot import Snapshot
from models.store import Ledger
from tests.ui.deleting import delete
from tests.ui.low_screen import LOW, turn
from tests.ui.small_branch import TODAY, fill
from ui.app import STYLE
from ui.desk import Desk
from ui.dialogs import ask
from ui.look import fonts, theme
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell
from ui.widgets.scrolling import into_sight

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def qapp_args():
    """The words with which the program makes its application."""
    return ["tests", *STYLE]


@pytest.fixture(scope="session", autouse=True)
def _look(qapp):
    """The program's own look, as main sets it up."""
    fonts.load(qapp)
    theme.apply(qapp, dark=False)
    gc.collect()
    gc.freeze()  # what the look holds is not walked over after each test of a window


@pytest.fixture
def qtbot(qtbot, monkeypatch):
    """Windows that stand alone in a test look as in the program, where they belong to its window."""
    add = qtbot.addWidget

    def addWidget(widget, **about):
        if widget.parentWidget() is None:
            theme.dress(widget)
        add(widget, **about)

    monkeypatch.setattr(qtbot, "addWidget", addWidget)
    return qtbot


@pytest.fixture
def themed(qapp):
    """Switches the theme for one test: themed(True) is dark. What is dark or light already stays so: switching takes long."""

    def switch(dark: bool) -> None:
        if dark != (theme.theme() is theme.DARK):
            theme.apply(qapp, dark)

    yield switch
    switch(False)


@pytest.fixture(autouse=True)
def _tidy(request):
    """Garbage of the test before is collected, at a moment when no widget is at work, and not during a later one.

    What the run itself holds on to (modules, reports) is frozen, so as not to be walked over each time.
    """
    windows = "qapp" in request.fixturenames or "qtbot" in request.fixturenames
    if windows:
        gc.collect()
        gc.freeze()
    yield
    if windows:
        QTest.keyRelease(
            QWidget(), Qt.Key.Key_Control
        )  # Qt takes Ctrl as held after a click with it, and the next test would toggle rows
        QGuiApplication.clipboard().clear()  # without a screen Qt crashes at its end over what a program left there
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def small_branch(tmp_path_factory, empty_ledger, clock):
    """The file of a small branch: six members in two groups, one of them probationary, one gone."""
    path = tmp_path_factory.mktemp("small") / "支部.zbtz"
    path.write_bytes(empty_ledger)
    with Ledger.open(path, clock=clock) as ledger:
        fill(ledger)
    return path.read_bytes()


@pytest.fixture
def ledger_bytes(request, empty_ledger, small_branch):
    """A session begins with the small branch; a ledger without a session is empty."""
    return small_branch if "session" in request.fixturenames else empty_ledger


@pytest.fixture
def settings(tmp_path):
    """The settings of the program, in a place of the test's."""
    return Settings(tmp_path / "settings")


@pytest.fixture
def session(qapp, ledger, settings):
    """A session over the small branch. What it has read for all must at the end be what the ledger holds: whoever is shown a
    record of it may not change it."""
    made = Session(ledger, TODAY, settings)
    yield made
    with suppress(sqlite3.ProgrammingError):  # the test has closed the ledger
        assert made.checking.snapshot() == Snapshot.of(ledger)


@pytest.fixture
def first_page(request):
    """The page that the window begins with: the first one, as it does by itself. Tests of dialogs and of other pages would
    not look at it; for them it is the one that is made and drawn in two fifths of the time."""
    return "home" if request.path.parent in (HERE, HERE / "tabs" / "home") else "statistics"


@pytest.fixture
def shell(qtbot, session, first_page):
    """The whole window over the small branch."""
    window = Shell()
    window.side.choose(first_page)  # as a click does before the ledger is open
    window.begin(session)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    QCoreApplication.processEvents()  # the system gives it the keyboard
    yield window
    window.close()
    delete(window)


@pytest.fixture
def desk(session):
    """What opens and closes ledgers and shows them, as `main` makes it."""
    made = Desk(session.settings, TODAY)
    yield made
    if made._shell is not None:
        made._shell.close()
        delete(made._shell)
    made.close()
    made._places.close()


@pytest.fixture(autouse=True)
def answers(monkeypatch):
    """What a person would answer to questions and file choosers; sentences that were shown are collected in `said`, folders and names that
    choosers began with in `offered`."""

    class Answers:
        yes = True
        picked = ""
        """What is chosen of several things, by its beginning; '' for none of them."""
        file = None

        def __init__(self):
            self.said: list[str] = []
            self.asked: list[str] = []
            self.offered: list[Path] = []

        def confirm(self, _parent, question, *_, **__):
            self.asked.append(question)
            return self.yes

        def decide(self, _parent, question, answers, **_):
            self.asked.append(question)
            return next((answer for answer in answers if self.picked and answer.startswith(self.picked)), "")

        def tell(self, _parent, sentence, **_):
            self.said.append(sentence)

        def choose(self, *given):
            self.offered.append(given[-1])
            return self.file

        def choose_several(self, *given):
            self.offered.append(given[-1])
            return [self.file] if self.file else []

    given = Answers()
    replies = {"confirm": given.confirm, "decide": given.decide, "refuse": given.tell, "tell": given.tell}
    replies["given_up"] = lambda parent, *_: given.confirm(parent, "还没有保存，确定不要了吗？")
    replies |= dict.fromkeys(("file_to_open", "file_to_write", "folder_to_write"), given.choose)
    replies["files_to_open"] = given.choose_several
    for module in _modules():
        for name in _asking(module, tuple(replies)):
            monkeypatch.setattr(module, name, replies[name])
    return given


@cache
def _modules() -> list[ModuleType]:
    """All modules of the window but `ask`: one that is loaded only when it is needed would ask a person."""
    names = [found.name for found in pkgutil.walk_packages(ui.__path__, "ui.")]
    return [module for module in map(importlib.import_module, names) if module is not ask]


@cache
def _asking(module: ModuleType, names: tuple[str, ...]) -> list[str]:
    """Those of the names that the module has from `ask`; looked up once, when nothing is replaced in it yet."""
    return [name for name in names if getattr(module, name, None) is getattr(ask, name)]


@pytest.fixture
def low(qapp, shell):
    """The window on the low screen, in an application that scrolls what takes the keyboard into sight, as ours does."""
    follow = qapp.focusChanged.connect(into_sight)
    shell.setMinimumSize(0, 0)
    shell.resize(LOW)
    turn()
    yield shell
    qapp.focusChanged.disconnect(follow)
