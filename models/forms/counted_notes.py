"""What is to be said about the people behind the numbers of a table: as of which day they are counted, and who else is in a sum."""

from __future__ import annotations

import re
from datetime import date

from models.forms.form import COUNTS, Area, Form
from models.forms.of_study import AVERAGE, COUNTED, TAUGHT
from models.rules import Snapshot
from models.rules.standing import suspended
from models.rules.study.on_paper import on_paper
from models.rules.study.yearly import last_day
from models.statistics.study import study_figures

_YEAR = re.compile(r"(20\d\d)\s*年")
_OF_THERE = ("参训人次", "参训人数")
_TOTAL = "学时合计"


def counted_notes(form: Form, snapshot: Snapshot, today: date, year: int | None) -> list[str]:
    """The sentences about all tables of a form. year: that was asked for, of tables that name none."""
    found: list[str] = []
    for area in form.areas:
        if area.kind != COUNTS:
            continue
        fields = {slot.field for slot in area.slots}
        if "#count" in fields:
            found += _of_roster(area, snapshot, today)
        if any(field.startswith((TAUGHT, COUNTED)) for field in fields):
            stated = _YEAR.search("".join((area.title, *area.above)))
            found += _of_study(area, snapshot, int(stated[1]) if stated else year or today.year, today)
    return list(dict.fromkeys(found))


def _stopped(snapshot: Snapshot, on: date) -> str:
    count = sum(m.belongs(on) and suspended(m, on, snapshot.changes_of(m)) for m in snapshot.members)
    return f"，停止党籍的 {count} 人没有计入" if count else ""


def _of_roster(area: Area, snapshot: Snapshot, today: date) -> list[str]:
    """A table about 民主评议 counts at the end of its year."""
    if "评议" in "".join((area.title, area.sheet.name, *(text for slot in area.slots for text in slot.path))):
        return (
            ["人数按评议年度年末在册的党员数（年度没有结束的按今天），停止党籍的没有计入"]
            if snapshot.appraisals
            else []
        )
    stopped = _stopped(snapshot, today)
    return [f"人数按今天在册的党员数{stopped}"] if stopped else []


def _of_study(area: Area, snapshot: Snapshot, year: int, today: date) -> list[str]:
    figures, until = study_figures(snapshot, year, today), last_day(year, today)
    if not figures.batches and not figures.kinds[-1].hours:
        return []
    labels = list(dict.fromkeys(s.source.label for s in area.slots if s.source is not None and s.field != "#branch"))
    of_people = [s.source.label for s in area.slots if s.source is not None and s.field.startswith(COUNTED)]
    of_people += [AVERAGE] if AVERAGE in labels else []
    notes, stopped = [], _stopped(snapshot, until)
    if of_people and (stopped or until < today):
        day = "今天" if until == today else f"{until.year}年{until.month}月{until.day}日"
        notes.append(f"{'、'.join(dict.fromkeys(of_people))}按{day}在册的党员数{stopped}")
    here = {one.member.id for one in figures.people[0].years if one.member is not None}
    others = {number or name for _, name, number in figures.kinds[-1].there if number not in here}
    if others and (asked := [label for label in _OF_THERE if label in labels]):
        notes.append(f"{'、'.join(asked)}是全年参加培训的，含不在册的 {len(others)} 人（后来离开、停止党籍或名册外的）")
    if (paper := on_paper(snapshot, year)) and of_people:
        notes.append(paper)
    all_of_it, ours = figures.kinds[-1].hours, figures.people[0].hours
    if round(all_of_it - ours, 4) and {_TOTAL, AVERAGE} <= set(labels):
        notes.append(
            f"{_TOTAL} {all_of_it:g} 含不在册的人的 {round(all_of_it - ours, 4):g} 学时，"
            f"{AVERAGE}只按在册的 {len(here)} 人和他们的 {ours:g} 学时算"
        )
    return notes
