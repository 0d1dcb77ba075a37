"""The subject in the form and the items of the agenda are typed once: one click takes them over, and overwrites nothing."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.records import AgendaItem, Meeting
from tests.ui.tabs.meetings.recording import begin, cards
from ui.widgets.button import Button


def click(button):
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def titles(editor):
    return [item.title_text for item in editor.agenda.items]


def type_subject(editor, text):
    box = editor.form.boxes["subject"].editor
    box.set_value_text(text)
    box.edited.emit()


def offered(editor):
    """The link below the form that fills the subject in; None where there is none."""
    links = [link for link in editor.about.findChildren(Button) if link.text().startswith("议题栏空着")]
    return links[-1] if links and not editor.about.isHidden() else None


def test_the_subject_becomes_items_that_can_be_taken_out_again(shell, session):
    page, editor = begin(shell)
    take = editor.agenda._take_button
    editor.text_card.show_part("agenda")
    assert take.isHidden()
    type_subject(editor, "学习文件；讨论计划")
    assert take.text() == "带入议题栏的 2 项"
    click(take)
    assert titles(editor) == ["学习文件", "讨论计划"]
    assert cards(editor)[0].hasFocus()
    assert take.isHidden()
    assert [(i.topic, i.rule, i.ballot, i.decision) for i in editor.agenda.items] == [("", "", "", "")] * 2
    QTest.keyClick(cards(editor)[1], Qt.Key.Key_Delete)
    assert take.text() == "带入议题栏的 1 项"
    page.save()
    assert [i.title_text for i in session.ledger.parts(AgendaItem, editor.meeting)] == ["学习文件"]
    click(take)
    page.save()
    shell._undo()
    assert titles(editor) == ["学习文件"]


def test_items_that_stand_there_stay_as_they_are(shell):
    _, editor = begin(shell)
    editor.text_card.show_part("agenda")
    there = AgendaItem(title_text="讨论计划", decision="照办。")
    editor.agenda.load([there])
    type_subject(editor, "学习文件；讨论计划")
    click(editor.agenda._take_button)
    assert [(i.title_text, i.decision) for i in editor.agenda.items] == [("讨论计划", "照办。"), ("学习文件", "")]


def test_the_items_become_the_subject_only_where_it_is_empty(shell, session):
    page, editor = begin(shell)
    editor.agenda.load([AgendaItem(title_text="学习文件"), AgendaItem(title_text="讨论计划")])
    editor._edited()
    click(offered(editor))
    assert editor.form.boxes["subject"].editor.value_text() == "学习文件；讨论计划"
    assert offered(editor) is None
    assert editor.agenda._take_button.isHidden()
    page.save()
    assert session.ledger.get(Meeting, editor.meeting.id).subject == "学习文件；讨论计划"
    type_subject(editor, "另外的")
    assert offered(editor) is None


def test_a_final_record_offers_it_only_while_it_is_changed(shell, session):
    with session.unit("登记") as unit:
        held = session.ledger.get(Meeting, 1)
        held.subject = ""
        unit.save(held)
        unit.save_parts(held, [AgendaItem(title_text="学习文件")], AgendaItem)
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    page.open(1)
    editor = page._editor
    assert offered(editor) is None
    page.states.revise()
    assert offered(editor) is not None
    shell.side.choose("home")
    shell.side.choose("meetings")
    assert offered(editor) is None
