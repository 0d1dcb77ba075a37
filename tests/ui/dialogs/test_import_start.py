"""How an import begins: a file dropped on the dialog or the roster, the blank template, reconciling instead."""

import threading

import openpyxl
import pytest
from PySide6.QtCore import Qt

from models.imports.template import write_template
from tests.ui.dropping import drop
from ui.dialogs import import_dialog, importing
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.register import import_problems

ROSTER = "姓名,性别,出生日期\n孙静,女,1990-03\n"


def test_a_file_is_dropped_on_the_dialog(qtbot, shell, session, tmp_path):
    file = tmp_path / "花名册.csv"
    file.write_text(ROSTER, encoding="utf-8")
    dialog = ImportDialog(session, None, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    assert drop(dialog, "https://example.org/a.csv") == (False, False)
    assert drop(dialog, file.as_uri(), file.as_uri()) == (False, False)
    assert drop(dialog, file.as_uri(), actions=Qt.DropAction.MoveAction) == (False, False)
    assert drop(dialog, file.as_uri()) == (True, True)
    qtbot.waitUntil(lambda: dialog._plan is not None, timeout=20_000)
    assert dialog._write.isEnabled()


def test_a_file_is_dropped_on_the_roster(qtbot, shell, session, tmp_path, monkeypatch):
    taken = []
    monkeypatch.setattr("ui.tabs.members.import_roster", lambda _session, _parent, file=None: taken.append(file))
    file = tmp_path / "花名册.csv"
    assert drop(shell.pages["members"], file.as_uri()) == (True, True)
    qtbot.waitUntil(lambda: taken == [file], timeout=5_000)


def test_the_template_and_reconciling_begin_on_the_first_page(qtbot, shell, session, answers, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(importing, "show_file", lambda path, _parent: shown.append(path))
    dialog = ImportDialog(session, None, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    answers.file = tmp_path / "模板.xlsx"
    labels = {button.text(): button for button in dialog.start_page.middle.buttons}
    labels[importing.TEMPLATE].click()
    qtbot.waitUntil(lambda: shown == [answers.file], timeout=20_000)
    assert "第一党小组" in str([[c.value for c in row] for row in openpyxl.load_workbook(answers.file)["填写说明"]])
    labels[importing.RECONCILE].click()
    assert dialog.reconcile_instead
    assert not dialog.isVisible()


def test_while_a_file_is_read_nothing_offers_to_begin_with_another(qtbot, shell, session, tmp_path):
    dialog = ImportDialog(session, None, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    file = tmp_path / "坏的.xlsx"
    file.write_bytes(b"nonsense")
    dialog.take_file(file)
    middle = dialog.start_page.middle
    assert middle.accessibleName() == "正在读取…"
    assert not any(each.isVisible() for each in middle.buttons)
    qtbot.waitUntil(lambda: dialog._bar.isHidden(), timeout=20_000)
    assert "坏的.xlsx" in dialog.start_page.message()
    assert middle.buttons[0].hasFocus() or not dialog.isActiveWindow()
    assert all(each.isVisible() for each in middle.buttons)


@pytest.mark.parametrize(
    "cells", [["姓名", "性别", "出生日期"], ["姓名", "", "性别", "", "出生日期", ""]], ids=["list", "card"]
)
def test_a_blank_form_leads_to_where_forms_are_filled(qtbot, shell, session, tmp_path, monkeypatch, cells):
    """It was read as no rows at all, and nothing said that such a file is filled and not imported."""
    filled = []
    monkeypatch.setattr(importing, "fill_form_dialog", lambda _session, _parent, file: filled.append(file))
    file = tmp_path / "采集表.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["党员信息采集表"])
    book.active.append(cells)
    book.save(file)

    def answer(dialog: ImportDialog) -> None:
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog._plan is not None and dialog._waiting is None, timeout=20_000)
        assert "0 行人员" in dialog._said.text()
        assert dialog._said.text().endswith("这像一张空白表：要填它，请用下面的“填这张表”。")
        dialog._fill.click()
        assert not dialog.isVisible()

    monkeypatch.setattr(importing, "run", answer)
    importing.import_roster(session, shell, file)
    assert filled == [file]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "党员信息采集表\n姓名,性别,出生日期\n",
            "这像一张空白表：要填它，请先用 Excel 或 WPS 另存为 .xlsx，关闭这里后用“填表”。",
        ),
        (
            "三会一课统计表\n序号,支部名称,党员大会次数\n1,机关第三党支部,4\n",
            "上级要填的表，请先用 Excel 或 WPS 另存为 .xlsx，关闭这里后用“填表”；不是的，请在下面指出第几行是表头。",
        ),
    ],
    ids=["blank", "unread"],
)
def test_a_kind_of_file_that_is_not_filled_leads_to_saving_it_as_one(qtbot, shell, session, tmp_path, text, said):
    """填这张表 was offered, and it was said then that only .xlsx is filled."""
    file = tmp_path / "表.csv"
    file.write_text(text, encoding="utf-8")
    dialog = ImportDialog(session, file, shell)
    read(qtbot, dialog)
    assert not dialog._fill.isVisible()
    assert dialog._said.text().endswith(said)


def test_our_own_template_without_people_is_no_form(qtbot, shell, session, tmp_path):
    """She had saved it here, and was sent to 填这张表."""
    file = tmp_path / "党员名册模板.xlsx"
    write_template(file)
    dialog = ImportDialog(session, file, shell)
    read(qtbot, dialog)
    assert not dialog._fill.isVisible()
    assert dialog._said.text().endswith("这是本程序的空白模板，还没有填人：请从第 4 行起填好、保存，再导入。")


def test_a_roster_with_people_is_no_blank_form(qtbot, shell, session, tmp_path):
    file = tmp_path / "花名册.csv"
    file.write_text(ROSTER, encoding="utf-8")
    dialog = ImportDialog(session, file, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._plan is not None, timeout=20_000)
    assert not dialog._fill.isVisible()
    assert "空白表" not in dialog._said.text()


PROBLEMS = [
    ["机关第三党支部问题整改台账"],
    ["序号", "存在问题", "整改措施", "责任人", "整改时限", "完成情况"],
    [1, "学习记录不全", "补齐记录", "李敏", "2026-12-31", "正在整改"],
]
STATISTICS = [
    ["三会一课统计表"],
    ["序号", "支部名称", "党员大会次数", "存在问题", "备注"],
    [1, "机关第三党支部", 4, "无", ""],
]


@pytest.mark.parametrize(("rows", "label"), [(PROBLEMS, "导入问题清单…"), (STATISTICS, "填这张表…")])
def test_what_is_no_roster_leads_to_where_it_belongs(qtbot, shell, session, tmp_path, monkeypatch, rows, label):
    """It was said that it has no 姓名, and to close and look for the place oneself."""
    filled, imported = [], []
    monkeypatch.setattr(importing, "fill_form_dialog", lambda _session, _parent, file: filled.append(file))
    monkeypatch.setattr(import_problems, "import_problems", lambda _session, _parent, file: imported.append(file))
    file = book_of(rows, tmp_path / "台账.xlsx")

    def answer(dialog: ImportDialog) -> None:
        read(qtbot, dialog)
        shown = [part for part in (dialog._fill, dialog._import) if part.isVisible()]
        assert [part.text() for part in shown] == [label]
        assert f"请用下面的“{label.removesuffix('…')}”" in dialog._said.text()
        shown[0].click()
        assert not dialog.isVisible()

    monkeypatch.setattr(importing, "run", answer)
    importing.import_roster(session, shell, file)
    assert (filled, imported) == (([], [file]) if rows is PROBLEMS else ([file], []))


def test_a_roster_among_the_problems_leads_to_the_roster(qtbot, shell, session, tmp_path, monkeypatch):
    imported = []
    monkeypatch.setattr(import_problems, "import_roster", lambda _session, _parent, file: imported.append(file))
    file = tmp_path / "花名册.csv"
    file.write_text(ROSTER, encoding="utf-8")

    def answer(dialog: ImportDialog) -> None:
        read(qtbot, dialog)
        assert dialog._import.text() == "导入党员花名册…"
        assert not dialog._fill.isVisible()
        dialog._import.click()

    monkeypatch.setattr(import_problems, "run", answer)
    import_problems.import_problems(session, shell, file)
    assert imported == [file]


def test_the_way_on_is_of_the_file_that_is_shown(qtbot, shell, session, tmp_path):
    dialog = ImportDialog(session, book_of(PROBLEMS, tmp_path / "台账.xlsx"), shell)
    read(qtbot, dialog)
    assert dialog._import.isVisible()
    roster = tmp_path / "花名册.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    dialog.take_file(roster)
    read(qtbot, dialog)
    assert not dialog._import.isVisible()
    assert not dialog._fill.isVisible()


def book_of(rows, file):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file


def read(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._plan is not None and dialog._waiting is None, timeout=20_000)


@pytest.mark.parametrize("kind", [ImportDialog, import_problems.ProblemImportDialog])
def test_what_else_a_file_is_is_not_looked_for_in_the_thread_of_the_window(
    qtbot, shell, session, tmp_path, monkeypatch, kind
):
    """A wide file without a heading stopped the window for seconds."""
    looked, real = [], import_dialog.belongs_to

    def noting(*about):
        looked.append(threading.current_thread())
        return real(*about)

    monkeypatch.setattr(import_dialog, "belongs_to", noting)
    file = tmp_path / "出勤.csv"
    file.write_text("时间,地点\n3月,会议室\n", encoding="utf-8")
    dialog = kind(session, file, shell)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog._plan is not None, timeout=20_000)
    assert [thread is threading.main_thread() for thread in looked] == [False]
