"""All checks together: order, articles, care with half a year of absence, and a real ledger."""

from datetime import date

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Enrolment, Meeting, Member, Progress, Rectification, Training
from models.records.meeting import ABSENT, GENERAL, PRESENT
from models.records.member import FULL
from models.rules import Snapshot, citation, findings
from models.rules.checks import CHECKS, looking
from models.rules.figures import figures
from models.rules.finding import LEVELS
from models.rules.todos import todos

TODAY = date(2026, 11, 23)


def test_looking_pauses_after_each_check_though_it_found_nothing():
    """The window takes an event then: silent checks, one after the other, held it up for as long as all of them took."""
    nothing = Snapshot(members=[])
    assert [found for found in looking(nothing, TODAY) if found is None] == [None] * len(CHECKS)
    assert None not in findings(nothing, TODAY)


def test_sorted_by_level_then_by_day(person):
    items = [
        Rectification(
            id=i, problem="问题", state="整改中", owner="甲", measures="乙", deadline=PartialDate(2026, 11, i)
        )
        for i in (9, 3)
    ]
    found = findings(Snapshot(members=[person(full=None)], rectifications=items), TODAY)
    keys = [(LEVELS.index(f.level), f.due or date.max) for f in found]
    assert keys == sorted(keys)
    assert {f.level for f in found} >= {"error", "warning"}
    assert all(citation(f.article) for f in found)


def test_an_empty_ledger_has_no_findings(ledger):
    snapshot = Snapshot.of(ledger)
    assert findings(snapshot, TODAY) == []
    assert figures(snapshot, TODAY).members == 0
    assert all(todo.table == "meeting" for todo in todos(snapshot, TODAY))


def test_a_ledger_is_read_with_its_parts(ledger):
    with ledger.unit("准备") as unit:
        unit.add(Branch(id=1, name="某支部"))
        member = Member(name="李某", kind=FULL, joined=PartialDate(2010, 6, 18), full=PartialDate(2011, 6, 18))
        unit.add(member)
        meeting = Meeting(kind=GENERAL, day=PartialDate(2026, 9, 12))
        unit.add(meeting)
        unit.save_parts(meeting, [Attendance(member_id=member.id, name="李某", state=ABSENT)], Attendance)
        unit.save_parts(meeting, [AgendaItem(title_text="研究工作")], AgendaItem)
        training = Training(name="轮训", start=PartialDate(2026, 5, 1))
        unit.add(training)
        unit.save_parts(training, [Enrolment(member_id=member.id, name="李某", hours=8)], Enrolment)
        item = Rectification(problem="问题", found=PartialDate(2026, 5, 1))
        unit.add(item)
        unit.save_parts(item, [Progress(day=PartialDate(2026, 6, 1), text="已开始")], Progress)
    snapshot = Snapshot.of(ledger)
    assert snapshot.branch.name == "某支部"
    assert snapshot.attendances[meeting.id][0].name == "李某"
    assert snapshot.items[meeting.id][0].title_text == "研究工作"
    assert snapshot.enrolments[training.id][0].hours == 8
    assert snapshot.progress[item.id][0].text == "已开始"
    assert any(f.subject == "李某" and "没有写原因" in f.message for f in findings(snapshot, TODAY))
    with ledger.unit("删除") as unit:
        unit.remove(meeting)
    assert not Snapshot.of(ledger).meetings


def _half_a_year(member, states):
    """One 主题党日 a month from May to October, with these states."""
    meetings = [Meeting(id=m, kind="主题党日", day=PartialDate(2026, m, 20)) for m in range(5, 11)]
    there = {
        m.id: [Attendance(member_id=member.id, name=member.name, state=s, reason=r)]
        for m, (s, r) in zip(meetings, states, strict=True)
    }
    return Snapshot(members=[member], meetings=meetings, attendances=there)


def test_half_a_year_of_absence_is_put_as_a_question(person, raised):
    member = person("李某")
    always = [(ABSENT, "")] * 6
    (finding,) = raised(_half_a_year(member, always), "P05")
    assert (finding.level, finding.record) == ("warning", member.id)
    assert finding.message == "最近 6 个整月应到 6 次，都记为缺席，没有写原因或写明无故；请先核实情况和记录"
    assert not raised(_half_a_year(member, [*always[:5], (PRESENT, "")]), "P05")
    assert not raised(_half_a_year(member, [*always[:5], (ABSENT, "住院")]), "P05")
    for no_reason in ("无故缺席", "未请假，原因不明", "—"):
        assert raised(_half_a_year(member, [*always[:5], (ABSENT, no_reason)]), "P05"), no_reason
    short = _half_a_year(member, always)
    short.meetings = short.meetings[1:]
    assert not raised(short, "P05"), "a month without a list is not an absence"


def test_what_is_missing_of_a_year_before_the_last_is_looked_for_where_it_is_asked_for(meeting, person):
    """A quarter without a meeting, a batch without a kind, and 民主评议 held in the next year without results."""
    one = person("高某", arrived="2015-01-01")
    held = [meeting("支部党员大会", f"2022-{month:02}-10") for month in (2, 5, 8)]
    held += [meeting("民主评议党员", "2023-01-20"), meeting("支部党员大会", "2022-01-05")]
    for number, each in enumerate(held, 1):
        each.id = number
    batch = Training(id=1, name="班", start=PartialDate(2022, 5, 1), planned_hours=8.0)
    kept = Snapshot(
        branch=Branch(id=1, begun=PartialDate(2020, 1, 1)), members=[one], meetings=held, trainings=[batch],
        enrolments={1: [Enrolment(member_id=one.id, name=one.name, state="参加")]},
        attendances={m.id: [Attendance(member_id=one.id, name=one.name, votes="是", state=PRESENT)] for m in held},
    )  # fmt: skip
    day = date(2026, 11, 23)
    more = set(findings(kept, day, 2022)) - set(findings(kept, day))
    told = {f.rule: f.message for f in more}
    assert told["DYDH"].startswith("2022年四季度没有记录")
    assert "2023-01-20 已开民主评议会" in told["§6登记"]
    assert "没有填培训类别" in told["§3.1类别"]
    assert {"T01", "TXTH"} <= told.keys()
    assert not {f.key for f in findings(kept, day)} & {f.key for f in more}
    assert not set(findings(kept, day, 2025)) - set(findings(kept, day)), "which is looked at anyway"
