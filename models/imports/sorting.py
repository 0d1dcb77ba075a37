"""Sorts the rows that were read into added, updated, unchanged and returned, with each changed cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.fields import typed
from models.imports import beside_names, hiding
from models.imports.apart import Apart
from models.imports.identity import People, Person, whole_id
from models.imports.person_row import Reading
from models.imports.plan import (
    ADDED,
    ERROR,
    INFO,
    RETURNED,
    UNCHANGED,
    UPDATED,
    WARNING,
    Candidate,
    Change,
    Plan,
    RowPlan,
)
from models.imports.wishes import Wishes
from models.kinds import PartialDate, name_key
from models.kinds.identity import upgraded
from models.records import Member


@dataclass(frozen=True)
class _Refusal:
    """Why a row is returned. about: the name of the field where to look first."""

    reason: str
    about: str = "name"


def sort(
    readings: Sequence[Reading], members: Sequence[Member], plan: Plan, wishes: Wishes, groups: Iterable[str] = ()
) -> None:
    """Gives each row its fate in the plan; `members` are left as they are. groups: the 党小组 of the branch."""
    people = People([_copy(member) for member in members])
    apart = Apart(members, groups=groups)
    for reading in readings:
        apart.undo(reading)
    doubled = _doubled(readings)
    for reading in readings:
        row = _row_plan(reading)
        plan.rows.append(row)
        refusal = _refusal(reading, doubled) or _place(reading, row, people, wishes)
        if refusal is not None:
            row.fate, row.reason, row.record, row.changes = RETURNED, refusal.reason, None, []
            reading.note_field(ERROR, f"{RETURNED}：{refusal.reason}", refusal.about)
        plan.problems.extend(reading.problems)


def _copy(member: Member) -> Member:
    """`copy.copy`, which finds out anew each time how a thing is copied."""
    made = Member.__new__(Member)
    made.__dict__.update(member.__dict__)
    return made


def _row_plan(reading: Reading) -> RowPlan:
    row = reading.row
    return RowPlan(
        row.sheet,
        row.number,
        reading.member.name,
        UNCHANGED,
        read=row,
        said=_copy(reading.member),
        weak=reading.weak,
        problems=reading.problems,
    )


def _doubled(readings: Sequence[Reading]) -> dict[str, str]:
    """ID numbers that the file gives to people of different names, with these names."""
    names: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        if reading.member.id_number:
            names[whole_id(reading.member.id_number)].append(reading.member.name)
    return {n: "、".join(dict.fromkeys(called)) for n, called in names.items() if len(set(map(name_key, called))) > 1}


def _refusal(reading: Reading, doubled: dict[str, str]) -> _Refusal | None:
    """Why a row is returned whoever is known; None if it is not."""
    if not reading.member.name:
        return _Refusal("没有姓名")
    if reading.refused:
        return _Refusal(reading.refused, "kind")
    if names := doubled.get(whole_id(reading.member.id_number)):
        return _Refusal(f"文件里不同的人用了同一个身份证号（{names}），请核对", "id_number")
    return None


def _place(reading: Reading, row: RowPlan, people: People, wishes: Wishes) -> _Refusal | None:
    """Finds the person of a row and notes what changes; gives the reason to return the row, or None."""
    row.who = wishes.people.get(row.key, "")
    verdict = people.find(reading.member, row.who, reading.beside, reading.masked)
    if row.who and not verdict.among:  # what was asked can be answered again
        verdict = replace(verdict, among=tuple(beside_names.asked(row.name, people)[0]))
    row.candidates = _candidates(verdict.among)
    if verdict.unclear:
        return _Refusal(verdict.unclear)
    person = verdict.person
    if person is None:
        _somebody_new(reading, row, people, verdict.note)
        return None
    if not verdict.sure and person.place and not _same_phone(person.member, reading.member):
        return _Refusal(f"与{person.place}同名，又都没有身份证号和出生日期，分不清是不是同一人")
    kept = leave_ours(reading, row, person.member)
    changes = changes_of(person.member, reading, clear=wishes.clear, seen=person.seen)
    if refusal := _twice(changes, person):
        return refusal
    if note := kept or verdict.note:
        renamed = kept or any(change.name == "name" for change in changes)
        reading.note_field(WARNING if renamed and not row.who else INFO, note, "name")
    elif person.place and person.seen:
        reading.note_field(INFO, f"与{person.place}是同一人，合并为一人", "name")
    if changes and person.before is None:
        person.before = _copy(person.member)
    for change in changes:
        setattr(person.member, change.name, change.new)
    for about in typed(Member):
        if about.name not in reading.weak and getattr(reading.member, about.name) != about.kind.empty:
            person.seen.setdefault(about.name, row.where)
    person.place = person.place or row.where
    person.masked = person.masked or reading.masked
    people.note_id(person)
    row.fate, row.record, row.changes, row.member_id = (
        UPDATED if changes else UNCHANGED,
        person.member,
        changes,
        person.member.id,
    )
    return None


def _twice(changes: Iterable[Change], person: Person) -> _Refusal | None:
    """Two rows of the file that say different things of somebody."""
    for change in changes:
        if change.name in person.seen and change.old != _empty(change.name):
            both = "、".join(change.texts())
            return _Refusal(f"与{person.seen[change.name]}是同一人，但“{change.label}”不同（{both}）", change.name)
    return None


def _candidates(people: Iterable[Person]) -> list[Candidate]:
    return [Candidate(person.key, _copy(person.member), person.place) for person in people]


def leave_ours(reading: Reading, row: RowPlan, known: Member) -> str:
    """Takes out of what a row says the texts that only show a part of those that are known, or no whole number in their place.
    Gives what is to be said of the name, '' if nothing."""
    for about in typed(Member):
        said, ours, name = getattr(reading.member, about.name), getattr(known, about.name), about.name
        if said == ours or not ours or not isinstance(ours, str):
            continue
        if name == "id_number" and reading.failed(name):
            _say_kept(reading, name)
        elif not said or name == "name":
            continue
        elif hiding.is_ours(about.kind, said, ours):
            _say_instead(reading, row, name, ours)
        elif told := hiding.why_kept(about.kind, about.label, said, ours):
            _say_instead(reading, row, name, about.kind.empty)
            reading.note_field(ERROR, told, name)
        elif hiding.says_less(about.kind, said, ours):
            _say_instead(reading, row, name, ours)
            told = f"{about.label}：没有账本里的完整，没有改，账本里已有的不动"
            reading.note_field(WARNING, told, name)
    return _keep_name(reading, row, known.name)


def _keep_name(reading: Reading, row: RowPlan, known: str) -> str:
    """Leaves somebody his name where the row has one with signs or hidden characters; gives what is to be said, '' if nothing."""
    said = reading.member.name
    if name_key(said) == name_key(known) or beside_names.renames(known, said):
        return ""
    _say_instead(reading, row, "name", known)
    return f"文件里写的“{said}”不像完整的姓名，没有改名，账本里的“{known}”不动，请核对是不是同一人"


def _say_instead(reading: Reading, row: RowPlan, name: str, value: str) -> None:
    """As if the row said this; what was doubted in its cell is no question any more."""
    column = reading.column_of(name)
    heading = column.heading if column else ""
    reading.problems[:] = [p for p in reading.problems if not heading or (p.level, p.column) != (WARNING, heading)]
    for one in (reading.member, row.said):
        if one is not None:
            setattr(one, name, value)


def _say_kept(reading: Reading, name: str) -> None:
    """Adds to what is said of a number that could not be read that the ledger's stays."""
    column = reading.column_of(name)
    heading = column.heading if column else ""
    reading.problems[:] = [
        replace(p, message=f"{p.message}；账本里已有的不动")
        if (p.level, p.column) == (ERROR, heading) and "已有的不动" not in p.message
        else p
        for p in reading.problems
    ]


def _somebody_new(reading: Reading, row: RowPlan, people: People, note: str) -> None:
    """Takes in the person of a row whom nobody known is. note: a remark on it."""
    name = reading.member.name
    if not note:
        alike, note = beside_names.asked(name, people)
        row.candidates = _candidates(alike)
    if note:
        reading.note_field(INFO if row.who else WARNING, note, "name")
    people.add(Person(reading.member, row.where, reading.masked))
    row.fate, row.record = ADDED, reading.member


def changes_of(known: Member, reading: Reading, *, clear: bool = False, seen: Container[str] = ()) -> list[Change]:
    """The cells that the row changes. What it says less exactly stays, and what it leaves empty too, unless the user wants
    that to `clear` the ledger's; another row of the same person may have filled it (`seen`: the fields)."""
    changes = []
    less = _less_exact(known, reading.member)
    for about in typed(Member):
        old, new = getattr(known, about.name), getattr(reading.member, about.name)
        if old == new or _says_less(new, old) or about.name in less:
            continue
        if new == about.kind.empty and not (clear and about.name not in seen and reading.empties(about.name)):
            continue
        if about.name in reading.weak and old != about.kind.empty:
            continue
        changes.append(Change(about.name, old, new))
    return changes


def _less_exact(known: Member, said: Member) -> set[str]:
    """The fields of which the row has only a wording of several values (初中及以下), where the ledger knows which of them it is,
    or which wording (省委党校研究生 beside 省（区、市）委党校研究生)."""
    found: set[str] = set()
    for about in typed(Member):
        if not about.keeps:
            continue
        wording, ours = getattr(said, about.keeps), getattr(known, about.keeps)
        if wording != ours and about.kind.takes_in(wording, getattr(known, about.name)):
            found |= {about.name, about.keeps}
        elif about.kind.takes_in(wording, ours):
            found.add(about.keeps)
    return found


def _says_less(new: Any, old: Any) -> bool:
    """1985-03 beside 1985-03-12, an old ID number beside the new one of the same person, a name without its dot."""
    if isinstance(new, PartialDate) and isinstance(old, PartialDate):
        return new.covers(old)
    if not (isinstance(new, str) and isinstance(old, str)):
        return False
    return (len(new) == 15 and new.isdigit() and upgraded(new) == old) or ("·" in old and new == old.replace("·", ""))


def _empty(name: str) -> Any:
    return next(f.kind.empty for f in Member.fields if f.name == name)


def _same_phone(one: Member, other: Member) -> bool:
    return bool(one.phone) and one.phone == other.phone
