"""What tests of the window share: the fonts and the theme of the program on pytest-qt's application."""

import pytest

from tests.ui.deleting import delete
from tests.ui.small_branch import TODAY, fill
from ui import fonts, theme
from ui.dialogs import enrolment_dialog, export_dialog, import_dialog, print_preview, welcome
from ui.forms import record_dialog
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell
from ui.tabs import list_page, meetings

ASKING = (enrolment_dialog, export_dialog, import_dialog, print_preview, welcome, record_dialog, list_page, meetings)


@pytest.fixture(scope="session", autouse=True)
def _look(qapp):
    """The program's own look, as main sets it up."""
    fonts.load(qapp)
    theme.apply(qapp, dark=False)


@pytest.fixture
def themed(qapp):
    """Switches the theme for one test: themed(True) is dark."""
    yield lambda dark: theme.apply(qapp, dark)
    theme.apply(qapp, dark=False)


@pytest.fixture
def session(qapp, ledger, tmp_path):
    """A session over a small branch: six members in two groups, one of them probationary, one gone."""
    fill(ledger)
    return Session(ledger, TODAY, Settings(tmp_path / "settings"))


@pytest.fixture
def shell(qtbot, session):
    """The whole window over the small branch."""
    window = Shell(session)
    window.resize(1440, 900)
    window.show()
    yield window
    window.close()
    delete(window)


@pytest.fixture(autouse=True)
def answers(monkeypatch):
    """What a person would answer to questions and file choosers; sentences that were shown are collected in `said`."""

    class Answers:
        yes = True
        file = None
        said: list[str] = []

    given = Answers()
    given.said = []
    for module in ASKING:
        for name, does in {
            "confirm": lambda *_, **__: given.yes,
            "refuse": lambda _parent, sentence: given.said.append(sentence),
            "tell": lambda _parent, sentence, **__: given.said.append(sentence),
            "file_to_open": lambda *_: given.file,
            "file_to_write": lambda *_: given.file,
            "folder_to_write": lambda *_: given.file,
        }.items():
            if hasattr(module, name):
                monkeypatch.setattr(module, name, does)
    return given
