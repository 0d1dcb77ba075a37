"""Exporting the roster from the window: what the list shows is what is written; people, day and shape are chosen."""

import json

import openpyxl
import pytest
from PySide6.QtCore import Qt

from models.exports.contents.roster_columns import MAY_BE_PUBLIC, USUAL
from models.exports.deliver import OFFICIAL
from models.records import Member
from ui.dialogs import export_dialog
from ui.dialogs.export_dialog import ExportDialog
from ui.dialogs.export_purpose import OFFICIAL_PURPOSE
from ui.table.shown import Shown


@pytest.fixture
def page(shell):
    shell.side.choose("members")
    return shell.pages["members"]


@pytest.fixture
def opened(qtbot, shell, session, tmp_path):
    def make(what="roster", **about):
        dialog = ExportDialog(session, shell, what, tmp_path, **about)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def pick(combo, data):
    place = combo.findData(data)
    assert place >= 0, data
    combo.setCurrentIndex(place)


def choices(combo):
    return [combo.itemData(place) for place in range(combo.count())]


def written(dialog, qtbot, answers, file):
    """Writes to `file` and waits for it."""
    answers.file = file
    dialog._choose()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert dialog.written == [file], dialog._message.text()
    return file


def ids_of(session, *names):
    known = {member.name: member.id for member in session.members}
    return tuple(known[name] for name in names)


def headings(dialog):
    table = dialog._roster.preview.table
    return [table.horizontalHeaderItem(place).text() for place in range(table.columnCount())]


def test_the_list_is_what_is_exported(page, opened, qtbot, session, answers, tmp_path):
    page.search.setText("第")
    page.take_filter("gone")
    page.search.clear()
    shown = page.shown()
    assert shown.ids == ids_of(session, "赵刚")
    assert shown.columns[0] == "name"
    assert "#seniority" in shown.columns
    dialog = opened(shown=shown, chosen=shown.ids)
    assert dialog._people.who.currentText() == "当前列表（1 人）"
    file = written(dialog, qtbot, answers, tmp_path / "名册.xlsx")
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(file).worksheets[0].iter_rows(min_row=3)]
    assert rows[0][1:] == [
        "姓名",
        "出生年月",
        "党小组",
        "人员类别",
        "加入党组织日期",
        "党龄",
        "工作单位及职务",
        "在册情况",
    ]
    assert (rows[1][1], rows[1][-1]) == ("赵刚", "已离开（2025-06-01）")


def test_the_page_hands_over_what_it_shows_and_who_is_selected(page, session, monkeypatch):
    asked = {}
    monkeypatch.setattr("ui.tabs.members.export", lambda *_, **about: asked.update(about))
    page.table.selectAll()
    page.export_register()
    assert asked["shown"].ids == tuple(page.table.table.ids)
    assert asked["chosen"] == asked["shown"].ids
    page.table.setColumnHidden(1, True)
    assert "sex" not in page.shown().columns


def test_people_in_the_order_of_the_list(opened, qtbot, session, answers, tmp_path):
    ids = ids_of(session, "王磊", "张伟", "查良")
    dialog = opened(shown=Shown(ids, ("name",)), chosen=ids[:2])
    pick(dialog._format, "json")
    file = written(dialog, qtbot, answers, tmp_path / "a.json")
    assert [person["姓名"] for person in json.loads(file.read_text("utf-8"))] == ["王磊", "张伟", "查良"]
    pick(dialog._people.who, "chosen")
    pick(dialog._people.order, "pinyin")
    file = written(dialog, qtbot, answers, tmp_path / "b.json")
    assert json.loads(file.read_text("utf-8")) == [{"姓名": "王磊"}, {"姓名": "张伟"}]


def test_an_order_of_the_list_is_offered_with_the_list_only(opened, session):
    dialog = opened(shown=Shown(ids_of(session, "王磊"), ("name",)))
    assert "shown" in choices(dialog._people.order)
    pick(dialog._people.who, "all")
    assert "shown" not in choices(dialog._people.order)
    assert dialog._people.order.currentData() == "post"


def test_without_a_list_all_people_and_the_usual_columns(opened, session):
    dialog = opened()
    assert choices(dialog._people.who) == ["all"]
    assert dialog._people.who.currentText() == "全部在册（6 人）"
    assert dialog._roster.columns.keys() == USUAL
    assert "shown" not in choices(dialog._roster.columns.preset)


def test_another_day(opened, qtbot, answers, tmp_path):
    dialog = opened()
    dialog._people.day.setText("2025年5月1日")
    dialog._people.day.edited.emit()
    assert dialog._people.who.currentText() == "全部在册（6 人）"  # one had not joined yet, one had not left
    pick(dialog._format, "json")
    file = written(dialog, qtbot, answers, tmp_path / "a.json")
    names = [person["姓名"] for person in json.loads(file.read_text("utf-8"))]
    assert "赵刚" in names
    assert "欧阳䶮" not in names


@pytest.mark.parametrize("text", ["2025", "2025-12", "昨天", "2025-02-30"])
def test_a_day_that_is_none_is_refused(opened, answers, tmp_path, text):
    answers.file = tmp_path / "a.xlsx"
    dialog = opened()
    dialog._people.day.setText(text)
    dialog._people.day.edited.emit()
    assert dialog._people.day.property("tone") == "bad"
    dialog._choose()
    assert "要写到日" in dialog._message.text()
    assert dialog._job is None
    dialog._preview()
    assert "要写到日" in dialog._roster.preview.why.text()


def test_the_file_is_called_after_the_day_of_the_roster(opened, answers):
    dialog = opened()
    dialog._people.day.setText("2025-12-31")
    dialog._choose()
    assert [file.name for file in answers.offered] == ["党员名册_20251231.xlsx"]


def test_a_list_to_hang_up_offers_nothing_private(opened, qtbot, session, answers, tmp_path):
    dialog = opened()
    dialog._full.setChecked(True)
    columns = dialog._roster.columns
    columns.choose("public")
    offered = {columns.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(columns.list.count())}
    assert offered == MAY_BE_PUBLIC
    assert not dialog._full.isEnabled()
    assert not dialog._full.isChecked()
    assert "json" not in choices(dialog._format)
    written(
        dialog,
        qtbot,
        answers,
        tmp_path / "公示.pdf" if dialog._format.currentData() == "pdf" else tmp_path / "公示.xlsx",
    )
    assert session.ledger.exports()[0]["what"].startswith("公示名单：公示.xlsx（3栏")


def test_a_sheet_to_sign(opened, qtbot, session, answers, tmp_path):
    dialog = opened()
    dialog._roster.columns.choose("sign-in")
    assert not dialog._roster.columns.list.isEnabled()
    dialog._preview()
    assert headings(dialog) == ["序号", "姓名", "签名"] * 2
    file = written(dialog, qtbot, answers, tmp_path / "签到.xlsx")
    assert openpyxl.load_workbook(file).worksheets[0]["B4"].value == "张伟"


def test_the_preview_is_masked_unless_told_otherwise(opened, session):
    with session.unit("改") as unit:
        member = session.ledger.get(Member, ids_of(session, "单雨桐")[0])
        unit.save(member)
    dialog = opened(shown=Shown(ids_of(session, "单雨桐"), ("name", "phone")))
    table = dialog._roster.preview.table
    assert table.item(0, 2).text() == "139****6021"
    dialog._full.setChecked(True)
    dialog._preview()
    assert table.item(0, 2).text() == "13900006021"


def test_a_preview_of_many_columns_says_on_which_paper(opened):
    dialog = opened()
    dialog._roster.columns.choose("all")
    dialog._preview()
    assert "A3" in dialog._roster.preview.paper.text()
    dialog._roster.columns.choose("usual")
    dialog._preview()
    assert dialog._roster.preview.paper.text() == ""


def test_the_official_table_asks_for_its_purpose(opened, qtbot, session, answers, tmp_path):
    dialog = opened()
    pick(dialog._what, OFFICIAL)
    assert dialog._purpose.value_text() == OFFICIAL_PURPOSE
    assert dialog._full.isChecked()
    assert not dialog._full.isEnabled()
    dialog._preview()
    assert "6 人" in dialog._roster._gaps.text()
    assert "上级党组织" in dialog._roster._gaps.text()
    dialog._purpose.set_value_text(" ")
    answers.file = tmp_path / "汇总.xlsx"
    dialog._choose()
    assert "须写明用途" in dialog._message.text()
    dialog._purpose.set_value_text("季度核对")
    dialog._people.variant.setCurrentIndex(1)
    file = written(dialog, qtbot, answers, tmp_path / "汇总.xlsx")
    page = openpyxl.load_workbook(file).worksheets[0]
    assert (page["O3"].value, page["B5"].value) == ("家庭住址", "张伟")
    log = session.ledger.exports()[0]
    assert (log["full"], log["purpose"], log["rows"]) == (1, "季度核对", 6)
    pick(dialog._what, "roster")
    assert not dialog._full.isChecked()


def test_purposes_said_before_are_offered(opened, session):
    session.ledger.log_export("党员名册：a.xlsx", 6, full=True, purpose="年度统计", recipient="机关党委")
    session.ledger.log_export("党员名册：b.xlsx", 6, full=False, purpose="窗口导出", recipient="")
    dialog = opened()
    offered = [dialog._purpose.itemText(place) for place in range(dialog._purpose.count())]
    assert offered == ["", "年度统计"]
    assert dialog._recipient.itemText(1) == "机关党委"
    assert dialog._purpose.value_text() == ""


def test_every_control_has_a_name(opened):
    dialog = opened()
    people, roster = dialog._people, dialog._roster
    controls = [
        dialog._what,
        dialog._format,
        dialog._year,
        dialog._purpose,
        dialog._recipient,
        dialog._bar,
        people.who,
        people.day,
    ]
    controls += [people.order, people.variant, roster.columns.preset, roster.columns.list, roster.preview.table]
    assert all(control.accessibleName() for control in controls)


def test_it_fits_into_a_small_window(opened, shell):
    shell.resize(1200, 680)
    for what in export_dialog._WHAT:
        dialog = opened(what)
        assert dialog.width() <= 1200
        assert dialog.height() <= 640, what
