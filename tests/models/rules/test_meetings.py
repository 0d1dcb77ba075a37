"""The matrix of organization life: every month once, held or due or missing, never two of them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.kinds import PartialDate
from models.records import Attendance, Branch, Meeting, Member
from models.records.meeting import COMMITTEE, GENERAL, GROUP, KINDS
from models.records.member import FULL
from models.rules import Limits, Snapshot, coverage
from models.rules.meetings import ABSENT, BEFORE, DUE, FUTURE, HELD, MISSING

TODAY = date(2026, 11, 22)
GROUPS = Branch(groups="第一党小组\n第二党小组")


def held(kind, *days, **about):
    return [Meeting(id=i + 1, kind=kind, day=PartialDate.parse(d), **about) for i, d in enumerate(days)]


def line(snapshot, label, year=2026, today=TODAY):
    return next(row for row in coverage(snapshot, year, today) if row.label == label)


def committee():
    return [Member(id=1, name="高某", kind=FULL, post="书记"), Member(id=2, name="邱某", kind=FULL, post="组织委员")]


def test_names_of_groups_hold_no_meetings_while_nobody_is_in_one():
    def labels(*people, meetings=()):
        found = coverage(Snapshot(branch=GROUPS, members=list(people), meetings=list(meetings)), 2026, TODAY)
        return [row.label for row in found if row.duty.group]

    nobody, somebody = (Member(id=1, name="高某", kind=FULL, group=group) for group in ("", "第二党小组"))
    both = ["第一党小组会", "第二党小组会"]
    assert labels(nobody) == []
    assert labels(nobody, somebody) == both
    assert labels(nobody, meetings=held(GROUP, "2026-03-03", group="第一党小组")) == both
    assert labels() == both


def test_quarters():
    snapshot = Snapshot(meetings=held(GENERAL, "2025-12-20", "2026-03-12", "2026-09-03", "2026-09-25"))
    row = line(snapshot, GENERAL)
    assert row.requirement == "每季度 ≥1"
    assert [(c.first_month, c.months, c.state, c.text) for c in row.cells] == [
        (1, 3, HELD, "3月12日"),
        (4, 3, MISSING, "缺"),
        (7, 3, HELD, "9月3日、9月25日"),
        (10, 3, DUE, "待开 · 剩 39 天"),
    ]
    assert row.cells[2].meeting_ids == (3, 4)


def test_months():
    snapshot = Snapshot(
        members=committee(),
        meetings=held(
            COMMITTEE,
            "2026-01-08",
            "2026-03-01",
            "2026-03-28",
            "2026-10-09",
            "2026-05-06",
            "2026-05-07",
            "2026-05-08",
            "2026-06-02",
            "2026-06",
        ),
    )
    row = line(snapshot, "支部委员会")
    assert [c.text for c in row.cells[:4]] == ["1/8", "缺", "3/1、28", "缺"]
    assert [c.text for c in row.cells[4:6]] == ["3次", "2次"], "more than there is room for, or of an unknown day"
    assert [(c.state, c.text) for c in row.cells[9:]] == [(HELD, "10/9"), (DUE, "待开"), (FUTURE, "")]


def test_each_group_has_its_line_only_where_there_are_groups():
    meetings = held(GROUP, "2026-10-15", group="第一党小组")
    assert line(Snapshot(branch=GROUPS, meetings=meetings), "第一党小组会").cells[9].state == HELD
    assert line(Snapshot(branch=GROUPS, meetings=meetings), "第二党小组会").cells[9].state == MISSING
    assert not any(row.duty.kind == GROUP for row in coverage(Snapshot(meetings=[]), 2026, TODAY))


def test_no_committee_no_line():
    assert not any(row.label == "支部委员会" for row in coverage(Snapshot(), 2026, TODAY))
    assert any(row.label == "支部委员会" for row in coverage(Snapshot(members=committee()), 2026, TODAY))


def test_a_planned_meeting_is_not_yet_held():
    snapshot = Snapshot(meetings=held(GENERAL, "2026-12-18"))
    cell = line(snapshot, GENERAL).cells[3]
    assert (cell.state, cell.meeting_ids) == (DUE, (1,))
    assert line(snapshot, GENERAL, today=date(2026, 12, 18)).cells[3].state == HELD


def test_what_was_before_the_first_record_is_not_called_missing():
    row = line(Snapshot(meetings=held(GENERAL, "2026-08-20")), GENERAL)
    assert [c.state for c in row.cells] == [BEFORE, BEFORE, HELD, DUE]


def test_a_period_is_due_from_its_first_day_to_its_last():
    def states(today):
        return [c.state for c in line(Snapshot(meetings=held("党课", "2025-01-01")), "主题党日", today=today).cells[9:]]

    assert states(date(2026, 9, 30)) == [FUTURE, FUTURE, FUTURE]
    assert states(date(2026, 10, 1)) == [DUE, FUTURE, FUTURE]
    assert states(date(2026, 10, 31)) == [DUE, FUTURE, FUTURE]
    assert states(date(2026, 11, 1)) == [MISSING, DUE, FUTURE]


def test_yearly_meetings_belong_to_the_year_they_name_and_may_be_held_until_march():
    january = [
        Meeting(id=1, kind="组织生活会", day=PartialDate(2027, 1, 28), title_text="2026年度组织生活会和民主评议党员")
    ]
    snapshot = Snapshot(meetings=january + held(GENERAL, "2025-03-12"))
    assert line(snapshot, "组织生活会", 2026, date(2027, 2, 1)).cells[0].text == "2027年1月28日"
    assert line(snapshot, "组织生活会", 2027, date(2027, 2, 1)).cells[0].state == DUE
    assert line(snapshot, "民主评议党员", 2026, date(2027, 2, 1)).cells[0].state == HELD
    assert line(snapshot, "组织生活会", 2025, date(2026, 2, 1)).cells[0].text == "待开 · 剩 58 天"
    assert line(snapshot, "组织生活会", 2025, date(2026, 4, 1)).cells[0].state == MISSING


def test_the_period_of_lessons_is_a_setting():
    assert len(line(Snapshot(limits=Limits(lesson_months=6)), "党课").cells) == 2


def test_findings_name_the_gaps_once_a_line_and_year(raised):
    snapshot = Snapshot(members=committee(), meetings=held(COMMITTEE, "2026-01-08", "2026-03-01", "2026-05-01"))
    (finding,) = raised(snapshot, "ZWH")
    assert finding.message.startswith("2026年2月、4月、6月、7月、8月、9月、10月没有记录")
    assert finding.article == "branch-12"
    assert finding.level == "warning"
    assert not raised(Snapshot(members=committee(), meetings=held(COMMITTEE, "2026-11-01")), "ZWH")
    assert raised(Snapshot(meetings=held(GENERAL, "2026-01-08")), "DK")[0].level == "info"


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
some_meetings = st.lists(
    st.builds(
        lambda kind, day, group: Meeting(id=1, kind=kind, day=PartialDate.of(day), group=group),
        st.sampled_from(KINDS),
        days,
        st.sampled_from(["", "第一党小组", "第二党小组"]),
    ),
    max_size=30,
)


@given(some_meetings, st.integers(2025, 2027), days)
def test_every_month_is_covered_once_and_has_one_state(meetings, year, today):
    snapshot = Snapshot(branch=GROUPS, members=committee(), meetings=meetings)
    for row in coverage(snapshot, year, today):
        covered = [cell.first_month + i for cell in row.cells for i in range(cell.months)]
        assert covered == list(range(1, 13)), row.label
        for cell in row.cells:
            assert cell.state in (HELD, DUE, MISSING, FUTURE, BEFORE, ABSENT)
            assert (cell.state == MISSING) == (cell.text == "缺")
            if cell.state == HELD:
                assert cell.meeting_ids


@given(some_meetings, days)
def test_holding_one_more_meeting_never_opens_a_gap(meetings, today):
    def gaps(of):
        snapshot = Snapshot(branch=GROUPS, members=committee(), meetings=[*past, *of])
        return {
            (row.label, c.first_month)
            for row in coverage(snapshot, today.year, today)
            for c in row.cells
            if c.state == MISSING
        }

    past = [Meeting(id=99, kind="谈心谈话", day=PartialDate(2020, 1, 1))]
    more = Meeting(id=98, kind=GENERAL, day=PartialDate.of(today - timedelta(days=1)))
    assert gaps([*meetings, more]) <= gaps(meetings)


def test_a_draft_without_anybody_is_not_yet_held():
    today = date(2026, 11, 23)
    begun = Meeting(id=1, kind="支部党员大会", day=PartialDate(2026, 11, 20), status="草稿")
    for attendances, state in (
        ([], "due"),
        ([Attendance(name="甲", state="")], "due"),
        ([Attendance(name="甲", state="到")], "held"),
    ):
        snapshot = Snapshot(branch=Branch(id=1), members=[], meetings=[begun], attendances={1: attendances})
        assert coverage(snapshot, 2026, today)[0].cells[-1].state == state


def test_a_period_that_ends_with_the_first_record_is_asked_for():
    months = line(Snapshot(meetings=held(GENERAL, "2026-08-31")), "主题党日").cells
    assert [c.state for c in months[6:9]] == [BEFORE, MISSING, MISSING]


def test_seven_full_members_have_a_committee():
    def asked(*kinds):
        members = [Member(id=n, name=f"党员{n}", kind=kind) for n, kind in enumerate(kinds, 1)]
        return any(row.duty.kind == COMMITTEE for row in coverage(Snapshot(members=members), 2026, TODAY))

    assert asked(*[FULL] * 7)
    assert not asked(*[FULL] * 6, "预备党员")


def test_a_meeting_of_no_group_is_that_of_the_only_one():
    meetings = held(GROUP, "2026-10-15")
    assert line(Snapshot(branch=Branch(groups="第一党小组"), meetings=meetings), "第一党小组会").cells[9].state == HELD
    states = [line(Snapshot(branch=GROUPS, meetings=meetings), f"第{n}党小组会").cells[9].state for n in "一二"]
    assert states == [MISSING, MISSING]


def test_a_day_that_is_only_roughly_known_is_in_no_shorter_period():
    rough = Snapshot(meetings=[*held(GENERAL, "2025-06-10"), Meeting(id=9, kind=GENERAL, day=PartialDate(2026))])
    assert HELD not in [c.state for c in line(rough, GENERAL).cells]
    month = Snapshot(meetings=held(GENERAL, "2026-08"))
    assert [c.state for c in line(month, GENERAL).cells] == [BEFORE, BEFORE, HELD, DUE]


RENAMED = Branch(groups="先锋党小组\n第二党小组")


def renamed(*after):
    """第一党小组 met every month until June and is called 先锋党小组 since; 第二党小组 met in January and June."""
    before = held(GROUP, *(f"2026-{n:02}-08" for n in range(1, 7)), group="第一党小组")
    other = held(GROUP, "2026-01-09", "2026-06-09", group="第二党小组")
    now = held(GROUP, *after, group="先锋党小组")
    meetings = [*before, *other, *now, *held(GENERAL, "2025-03-12")]
    for number, meeting in enumerate(meetings, 1):
        meeting.id = number
    return Snapshot(branch=RENAMED, meetings=meetings)


def test_a_group_that_was_renamed_has_lost_no_meeting(raised):
    snapshot = renamed("2026-07-08", "2026-09-08")
    rows = {row.duty.group: row for row in coverage(snapshot, 2026, TODAY) if row.duty.kind == GROUP}
    assert list(rows) == ["先锋党小组", "第二党小组", "第一党小组"]
    assert [c.state for c in rows["第一党小组"].cells] == [HELD] * 6 + [ABSENT] * 6
    new = [ABSENT] * 6 + [HELD, MISSING, HELD, MISSING, DUE, FUTURE]
    assert [c.state for c in rows["先锋党小组"].cells] == new
    assert rows["第一党小组"].label == "第一党小组会（原）"
    assert [c.state for c in rows["第二党小组"].cells[:3]] == [HELD, MISSING, MISSING]
    told = {f.subject: f.message for f in raised(snapshot, "DXZ")}
    assert told["先锋党小组会"].startswith("2026年8月、10月没有记录")
    assert "第一党小组会（原）" not in told
    last_year = {row.duty.group for row in coverage(snapshot, 2025, TODAY)}
    assert "第一党小组" not in last_year


def test_a_group_that_has_not_met_under_its_new_name_is_asked_from_the_month_after():
    row = line(renamed(), "先锋党小组会")
    assert [c.state for c in row.cells] == [ABSENT] * 6 + [MISSING] * 4 + [DUE, FUTURE]


def test_a_group_that_never_met_is_not_excused_by_the_new_name_of_another():
    snapshot = renamed("2026-07-08")
    snapshot.meetings = [m for m in snapshot.meetings if m.group != "第二党小组"]
    assert [c.state for c in line(snapshot, "第二党小组会").cells] == [MISSING] * 10 + [DUE, FUTURE]
    assert [c.state for c in line(snapshot, "先锋党小组会").cells[5:8]] == [ABSENT, HELD, MISSING]


def test_one_record_under_the_old_name_makes_no_gaps_of_a_group_that_was_renamed():
    snapshot = renamed("2026-07-08", "2026-08-08", "2026-10-08")
    snapshot.meetings.append(Meeting(id=99, kind=GROUP, day=PartialDate(2026, 9, 8), group="第一党小组"))
    assert [c.state for c in line(snapshot, "先锋党小组会").cells][:8] == [ABSENT] * 6 + [HELD] * 2
    old = [ABSENT if month not in (1, 2, 3, 4, 5, 6, 9) else HELD for month in range(1, 13)]
    assert [c.state for c in line(snapshot, "第一党小组会（原）").cells] == old


def test_a_group_that_first_met_while_another_went_on_is_not_its_heir():
    snapshot = renamed("2026-05-08")
    assert [c.state for c in line(snapshot, "先锋党小组会").cells][:6] == [MISSING] * 4 + [HELD, MISSING]


def test_the_gaps_of_a_group_that_is_no_more_stay():
    snapshot = renamed()
    snapshot.meetings = [m for m in snapshot.meetings if m.id != 3]
    assert [c.state for c in line(snapshot, "第一党小组会（原）").cells][1:4] == [HELD, MISSING, HELD]


def test_a_name_written_wrongly_once_misses_nothing():
    snapshot = Snapshot(
        branch=GROUPS, meetings=[*held(GENERAL, "2025-03-12"), *held(GROUP, "2026-09-08", group="一组")]
    )
    assert [c.state for c in line(snapshot, "一组党小组会（原）").cells] == [ABSENT] * 8 + [HELD] + [ABSENT] * 3


def test_a_later_snapshot_and_a_later_day_are_asked_for_themselves():
    meetings = held(GENERAL, "2026-03-12")
    before = Snapshot(meetings=meetings)
    assert line(before, GENERAL).cells[3].state == DUE
    assert line(before, GENERAL, today=date(2027, 1, 1)).cells[3].state == MISSING
    after = Snapshot(meetings=[*meetings, Meeting(id=9, kind=GENERAL, day=PartialDate(2026, 11, 20))])
    assert line(after, GENERAL).cells[3].state == HELD
