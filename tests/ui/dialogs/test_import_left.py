"""Leaving a plan in which something was put right, by Esc too: it asks first, as what was typed anywhere does."""

import pytest
from PySide6.QtCore import Qt, QUrl

from tests.ui.dropping import drop
from ui.dialogs.import_dialog import ImportDialog


def settle(qtbot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: dialog._bar.isHidden(), timeout=20_000)


@pytest.fixture
def dialog(qtbot, shell, session, tmp_path, answers):
    """An import whose plan is shown; “接着核对” is answered."""
    file = tmp_path / "花名册.csv"
    file.write_text("姓名,性别,出生日期,归口代号\n孙静,女,1990-03,三组\n", encoding="gb18030")
    made = ImportDialog(session, file, shell)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, made)
    answers.yes = False
    return made


def test_nothing_is_asked_where_nothing_was_put_right(dialog, answers):
    dialog.reject()
    assert not dialog.isVisible()
    assert answers.asked == []


CLOSED = "这份文件里改过的（{}）还没有写入账本。关闭后要重新选文件；{}。"


def put_right(dialog: ImportDialog, qtbot, way: str) -> None:
    if way == "heading":
        dialog._columns.corrected.emit("归口代号", "group")
    elif way == "who":
        dialog._rows.decided.emit(dialog._plan.rows[0], "新增")
    else:
        dialog._clear.click()
    settle(qtbot, dialog)


@pytest.mark.parametrize(
    ("ways", "what", "then"),
    [
        (["heading"], "表头对应", "表头对应已记住"),
        (["who"], "哪一行是谁", "哪一行是谁要重新选"),
        (["clear"], "清空账本里的内容", "清空账本里的内容要重新选"),
        (["heading", "who"], "表头对应、哪一行是谁", "表头对应已记住，哪一行是谁要重新选"),
    ],
)
def test_what_was_put_right_is_asked_about(dialog, qtbot, answers, ways, what, then):
    for way in ways:
        put_right(dialog, qtbot, way)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "what she put right was gone"
    assert answers.asked == [CLOSED.format(what, then)]


def test_what_was_put_back_is_not(dialog, qtbot, answers):
    """Ticked and unticked again, or corrected and forgotten, it is as it was."""
    for way in ("clear", "clear", "heading"):
        put_right(dialog, qtbot, way)
    dialog._forget.click()
    settle(qtbot, dialog)
    dialog.reject()
    assert not dialog.isVisible()
    assert answers.asked == []


def test_what_was_recalled_and_forgotten_is_not_said_to_be_kept(dialog, qtbot, answers):
    put_right(dialog, qtbot, "heading")
    dialog._sheets_read((dialog._sheets, dialog._marks))  # as when the file is read another time
    settle(qtbot, dialog)
    assert "已照上次的读" in dialog._notice.text()
    put_right(dialog, qtbot, "who")
    dialog._forget.click()
    settle(qtbot, dialog)
    dialog.reject()
    assert answers.asked == [CLOSED.format("哪一行是谁", "哪一行是谁要重新选")]


def test_what_the_ledger_could_not_take_is_not_said_to_be_kept(dialog, qtbot, answers, session, tmp_path):
    away = session.ledger.path.rename(tmp_path / "移走.zbtz")
    put_right(dialog, qtbot, "heading")
    away.rename(session.ledger.path)
    assert "没有记住" in dialog._notice.text()
    dialog.reject()
    assert answers.asked == [CLOSED.format("表头对应", "表头对应没有记住，要重新选")]


def test_what_a_sheet_is_corrected_to_that_is_not_read_is_not_said_to_be_kept(dialog, qtbot, answers):
    dialog._preview._read.click()  # the only sheet: nothing is left to be read
    settle(qtbot, dialog)
    assert dialog._plan.refusal
    dialog.reject()
    assert answers.asked == [CLOSED.format("读哪些工作表", "读哪些工作表没有记住，要重新选")]


def test_what_stays_ticked_for_another_file_is_not_asked_about(dialog, qtbot, answers):
    put_right(dialog, qtbot, "clear")
    dialog.take_file(dialog._file)
    settle(qtbot, dialog)
    assert answers.asked == []
    assert dialog._plan is not None
    assert dialog._wishes.clear


@pytest.mark.parametrize("way", ["button", "dropped"])
def test_another_file_is_not_read_in_its_place_without_a_word(dialog, qtbot, answers, tmp_path, way):
    """A file that is let go over the window by mistake is enough; who a row is had to be said again."""
    other = tmp_path / "另一份.csv"
    other.write_text("姓名,性别\n周敏,女\n", encoding="gb18030")
    dialog._rows.decided.emit(dialog._plan.rows[0], "新增")
    settle(qtbot, dialog)
    first, answers.file = dialog._file, other
    for yes in (False, True):
        answers.yes = yes
        if way == "button":
            dialog._another.click()
        else:
            drop(dialog, QUrl.fromLocalFile(str(other)).toString())
            qtbot.waitUntil(lambda asked=1 + yes: len(answers.asked) == asked)
        if not yes:
            assert dialog._stack.currentWidget() is dialog._main
            assert (dialog._file, list(dialog._wishes.people.values())) == (first, ["新增"])
    settle(qtbot, dialog)
    assert dialog._plan.file == other.name
    assert ["关闭" in asked for asked in answers.asked] == [False, False]
    dialog.take_file(first)
    settle(qtbot, dialog)
    assert len(answers.asked) == 2, "nothing was put right in it"
    assert dialog._plan.file == first.name


def test_what_is_written_is_not(dialog, qtbot, answers):
    dialog._columns.corrected.emit("归口代号", "group")
    settle(qtbot, dialog)
    dialog._take()
    dialog.reject()
    assert not dialog.isVisible()
    assert answers.asked == []
