"""年度结转 over the small branch in January."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Meeting, PlannedMeeting, Responsibility, Task, Training
from models.records.meeting import FINAL
from ui.dialogs.year_turn.dialog import YearTurnDialog
from ui.shell import Shell

JANUARY = date(2027, 1, 10)


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def later(session):
    """The small branch in January, with something of each kind left in the old year."""
    session.today = JANUARY
    with session.ledger.unit("登记") as unit:
        unit.add(Meeting(kind="党课", day=day("2026-05-12"), status=FINAL))
        unit.add(Meeting(kind="党课", day=day("2026-11-12"), status="草稿"))
        unit.add(PlannedMeeting(kind="主题党日", day=day("2026-12-20"), subject="学习全会精神"))
        unit.add(Task(text="补签到表", owner="李敏", due=day("2026-11-30")))
        unit.add(Task(text="交总结"))
        unit.add(Responsibility(post="书记", text="讲党课", frequency="每季度"))
        unit.add(Training(name="冬训", start=day("2026-12-20"), end=day("2027-01-20")))
    return session


@pytest.fixture
def window(qtbot, later):
    made = Shell(later)
    qtbot.addWidget(made)
    made.resize(1200, 680)
    made.show()
    return made


@pytest.fixture
def dialog(qtbot, window, later):
    made = YearTurnDialog(later, window)
    qtbot.addWidget(made)
    made.show()
    return made
