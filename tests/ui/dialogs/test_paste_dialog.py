"""From the clipboard into the roster: selected rows or people by name, what comes back, one undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.records import Member
from tests.ui.answering import when_modal
from ui.dialogs.paste_dialog import PasteDialog

SHOWN = ("name", "sex", "birth", "group", "kind", "joined", "#seniority", "unit")


@pytest.fixture
def paste(shell, session, qtbot):
    def open_(text, selected=(), first=0):
        made = PasteDialog(session, text, list(selected), SHOWN, first, shell)
        qtbot.addWidget(made)
        made.show()
        return made

    return open_


def test_rows_without_names_go_onto_the_selected_people(paste, session):
    chosen = session.roster()[:2]
    dialog = paste("第二党小组\n第二党小组\n", chosen, 3)
    assert dialog.rows.isChecked()
    dialog._take()
    assert {m.group for m in session.members if m.id in {c.id for c in chosen}} == {"第二党小组"}
    assert session.ledger.undoable().label.startswith("粘贴党员")
    session.undo()
    assert session.members[0].group == chosen[0].group


def test_rows_with_names_are_about_these_people_and_new_ones_are_added(paste, session):
    dialog = paste("姓名\t手机号\n张伟\t13700007777\n孙新\t13600006666\n", session.roster()[:2])
    assert dialog.people.isChecked()
    assert dialog.headed.isChecked()
    assert dialog._write.text() == "写入：新增 1 人，更新 1 人"
    dialog._take()
    assert {m.name: m.phone for m in session.members}["张伟"] == "13700007777"
    assert session.ledger.count(Member) == 8
    session.undo()
    assert session.ledger.count(Member) == 7


def test_another_number_of_rows_is_said_and_nothing_can_be_written(paste, session):
    dialog = paste("第二党小组\n第一党小组\n", session.roster()[:3], 3)
    dialog.rows.setChecked(True)
    dialog._read()
    assert "粘贴的有 2 行，选中的是 3 人" in dialog.nothing.accessibleDescription()
    assert not dialog._write.isEnabled()


def test_cells_without_any_name_say_what_to_do(paste):
    dialog = paste("第二党小组\n第一党小组\n", (), 3)
    assert "姓名" in dialog.nothing.accessibleDescription()
    assert not dialog.rows.isEnabled()


def test_what_was_not_read_comes_back_with_its_reason(paste, session):
    dialog = paste("姓名\t入党日期\t性别\n张伟\t2020年13月\t女\n李敏\t\t女\n")
    assert dialog.back.isVisible()
    dialog._copy_back()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "姓名\t入党日期\t性别\t错误提示"
    assert lines[1].startswith("张伟\t2020年13月\t女\t")
    assert len(lines) == 2
    assert (
        """mso-number-format:'\\@'">2020年13月</td>""" in QApplication.clipboard().mimeData().html()
    )  # a number keeps its tail
    log = session.ledger.exports()[0]
    assert (log["what"], log["rows"], log["full"]) == ("复制退回的行：党员名册", 1, 1)
    dialog._take()
    assert {m.name: m.sex for m in session.members}["张伟"] == "女"


def test_the_first_row_may_be_taken_as_a_person_after_all(paste):
    dialog = paste("姓名\t手机号\n张伟\t13700007777\n")
    dialog.headed.setChecked(False)
    assert dialog._pasted.fields[:2] == ("name", "sex")
    assert len(dialog._pasted.rows) == 2


def test_one_row_too_many_without_headings_is_said_and_the_tick_comes_back(paste, answers):
    dialog = paste("姓名\t性别\n" + "张伟\t男\n" * 500)
    dialog.headed.setChecked(False)
    assert "超过 500 行" in answers.said[0]
    assert dialog.headed.isChecked()
    assert len(dialog._pasted.rows) == 500


def test_ctrl_v_in_the_list_takes_the_current_column(shell, session, qtbot):
    shell.side.choose("members")
    page = shell.pages["members"]
    QApplication.clipboard().setText("第二党小组")
    table = page.table
    keys = [c.key for c in page._columns]
    table.setCurrentIndex(table.table.index(0, keys.index("group")))

    def write():
        QApplication.activeModalWidget()._take()

    when_modal(write)
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert {m.name: m.group for m in session.members}["李敏"] == "第二党小组"


def test_an_empty_clipboard_is_said(shell, answers):
    shell.side.choose("members")
    QApplication.clipboard().setText("")
    shell.pages["members"].paste()
    assert "剪贴板里没有表格内容" in answers.said[0]


def test_what_was_copied_from_the_list_changes_nothing_when_pasted_back(shell, session, paste):
    shell.side.choose("members")
    page = shell.pages["members"]
    page.table.selectAll()
    page.table.copy(headings=True)
    dialog = paste(QApplication.clipboard().text(), session.roster())
    assert dialog._write.text() == "没有需要写入的"


def test_it_speaks_of_the_clipboard(paste):
    dialog = paste("姓名\t公民身份证号\n孙新\t110101198503071235\n")
    assert "剪贴板里没有这一栏，由其他内容得出" in [line.words for line in dialog._rows._detail._lines]
    heads = [dialog._rows._detail._table.horizontalHeaderItem(1), dialog._columns._table.horizontalHeaderItem(0)]
    assert [head.text() for head in heads] == ["剪贴板里", "剪贴板里的表头"]


def test_the_keyboard_begins_at_the_way_that_is_proposed(paste, session):
    onto = paste("第二党小组\n第二党小组\n", session.roster()[:2], 3)
    assert onto.focusWidget() is onto.rows
    people = paste("姓名\t手机号\n张伟\t13700007777\n", session.roster()[:2])
    assert people.focusWidget() is people.people


@pytest.mark.parametrize(
    ("ways", "what"), [(["column"], "列的对应"), (["who"], "哪一行是谁"), (["column", "who"], "列的对应、哪一行是谁")]
)
def test_what_was_put_right_is_not_left_without_a_word(paste, session, answers, ways, what):
    """And only what was: both kinds were named where she had corrected one."""
    dialog = paste("姓名\t手机号\n张伟\t13700007777\n", session.roster()[:1])
    answers.yes = False
    if "column" in ways:
        dialog._columns.corrected.emit("手机号", "")
    if "who" in ways:
        dialog._rows.decided.emit(dialog._plan.rows[0], "新增")
    dialog.reject()
    assert dialog.isVisible()
    answers.yes = True
    dialog.reject()
    assert not dialog.isVisible()
    assert answers.asked == [f"这里改过的（{what}）还没有写入账本，关闭后要重新粘贴、重新改。"] * 2
