"""Showing what was read of a roster: a page at a time, and with all that writing it needs."""

import pytest

from models.imports import ADDED, Plan
from ui.dialogs.import_dialog import ImportDialog


@pytest.fixture
def dialog(qtbot, shell, session, tmp_path):
    """The dialog over a roster of two, its plan shown."""
    file = tmp_path / "花名册.csv"
    file.write_text("姓名,性别,出生日期\n孙静,女,1990-03\n张伟,男,1985-03\n", encoding="utf-8")
    made = ImportDialog(session, file, shell)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, made)
    return made


def settle(qtbot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: dialog._bar.isHidden(), timeout=20_000)


def test_a_plan_is_shown_a_page_at_a_time_and_nothing_of_one_that_is_wanted_no_more(dialog, qtbot):
    plan, written = dialog._plan, dialog._write.text()
    dialog._columns.show_plan(Plan(""))
    dialog._wait(list, lambda _nothing: None)
    dialog._planned(plan)
    assert not dialog._bar.isHidden()
    assert not dialog._columns._listed, "all of it at once would hold the window up"
    settle(qtbot, dialog)
    assert dialog._columns._listed
    assert dialog._write.text() == written
    dialog._planned(Plan("另一个文件"))
    dialog.plan_again()
    settle(qtbot, dialog)
    assert dialog._plan.file == plan.file


def test_the_readings_of_new_names_are_there_before_anything_is_written(dialog):
    records = [row.record for row in dialog._plan.of_fate(ADDED)]
    assert [record.search_keys.split()[0] for record in records if record.name == "孙静"] == ["sj"]
