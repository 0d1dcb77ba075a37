"""The roster on the screen: search, filters, sorting, adding, editing, deleting, undo."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from models.kinds import PartialDate
from models.records import Member, StatusChange
from tests.ui.answering import when_modal
from tests.ui.small_branch import TODAY
from ui.forms.record_dialog import RecordDialog
from ui.tabs import badges


def names(page):
    return [page.table.table.record(row).name for row in range(page.table.table.rowCount())]


def page_of(shell):
    shell.side.choose("members")
    return shell.pages["members"]


def test_shows_who_belongs_today_by_pinyin(shell):
    assert names(page_of(shell)) == ["李敏", "欧阳䶮", "单雨桐", "王磊", "查良", "张伟"]


def test_subtitle_counts(shell):
    page = page_of(shell)
    assert "共 6 名在册党员" in page.subtitle.text()
    assert "平均年龄 41.0 岁" in page.subtitle.text()


def test_who_is_suspended_by_a_decision_is_not_counted(shell):
    page = page_of(shell)
    member = page.session.members[0]
    with page.session.unit("登记") as unit:
        unit.add(StatusChange(kind="停止党籍", since=PartialDate.parse("2026-03-01"), member_id=member.id))
    assert "共 5 名在册党员" in page.subtitle.text()
    assert "另有 1 名停止党籍" in page.subtitle.text()
    assert badges.members(page.session) == ("5", "neutral")


def test_search_by_every_reading_and_phone_tail(shell, qtbot):
    page = page_of(shell)
    for query, found in (
        ("syt", "单雨桐"),
        ("dyt", "单雨桐"),
        ("shanyu", "单雨桐"),
        ("zl", "查良"),
        ("6021", "单雨桐"),
        ("良", "查良"),
    ):
        page.search.clear()
        page.search.setText(query)
        assert names(page) == [found], query


def test_down_and_enter_lead_from_the_search_to_what_it_found(shell, qtbot):
    page = page_of(shell)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        page.start_search()
        page.search.setText("没有")
        qtbot.keyClick(page.search, key)
        assert shell.focusWidget() is page.search
        page.search.setText("l")
        qtbot.keyClick(page.search, key)
        assert page.table.isAncestorOf(shell.focusWidget()) or shell.focusWidget() is page.table


def test_filters_count_and_narrow(shell):
    page = page_of(shell)
    page.take_filter("probationary")
    assert names(page) == ["欧阳䶮"]
    page.take_filter("gone")
    assert names(page) == ["赵刚"]
    page.take_filter("all")
    page.take_filter("group:第一党小组")
    assert names(page) == ["李敏", "王磊", "张伟"]


def test_sorting_puts_what_is_empty_last_either_way(shell):
    page = page_of(shell)
    seniority = [c.key for c in page._columns].index("#seniority")
    for ascending in (True, False):
        page._sort_by(seniority, ascending)
        assert names(page)[-1] == "欧阳䶮"


def test_a_member_is_added_with_the_keyboard(shell, qtbot, session):
    page = page_of(shell)
    dialog = RecordDialog(session, page.blank(), shell)
    qtbot.addWidget(dialog)
    dialog.show()
    boxes = dialog.form.boxes
    boxes["name"].editor.set_value_text("孙㛃")
    qtbot.keyClick(boxes["name"].editor, Qt.Key.Key_Return)
    qtbot.keyClicks(boxes["birth"].editor, "1990.3")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    added = [m for m in session.ledger.all(Member) if m.name == "孙㛃"]
    assert [m.show("birth") for m in added] == ["1990-03"]
    assert "孙㛃" in names(page)
    assert session.ledger.undoable().label == "新增党员：孙㛃"


def test_what_is_wrong_is_said_at_the_field_and_nothing_is_saved(shell, qtbot, session):
    dialog = RecordDialog(session, Member(), shell)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.boxes["id_number"].editor.set_value_text("110101198001011234")
    dialog.accept()
    assert "请填写姓名" in dialog.form.boxes["name"].message.text()
    assert "校验位不对" in dialog.form.boxes["id_number"].message.text()
    assert session.ledger.count(Member) == 7
    assert dialog.isVisible()


def test_typing_survives_a_crash_as_a_draft(shell, qtbot, session):
    first = RecordDialog(session, Member(), shell)
    qtbot.addWidget(first)
    first.form.boxes["name"].editor.set_value_text("陈静")
    first._drafts.keep()
    again = RecordDialog(session, Member(), shell)
    qtbot.addWidget(again)
    assert again.form.boxes["name"].editor.value_text() == "陈静"
    again.accept()
    assert session.ledger.drafts() == []


def test_leaving_with_typing_asks_first(shell, qtbot, session, answers):
    dialog = RecordDialog(session, Member(), shell)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.boxes["name"].editor.set_value_text("陈静")
    answers.yes = False
    dialog.reject()
    assert dialog.isVisible()
    answers.yes = True
    dialog.reject()
    assert not dialog.isVisible()


def test_deleting_goes_to_the_recycle_bin_and_can_be_undone(shell, qtbot, session, answers):
    page = page_of(shell)
    page.table.choose(session.ledger.all(Member)[0].id)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert "张伟" not in names(page)
    assert [m.name for m in session.ledger.all(Member, deleted=True)] == ["张伟"]
    shell._undo()
    assert "张伟" in names(page)


def test_private_numbers_are_masked_until_asked_for(shell, session):
    page = page_of(shell)
    page.table.choose(next(m.id for m in session.members if m.name == "单雨桐"))

    def shown():
        QApplication.processEvents()
        return [w.text() for w in page.detail.findChildren(QLabel) if w.isVisible()]

    assert "139****6021" in shown()
    page.detail.basics.toggle()
    assert "13900006021" in shown()


def test_copied_rows_are_what_a_spreadsheet_takes(shell):
    page = page_of(shell)
    page.table.selectAll()
    copied = page.table.copied()
    assert copied.text().splitlines()[0].startswith("李敏\t1985-03\t第一党小组\t正式党员")
    assert "mso-number-format" in copied.html()


def test_after_adding_the_list_has_the_keyboard(shell, qtbot, session):
    page = page_of(shell)
    shell.activateWindow()

    def fill():
        dialog = QApplication.activeModalWidget()
        dialog.form.boxes["name"].editor.set_value_text("孙㛃")
        dialog.accept()

    when_modal(fill)
    page.new()
    assert shell.focusWidget() is page.table
    assert page.table.current().name == "孙㛃"


def test_a_key_that_turns_to_the_page_gives_the_list_the_keyboard(shell, qtbot):
    shell.activateWindow()
    qtbot.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page = shell.pages["members"]
    assert shell.focusWidget() is page.table
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.current().name == "欧阳䶮"


def test_what_somebody_is_today_stands_in_the_list_and_sorts_it(shell):
    """Who was put down as 正式党员 from tomorrow on was one in the list and none beside it."""
    page = page_of(shell)
    member = next(m for m in page.session.members if m.kind == "正式党员")
    with page.session.unit("转正") as unit:
        member.full = PartialDate(TODAY.year, TODAY.month, TODAY.day + 1)
        unit.save(member)
    place, column = next((n, c) for n, c in enumerate(page.table.table.columns) if c.key == "kind")
    kept = page.session.ledger.get(Member, member.id)
    assert (column.text(kept), column.tone(kept)) == ("预备党员", "warn")
    page.table.sort_by(place, ascending=False)
    assert [column.text(page.table.table.record(row)) for row in range(3)][:2] == ["预备党员", "预备党员"]
