"""The people of a batch beside the list: as many as a branch has, and of more how many there are."""

from PySide6.QtWidgets import QLabel

from models.records import Enrolment, Training
from tests.ui.deleting import delete
from ui.tabs.trainings import TrainingsPage


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
