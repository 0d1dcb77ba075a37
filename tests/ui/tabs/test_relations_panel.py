"""The panel of a person's relations: the course of the membership, what is to be done, and the keyboard."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from models.kinds import PartialDate
from models.records import Contact, Member, StatusChange, Transfer
from models.rules.todo import RELATIONS
from tests.ui.answering import when_modal
from ui.forms.record_dialog import RecordDialog
from ui.tabs.relations_panel import RelationsPanel
from ui.widgets.timeline_row import TimelineRow


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def member(session):
    return next(m for m in session.ledger.all(Member) if m.name == "王磊")


@pytest.fixture
def panel(qtbot, session, member):
    with session.unit("登记") as unit:
        unit.add(
            Transfer(
                member_id=member.id, direction="转出", other="某街道党支部", issued=day("2026-10-01"), valid_days=30
            )
        )
        unit.add(Contact(member_id=member.id, day=day("2026-10-10"), way="电话", by="李敏", result="联系上"))
        unit.add(StatusChange(member_id=member.id, kind="限期改正", since=day("2026-09-01"), until=day("2027-03-01")))
    made = RelationsPanel(session)
    qtbot.addWidget(made)
    made.resize(310, 700)
    made.show_member(member)
    made.show()
    return made


def rows(panel):
    found = panel.findChildren(TimelineRow)
    return sorted(found, key=lambda row: panel._rows.indexOf(row))


def test_the_course_is_told_newest_first_with_its_states(panel):
    told = [(row.title.text(), row.pill.text()) for row in rows(panel)]
    assert told[:3] == [("电话（李敏）", "联系上"), ("转往某街道党支部", "已过期"), ("限期改正", "进行中")]
    assert told[3:] == [("转为正式党员", ""), ("加入党组织", "")]


@pytest.mark.parametrize("at", RELATIONS)
def test_each_place_of_a_reminder_is_a_button(panel, at):
    panel.take_keyboard(at)
    said = {"receipt": "登记回执…", "contact": "联系记录…", "change": "党籍变动…"}
    assert panel.window().focusWidget().text() == said[at]


def test_what_is_to_be_done_is_said_with_its_article(panel):
    texts = [label.text() for label in panel.findChildren(QLabel)]
    (late,) = [text for text in texts if "已过期，没有回执" in text]
    assert late.startswith("请核对：")
    assert "介绍信式样" in late


def test_entries_are_reached_by_the_keyboard_and_days_of_the_roster_passed_by(panel):
    stops = [row.focusPolicy() != Qt.FocusPolicy.NoFocus for row in rows(panel)]
    assert stops == [True, True, True, False, False]
    assert all(row.accessibleName() for row in rows(panel))


def test_enter_opens_and_saves_an_entry(panel, qtbot, session):
    opened = []

    def answer():
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, RecordDialog) and w.isVisible())
        opened.append(dialog.windowTitle())
        dialog.form.boxes["result"].editor.set_value_text("未联系上")
        dialog.accept()

    when_modal(answer)
    qtbot.keyClick(rows(panel)[0], Qt.Key.Key_Return)
    assert opened == ["联系记录：王磊"]
    assert session.ledger.all(Contact)[0].result == "未联系上"


def test_delete_takes_an_entry_away_and_undo_brings_it_back(panel, qtbot, session, answers):
    qtbot.keyClick(rows(panel)[0], Qt.Key.Key_Delete)
    assert "回收站" in answers.asked[-1]
    assert session.ledger.all(Contact) == []
    session.undo()
    assert len(session.ledger.all(Contact)) == 1


def test_the_buttons_are_all_there_and_named(panel):
    assert [b.text() for b in panel.findChildren(QPushButton)] == [
        "转出…", "转入…", "登记回执…", "联系记录…", "流动、失联…", "党籍变动…",
    ]  # fmt: skip


def test_nothing_known_is_said(qtbot, session):
    made = RelationsPanel(session)
    qtbot.addWidget(made)
    made.show_member(Member(name="新"))
    assert any("还没有来去的记录" in label.text() for label in made.findChildren(QLabel))


def test_the_page_of_a_person_shows_it_and_the_roster_has_it_in_its_menu(shell, member):
    shell.side.choose("members")
    page = shell.pages["members"]
    page.go_to("member", member.id)
    page.open_person()
    assert page.person.findChildren(TimelineRow)


def test_what_the_menu_of_the_roster_offers_about_coming_and_going_is_done(shell, member, monkeypatch):
    shell.side.choose("members")
    page = shell.pages["members"]
    page.go_to("member", member.id)
    opened = []
    monkeypatch.setattr("ui.dialogs.going.acting.run", lambda dialog: opened.append(type(dialog).__name__))
    menu = page.menu()
    gc.collect()
    for label in ("转出…", "联系记录…", "党籍变动…"):
        next(action for action in menu.actions() if action.text() == label).trigger()
    assert opened == ["TransferDialog", "ContactDialog", "ChangeDialog"]


def test_the_panel_on_the_page_of_a_person_follows_the_ledger(shell, session, member):
    shell.side.choose("members")
    page = shell.pages["members"]
    page.go_to("member", member.id)
    page.open_person()
    with session.unit("登记") as unit:
        unit.add(Contact(member_id=member.id, day=day("2026-11-10"), way="走访", result="联系上"))
    assert "走访" in [row.title.text() for row in page.person.findChildren(TimelineRow)]
    session.undo()
    assert "走访" not in [
        row.title.text() for row in page.person.findChildren(TimelineRow) if row.isVisibleTo(page.person)
    ]
