"""Filling a form in the window: recognized, corrected, previewed, saved; the ledger is told only that something left it."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox

from models.forms import read_form
from models.forms.memory import corrections
from models.forms.picture import FILLED, Page, PictureCell
from tests.models.forms import blank_forms
from tests.models.forms.office_forms import FORMS
from tests.ui.dropping import drop
from ui.dialogs.fill_dialog import FillDialog
from ui.dialogs.fill_grid import FillGrid
from ui.look import fonts


@pytest.fixture
def blank(tmp_path):
    headings = ["序号", "姓名", "性别", "出生日期", "手机号", "特长"]
    return blank_forms.simple(tmp_path / "名册.xlsx", headings, title="党员名册", foot="填表人：        联系电话：")


@pytest.fixture
def opened(qtbot, shell, session):
    """opened(form): the dialog over a form, its preview shown."""

    def open_(form=None) -> FillDialog:
        dialog = FillDialog(session, shell, form)
        qtbot.addWidget(dialog, before_close_func=lambda one: one.done(0))  # nobody is there to be asked
        dialog.show()
        settle(qtbot, dialog)
        return dialog

    return open_


def settle(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog._waiting is None and not dialog._timer.isActive(), timeout=30_000)


def texts(dialog):
    model = dialog._preview.grid._model
    return {(c.row, c.column): c.text for c in model.page.cells if c.text}


def choice_of(dialog, heading) -> QComboBox:
    table = dialog._columns._table
    row = next(r for r in range(table.rowCount()) if table.item(r, 0).text() == heading)
    return table.cellWidget(row, 1).findChild(QComboBox)


def choose(box: QComboBox, name: str) -> None:
    place = box.findData(name)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_shows_what_was_recognized_and_how_it_will_look(opened, blank):
    dialog = opened(blank)
    assert "党员名单，3 行；6 栏认出 5 栏" in dialog._choice._said.text()
    seen = texts(dialog)
    assert {seen[row, 2] for row in range(3, 9)} == {"张伟", "李敏", "单雨桐", "查良", "欧阳䶮", "王磊"}
    assert "139****6021" in seen.values()
    assert dialog._save.isEnabled()
    tree = dialog._report._tree
    groups = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    assert dialog._tabs.tabText(2) == f"没有填的 {sum(group.childCount() for group in groups)}"
    notes = dialog._notes._tree.topLevelItemCount()
    assert notes
    assert dialog._tabs.tabText(3) == f"请留意 {notes}", "they were listed under 没有填的, and not in its number"
    grid = dialog._preview.grid
    assert grid.columnSpan(0, 0) == 6
    index = grid._model.index(2, 1)
    assert "已填" in grid._model.data(index, Qt.ItemDataRole.AccessibleTextRole)


def test_saves_beside_the_form_and_tells_the_log(opened, qtbot, blank, answers, session, tmp_path):
    dialog = opened(blank)
    before, undoable = blank.read_bytes(), session.ledger.undoable()
    answers.file, answers.yes = tmp_path / "填好.xlsx", False
    qtbot.keyClicks(dialog._choice._recipient.lineEdit(), "zzk")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), len(answers.asked)) == (True, 1), "Esc threw away what she had typed"
    dialog._take()
    settle(qtbot, dialog)
    assert dialog.written == [tmp_path / "填好.xlsx"]
    assert blank.read_bytes() == before
    assert not dialog._show_file.isHidden()
    assert not dialog._show_folder.isHidden()
    line = session.ledger.exports()[0]
    assert (line["what"], line["rows"], line["full"]) == ("填表 名册.xlsx：填好.xlsx", 6, 0)
    assert session.ledger.undoable() == undoable
    assert openpyxl.load_workbook(tmp_path / "填好.xlsx").active["B3"].value == texts(dialog)[3, 2]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), len(answers.asked)) == (False, 1), "all of it stands in the file"


def test_never_over_the_blank_form(opened, qtbot, blank, answers):
    dialog = opened(blank)
    before = blank.read_bytes()
    answers.file = blank
    dialog._take()
    settle(qtbot, dialog)
    assert "空白表" in answers.said[0]
    assert blank.read_bytes() == before
    assert dialog.written == []


def test_in_full_with_a_purpose(opened, qtbot, blank, answers, session, tmp_path):
    dialog = opened(blank)
    dialog._choice._mask.setCurrentIndex(1)
    settle(qtbot, dialog)
    assert "13900006021" in texts(dialog).values()
    assert dialog._choice.purpose == "填报上级表格"
    dialog._choice._purpose.set_value_text("")
    answers.file = tmp_path / "填好.xlsx"
    dialog._take()
    assert "写明用途" in dialog._message.text()
    assert not (tmp_path / "填好.xlsx").exists()
    dialog._choice._purpose.set_value_text("年度统计")
    dialog._choice._recipient.set_value_text("组织科")
    dialog._take()
    settle(qtbot, dialog)
    line = session.ledger.exports()[0]
    assert (line["full"], line["purpose"], line["recipient"]) == (1, "年度统计", "组织科")


def test_a_correction_is_shown_at_once_and_remembered(opened, qtbot, blank, session, answers):
    dialog = opened(blank)
    choose(choice_of(dialog, "特长"), "group")
    settle(qtbot, dialog)
    answers.yes = False
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), len(answers.asked)) == (True, 1)
    assert texts(dialog)[3, 6].endswith("党小组")
    assert corrections(session.ledger, read_form(blank).fingerprint) == {"特长": "group"}
    again = opened(blank)
    assert texts(again)[3, 6].endswith("党小组")
    assert "上次改过的 1 处" in again._columns._note.text()
    again._columns._forget.click()
    settle(qtbot, again)
    assert (3, 6) not in texts(again)
    assert corrections(session.ledger, read_form(blank).fingerprint) == {}


def test_a_text_of_her_own(opened, qtbot, blank, monkeypatch):
    dialog = opened(blank)
    monkeypatch.setattr("ui.dialogs.fill_columns.text_of", lambda *_: "王小明")
    choose(choice_of(dialog, "填表人"), "=")
    settle(qtbot, dialog)
    assert any(text.startswith("填表人：王小明") for text in texts(dialog).values())
    assert choice_of(dialog, "填表人").placeholderText() == "“王小明”"
    monkeypatch.setattr("ui.dialogs.fill_columns.text_of", lambda *_: "")
    choose(choice_of(dialog, "特长"), "=")
    assert choice_of(dialog, "特长").currentData() == ""


def test_what_was_not_filled_leads_to_its_cell(opened, tmp_path):
    path = tmp_path / "表.xlsx"
    FORMS["32 统计表.xlsx"](path)
    dialog = opened(path)
    tree = dialog._report._tree
    titles = [tree.topLevelItem(k).text(0) for k in range(tree.topLevelItemCount())]
    assert any(title.startswith("填不了的格子") for title in titles)
    top = next(tree.topLevelItem(k) for k in range(len(titles)) if titles[k].startswith("填不了"))
    tree.setCurrentItem(top.child(0))
    address = top.child(0).text(0).split(" ")[0]
    index = dialog._preview.grid.currentIndex()
    assert f"{chr(65 + index.column())}{index.row() + 1}" == address
    assert "没有填：" in dialog._preview.grid._model.data(index, Qt.ItemDataRole.ToolTipRole)


def test_a_form_with_nothing_to_fill_says_why(opened, tmp_path):
    path = tmp_path / "表.xlsx"
    FORMS["04 小计没有组名.xlsx"](path)
    dialog = opened(path)
    assert not dialog._save.isEnabled()
    assert "写明组名" in dialog._preview._nothing.accessibleDescription()


def test_a_form_that_is_filled_already_says_so(opened, qtbot, blank, answers, tmp_path):
    """It said 正在读表… for ever."""
    dialog = opened(blank)
    answers.file = tmp_path / "填好.xlsx"
    dialog._take()
    settle(qtbot, dialog)
    dialog.begin(answers.file)
    settle(qtbot, dialog)
    assert dialog._preview._stack.currentWidget() is dialog._preview._nothing
    assert dialog._preview._nothing.accessibleName() == "一格也没有填"
    assert dialog._message.text() == ""
    assert not dialog._save.isEnabled()


def test_a_file_that_is_no_form_is_refused_and_another_can_be_chosen(opened, tmp_path, answers):
    path = tmp_path / "名单.csv"
    path.write_text("姓名,性别\n张三,男\n", encoding="utf-8")
    dialog = opened(path)
    assert len(answers.said) == 1
    assert ".xlsx" in answers.said[0]
    assert dialog._stack.currentIndex() == 0
    assert dialog.isVisible()
    assert not dialog._save.isEnabled()


def test_another_form_begins_with_what_it_is_filled_with(opened, blank):
    dialog = opened(blank)
    dialog._tabs.setCurrentIndex(2)
    dialog.begin(blank)
    assert dialog._tabs.currentIndex() == 0


def test_a_form_is_dropped(opened, qtbot, blank):
    dialog = opened()
    assert dialog._stack.currentIndex() == 0
    assert drop(dialog, blank.as_uri(), blank.as_uri()) == (False, False)
    assert drop(dialog, blank.as_uri()) == (True, True)
    qtbot.waitUntil(lambda: dialog._file == blank, timeout=5_000)
    settle(qtbot, dialog)
    assert dialog._save.isEnabled()


def test_closing_while_it_works_stops_the_work(qtbot, shell, session, blank):
    dialog = FillDialog(session, shell, blank)
    qtbot.addWidget(dialog)
    dialog.show()
    form = dialog._work._form
    dialog.reject()
    assert dialog._waiting is None
    assert form is not None
    assert form._child._stopped


def test_a_whole_number_is_seen_in_a_narrow_column(qtbot):
    """It ended in …; a text gives way, and so does the column of a merged cell that is wide enough."""
    grid, number = FillGrid(), "999999197503120011"
    qtbot.addWidget(grid)
    cells = [PictureCell(1, 1, number, FILLED, framed=True), PictureCell(2, 2, number, FILLED)]
    cells += [PictureCell(1, 3, "a" * 40, FILLED, framed=True)]
    grid.show_page(Page("表", [5.0, 5.0, 5.0, 40.0], [20.0, 20.0], [(2, 2, 2, 4)], cells))
    needed = QFontMetrics(fonts.sized(cells[0].size * 0.82 * 0.72)).horizontalAdvance(number)
    assert grid.columnWidth(0) > needed > grid.columnWidth(1) == grid.columnWidth(2)


def test_the_filled_form_is_proposed_beside_the_empty_one(opened, qtbot, blank, answers, session):
    (blank.parent / "上级来文").mkdir()
    answers.file = blank.rename(blank.parent / "上级来文" / blank.name)
    dialog = opened()
    dialog._ask()
    settle(qtbot, dialog)
    assert session.settings.source_folder() == answers.file.parent
    answers.file = None
    dialog._take()
    assert answers.offered[-1].parent.name == "上级来文"
    assert answers.offered[-1].name.endswith(f"_{session.today:%Y%m%d}.xlsx")


def test_lines_of_the_report_are_as_high_as_their_text(opened, qapp, blank):
    """They may have been measured while their tab was not seen, for another width."""
    dialog = opened(blank)
    dialog.grab()
    dialog._tabs.setCurrentIndex(3)
    for _ in range(3):
        qapp.processEvents()
    tree = dialog._notes._tree
    note = tree.topLevelItem(0)
    lines = tree.fontMetrics().horizontalAdvance(note.text(0)) // tree.viewport().width() + 1
    assert lines > 1
    assert tree.visualItemRect(note).height() >= lines * tree.fontMetrics().height()
