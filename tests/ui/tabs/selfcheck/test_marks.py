"""Marks beside the records of the lists: where the self check warns, for the eye, the tooltip and the screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import Meeting, Rectification, Waiver
from models.records.waiver import NOT_HERE
from models.rules.self_check import Mark
from tests.ui.looking import picture
from ui.look import fonts
from ui.tabs.meetings.meeting_list import Entry, MeetingList, day_beside

TIP, ACCESSIBLE = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def kept(session):
    """A member, a meeting and an item with something to look at, by table."""
    member = next(m for m in session.members if m.name == "单雨桐")
    meeting = Meeting(kind="党课", day=PartialDate(2026, 10, 20), status="定稿", host="张伟")
    with session.unit("登记") as unit:
        member.id_number, member.sex = "110105198503120020", "男"
        unit.save(member)
        unit.add(meeting)
    session.checking.now()
    return {"member": member.id, "meeting": meeting.id, "rectification": session.ledger.all(Rectification)[0].id}


@pytest.mark.parametrize(("key", "table"), [("members", "member"), ("rectifications", "rectification")])
def test_the_first_column_says_what_is_found(shell, session, kept, key, table):
    shell.side.choose(key)
    model = shell.pages[key].table.table
    mark = session.checking.mark(table, kept[table])
    assert mark is not None
    index = model.index(model.row_of(kept[table]), 0)
    assert index.data(TIP).endswith(mark.words())
    assert index.data(ACCESSIBLE).endswith(mark.words())
    assert mark.words() not in index.data()  # what is copied and exported stays what it was
    others = [model.index(row, 0).data(TIP) for row, number in enumerate(model.ids) if number != kept[table]]
    assert not [tip for tip in others if mark.words() in tip]


def test_a_mark_is_painted_and_goes(shell, session, kept):
    shell.side.choose("members")
    page = shell.pages["members"]
    QApplication.processEvents()
    table = page.table
    row = table.visualRect(table.table.index(table.table.row_of(kept["member"]), 0))
    before = picture(table.viewport(), 1.0).copy(row)
    with session.unit("改好") as unit:
        for finding in session.checking.now().by_record["member", kept["member"]]:
            unit.add(Waiver(key=finding.key, subject="事项", answer=NOT_HERE, reason="已核对"))
    session.checking.now()
    assert session.checking.mark("member", kept["member"]) is None
    assert picture(table.viewport(), 1.0).copy(row) != before


def test_the_list_of_meetings_has_them_too(shell, session, kept):
    shell.side.choose("meetings")
    model = shell.pages["meetings"].view.left.list.model()
    mark = session.checking.mark("meeting", kept["meeting"])
    tips = {
        line.meeting.id: model.index(row, 0).data(ACCESSIBLE)
        for row, line in enumerate(model.lines)
        if line.meeting is not None
    }
    assert mark is not None
    assert tips[kept["meeting"]].endswith(mark.words())
    assert [number for number, tip in tips.items() if mark.words() in tip] == [kept["meeting"]]


def test_a_long_list_is_painted_without_waiting_for_the_check(shell, session, kept):
    """Painting asks for a mark and never makes the check itself."""
    session.checking.spoil()
    session.checking.stop()
    shell.side.choose("members")
    QApplication.processEvents()
    picture(shell.pages["members"].table.viewport(), 1.0)
    session.checking.mark("member", kept["member"])
    assert session.checking._timer.isActive() or session.checking.ready is not None


def test_a_mark_takes_nothing_from_the_kind_of_a_meeting(qtbot):
    """In a narrow list the first line (kind, day, who came) is the same with a mark and without."""
    meeting = Meeting(id=1, kind="支部委员会会议", day=PartialDate(2026, 11, 20), subject="研究本月工作", status="定稿")
    seen = []
    for mark in (None, Mark("warning", ("请核对：缺席没有写原因",))):
        made = MeetingList(lambda _number, mark=mark: mark)
        qtbot.addWidget(made)
        made.resize(226, 100)
        made.show_entries([Entry(meeting=meeting, came=(39, 47))])
        made.show()
        row = made.visualRect(made.model().index(0, 0))
        drawn = picture(made.viewport(), 1.0).copy(row).toImage()
        seen.append((drawn.copy(0, 0, row.width(), 30), drawn.copy(0, 30, row.width(), row.height() - 30)))
    (first, second), (first_marked, second_marked) = seen
    assert first == first_marked
    assert second != second_marked


@pytest.mark.parametrize(("room", "said"), [(200, "11月20日"), (40, "11/20")])
def test_the_day_is_short_where_the_kind_would_be_cut(qapp, room, said):
    meeting = Meeting(day=PartialDate(2026, 11, 20))
    assert day_beside(meeting, QFontMetrics(fonts.sized(9)), room) == said
