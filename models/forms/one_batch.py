"""A list of people in one batch of training: which batch the form names, and what the list becomes where it names none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.forms.contents import Content, Facts
from models.forms.form import LIST, Area, Form, Slot
from models.forms.of_form import of_batch
from models.forms.of_people import member_of
from models.forms.sources import Source
from models.forms.subjects import is_of_trainees
from models.forms.vocabulary import FIXED, SEQUENCE, content, meaning, sources
from models.forms.whose import is_signing
from models.records import Enrolment, Member, Training
from models.rules import Snapshot

_YEAR = re.compile(r"(20\d\d)年")
_OWN_YEAR = re.compile(r"^20\d\d年度?")
_SHORTEST = 4
"""Fewer characters of a name or a number than this are no name of a batch."""
_HOURS, _YEARLY_HOURS = "#done_hours", "#hours"
_WHOSE_HOURS = "看不出是哪一批培训的学时"
_NOBODY_YET = "账本里“{}”还没有参训人员，填入了全部党员"
UNTOLD = "看不出是哪一批培训（标题里没有账本里的培训名称或批次号）"
HOW = "请在标题里写明，或选定参训的人，命令行用 --only 批次号"


def batch_named(area: Area, snapshot: Snapshot, year: int | None) -> Training | None:
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
    if only is None:
        lists = [
            area for area in form.areas if area.kind == LIST and (area.subject is Enrolment or _may_be(area, form))
        ]
        return _told(lists[0], snapshot, year) if lists else None
    if not any(area.kind == LIST and area.subject is Enrolment for area in form.areas):
        return None
    parts = [part for parts in snapshot.enrolments.values() for part in parts if part.id in set(only)]
    numbers = {part.training_id for part in parts}
    return next((t for t in snapshot.trainings if numbers == {t.id}), None)


def of_chosen_batch(form: Form, snapshot: Snapshot, only: Sequence[str]) -> Form:
    """The form with its lists of members that can be of a batch made lists of enrolled, where a batch is chosen."""
    if form.subject is not Member or not any(batches_called(name, snapshot) for name in only):
        return form
    if {m.name for m in snapshot.members}.intersection(name.strip() for name in only):
        return form
    return replace(form, areas=tuple(_of_enrolled(a) if _may_be(a, form) else a for a in form.areas))


def batches_called(said: str, snapshot: Snapshot) -> list[Training]:
    """The batches of a number or a name."""
    name = said.strip()
    return [batch for batch in snapshot.trainings if name and name in (batch.number.strip(), batch.name.strip())]


def can_be_of_batch(form: Form) -> bool:
    """Whether the lines of a form can be people of a batch."""
    return form.subject is Enrolment or any(_may_be(area, form) for area in form.areas)


def _may_be(area: Area, form: Form) -> bool:
    """Whether a list of members can be one of people in a batch: they sign, or lines above it ask about a batch."""
    return area.subject is Member and area.kind == LIST and (is_signing(area) or _asks_batch(area, form))


def _asks_batch(area: Area, form: Form) -> bool:
    lines = [line for line in form.lines if line.sheet.name == area.sheet.name]
    return any(of_batch(slot.source) for line in lines for slot in line.slots)


def _told(area: Area, snapshot: Snapshot, year: int | None) -> Training | None:
    """The batch that a list names; a sheet that any meeting may have must name it with more than a word."""
    batch = batch_named(area, snapshot, year)
    if batch is None or area.subject is Enrolment:
        return batch
    return batch if len(batch.name.strip()) >= _SHORTEST else None


def settled(form: Form, snapshot: Snapshot, year: int | None, only: Sequence[int] | None) -> Form:
    """The form with each list that is to be signed by people of a batch, of which nobody is known, made one of members; and
    with each list of members that names a batch made one of its people."""
    if only is not None:
        return form
    return replace(form, areas=tuple(_settled(area, form, snapshot, year) for area in form.areas))


def _settled(area: Area, form: Form, snapshot: Snapshot, year: int | None) -> Area:
    if _may_be(area, form):
        return _named_or_all(area, form, snapshot, year)
    if area.subject is not Enrolment or area.kind != LIST or any(s.field.startswith("training.") for s in area.slots):
        return area
    batch = batch_named(area, snapshot, year)
    if batch is not None and (snapshot.enrolments.get(batch.id) or not is_to_sign(area)):
        return area
    if batch is not None:
        return _of_members(area, _NOBODY_YET.format(batch.name))
    if is_to_sign(area):
        return _of_members(area, f"{UNTOLD}，填入了全部党员，没有填学时；{HOW}")
    return replace(area, notes=(*area.notes, f"{UNTOLD}，填入了各批的参训人员；{HOW}"))


def _named_or_all(area: Area, form: Form, snapshot: Snapshot, year: int | None) -> Area:
    batch = _told(area, snapshot, year)
    if batch is not None and snapshot.enrolments.get(batch.id):
        return _of_enrolled(area)
    if batch is not None:
        return _without_hours(area, _NOBODY_YET.format(batch.name))
    if not _asks_batch(area, form) or not is_signing(area):
        return area
    return _without_hours(area, f"{UNTOLD}，填入了全部党员，没有填学时；{HOW}")


def _of_enrolled(area: Area) -> Area:
    """A list of members as one of people in a batch."""
    return replace(area, subject=Enrolment, slots=tuple(_of_part(slot) for slot in area.slots))


def _of_part(slot: Slot) -> Slot:
    one = slot.source
    if one is None or slot.field.startswith(FIXED) or slot.field == SEQUENCE:
        return slot
    known = sources(Enrolment)
    if slot.field in ("name", _YEARLY_HOURS):
        return replace(slot, source=known["name" if slot.field == "name" else _HOURS])

    def value(part: Enrolment, facts: Facts) -> Content:
        return content(member_of(part, facts), one, facts)

    return replace(slot, source=Source("member." + one.name, one.label, one.has, one.lacks, value))


def _without_hours(area: Area, note: str) -> Area:
    slots = (replace(s, source=None, reason=_WHOSE_HOURS) if s.field == _YEARLY_HOURS else s for s in area.slots)
    return replace(area, slots=tuple(slots), notes=(*area.notes, note))


def is_to_sign(area: Area) -> bool:
    """Whether a list asks nothing of the part that people took but their hours."""
    asked = {slot.field for slot in area.slots if not slot.field.startswith(("member.", FIXED))}
    return is_of_trainees(area.title + area.sheet.name) and asked <= {"", SEQUENCE, "name", _HOURS, "#branch"}


def _of_members(area: Area, note: str) -> Area:
    return replace(area, subject=Member, slots=tuple(_of_member(s) for s in area.slots), notes=(*area.notes, note))


def _of_member(slot: Slot) -> Slot:
    if slot.field == _HOURS:
        return replace(slot, source=None, reason=_WHOSE_HOURS)
    if slot.source is None or slot.field.startswith(FIXED):
        return slot
    return replace(slot, source=meaning(slot.path or (slot.heading,), Member))
