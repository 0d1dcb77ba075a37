"""The columns of a roster that is exported: ticked and moved by keys, ready choices, and those that were used last."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.exports.contents.roster_columns import CENTRAL, USUAL, all_fields
from tests.ui.dialogs import test_export_roster
from tests.ui.dialogs.test_export_roster import choices, headings, pick, written

opened = test_export_roster.opened


def test_columns_are_ticked_and_moved_by_keys(opened, qtbot):
    dialog = opened()
    columns = dialog._roster.columns
    QTest.mouseClick(columns._none, Qt.MouseButton.LeftButton)
    assert columns.keys() == ()
    assert columns.key == "own"
    columns.list.setFocus()
    columns.list.setCurrentRow(3)
    QTest.keyClick(columns.list, Qt.Key.Key_Space)
    columns.list.setCurrentRow(0)
    QTest.keyClick(columns.list, Qt.Key.Key_Space)
    assert columns.keys() == ("name", "birth")
    columns.list.setCurrentRow(3)
    for _ in range(3):
        columns._up.click()
    assert columns.keys() == ("birth", "name")
    assert not columns._up.isEnabled()
    dialog._preview()
    assert headings(dialog) == ["序号", "出生年月", "姓名"]
    columns.choose("own")
    assert columns.keys() == ("birth", "name")


def test_nothing_ticked_is_refused(opened, answers, tmp_path):
    answers.file = tmp_path / "a.xlsx"
    dialog = opened()
    dialog._roster.columns._none.click()
    dialog._choose()
    assert "一栏也没有选" in dialog._message.text()
    dialog._roster.columns.choose("usual")
    assert "一栏" not in dialog._message.text()  # an old refusal is taken away


def test_ready_choices(opened):
    columns = opened()._roster.columns
    for key, wanted in (("all", all_fields()), ("central", CENTRAL), ("usual", USUAL)):
        columns.choose(key)
        assert columns.keys() == wanted


def test_what_was_used_last_is_offered_the_next_time(opened, qtbot, session, answers, tmp_path):
    dialog = opened()
    assert "last" not in choices(dialog._roster.columns.preset)
    dialog._roster.columns.choose("central")
    pick(dialog._format, "json")
    written(dialog, qtbot, answers, tmp_path / "a.json")
    again = opened()._roster.columns
    again.choose("last")
    assert again.keys() == CENTRAL
