"""Hours that lack to many people of one year, told together: how the screen heads them, and how a printed report lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.rules.finding import Finding
from models.rules.snapshot import Snapshot
from models.rules.study.asked import FOR_THE_OLD, hours_wanted
from models.rules.study.hours import hours_by_member
from models.rules.study.on_paper import PAPER, beside

FROM = 4
"""So many people are told together; fewer are read sooner one by one."""
_OF_A_YEAR = re.compile(r"(\d{4}) hours")
_WHOSE = {"T02": "（书记和支委）"}


def heading(findings: Sequence[Finding]) -> str:
    """2026年学时不足（书记和支委）; '' where the first of them is about something else. Of a year that was begun on paper it says so."""
    hours = _OF_A_YEAR.fullmatch(findings[0].slot)
    if hours is None:
        return ""
    paper = "，启用前的请先补录" if all(PAPER in finding.message for finding in findings) else ""
    return f"{hours[1]}年学时不足{_WHOSE.get(findings[0].rule, '')}{paper}"


def together(findings: Sequence[Finding], snapshot: Snapshot, today: date) -> list[Finding]:
    """The findings in their order; what is said of the hours of many people of a year as one, in the place of the first, with all
    their names by the hours they have. It has no record."""
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        if finding.record and _OF_A_YEAR.fullmatch(finding.slot):
            alike.setdefault(_key(finding), []).append(finding)
    told: list[Finding] = []
    for finding in findings:
        those = alike.get(_key(finding), []) if finding.record else []
        if len(those) < FROM:
            told.append(finding)
        elif finding is those[0]:
            told.append(_one_of(those, snapshot, today))
    return told


def _key(finding: Finding) -> tuple[str, ...]:
    return (finding.rule, finding.level, finding.article, finding.slot)


def _one_of(those: Sequence[Finding], snapshot: Snapshot, today: date) -> Finding:
    first, year = those[0], int(those[0].slot[:4])
    hours = hours_by_member(snapshot, year, min(today, date(year, 12, 31)))
    by_hours: dict[float, list[str]] = {}
    for finding in those:
        by_hours.setdefault(hours.get(finding.record, 0.0), []).append(finding.subject)
    wanted = hours_wanted(snapshot, snapshot.by_id[first.record], year)
    parts = [
        f"{f'已有 {have:g} 学时' if have else '还没有学时'}的 {len(names)} 人：{'、'.join(names)}"
        for have, names in sorted(by_hours.items())
    ]
    old = sum(FOR_THE_OLD in finding.message for finding in those)
    at_home = f"；其中高龄的 {old} 人，{FOR_THE_OLD}" if old else ""
    text = f"要求 {wanted:g} 学时。{'；'.join(parts)}{at_home}{beside(snapshot, year)}"
    return replace(first, subject=f"{heading(those).split('，')[0]}：{len(those)} 人", message=text, record=0, at="")
