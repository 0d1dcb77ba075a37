"""Exporting 整改台账 from the window: what the list shows or all, chosen columns in chosen order, remembered in the ledger."""

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QDialog

from models.records import Rectification
from tests.ui.small_branch import day
from ui.dialogs.column_choice import ALL, LAST, OWN, SHOWN, USUAL
from ui.dialogs.register.export_register import REMEMBERED, RegisterExport
from ui.table.shown import Shown


@pytest.fixture
def items(session):
    with session.unit("登记") as unit:
        for old in session.ledger.all(Rectification):
            unit.remove(old)
        made = [
            Rectification(number=f"2026-自查-{n:02}", found=day(f"{2024 + n}-03-01"), problem=f"问题{n}", owner="张伟")
            for n in (1, 2, 3)
        ]
        for each in made:
            unit.add(each)
    return made


def dialog_of(shell, session, items, *, columns=("number", "problem", "#left"), state="逾期"):
    return RegisterExport(session, Shown(tuple(i.id for i in items), columns), shell, state=state)


def choices(dialog):
    return [dialog._which.itemText(row) for row in range(dialog._which.count())]


def headings(dialog):
    table = dialog.preview.table
    return [table.horizontalHeaderItem(place).text() for place in range(table.columnCount())]


def test_what_the_list_shows_or_all_or_a_year(shell, session, items):
    dialog = dialog_of(shell, session, items[:2])
    assert choices(dialog) == [
        "列表显示的 2 项（逾期）",
        "全部 3 项",
        "2027 年的 1 项",
        "2026 年的 1 项",
        "2025 年的 1 项",
    ]
    assert dialog.selection().ids == (items[0].id, items[1].id)
    assert dialog.preview.table.rowCount() == 2
    dialog._which.setCurrentIndex(1)
    assert dialog.selection().ids is None
    assert choices(dialog_of(shell, session, items))[0] == "全部 3 项"
    assert choices(dialog_of(shell, session, []))[0] == "全部 3 项", "a list that shows nothing is not what is wanted"


def test_the_usual_columns_that_are_ticked_are_those_that_are_written(shell, session, items):
    items[2].document = "巡发〔2027〕3号"
    with session.unit("修改") as unit:
        unit.save(items[2])
    dialog = dialog_of(shell, session, items[:2])
    for place, said in ((0, False), (1, True), (2, True), (3, False)):
        dialog._which.setCurrentIndex(place)
        dialog.show_preview()
        ticked = dialog.columns.keys()
        labels = [dialog.columns._columns[key].label for key in ticked]
        assert labels == headings(dialog)
        assert ("来源文件" in labels) is said


def test_ready_choices_and_own_columns(shell, session, items):
    dialog = dialog_of(shell, session, items)
    assert dialog.columns.key == USUAL
    assert dialog.selection().columns == (), "the usual columns are those that say something"
    assert headings(dialog)[:3] == ["编号", "问题来源", "发现日期"]
    dialog.columns.choose(SHOWN)
    dialog.show_preview()
    assert headings(dialog) == ["编号", "问题描述", "剩余天数"]
    dialog.columns.list.setCurrentRow(1)
    dialog.columns._move(-1)
    assert dialog.columns.key == OWN
    assert dialog.selection().columns == ("problem", "number", "#left")
    dialog.columns._tick_none()
    dialog._choose()
    assert "一栏也没有选" in dialog._message.text()
    dialog.columns.choose(ALL)
    assert len(dialog.selection().columns) > 30


def test_the_file_has_the_columns_and_the_next_time_begins_with_them(shell, session, items, answers, qtbot, tmp_path):
    dialog = dialog_of(shell, session, items[:2])
    dialog.columns.choose(SHOWN)
    dialog.columns.list.setCurrentRow(2)
    dialog.columns._move(-1)
    answers.file = tmp_path / "台账.xlsx"
    dialog._choose()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=30_000)
    assert dialog.written == [answers.file], dialog._message.text()
    page = load_workbook(answers.file).worksheets[0]
    rows = [row for row in page.iter_rows(min_row=3, values_only=True) if any(row)]
    assert rows[0][:3] == ("编号", "剩余天数", "问题描述")
    assert [row[0] for row in rows[1:3]] == ["2026-自查-01", "2026-自查-02"]
    assert session.ledger.remembered(REMEMBERED) == {"columns": ["number", "#left", "problem"]}
    again = dialog_of(shell, session, items)
    assert (again.columns.key, again.columns.keys()) == (LAST, ("number", "#left", "problem"))


def test_whole_numbers_want_a_purpose(shell, session, items, answers):
    dialog = dialog_of(shell, session, items)
    dialog._full.setChecked(True)
    dialog._choose()
    assert "须写明用途" in dialog._message.text()
    assert answers.offered == []


def test_the_page_exports_what_it_shows(shell, session, items, monkeypatch):
    seen = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: seen.append(dialog) or 0)
    shell.side.choose("rectifications")
    page = shell.pages["rectifications"]
    page.segments.setCurrentIndex(page.segments.count() - 1)
    page.search.setText("问题2")
    page._search()
    dict(page.outputs())["整改台账…"]()
    assert seen[0].selection().ids == (items[1].id,)
