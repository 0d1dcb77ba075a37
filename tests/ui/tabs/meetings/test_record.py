"""One record on the screen: templates and phrases as one step, the way to what is missing, the scan, late writing, what the rules say."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from models.records import AgendaItem, Attendance, Meeting, Task, Wording
from models.records.wording import TEMPLATE
from models.rules.minutes import ROLL
from models.store.attachments import Attachments
from models.wordings import builtin
from tests.ui.small_branch import day
from tests.ui.tabs.meetings.recording import begin, missing, told_by_rules, type_into
from ui.dialogs.wordings_dialog import WordingsDialog
from ui.widgets.button import Button


def fill_link(editor, label):
    """The link beside a line of the check-list."""
    name = f"补充{label}"
    found = [b for b in editor.check.findChildren(Button) if b.accessibleName() == name and not b.isHidden()]
    assert found, [b.accessibleName() for b in editor.check.findChildren(Button)]
    return found[-1]


def entries_of(button):
    button.menu().aboutToShow.emit()
    return {action.text().partition("\t")[0]: action for action in button.menu().actions()}


# Texts


def test_a_template_is_one_step_and_the_buttons_undo_and_redo_it(shell):
    _, editor = begin(shell, "党课")
    card = editor.text_card
    editor.body.insertPlainText("开头一句。")
    assert card.undo.isEnabled()
    entries_of(card.templates)["党课"].trigger()
    full = editor.body.toPlainText()
    lesson = next(w for w in builtin() if w.builtin == "lesson")
    assert full == "开头一句。\n" + lesson.text
    assert editor.body.textCursor().selectedText() == "____"
    card.undo.click()
    assert editor.body.toPlainText() == "开头一句。"
    assert card.redo.isEnabled()
    card.redo.click()
    assert editor.body.toPlainText() == full
    assert editor.changed()


def test_a_template_has_what_the_record_knows_by_now(shell, qapp):
    """Of ten gaps in the minutes of a 转正 four numbers and a name stood in the form beside it already."""
    _, editor = begin(shell)
    type_into(editor, "subject", "讨论欧阳䶮转为正式党员")
    entries_of(editor.text_card.templates)["预备党员转正"].trigger()
    assert "欧阳䶮同志宣读转正申请书" in editor.body.toPlainText(), "the one on probation whom the subject names"
    assert "实到会____名" in editor.body.toPlainText(), "nobody is put down as present yet"
    editor.text_card.undo.click()
    editor.roll._all_present()
    entries_of(editor.text_card.templates)["预备党员转正"].trigger()
    text = editor.body.toPlainText()
    assert "应到会有表决权的党员5名，实到会5名，会前提出书面意见____名。符合规定，可以开会。" in text
    editor.text_card.undo.click()
    assert editor.body.toPlainText() == ""


def test_a_phrase_stands_where_the_cursor_is_and_gaps_are_gone_through(shell, qtbot):
    _, editor = begin(shell)
    editor.body.insertPlainText("头尾")
    cursor = editor.body.textCursor()
    cursor.setPosition(1)
    editor.body.setTextCursor(cursor)
    entries_of(editor.text_card.phrases)["传达学习"].trigger()
    assert editor.body.toPlainText() == "头____同志传达学习了《____》。尾"
    editor.body.insertPlainText("张伟")
    qtbot.keyClick(editor.body, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    editor.body.insertPlainText("文件")
    assert editor.body.toPlainText() == "头张伟同志传达学习了《文件》。尾"
    assert not editor.body.next_gap()


def test_gaps_are_found_behind_rare_characters_and_emoji(shell):
    _, editor = begin(shell)
    editor.body.insertPlainText("😀𠮷野同志\n主持😀")
    editor.body.insert("议程𠮷：____；____", own_lines=True)
    assert editor.body.toPlainText() == "😀𠮷野同志\n主持😀\n议程𠮷：____；____"
    for behind in ("；____", ""):
        cursor = editor.body.textCursor()
        assert cursor.selectedText() == "____"
        cursor.setPosition(cursor.selectionEnd())
        cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == behind
        assert editor.body.next_gap()


def test_only_texts_for_the_kind_are_offered(shell):
    _, editor = begin(shell, "党小组会")
    names = entries_of(editor.text_card.templates)
    assert "党小组会" in names
    assert "组织生活会" not in names


def test_the_outline_of_the_agenda(shell):
    _, editor = begin(shell)
    assert not next(a for n, a in entries_of(editor.text_card.templates).items() if "提纲" in n).isEnabled()
    editor.agenda.items.append(AgendaItem(title_text="学习文件"))
    editor.agenda._changed()
    entries_of(editor.text_card.templates)["议程提纲（1 项）"].trigger()
    assert editor.body.toPlainText() == "一、学习文件\n____同志：\n讨论发言：\n会议决定："


def test_a_template_beside_items_that_say_it_already_is_told_to_be_printed_twice(shell, session):
    said = []
    session.said.connect(lambda sentence, _told: said.append(sentence))
    _, editor = begin(shell, "党小组会")
    editor.agenda.items.append(AgendaItem(title_text="学习文件"))
    entries_of(editor.text_card.templates)["党小组会"].trigger()
    assert said == []
    editor.agenda.items[0].decision = "每月学一次。"
    entries_of(editor.text_card.templates)["党小组会"].trigger()
    assert len(said) == 1
    assert "打印时接在正文后面" in said[0]


def test_what_the_last_meeting_left_open_is_carried_over(shell, session, answers):
    with session.unit("记待办") as unit:
        unit.add(Task(text="报送材料", owner="李敏", meeting_id=1))
    _, editor = begin(shell)
    entries_of(editor.text_card.templates)["上次未完成"].trigger()
    assert editor.body.toPlainText() == "上次会议（2026年10月12日）未完成事项：\n1．报送材料（责任人：李敏）"
    _, editor = begin(shell, "党课")
    editor.text_card.put_left_open()
    assert "此前没有党课的记录" in answers.said[-1]


def test_her_own_texts_are_changed_restored_added_and_deleted(shell, session):
    dialog = WordingsDialog(session, TEMPLATE, "党课", shell)
    assert dialog.name.text() == "党课"
    dialog.text.setPlainText("一、____")
    assert dialog.save()
    (own,) = session.ledger.all(Wording)
    assert (own.builtin, own.text) == ("lesson", "一、____")
    dialog.restore()
    assert session.ledger.all(Wording) == []
    assert "主讲人" in dialog.text.toPlainText()
    dialog.add()
    dialog.text.setPlainText("我的")
    assert not dialog.save()
    dialog.name.setText("自拟")
    dialog.list.setCurrentRow(0)  # going elsewhere keeps it
    (own,) = session.ledger.all(Wording)
    assert (own.name, own.text, own.builtin, own.kind) == ("自拟", "我的", "", "党课")
    _, editor = begin(shell, "党课")
    assert "自拟" in entries_of(editor.text_card.templates)
    dialog._fill(("自拟", ""))
    dialog.delete()
    assert session.ledger.all(Wording) == []
    dialog.reject()


# What is missing


@pytest.mark.parametrize(("label", "field"), [("时间、地点", "start"), ("议题", "subject")])
def test_a_link_brings_the_keyboard_to_the_field(shell, label, field):
    _, editor = begin(shell)
    fill_link(editor, label).click()
    assert shell.focusWidget() is editor.form.boxes[field].editor


def test_a_link_leads_to_the_person_and_to_the_reason(shell):
    _, editor = begin(shell)
    people = editor.roll.parts()
    people[0].state = "到"
    editor.roll._toggled()
    fill_link(editor, "应到、实到、缺席原因").click()
    assert shell.focusWidget() is editor.roll.view
    assert editor.roll.view.currentIndex().row() == 1
    editor.roll._all_present()
    people[2].state = "请假"
    editor.roll._toggled()
    fill_link(editor, "应到、实到、缺席原因").click()
    line = shell.focusWidget()
    assert isinstance(line, QLineEdit)
    assert people[2].name in line.accessibleName()


def test_the_reason_that_is_missing_is_scrolled_into_sight(shell):
    _, editor = begin(shell)
    people = editor.roll.parts()
    for part in people:
        part.state, part.reason = "请假", "出差"
    people[-1].reason = ""
    editor.roll._toggled()
    editor.fill_in(ROLL)
    line = shell.focusWidget()
    assert people[-1].name in line.accessibleName()
    assert line.visibleRegion().boundingRect().height() == line.height()


def test_a_link_leads_to_the_text_and_to_the_item(shell):
    _, editor = begin(shell)
    editor.text_card.show_part("agenda")
    fill_link(editor, "发言与讨论").click()
    assert shell.focusWidget() is editor.body
    editor.agenda.items += [
        AgendaItem(title_text="学习", decision="同意"),
        AgendaItem(title_text="接收预备党员", ballot="举手", yes=3),
    ]
    editor.agenda._changed()
    fill_link(editor, "表决结果").click()
    changing = [b for b in editor.agenda.findChildren(Button) if b.text() == "修改" and b.isVisible()]
    assert shell.focusWidget() is changing[1]


def test_the_scan_with_signatures_is_wanted_but_not_counted(shell, session):
    page, editor = begin(shell)
    page.open(1)
    assert "签名扫描件" not in missing(editor)
    seen = [label for label in editor.check.findChildren(QLabel) if label.pixmap() and not label.isHidden()]
    marks = [label.accessibleName() for label in seen]
    assert marks.count("还没有") == 1
    assert marks.count("缺") == len(missing(editor))
    fill_link(editor, "签名扫描件").click()
    assert shell.focusWidget() is editor.side.files.add
    scan = session.ledger.path.with_name("签到表.pdf")
    scan.write_bytes(b"%PDF-1.7 signed")
    made = Attachments(session.ledger).take(scan, session.today)
    made.owner, made.owner_id = "meeting", 1
    with session.unit("添加附件") as unit:
        unit.add(made)
    names = [b.accessibleName() for b in editor.check.findChildren(Button) if not b.isHidden()]
    assert "补充签名扫描件" not in names


def test_writing_late_is_said(shell):
    _, editor = begin(shell)
    assert editor.about.isHidden()
    editor.form.boxes["recorded_on"].editor.set_value_text("2026-12-01")
    editor.form.edited.emit()
    assert not editor.about.isHidden()
    assert [p.text() for p in editor.about.findChildren(type(editor.draft_pill)) if not p.isHidden()] == [
        "会后 8 天补记"
    ]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1200, 680)])
def test_all_cards_fit_into_the_window(shell, width, height):
    shell.resize(width, height)
    _, editor = begin(shell)
    editor.roll._all_present()
    QApplication.processEvents()
    assert editor.minimumSizeHint().width() <= editor.width()
    inner = editor.side._area.widget()
    assert inner.width() <= editor.side._area.viewport().width()
    for card in (editor.roll, editor.check, editor.side._files_card):
        assert card.minimumSizeHint().width() <= card.width()
        assert card.minimumSizeHint().height() <= card.height()
    editor.side.to_files()
    top = editor.side.files.add.mapTo(editor.side._area.viewport(), editor.side.files.add.rect().topLeft()).y()
    assert 0 <= top < editor.side._area.viewport().height()


# What the rules say of it


def test_what_the_rules_say_leads_to_the_field_and_goes_with_the_typing(shell, session):
    _, editor = begin(shell)
    editor.form.type_text({"day": "2026-12-24", "start": "09:00", "end": "08:00"})
    assert not told_by_rules(editor), "nobody was ticked off yet"
    editor.roll._all_present()
    (link,) = told_by_rules(editor)
    assert "2026-12-24 还没有到，已记了 6 人的到会情况" in link.accessibleName()
    assert "会议记录" in link.accessibleDescription()
    link.click()
    assert shell.focusWidget() is editor.form.boxes["day"].editor
    editor.form.type_text({"day": "2026-11-20"})
    editor._edited()
    (link,) = told_by_rules(editor)
    assert "结束时间 08:00 早于开始时间 09:00" in link.accessibleName()
    link.click()
    assert shell.focusWidget() is editor.form.boxes["end"].editor


def test_a_record_at_the_time_of_another_says_so_when_it_is_opened_again(shell, session):
    page, editor = begin(shell)
    with session.unit("登记另一场") as unit:
        other = Meeting(kind="党课", day=day("2026-11-20"), start="09:00", end="10:00", status="定稿")
        unit.add(other)
        who = session.members[0]
        unit.save_parts(other, [Attendance(member_id=who.id, name=who.name, state="到")], Attendance)
    page.start("支部党员大会")
    editor.form.type_text({"day": "2026-11-20", "start": "09:30", "end": "11:00"})
    editor.roll._all_present()
    assert any("与同日 09:00 的党课时间重叠" in b.accessibleName() for b in told_by_rules(editor))
    editor.save()
    assert any("与同日 09:00 的党课时间重叠" in b.accessibleName() for b in told_by_rules(editor))
