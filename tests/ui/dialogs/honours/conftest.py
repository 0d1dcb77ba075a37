"""A sheet of 民主评议 over the small branch."""

import pytest

from models.kinds import PartialDate
from models.records import Meeting
from ui.dialogs.honours.appraisals_dialog import AppraisalsDialog

COLUMNS = ("name", "grade", "votes_excellent", "votes_qualified", "votes_barely", "votes_unqualified", "told_on", "absent_why", "gap", "help")  # fmt: skip


class Sheet:
    """The dialog, spoken to by the names of people and columns."""

    def __init__(self, dialog):
        self.dialog, self.model = dialog, dialog._model

    def row(self, name):
        return next(n for n, part in enumerate(self.model.parts) if part.name == name)

    def type(self, name, column, text):
        return self.model.setData(self.model.index(self.row(name), COLUMNS.index(column)), text)

    def part(self, name):
        return self.model.parts[self.row(name)]

    @property
    def names(self):
        return [part.name for part in self.model.parts]


@pytest.fixture
def sheet(qtbot, shell, session):
    """The year 2025, appraised at a meeting of 19 January 2026."""
    with session.unit("会议") as unit:
        unit.add(
            Meeting(kind="民主评议党员", title_text="2025年度民主评议党员", day=PartialDate(2026, 1, 19), status="定稿")
        )

    def make(**about):
        dialog = AppraisalsDialog(session, shell, **about)
        qtbot.addWidget(dialog)
        dialog.show()
        return Sheet(dialog)

    return make
