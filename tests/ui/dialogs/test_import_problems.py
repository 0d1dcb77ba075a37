"""Importing a problem list in the window: asked once for what the file lacks, seen, written as one action, taken back."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from models.imports import KEEP
from models.records import Progress, Rectification, RectificationStep
from tests.ui.dropping import drop
from ui.dialogs.register.import_problems import ProblemImportDialog

HEAD = ["序号", "反馈问题", "整改举措", "责任人及时限", "进展情况", "是否销号"]
ROWS = [
    [1, "学习不深入", "1.制定计划；2.每月检查", "李四、王五\n2026年3月底", "2026-02-01 已开会（李四）", "是"],
    [2, "台账不全", "补齐", "赵六 3月31日前", "", "否"],
    [3, "", "没有写问题", "", "", ""],
]
TITLE = "巡察反馈意见整改任务分解表（某委〔2026〕5号）"


@pytest.fixture
def opened(qtbot, shell, session, tmp_path):
    """opened(rows, head): the dialog over a list with these rows, its plan shown."""

    def open_(rows=ROWS, head=HEAD, title=TITLE) -> ProblemImportDialog:
        book = openpyxl.Workbook()
        for line in ([title], head, *rows):
            book.worksheets[0].append([None if cell == "" else cell for cell in line])
        book.worksheets[0].merge_cells("A1:F1")
        book.save(tmp_path / "清单.xlsx")
        dialog = ProblemImportDialog(session, tmp_path / "清单.xlsx", shell)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(qtbot, dialog)
        return dialog

    return open_


def settle(qtbot, dialog) -> None:
    qtbot.waitUntil(lambda: dialog._bar.isHidden(), timeout=20_000)


def give(qtbot, dialog, **texts) -> None:
    for name, text in texts.items():
        dialog.given.editors[name].set_value_text(text)
        dialog.given.editors[name].left.emit()
    settle(qtbot, dialog)


def test_the_day_is_asked_once_and_the_list_written_as_one_action(opened, qtbot, session):
    dialog = opened()
    assert dialog.given.editors["source"].value_text() == "巡察"
    assert dialog.given.editors["document"].value_text() == "某委〔2026〕5号"
    assert not dialog._write.isEnabled()
    assert dialog._said.text().startswith("2 行没有发现日期。请在下面填")
    assert dialog.focusWidget() is dialog.given.editors["found"]
    give(qtbot, dialog, found="2026年1月10日")
    assert dialog.given.editors["found"].value_text() == "2026-01-10"
    assert dialog._write.text() == "写入账本：新增 2 项，更新 0 项"
    before = {table: session.ledger.count(table) for table in (Rectification, RectificationStep, Progress)}
    dialog._take()
    made = session.ledger.all(Rectification)[-2:]
    assert [(i.problem, i.owner, str(i.deadline), i.source, i.document, i.state) for i in made] == [
        ("学习不深入", "李四、王五", "2026-03", "巡察", "某委〔2026〕5号", "登记"),
        ("台账不全", "赵六", "2026-03-31", "巡察", "某委〔2026〕5号", "登记"),
    ]
    assert made[0].measures == "1.制定计划；\n2.每月检查"
    assert dialog._result.undo_button.isEnabled()
    dialog._result.undo_button.click()
    assert {table: session.ledger.count(table) for table in before} == before


def test_a_day_that_is_none_is_said_at_the_field_and_nothing_is_read_anew(opened, qtbot, session):
    dialog = opened()
    give(qtbot, dialog, found="哪天")
    editor = dialog.given.editors["found"]
    assert editor.property("tone") == "bad"
    assert "看不出是哪一天" in editor.toolTip()
    assert not dialog._write.isEnabled()


def test_what_the_file_says_itself_is_not_asked_for(opened, qtbot):
    dialog = opened([["督查", "2026-01-10", "甲"]], ["问题来源", "发现日期", "问题"], "台账")
    shown = {name: editor.isVisibleTo(dialog.given) for name, editor in dialog.given.editors.items()}
    assert shown == {"source": False, "document": True, "found": False}
    assert dialog._write.isEnabled()


def test_what_is_known_is_shown_and_changed_only_where_she_agrees(opened, qtbot, session):
    first = opened()
    give(qtbot, first, found="2026-01-10")
    first._take()
    number = session.ledger.count(Rectification)
    changed = [[*ROWS[0][:2], "另一条措施", *ROWS[0][3:]], ROWS[1]]
    dialog = opened(changed)
    give(qtbot, dialog, found="2026-01-10")
    assert dialog._write.text() == "没有需要写入的"
    assert "台账里已有，有不同 1" in [dialog._rows._which.tabText(i) for i in range(dialog._rows._which.count())]
    row = dialog._plan.rows[0]
    dialog.decide(row, row.candidates[0].key)
    settle(qtbot, dialog)
    assert dialog._write.text() == "写入账本：新增 0 项，更新 1 项"
    dialog.decide(row, KEEP)
    settle(qtbot, dialog)
    dialog._update.setChecked(True)
    settle(qtbot, dialog)
    assert not dialog._write.isEnabled(), "the one that she keeps stays"
    dialog.decide(row, row.candidates[0].key)
    settle(qtbot, dialog)
    dialog._take()
    assert session.ledger.count(Rectification) == number
    assert session.ledger.all(Rectification)[-2].measures == "另一条措施"


def test_the_question_offers_to_leave_to_update_and_to_add(opened, qtbot, session):
    first = opened()
    give(qtbot, first, found="2026-01-10")
    first._take()
    dialog = opened([[*ROWS[0][:2], "另一条措施", *ROWS[0][3:]]])
    give(qtbot, dialog, found="2026-01-10")
    who = dialog._rows._detail._who
    offered = [who.itemText(i) for i in range(who.count())]
    assert offered[0] == who.currentText() == "台账里已有这一项，不更新"
    assert offered[1].startswith("是台账里的这一项，按文件更新：")
    assert offered[-1] == "不是同一项（新增）"


def test_cells_from_the_clipboard(shell, session, qtbot, monkeypatch):
    said: list[str] = []

    def at_work(dialog):
        settle(qtbot, dialog)
        said.append(dialog.start_page.message() or dialog._write.text())
        if dialog._write.isEnabled():
            dialog._take()
        assert dialog._save.isHidden()
        return 0

    monkeypatch.setattr(QDialog, "exec", at_work)
    page = shell.pages["rectifications"]
    QGuiApplication.clipboard().setText("问题\t整改措施\t发现日期\n甲\t一\t2026-01-10\n乙\t二\t2026-01-11\n")
    page.paste()
    assert [i.problem for i in session.ledger.all(Rectification)[-2:]] == ["甲", "乙"]
    QGuiApplication.clipboard().clear()
    page.paste()
    assert said[0] == "写入账本：新增 2 项，更新 0 项"
    assert said[1].startswith("剪贴板里没有表格内容")


def test_a_file_is_dropped_on_the_register(shell, qtbot, monkeypatch, tmp_path):
    taken = []
    monkeypatch.setattr(
        "ui.dialogs.register.import_problems.import_problems", lambda _s, _p, file=None, **_: taken.append(file)
    )
    file = tmp_path / "清单.xlsx"
    file.write_bytes(b"x")
    assert drop(shell.pages["rectifications"], file.as_uri()) == (True, True)
    qtbot.waitUntil(lambda: taken == [file], timeout=5_000)


def test_the_page_takes_a_file_and_its_empty_state_offers_to(shell, session, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(
        "ui.dialogs.register.import_problems.import_problems", lambda _s, _p, file=None, **_: asked.append(file)
    )
    page = shell.pages["rectifications"]
    assert [label for label, _, does in page.empty_actions()] == ["新增整改事项", "导入问题清单…", "填上级的表…"]
    page.import_file(tmp_path / "a.xlsx")
    page.empty_actions()[1][2]()
    QTest.keyClick(
        page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )  # where the list has no rows to have the keyboard
    assert asked == [tmp_path / "a.xlsx", None, None]


def test_a_broken_file_is_refused_in_a_sentence(shell, session, qtbot, tmp_path):
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04nothing")
    dialog = ProblemImportDialog(session, tmp_path / "坏.xlsx", shell)
    qtbot.addWidget(dialog)
    settle(qtbot, dialog)
    assert "没有读入任何内容，账本也未改动" in dialog.start_page.message()
