"""Ctrl+K finds members by pinyin and everything else by its words, and leads there by keyboard."""

import pytest
from PySide6.QtCore import Qt

from models.records import Training
from ui.dialogs.quick_find import QuickFind


@pytest.fixture
def dialog(qtbot, shell, session):
    made = QuickFind(session, shell)
    qtbot.addWidget(made)
    made.found.connect(shell.go_to)
    made.show()
    return made


def found(dialog):
    return [dialog._list.item(row).text() for row in range(dialog._list.count())]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("syt", "党员　单雨桐　第二党小组"),
        ("6021", "党员　单雨桐　第二党小组"),
        ("第四季度", "会议　2026-10-12　支部党员大会　讨论第四季度工作"),
        ("轮训", "培训　2026-09-10　秋季集中轮训"),
        ("要素不全", "整改　2026-自查-01　个别会议记录要素不全"),
    ],
)
def test_everything_is_found(dialog, typed, first):
    dialog._field.setText(typed)
    assert found(dialog)[0] == first


def test_enter_leads_to_what_is_marked(dialog, qtbot, shell):
    dialog._field.setText("2026")
    qtbot.keyClick(dialog, Qt.Key.Key_Up)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert shell._current().label == "整改台账"


def test_nothing_found_is_said_and_enter_does_nothing(dialog, qtbot):
    dialog._field.setText("没有这样的内容")
    assert dialog._note.text() == "没有找到"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_what_is_too_long_is_cut_and_whole_in_its_hint(dialog, qapp, session):
    with session.unit("新建培训") as unit:
        unit.add(Training(name="线上专题学习" * 12))
    again = QuickFind(session, dialog.parentWidget())
    again.show()
    again._field.setText("线上专题")
    qapp.processEvents()
    assert not again._list.horizontalScrollBar().isVisible()
    assert "线上专题学习" * 12 in again._list.item(0).toolTip()
    again.close()
