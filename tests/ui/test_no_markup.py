"""What people type is never taken for markup: not in labels, not in tooltips, not in the line at the foot."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from models.records import Member
from tests.ui.tabs.meetings.recording import begin
from ui.session import Told
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label, plain_tip

NAME = "<b>张</b>"
UI = Path(__file__).parents[2] / "ui"


@pytest.fixture
def marked(session):
    """The small branch with a member whose name looks like markup."""
    with session.unit(f"新增党员：{NAME}") as unit:
        unit.add(Member(name=NAME, kind="正式党员", group=NAME, unit=NAME))
    return session


def test_no_label_that_shows_it_reads_markup(marked, shell):
    shell.session.said.emit(f"已保存：新增党员：{NAME}", Told.ONLY)
    shell.side.choose("members")
    shell.pages["members"].table.choose(next(m.id for m in marked.members if m.name == NAME))
    _, editor = begin(shell)
    for part in editor.roll.parts():
        part.state = "缺席"
    editor.roll._toggled()
    showing = [label for label in shell.findChildren(QLabel) if NAME in label.text()]
    assert len(showing) >= 3
    assert {label.textFormat() for label in showing} == {Qt.TextFormat.PlainText}


def test_tooltips_show_it_letter_by_letter(qtbot):
    assert plain_tip("张伟\n李敏") == "张伟\n李敏"
    assert "&lt;b&gt;" in plain_tip(NAME)
    label = ElideLabel(NAME * 9)
    qtbot.addWidget(label)
    label.resize(30, 20)
    label.show()
    assert "&lt;b&gt;" in label.toolTip()


def test_tooltips_of_lists_too(marked, shell):
    shell.side.choose("members")
    page = shell.pages["members"]
    row = page.table.table.row_of(next(m.id for m in marked.members if m.name == NAME))
    index = page.table.table.index(row, 0)
    assert index.data() == NAME
    assert "&lt;b&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_labels_of_pages_and_dialogs_come_from_one_place():
    assert plain_label(NAME).textFormat() == Qt.TextFormat.PlainText
    for folder in ("tabs", "dialogs", "forms"):
        for path in (UI / folder).glob("*.py"):
            assert "QLabel(" not in path.read_text(encoding="utf-8"), path
