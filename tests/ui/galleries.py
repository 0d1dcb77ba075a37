"""All galleries of dialogs together: what `test_gallery_dialogs` looks through and `tests.desktop.contact_sheets` draws."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QTabWidget

from tests.ui.gallery_dialogs import MAKERS as IN_AND_OUT
from tests.ui.gallery_dialogs import Maker
from tests.ui.gallery_found import FOUND
from tests.ui.gallery_handover import HANDOVER
from tests.ui.gallery_honours import HONOURS
from tests.ui.gallery_meetings import MEETINGS
from tests.ui.gallery_password import PASSWORD
from tests.ui.gallery_people import PEOPLE
from tests.ui.gallery_program import PROGRAM
from tests.ui.gallery_register import REGISTER
from tests.ui.gallery_safekeeping import SAFEKEEPING
from tests.ui.gallery_training import TRAINING

DIALOGS: dict[str, Maker] = {
    **IN_AND_OUT,
    **TRAINING,
    **PEOPLE,
    **MEETINGS,
    **REGISTER,
    **HONOURS,
    **HANDOVER,
    **SAFEKEEPING,
    **FOUND,
    **PASSWORD,
    **PROGRAM,
}


def pages(dialog: QDialog) -> Iterator[str]:
    """Shows the tabs of a dialog one after the other, and says which; one that has none says ''."""
    tabs = dialog.findChild(QTabWidget)
    if tabs is None or not tabs.isVisible():
        yield ""
        return
    for place in range(tabs.count()):
        if tabs.isTabVisible(place):
            tabs.setCurrentIndex(place)
            yield tabs.tabText(place)
