"""Hours of study by year, leaders, new members, overlaps."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Enrolment, Training, Waiver
from models.records.member import PROBATIONARY
from models.records.waiver import NOT_HERE
from models.rules import Limits, Snapshot
from models.rules.finding import key_of
from models.rules.study.hours import hours_by_member


def batch(number, start, hours=8.0, kind="专题班", level="", end=None, name="培训"):
    last = PartialDate.parse(end) if end else None
    return Training(
        id=number,
        name=f"{name}{number}",
        start=PartialDate.parse(start),
        end=last,
        planned_hours=hours,
        kind=kind,
        level=level,
    )


def taken(member, hours=None, state="参加"):
    return Enrolment(member_id=member.id, name=member.name, hours=hours, state=state)


def test_hours(person):
    one = person()
    trainings = [batch(1, "2026-03-01"), batch(2, "2026-05"), batch(3, "2025-12-30"), batch(4, "2026-06-01")]
    enrolments = {1: [taken(one)], 2: [taken(one, 4.5, "补课")], 3: [taken(one)], 4: [taken(one, None, "缺课")]}
    snapshot = Snapshot(members=[one], trainings=trainings, enrolments=enrolments)
    assert hours_by_member(snapshot, 2026) == {one.id: 12.5}
    assert hours_by_member(snapshot, 2025) == {one.id: 8.0}


@pytest.mark.parametrize(("hours", "times"), [(3.2, 10), (1.6, 20), (0.8, 40), (0.2, 160)])
def test_parts_of_hours_add_up(person, raised, hours, times):
    one = person()
    trainings = [batch(n, "2026-03-01", hours) for n in range(1, times + 1)]
    snapshot = Snapshot(members=[one], trainings=trainings, enrolments={t.id: [taken(one)] for t in trainings})
    assert hours_by_member(snapshot, 2026) == {one.id: 32}
    assert not raised(snapshot, "T01")


def test_behind_with_hours(person, raised):
    one, two, new = person("高某"), person("邱某"), person("施某", arrived="2026-02-01")
    snapshot = Snapshot(
        members=[one, two, new], trainings=[batch(1, "2026-03-01", 32)], enrolments={1: [taken(one), taken(two, 30)]}
    )
    (finding,) = raised(snapshot, "T01")
    assert (finding.subject, finding.level, finding.due) == ("邱某", "info", date(2026, 12, 31))
    assert finding.message == "2026 年已有 30 学时，按 32 学时还差 2 学时"
    assert not raised(snapshot, "T01", date(2026, 9, 30)), "too early to say"
    assert raised(snapshot, "T01", date(2027, 1, 5))[0].level == "warning"
    snapshot.limits = Limits(hours_member=30)
    assert not raised(snapshot, "T01")


def test_where_nobody_has_hours_it_is_said_once(person, raised):
    people = [person() for _ in range(4)]
    snapshot = Snapshot(
        members=people, trainings=[batch(1, "2026-03-01", name="春训"), batch(2, "2026-04-01", name="夏训")]
    )
    snapshot.enrolments = {2: [taken(people[0], state="报名")]}
    (told,) = raised(snapshot, "T01")
    assert (told.table, told.record) == ("training", 1)
    assert "2026 年 4 人都还没有学时" in told.message
    assert "“春训1”还没有参训人员" in told.message
    assert "夏训" not in told.message
    snapshot.enrolments[1] = [taken(people[0])]
    assert len(raised(snapshot, "T01")) == 4, "somebody has: each who is behind is named"


def test_whose_hours_were_answered_for_is_not_told_again_with_all(person, raised):
    people = [person() for _ in range(4)]
    snapshot = Snapshot(members=people, trainings=[batch(1, "2026-03-01")])
    own = {one.id: key_of("T01", "member", one.id, one.name, "2026 hours") for one in people}
    snapshot.waivers = [Waiver(key=own[one.id], answer=NOT_HERE, reason="借调") for one in people[:2]]
    told = raised(snapshot, "T01")
    assert [f.key for f in told[:2]] == [own[one.id] for one in people[:2]], (
        "so that the answers stay with what they are to"
    )
    assert "2026 年 2 人都还没有学时" in told[2].message
    snapshot.waivers += [Waiver(key=own[people[2].id], answer=NOT_HERE, reason="借调")]
    assert {f.key for f in raised(snapshot, "T01")} == set(own.values()), "one who is left is told by name"
    snapshot.waivers[-1].answer = ""
    assert len(raised(snapshot, "T01")) == 3


def test_the_hours_of_the_committee_are_told_by_their_own_rule(person, raised):
    posts = ("书记", "组织委员", "", "", "")
    snapshot = Snapshot(members=[person(post=post) for post in posts], trainings=[batch(1, "2026-03-01")])
    (members,) = raised(snapshot, "T01")
    assert members.message.startswith("2026 年 3 人都还没有学时（要求 32）")
    (leaders,) = (f for f in raised(snapshot, "T02") if f.slot == "2026 nobody")
    assert leaders.message.startswith("2026 年书记和支委 2 人都还没有学时（要求 56）")


@pytest.mark.parametrize(
    ("start", "state", "said"),
    [
        ("2026-12-20", "报名", "“冬训1”还没有开始。办完以后，请到批次里登记参训人员和学时"),
        ("2026-03-01", "缺课", "“冬训1”登记的人都没有参加。补了课的，请到批次里改为补课；没有补的，请安排培训"),
        ("2026-03-01", "报名", "“冬训1”有人还只是报名。请到批次里登记各人参加了没有"),
        ("2026-03-01", "参加", "“冬训1”登记了参加的人，没有人计学时。请到批次里补填学时"),
    ],
)
def test_why_nobody_has_hours(person, raised, start, state, said):
    people = [person() for _ in range(3)]
    snapshot = Snapshot(members=people, trainings=[batch(1, start, None, name="冬训")])
    snapshot.enrolments = {1: [taken(one, state=state) for one in people]}
    (told,) = raised(snapshot, "T01")
    assert said in told.message
    assert "没有参训人员" not in told.message


def test_no_hours_are_asked_of_those_taught_at_home(person, raised):
    old, frail = person("钟某", birth="1944-08"), person("潘某", birth="1946", note="年高行动不便，送学上门")
    snapshot = Snapshot(
        members=[old, frail], trainings=[batch(1, "2026-03-01", 32)], enrolments={1: [taken(old, 2), taken(frail, 2)]}
    )
    (finding,) = raised(snapshot, "T01")
    assert finding.subject == "钟某"
    assert "在名册“学习方式”里选“送学上门”" in finding.message


def test_nothing_is_said_about_a_year_without_batches(person, raised):
    assert not raised(Snapshot(members=[person()]), "T01")


def test_leaders(person, raised):
    leader = person("高某", post="书记")
    snapshot = Snapshot(
        members=[leader], trainings=[batch(1, "2026-03-01", 40, "在线")], enrolments={1: [taken(leader)]}
    )
    assert [f.message for f in raised(snapshot, "T02")] == [
        "2026 年已有 40 学时，按 56 学时还差 16 学时",
        "2026 年没有参加集中培训的记录",
    ]
    assert raised(snapshot, "T05")
    snapshot.trainings = [batch(1, "2026-03-01", 56, "集中轮训", "县级以上")]
    assert not raised(snapshot, "T02")
    assert not raised(snapshot, "T05")


def test_a_batch_without_a_kind_is_why_there_is_no_record(person, raised):
    leader = person("高某", post="书记", post_since=PartialDate.parse("2026-06-01"))
    new = person("施某", kind=PROBATIONARY, joined="2026-01-10", full=None)
    batches = [batch(1, "2026-07-01", 60, "")]
    snapshot = Snapshot(members=[leader, new], trainings=batches, enrolments={1: [taken(leader), taken(new)]})
    why = "（参加的“培训1”没有填培训类别，不算集中培训，请到该批次补填）"
    for rule in ("T02", "T03", "T04"):
        assert raised(snapshot, rule)[0].message.endswith(why)
    (finding,) = raised(snapshot, "§3.1类别")
    assert (finding.table, finding.record, finding.at) == ("training", 1, "kind")
    batches[0].kind = "专题班"
    assert not [f for rule in ("T02", "T03", "T04", "§3.1类别") for f in raised(snapshot, rule)]


@pytest.mark.parametrize(
    ("level", "enough"),
    [("县级", True), ("市委党校", True), ("省级", True), ("基层党委", False), ("社区", False), ("", False)],
)
def test_a_county_level_is_known_in_whatever_words_it_is_typed(person, raised, level, enough):
    leader = person("高某", post="书记")
    snapshot = Snapshot(
        members=[leader],
        trainings=[batch(1, "2026-03-01", 56, "集中轮训", level)],
        enrolments={1: [taken(leader)]},
    )
    assert (not raised(snapshot, "T05")) == enough


def test_new_members(person, raised):
    new = person("施某", kind=PROBATIONARY, joined="2026-01-10", full=None)
    assert raised(Snapshot(members=[new]), "T03")[0].due == date(2027, 1, 10)
    assert not raised(Snapshot(members=[new]), "T03", date(2026, 6, 1))
    snapshot = Snapshot(members=[new], trainings=[batch(1, "2026-05-01")], enrolments={1: [taken(new)]})
    assert not raised(snapshot, "T03")


@pytest.mark.parametrize(
    ("second", "kind", "overlaps"),
    [("2026-03-03", "专题班", True), ("2026-03-04", "专题班", False), ("2026-03-02", "在线", False)],
)
def test_two_batches_at_once(person, raised, second, kind, overlaps):
    one = person()
    snapshot = Snapshot(
        members=[one],
        trainings=[batch(1, "2026-03-01", end="2026-03-03"), batch(2, second, kind=kind)],
        enrolments={1: [taken(one)], 2: [taken(one)]},
    )
    assert bool(raised(snapshot, "§3.1")) is overlaps


def test_enrolled_after_leaving(person, raised):
    gone = person("孔某", left="2026-02-01")
    snapshot = Snapshot(members=[gone], trainings=[batch(1, "2026-03-01")], enrolments={1: [taken(gone)]})
    assert raised(snapshot, "R12")[0].table == "training"
    gone.left = PartialDate(2026, 4, 1)
    assert not raised(snapshot, "R12")


def test_taught_at_home_by_the_column_or_by_a_note_of_before(person, raised):
    people = [person("钟某", study="送学上门"), person("潘某", note="年高，学习不作硬性要求"), person("高某")]
    snapshot = Snapshot(members=people, trainings=[batch(1, "2026-03-01", 32)])
    assert [finding.subject for finding in raised(snapshot, "T01")] == ["高某"]


def test_who_came_or_left_during_the_year(person, raised):
    """Of who came no hours are asked that year, nor of who has left; the hours that they had stay theirs."""
    came, left, next_year = person("施某", arrived="2026-03-01"), person("孔某", left="2026-06-01"), date(2027, 2, 1)
    snapshot = Snapshot(
        members=[came, left],
        trainings=[batch(1, "2026-04-01", 8), batch(2, "2026-05-01", 8), batch(3, "2027-01-10", 8)],
        enrolments={1: [taken(came), taken(left)], 2: [taken(left)], 3: []},
    )
    assert hours_by_member(snapshot, 2026) == {came.id: 8, left.id: 16}
    assert not raised(snapshot, "T01")
    assert not [f for f in raised(snapshot, "T01", next_year) if f.subject == "孔某" or f.message.startswith("2026")]
    assert [f.subject for f in raised(snapshot, "T01", date(2027, 10, 1))] == ["施某"], (
        "the year after is asked in full"
    )


def test_a_batch_to_come_gives_no_hours_before_it_is_held(person, raised):
    one = person("高某")
    snapshot = Snapshot(
        members=[one],
        trainings=[batch(1, "2026-03-01", 20), batch(2, "2026-12-01", 12, "集中轮训")],
        enrolments={1: [taken(one)], 2: [taken(one, state="参加")]},
    )
    (finding,) = raised(snapshot, "T01")
    assert finding.message.startswith("2026 年已有 20 学时"), "the list of a batch to come is a plan"
    assert hours_by_member(snapshot, 2026, date(2026, 12, 1)) == {one.id: 32}
    snapshot.enrolments[2] = [taken(one, 12, state="报名")]
    assert hours_by_member(snapshot, 2026, date(2026, 12, 31)) == {one.id: 20}, "who only signed up was not there"


def test_a_leader_who_has_signed_up_is_told_so(person, raised):
    leader = person("高某", post="书记")
    snapshot = Snapshot(
        members=[leader],
        trainings=[batch(1, "2026-03-01", 60, "在线"), batch(2, "2026-12-05", 16, "集中轮训", "县级以上")],
        enrolments={1: [taken(leader)], 2: [taken(leader, state="报名")]},
    )
    assert [f.message for f in raised(snapshot, "T02")] == ["2026 年没有参加集中培训的记录（已报名“培训2”）"]
    assert [f.message for f in raised(snapshot, "T05")] == ["2026 年没有参加县级以上集中轮训的记录（已报名“培训2”）"]


@pytest.mark.parametrize(
    ("since", "on", "told"),
    [
        ("2026-06-01", "2026-08-31", False),
        ("2026-06-01", "2026-09-01", True),
        ("2026-06-01", "2027-06-01", True),
        ("2026-06-01", "2027-06-02", False),
        ("2026-06", "2026-11-23", False),
    ],
)
def test_a_new_secretary_is_trained_within_half_a_year(person, raised, since, on, told):
    new, deputy = person("高某", post="书记", post_since=PartialDate.parse(since)), person(post="副书记")
    deputy.post_since = new.post_since
    snapshot = Snapshot(members=[new, deputy])
    found = raised(snapshot, "T04", date.fromisoformat(on))
    assert [(f.subject, f.due) for f in found] == ([("高某", date(2026, 12, 1))] if told else [])
    snapshot.trainings, snapshot.enrolments = [batch(1, "2026-07-01", kind="调训")], {1: [taken(new)]}
    assert not raised(snapshot, "T04", date.fromisoformat(on))


def test_every_two_batches_on_the_same_days_are_told(person, raised):
    """A long one with two short ones in it: also the second of these lies on its days."""
    one = person()
    snapshot = Snapshot(
        members=[one],
        trainings=[batch(1, "2026-03-01", end="2026-03-31"), batch(2, "2026-03-02"), batch(3, "2026-03-20")],
        enrolments={1: [taken(one)], 2: [taken(one, state="报名")], 3: [taken(one)]},
    )
    assert [f.message for f in raised(snapshot, "§3.1")] == [
        "“培训1”与“培训2”时间重叠，请核对",
        "“培训1”与“培训3”时间重叠，请核对",
    ]
    snapshot.enrolments[3] = [taken(one, state="缺课")]
    assert len(raised(snapshot, "§3.1")) == 1


def test_two_whole_batches_on_the_same_days_are_one_line(person, raised):
    """With those of whom it was answered by themselves; of one who is left it is said by name."""
    four = [person(f"{name}某") for name in "甲乙丙丁"]
    lists = {n: [Enrolment(id=10 * n + m.id, member_id=m.id, name=m.name, state="参加") for m in four] for n in (1, 2)}
    days = [batch(1, "2026-03-01", end="2026-03-03"), batch(2, "2026-03-02")]
    (told,) = raised(Snapshot(members=four, trainings=days, enrolments=lists), "§3.1")
    assert (told.table, told.record, told.subject) == ("training", 2, days[1].title())
    assert told.message == "与“培训1”时间重叠，甲某、乙某、丙某等 4 人在两批的名单里，请核对"

    def without(answered):
        waivers = [Waiver(key=f"§3.1|training|2|enrolment{number} 1", answer=NOT_HERE) for number in answered]
        found = raised(Snapshot(members=four, trainings=days, enrolments=lists, waivers=waivers), "§3.1")
        return [f for f in found if f.key not in {waiver.key for waiver in waivers}], len(found)

    (told,), number = without([11])
    assert ("乙某、丙某、丁某在两批的名单里" in told.message, number) == (True, 2)
    (told,), number = without([11, 12, 13])
    assert (told.subject, told.message, number) == ("丁某", "“培训1”与“培训2”时间重叠，请核对", 4)
