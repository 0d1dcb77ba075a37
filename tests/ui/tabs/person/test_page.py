"""A person's page: opened from the list and left again, everything about the person on it, each line a way there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from models.fields import set_read
from models.kinds import PartialDate
from models.records import (
    Attachment,
    Member,
    Responsibility,
    Task,
    Training,
)
from tests.ui.answering import when_modal
from tests.ui.tabs.person.seen import asked, find, part, rows, texts
from ui.dialogs import cards_dialog
from ui.tabs.person import people_page


def test_keys_open_and_leave_it_with_the_same_person_chosen(shell, qtbot, page):
    shell.activateWindow()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.person.isVisible()
    assert not page.title.isVisible()
    assert not page.search.isVisible()
    qtbot.keyClick(page.person, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.search.isVisible()
    assert page.table.current().name == "李敏"
    assert shell.focusWidget() is page.table


def test_a_change_leaves_the_keyboard_on_the_page(shell, qtbot, page, person, session):
    shell.activateWindow()
    person.attachments.add.setFocus()
    with session.unit("添加附件") as unit:
        unit.add(Attachment(owner="member", owner_id=person.member.id, name="甲.pdf"))
    assert shell.focusWidget() is person.attachments.add
    assert "附件 1" in texts(person)
    person.attachments.rows[0].setFocus()
    session.undo()
    assert shell.focusWidget() is person.back
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Escape)
    assert page.shown_person() is None


def test_the_list_goes_on_under_it(shell, page, person, qtbot):
    shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is person.back)
    assert person._place.text() == "1 / 6"
    assert not person._before.isEnabled()
    person._after.click()
    assert person.name.text() == "欧阳䶮"
    qtbot.keyClick(person.back, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert person.name.text() == "单雨桐"
    qtbot.keyClick(person.back, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    page.close_person()
    assert page.table.current().name == "欧阳䶮"
    assert page.detail.name.text() == "欧阳䶮"


def test_everything_about_the_person_is_on_it(session, person):
    seen = texts(person)
    for words in ("李敏", "信息完整 6/16", "应到 3 · 实到 1 · 请假 1 · 缺席 1", "16 / 56 学时 · 差 40", "秋季集中轮训", "个别会议记录要素不全",
                  "拟定计划", "转自某支部"):  # fmt: skip
        assert words in seen, words
    assert any("《全国党员教育培训工作规划" in words for words in seen)
    assert any("组织关系转接“转入：某支部” 登记" in words for words in seen)


def test_votes_are_nowhere(person):
    words = " ".join(texts(person))
    for vote in ("赞成", "表决", "有表决权", "5 票"):
        assert vote not in words


def test_a_month_shows_its_meetings_with_the_reasons_and_leads_there(page, person, qtbot):
    life, came = person.life, asked(page)
    assert len(rows(life)) == 3
    march = life.strip.box_of(3).center().toPoint()
    qtbot.mouseClick(life.strip, Qt.MouseButton.LeftButton, pos=march)
    assert len(rows(life)) == 2
    assert "原因：出差" in texts(life)
    qtbot.mouseClick(life.strip, Qt.MouseButton.LeftButton, pos=march)
    assert len(rows(life)) == 3
    qtbot.mouseClick(life.strip, Qt.MouseButton.LeftButton, pos=QPoint(int(life.strip.box_of(7).center().x()), 10))
    assert len(rows(life)) == 3  # nothing was held in July
    rows(life)[0].clicked.emit()
    assert came[0][:2] == ("meetings", "meeting")


def test_the_strip_is_walked_by_keys_and_says_what_it_shows(person, qtbot):
    strip = person.life.strip
    for _ in range(2):
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert "3月：2026-03-20 党课 请假（出差）；2026-03-02 党课 到" in strip.accessibleDescription()
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert strip.month == 3
    assert [mark.state for mark in strip._marks][:5] == ["", "", "请假", "", "缺席"]
    assert strip._marks[2].figure == "1/2"


def test_another_year_can_be_looked_at(person):
    life = person.life
    life._stepper._back.click()
    assert "应到 1 · 实到 1" in texts(life)
    assert not life._stepper._back.isEnabled()
    life._stepper._on.click()
    assert life.year == 2026
    assert not life._stepper._on.isEnabled()


def test_items_in_charge_lead_to_the_register_and_to_the_meeting(page, person):
    came = asked(page)
    for row in rows(part(person, "Duties")):
        row.clicked.emit()
    assert [where[:2] for where in came] == [("rectifications", "rectification"), ("meetings", "meeting")]


def test_a_task_in_charge_is_shown_with_its_state_and_leads_to_the_list(page, person, session):
    with session.unit("新增待办") as unit:
        task = unit.add(Task(text="写总结", owner="王磊、李敏", due=PartialDate.parse("2026-11-20")))
    came = asked(page)
    row = next(row for row in rows(part(person, "Duties")) if "写总结" in row.accessibleName())
    assert row.accessibleName() == "2026-11-20，写总结，待办 · 责任人，逾期 3 天"
    row.clicked.emit()
    assert came == [("meetings", "task", task)]


def test_batches_lead_to_the_training(page, person, session):
    came = asked(page)
    rows(part(person, "Study"))[0].clicked.emit()
    assert came == [("trainings", "training", session.ledger.all(Training)[0].id)]


def test_namesakes_are_said(session, person):
    with session.unit("新增党员") as unit:
        unit.add(Member(name="李敏"))
    assert any("同名" in words for words in texts(person))


def test_a_missing_item_opens_the_dialog_at_its_field(page, person, session):
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append(dialog.form.boxes["address"].editor.hasFocus() or dialog.focusWidget())
        seen.append(dialog.form.boxes["address"].editor)
        dialog.form.boxes["address"].editor.set_value_text("北京市朝阳区望京街道 1 号")
        dialog.accept()

    link = next(b for b in person.basics._missing._links.children() if b.isWidgetType() and b.text() == "家庭住址")
    when_modal(look)
    link.click()
    assert seen[0] is True or seen[0] is seen[1]
    assert find(session, "李敏").address
    assert "信息完整 7/16" in texts(person)


def test_numbers_are_masked_until_asked_for_in_the_changes_too(page, person, session):
    lee = find(session, "李敏")
    for number in ("13900001111", "13700002222"):
        set_read(lee, "phone", number)
        with session.unit("修改党员：李敏") as unit:
            unit.save(lee)
    seen = " ".join(texts(person))
    assert "139****1111 → 137****2222" in seen
    assert "13700002222" not in seen
    person.basics.toggle()
    seen = " ".join(texts(person))
    assert "手机号：13900001111 → 13700002222" in seen
    person._after.click()
    page._step(-1)
    assert "13700002222" not in " ".join(texts(person))


def test_who_falls_out_of_the_list_stays_and_who_is_deleted_goes(page, person, session):
    lee = find(session, "李敏")
    page.take_filter("group:第一党小组")
    page.table.choose(lee.id)
    page.open_person()
    lee.group = "第二党小组"
    with session.unit("修改党员：李敏") as unit:
        unit.save(lee)
    assert page.shown_person() is person
    assert person.name.text() == "李敏"
    assert person._place.text() == ""
    with session.unit("删除党员：李敏") as unit:
        unit.remove(lee)
    assert page.shown_person() is None
    assert page.table.isVisible()


def test_a_record_asked_for_elsewhere_shows_the_list(page, person, session):
    page.go_to("member", find(session, "王磊").id)
    assert page.shown_person() is None
    assert page.table.current().name == "王磊"
    page.open_person()
    page.start_search()
    assert page.search.isVisible()


@pytest.fixture
def printed(monkeypatch):
    """For whom the form was asked for."""
    whose = []
    for module in (people_page, cards_dialog):
        monkeypatch.setattr(module, "print_cards", lambda _s, _w, members: whose.append([m.name for m in members]))
    return whose


def test_printing_means_the_form_of_this_person_or_of_the_selected(shell, page, person, printed):
    shell.pages["members"].print_out()
    page.close_person()
    page.table.selectAll()
    dict(page.menu_actions())["打印采集表…"]()
    assert printed == [["李敏"], ["李敏", "欧阳䶮", "单雨桐", "王磊", "查良", "张伟"]]


def test_a_standing_duty_leads_to_the_list_of_duties(page, person, session):
    with session.unit("列出责任清单") as unit:
        duty = unit.add(Responsibility(post="组织委员", owner="王磊、李敏", text="收党费", frequency="每月"))
    came = asked(page)
    row = next(row for row in rows(part(person, "Duties")) if "收党费" in row.accessibleName())
    assert row.accessibleName() == "责任清单，收党费，责任事项 · 组织委员，每月"
    row.clicked.emit()
    assert came == [("rectifications", "responsibility", duty)]
