"""Every dialog on the lowest screen, with words as long as they come: no text is cut off. In the dark they are as large; how they look
there is seen on the contact sheets (tests/desktop)."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton

import ui
from models.store import Ledger
from tests.desktop import contact_sheets
from tests.ui.galleries import DIALOGS, pages
from tests.ui.gallery_dialogs import fill
from tests.ui.looking import WindowsShown, colours, cut, picture
from ui.help.window import HelpWindow

LOWEST = (1200, 680)


@pytest.fixture(scope="session")
def long_branch(tmp_path_factory, small_branch, clock):
    """The file of the small branch with what is long."""
    path = tmp_path_factory.mktemp("long") / "支部.zbtz"
    path.write_bytes(small_branch)
    with Ledger.open(path, clock=clock) as ledger:
        fill(ledger)
    return path.read_bytes()


@pytest.fixture
def ledger_bytes(long_branch):
    return long_branch


@pytest.fixture
def first_page():
    """What lies behind the dialogs is not looked at."""
    return "statistics"


@pytest.fixture
def opened(qtbot, shell, session, tmp_path):
    """opened(name): the dialog over a window of the lowest screen, once it has read what it reads."""

    def open_(name: str) -> QDialog:
        shell.resize(*LOWEST)
        made = DIALOGS[name](session, shell, tmp_path)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: getattr(made, "_waiting", None) is None, timeout=30_000)
        return made

    return open_


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs_show_all_their_text_and_nothing_flashes_up_beside_them(qapp, opened, name):
    watching = WindowsShown()
    qapp.installEventFilter(watching)
    dialog = opened(name)
    for page in pages(dialog):
        qapp.processEvents()
        assert cut(dialog) == [], page
        assert colours(picture(dialog, 1.0)) > 10
        sideways = [each for each in dialog.findChildren(QListWidget) if each.horizontalScrollBar().isVisible()]
        assert sideways == [], "lines of words are read from above to below"
        least = dialog.minimumSizeHint()
        assert (least.width(), least.height()) <= (dialog.width(), dialog.height())
        assert least.height() <= dialog.height(), "what is in it is higher than it is"
    qapp.removeEventFilter(watching)
    assert watching.names == [type(dialog).__name__]
    assert (dialog.width(), dialog.height()) < LOWEST
    assert dialog.height() <= LOWEST[1] - 40, "it would not fit under its title"
    primary = [b for b in dialog.findChildren(QPushButton) if b.property("kind") == "primary" and b.isVisibleTo(dialog)]
    assert len(primary) <= 1


def test_every_dialog_is_looked_at():
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(module.name)
    drawn = "".join(file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("gallery_*.py"))
    bases = {HelpWindow} | {cls for dialog in dialogs_of(QDialog) for cls in dialog.__mro__[1:]}
    left = {cls.__name__ for cls in set(dialogs_of(QDialog)) - bases if not re.search(rf"\b{cls.__name__}\b", drawn)}
    assert left == set(), "the help is a window of its own: tests/ui/help"


def dialogs_of(base: type[QDialog]) -> Iterator[type[QDialog]]:
    """The program's own classes of dialogs."""
    for cls in base.__subclasses__():
        if cls.__module__.startswith("ui."):
            yield cls
        yield from dialogs_of(cls)


@pytest.mark.parametrize("below", ["", "样张"])
def test_contact_sheets_name_a_folder_that_cannot_be_written(tmp_path, capsys, monkeypatch, below):
    there = tmp_path / "一个文件"
    there.touch()
    monkeypatch.setattr(sys, "argv", ["contact_sheets", str(there / below)])
    with pytest.raises(SystemExit) as ended:
        contact_sheets.main()
    assert ended.value.code == 2
    assert "cannot write into" in capsys.readouterr().err
