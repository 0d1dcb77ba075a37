"""Files let go over a text field, or pasted into it: their address is nothing that she would write."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from models.fields import field_of
from models.records import Attendance, Course, Rectification
from tests.ui.dropping import drop
from ui.forms.editors import ChoiceEditor, TextEditor
from ui.forms.line_editors import LineEditor
from ui.forms.parts_grid import PartsGrid
from ui.tabs.meetings.body_text import BodyText
from ui.tabs.meetings.roll_reasons import ReasonLine
from ui.tabs.meetings.speaker_box import SpeakerBox
from ui.widgets.only_words import WordLine
from ui.widgets.search_field import SearchField

FIELDS = {
    "minutes": BodyText,
    "text": lambda: TextEditor(field_of(Rectification, "problem")),
    "line": lambda: LineEditor(field_of(Rectification, "owner")),
    "reason": lambda: ReasonLine(Attendance(name="张伟"), list),
    "speaker": lambda: SpeakerBox(["张伟"]),
    "search": lambda: SearchField("查找"),
    "plain": WordLine,
    "choice": lambda: ChoiceEditor(field_of(Rectification, "source"), ["自查"], free=True),
}


def written(made):
    if hasattr(made, "currentText"):
        return made.currentText()
    return made.toPlainText() if hasattr(made, "toPlainText") else made.text()


def copied(url):
    data = QMimeData()
    data.setUrls([QUrl(url)])
    return data


def paste_by_key(qtbot, made):
    qtbot.keyClick(made, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def paste_by_menu(qtbot, made):
    """As the entry of the menu, which is off for a line."""
    line = made.lineEdit() if hasattr(made, "lineEdit") else made
    if isinstance(line, QLineEdit):
        seen = []

        def look():
            menu = QApplication.activePopupWidget()
            seen.append(next(a for a in menu.actions() if a.objectName() == "edit-paste").isEnabled())
            menu.close()

        QTimer.singleShot(0, look)
        line.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5)))
        assert seen == [False]
    made.paste() if hasattr(made, "paste") else line.paste()


@pytest.mark.parametrize("field", FIELDS)
def test_a_file_is_not_written_as_its_address(qtbot, field):
    """The minutes had file:///home/…/签到表.jpg in them, and kept it."""
    made = FIELDS[field]()
    qtbot.addWidget(made)
    over = made.viewport() if hasattr(made, "viewport") else made
    assert drop(over, "file:///照片/签到表.jpg") == (False, False)
    assert written(made) == ""


@pytest.mark.parametrize("field", FIELDS)
def test_a_copied_file_is_not_pasted_as_its_address(qtbot, field):
    """Dragged it was refused, copied it was not: Qt pastes without asking canInsertFromMimeData."""
    made = FIELDS[field]()
    qtbot.addWidget(made)
    clipboard, one = QGuiApplication.clipboard(), copied("file:///home/我/签到表.jpg")
    one.setText("/home/我/签到表.jpg")
    for act in (paste_by_key, paste_by_menu):
        clipboard.setMimeData(copied("file:///home/我/签到表.jpg"))
        act(qtbot, made)
        assert written(made) == ""
    clipboard.setMimeData(one)
    paste_by_key(qtbot, made)
    assert written(made) == ""
    words = copied("https://example.com/")
    words.setText("学习讲话")
    clipboard.setMimeData(words)
    paste_by_key(qtbot, made)
    assert written(made) == "学习讲话"


def test_a_copied_file_is_nothing_for_a_grid(qtbot, shell, session):
    grid = PartsGrid(session, [field_of(Course, "title_text")], Course)
    qtbot.addWidget(grid)
    grid.model_of_parts.show_parts([])
    grid.model_of_parts.grow(2)
    grid.setCurrentIndex(grid.model_of_parts.index(0, 0))
    QGuiApplication.clipboard().setMimeData(copied("file:///home/我/签到表.jpg"))
    qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [course.title_text for course in grid.model_of_parts.parts] == ["", ""]


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
