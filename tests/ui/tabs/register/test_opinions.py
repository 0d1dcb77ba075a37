"""意见 → 事项 → 反馈 through the window: several opinions at one sitting, the loop open until it is closed."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from models.records import AgendaItem, Meeting, Rectification, RectificationStep
from models.records.rectification import LONG_TERM, REGISTERED
from models.rules.register.opinions import Opinion
from tests.ui.small_branch import day
from ui.dialogs.register.opinions_dialog import OpinionsDialog
from ui.tabs.meetings.follow_up import make_opinions, make_rectification, opinions_of


def put(dialog, *rows):
    model = dialog.grid.model_of_parts
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text:
                model.setData(model.index(row, column), text)


def opinions(session):
    return [item for item in session.ledger.all(Rectification) if item.source == "群众反映"]


def test_several_opinions_are_one_action_and_an_item_each(page, session, dialogs):
    before = len(session.ledger.all(Rectification))
    dialogs.append(lambda d: (put(d, ("老王", "排队久", "张伟"), ("", "厕所灯坏了", "")), d.accept()))
    page.register_opinions()
    first, second = opinions(session)
    assert (first.raised_by, first.problem, first.owner, str(first.found)) == ("老王", "排队久", "张伟", "2026-11-23")
    assert (first.number, second.number, second.raised_by) == ("2026-群众反映-01", "2026-群众反映-02", "")
    assert [s.action for s in session.ledger.parts(RectificationStep, second)] == ["登记"]
    assert page.table.current().id == first.id
    assert session.ledger.undoable().label == "登记意见：2 条"
    session.undo()
    assert len(session.ledger.all(Rectification)) == before
    assert not session.ledger.all(RectificationStep, rectification_id=first.id)


def test_enter_goes_from_cell_to_cell_and_on_to_the_next_line(shell, session):
    dialog = OpinionsDialog(session, shell)
    dialog.show()
    QCoreApplication.processEvents()
    dialog.activateWindow()
    dialog.grid.setFocus()
    QCoreApplication.processEvents()
    for text in ("", "", "", "Qian", "queue", "Li", "", "lamp"):  # Enter on a cell that is not open goes on too
        for key in (*text, "\r"):  # each to where the keyboard is: the first one opens the cell
            at = dialog.focusWidget()
            QTest.keyClick(at, Qt.Key.Key_Return) if key == "\r" else QTest.keyClicks(at, key)
            QCoreApplication.processEvents()
    typed = [(p.raised_by, p.problem, p.owner) for p in dialog.grid.model_of_parts.filled()]
    assert typed == [("Qian", "queue", "李敏"), ("", "lamp", "")]
    here = dialog.grid.currentIndex()
    assert (here.row(), here.column()) == (2, 2)
    dialog._drafts.drop()
    dialog.done(0)


def test_nothing_is_registered_without_words_or_day(shell, session):
    dialog = OpinionsDialog(session, shell)
    dialog.accept()
    assert "还没有写意见，没有登记" in dialog._note.text()
    put(dialog, ("老王", "", ""), ("", "灯坏了", ""))
    dialog.accept()
    assert "第 1 行没有写意见内容" in dialog._note.text()
    put(dialog, ("", "排队久", ""))
    dialog._day.editor.set_value_text("13月")
    dialog.accept()
    assert dialog._day.message.text()
    assert dialog.made == []
    dialog.done(0)


def test_what_is_typed_is_offered_again(shell, session, answers):
    dialog = OpinionsDialog(session, shell)
    put(dialog, ("老王", "排队久", ""))
    dialog._drafts.keep()
    dialog.done(0)
    again = OpinionsDialog(session, shell)
    assert [(p.raised_by, p.problem) for p in again.grid.model_of_parts.filled()] == [("老王", "排队久")]
    answers.yes = False
    again.reject()
    assert answers.asked
    answers.yes = True
    again.reject()
    assert session.ledger.drafts() == []


def test_the_loop_is_open_until_it_was_fed_back(page, session, dialogs):
    with session.unit("登记") as unit:
        item = Rectification(problem="排队久", found=day("2026-11-13"), raised_by="老王", state=REGISTERED)
        unit.add(item)
    page.segments.setCurrentIndex([f.key for f in page.filters()].index("answer"))
    assert page.shown().ids == (item.id,)
    page.go_to("rectification", item.id)
    assert page.detail.loop.text() == "未反馈 10 天 · 老王 · 反馈… ›"

    def tell(dialog):
        dialog.form.boxes["text"].editor.set_value_text("当面说明")
        dialog.accept()

    dialogs.append(tell)
    page.detail.loop.clicked.emit()
    assert session.ledger.get(Rectification, item.id).feedback == "当面说明"
    page.go_to("rectification", item.id)
    assert page.detail.loop.text() == "已反馈 2026-11-23 · 老王"
    assert not page.detail.loop.isEnabled()


def test_criticism_of_a_meeting_is_taken_speaker_by_speaker(shell, session, dialogs):
    meeting, item = Meeting(kind="组织生活会", day=day("2026-01-15")), AgendaItem(title_text="相互批评")
    item.discussion = "张伟：李敏下基层少\n李敏：通知发得晚"
    with session.unit("会议") as unit:
        unit.add(meeting)
        item.meeting_id = meeting.id
        unit.add(item)

    def take(dialog):
        assert dialog._source.editor.value_text() == "组织生活会"
        put(dialog, ("", "", "李敏"))
        dialog.accept()

    dialogs += [take, lambda d: d.reject()]
    assert make_opinions(session, shell, meeting, item)
    first, second = session.ledger.all(Rectification, agenda_item_id=item.id)
    assert (first.number, first.raised_by, first.problem, first.owner) == (
        "2026-组织生活会-01",
        "张伟",
        "李敏下基层少",
        "李敏",
    )
    assert (second.raised_by, str(second.found)) == ("李敏", "2026-01-15")
    assert not make_opinions(session, shell, meeting, item), "what was taken is not offered again"


def test_a_decision_becomes_an_item_with_number_source_and_day(shell, session, dialogs):
    meeting, item = Meeting(kind="民主评议党员", day=day("2026-01-15")), AgendaItem(title_text="评议", decision="改进")
    with session.unit("会议") as unit:
        unit.add(meeting)
        item.meeting_id = meeting.id
        unit.add(item)
    dialogs.append(lambda d: d.accept())
    assert make_rectification(session, shell, meeting, item)
    (made,) = session.ledger.all(Rectification, agenda_item_id=item.id)
    assert (made.number, made.source, str(made.found)) == ("2026-民主评议-01", "民主评议", "2026-01-15")


def test_a_number_is_proposed_until_she_writes_one(page, session, dialogs):
    def write(dialog):
        boxes = {name: box.editor for name, box in dialog.form.boxes.items()}
        assert (boxes["number"].text(), boxes["number"].placeholderText()) == ("", "填来源后自动编号"), (
            "not why it is empty"
        )
        for source, number in (("巡察", "2026-巡察-01"), ("自查", "2026-自查-02")):
            boxes["source"].set_value_text(source)
            dialog.form.edited.emit()
            assert boxes["number"].value_text() == number
        boxes["number"].set_value_text("我的-1")
        boxes["source"].set_value_text("巡察")
        dialog.form.edited.emit()
        assert boxes["number"].value_text() == "我的-1"
        boxes["problem"].set_value_text("有一个问题")
        boxes["kind"].set_value_text(LONG_TERM)
        dialog.accept()

    dialogs.append(write)
    page.new()
    (made,) = [item for item in session.ledger.all(Rectification) if item.number == "我的-1"]
    assert (made.state, made.kind) == (LONG_TERM, LONG_TERM)
    assert [s.action for s in session.ledger.parts(RectificationStep, made)] == ["登记", "转为长期坚持"]


def test_a_registered_item_becomes_long_term_by_its_form_and_one_at_work_does_not(page, session, dialogs):
    with session.unit("登记") as unit:
        item = Rectification(problem="学习不够", found=day("2026-10-01"), state=REGISTERED)
        other = Rectification(problem="会开得少", found=day("2026-10-01"), state="整改中", kind="限期整改")
        unit.add(item)
        unit.add(other)

    def long_term(dialog):
        dialog.form.boxes["kind"].editor.set_value_text(LONG_TERM)
        dialog.accept()

    def offered(dialog):
        editor = dialog.form.boxes["kind"].editor
        assert [editor.itemText(row) for row in range(editor.count())] == ["", "立行立改", "限期整改"]
        dialog.reject()

    def without(dialog):
        assert "kind" not in dialog.form.boxes
        dialog.reject()

    dialogs += [long_term, offered, without]
    page.edit(item)
    kept = session.ledger.get(Rectification, item.id)
    assert (kept.state, kept.kind) == (LONG_TERM, LONG_TERM)
    steps = session.ledger.parts(RectificationStep, kept)
    assert [(s.action, str(s.day)) for s in steps] == [("登记", "2026-10-01"), ("转为长期坚持", "2026-11-23")]
    page.edit(other)
    page.edit(kept)
    session.undo()
    assert session.ledger.get(Rectification, item.id).state == REGISTERED


def test_opinions_are_given_with_names(shell, session):
    dialog = OpinionsDialog(session, shell, source="谈心谈话", said=[Opinion("住得远", "张伟")])
    assert dialog._count.text() == "意见 1 条"
    dialog.accept()
    assert dialog.made[0].number == "2026-谈心谈话-01"


def test_the_text_of_a_record_is_taken_speaker_by_speaker(shell, session, dialogs):
    meeting = Meeting(kind="组织生活会", day=day("2026-01-15"), body="会议开始。\n张伟：李敏下基层少\n李敏：通知发得晚")
    dialogs.append(lambda d: d.accept())
    assert opinions_of(session, shell, meeting)
    made = [i for i in session.ledger.all(Rectification) if i.source == "组织生活会" and i.raised_by]
    assert [(i.raised_by, i.problem, str(i.found)) for i in made] == [
        ("张伟", "李敏下基层少", "2026-01-15"),
        ("李敏", "通知发得晚", "2026-01-15"),
    ]


def test_a_registered_long_term_item_is_shown_as_such_everywhere(page, session):
    """As one that was read from a file: its kind says it, its state does not."""
    with session.unit("导入") as unit:
        item = Rectification(problem="学习不够", found=day("2026-10-01"), state=REGISTERED, kind=LONG_TERM)
        unit.add(item)
    page.segments.setCurrentIndex([f.key for f in page.filters()].index("long"))
    assert page.shown().ids == (item.id,)
    page.show_way("board")
    assert [i.id for i in page.board.columns[LONG_TERM].list.items()] == [item.id]
    state = next(column for column in page._columns if column.key == "state")
    assert state.text(session.ledger.get(Rectification, item.id)) == LONG_TERM


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('"三会一课"落实不够\n第二条', ['"三会一课"落实不够', "第二条"]),
        ('"没有收口的引号\n第二条\n第三条', ['"没有收口的引号', "第二条", "第三条"]),
        ("甲说\r乙说\r丙说", ["甲说", "乙说", "丙说"]),
        ("长" * 200_000 + "\n第二条", ["长" * 200_000, "第二条"]),
    ],
)
def test_lines_of_a_text_are_pasted_as_they_are(shell, session, text, lines):
    """What a chat or a text file gives is not what a spreadsheet writes: quotation marks stay, and none swallows the next line."""
    dialog = OpinionsDialog(session, shell)
    dialog.grid.setCurrentIndex(dialog.grid.model_of_parts.index(0, 1))
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(dialog.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [part.problem for part in dialog.grid.model_of_parts.filled()] == lines
