"""规则口径: every setting with what is usual and why; one unit; what cannot be is refused; the facts stand in 支部信息 alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from models.fields import in_form
from models.kinds import PartialDate
from models.records import Attendance, Branch, Meeting
from models.rules import Snapshot
from models.rules.limits import Limits, usual, why
from models.store import Ledger
from tests.ui.deleting import delete
from tests.ui.small_branch import TODAY
from ui.dialogs.habits_dialog import HABITS, FactsDialog, HabitsDialog, facts, habits
from ui.forms.editors import ChoiceEditor
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell
from ui.tabs.meetings.roll_dialogs import LeaveOutDialog


@pytest.fixture
def dialog(shell, session):
    made = HabitsDialog(session, shell)
    made.show()
    yield made
    delete(made)


def box(dialog, name):
    return dialog.form.boxes[name]


def type_into(dialog, name, text):
    editor = box(dialog, name).editor
    editor.set_value_text(text)
    editor.edited.emit()
    editor.left.emit()


def test_all_that_may_be_set_is_here_and_is_explained(dialog):
    names = set(dialog.form.boxes)
    assert set(Limits.__dataclass_fields__) <= names
    assert {"party_day", "term_years", "counted_kinds", "habits_why"} <= names
    for name in names - {"habits_why", "grounds"}:
        assert usual(name) in box(dialog, name).editor.placeholderText()
        assert why(name) in box(dialog, name).editor.accessibleDescription()
    assert "E7" in box(dialog, "grounds").editor.placeholderText()


def test_every_reason_is_one_short_sentence():
    for name in [f.name for f in habits() if f.name != "habits_why"]:
        assert why(name).endswith("。")
        assert len(why(name)) <= 60, name


def test_each_field_of_the_branch_stands_in_one_of_the_two(dialog):
    in_facts = {field.name for field in facts()}
    assert in_facts | set(dialog.form.boxes) == {field.name for field in in_form(Branch)}
    assert {
        "units",
        "applied",
        "approved",
        "begun",
        "election_approved",
        "extended_until",
        "extension_document",
    } <= in_facts
    assert not {field.group for field in facts()} & set(HABITS)


def test_saving_is_one_unit_that_can_be_undone(dialog, session):
    before = session.limits
    type_into(dialog, "warn_days", "30")
    type_into(dialog, "quorum", "超过半数")
    type_into(dialog, "excellent_share", "30%")
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert (session.limits.warn_days, session.limits.quorum, session.limits.excellent_share) == (30, "超过半数", "30%")
    assert session.ledger.undoable().label == "修改规则口径"
    session.undo()
    assert session.limits == before


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("excellent_share", "三成左右", "评优比例看不懂，请写成 1/3 或 30% 这样。"),
        ("excellent_share", "1/0", "评优比例看不懂，请写成 1/3 或 30% 这样。"),
        ("excellent_share", "120%", "评优比例看不懂，请写成 1/3 或 30% 这样。"),
        ("life_until_month", "13", "月份请填 1 到 12。"),
        ("hours_remind_month", "0", "月份请填 1 到 12。"),
        ("lesson_months", "5", "党课周期要能把一年分成整份，请填 1、3、6 或 12 个月。"),
        ("hours_full_day", "0", "折算学时不能是 0；不填就按通常的。"),
        ("warn_days", "半个月", "“半个月”不是整数"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(dialog, session, name, text, said):
    type_into(dialog, name, text)
    dialog.accept()
    assert dialog.isVisible()
    assert box(dialog, name).message.text() == said
    assert session.ledger.undoable().label != "修改规则口径"
    type_into(dialog, name, "")
    assert box(dialog, name).message.text() == ""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [("term_years", "1000", "不能超过 100 年"), ("term_years", "0", "不能是 0"), ("hours_full_day", "0", "不能是 0")],
)
def test_what_cannot_be_is_refused_among_the_facts_too(qtbot, session, name, text, said):
    made = FactsDialog(session, session.branch, None)
    qtbot.addWidget(made)
    made.show()
    made.form.boxes[name].editor.set_value_text(text)
    made.accept()
    assert made.isVisible()
    assert said in made.form.boxes[name].message.text()
    made.form.boxes[name].editor.set_value_text("5")
    made.accept()
    assert not made.isVisible()


def test_back_to_what_is_usual(dialog, qtbot, session):
    assert box(dialog, "warn_days")._offer is None
    type_into(dialog, "warn_days", "30")
    link = box(dialog, "warn_days")._offer
    assert link.text() == "恢复通常"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert box(dialog, "warn_days").editor.value_text() == ""
    assert box(dialog, "warn_days")._offer is None
    type_into(dialog, "remind_days", "3")
    type_into(dialog, "combined", "否")
    dialog._reset_all()
    assert not dialog.touched()


def test_an_empty_choice_shows_what_is_usual(dialog):
    editor = box(dialog, "election_base").editor
    assert isinstance(editor, ChoiceEditor)
    assert (editor.value_text(), editor.placeholderText()) == ("", "通常 应到会")
    shown = editor.grab().toImage()
    editor.setPlaceholderText("")
    assert editor.grab().toImage() != shown


@pytest.fixture
def new(tmp_path, clock):
    """A session over a ledger in which nothing is said of the branch."""
    with Ledger.create(tmp_path / "新.zbtz", clock=clock) as ledger:
        yield Session(ledger, TODAY, Settings(tmp_path / "new settings"))


def test_the_first_thing_said_of_a_branch_may_be_its_own_way(qapp, new):
    made = HabitsDialog(new, None)
    type_into(made, "warn_days", "20")
    made.accept()
    assert new.limits.warn_days == 20
    assert new.ledger.get(Branch, 1).warn_days == 20
    delete(made)


def branch_put_down(shell, monkeypatch):
    """What 支部信息 shows when it is opened and a name is typed: the day of beginning, and the names of its fields."""
    seen = []

    def answer(dialog):
        dialog.form.boxes["name"].editor.set_value_text("某局第二支部委员会")
        seen.append((dialog.form.boxes["begun"].editor.value_text(), set(dialog.form.boxes)))
        dialog.accept()
        return True

    monkeypatch.setattr("ui.dialogs.run.run", answer)
    shell.edit_branch()
    return seen[0]


def test_the_day_of_beginning_is_proposed_where_a_branch_is_put_down_first(qapp, new, monkeypatch):
    window = Shell(new)
    assert branch_put_down(window, monkeypatch) == (TODAY.isoformat(), {field.name for field in facts()})
    assert (new.begun, new.branch.name) == (TODAY, "某局第二支部委员会")
    window.close()
    delete(window)


def test_of_a_branch_that_is_there_no_day_is_invented(shell, session, monkeypatch):
    assert branch_put_down(shell, monkeypatch)[0] == ""
    assert session.branch.begun is None
    assert session.begun == Snapshot.of(session.ledger).begun == date(2026, 10, 12), (
        "the first record, as the rules have it"
    )


def test_the_grounds_of_the_branch_are_those_that_are_offered(shell, session):
    with session.unit("修改规则口径") as unit:
        branch = session.branch
        branch.grounds = "援藏援疆\n驻外一年以上"
        unit.save(branch)
    made = LeaveOutDialog(session, Attendance(name="李敏"), Meeting(), shell)
    editor = made.form.boxes["ground"].editor
    assert [editor.itemText(place) for place in range(editor.count())] == ["", "援藏援疆", "驻外一年以上"]
    delete(made)


def test_what_the_day_of_beginning_means_is_said_below_it_though_it_is_filled_in(qapp, new):
    made = FactsDialog(new, Branch(id=1, name="某局第二支部委员会", begun=PartialDate.of(TODAY)), None)
    said = [label.text() for label in made.form.boxes["begun"].findChildren(QLabel)]
    assert any(text.startswith("三会一课从这一天起对照，以前的不检查") for text in said)
    delete(made)
