"""Leaving a plan in which something was put right, by Esc too: it asks first, as what was typed anywhere does."""

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.import_dialog import ImportDialog


@pytest.fixture
def dialog(qtbot, shell, session, tmp_path, answers):
    """An import whose plan is shown; “接着核对” is answered."""
    file = tmp_path / "花名册.csv"
    file.write_text("姓名,性别,出生日期,归口代号\n孙静,女,1990-03,三组\n", encoding="gb18030")
    made = ImportDialog(session, file, shell)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._bar.isHidden(), timeout=20_000)
    answers.yes = False
    return made


def test_nothing_is_asked_where_nothing_was_put_right(dialog, answers):
    dialog.reject()
    assert not dialog.isVisible()
    assert answers.asked == []


@pytest.mark.parametrize("way", ["heading", "who", "clear"])
def test_what_was_put_right_is_asked_about(dialog, qtbot, answers, way):
    if way == "heading":
        dialog._columns.corrected.emit("归口代号", "group")
    elif way == "who":
        dialog._rows.decided.emit(dialog._plan.rows[0], "新增")
    else:
        dialog._clear.click()
    qtbot.waitUntil(lambda: dialog._bar.isHidden(), timeout=20_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "what she put right was gone"
    assert answers.asked == [dialog.given_up_words]


def test_what_is_written_is_not(dialog, qtbot, answers):
    dialog._columns.corrected.emit("归口代号", "group")
    qtbot.waitUntil(lambda: dialog._bar.isHidden(), timeout=20_000)
    dialog._take()
    dialog.reject()
    assert not dialog.isVisible()
    assert answers.asked == []
