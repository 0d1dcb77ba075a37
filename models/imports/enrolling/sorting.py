"""Sorts the rows of a list into new entries, changed ones, unchanged ones, and rows returned because nobody can say who it is."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.exports.privacy import REASON_KEPT
from models.exports.reasons import reason_told
from models.fields import field_of
from models.imports import hiding
from models.imports.apart import Apart
from models.imports.enrolling.fields import ENTRY, LABELS
from models.imports.enrolling.finding import Roster
from models.imports.enrolling.seats import GUEST, Listed, Seat
from models.imports.identity import Person
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
    Problem,
)
from models.imports.wishes import NEW, Wishes
from models.kinds import name_key
from models.records import Enrolment, Member, Training
from models.records.training import SIGNED_UP, TAKEN
from models.rules.standing import ChangesByMember
from models.rules.study.hours import begun
from models.rules.study.remarks import Remarks


@dataclass(frozen=True)
class Batch:
    """The batch and what it is compared with. entries: of those on its list now · hours: as planned · members: all of the
    roster · former: ids with names of before · clashing: by the member's id, batches on the same days ·
    changes: the decisions about memberships."""

    training: Training
    entries: Sequence[Enrolment] = ()
    hours: float = 0.0
    members: Sequence[Member] = ()
    former: Sequence[tuple[int, str]] = ()
    clashing: Mapping[int, Sequence[Training]] = field(default_factory=dict)
    changes: ChangesByMember = field(default_factory=dict)


class Sorter:
    """Goes through the rows one after the other; who was in an earlier row is known in a later one."""

    def __init__(self, batch: Batch, plan: Plan, wishes: Wishes, today: date) -> None:
        self._batch, self._plan, self._wishes = batch, plan, wishes
        self._roster = Roster(batch.members, batch.former)
        day = batch.training.start.first() if batch.training.start else today
        called = [*(entry.name for entry in batch.entries), *(name for _, name in batch.former)]
        self._apart = Apart(batch.members, called)
        self._remarks = Remarks({m.id: m for m in batch.members}, day, batch.hours, batch.clashing, batch.changes)
        self._begun = begun(batch.training, today)
        self._with_hours = any(column.field == "hours" for column in plan.columns)
        self._entries = {_key(e.member_id, e.name, e.unit): copy.copy(e) for e in batch.entries}
        self._seen: dict[tuple[int, str, str], Seat] = {}

    def sort(self, listed: Listed) -> None:
        """Gives the row its fate in the plan."""
        self._apart.undo(listed)
        listed.entry.name = listed.member.name
        row = listed.row
        seat = Seat(
            row.sheet,
            row.number,
            listed.member.name,
            UNCHANGED,
            read=row,
            problems=listed.problems,
        )
        self._plan.rows.append(seat)
        reason = self._place(listed, seat)
        if reason:
            seat.fate, seat.reason, seat.entry, seat.changes, seat.guest = RETURNED, reason, None, [], False
            listed.note_field(ERROR, f"{RETURNED}：{reason}", "name")
        self._plan.problems.extend(listed.problems)

    def _place(self, listed: Listed, seat: Seat) -> str:
        """Finds the person and what changes; gives why the row is returned, '' if it is not."""
        if not listed.member.name and not listed.member.id_number:
            return "没有姓名"
        seat.who = self._wishes.people.get(seat.key, "")
        verdict = self._roster.find(listed, seat.who)
        person = verdict.person
        if person is None or len(verdict.among) > 1 or seat.who:  # one of that name alone is no question
            seat.candidates = [Candidate(p.key, copy.copy(p.member), p.place) for p in verdict.among]
        if person is None and seat.who != NEW and not self._known_guest(listed):
            seat.stranger = not verdict.unclear and not verdict.among and bool(listed.member.name)
            return verdict.unclear or _unknown(listed, verdict.among)
        if person is None and not listed.member.name:
            return "没有姓名"
        if person is not None and verdict.note:
            doubtful = "请核对" in verdict.note and not seat.who and not verdict.note.startswith("只凭姓名")
            listed.note_field(WARNING if doubtful else INFO, verdict.note, "name")
        self._seat(listed, seat, person.member if person else None)
        return self._again(seat)

    def _known_guest(self, listed: Listed) -> bool:
        """Whether somebody of that name and no other is on the list already, who is not in the roster."""
        return sum(not e.member_id and name_key(e.name) == name_key(listed.member.name) for e in self._entries.values()) == 1  # fmt: skip

    def _seat(self, listed: Listed, seat: Seat, member: Member | None) -> None:
        seat.record, seat.member_id = member, member.id if member else 0
        seat.guest = member is None
        known = self._entry_of(listed, member)
        before = copy.copy(known) if known else Enrolment()
        after = copy.copy(before)
        after.member_id, after.name = (member.id, member.name) if member else (None, listed.member.name)
        for name in ENTRY:
            if not (name == "unit" and member is not None) and not self._is_kept(listed, name, getattr(before, name)):
                setattr(after, name, getattr(listed.entry, name))
        self._complete(listed, after)
        seat.entry = after
        names = [name for name in ENTRY if getattr(before, name) != getattr(after, name)]
        seat.changes = [Change(name, getattr(before, name), getattr(after, name), Enrolment) for name in names]
        seat.fate = ADDED if known is None else UPDATED if seat.changes else UNCHANGED
        for about, words in self._remarks.each(after):
            if member is not None or about != "name":  # a guest was said to be one, whoever else is called so
                listed.note_field(WARNING, f"{words}，请核对", about)
        if seat.guest and known is None:
            listed.note_field(INFO, f"作为{GUEST}人员记入，不进党员名册", "name")

    @staticmethod
    def _is_kept(listed: Listed, name: str, ours: object) -> bool:
        """Whether a list says nothing there, or no more than is known, with a part of it hidden."""
        said, kind = getattr(listed.entry, name), field_of(Enrolment, name).kind
        if said in ("", None) or hiding.is_ours(kind, said, ours):
            return True
        if name == "reason" and ours and (said == REASON_KEPT or said == reason_told(str(ours), full=False)):
            return True
        if told := hiding.why_kept(kind, LABELS[name], said, ours):
            listed.note_field(WARNING, told, name)
        return bool(told)

    def _entry_of(self, listed: Listed, member: Member | None) -> Enrolment | None:
        if member is not None:
            return self._entries.get(_key(member.id, "", ""))
        same = [
            e for e in self._entries.values() if not e.member_id and name_key(e.name) == name_key(listed.member.name)
        ]
        by_unit = [e for e in same if e.unit == listed.entry.unit]
        if by_unit or len(same) != 1:
            return by_unit[0] if by_unit else None
        return same[0] if not (same[0].unit and listed.entry.unit) else None

    def _complete(self, listed: Listed, entry: Enrolment) -> None:
        """Whether somebody takes part where the list does not say it: signed up before the batch, there after it."""
        if "state" not in listed.told and entry.state in ("", SIGNED_UP):
            if not self._begun:
                entry.state = SIGNED_UP
            elif entry.hours is None or entry.hours > 0:
                entry.state = TAKEN
            else:
                listed.note_field(WARNING, "学时是 0，没有写是否参加，参训情况空着，请核对", "hours")
        if self._begun and entry.state == TAKEN and entry.hours is None and self._batch.hours:
            if not self._with_hours:
                entry.hours = self._batch.hours
            elif "hours" not in listed.told:
                listed.note_field(INFO, f"学时空着，按计划学时 {self._batch.hours:g} 计", "name")

    def _again(self, seat: Seat) -> str:
        """The second row of one person: no more than the first has said, or the row is returned."""
        assert seat.entry is not None
        key = _key(seat.entry.member_id, seat.entry.name, seat.entry.unit)
        first = self._seen.get(key)
        if first is None:
            self._seen[key] = seat
            self._entries[key] = seat.entry
            return ""
        for change in seat.changes:
            if change.old != field_of(Enrolment, change.name).kind.empty:
                both = "、".join(change.texts())
                return f"与第 {first.row} 行是同一人，但“{change.label}”不同（{both}）"
        seat.problems.append(Problem(seat.sheet, seat.row, "", "", INFO, f"与第 {first.row} 行是同一人，合并为一条"))
        self._entries[key] = seat.entry
        return ""


def _key(member: int | None, name: str, unit: str) -> tuple[int, str, str]:
    return (member, "", "") if member else (0, name_key(name), unit)


def _unknown(listed: Listed, among: Sequence[Person]) -> str:
    name = listed.member.name or "这个身份证号"
    same = [p for p in among if name_key(p.member.name) == name_key(listed.member.name)]
    if same:
        return f"与名册里的“{name}”同名，但身份证号、出生日期或性别不同，分不清是不是同一人"
    if among:
        alike = "、".join(p.member.name for p in among[:3])
        return f"名册里没有“{name}”，读音或字相近的有{alike}"
    return f"名册里没有“{name}”"
