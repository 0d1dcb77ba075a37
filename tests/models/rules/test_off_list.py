"""Who is missing from the lists of meetings: what is said, and many meetings in one finding."""

from dataclasses import replace
from datetime import date

import pytest

from models.records import Attendance, Waiver
from models.records.meeting import COMMITTEE, GENERAL, GROUP, PRESENT
from models.records.waiver import NOT_HERE
from models.rules import Snapshot
from models.rules.record_check import RecordCheck

TODAY = date(2026, 11, 23)


@pytest.fixture
def missing(meeting, person, raised):
    """M04 over so many general meetings of six in a year, a month each, from whose lists some are missing: their places by month."""

    def ask(by_month, kind=GENERAL, waived=(), post=""):
        six = [person(f"党员{n}", post=post) for n in range(6)]
        held = {month: meeting(kind, f"2026-{month:02}-12") for month in by_month}
        lists = {
            held[month].id: [
                Attendance(member_id=m.id, name=m.name, state=PRESENT, votes="是")
                for n, m in enumerate(six)
                if n not in away
            ]
            for month, away in by_month.items()
        }
        ids = {month: each.id for month, each in held.items()}
        answers = [
            Waiver(id=n, key=f"M04|meeting|{ids[month]}|{slot.format(six[5].id)}", answer=NOT_HERE)
            for n, (month, slot) in enumerate(waived, 1)
        ]
        return raised(Snapshot(members=six, meetings=list(held.values()), attendances=lists, waivers=answers), "M04")

    return ask


def test_only_a_general_meeting_leaves_people_out(missing):
    (told,) = missing({9: [5]})
    assert told.message == "到会名单里没有 党员5；不计入应到须上级同意并经党员大会通过"
    for kind in (COMMITTEE, "组织生活会", "主题党日"):
        (told,) = missing({9: [5]}, kind, post="纪检委员" if kind == COMMITTEE else "")
        assert told.message == ("到会名单里没有 党员5；没有到会的也要列出，记请假或缺席，可用到会名单的“更新名单”补上")


def test_a_member_missing_from_many_is_one_finding_with_an_answer_for_each(missing):
    """One line a month made the year's list of findings as long as the year."""
    (told,) = missing({month: [5] for month in (2, 3, 5, 8)})
    assert told.subject == "党员5"
    assert told.message.startswith("2026 年 4 次会议的到会名单里没有此人：2月12日支部党员大会、3月12日")
    assert len({part.key for part in told.parts}) == len(told.parts) == 4
    assert told.key not in {part.key for part in told.parts}


def test_others_of_such_a_meeting_are_told_by_meeting(missing):
    told = missing({2: [5], 3: [4, 5], 5: [5]})
    assert sorted((f.subject, len(f.parts)) for f in told) == [("3月12日支部党员大会", 0), ("党员5", 3)]
    assert next(f.message for f in told if not f.parts).startswith("到会名单里没有 党员4；")


def test_where_that_is_not_fewer_each_meeting_says_who_is_missing(missing):
    told = missing({month: [2, 3, 4, 5] for month in (2, 3, 5)})
    assert [f.parts for f in told] == [(), (), ()]
    assert all("没有 党员2、党员3、党员4、党员5；" in f.message for f in told)
    assert len(missing({2: [5], 3: [5]})) == 2


@pytest.mark.parametrize("slot", ["", "member{}"])
def test_what_was_answered_for_a_meeting_stays_by_itself(missing, slot):
    """The answer keeps its meeting silent, and says nothing of the others."""
    told = missing({month: [5] for month in (2, 3, 5, 8)}, waived=[(3, slot)])
    assert sorted(len(f.parts) for f in told) == [0, 3]
    alone = next(f for f in told if not f.parts)
    assert alone.subject == "3月12日支部党员大会"
    assert "3月12日" not in next(f for f in told if f.parts).message


def test_the_open_record_knows_the_lists_of_other_groups_of_the_year(meeting, person):
    """Alone it told of everybody who had changed the 党小组 since; the ledger is silent there, for the list of another day has him."""
    one, moved, third = person(group="二组"), person("郑某", group="二组"), person(group="一组")
    held, other = meeting(GROUP, "2026-05-12", group="二组"), meeting(GROUP, "2026-03-12", group="一组")
    lists = {
        each.id: [Attendance(member_id=m.id, name=m.name, state=PRESENT, votes="是") for m in who]
        for each, who in ((held, [one]), (other, [third, moved]))
    }
    kept = Snapshot(members=[one, moved, third], meetings=[held, other], attendances=lists)
    for meetings, told in (([held, other], False), ([held], True)):
        kept = replace(kept, meetings=meetings)
        found = RecordCheck(kept, held.id).findings(held, lists[held.id], [], TODAY)
        assert any(f.rule == "M04" for f in found) is told
