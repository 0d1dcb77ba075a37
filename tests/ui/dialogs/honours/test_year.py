"""民主评议结果 of a year: filled like a spreadsheet, counted while it is typed, kept as one action, never lost."""

import pytest
from PySide6.QtGui import QGuiApplication

from models.kinds import PartialDate
from models.records import Appraisal, Branch, Member


def test_it_begins_with_the_year_and_day_of_the_last_meeting(sheet):
    made = sheet()
    assert (made.dialog.year, made.dialog._day.value_text()) == (2025, "2026-01-19")
    assert made.part(made.names[0]).year == 2025


def test_all_is_kept_as_one_action_and_undone_as_one(sheet, session):
    made = sheet()
    first, second, *_ = made.names
    made.type(first, "grade", "优秀")
    made.type(first, "votes_excellent", "5")
    made.dialog.rest_qualified()
    made.dialog.accept()
    kept = session.ledger.all(Appraisal)
    assert len(kept) == len(made.names)
    assert {line.show("day") for line in kept} == {"2026-01-19"}
    assert session.ledger.undoable().label == "登记2025年度民主评议结果"
    again = sheet()
    assert (again.part(first).grade, again.part(second).grade) == ("优秀", "合格")
    session.undo()
    assert session.ledger.all(Appraisal) == []


def test_the_share_of_excellent_is_told_with_its_article_while_one_types(sheet, session):
    made = sheet()
    full = [part.name for part in made.model.parts if part.grade != "不评定等次"]
    count = len(session.members)
    for name in full:
        made.type(name, "grade", "优秀")
    assert made.dialog._share.property("tone") == "bad"
    assert "一般不超过" in made.dialog._share.text()
    assert "民主评议党员年度通知口径" in made.dialog._share.text()
    for name in full:
        made.type(name, "grade", "合格")
    assert made.dialog._share.property("tone") == ""
    assert count


def test_the_branchs_own_share_holds(sheet, session):
    with session.unit("口径") as unit:
        branch = session.branch
        branch.excellent_share = "1/100"
        unit.save(branch) if session.ledger.get(Branch, 1) else unit.add(branch)
    made = sheet()
    made.type(made.names[0], "grade", "优秀")
    assert "按 1/100 一般不超过 0 人" in made.dialog._share.text()


def test_a_probationary_member_has_no_grade_and_a_grade_is_doubted(sheet, session):
    new = next(m for m in session.members if m.kind == "预备党员")
    with session.unit("改") as unit:
        new.joined, new.full = PartialDate(2025, 9, 1), None
        unit.save(new)
    made = sheet()
    assert made.part(new.name).grade == "不评定等次"
    assert made.dialog._grid.isColumnHidden(13)
    made.type(new.name, "grade", "优秀")
    assert "预备党员参加评议，不评定等次" in made.dialog._remark(made.part(new.name))
    assert not made.dialog._grid.isColumnHidden(13)


@pytest.mark.parametrize("with_names", [False, True])
def test_columns_from_a_spreadsheet_go_to_their_people(sheet, with_names):
    made = sheet()
    first, second, third, *_ = made.names
    made.dialog._grid.setCurrentIndex(made.model.index(0, 0 if with_names else 1))
    rows = [(third, "优秀", "6"), (first, "合格", "2")] if with_names else [(first, "合格", "2"), (second, "优秀", "6")]
    text = "\n".join("\t".join(row if with_names else row[1:]) for row in rows) + "\n"
    QGuiApplication.clipboard().setText(text)
    made.dialog._grid._paste(text)
    assert [(made.part(name).grade, made.part(name).votes_excellent) for name, _, _ in rows] == [
        (grade, int(votes)) for _, grade, votes in rows
    ]
    assert "粘贴了 2 行" in made.dialog._note.text()


def test_a_pasted_heading_is_understood(sheet):
    made = sheet()
    made.dialog._grid.setCurrentIndex(made.model.index(0, 0))
    made.dialog._grid._paste(f"姓名\t优秀票\t民主评议等次\n{made.names[1]}\t7\t优秀\n")
    assert (made.part(made.names[1]).grade, made.part(made.names[1]).votes_excellent) == ("优秀", 7)


def test_what_stands_in_a_cell_is_filled_down_into_empty_ones(sheet):
    made = sheet()
    made.dialog.rest_qualified()
    first, second, third, *_ = made.names
    made.type(first, "told_on", "2026-01-22")
    made.type(third, "told_on", "2026-01-25")
    made.dialog._grid.setCurrentIndex(made.model.index(0, 6))
    made.dialog.fill_down()
    assert [made.part(name).show("told_on") for name in (first, second, third)] == [
        "2026-01-22",
        "2026-01-22",
        "2026-01-25",
    ]


def test_what_cannot_be_read_is_said_and_nothing_is_kept(sheet, session):
    made = sheet()
    assert not made.type(made.names[0], "grade", "很好")
    assert "没有改动" in made.dialog._note.text()
    made.dialog._day.set_value_text("哪天")
    made.dialog.accept()
    assert made.dialog.isVisible()
    assert "还没有保存" in made.dialog._note.text()
    assert not session.ledger.all(Appraisal)


def test_closing_asks_only_after_something_was_typed(sheet, session, answers):
    answers.yes = False
    made = sheet()
    made.dialog.reject()
    assert answers.asked == []
    made.dialog.show()
    made.type(made.names[0], "grade", "优秀")
    made.dialog.reject()
    assert made.dialog.isVisible()
    answers.yes = True
    made.dialog.reject()
    assert not session.ledger.all(Appraisal)


def test_a_draft_comes_back(sheet, session):
    made = sheet()
    made.type(made.names[0], "grade", "优秀")
    made.dialog._drafts.keep()
    again = sheet()
    assert again.part(again.names[0]).grade == "优秀"
    assert "已恢复" in again.dialog._note.text()
    again.dialog.accept()
    assert session.ledger.draft("appraisals:2025") is None


def test_another_year_asks_before_it_leaves_what_was_typed(sheet, answers):
    made = sheet()
    made.dialog._step(1)
    assert (made.dialog.year, answers.asked) == (2026, [])
    made.type(made.names[0], "grade", "优秀")
    answers.yes = False
    made.dialog._step(-1)
    assert made.dialog.year == 2026
    answers.yes = True
    made.dialog._step(-1)
    assert (made.dialog.year, made.part(made.names[0]).grade) == (2025, "")


def test_another_day_shows_other_people_and_keeps_what_was_typed(sheet, session):
    late = session.members[-1]
    with session.unit("转入") as unit:
        late.arrived = PartialDate(2026, 1, 21)
        late.left = None
        unit.save(late)
    made = sheet()
    assert late.name not in made.names
    made.type(made.names[0], "grade", "优秀")
    made.dialog._day.set_value_text("2026-01-22")
    made.dialog._day_left()
    assert late.name in made.names
    assert made.part(made.names[0]).grade == "优秀"


def test_what_is_not_saved_is_not_exported(sheet, monkeypatch):
    written = []
    monkeypatch.setattr("ui.dialogs.honours.appraisals_dialog.export", lambda *given, **about: written.append(about))
    made = sheet()
    made.type(made.names[0], "grade", "优秀")
    made.dialog.export()
    assert written == []
    assert "先“保存”" in made.dialog._note.text()
    made.type(made.names[0], "grade", "")
    made.dialog.export()
    assert written == [{"year": 2025}]


def test_a_reminder_and_the_menu_of_a_record_open_it(shell, session, monkeypatch):
    opened = []
    monkeypatch.setattr("ui.tabs.meetings.page.show_appraisals", lambda *given: opened.append("page"))
    monkeypatch.setattr("ui.tabs.meetings.states.show_appraisals", lambda *given: opened.append("record"))
    shell.go_to("meetings", "appraisal", 0)
    shell.pages["meetings"].views["records"].states.take_results()
    assert opened == ["page", "record"]
    assert session.ledger.count(Member)
