"""What is typed into a meeting survives saving, undo, deletion and a failed save, and never mixes with another meeting."""

import pytest
from PySide6.QtCore import Qt

from models.records import AgendaItem, Attendance, Meeting
from models.store import LedgerRefused
from tests.ui.small_branch import day
from tests.ui.tabs.meetings.recording import begin, type_into


def test_saving_an_untouched_meeting_takes_nothing_from_the_one_listed_first(shell, session):
    with session.unit("预定会议") as unit:
        planned = Meeting(kind="党课", day=day("2026-12-20"), body="党课提纲")
        unit.add(planned)
        unit.save_parts(planned, [AgendaItem(title_text="学习党章")], AgendaItem)
    page, editor = begin(shell, "谈心谈话")
    page.save()
    assert (editor.meeting.kind, editor.body.toPlainText(), editor.agenda.items) == ("谈心谈话", "", [])
    page.save()
    assert [i.title_text for i in session.ledger.parts(AgendaItem, planned)] == ["学习党章"]
    assert session.ledger.get(Meeting, editor.meeting.id).body == ""


def test_the_heading_of_a_record_that_was_left_says_what_it_is_by_then(shell):
    page, editor = begin(shell, "党课")
    assert page.subtitle().startswith("新会议，尚未保存")
    type_into(editor, "subject", "学习党章")
    editor.body.insertPlainText("讲授党章。")
    shell.turn_to("members")
    shell.turn_to("meetings")
    assert editor.meeting.id
    told = shell.pages["meetings"].subtitle
    assert told.text().startswith("草稿 · 党课 · 2026年")
    assert told._shown(told.fontMetrics().horizontalAdvance("草稿 · 党课 · ")) == "草稿 · 党课", (
        "left out, not cut in its midst"
    )
    assert page.left._open == editor.meeting.id


def test_deleting_with_typing_shows_another_meeting_and_the_typing_comes_back(shell, session, answers):
    page, editor = begin(shell)
    type_into(editor, "subject", "另一次会议")
    page.save()
    other = editor.meeting.id
    page.open(1)
    editor.body.insertPlainText("刚补记的一句。")
    page.delete()
    assert editor.meeting.id == other
    shell._undo()
    assert session.ledger.get(Meeting, 1).body.startswith("刚补记的一句。")


def test_registration_undone_keeps_what_could_not_be_saved_for_redo(shell, session):
    page, editor = begin(shell)
    type_into(editor, "subject", "讨论计划")
    page.save()
    number = editor.meeting.id
    type_into(editor, "day", "不是日期")
    editor.body.insertPlainText("重要的话")
    page.leave()
    session.undo()  # as from the history, which keeps what is typed first
    assert editor.meeting.id == 1
    shell._redo()
    page.open(number)
    assert editor.body.toPlainText() == "重要的话"
    type_into(editor, "day", "2026-11-20")
    page.save()
    assert session.ledger.get(Meeting, number).body == "重要的话"


def test_people_added_by_an_undone_action_are_added_again(shell, session):
    page, editor = begin(shell)
    type_into(editor, "subject", "讨论计划")
    page.save()
    editor.roll.load([*editor.roll.parts(), Attendance(name="赵某", state="列席")])
    page.save()
    assert len(session.ledger.parts(Attendance, editor.meeting)) == 7
    type_into(editor, "day", "不是日期")
    page.leave()
    session.undo()
    type_into(editor, "day", "2026-11-20")
    page.save()
    assert len(session.ledger.parts(Attendance, editor.meeting)) == 7


def test_guests_from_outside_stay_when_the_list_is_renewed(shell):
    _, editor = begin(shell)
    guests = [Attendance(name="赵某", state="列席"), Attendance(name="钱某", state="列席")]
    editor.roll.load([*editor.roll.parts(), *guests])
    editor.people._renew()
    assert [p.name for p in editor.roll.parts()][-2:] == ["赵某", "钱某"]
    assert len(editor.roll.parts()) == 8


def test_a_save_that_fails_leaves_the_draft(shell, session, tmp_path):
    page, editor = begin(shell)
    editor.body.insertPlainText("重要的话")
    editor.drafts.keep()
    away = session.ledger.path.rename(tmp_path / "移走.zbtz")
    with pytest.raises(LedgerRefused):
        page.save()
    away.rename(session.ledger.path)
    assert session.ledger.draft("meeting:new")[1]["text"] == "重要的话"
    page.save()
    assert session.ledger.drafts() == []


def test_a_draft_that_cannot_be_kept_is_said_without_a_question(shell, session, qtbot):
    _, editor = begin(shell)
    editor.body.insertPlainText("重要的话")
    session.ledger._conn.execute("PRAGMA max_page_count = 1")
    with qtbot.waitSignal(session.said) as said:
        editor.body.insertPlainText("很长的话" * 20_000)
        editor.drafts._keep_by_itself()
    assert said.args[0].startswith("草稿没有保存：磁盘已满")


def test_the_cursor_stays_where_it_is_after_saving(shell, qtbot):
    _, editor = begin(shell)
    line = editor.form.boxes["subject"].editor
    line.setFocus()
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(shell, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "d")
    assert line.text() == "abcd"


def test_an_empty_page_finishes_and_exports_nothing(shell, session, answers, tmp_path):
    page = shell.pages["meetings"].view
    shell.side.choose("meetings")
    page.delete()
    before = session.ledger.units()
    answers.file = tmp_path / "记录.docx"
    page.finish()
    page.output.export_word()
    page.print_out()
    assert session.ledger.units() == before
    assert not answers.file.exists()


def test_finishing_says_why_it_was_not_saved(shell, session, qtbot):
    page, editor = begin(shell)
    type_into(editor, "day", "不是日期")
    with qtbot.waitSignal(session.said) as said:
        page.finish()
    assert said.args[0].startswith("没有保存")


def test_an_item_of_the_agenda_that_was_deleted_comes_back_with_all_it_says(shell):
    page, editor = begin(shell)
    both = [("甲", "长长的讨论"), ("乙", "")]
    editor.agenda.load([AgendaItem(title_text=title, discussion=said) for title, said in both])
    page.save()
    editor.agenda._remove(0)
    editor.agenda._put_back()  # before saving by the link, afterwards by undo
    assert [(i.title_text, i.discussion) for i in editor.agenda.items] == both
    editor.agenda._remove(0)
    page.save()
    assert [i.title_text for i in editor.agenda.items] == ["乙"]
    shell._undo()
    assert [(i.title_text, i.discussion) for i in editor.agenda.items] == both


def test_a_new_record_that_cannot_be_saved_stays_where_she_goes_on_with_it(shell, session, answers):
    answers.yes = False
    page, editor = begin(shell, "党课")
    type_into(editor, "day", "2026-13-45")
    editor.body.insertPlainText("讲了一个下午")
    for go_on in (
        lambda: shell.pages["meetings"].begin(Meeting(kind="主题党日", day=day("2026-11-20")), 0),
        lambda: page.start("党小组会"),
    ):
        go_on()
        assert (editor.as_typed().kind, editor.body.toPlainText()) == ("党课", "讲了一个下午")
        assert editor.form.boxes["day"].editor.value_text() == "2026-13-45"
        assert session.ledger.draft("meeting:new") is not None
        assert "党课 · 日期未填" in answers.asked.pop()
    type_into(editor, "day", "2026-11-19")
    page.start("党小组会")
    assert editor.as_typed().kind == "党小组会"
    assert max(session.ledger.all(Meeting), key=lambda m: m.id).body == "讲了一个下午"
    assert answers.asked == []


def test_a_record_beside_is_not_the_one_that_was_begun_before(shell, session):
    page, editor = begin(shell, "党课")
    type_into(editor, "place", "别处")
    page.open(1)
    page.record_beside("主题党日")
    assert (editor.as_typed().kind, editor.as_typed().place, editor.meeting.gathering) == ("主题党日", "", 1)


def test_a_record_that_was_begun_before_is_saved_before_another_is_begun_beside(shell, session):
    page, editor = begin(shell, "党课")
    editor.body.insertPlainText("讲了一个下午")
    editor.drafts.keep()
    page._load(1)  # as after a crash: the draft is there, another meeting is shown
    page.record_beside("主题党日")
    assert (editor.as_typed().kind, editor.meeting.gathering) == ("主题党日", 1)
    assert max(session.ledger.all(Meeting), key=lambda m: m.id).body == "讲了一个下午"


def test_typing_that_was_taken_back_leaves_no_draft(shell, session):
    page, editor = begin(shell)
    page.open(1)
    before = editor.form.boxes["place"].editor.value_text()
    type_into(editor, "place", "别处")
    editor.drafts.keep()
    assert session.ledger.draft("meeting:1") is not None
    type_into(editor, "place", before)
    shell.side.choose("home")
    assert session.ledger.draft("meeting:1") is None


def test_a_deleted_record_is_not_opened_from_what_came_of_it(shell, session):
    heard = []
    session.said.connect(lambda sentence, _: heard.append(sentence))
    shell.side.choose("meetings")
    with session.unit("预定会议") as unit:
        gone = Meeting(kind="党课", day=day("2026-12-20"))
        unit.add(gone)
        unit.save_parts(gone, [AgendaItem(title_text="学习党章")], AgendaItem)
    item = session.ledger.parts(AgendaItem, gone)[0]
    with session.unit("删除会议") as unit:
        unit.remove(gone)
    for table, number in ((Meeting.table, gone.id), (AgendaItem.table, item.id)):
        heard.clear()
        shell.go_to("meetings", table, number)
        assert shell.pages["meetings"].view._editor.meeting.id == 1
        assert "回收站" in heard[-1]


def test_a_page_whose_typing_cannot_be_kept_stays_and_the_side_bar_says_so(shell, session, qtbot):
    _, editor = begin(shell)
    session.ledger._conn.execute("PRAGMA max_page_count = 1")
    editor.body.insertPlainText("重" * 200_000)
    with qtbot.captureExceptions() as raised:
        shell.side.choose("home")
    assert [kind for kind, *_ in raised] == [LedgerRefused]
    assert (shell._current().key, shell.side.current()) == ("meetings", "meetings")
    session.ledger._conn.execute("PRAGMA max_page_count = 1073741823")
    shell.side.choose("home")
    assert shell._current().key == "home"
    assert max(len(m.body) for m in session.ledger.all(Meeting)) == 200_000


def only_one_taken_back(shell, session):
    """The only record of the ledger is taken back while the last words of it are not saved yet."""
    page, editor = begin(shell)
    page.open(1)
    page.delete()
    page.start("党课")
    editor.body.insertPlainText("第一句。")
    page.save()
    editor.body.insertPlainText("第二句。")
    session.undo()
    assert page.stack.currentIndex() == 1
    assert editor.meeting.id == 0
    return page, editor


@pytest.mark.parametrize("then", ["save", "leave", "close", "new"])
def test_nothing_is_left_open_of_the_only_record_where_it_was_taken_back(shell, session, answers, qtbot, then):
    page, editor = only_one_taken_back(shell, session)
    if then == "save":
        qtbot.keyClick(shell, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    elif then == "leave":
        shell.side.choose("home")
    elif then == "new":
        page.start("党课")
        assert editor.body.toPlainText() == ""
    assert session.ledger.all(Meeting) == []
    assert len(session.ledger.drafts()) == 1  # the last words of the record that is gone
    assert shell.close()


def test_the_last_words_come_back_with_the_only_record(shell, session, answers):
    _, editor = only_one_taken_back(shell, session)
    session.redo()
    assert editor.meeting.id
    assert editor.body.toPlainText() == "第一句。第二句。"


@pytest.mark.parametrize("how", ["plan", "beside"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("guests", "赵某"),
        ("start", "14:30"),
        ("end", "16:00"),
        ("place", "别处"),
        ("host", "赵某"),
        ("recorder", "赵某"),
    ],
)
def test_a_field_that_was_typed_is_kept_where_another_record_is_begun(shell, session, name, text, how):
    page, editor = begin(shell, "党课")
    type_into(editor, name, text)
    if how == "plan":
        page.begin(Meeting(kind="主题党日"), 0)
    else:
        page.open(1)
        page.record_beside("主题党日")
    assert [m.show(name) for m in session.ledger.all(Meeting) if m.kind == "党课"] == [text]
    assert editor.meeting.id == 0
    assert editor.as_typed().kind == "主题党日"


def test_who_presides_as_a_rule_says_nothing_of_a_record(shell, session):
    page, editor = begin(shell, "党小组会")
    proposed = editor.form.typed_text()["host"]
    type_into(editor, "kind", "党课")
    editor.form.boxes["kind"].editor.left.emit()
    assert editor.form.typed_text()["host"] != proposed
    page.begin(Meeting(kind="主题党日"), 0)
    assert [m.id for m in session.ledger.all(Meeting)] == [1]
