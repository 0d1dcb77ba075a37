"""The page 三会一课: its views are found where they were, whatever buttons the present one has."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from models.kinds import PartialDate
from models.records import Meeting
from models.records.meeting import COMMITTEE
from ui.tabs.meetings.page import VIEWS


@pytest.mark.parametrize("size", [(1366, 728), (1200, 680), (1440, 860)])
def test_the_choice_of_views_does_not_move(shell, size):
    shell.resize(*size)
    shell.side.choose("meetings")
    page = shell.pages["meetings"]
    places = set()
    for view in [kind.key for kind in VIEWS] + [VIEWS[0].key]:
        page.show_view(view)
        QApplication.processEvents()
        places.add(page.chooser.x())
    page.view.start("党课")
    QApplication.processEvents()
    places.add(page.chooser.x())
    assert len(places) == 1


def test_the_newest_record_is_open_at_first(shell, session):
    with session.unit("登记") as unit:
        unit.add(Meeting(kind=COMMITTEE, day=PartialDate(2024, 11, 4)))
        newest = unit.add(Meeting(kind=COMMITTEE, day=PartialDate(2026, 12, 1)))
        unit.add(Meeting(kind=COMMITTEE, day=PartialDate(2025, 3, 4)))
    shell.side.choose("meetings")
    view = shell.pages["meetings"].view
    assert view._editor.meeting.id == newest
    assert view.left.list.currentIndex().row() == 1, "below the heading of its month"


@pytest.mark.parametrize("name", ["guests", "number", "group"])
def test_what_stands_in_an_empty_field_is_not_cut_off(shell, name):
    """“可注…” and “本年…” told nothing; the whole help is the tooltip."""
    shell.resize(1200, 680)
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    page.start("支部党员大会")
    QApplication.processEvents()
    editor = page._editor.form.boxes[name].editor
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    words, room = line.placeholderText(), line.contentsRect().width() - (0 if line is not editor else 26)
    assert line.fontMetrics().horizontalAdvance(words) <= room
    assert editor.toolTip() == page._editor.form.boxes[name].field.help
