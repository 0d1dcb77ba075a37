"""Chinese comes from an input method in two steps: a preedit text that is not yet there, and a commit. Editors take both."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from models.fields import field_of
from models.records import Meeting, Member
from ui.forms.editors import editor_for
from ui.tabs.meetings.body_text import BodyText
from ui.widgets.search_field import SearchField

UI = Path(__file__).parents[2] / "ui"


def compose(widget, preedit: str, commit: str) -> None:
    """What fcitx and ibus send while somebody types pinyin and then takes a word."""
    QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))
    taken = QInputMethodEvent("", [])
    taken.setCommitString(commit)
    QApplication.sendEvent(widget, taken)


def test_search_hears_the_word_and_not_the_pinyin(qtbot):
    field = SearchField("搜索")
    qtbot.addWidget(field)
    heard = []
    field.searched.connect(heard.append)
    compose(field, "zhibu", "支部")
    assert heard == ["支部"]


@pytest.mark.parametrize(
    ("cls", "name"), [(Member, "name"), (Member, "nation"), (Member, "joined"), (Meeting, "host"), (Member, "note")]
)
def test_every_editor_takes_what_is_committed(qtbot, session, cls, name):
    editor = editor_for(field_of(cls, name), session)
    qtbot.addWidget(editor)
    editor.set_value_text("")
    edited = []
    editor.edited.connect(lambda: edited.append(True))
    compose(editor, "han", "汉族")
    assert editor.value_text() == "汉族"
    assert edited


def test_minutes_take_what_is_committed(qtbot):
    text: QTextEdit = BodyText()
    qtbot.addWidget(text)
    text.load("")
    compose(text, "dangyuan", "党员")
    assert text.toPlainText() == "党员"


RESERVED = {
    "Ctrl+Space", "Shift+Space", "Ctrl+Shift", "Ctrl+.", "Ctrl+Shift+F", "Ctrl+,", "Ctrl+;", "Shift+Ctrl", "Ctrl+Alt+B",
}  # fmt: skip
"""What fcitx, ibus, 搜狗 and 微软拼音 keep for themselves: switching, full width, punctuation, traditional characters."""
_KEYS = re.compile(r"""["']((?:Ctrl|Shift|Alt|Meta)\+[^"'\s…]+)["']""")


def test_no_key_is_one_of_the_input_methods():
    used = {key for file in UI.rglob("*.py") for key in _KEYS.findall(file.read_text("utf-8"))}
    assert {"Ctrl+N", "Ctrl+K"} <= used, "the search would find nothing"
    assert not used & RESERVED
