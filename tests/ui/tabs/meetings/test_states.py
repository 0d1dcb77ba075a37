"""草稿, 定稿, 归档, 作废: what is asked, what is kept with which reason, and that a sealed record is only read until then."""

import pytest
from PySide6.QtCore import Qt

from models.exports.pdf import minutes as pdf_minutes
from models.records import AgendaItem, Attachment, Attendance, Meeting, Task
from models.records.meeting import FINAL
from models.store import Sealed
from tests.ui.small_branch import day
from tests.ui.tabs.meetings.recording import answer, begin
from ui.attachments.card import attachments_of
from ui.dialogs.meeting_versions import MeetingVersions
from ui.help.pages import FOLDER
from ui.tabs.meetings.states import NEXT
from ui.widgets.button import Button


@pytest.fixture
def archived(shell, session, answers):
    """The window with the one meeting archived through the button."""
    page, editor = begin(shell)
    page.open(1)
    page.states.archive()
    assert session.ledger.get(Meeting, 1).status == "归档"
    return page, editor


def test_the_button_says_what_comes_next(shell, session, answers):
    page, editor = begin(shell, "党课")
    assert page._next.text() == "定稿"
    page._next.click()
    assert "记录还缺：\n· 时间、地点：开始时间、" in answers.asked[-1]
    assert (
        "什么都没有填：定稿、归档了也不算开过会，年报、对照和自查里都不计；没有开的，请点“取消”。确定定稿吗"
        in answers.asked[-1]
    )
    kept = session.ledger.get(Meeting, editor.meeting.id)
    assert (kept.status, kept.number) == ("定稿", 1)
    assert page._next.text() == "归档…"
    page._next.click()
    assert "要素不全的记录不宜归档（会议记录要素〔通行做法〕）。" in answers.asked[-1]
    assert "开始时间" in answers.asked[-1]
    assert "没有记到会情况" in answers.asked[-1]
    assert "请点“取消”。事实如此的，可以照样归档" in answers.asked[-1]
    assert session.ledger.get(Meeting, editor.meeting.id).status == "归档"
    assert page._next.text() == "修改…"
    assert not page._save.isEnabled()


def test_archiving_can_be_thought_over(shell, session, answers):
    page, _ = begin(shell)
    page.open(1)
    answers.yes = False
    page.states.archive()
    assert session.ledger.get(Meeting, 1).status == "定稿"


def test_going_through_an_archived_record_leaves_no_draft_of_it(archived, session, shell):
    page, editor = archived
    shell.show()
    for name in ("kind", "place", "group", "day"):
        editor.form.boxes[name].editor.setFocus()
    editor.form.edited.emit()  # whatever says so: nothing can have been typed
    editor.drafts.flush()
    assert session.ledger.draft("meeting:1") is None
    page.start("党课")
    page.open(1)
    assert editor.access.locked


def test_an_archived_record_is_only_read(shell, session, archived, qtbot):
    page, editor = archived
    assert not editor.banner.isHidden()
    assert editor.banner.words.text() == "已归档，改动须写明原因"
    before = session.ledger.units()
    editor.body.setFocus()
    qtbot.keyClicks(editor.body, "abc")
    qtbot.keyClicks(editor.form.boxes["place"].editor, "def")
    kinds = editor.form.boxes["kind"].editor
    qtbot.keyClick(kinds, Qt.Key.Key_Down)
    for _ in range(2):
        qtbot.keyClick(editor.roll.view, Qt.Key.Key_Space)
    assert not editor.text_card.templates.isEnabled()
    assert not editor.changed()
    page.save()
    page.leave()
    assert session.ledger.units() == before
    shell.side.choose("home")
    assert session.ledger.units() == before


def test_clicks_on_the_roll_of_an_archived_record_do_nothing(shell, session, answers, qtbot):
    page, editor = begin(shell)
    page.save()
    page.states.archive()
    view = editor.roll.view
    place = view.visualRect(view.model().index(0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.roll.parts()[0].state == ""
    answer("补点到")
    page.states.revise()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.roll.parts()[0].state == "到"


def test_changing_asks_for_a_reason_that_is_kept(shell, session, archived):
    page, editor = archived
    assert answer("") is not None
    page.states.revise()
    assert editor.access.locked
    said = answer("漏记一句")
    editor.banner.change.click()
    assert said == ["修改已归档的记录"]
    assert not editor.access.locked
    assert "漏记一句" in editor.banner.words.text()
    editor.body.moveCursor(editor.body.textCursor().MoveOperation.End)
    editor.body.insertPlainText("\n补记的一句。")
    page.save()
    change = session.ledger.history(editor.meeting)[0]
    assert (change.unit.reason, change.after["body"]) == ("漏记一句", "一、张伟同志通报工作。\n补记的一句。")
    assert editor.access.locked
    assert page._next.text() == "修改…"


def test_leaving_while_changing_keeps_it_with_the_reason(shell, session, archived):
    page, editor = archived
    answer("改正地点")
    page.states.revise()
    editor.form.boxes["place"].editor.set_value_text("二楼")
    editor.form.edited.emit()
    shell.side.choose("home")
    assert session.ledger.get(Meeting, 1).place == "二楼"
    assert session.ledger.history(editor.meeting)[0].unit.reason == "改正地点"


def test_a_draft_of_a_changed_archived_record_comes_back_with_its_reason(shell, session, archived):
    page, editor = archived
    answer("改正地点")
    page.states.revise()
    editor.form.boxes["place"].editor.set_value_text("二楼")
    editor.drafts.keep()
    page._load(1)
    assert (editor.access.reason, editor.as_typed().place) == ("改正地点", "二楼")


def test_void_keeps_the_number_and_can_be_taken_back(shell, session, answers):
    page, editor = begin(shell)
    page.open(1)
    with session.unit("编号") as unit:
        kept = session.ledger.get(Meeting, 1)
        kept.number = 7
        unit.save(kept)
    seen = answer("")
    page.states.void()
    assert seen == ["作废", "refused"]
    assert session.ledger.get(Meeting, 1).counts
    answer("重复登记")
    page.states.void()
    kept = session.ledger.get(Meeting, 1)
    assert (kept.status, kept.void_why, kept.number) == ("作废", "重复登记", 7)
    assert "重复登记" in editor.banner.words.text()
    assert page._next.text() == "取消作废…"
    answer("核对后不是重复")
    page._next.click()
    kept = session.ledger.get(Meeting, 1)
    assert (kept.status, kept.void_why, kept.number) == ("定稿", "", 7)
    assert session.ledger.history(kept)[0].unit.reason == "核对后不是重复"


def test_an_archived_record_is_archived_again_after_void_is_taken_back(shell, session, archived):
    page, _ = archived
    answer("错")
    page.states.void()
    kept = session.ledger.get(Meeting, 1)
    kept.note = "作废以后补记"
    with session.unit("补记", reason="漏记") as unit:
        unit.save(kept)
    answer("没错")
    page.states.unvoid()
    assert session.ledger.get(Meeting, 1).status == "归档"


@pytest.mark.parametrize("other", [False, True])
def test_deleting_a_numbered_record_offers_void_instead(shell, session, answers, other):
    page, editor = begin(shell, "党课")
    page.finish()
    number = editor.meeting.id
    seen = answer("" if other else "重复", other=other)
    page.delete()
    assert seen == ["删除会议记录"]
    if other:
        assert all(m.id != number for m in session.ledger.all(Meeting))
    else:
        assert session.ledger.get(Meeting, number).status == "作废"
    page.start("党课")
    page.finish()
    assert editor.meeting.number == 2, "a number once given is not given again"


def test_an_archived_record_goes_into_the_bin_with_a_reason_only(shell, session, archived):
    page, _ = archived
    seen = answer("", other=True)
    page.delete()
    assert seen == ["删除会议记录", "refused"]
    answer("录错支部", other=True)
    page.delete()
    assert session.ledger.all(Meeting) == []


def test_void_and_archived_records_keep_their_files_and_take_new_ones(shell, session, archived):
    page, editor = archived
    with session.unit("添加附件") as unit:
        unit.add(Attachment(owner="meeting", owner_id=1, kind="照片", name="现场.jpg"))
    answer("错")
    page.states.void()
    assert [row.attachment.name for row in editor.side.files.rows] == ["现场.jpg"]
    assert editor.side.files.add.isEnabled()
    answer("删掉")
    page.delete()
    assert len(attachments_of(session, session.ledger.get(Meeting, 1))) == 1


def test_the_seal_is_in_the_store_whatever_the_window_does(session, archived):
    kept = session.ledger.get(Meeting, 1)
    kept.place = "别处"
    session.ledger.asks = None
    with pytest.raises(Sealed), session.unit("修改") as unit:
        unit.save(kept)


def test_versions_say_when_why_and_what(shell, session, archived, monkeypatch, tmp_path):
    page, editor = archived
    answer("记错了地点")
    page.states.revise()
    editor.form.boxes["place"].editor.set_value_text("二楼")
    editor.form.edited.emit()
    page.save()
    dialog = MeetingVersions(session, editor.meeting, shell)
    assert dialog.list.count() == 3
    assert dialog.version.number == 3
    assert dialog._why.text() == "原因：记错了地点"
    assert "会议地点：空 → 二楼" in dialog.text.toPlainText()
    dialog.which.choose("text")
    dialog._show()
    assert "会议地点：二楼" in dialog.text.toPlainText()
    dialog.list.setCurrentRow(2)
    assert "会议地点：（未填）" in dialog.text.toPlainText()
    written = tmp_path / "版本.pdf"
    pdf_minutes.write_minutes_pdf(dialog._minutes(dialog.version), written)
    assert written.read_bytes().startswith(b"%PDF")
    dialog.close()


def test_a_draft_has_no_versions_and_says_so(shell, session):
    with session.unit("登记") as unit:
        unit.add(Meeting(kind="党课", day=day("2026-11-01"), status="草稿"))
    dialog = MeetingVersions(session, session.ledger.all(Meeting)[-1], shell)
    assert dialog.list.count() == 0
    assert "还没有版本" in dialog._head.text()
    dialog.close()


def test_the_menu_fits_the_state(shell, archived):
    page, _ = archived
    menu = page.more.menu()
    menu.aboutToShow.emit()
    names = [a.text() for a in menu.actions() if a.text()]
    assert names == ["修改…", "作废…", "登记意见…", "历次版本…", "同场另记", "放进回收站…", "民主评议结果…"]


def test_an_archived_text_cannot_be_undone(shell, answers):
    page, editor = begin(shell)
    page.open(1)
    page.states.revise()
    editor.body.insertPlainText("补记一句。")
    assert editor.text_card.undo.isEnabled()
    page.states.archive()
    assert not editor.text_card.undo.isEnabled()
    editor.unlock("改")
    assert editor.text_card.undo.isEnabled()


def test_what_came_of_an_item_is_shown_while_locked_and_opens_nothing_else(shell, session, answers):
    item = AgendaItem(title_text="防汛物资", decision="月底前备齐。")
    with session.unit("记录") as unit:
        unit.save_parts(session.ledger.get(Meeting, 1), [item], AgendaItem)
    page, editor = begin(shell)
    page.open(1)
    page.states.archive()
    with session.unit("新增待办") as unit:
        unit.add(Task(text="备齐防汛物资", agenda_item_id=item.id, meeting_id=1))
    buttons = [b for b in editor.agenda.findChildren(Button) if b.isVisibleTo(editor.agenda)]
    able = [b.accessibleName() or b.text() for b in buttons if b.isEnabled()]
    assert able == ["查看待办：备齐防汛物资"]


def test_what_is_drawn_anew_while_locked_can_be_changed_after_unlocking(shell, session, archived):
    page, editor = archived
    answer("改")
    page.states.revise()
    buttons = [b for b in editor.agenda.findChildren(Button) if b.isVisibleTo(editor.agenda)]
    assert all(b.isEnabled() for b in buttons)
    assert not editor._guard.locked
    parts = session.ledger.parts(Attendance, editor.meeting)
    assert [p.state for p in parts] == [p.state for p in editor.roll.parts()]


def test_one_word_is_used_for_making_it_final():
    """草稿 → 定稿 → 归档 is what the list and the help say; the button was called 完成记录, its question 标为定稿."""
    label, _, hint = NEXT["finish"]
    assert label == FINAL
    assert FINAL in hint
    for topic in FOLDER.iterdir():
        if topic.suffix in (".md", ".toml"):
            assert "完成记录" not in topic.read_text("utf8"), topic.name
