"""Who should come: for the year or the current batch, with reasons; Enter opens the person, 导出 writes what is shown."""

import pytest

from models.records import Enrolment, Member, Training
from ui.dialogs.training import inviting_dialog
from ui.dialogs.training.inviting_dialog import InvitingDialog


@pytest.fixture
def went():
    return []


@pytest.fixture
def dialog(qtbot, shell, session, went):
    batch = session.ledger.all(Training)[0]
    people = [m for m in session.members if m.name in ("张伟", "查良")]
    with session.unit("名单") as unit:
        unit.save_parts(batch, [Enrolment(member_id=m.id, name=m.name, state="参加") for m in people], Enrolment)
    made = InvitingDialog(session, shell, lambda *where: went.append(where), batch=batch)
    qtbot.addWidget(made)
    made.show()
    return made


def names(dialog):
    return [row[0] for row in dialog._model.rows]


def test_those_on_the_list_of_the_batch_are_not_asked_again(dialog):
    assert set(names(dialog)) == {"李敏", "单雨桐", "王磊", "欧阳䶮"}
    assert names(dialog)[0] == "李敏"  # the most is missing
    dialog._of.setCurrentIndex(1)
    assert set(names(dialog)) == {"李敏", "单雨桐", "王磊", "欧阳䶮", "张伟", "查良"}
    assert dialog._sum.text() == "共 6 人，其中缺学时 5 人"


def test_the_reasons_and_their_articles_are_said(dialog):
    assert "按 56 学时还差 56 学时；2026 年还没有参加集中培训" in dialog._about.text()
    assert "依据 《全国党员教育培训工作规划（2024—2028年）》" in dialog._about.text()


def test_a_person_is_opened(dialog, went, session):
    first = dialog._model.people[0].member
    dialog._table.activated.emit(dialog._model.index(0, 0))
    assert went == [(Member.table, first.id)]
    assert not dialog.isVisible()


def test_what_is_shown_is_what_is_written(dialog, monkeypatch):
    given = []
    monkeypatch.setattr(inviting_dialog, "study_output", lambda *asked, **about: given.append(about))
    dialog._export()
    dialog._of.setCurrentIndex(1)
    dialog._export()
    assert [about["batch"] is not None for about in given] == [True, False]


def test_nobody_is_a_sentence(dialog, session):
    with session.unit("学够") as unit:
        for member in session.members:
            member.study = "送学上门"
            unit.save(member)
    dialog._load()
    assert dialog._stack.currentIndex() == 1
    assert not dialog._write.isEnabled()
    assert dialog._sum.text().startswith("没有人")
