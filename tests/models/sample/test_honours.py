"""Appraisals and honours of the sample: as the minutes say, within a third, and nothing for the rules to find."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from models.records import AgendaItem, Appraisal, Award, Branch, Meeting, Member
from models.records.appraisal import EXCELLENT, GRADES, NO_GRADE
from models.records.award import BRANCH_AWARD, FIFTY_YEARS, MEMBER_AWARD
from models.records.meeting import DRAFT
from models.rules import Snapshot, findings
from models.rules.members import fifty_years
from models.store import Ledger
from tests.models.sample.looking import by_meeting, on


def test_grades_are_those_of_the_minutes(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    kept = ledger.all(Appraisal)
    for meeting in ledger.all(Meeting):
        if meeting.kind != "民主评议党员" or meeting.status == DRAFT:
            continue
        texts = " ".join(item.decision for item in by_meeting(ledger, AgendaItem)[meeting.id])
        said = re.search(r"优秀(\d+)人，合格(\d+)人，基本合格(\d+)人", texts)
        papers = re.search(r"收回(\d+)张", texts)
        assert said is not None
        assert papers is not None
        mine = [line for line in kept if line.day == meeting.day]
        counted = Counter(line.grade for line in mine)
        assert tuple(map(int, said.groups())) == tuple(counted[grade] for grade in GRADES[:3])
        assert counted["不合格"] == 0
        for line in mine:
            votes = (line.votes_excellent, line.votes_qualified, line.votes_barely, line.votes_unqualified)
            assert (
                votes == (None,) * 4 if line.grade in (NO_GRADE, "") else sum(v or 0 for v in votes) == int(papers[1])
            )
            assert bool(line.grade) is not bool(line.absent_why)
            assert line.told_on is None or on(line.day) < on(line.told_on) <= today


def test_honours_are_of_those_who_were_excellent_and_still_here(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    members = {member.id: member for member in ledger.all(Member)}
    best = {(line.member_id, line.year) for line in ledger.all(Appraisal) if line.grade == EXCELLENT}
    for award in ledger.all(Award):
        assert on(award.day) < today
        assert "示例" in award.body + award.note, "nobody may take it for a real one"
        if award.kind == FIFTY_YEARS:
            assert fifty_years(members[award.member_id or 0]) <= (award.year or 0)  # type: ignore[operator]
        elif award.kind == BRANCH_AWARD:
            assert not award.member_id
        else:
            assert (award.member_id, (award.year or 0) - 1) in best
            assert members[award.member_id or 0].belongs(on(award.day))


def test_there_is_something_of_each_kind_in_autumn(autumn: Ledger) -> None:
    awards = Counter((award.year, award.kind) for award in autumn.all(Award))
    assert awards[2026, "优秀共产党员"] == awards[2025, "优秀共产党员"] == 2
    assert awards[2026, "先进基层党组织"] == 1
    assert awards[2026, FIFTY_YEARS] == 1, "谭淑琴 joined on 1 July 1976"
    assert {line.year for line in autumn.all(Appraisal)} == {2024, 2025}


def test_those_whom_the_minutes_recommend_are_the_ones_who_are_honoured(autumn: Ledger) -> None:
    """On the grounds that the minutes give: 优秀 the year before."""
    (item,) = (item for item in autumn.all(AgendaItem) if item.title_text == "推荐优秀共产党员")
    said = re.search(r"推荐(.+?)2名同志", item.decision)
    assert said is not None
    honoured = {award.name for award in autumn.all(Award) if award.kind == MEMBER_AWARD and award.year == 2026}
    assert honoured == set(said[1].split("、"))
    names = {member.id: member.name for member in autumn.all(Member)}
    best = {
        names[line.member_id or 0] for line in autumn.all(Appraisal) if line.year == 2025 and line.grade == EXCELLENT
    }
    assert honoured <= best


def test_nothing_for_the_rules_to_find(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    draft = any(m.kind == "民主评议党员" and m.status == DRAFT for m in ledger.all(Meeting))
    found = {f.rule for f in findings(Snapshot.of(ledger), today) if f.rule[0] == "A" or f.rule.startswith("§6")}
    assert found == ({"§6登记"} if draft else set())


def test_the_branch_began_with_its_records(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    branch = ledger.get(Branch, 1)
    assert branch is not None
    begun = on(branch.begun)
    first = min(on(meeting.day) for meeting in ledger.all(Meeting))
    assert begun.day == 1
    assert (begun.year, begun.month) <= (first.year, first.month)
