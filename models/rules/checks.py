"""All checks, run over one snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain

from models.records import Branch, Member
from models.rules.absence import absence_findings
from models.rules.agendas import agenda_findings
from models.rules.appraisals import appraisal_findings, unregistered_in
from models.rules.approval import approval_findings
from models.rules.awards import award_findings
from models.rules.ballots import ballot_findings
from models.rules.branch import branch_findings
from models.rules.committee_list import committee_list_findings
from models.rules.development import development_findings
from models.rules.elections import election_findings
from models.rules.finding import Finding, in_order, raised, softened
from models.rules.fixed_day import fixed_day_findings
from models.rules.gatherings import gathering_findings
from models.rules.going import going_findings
from models.rules.isolated import RULE, each
from models.rules.keeping import looking_at_minutes
from models.rules.left_out import earlier_decision_findings, left_out_findings
from models.rules.meetings import missing_findings, missing_in
from models.rules.members import member_findings
from models.rules.numbers_told import number_findings
from models.rules.offices import office_findings
from models.rules.rectifications import rectification_findings
from models.rules.reviewed_away import reviewed_away_findings
from models.rules.snapshot import Snapshot
from models.rules.study.elsewhere import elsewhere_findings
from models.rules.study.everybody import everybody_findings
from models.rules.talks import talk_findings, talks_in
from models.rules.temporary import temporary_findings
from models.rules.training import study_in, training_findings

Check = Callable[[Snapshot, date], Iterator[Finding | None]]

CHECKS: Mapping[Check, str] = {
    branch_findings: "支部和换届",
    office_findings: "支委会职务",
    temporary_findings: "临时党支部",
    member_findings: "党员信息",
    going_findings: "转出转入",
    development_findings: "发展和转正",
    approval_findings: "转正报批",
    absence_findings: "缺席原因",
    missing_findings: "会议缺期",
    talk_findings: "谈心谈话",
    fixed_day_findings: "主题党日日期",
    looking_at_minutes: "会议记录",
    committee_list_findings: "支委会名单",
    left_out_findings: "应到范围",
    earlier_decision_findings: "先议后决",
    gathering_findings: "同场会议",
    agenda_findings: "议题",
    number_findings: "正文人数",
    ballot_findings: "表决",
    election_findings: "选举",
    training_findings: "教育培训",
    elsewhere_findings: "培训和会议",
    everybody_findings: "参训范围",
    appraisal_findings: "民主评议",
    reviewed_away_findings: "民主评议到会",
    award_findings: "表彰奖励",
    rectification_findings: "整改",
}
"""Each check, and what it looks at."""


def findings(snapshot: Snapshot, today: date, year: int | None = None) -> list[Finding]:
    """Everything the records show on that day, by level, then by due day. Nothing is stored and nobody is judged.

    What happened before the branch began to use the program only warns. year: of which all is asked for, also where it is before the
    last, which is as far back as what is missing is looked for of itself."""
    found = _looked(CHECKS, snapshot, today)
    if year is not None and year < today.year - 1:
        found = chain(found, _looked(_of_year(year), snapshot, today))
    return in_order(finding for finding in found if finding is not None)


def looking(snapshot: Snapshot, today: date) -> Iterator[Finding | None]:
    """The same, one after the other as they are found, and None in between, for much shows nothing: whoever must not stop for long may
    look at a few at a time."""
    return _looked(CHECKS, snapshot, today)


def _looked(checks: Mapping[Check, str], snapshot: Snapshot, today: date) -> Iterator[Finding | None]:
    for check, looks_at in checks.items():
        for finding in each({check: looks_at}, snapshot, today, lambda name: undone(name, today)):
            yield finding and _apart(softened(finding, snapshot.begun), snapshot)
        yield None


def _of_year(year: int) -> Mapping[Check, str]:
    """What is missing of a year, which the checks look for in this one and the last only."""
    return {
        lambda snapshot, today: missing_in(snapshot, (year,), today): CHECKS[missing_findings],
        lambda snapshot, today: talks_in(snapshot, (year,), today): CHECKS[talk_findings],
        lambda snapshot, today: study_in(snapshot, year, today): CHECKS[training_findings],
        # what is said of a year may have been held in the next
        lambda snapshot, today: unregistered_in(snapshot, {year, min(year + 1, today.year - 2)}, today): CHECKS[
            appraisal_findings
        ],
    }


def _apart(finding: Finding, snapshot: Snapshot) -> Finding:
    """What is about one of two members of one name says which; not what calls the person otherwise already."""
    member = snapshot.by_id.get(finding.record) if finding.table == Member.table else None
    if member is None or finding.subject != member.name:
        return finding
    called = snapshot.called(member.name, member.id)
    return finding if called == member.name else replace(finding, subject=called)


def undone(name: str, today: date) -> Iterator[Finding]:
    """Says that a check came to no end: nobody shall take its silence for a good answer."""
    text = f"“{name}”没有检查完，其他各项照常；账本没有改动。请看这一类记录里有没有不合情理的日期或数字，再把日志文件交给技术人员"
    yield from raised(RULE, f"自查·{name}", text, on=today, table=Branch.table)
