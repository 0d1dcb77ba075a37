"""The annual figures of the sample branch in both years, against a count by plain loops over its records."""

from datetime import date

import pytest

from models.kinds import add_months
from models.records import Appraisal, Award, Enrolment, Meeting, Member, StatusChange, Training, Transfer
from models.rules.snapshot import Snapshot
from models.sample import write_sample
from models.statistics.catalogue import ANNUAL, About
from models.statistics.roster import Roster
from models.store import Ledger
from tests.models.statistics.people import cells, made

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with Ledger.create(tmp_path_factory.mktemp("sample") / "s.zbtz") as ledger:
        write_sample(ledger, today=TODAY)
        kinds = (Member, Meeting, Training, Enrolment, Appraisal, Award, StatusChange, Transfer)
        return Snapshot.of(ledger), {cls: ledger.all(cls) for cls in kinds}


@pytest.fixture(params=[date(2025, 12, 31), TODAY], ids=["2025", "2026"])
def counted(request, sample):
    """Snapshot, the day, all records by class, and who was a member on that day."""
    snapshot, records = sample
    on = request.param
    stopped = {c.member_id for c in records[StatusChange] if c.kind == "停止党籍" and c.since.first() <= on}
    stopped -= {c.member_id for c in records[StatusChange] if c.kind == "恢复党籍" and c.since.first() <= on}
    here = []
    for member in records[Member]:
        came, left = member.arrived or member.joined, member.left
        if came and came.first() > on:
            continue
        if left and left.first() <= on:
            continue
        on_roster = member.standing == "停止党籍" and (not member.standing_since or member.standing_since.first() <= on)
        if member.id in stopped or on_roster:
            continue
        here.append(member)
    about = About(Roster.within(snapshot), on, snapshot.branch.group_names(), snapshot)
    return about, on, records, here


def test_everything_agrees(counted):
    about, _, _, here = counted
    checks = made("checks", about)
    assert checks.agrees, checks.verdict
    assert len(checks.lines) >= 16
    assert checks.counted == len(here)
    for known in ANNUAL:
        for table in known.make(about, known.variants[0]):
            assert table.agrees or known.key == "appraisal", (table.title, table.verdict)


def test_columns_of_the_members(counted):
    about, on, _, here = counted
    young = 0
    for member in here:
        birth = member.birth
        young += (
            birth is not None and on.year - birth.year - ((birth.month or 1, birth.day or 1) > (on.month, on.day)) <= 35
        )
    expected = [
        len(here),
        sum((m.full is None and m.kind == "预备党员") or bool(m.full and m.full.first() > on) for m in here),
        sum(m.sex == "女" for m in here),
        sum(m.nation not in ("", "汉族") for m in here),
        young,
        sum(
            m.education in ("研究生", "大学", "大专") and "业" not in m.education_detail.replace("毕业", "")
            for m in here
        ),
    ]
    assert cells(made("educated", about), "合计") == expected
    assert cells(made("joined-year", about), "合计") == expected


def test_admitted_converted_and_left(counted):
    about, on, records, _ = counted
    year = [m for m in records[Member] if m.joined and m.joined.year == on.year and m.joined.first() <= on]
    admitted = [m for m in year if not m.arrived or m.arrived.first() <= m.joined.first()]
    assert cells(made("joining", about), "发展党员")[0] == len(admitted)
    full = [m for m in records[Member] if m.full and m.full.year == on.year and m.full.first() <= on]
    full = [m for m in full if not m.arrived or m.arrived.first() <= m.full.first()]
    due = made("probation", about)
    assert cells(due, "本年转为正式党员")[0] == len(full)
    waiting = 0
    for member in records[Member]:
        end = add_months(member.joined.first(), 12) if member.joined and member.joined.whole else None
        settled = member.full is not None and member.full.first() <= on
        probation = member.kind == "预备党员" or (member.full is not None and member.full.first() > on)
        waiting += bool(end and end <= on and probation and not settled and member.belongs(on))
    assert cells(due, "应转正")[0] == len(full) + waiting
    taken = sum(
        bool(c.since and c.since.year == on.year and c.since.first() <= on)
        for c in records[StatusChange]
        if c.kind.startswith("除名") or c.kind in ("开除党籍", "取消预备党员资格")
    )
    assert cells(made("leaving", about), "出党")[0] == taken


def test_training(counted):
    about, on, records, here = counted
    batches = {t.id: t for t in records[Training] if t.start.year == on.year and t.start.first() <= on}
    lists = [e for e in records[Enrolment] if e.training_id in batches]
    there = [e for e in lists if e.state in ("参加", "补课", "")]
    whole = made("trained", about, 1)
    numbers = cells(whole, "合计")
    assert numbers[0] == len(batches)
    assert numbers[1] == sum(t.level.startswith("县级") or t.level.startswith("市") for t in batches.values())
    assert numbers[5:8] == [
        len(there),
        len({e.member_id or e.name for e in there}),
        sum(e.state in ("请假", "缺课") for e in lists),
    ]
    people = cells(made("trained", about), "全体党员")
    assert people[0] == len(here) == people[1] + people[2]
    assert people[4] == people[5] + people[6]
    assert people[0] == people[4] + people[7] + people[8]


def test_meetings_and_the_committee(counted):
    about, on, records, here = counted
    life = made("organization", about, 1)
    held = [m for m in records[Meeting] if m.status != "作废" and m.day.year == on.year and m.day.first() <= on]
    assert cells(life, "合计")[0] == len(held)
    for kind in {m.kind for m in held}:
        assert cells(life, kind)[0] == sum(m.kind == kind for m in held)
    posts = [m for m in here if any(word in m.post for word in ("书记", "委员"))]
    assert cells(made("organization", about), "班子成员")[0] == len(posts)
    assert cells(made("away", about), "流动党员")[0] == sum(
        m.floating == "是" and not (m.floating_since and m.floating_since.first() > on) for m in here
    )


def test_appraisals_and_honours_as_many_as_are_kept(counted):
    about, on, records, here = counted
    for place, table in enumerate(made_all("appraisal", about)):
        year = on.year - place
        day = date(year, 12, 31) if place else min(date(year, 12, 31), on)
        ids = {m.id for m in (here if not place else about.roster.counted(day))}
        grades = [a.grade for a in records[Appraisal] if a.year == year and a.member_id in ids]
        for grade in ("优秀", "合格", "基本合格", "不合格", "不评定等次"):
            assert cells(table, grade)[0] == grades.count(grade)
    kept = [
        a for a in records[Award]
        if (a.day and a.day.year == on.year and a.day.first() <= on) or (not a.day and a.year == on.year)
    ]  # fmt: skip
    assert cells(made("awards", about), "合计")[0] == len(kept)


def made_all(key, about):
    known = next(known for known in ANNUAL if known.key == key)
    return known.make(about, known.variants[0])
