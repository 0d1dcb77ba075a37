"""Which records go into a form, in which order: who belongs to the branch, what lies in the year, what the title narrows to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from models.exports.contents import roster_members
from models.exports.contents.meetings import meetings_of
from models.exports.contents.rectification import rectifications_of
from models.exports.contents.training import trainings_of
from models.fields import Record
from models.forms.contents import Facts
from models.forms.dates import stated_day
from models.forms.form import COUNTS, Area
from models.forms.held_meetings import chosen_ones, only_held
from models.forms.named_cards import of_cards
from models.forms.narrowing import NARROWINGS
from models.forms.of_study import COUNTED, TAUGHT
from models.forms.one_batch import batch_named
from models.forms.part_of_year import is_until, part_of_year, until_words
from models.forms.whose import asks_hours, is_of_hours, members_for
from models.records import Enrolment, Meeting, Member, Rectification, Training, Transfer
from models.rules import Snapshot
from models.rules.standing import suspended
from models.rules.study.yearly import last_day

_YEAR = re.compile(r"(20\d\d)\s*年")
_STATED_YEAR = re.compile(r"年\s*度\s*[:：]\s*(20\d\d)|(20\d\d)\s*年\s*度|[(（]\s*(20\d\d)\s*年\s*[)）]")
"""The year in a line above a list; the year of the day on which the form is handed in is none."""


@dataclass
class Chosen:
    """The records for an area, and what is to be said about the choice."""

    records: list[Record] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    year: int | None = None
    named: bool = False
    """Whether the form itself says whose cards they are, of all of them."""
    refused: tuple[str, str] | None = None
    """What is wrong with a card into which nobody goes although it says whose it is, and what to do."""


def choose(
    area: Area, snapshot: Snapshot, today: date, year: int | None = None, only: Sequence[int] | None = None
) -> Chosen:
    """The records for an area. year: else the one in its title, else all · only: ids, and no others, in that order. Of cards that
    say whose they are those, whoever else could be meant."""
    chosen = _choose(area, snapshot, today, year, only)
    if any(area.said):
        facts = Facts(snapshot, today, True, chosen.year or today.year, card=True)
        every = everything(area, snapshot)
        by_name = only is None and area.subject is not Member and all(area.said)  # whatever the title narrows to
        among = every if by_name else chosen.records
        chosen.records, wrong = of_cards(area, among, every, facts, chosen=only is not None)
        chosen.named = all(area.said)
        chosen.refused = next(iter(wrong), None)
        chosen.notes += [f"“{area.sheet.name}”{what}，没有填" for what, _ in wrong]
    if only is None:
        chosen.notes += _stopped(chosen.records, snapshot, today)
    return chosen


def _choose(
    area: Area, snapshot: Snapshot, today: date, year: int | None = None, only: Sequence[int] | None = None
) -> Chosen:
    chosen = Chosen(year=year or _year_of(area))
    records = _all(area, snapshot, today, chosen.year)
    if only is not None:
        by_id = {record.id: record for record in (*records, *everything(area, snapshot))}
        chosen.records = [by_id[number] for number in only if number in by_id]
        chosen.notes += chosen_ones(chosen.records, snapshot, today)
        return chosen
    chosen.notes += area.notes
    if area.subject is Member:
        members, told = members_for(area, snapshot, today, chosen.year)
        records, chosen.notes = [*members], [*chosen.notes, *told]
    title = re.sub(r"\s+", "", area.title or area.sheet.name)
    usual = last_day(chosen.year, today) if chosen.year and is_of_hours(area) else today
    on = next((day for text in (*(s.heading for s in area.slots), area.title) if (day := stated_day(text))), usual)
    records = _narrowed(area, records, title, on, chosen)
    records, said = only_held(_in_part_of_year(area, records, title, chosen), snapshot, today)
    chosen.notes += said
    chosen.notes += until_not_heeded(area, today, chosen.year)
    if area.subject is Member and area.section is None:
        records = _of_group(area, records, snapshot, chosen)
    if area.subject is Enrolment and (batch := batch_named(area, snapshot, year)) is not None:
        records = [part for part in records if isinstance(part, Enrolment) and part.training_id == batch.id]
        chosen.notes.append(
            f"“{area.title or area.sheet.name}”只填{batch.show('start')}“{batch.name}”的 {len(records)} 人"
        )
        chosen.year = chosen.year or (batch.start.year if batch.start else None)
    chosen.records = records
    if area.subject is not Member and chosen.year is None and records:
        chosen.notes.append(f"表上没有年度，填入了各年度的全部{area.subject.label}；只要一年请指定年度")
    return chosen


def _stopped(records: Sequence[Record], snapshot: Snapshot, on: date) -> list[str]:
    """Why a list of members has more of them than the roster counts: with 党籍 stopped they are listed, and not counted (domain §2.1)."""
    stopped = sum(isinstance(one, Member) and suspended(one, on, snapshot.changes_of(one)) for one in records)
    return [f"名单里有停止党籍的 {stopped} 人；名册和统计里的在册人数不计停止党籍的"] if stopped else []


def _narrowed(area: Area, records: list[Record], title: str, on: date, chosen: Chosen) -> list[Record]:
    """Those that the title asks for: of each sort of narrowing the first that it names."""
    done: set[str] = set()
    for narrowing in NARROWINGS.get(area.subject, ()):
        if narrowing.sort in done or not re.search(narrowing.title, title) or re.search(r"含预备|（含", title):
            continue
        done.add(narrowing.sort)
        kept = [record for record in records if narrowing.keep(record, on)]
        if not kept and not narrowing.told:
            chosen.notes.append(f"账本里没有写明谁是{narrowing.word}，填入了全部{area.subject.label}")
            continue
        records = _kept(area, records, kept, f"按标题只填{narrowing.word}", chosen)
    return records


def _in_part_of_year(area: Area, records: list[Record], title: str, chosen: Chosen) -> list[Record]:
    """What is held on a day narrowed to the quarter or months of the title; an item of the register goes on for longer."""
    part = part_of_year(title)
    if part is None:
        return records
    if area.subject is Rectification:
        chosen.notes.append(f"标题里的“{part.words}”：整改事项没有按它筛选；只要其中几项请选定要填的事项")
    if area.subject not in (Meeting, Training):
        return records
    kept = [record for record in records if _month(record) in part.months]
    return _kept(area, records, kept, f"按标题只填{part.words}的", chosen)


def until_not_heeded(area: Area, today: date, year: int | None) -> list[str]:
    """What is to be said where the words over a form want it as of a day on which the ledger cannot show its records."""
    said = next((text for text in (area.title, area.sheet.name, *area.above) if until_words(text)), "")
    words, day = until_words(said), stated_day(said)
    if area.kind == COUNTS and any(s.field.startswith((TAUGHT, COUNTED)) for s in area.slots):
        stated = _YEAR.search(area.title)
        year = int(stated[1]) if stated else year
    elif area.kind == COUNTS or area.subject is Rectification:
        year = None
    whole = year is not None and year < today.year
    if not words or is_until(words, today) or (whole and year is not None and is_until(words, date(year, 12, 31))):
        return []
    begin = f"标题里的“{words}”："
    if area.kind == COUNTS:
        return [f"{begin}数字没有按这一天数，是填表时的"]
    if area.subject is Rectification and "逾期" in area.title and day:
        return [f"{begin}是否逾期按这一天挑，状态、进展是填表时的"]
    if area.subject is Rectification:
        return [f"{begin}整改事项没有按它筛选，状态、进展是填表时的；只要其中几项请选定要填的事项"]
    if area.subject is Member:
        ages = "年龄、党龄按这一天算，" if day and any(s.field in ("#age", "#seniority") for s in area.slots) else ""
        return [f"{begin}{ages}名单和其他内容是填表时的"]
    return [f"{begin}{area.subject.label}没有按它筛选；只要其中几项请选定"]


def _month(record: Record) -> int:
    """The month on which a meeting is held or a batch begins, 0 where it is not known."""
    day = record.day if isinstance(record, Meeting) else record.start if isinstance(record, Training) else None
    return (day.month or 0) if day is not None else 0


def _kept(area: Area, records: list[Record], kept: list[Record], said: str, chosen: Chosen) -> list[Record]:
    if left := len(records) - len(kept):
        chosen.notes.append(f"“{area.title or area.sheet.name}”{said}，另有 {left} 条没有填入")
    return kept


def _of_group(area: Area, records: list[Record], snapshot: Snapshot, chosen: Chosen) -> list[Record]:
    """Only the members of the 党小组 that the title or the name of the sheet names."""
    groups = dict.fromkeys(m.group for m in snapshot.members if m.group)
    for text in (area.title, area.sheet.name):
        named = [group for group in groups if group in re.sub(r"\s+", "", text)]
        if len(named) == 1:
            kept = [r for r in records if isinstance(r, Member) and r.group == named[0]]
            chosen.notes.append(f"“{text}”只填{named[0]}的 {len(kept)} 人")
            return list(kept)
    return records


def by_branch(areas: Sequence[Area], chosen: Sequence[Chosen], snapshot: Snapshot) -> list[Chosen]:
    """Of a workbook with a sheet for each branch only those sheets that name a branch of the members."""
    named = {a.sheet.name for a in areas if a.subject is Member and re.search(r"支部$", a.sheet.name.strip())}
    if len(named) < 2:
        return list(chosen)
    out = []
    for area, one in zip(areas, chosen, strict=True):
        if area.sheet.name not in named:
            out.append(one)
            continue
        kept = [r for r in one.records if isinstance(r, Member) and _of_branch(r, area.sheet.name, snapshot)]
        out.append(Chosen(list(kept), [f"“{area.sheet.name}”只填这个支部的 {len(kept)} 人"], one.year))
    return out


def _of_branch(member: Member, name: str, snapshot: Snapshot) -> bool:
    said = re.sub(r"\s|^中共|中国共产党", "", name)
    own = member.branch or snapshot.branch.name
    names = (own, *((snapshot.branch.short_name,) if own == snapshot.branch.name else ()))
    return any(said in other or (other and other in said) for other in (re.sub(r"\s|委员会$", "", n) for n in names))


def _year_of(area: Area) -> int | None:
    if area.subject is Member and not asks_hours(area):
        return None
    found = _YEAR.search(area.title) or _YEAR.search(area.sheet.name)
    if found is None:
        found = next((stated for text in area.above if (stated := _STATED_YEAR.search(text))), None)
    return next(int(digits) for digits in found.groups() if digits) if found else None


def _all(area: Area, snapshot: Snapshot, today: date, year: int | None) -> list[Record]:
    if area.subject is Member:
        return list(roster_members(snapshot.members, snapshot.branch, today=today))
    if area.subject is Meeting:
        return list(meetings_of(snapshot.meetings, year))
    if area.subject is Rectification:
        return list(rectifications_of(snapshot.rectifications, year))
    if area.subject is Transfer:
        return list(_transfers(snapshot, year))
    batches = trainings_of(snapshot.trainings, year)
    if area.subject is Enrolment:
        return [part for batch in batches for part in snapshot.enrolments.get(batch.id, ())]
    return list(batches)


def _transfers(snapshot: Snapshot, year: int | None) -> list[Transfer]:
    """The letters of a year, by day."""
    found = [t for parts in snapshot.transfers.values() for t in parts]
    kept = [t for t in found if year is None or (t.issued is not None and t.issued.year == year)]
    return sorted(kept, key=lambda t: (str(t.issued or ""), t.id))


def everything(area: Area, snapshot: Snapshot) -> list[Record]:
    """All records that an area can be about, also those of other years and who has left."""
    return every(area.subject, snapshot)


def every(cls: type[Record], snapshot: Snapshot) -> list[Record]:
    """All records of a class."""
    kept: dict[type[Record], Sequence[Record]] = {
        Member: snapshot.members,
        Meeting: snapshot.meetings,
        Training: snapshot.trainings,
        Rectification: snapshot.rectifications,
        Enrolment: [part for parts in snapshot.enrolments.values() for part in parts],
        Transfer: [part for parts in snapshot.transfers.values() for part in parts],
    }
    return list(kept.get(cls, ()))
