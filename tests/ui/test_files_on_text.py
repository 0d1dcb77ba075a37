"""Files let go over a text field: their address is nothing that she would write."""

import pytest
from PySide6.QtCore import QMimeData, QUrl

from models.fields import field_of
from models.records import Attendance, Rectification
from tests.ui.dropping import drop
from ui.forms.editors import TextEditor
from ui.forms.line_editors import LineEditor
from ui.tabs.meetings.body_text import BodyText
from ui.tabs.meetings.roll_reasons import ReasonLine
from ui.tabs.meetings.speaker_box import SpeakerBox
from ui.widgets.search_field import SearchField

FIELDS = {
    "minutes": BodyText,
    "text": lambda: TextEditor(field_of(Rectification, "problem")),
    "line": lambda: LineEditor(field_of(Rectification, "owner")),
    "reason": lambda: ReasonLine(Attendance(name="张伟"), list),
    "speaker": lambda: SpeakerBox(["张伟"]),
    "search": lambda: SearchField("查找"),
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_file_is_not_written_as_its_address(qtbot, field):
    """The minutes had file:///home/…/签到表.jpg in them, and kept it."""
    made = FIELDS[field]()
    qtbot.addWidget(made)
    over = made.viewport() if hasattr(made, "viewport") else made
    assert drop(over, "file:///照片/签到表.jpg") == (False, False)
    assert (made.toPlainText() if hasattr(made, "toPlainText") else made.text()) == ""


@pytest.mark.parametrize("field", ["minutes", "text"])
def test_words_with_a_link_are_still_pasted(qtbot, field):
    made = FIELDS[field]()
    qtbot.addWidget(made)
    words, files = QMimeData(), QMimeData()
    words.setText("学习讲话")
    words.setUrls([QUrl("https://example.com/")])
    files.setUrls([QUrl("file:///照片/签到表.jpg")])
    assert made.canInsertFromMimeData(words)
    assert not made.canInsertFromMimeData(files)
