"""The selections that everybody has, and what is computed about members, over a real ledger."""

from dataclasses import replace
from datetime import date

import pytest

from models.filters import BUILTIN, Criteria, Facts, computed, keeper, selection, sorted_out
from models.filters.computed import due_full
from models.kinds import PartialDate
from models.records import Attendance, Enrolment, Meeting, Member, StatusChange, Training, Transfer
from models.rules.snapshot import Snapshot

TODAY = date(2026, 11, 23)


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def people(ledger):
    """Seven people, each of whom is in other selections."""
    usual = {"kind": "正式党员", "joined": day("2010-07-01"), "full": day("2011-07-01"), "birth": day("1985-03")}
    made = [
        Member(name="张伟", post="书记", **usual),
        Member(name="老王", **(usual | {"birth": day("1966-11-23")})),
        Member(name="将满", **(usual | {"birth": day("1966-11-24")})),
        Member(name="小预", **(usual | {"kind": "预备党员", "joined": day("2025-12-01"), "full": None})),
        Member(name="流失", floating="是", lost="是", **usual),
        Member(name="停籍", standing="停止党籍", **usual),
        Member(name="走了", left=day("2025-06-01"), **usual),
    ]
    with ledger.unit("建立") as unit:
        unit.add_all(made)
        batch = Training(name="集中轮训", start=day("2026-09-10"), planned_hours=60.0, kind="集中轮训")
        unit.add(batch)
        unit.add(Enrolment(training_id=batch.id, member_id=made[0].id, name="张伟"))
        unit.add(Enrolment(training_id=batch.id, member_id=made[1].id, name="老王", state="缺课"))
        for number, (on, state) in enumerate((("2026-10-12", "到"), ("2026-11-02", "请假"), ("2025-01-08", "到"))):
            meeting = Meeting(kind="支部党员大会", day=day(on), subject=str(number))
            unit.add(meeting)
            unit.add(Attendance(meeting_id=meeting.id, member_id=made[1].id, name="老王", state=state))
        unit.add(Transfer(member_id=made[2].id, direction="转出", other="某局机关党支部", issued=day("2026-11-01")))
        done = Transfer(
            member_id=made[0].id, direction="转出", other="别处", issued=day("2025-11-01"), receipt=day("2025-12-01")
        )
        unit.add(done)
    return {member.name: member for member in ledger.all(Member)}


@pytest.fixture
def facts(ledger, people):
    return Facts.of(Snapshot.of(ledger), TODAY)


def test_facts_are_what_they_say_and_not_the_ledger_behind_them(ledger, people):
    facts = Facts.of(Snapshot.of(ledger), TODAY)
    assert facts.snapshot is not None
    assert "Snapshot(" not in repr(facts)
    assert facts == replace(facts, snapshot=None)


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("all", ["张伟", "老王", "将满", "小预", "流失"]),
        ("full", ["张伟", "老王", "将满", "流失"]),
        ("probationary", ["小预"]),
        ("due", ["小预"]),
        ("floating", ["流失"]),
        ("lost", ["流失"]),
        ("old", ["老王"]),
        ("behind", ["老王", "将满", "小预", "流失"]),
        ("missing", ["张伟", "老王", "将满", "小预", "流失"]),
        ("leaving", ["将满"]),
        ("suspended", ["停籍"]),
        ("gone", ["走了"]),
    ],
)
def test_who_is_in_each(key, names, people, facts):
    known = selection(key)
    assert [name for name, member in people.items() if known.keeps(member, facts)] == names
    assert sorted_out(list(people.values()), facts)[key] == {people[name].id for name in names}


def test_a_decision_counts_before_the_roster_says_so(people, facts):
    facts.changes = {people["张伟"].id: [StatusChange(kind="停止党籍", since=day("2026-03-01"))]}
    assert selection("suspended").keeps(people["张伟"], facts)
    assert not selection("all").keeps(people["张伟"], facts)
    assert not keeper(Criteria())(people["张伟"], facts)


def test_all_of_them_are_tested_above():
    assert len(BUILTIN) == len({known.key for known in BUILTIN}) == 14


def text(key, member, facts):
    return computed(key).text(member, facts)


def test_what_is_computed(people, facts):
    assert text("#age", people["老王"], facts) == "60 岁"
    assert text("#seniority", people["小预"], facts) == "—"
    assert text("#hours", people["张伟"], facts) == "60 学时"
    assert text("#hours", people["老王"], facts) == "0 学时"
    assert text("#last_activity", people["老王"], facts) == "2026-10-12"
    assert text("#attended", people["老王"], facts) == "1 次"
    assert text("#last_activity", people["张伟"], facts) == "2026-09-10"
    assert text("#transfer", people["将满"], facts) == "转出：某局机关党支部"
    assert text("#transfer", people["张伟"], facts) == ""
    assert text("#complete", people["张伟"], facts) == "31%"  # five of sixteen
    assert text("#missing", people["张伟"], facts).startswith("性别、民族、公民身份证号、学历")
    assert computed("#no") is None


def test_a_batch_that_has_not_begun_is_no_activity_yet(ledger, people):
    with ledger.unit("报名") as unit:
        batch = Training(name="明年轮训", start=day("2026-11-24"))
        unit.add(batch)
        unit.add(Enrolment(training_id=batch.id, member_id=people["张伟"].id, name="张伟"))
    snapshot = Snapshot.of(ledger)
    for today, last in ((TODAY, "2026-09-10"), (date(2026, 11, 24), "2026-11-24")):
        assert text("#last_activity", people["张伟"], Facts.of(snapshot, today)) == last


def test_the_end_of_probation_is_as_exact_as_the_day_of_joining(people, facts):
    assert str(due_full(people["小预"], facts)) == "2026-12-01"
    for joined, due in (("2025-12", "2026-12"), ("2025", "2026"), ("2024-02-29", "2025-02-28")):
        assert str(due_full(Member(kind="预备党员", joined=day(joined)), facts)) == due
    assert due_full(people["张伟"], facts) is None


def test_an_extended_probation_ends_later(ledger, people):
    extension = StatusChange(
        member_id=people["小预"].id, kind="延长预备期", since=day("2026-12-01"), until=day("2027-06-01")
    )
    with ledger.unit("延长") as unit:
        unit.add(extension)
    facts = Facts.of(Snapshot.of(ledger), TODAY)
    assert str(due_full(people["小预"], facts)) == "2027-06-01"
    assert not selection("due").keeps(people["小预"], facts)
