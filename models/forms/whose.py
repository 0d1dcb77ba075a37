"""Whose lines a list of members has: of hours those of its year, of a sheet to sign those who are expected; a roster has all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from models.exports.contents import roster_members
from models.exports.orders import BY_POST, in_order
from models.forms.form import LIST, Area
from models.forms.subjects import is_of_trainees
from models.naming import some_of
from models.records import Member
from models.rules import Snapshot
from models.rules.standing import suspended
from models.rules.study.yearly import last_day, study_year

_HOURS = frozenset({"#hours", "#central_hours", "#wanted", "#lacking", "#reached", "#not_judged"})
"""What a form asks of somebody's year of study."""
_TITLE_OF_HOURS = re.compile(r"学时|课时|培训|学习|教育")
_SEVERAL = 3


def asks_hours(area: Area) -> bool:
    """Whether something about a year of study is asked of each member."""
    return area.subject is Member and any(slot.field in _HOURS for slot in area.slots)


def is_of_hours(area: Area) -> bool:
    """Whether a list is about the hours of its members; a roster may ask them among much else."""
    said = area.title + area.sheet.name
    count = sum(slot.field in _HOURS for slot in area.slots)
    return area.kind == LIST and asks_hours(area) and (bool(_TITLE_OF_HOURS.search(said)) or count >= _SEVERAL)


def is_signing(area: Area) -> bool:
    """Whether the members of a list are to sign that they are there."""
    said = re.sub(r"\s+", "", area.title + area.sheet.name)
    return area.kind == LIST and ("签到" in said or is_of_trainees(said))


def members_for(area: Area, snapshot: Snapshot, today: date, year: int | None) -> tuple[list[Member], list[str]]:
    """The members for a list or cards, and what is to be said about the choice. year: of the hours, None for this one."""
    here = roster_members(snapshot.members, snapshot.branch, today=today)
    past = year is not None and year < today.year and asks_hours(area)
    if not is_of_hours(area) and not is_signing(area):
        said = [f"学时按 {year} 年的填，名单是今天在册的党员"] if past and area.kind == LIST else []
        return here, said
    found, until = here, today
    notes: list[str] = []
    if year is not None and past and is_of_hours(area):
        until = last_day(year, today)
        found, notes = _of_year(area, snapshot, here, year, today)
    stopped = [m for m in found if suspended(m, until, snapshot.changes_of(m))]
    if stopped:
        notes.append(
            f"停止党籍的 {some_of(snapshot.called(m.name, m.id) for m in stopped)} 没有填入；要填请选定要填的人"
        )
    return [m for m in found if m not in stopped], notes


def _of_year(
    area: Area, snapshot: Snapshot, here: Sequence[Member], year: int, today: date
) -> tuple[list[Member], list[str]]:
    """The members in the ledger of hours of a past year."""
    those = [one.member for one in study_year(snapshot, year, today) if one.member is not None]
    known, now = {m.id for m in those}, {m.id for m in here}
    left = [snapshot.called(m.name, m.id) for m in those if m.id not in now]
    later = [
        snapshot.called(m.name, m.id)
        for m in here
        if m.id not in known and not suspended(m, today, snapshot.changes_of(m))
    ]
    parts = [f"“{area.title or area.sheet.name}”按 {year} 年填，名单与 {year} 年的学时台账相同"]
    parts += [f"有现在不在册的 {some_of(left)}"] if left else []
    parts += [f"没有后来才在册的 {some_of(later)}"] if later else []
    return in_order(those, snapshot.branch, BY_POST), ["，".join(parts)]
