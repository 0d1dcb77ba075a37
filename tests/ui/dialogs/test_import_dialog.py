"""Importing in the window: the plan is shown first, written as one action, and nothing else ever touches the ledger."""

import openpyxl
import pytest
from PySide6.QtCore import Qt

from models.imports import NEW
from models.records import Member
from ui.dialogs import import_result
from ui.dialogs.import_dialog import ImportDialog

ROSTER = "姓名,性别,出生日期,归口代号\n孙静,女,1990-03,三组\n张伟,男,1985-03,三组\n合计,2,,\n"


@pytest.fixture
def opened(qtbot, shell, session, tmp_path):
    """opened(text): the dialog over a file with this text, its plan shown, or the sentence why there is none."""

    def open_(text: str, name: str = "花名册.csv") -> ImportDialog:
        file = tmp_path / name
        file.write_text(text, encoding="gb18030")
        dialog = ImportDialog(session, file, shell)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(qtbot, dialog)
        return dialog

    return open_


def settle(qtbot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: dialog._bar.isHidden(), timeout=20_000)


def correct(qtbot, dialog: ImportDialog, heading: str, name: str) -> None:
    choice = dialog._columns.choice(heading)
    place = choice.findData(name)
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    assert not dialog._write.isEnabled()
    settle(qtbot, dialog)


def cells(dialog: ImportDialog) -> dict[str, tuple[str, str, str]]:
    """The chosen row: label → file, ledger, afterwards."""
    table = dialog._rows._detail._table
    return {
        table.item(row, 0).text(): tuple(table.item(row, column).text() for column in (1, 2, 3))
        for row in range(table.rowCount())
    }


def choose(dialog: ImportDialog, key: str) -> None:
    which = dialog._rows._which
    which.setCurrentIndex(which._keys.index(key))


def test_the_plan_is_shown_written_as_one_action_and_taken_back(opened, session):
    dialog = opened(ROSTER)
    assert session.ledger.count(Member) == 7
    assert dialog._write.text() == "写入账本：新增 1 人，更新 0 人"
    dialog._take()
    assert session.ledger.count(Member) == 8
    assert dialog._stack.currentWidget() is dialog._result
    assert {fate: label.text() for fate, label in dialog._result._numbers.items()} == {
        "新增": "1",
        "更新": "0",
        "不变": "1",
        "退回": "0",
    }
    assert dialog._result._returned.isHidden()
    dialog._result.undo_button.click()
    assert session.ledger.count(Member) == 7
    assert not dialog._result.undo_button.isEnabled()
    dialog._undo()
    assert session.ledger.count(Member) == 7, "an older action was undone"


def test_a_heading_is_corrected_remembered_and_forgotten(opened, qtbot, session):
    dialog = opened(ROSTER)
    assert dialog._forget.isHidden()
    correct(qtbot, dialog, "归口代号", "group")
    assert "归口代号" in dialog._notice.text()
    dialog.reject()
    again = opened(ROSTER.replace("孙静", "孙敏"), "另一份.csv")
    assert again._notice.text() == "这种表上次改过，已照上次的读：“归口代号”对应“党小组”"
    again._take()
    assert {m.group for m in session.ledger.all(Member) if m.name in ("孙敏", "张伟")} == {"三组"}
    third = opened(ROSTER)
    third._forget.click()
    settle(qtbot, third)
    assert third._notice.isHidden()
    assert third._columns.choice("归口代号").currentData() == ""
    assert opened(ROSTER)._notice.isHidden()


def test_a_file_that_is_no_roster_is_refused_in_a_sentence_on_the_first_page(opened, session):
    dialog = opened("\n")
    assert dialog._stack.currentWidget() is dialog.start_page
    assert dialog.start_page.message().endswith("。")
    assert not dialog._write.isVisible()
    assert session.ledger.count(Member) == 7


def test_where_no_heading_is_found_the_user_shows_it(opened, qtbot, session):
    dialog = opened("支部名单,\n称呼,生日\n孙静,1990-03\n")
    assert "没有找到表头" in dialog._said.text()
    assert dialog._preview.isVisible()
    assert not dialog._write.isEnabled()
    dialog._preview._view.verticalHeader().sectionDoubleClicked.emit(0)
    settle(qtbot, dialog)
    assert dialog._plan.sheets[0].heading == (1, 1)
    dialog._preview._first.setValue(2)
    settle(qtbot, dialog)
    assert "还没有哪一列对应“姓名”" in dialog._said.text()
    correct(qtbot, dialog, "称呼", "name")
    assert dialog._write.text() == "写入账本：新增 1 人，更新 0 人"
    dialog.reject()
    again = opened("支部名单,\n称呼,生日\n周敏,1991-03\n", "下月.csv")
    assert "第 2 行是表头" in again._notice.text()
    again._take()
    assert "周敏" in {m.name for m in session.ledger.all(Member)}


def test_a_sheet_is_left_out_and_the_wrong_heading_row_corrected(qtbot, shell, session, tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "党员"
    for row in (["姓名", "性别"], ["孙静", "女"]):
        book.active.append(row)
    other = book.create_sheet("积极分子")
    for row in (["姓名", "性别"], ["吴敏", "女"]):
        other.append(row)
    book.save(tmp_path / "名册.xlsx")
    dialog = ImportDialog(session, tmp_path / "名册.xlsx", shell)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, dialog)
    dialog._preview.choose_sheet("积极分子")
    dialog._preview._read.click()
    settle(qtbot, dialog)
    assert dialog._preview.sheet_name() == "积极分子"
    assert [row.name for row in dialog._plan.rows] == ["孙静"]
    dialog._preview._read.click()
    settle(qtbot, dialog)
    assert len(dialog._plan.rows) == 2
    for name in ("党员", "积极分子"):
        dialog._preview.choose_sheet(name)
        dialog._preview._read.click()
        settle(qtbot, dialog)
    assert dialog._said.text() == "没有要读的工作表。请在下面选一张，勾选“读这张表”。"
    assert dialog._preview.isVisible()
    assert not dialog._write.isEnabled()
    dialog._preview._read.click()
    settle(qtbot, dialog)
    assert dialog._write.isEnabled()


def test_the_sheet_is_shown_with_what_each_row_is_and_the_wrong_cells(opened):
    lines = "".join(f"王{chr(0x4E00 + n)},男,1985-0{n % 9 + 1}\n" for n in range(30))
    dialog = opened("名册,,\n姓名,性别,出生日期\n孙静,不清楚,1990-03\n" + lines + "合计,2,\n")
    model = dialog._preview._model
    shown = [[model.index(r, c).data() for c in range(4)] for r in range(model.rowCount())]
    assert shown[:4] == [
        ["标题", "名册", "", ""],
        ["表头", "姓名", "性别", "出生日期"],
        ["新增", "孙静", "✕ 不清楚", "1990-03"],
        ["新增", "王一", "男", "1985-01"],
    ]
    assert len(shown) == 2 + 20
    assert "不在可选范围" in model.index(2, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(2, 2).data(Qt.ItemDataRole.BackgroundRole) is not None
    assert [model.headerData(c, Qt.Orientation.Horizontal) for c in range(3)] == ["这一行是", "A 姓名", "B 性别"]


def test_one_row_cell_by_cell(opened):
    dialog = opened("姓名,性别,出生日期,手机,代码\n张伟,男,1985-03,13911112222,A1\n")
    choose(dialog, "更新")
    assert cells(dialog) == {"手机号": ("139****2222", "", "139****2222")}
    dialog._rows._detail._few.click()
    dialog._full.click()
    assert cells(dialog)["手机号"] == ("13911112222", "", "13911112222")
    assert cells(dialog)["性别"] == ("男", "男", "男")
    assert cells(dialog)["代码（不导入）"] == ("A1", "", "")
    assert not dialog._rows._detail._table.isColumnHidden(2)


def test_a_new_person_has_no_empty_column_for_what_the_ledger_has(opened):
    dialog = opened("姓名,性别\n新来的,男\n")
    choose(dialog, "新增")
    assert dialog._rows._detail._table.isColumnHidden(2)


def test_what_is_empty_in_the_file_empties_the_ledger_only_if_asked(opened, qtbot, session):
    dialog = opened("姓名,出生日期,党内职务,性别\n张伟,1985-03,,男\n")
    assert not dialog._write.isEnabled()
    dialog._clear.click()
    settle(qtbot, dialog)
    choose(dialog, "更新")
    assert cells(dialog) == {"党内职务": ("", "书记", "空")}
    dialog._take()
    assert next(m for m in session.ledger.all(Member) if m.name == "张伟").post == ""


def test_who_a_row_is_about_is_asked(opened, qtbot, session):
    with session.ledger.unit("再来一个") as unit:
        unit.add(Member(name="张伟", group="第三党小组"))
    dialog = opened("姓名,手机\n张伟,13911112222\n")
    assert not dialog._write.isEnabled()
    who = dialog._rows._detail._who
    assert not who.isHidden()
    texts = [who.itemText(n) for n in range(who.count())]
    assert texts[0] == "请选择……"
    assert [any(word in text for text in texts) for word in ("第一党小组", "第三党小组")] == [True, True]
    second = next(m for m in session.ledger.all(Member) if m.group == "第三党小组")
    decide(qtbot, dialog, f"#{second.id}")
    assert [row.member_id for row in dialog._plan.rows] == [second.id]
    decide(qtbot, dialog, NEW)
    assert dialog._write.text() == "写入账本：新增 1 人，更新 0 人"
    dialog._take()
    assert [m.phone for m in session.ledger.all(Member) if m.name == "张伟"] == ["", "", "13911112222"]


def decide(qtbot, dialog: ImportDialog, key: str) -> None:
    who = dialog._rows._detail._who
    who.setCurrentIndex(who.findData(key))
    who.activated.emit(who.currentIndex())
    settle(qtbot, dialog)


def test_returned_rows_are_saved_and_opened(opened, qtbot, session, answers, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(import_result, "show_file", lambda path, _parent: shown.append(path))
    dialog = opened("姓名,性别\n孙静,女\n,男\n周敏,不清楚\n")
    answers.file = tmp_path / "退回.xlsx"
    dialog._take()
    assert "有 2 行" in dialog._result._about.text()
    dialog._result.save_button.click()
    settle(qtbot, dialog)
    names = [row[0].value for row in openpyxl.load_workbook(answers.file).active.iter_rows(min_row=2)]
    assert names == [None, "周敏"]
    dialog._result.file_button.click()
    dialog._result.folder_button.click()
    assert shown == [answers.file, tmp_path]


def test_returned_rows_that_cannot_be_saved_are_told(opened, qtbot, answers, tmp_path):
    dialog = opened("姓名,性别\n,男\n")
    answers.file = tmp_path / "花名册.csv"
    dialog._save.click()
    settle(qtbot, dialog)
    assert "不能用退回的行覆盖它" in answers.said[0]


def test_a_ledger_that_has_changed_meanwhile_is_planned_again(opened, qtbot, session, answers):
    dialog = opened("姓名,出生日期,手机\n张伟,1985-03,13911112222\n")
    member = next(m for m in session.ledger.all(Member) if m.name == "张伟")
    member.phone = "13800000000"
    with session.ledger.unit("改") as unit:
        unit.save(member)
    dialog._take()
    assert "改动过" in answers.said[0]
    settle(qtbot, dialog)
    assert dialog._write.isEnabled()
    assert [row.changes[0].texts() for row in dialog._plan.rows] == [("13800000000", "13911112222")]


def test_a_mistake_of_ours_leaves_the_first_page_instead_of_waiting_for_ever(opened):
    dialog = opened(ROSTER)
    with pytest.raises(RuntimeError, match="mistake"):
        dialog._failed(RuntimeError("mistake"))
    assert dialog._stack.currentWidget() is dialog.start_page


def test_skipped_lines_are_told(opened):
    dialog = opened(ROSTER)
    choose(dialog, "skipped")
    model = dialog._rows._model
    assert any("合计" in model.index(row, 3).data() for row in range(model.rowCount()))


def test_long_and_wide_lists_are_shown_whole_in_the_rows_and_by_their_beginning_in_the_sheet(opened):
    heads = ",".join(["姓名", *(f"代码{chr(0x4E00 + n)}" for n in range(60))])
    lines = "".join(f"王{n}," + ",".join(str(c) for c in range(60)) + "\n" for n in range(400))
    dialog = opened(heads + "\n" + lines)
    assert dialog._rows._model.rowCount() == 400
    assert (dialog._preview._model.rowCount(), dialog._preview._model.columnCount()) == (21, 62)
    assert len(dialog._columns._choices) == 61


def test_a_number_that_is_wrong_is_masked_too_until_all_is_shown_and_the_end_says_what_to_check(opened):
    dialog = opened("姓名,身份证号,手机\n孙静,11010119900307123,13911112222\n")
    model = dialog._preview._model
    detail = dialog._rows._detail
    assert model.index(1, 2).data() == "✕ 110101*******7123"
    assert cells(dialog)["公民身份证号"][0] == "✕ 110101*******7123"
    assert "“110101*******7123”" in detail._about.text()
    dialog._full.click()
    assert cells(dialog)["公民身份证号"][0] == "✕ 11010119900307123"
    assert "“11010119900307123”" in detail._about.text()
    assert model.index(1, 2).data() == "✕ 11010119900307123"
    dialog._take()
    assert "1 行要核对" in dialog._said.text()


def test_a_row_of_the_only_sheet_is_told_by_its_number_alone(opened):
    dialog = opened(ROSTER, "某某街道党工委二〇二六年度党员花名册（含流动党员、预备党员、新转入党员）最终修改稿.csv")
    assert dialog._rows._detail._place.text().startswith("第 ")
