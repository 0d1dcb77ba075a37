"""A closed year in the window: every way of writing asks why, does nothing without an answer, and lists say that it is closed."""

import pytest
from PySide6.QtCore import Qt

from models.kinds import PartialDate
from models.records import Attachment, ClosedYear, Enrolment, Meeting, PlannedMeeting, Rectification, Task, Training
from models.records.meeting import FINAL
from models.rules import Snapshot
from models.store import Ledger, Sealed
from tests.ui.tabs.meetings.recording import answer, begin, type_into
from ui.arguments import read_command
from ui.attachments.change_dialog import ChangeDialog
from ui.commands import run
from ui.crash import CrashHook
from ui.dialogs import ask
from ui.dialogs.bulk_edit_dialog import BulkEditDialog
from ui.dialogs.recycle_bin import RecycleBin
from ui.dialogs.training.enrolment_dialog import EnrolmentDialog
from ui.forms.record_dialog import RecordDialog
from ui.tabs.meetings import plan_making

WORDS = "2025 年度已归档 2026-01-10，改动须写明原因"


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def closed(session, shell):
    """2025 with a meeting that is final, a line of the plan, a batch with somebody, a closed item and a task that is done."""
    with session.unit("登记") as unit:
        meeting = unit.add(Meeting(kind="党课", day=day("2025-03-05"), status=FINAL, subject="学习"))
        unit.add(PlannedMeeting(kind="党课", day=day("2025-03")))
        batch = unit.add(Training(name="春训", start=day("2025-04-01"), planned_hours=8.0))
        unit.add(Enrolment(training_id=batch, name="李敏", state="参加"))
        unit.add(Rectification(problem="已改", found=day("2025-02-01"), state="已销号", closed_on=day("2025-06-01")))
        unit.add(Task(text="办过的", done=day("2025-07-01")))
    with session.unit("归档 2025 年度") as unit:
        unit.add(ClosedYear(year=2025, day=day("2026-01-10")))
    return session, meeting


def last(session):
    line = session.ledger.units()[0]
    return line.label, line.reason


def test_a_final_record_is_only_read_until_it_is_said_why(closed, shell):
    session, meeting = closed
    page, editor = begin(shell)
    page.open(meeting)
    assert editor.access.locked
    assert editor.banner.words.text() == "2025 年度归档 2026-01-10，改动须写明原因"
    assert page.states.next_step() == "revise"
    answer("漏记地点")
    page.states.revise()
    assert not editor.access.locked
    assert editor.banner.words.text() == "正在修改已归档年度的记录，原因：漏记地点"
    type_into(editor, "place", "二楼")
    page.save()
    assert session.ledger.get(Meeting, meeting).place == "二楼"
    assert last(session)[1] == "漏记地点"
    assert editor.access.locked


def test_the_record_that_is_open_follows_closing_and_opening_again(closed, shell):
    session, meeting = closed
    page, editor = begin(shell)
    page.open(meeting)
    with session.unit("重新打开", reason="补录") as unit:
        unit.remove(session.ledger.all(ClosedYear)[0])
    assert not editor.access.locked
    assert editor.banner.words.text() == "已定稿，只读；要改点“修改”"
    session.undo("不补了")
    assert editor.access.locked


def test_a_new_record_of_a_closed_year_asks_and_stays_a_draft_without_an_answer(closed, shell):
    session, _ = closed
    page, editor = begin(shell)
    page.new()
    for name, words in (("kind", "主题党日"), ("day", "2025-05-20"), ("subject", "补录")):
        type_into(editor, name, words)
    answer(act=False)
    page.save()
    assert len(session.ledger.all(Meeting)) == 2
    assert editor.form.boxes["subject"].editor.value_text() == "补录"
    assert editor.changed()
    answer("当时漏登")
    page.save()
    assert [m.subject for m in session.ledger.all(Meeting)][-1] == "补录"
    assert last(session)[1] == "当时漏登"


@pytest.mark.parametrize("cls", [Meeting, PlannedMeeting, Training, Rectification, Task])
def test_bulk_edit_asks_once(closed, shell, qtbot, cls):
    session, _ = closed
    record = next(r for r in session.ledger.all(cls) if r.year_kept() == 2025)
    dialog = BulkEditDialog(session, [record], shell)
    qtbot.addWidget(dialog)
    field = next(n for n in ("note", "place", "outcome") if n in {f.name for f in cls.fields})
    row = dialog.rows[0]
    row._field.setCurrentIndex(row._field.findData(field))
    row._field_changed()
    row.type_value("改过")
    seen = answer(act=False)
    with pytest.raises(Sealed):
        dialog.accept()
    assert seen[0] == "2025 年度已归档"
    assert getattr(session.ledger.get(cls, record.id), field) == ""
    answer("核对后更正")
    dialog.accept()
    assert getattr(session.ledger.get(cls, record.id), field) == "改过"
    assert last(session)[1] == "核对后更正"


def test_forms_keep_what_is_typed_where_no_reason_is_given(closed, shell, qtbot):
    session, _ = closed
    batch = next(t for t in session.ledger.all(Training) if t.name == "春训")
    dialog = RecordDialog(session, batch, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.boxes["place"].editor.set_value_text("党校")
    answer(act=False)
    with pytest.raises(Sealed) as refused:
        dialog.accept()
    assert refused.value.asked
    assert dialog.isVisible()
    assert dialog.form.boxes["place"].editor.value_text() == "党校"
    answer("地点写错")
    dialog.accept()
    assert session.ledger.get(Training, batch.id).place == "党校"
    assert not dialog.isVisible()


def test_what_is_said_of_a_file_stays_where_no_reason_is_given(closed, shell, qtbot):
    session, meeting = closed
    file = Attachment(owner=Meeting.table, owner_id=meeting, name="签到表.pdf", kind="签到表", sha256="a" * 64)
    with session.unit("添加附件") as unit:
        unit.add(file)
    dialog = ChangeDialog(session, file, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.boxes["note"].editor.set_value_text("背面还有三人")
    answer(act=False)
    with pytest.raises(Sealed):
        dialog.accept()
    assert dialog.isVisible()
    assert dialog.form.boxes["note"].editor.value_text() == "背面还有三人"
    answer("补说明")
    dialog.accept()
    assert session.ledger.get(Attachment, file.id).note == "背面还有三人"
    assert last(session) == ("修改附件：签到表.pdf", "补说明")


def test_a_choice_of_lines_for_the_plan_stays_where_no_reason_is_given(closed, shell, monkeypatch):
    session, _ = closed
    seen = []

    def look(dialog):
        dialog.show()
        dialog._tree.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
        chosen = len(dialog.chosen())
        answer(act=False)
        dialog.accept()
        seen.append((dialog.isVisible(), len(dialog.chosen()) == chosen, len(session.ledger.all(PlannedMeeting))))
        answer("补列计划")
        dialog.accept()
        seen.append((dialog.isVisible(), len(session.ledger.all(PlannedMeeting)) == before + chosen))
        dialog.deleteLater()

    monkeypatch.setattr(plan_making, "run", look)
    before = len(session.ledger.all(PlannedMeeting))
    plan_making.by_rules(session, Snapshot.of(session.ledger), 2025, shell)
    assert seen == [(True, True, before), (False, True)]
    assert last(session)[1] == "补列计划"


def test_the_list_of_a_batch_and_deleting_ask(closed, shell, qtbot):
    session, _ = closed
    batch = next(t for t in session.ledger.all(Training) if t.name == "春训")
    dialog = EnrolmentDialog(session, batch, shell)
    qtbot.addWidget(dialog)
    dialog._model.parts[0].hours = 4.0
    answer("学时记错")
    dialog.accept()
    assert session.ledger.parts(Enrolment, batch)[0].hours == 4.0
    page = shell.pages["trainings"]
    shell.side.choose("trainings")
    page.go_to("training", batch.id)
    answer("重复登记")
    page.delete()
    assert batch.id not in [t.id for t in session.ledger.all(Training)]
    bin_ = RecycleBin(session, shell)
    qtbot.addWidget(bin_)
    answer(act=False)
    bin_._bring_back()
    assert batch.id not in [t.id for t in session.ledger.all(Training)]


def test_a_task_that_is_done_is_opened_again_with_a_reason(closed, shell, qtbot):
    session, _ = closed
    shell.side.choose("meetings")
    shell.pages["meetings"].show_view("tasks")
    view = shell.pages["meetings"].view
    view.segments.choose("done")
    view._narrow()
    answer("其实没办完")
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert session.ledger.all(Task)[-1].is_open()
    assert last(session)[1] == "其实没办完"


def test_other_years_are_not_asked_about(closed, shell):
    session, _ = closed
    page, editor = begin(shell)
    page.open(1)
    assert not editor.access.locked
    type_into(editor, "place", "二楼")
    page.save()
    assert last(session)[1] == ""


def test_undo_of_something_in_a_closed_year_asks(closed, shell):
    session, meeting = closed
    with session.unit("改地点", reason="记错") as unit:
        record = session.ledger.get(Meeting, meeting)
        record.place = "二楼"
        unit.save(record)
    answer(act=False)
    shell._undo()
    assert session.ledger.get(Meeting, meeting).place == "二楼"
    answer("原来对")
    shell._undo()
    assert session.ledger.get(Meeting, meeting).place == ""


def test_lists_say_that_a_year_is_closed(closed, shell):
    session, _meeting = closed
    page, _ = begin(shell)
    headings = [line.heading for line in page.left.list._model.lines if line.heading]
    assert "2025年3月　已归档" in headings
    assert "2026年10月" in headings
    meetings = shell.pages["meetings"]
    for view in ("plan", "matrix"):
        meetings.show_view(view)
        meetings.view.show_year(2025)
        assert meetings.view.stepper.closed.isVisibleTo(meetings.view)
        assert meetings.view.stepper.closed.toolTip() == WORDS
        meetings.view.show_year(2026)
        assert not meetings.view.stepper.closed.isVisibleTo(meetings.view)
    shell.side.choose("trainings")
    trainings = shell.pages["trainings"]
    trainings.go_to("training", next(t.id for t in session.ledger.all(Training) if t.name == "春训"))
    assert trainings.detail.closed.isVisibleTo(trainings.detail)
    assert trainings.detail.closed.toolTip() == WORDS
    trainings.go_to("training", 1)
    assert not trainings.detail.closed.isVisibleTo(trainings.detail)


def test_changing_ones_mind_is_no_crash(qapp, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(ask, "refuse", lambda _parent, sentence: said.append(sentence))
    hook = CrashHook(tmp_path)
    error = Sealed([2025])
    error.asked = True
    hook(Sealed, error, None)
    assert said == []
    assert not hook.file.exists()
    hook(Sealed, Sealed([2025]), None)
    assert said == ["没有保存：2025 年度已归档，账本保持原样。请在窗口里写明修改原因后再保存。"]


def test_the_command_line_refuses_in_a_sentence_and_writes_nothing(tmp_path, capsys):
    path, file = tmp_path / "支部.zbtz", tmp_path / "名单.csv"
    with Ledger.create(path) as ledger:
        with ledger.unit("登记") as unit:
            unit.add(Training(name="春训", number="2025-01", start=day("2025-04-01")))
            unit.add(ClosedYear(year=2025))
        before = ledger.units()
    file.write_text("姓名,单位,学时\n张伟,市水务局,8\n", encoding="utf-8")
    words = ["import", str(file), "--training", "2025-01", "--guests", "--ledger", str(path), "--today", "2026-11-23"]
    assert run(read_command(words)) == 2
    assert (
        capsys.readouterr().err.strip() == "没有保存：2025 年度已归档，账本保持原样。请在窗口里写明修改原因后再保存。"
    )
    with Ledger.open(path) as ledger:
        assert ledger.units() == before
        assert not ledger.all(Enrolment)
