"""The people of a batch beside the list: as many as a branch has, and of more how many there are."""

import pytest
from PySide6.QtWidgets import QLabel

from models.kinds import PartialDate
from models.records import Course, Enrolment, Member, Quota, Training
from tests.ui.deleting import delete
from tests.ui.low_screen import turn
from ui.tabs.training.page import TrainingsPage


def test_of_a_very_long_list_the_first_are_shown_and_the_rest_counted(qtbot, session):
    with session.unit("登记培训") as unit:
        batch = Training(name="全员培训")
        unit.add(batch)
        unit.add_all([Enrolment(training_id=batch.id, name=f"某{n:04}") for n in range(1500)])
    page = TrainingsPage(session)
    page.reload()
    page.go_to(Training.table, batch.id)
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert "名单 1500 人 · 参加 1500 人" in texts
    assert "某0199" in texts
    assert "某0200" not in texts
    assert "1300 人，请看下面的“参训名单…”" in texts
    delete(page)


def texts_of(page):
    return [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]


def test_courses_and_places_stand_beside_the_list(qtbot, session):
    batch = session.ledger.all(Training)[0]
    with session.unit("课程") as unit:
        lessons = [
            Course(position=2, title_text="党章"),
            Course(position=1, title_text="条例", teacher="王老师", hours=4.0),
        ]
        unit.save_parts(batch, lessons, Course)
        unit.save_parts(batch, [Quota(level="班子成员", places=6)], Quota)
    page = TrainingsPage(session)
    page.reload()
    page.go_to(Training.table, batch.id)
    texts = texts_of(page)
    assert "课程 2 门 · 4 学时" in texts
    assert texts.index("条例 · 王老师 · 4 学时") < texts.index("党章")
    assert "班子成员 6 人" in texts
    delete(page)


def test_two_of_one_name_the_days_and_what_the_days_amount_to(qtbot, session):
    with session.unit("登记培训") as unit:
        batch = Training(name="轮训", start=PartialDate(2026, 3, 2), end=PartialDate(2026, 3, 4), days=2.5)
        unit.add(batch)
        for year in (1978, 1996):
            who = Member(name="王芳", birth=PartialDate(year, 5))
            unit.add(who)
            unit.add(Enrolment(training_id=batch.id, member_id=who.id, name=who.name))
    page = TrainingsPage(session)
    page.reload()
    page.go_to(Training.table, batch.id)
    texts = texts_of(page)
    assert {"王芳（1978年生）", "王芳（1996年生）", "2026-03-02 至 2026-03-04"} <= set(texts)
    (column,) = [column for column in page.make_columns() if column.label == "学时"]
    assert column.text(batch) == "20"
    delete(page)


def test_a_programme_of_several_batches_says_who_is_still_to_go(qtbot, session):
    first = session.ledger.all(Training)[0]
    people = [m for m in session.members if m.name in ("张伟", "李敏")]
    with session.unit("分批") as unit:
        first.programme = "全员轮训"
        unit.save(first)
        second = Training(name="第二期", programme="全员轮训", start=first.start)
        unit.add(second)
        unit.save_parts(first, [Enrolment(member_id=m.id, name=m.name, state="参加") for m in people], Enrolment)
    page = TrainingsPage(session)
    page.reload()
    page.go_to(Training.table, second.id)
    texts = texts_of(page)
    assert "全员轮训：分 2 批 · 已参加 2 人 · 还有 4 人没有参加" in texts
    assert any(text.endswith("· 0 人（本批）") for text in texts)
    assert any(set(text.split("、")) == {"单雨桐", "查良", "欧阳䶮", "王磊"} for text in texts)
    with session.unit("不分批") as unit:
        second.programme = ""
        unit.save(second)
    page.go_to(Training.table, first.id)
    assert not any("分 2 批" in text for text in texts_of(page))
    delete(page)


def test_a_form_can_be_filled_with_the_people_of_the_batch(session):
    with session.unit("登记") as unit:
        for name in ("一", "二"):
            batch = Training(name=name)
            unit.add(batch)
            unit.add_all(
                [Enrolment(training_id=batch.id, name=f"{name}甲"), Enrolment(training_id=batch.id, name=f"{name}乙")]
            )
    page = TrainingsPage(session)
    page.go_to(Training.table, batch.id)
    table, label, ids = page.at_hand()[-1]
    assert (table, label) == ("enrolment", "“二”的参训人员")
    assert [session.ledger.get(Enrolment, number).name for number in ids] == ["二甲", "二乙"]
    delete(page)


def test_a_new_batch_begins_with_the_next_number_of_the_year(qtbot, session):
    with session.unit("登记") as unit:
        unit.add(Training(name="七", number="2026-07"))
    page = TrainingsPage(session)
    assert page.blank().number == "2026-08"
    delete(page)


@pytest.mark.parametrize("wide", [1043, 1440])
def test_the_name_has_the_larger_share(shell, wide):
    """On 1200 pixels at 大 it was cut to “防汛应急专…”, and 主办单位 had twice its room; that stands beside the list, too."""
    shell.turn_to("trainings")
    shell.resize(wide, 591)
    shell.show()
    turn()
    table = shell.pages["trainings"].table
    places = {column.key: place for place, column in enumerate(table.table.columns)}
    others = [table.columnWidth(place) for key, place in places.items() if key != "name"]
    assert table.columnWidth(places["name"]) > max(others)
    assert table.isColumnHidden(places["organizer"]) == (wide < 1200)
