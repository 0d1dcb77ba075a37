"""A list of people in one batch of training: which batch the form names, and what the list becomes where it names none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.forms.form import LIST, Area, Form, Slot
from models.forms.subjects import is_of_trainees
from models.forms.vocabulary import FIXED, SEQUENCE, meaning
from models.records import Enrolment, Member, Training
from models.rules import Snapshot

_YEAR = re.compile(r"(20\d\d)年")
_OWN_YEAR = re.compile(r"^20\d\d年度?")
_SHORTEST = 4
"""Fewer characters of a name or a number than this are no name of a batch."""
_HOURS = "#done_hours"
UNTOLD = "看不出是哪一批培训（标题里没有账本里的培训名称或批次号）"
HOW = "请在标题里写明，或选定参训的人，命令行用 --only 批次号"


def batch_named(area: Area, snapshot: Snapshot, year: int | None = None) -> Training | None:
    """The batch whose name or number stands in the title, the name of the sheet or a line above the list; of several of a
    name that of the year that stands beside it, else the last."""
    for said in (area.title, area.sheet.name, *area.above):
        text = re.sub(r"\s+", "", said)
        stated = _YEAR.search(text) or _YEAR.search(re.sub(r"\s+", "", area.title))
        wanted = year or (int(stated[1]) if stated else None)
        those = [(len(words), batch) for batch in snapshot.trainings if (words := _words_in(text, batch, wanted))]
        if those:
            longest = max(length for length, _ in those)
            same = [batch for length, batch in those if length == longest]
            return max(same, key=lambda batch: (str(batch.start or ""), batch.id))
    return None


def _words_in(text: str, batch: Training, year: int | None) -> str:
    """The words of a text that name a batch, '' where it does not; a name without its year counts in that year only."""
    name = re.sub(r"\s+", "", batch.name)
    of_year = year is None or batch.start is None or batch.start.year == year
    if name and name in text and (of_year or _OWN_YEAR.search(name)):
        return name
    number = batch.number.strip()
    if len(number) >= _SHORTEST and re.search(rf"(?<![\d-]){re.escape(number)}(?![\d-])", text):
        return number
    short = _OWN_YEAR.sub("", name)
    return short if of_year and len(short) >= _SHORTEST and short in text else ""


def batch_of(form: Form, snapshot: Snapshot, year: int | None, only: Sequence[int] | None) -> Training | None:
    """The batch that the lines of a form are about: that of the people chosen, else the one that its list names."""
    lists = [area for area in form.areas if area.subject is Enrolment and area.kind == LIST]
    if not lists:
        return None
    if only is None:
        return batch_named(lists[0], snapshot, year)
    parts = [part for parts in snapshot.enrolments.values() for part in parts if part.id in set(only)]
    numbers = {part.training_id for part in parts}
    return next((t for t in snapshot.trainings if numbers == {t.id}), None)


def settled(form: Form, snapshot: Snapshot, year: int | None, only: Sequence[int] | None) -> Form:
    """The form with each list that is to be signed by people of a batch, of which nobody is known, made one of members."""
    if only is not None:
        return form
    return replace(form, areas=tuple(_settled(area, snapshot, year) for area in form.areas))


def _settled(area: Area, snapshot: Snapshot, year: int | None) -> Area:
    if area.subject is not Enrolment or area.kind != LIST or any(s.field.startswith("training.") for s in area.slots):
        return area
    batch = batch_named(area, snapshot, year)
    if batch is not None and (snapshot.enrolments.get(batch.id) or not is_to_sign(area)):
        return area
    if batch is not None:
        return _of_members(area, f"账本里“{batch.name}”还没有参训人员，填入了全部党员")
    if is_to_sign(area):
        return _of_members(area, f"{UNTOLD}，填入了全部党员，没有填学时；{HOW}")
    return replace(area, notes=(*area.notes, f"{UNTOLD}，填入了各批的参训人员；{HOW}"))


def is_to_sign(area: Area) -> bool:
    """Whether a list asks nothing of the part that people took but their hours."""
    asked = {slot.field for slot in area.slots if not slot.field.startswith(("member.", FIXED))}
    return is_of_trainees(area.title + area.sheet.name) and asked <= {"", SEQUENCE, "name", _HOURS, "#branch"}


def _of_members(area: Area, note: str) -> Area:
    return replace(area, subject=Member, slots=tuple(_of_member(s) for s in area.slots), notes=(*area.notes, note))


def _of_member(slot: Slot) -> Slot:
    if slot.field == _HOURS:
        return replace(slot, source=None, reason="看不出是哪一批培训的学时")
    if slot.source is None or slot.field.startswith(FIXED):
        return slot
    return replace(slot, source=meaning(slot.path or (slot.heading,), Member))
