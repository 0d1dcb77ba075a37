"""The dialogs about data in and out: in light and dark, on the lowest screen, with words as long as they come, no text is cut off."""

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QTabWidget

from models.store import Ledger
from tests.ui.gallery_dialogs import MAKERS as IN_AND_OUT
from tests.ui.gallery_dialogs import fill
from tests.ui.gallery_found import FOUND
from tests.ui.gallery_handover import HANDOVER
from tests.ui.gallery_honours import HONOURS
from tests.ui.gallery_meetings import MEETINGS
from tests.ui.gallery_password import PASSWORD
from tests.ui.gallery_program import PROGRAM
from tests.ui.gallery_register import REGISTER
from tests.ui.gallery_safekeeping import SAFEKEEPING
from tests.ui.looking import WindowsShown, colours, cut, picture
from ui import theme

LOWEST = (1200, 680)
MAKERS = IN_AND_OUT | HONOURS | HANDOVER | SAFEKEEPING | REGISTER | PASSWORD | FOUND | MEETINGS | PROGRAM


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


@pytest.fixture(scope="module", params=[False, True], ids=["light", "dark"])
def look(request, qapp):
    """All in light and then all in dark: switching takes as long as a dialog does. Before there is a window, which would have to be
    dressed twice."""
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp, dark=False)


@pytest.fixture
def opened(look, qtbot, shell, session, tmp_path):
    """opened(name): the dialog over a window of the lowest screen, once it has read what it reads."""

    def open_(name: str) -> QDialog:
        assert (theme.theme() is theme.DARK) == look, "another test has switched"
        shell.resize(*LOWEST)
        made = MAKERS[name](session, shell, tmp_path)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: getattr(made, "_waiting", None) is None, timeout=30_000)
        return made

    return open_


def pages(dialog: QDialog):
    """Shows the tabs of a dialog one after the other."""
    tabs = dialog.findChild(QTabWidget)
    if tabs is None or not tabs.isVisible():
        yield ""
        return
    for place in range(tabs.count()):
        if tabs.isTabVisible(place):
            tabs.setCurrentIndex(place)
            yield tabs.tabText(place)


@pytest.mark.parametrize("name", MAKERS)
def test_dialogs_show_all_their_text_and_nothing_flashes_up_beside_them(qapp, opened, name):
    watching = WindowsShown()
    qapp.installEventFilter(watching)
    dialog = opened(name)
    for page in pages(dialog):
        qapp.processEvents()
        assert cut(dialog) == [], page
        assert colours(picture(dialog, 1.0)) > 10
        least = dialog.minimumSizeHint()
        assert (least.width(), least.height()) <= (dialog.width(), dialog.height())
        assert least.height() <= dialog.height(), "what is in it is higher than it is"
    qapp.removeEventFilter(watching)
    assert watching.names == [type(dialog).__name__]
    assert (dialog.width(), dialog.height()) < LOWEST
    assert dialog.height() <= LOWEST[1] - 40, "it would not fit under its title"
    primary = [b for b in dialog.findChildren(QPushButton) if b.property("kind") == "primary" and b.isVisibleTo(dialog)]
    assert len(primary) <= 1
