"""The meeting with which several tests of the records begin, and the records that are there already."""

import pytest

from models.kinds import PartialDate
from models.records import Meeting
from models.records.meeting import FINAL
from tests.ui.tabs.meetings.recording import begin


@pytest.fixture
def editor(shell):
    """The editor with a new meeting to which all came, and its agenda in front."""
    _, made = begin(shell)
    made.roll._all_present()
    made.text_card.show_part("agenda")
    return made


@pytest.fixture
def kept(session):
    """Records that are final, by day and number."""

    def add(kind="主题党日", **by_day):
        made = [
            Meeting(
                kind=kind,
                day=PartialDate.parse(day.strip("d").replace("_", "-")),
                number=number,
                status=FINAL,
                body="学习",
            )
            for day, number in by_day.items()
        ]
        with session.unit("登记") as unit:
            unit.add_all(made)
        return made

    return add
