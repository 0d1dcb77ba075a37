"""The roster with a year of records of one person, and the page of that person."""

import pytest
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import (
    AgendaItem,
    Attendance,
    Enrolment,
    Meeting,
    Training,
    Transfer,
)
from tests.ui.tabs.person.seen import find


@pytest.fixture
def page(shell, session):
    """The roster, with a year of records of 李敏."""
    lee = find(session, "李敏")
    with session.unit("登记") as unit:
        for day, state, reason in (("2026-03-02", "到", ""), ("2026-03-20", "请假", "出差"), ("2026-05-02", "缺席", ""),
                                   ("2025-06-02", "到", "")):  # fmt: skip
            meeting = Meeting(kind="党课", day=PartialDate.parse(day), subject="学习")
            unit.add(meeting)
            unit.add(
                Attendance(meeting_id=meeting.id, member_id=lee.id, name="李敏", state=state, reason=reason, votes="是")
            )
        unit.add(AgendaItem(meeting_id=meeting.id, title_text="拟定计划", owner="李敏", yes=5))
        training = session.ledger.all(Training)[0]
        unit.add(Enrolment(training_id=training.id, member_id=lee.id, name="李敏", state="参加"))
        unit.add(Transfer(member_id=lee.id, direction="转入", other="某支部", issued=PartialDate(2020, 1, 5)))
    shell.side.choose("members")
    shell.pages["members"].table.choose(lee.id)
    return shell.pages["members"]


@pytest.fixture
def person(page):
    page.open_person()
    QApplication.processEvents()
    return page.person
