"""表彰奖励: one honour, the register of all, and a sheet of many."""

import pytest

from models.kinds import PartialDate
from models.records import Award, Member
from ui.dialogs.honours.award_dialog import AwardDialog
from ui.dialogs.honours.awards_dialog import AwardsDialog
from ui.dialogs.honours.awards_sheet import AwardsSheet


@pytest.fixture
def shown(qtbot):
    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def typed(dialog, **texts):
    for name, text in texts.items():
        dialog.form.boxes[name].editor.set_value_text(text)


def test_a_name_of_the_roster_is_that_members(shown, shell, session):
    dialog = shown(AwardDialog(session, Award(), shell))
    typed(dialog, name="李敏", kind="优秀共产党员", year="2026")
    dialog.accept()
    (award,) = session.ledger.all(Award)
    lee = next(m for m in session.ledger.all(Member) if m.name == "李敏")
    assert (award.member_id, award.name) == (lee.id, "李敏")
    assert session.ledger.undoable().label == "登记表彰：李敏 优秀共产党员"


def test_without_a_name_it_is_the_branchs_own(shown, shell, session):
    dialog = shown(AwardDialog(session, Award(), shell))
    typed(dialog, kind="先进基层党组织", year="2026")
    dialog.accept()
    assert session.ledger.all(Award)[0].member_id is None
    assert session.ledger.undoable().label == "登记表彰：本支部 先进基层党组织"


def test_a_name_that_nobody_has_is_doubted_before_it_is_saved(shown, shell, session):
    dialog = shown(AwardDialog(session, Award(), shell))
    typed(dialog, name="外单位的人", kind="优秀共产党员")
    dialog._tell()
    assert "名册里没有" in dialog._said.text()
    dialog.accept()
    assert session.ledger.all(Award)[0].name == "外单位的人"


@pytest.fixture
def register(shown, shell, session):
    lee = next(m for m in session.members if m.name == "李敏")
    with session.unit("登记") as unit:
        unit.add(Award(member_id=lee.id, name="李敏", kind="优秀共产党员", year=2025, day=PartialDate(2025, 7, 1)))
        unit.add(Award(kind="先进基层党组织", year=2026))
    return shown(AwardsDialog(session, shell))


def cells(dialog):
    table = dialog._table
    return [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]


def test_the_register_shows_the_newest_first_and_follows_the_ledger(register, session):
    assert cells(register) == [["2026", "本支部", "先进基层党组织"], ["2025", "李敏", "优秀共产党员"]]
    assert register._sum.text() == "共 2 项，党员 1 项，支部 1 项"
    session.undo()
    assert cells(register) == []
    assert register._stack.currentIndex() == 1


def test_the_current_line_stays_current_when_the_ledger_changes(register, session):
    register._table.selectRow(1)
    assert register.current().name == "李敏"
    with session.unit("登记") as unit:
        unit.add(Award(kind="先进基层党组织", year=2024))
    assert register.current().name == "李敏"
    with session.unit("删除") as unit:
        unit.remove(register.current())
    assert register.current().year == 2026, "the first, where it is gone"


def test_those_of_members_and_of_the_branch_apart(register):
    register._which.choose("people")
    register._show()
    assert [row[1] for row in cells(register)] == ["李敏"]
    register._which.choose("own")
    register._show()
    assert [row[1] for row in cells(register)] == ["本支部"]


def test_delete_asks_and_can_be_undone(register, session, answers):
    register.remove()
    assert "把本支部的“先进基层党组织”放进回收站？" in answers.asked[0]
    assert len(cells(register)) == 1
    session.undo()
    assert len(cells(register)) == 2


def test_a_sheet_of_many_pasted_with_its_heading_is_one_action(shown, shell, session):
    dialog = shown(AwardsSheet(session, shell))
    dialog.grid.setCurrentIndex(dialog._model.index(0, 0))
    dialog.grid._paste(
        "姓名\t荣誉名称\t年度\t表彰单位\n李敏\t优秀共产党员\t2026\t机关党委\n\t先进基层党组织\t2026\t机关党委\n"
    )
    assert dialog._count.text() == "2 项"
    dialog.accept()
    kept = session.ledger.all(Award)
    assert [(award.name, award.kind, award.year, award.body) for award in kept] == [
        ("李敏", "优秀共产党员", 2026, "机关党委"),
        ("", "先进基层党组织", 2026, "机关党委"),
    ]
    assert kept[0].member_id
    session.undo()
    assert session.ledger.all(Award) == []


def test_a_line_without_its_honour_is_said_and_nothing_is_kept(shown, shell, session):
    dialog = shown(AwardsSheet(session, shell))
    dialog.accept()
    assert "还没有写表彰" in dialog._note.text()
    dialog._model.setData(dialog._model.index(1, 0), "李敏")
    dialog.accept()
    assert "第 2 行没有写表彰名称" in dialog._note.text()
    assert session.ledger.all(Award) == []


def test_the_sheet_is_not_lost(shown, shell, session, answers):
    dialog = shown(AwardsSheet(session, shell))
    dialog._model.setData(dialog._model.index(0, 1), "优秀共产党员")
    dialog._draft.keep()
    again = shown(AwardsSheet(session, shell))
    assert again._model.parts[0].kind == "优秀共产党员"
    answers.yes = False
    again.reject()
    assert again.isVisible()


def test_the_roster_opens_the_register(shell, monkeypatch):
    opened = []
    monkeypatch.setattr("ui.tabs.members.run", opened.append)
    shell.side.choose("members")
    shell.pages["members"].open_awards()
    assert isinstance(opened[0], AwardsDialog)
    opened[0].deleteLater()
