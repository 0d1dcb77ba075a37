"""The organizer's list in the window: seen first, asked about, taken into the batch that is being filled, kept as one action."""

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication

from models.imports import NEW, RETURNED
from models.records import Enrolment, Training
from ui.dialogs.training.enrolment_dialog import EnrolmentDialog
from ui.dialogs.training.list_import import ListImport

ROWS = [
    ["秋季轮训学员名单"],
    ["学员姓名", "单位", "学时数", "考核成绩", "结业证号"],
    ["张伟", "甲局", 16, "优秀", "结001"],
    ["李敏", "甲局", "abc", 88, "结002"],
    ["外单位甲", "丙公司", 8, "合格", "结003"],
    ["欧阳燕", "乙", 8, "合格", ""],
    ["合计", "", 48],
]


@pytest.fixture
def batch(session):
    return session.ledger.all(Training)[0]


@pytest.fixture
def filling(qtbot, shell, session, batch):
    made = EnrolmentDialog(session, batch, shell)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opened(qtbot, session, batch, filling, tmp_path):
    """opened(rows): the import over a workbook with these rows, its plan shown."""

    def open_(rows=ROWS):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append([None if value == "" else value for value in row])
        book.save(tmp_path / "名单.xlsx")
        made = ListImport(session, batch, filling.taking(), filling)
        qtbot.addWidget(made)
        made.show()
        made.take_file(tmp_path / "名单.xlsx")
        settle(qtbot, made)
        return made

    return open_


def settle(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog._bar.isHidden(), timeout=20_000)


def test_the_list_is_taken_into_the_batch_and_kept_with_it(qtbot, opened, filling, session, batch):
    dialog = opened()
    assert dialog._said.text() == "读了 4 行：新增 2，退回 2。"
    assert dialog._write.text() == "记入名单：新增 2 人，更新 0 人"
    assert session.ledger.count(Enrolment) == 0
    dialog._take()
    filling.take_over(dialog.entries, dialog.said)
    assert filling._note.text() == "从“名单.xlsx”记入名单：新增 2 人，更新 0 人；退回 2 行没有记入。按“保存”写入账本"
    assert session.ledger.count(Enrolment) == 0
    filling.accept()
    kept = session.ledger.parts(Enrolment, batch)
    assert [(e.name, e.hours, e.result, e.score, e.certificate) for e in kept] == [
        ("张伟", 16.0, "优秀", "", "结001"),
        ("李敏", None, "", "88", "结002"),
    ]
    session.undo()
    assert session.ledger.count(Enrolment) == 0


def test_who_is_unknown_is_shown_or_taken_as_a_guest(qtbot, opened, session):
    dialog = opened()
    rows = {row.name: row for row in dialog._plan.rows}
    assert [c.member.name for c in rows["欧阳燕"].candidates] == ["欧阳䶮"], "it sounds the same"
    dialog.decide(rows["欧阳燕"], rows["欧阳燕"].candidates[0].key)
    settle(qtbot, dialog)
    assert dialog._guests.text() == "名册外的 1 人也记入"
    dialog._guests.click()
    settle(qtbot, dialog)
    assert not dialog._plan.of_fate(RETURNED)
    assert dialog._said.text() == "读了 4 行：新增 4（其中名册外 1 人）。"
    dialog._take()
    assert [(e.name, e.unit) for e in dialog.entries] == [
        ("张伟", ""),
        ("李敏", ""),
        ("外单位甲", "丙公司"),
        ("欧阳䶮", ""),
    ]


def test_everybody_of_the_roster_can_be_pointed_at(qtbot, opened):
    dialog = opened([["姓名", "学时"], ["小王", 8]])
    who = dialog._rows._detail._who
    assert who.isVisibleTo(dialog)
    answers = [who.itemData(place) for place in range(who.count())]
    assert answers[:2] == ["", NEW]
    assert len(answers) == 2 + 7
    place = next(p for p in range(who.count()) if "王磊" in who.itemText(p))
    who.setCurrentIndex(place)
    who.activated.emit(place)
    settle(qtbot, dialog)
    assert dialog._plan.rows[0].member_id == int(answers[place].removeprefix("#"))


def test_a_changed_cell_is_shown_with_what_is_there(qtbot, opened, filling):
    model = filling._model
    row = [part.name for part in model.parts].index("张伟")
    model.setData(model.index(row, 2), "4")
    dialog = opened()
    assert dialog._write.text() == "记入名单：新增 1 人，更新 1 人"
    dialog._rows._which.choose("更新")
    dialog._rows._show()
    table = dialog._rows._detail._table
    seen = {table.item(r, 0).text(): tuple(table.item(r, c).text() for c in (1, 2, 3)) for r in range(table.rowCount())}
    assert seen["实际学时"] == ("16", "4", "16")
    assert table.horizontalHeaderItem(2).text() == "参训名单现在"


def test_a_column_may_be_meant_otherwise_and_that_is_kept(qtbot, opened, session):
    rows = [["姓名", "折算"], ["张伟", 12]]
    dialog = opened(rows)
    choice = dialog._columns.choice("折算")
    assert [choice.itemText(n) for n in range(choice.count())][:2] == ["（不导入）", "姓名"]
    choice.setCurrentIndex(choice.findData("hours"))
    choice.activated.emit(choice.currentIndex())
    settle(qtbot, dialog)
    assert dialog._plan.rows[0].entry.hours == 12
    assert opened(rows)._notice.text() == "这种表上次改过，已照上次的读：“折算”对应“实际学时”"


def test_copied_cells_are_a_list_too(qtbot, session, batch, filling):
    dialog = ListImport(session, batch, [], filling)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.paste()
    assert "剪贴板里没有表格内容" in dialog.start_page.message()
    QGuiApplication.clipboard().setText("张伟\t16\n李敏\t8\n")
    dialog.paste()
    settle(qtbot, dialog)
    assert dialog._title.text() == "粘贴的名单"
    dialog._take()
    assert [(e.name, e.hours) for e in dialog.entries] == [("张伟", 16.0), ("李敏", 8.0)]


def test_returned_rows_are_saved(qtbot, opened, answers, tmp_path):
    dialog = opened()
    answers.file = tmp_path / "退回.xlsx"
    dialog._save_returned()
    settle(qtbot, dialog)
    lines = [[cell.value for cell in line] for line in openpyxl.load_workbook(answers.file).active.iter_rows()]
    assert [line[0] for line in lines[2:]] == ["李敏", "外单位甲", "欧阳燕"]
    log = dialog._session.ledger.exports()[0]
    assert (log["what"], log["rows"], log["full"]) == ("退回的行：参训名单", 3, 1)


def test_a_file_that_is_no_table_is_refused_in_a_sentence(qtbot, session, batch, filling, tmp_path):
    (tmp_path / "名单.xlsx").write_bytes(b"%PDF-1.7")
    dialog = ListImport(session, batch, [], filling)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.take_file(tmp_path / "名单.xlsx")
    settle(qtbot, dialog)
    assert "是 PDF 文件，不是表格" in dialog.start_page.message()


def test_another_list_takes_the_place_of_what_was_put_right_only_when_she_agrees(qtbot, opened, answers):
    dialog = opened()
    dialog.decide(dialog._plan.rows[0], NEW)
    settle(qtbot, dialog)
    for answers.yes in (False, True):
        dialog._another.click()
        assert (dialog._stack.currentWidget() is dialog.start_page) == answers.yes
    assert len(answers.asked) == 2
