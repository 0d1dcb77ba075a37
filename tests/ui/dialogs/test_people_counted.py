"""The people behind a number of the statistics: of two of one name it is told which, also where only one is counted."""

from models.kinds import PartialDate
from models.namesakes import names_apart
from models.records import Member
from models.statistics.table import Cell, Other
from ui.dialogs.people_dialog import PeopleDialog


def test_two_of_one_name_are_told_apart(qtbot):
    two = [Member(id=n, name="王伟", birth=PartialDate(year)) for n, year in ((1, 1985), (2, 1992))]
    cell = Cell(two[1:], lambda member: "", [Other("外单位", "")])
    dialog = PeopleDialog("正式党员", cell, None, names_apart(two))
    qtbot.addWidget(dialog)
    assert dialog.names() == ["王伟（1992年生）", "外单位"]
    assert dialog.table.model().index(0, 0).data() == "王伟（1992年生）"
