"""Which record a line of the plan became: what was put down first, then the nearest of its kind and group in the period."""

from datetime import date

from models.kinds import PartialDate
from models.records import Meeting, PlannedMeeting
from models.records.meeting import GENERAL, GROUP, VOID
from models.rules.limits import Limits
from models.rules.planning.lines import AHEAD, DRAFT, OPEN, OVERDUE, RECORDED
from models.rules.planning.matching import fates, link, with_records

TODAY = date(2026, 11, 23)


def line(number, kind, day, **about):
    return PlannedMeeting(
        id=number, year=about.pop("year", int(day[:4])), kind=kind, day=PartialDate.parse(day), **about
    )


def states(planned, meetings, today=TODAY):
    return {
        number: (f.state, f.meeting.id if f.meeting else 0, f.by_itself)
        for number, f in fates(planned, meetings, today, Limits()).items()
    }


def test_what_was_put_down_goes_first(meeting):
    first, second = meeting("党课", "2026-05-06"), meeting("党课", "2026-06-20")
    planned = [line(1, "党课", "2026-06-20"), line(2, "党课", "2026-04", meeting_id=second.id)]
    assert states(planned, [first, second]) == {1: (RECORDED, first.id, True), 2: (RECORDED, second.id, False)}


def test_the_nearest_in_the_period_and_each_once(meeting):
    early, late = meeting("主题党日", "2026-05-06"), meeting("主题党日", "2026-05-21")
    planned = [line(1, "主题党日", "2026-05-20"), line(2, "主题党日", "2026-05-08"), line(3, "主题党日", "2026-05")]
    found = states(planned, [early, late])
    assert [found[n][1] for n in (1, 2, 3)].count(early.id) == 1
    assert [found[n][1] for n in (1, 2, 3)].count(late.id) == 1
    assert found[2][1] in (early.id, 0)
    only_days = states(planned[:2], [early, late])
    assert (only_days[1][1], only_days[2][1]) == (late.id, early.id)


def test_a_quarter_is_a_period_and_the_next_is_not(meeting):
    planned = [line(1, GENERAL, "2026-05"), line(2, GENERAL, "2026-08")]
    assert states(planned, [meeting(GENERAL, "2026-06-30")]) == {1: (RECORDED, 1, True), 2: (OVERDUE, 0, False)}


def test_groups_hold_their_own(meeting):
    planned = [line(1, GROUP, "2026-05", group="第一党小组")]
    assert states(planned, [meeting(GROUP, "2026-05-03", group="第二党小组")])[1][0] == OVERDUE
    assert states(planned, [meeting(GROUP, "2026-05-03", group="第一党小组")])[1][0] == RECORDED


def test_void_records_and_those_that_are_gone_leave_the_line_open(meeting):
    planned = [line(1, "党课", "2026-11-30", meeting_id=7), line(2, "党课", "2026-03", meeting_id=1)]
    assert states(planned, [meeting("党课", "2026-02-03", status=VOID)]) == {
        1: (OPEN, 0, False),
        2: (OVERDUE, 0, False),
    }


def test_a_line_that_is_to_stand_alone_is_not_matched(meeting):
    planned = [line(1, "党课", "2026-05", alone="是")]
    assert states(planned, [meeting("党课", "2026-05-03")])[1] == (OVERDUE, 0, False)


def test_the_year_that_the_title_names(meeting):
    planned = [line(1, "组织生活会", "2026-12", year=2026), line(2, "组织生活会", "2026-01", year=2025)]
    found = states(planned, [meeting("组织生活会", "2026-01-20", title_text="2025年度组织生活会")])
    assert found == {1: (OPEN, 0, False), 2: (RECORDED, 1, True)}


def test_one_gathering_for_both(meeting):
    planned = [line(1, "组织生活会", "2026-12"), line(2, "民主评议党员", "2026-12")]
    both = meeting("组织生活会", "2026-11-20", title_text="组织生活会暨民主评议党员", gathering=1)
    assert states(planned, [both]) == {1: (RECORDED, both.id, True), 2: (RECORDED, both.id, True)}


def test_gatherings_are_records_of_their_own(meeting):
    planned = [line(1, "主题党日", "2026-05-20"), line(2, "党课", "2026-05-20")]
    day = [meeting("主题党日", "2026-05-20", gathering=1), meeting("党课", "2026-05-20", gathering=1)]
    assert {n: s[1] for n, s in states(planned, day).items()} == {1: 1, 2: 2}


def test_29_february(meeting):
    planned = [line(1, "主题党日", "2024-02-29")]
    assert states(planned, [], date(2024, 2, 29))[1][0] == OPEN
    assert states(planned, [], date(2024, 3, 1))[1][0] == OVERDUE
    assert states(planned, [meeting("主题党日", "2024-02-29")])[1][0] == RECORDED


def test_what_is_said(meeting):
    planned = [line(1, "党课", "2026-12"), line(2, "党课", "2026-03")]
    found = fates(planned, [meeting("党课", "2026-12-03"), meeting("党课", "2025-03-01")], TODAY, Limits())
    assert [found[1].words(TODAY), found[2].words(TODAY)] == ["已建记录 12月3日", "逾期"]
    draft = meeting("党课", "2026-03-12", status="草稿")
    assert fates(planned, [draft], TODAY, Limits())[2].words(TODAY) == "有草稿 3月12日"
    coming = meeting("党课", "2026-12-03", status="草稿")
    assert [fates(planned, [each], TODAY, Limits())[n].word(TODAY) for n, each in ((1, coming), (2, draft))] == [
        AHEAD,
        DRAFT,
    ]
    last = fates(
        [line(3, "组织生活会", "2025-12")],
        [meeting("组织生活会", "2026-01-19", title_text="2025年度组织生活会")],
        TODAY,
        Limits(),
    )
    assert last[3].words(TODAY) == "已记录 2026年1月19日"
    assert (
        fates([line(3, "党课", "2025-03")], [meeting("党课", "2025-03-01")], TODAY, Limits())[3].words(TODAY)
        == "已记录 3月1日"
    )
    assert [p.meeting_id for p in with_records(planned, found)] == [1, None]
    assert planned[0].meeting_id is None


def test_putting_down_which_record_it_became(ledger):
    with ledger.unit("列计划") as unit:
        unit.add(line(0, "党课", "2026-05", alone="是"))
    with ledger.unit("记录") as unit:
        record = Meeting(kind="党课", day=PartialDate(2026, 5, 3))
        unit.add(record)
        link(unit, ledger, 1, record)
        link(unit, ledger, 99, record)
    (kept,) = ledger.all(PlannedMeeting)
    assert (kept.meeting_id, kept.alone) == (record.id, "")
    ledger.undo()
    assert ledger.all(PlannedMeeting)[0].meeting_id is None
