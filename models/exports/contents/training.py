"""教育培训台账: the batches of a year, and how many hours each member has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.exports.contents.common import (
    NUMBER,
    REASON_MISSING,
    as_of,
    column_of,
    columns_of,
    day_order,
    headline,
    in_year,
    note,
    numbered,
)
from models.exports.contents.roster import roster_members
from models.exports.privacy import masked_text, shown
from models.exports.sheet import Column, Sheet
from models.fields import Record, field_of
from models.kinds import Hours
from models.records import Branch, Enrolment, Meeting, Member, Training
from models.rules.snapshot import Snapshot
from models.rules.standing import counted, suspended
from models.rules.study.hours import Credit, counted_kinds, credits

_BATCH = (
    "number",
    "name",
    "kind",
    "organizer",
    "level",
    "start",
    "end",
    "place",
    "planned_hours",
    "audience",
    "content",
)
_MASKED = "正文中的号码已脱敏"


def trainings_of(trainings: Sequence[Training], year: int | None) -> list[Training]:
    """The batches that began in a year, or all, by their first day."""
    return sorted((t for t in trainings if in_year(t.start, year)), key=lambda t: (day_order(t.start), t.id))


def _missed(people: Iterable[Enrolment]) -> str:
    return "、".join(f"{p.name}（{p.state}：{p.reason or REASON_MISSING}）" for p in people if p.missed())


def training_sheet(
    trainings: Sequence[Training],
    enrolments: Mapping[int, Sequence[Enrolment]],
    branch: Branch,
    *,
    today: date,
    year: int | None = None,
    full: bool,
) -> Sheet:
    """The training batches; `enrolments` by the id of the batch. Without a year all batches are in it."""
    listed = trainings_of(trainings, year)
    rows = []
    for batch in listed:
        people = enrolments.get(batch.id, ())
        taught = str(sum(p.took_part() for p in people)) if people else ""
        missed = _missed(people)
        rows.append([*(shown(batch, n, full=full) for n in _BATCH), taught, missed if full else masked_text(missed)])
    return Sheet(
        title=headline(branch, "教育培训台账", year),
        subtitle=as_of(today, f"{len(listed)}期", full=full),
        columns=[*columns_of(Training, _BATCH), Column("参训人数", 8, "center"), Column("未参训人员及原因", 24)],
        rows=rows,
        footnote=note(_MASKED, full=full, also="参训人数含补课"),
    )


@dataclass
class _Person:
    """What one person did in one year."""

    year: int
    name: str
    group: str = ""
    post: str = ""
    batches: int = 0
    missed: int = 0
    hours: float = 0.0
    taken: list[str] = field(default_factory=list)

    def add(self, credit: Credit) -> None:
        self.hours += credit.hours
        self.batches += isinstance(credit.about, Training)
        name = (
            (credit.about.number or credit.about.name) if isinstance(credit.about, Training) else _of_day(credit.about)
        )
        self.taken.append(name + (f"（{Hours().show(credit.hours)}）" if credit.hours else ""))


def _of_day(meeting: Record) -> str:
    """A meeting that counts, as it is called among the batches: 党课 3-27."""
    assert isinstance(meeting, Meeting)
    return f"{meeting.kind}{meeting.day.month}-{meeting.day.day}" if meeting.day and meeting.day.whole else meeting.kind


def hours_sheet(snapshot: Snapshot, *, today: date, year: int | None = None, full: bool) -> Sheet:
    """Hours of study per person and calendar year (the year of 教管条例 §20), counted as `models/rules/study/hours.py` does.

    In each year stand those who are counted in the branch on its last day (today, if that is earlier), also with no
    hours, then whoever else took part. Hours count where the person attended or made up for it. Of those whose membership
    is suspended no hours are asked: they stand there only with hours that they have.
    """
    given = list(credits(snapshot, today))
    began = {t.start.year for t in snapshot.trainings if in_year(t.start, year) and t.start}
    years = sorted(began | {c.year for c in given if year in (None, c.year)} | ({year} if year else set()))
    people = [person for one in years for person in _people(snapshot, given, one, min(date(one, 12, 31), today))]
    rows = [
        [str(p.year), p.name, p.group, p.post, str(p.batches), str(p.missed), Hours().show(p.hours), "、".join(p.taken)]
        for p in people
    ]
    return Sheet(
        title=headline(snapshot.branch, "党员培训学时", year),
        subtitle=as_of(today, f"{len(rows)}条" if year is None else f"{len(rows)}人", full=full),
        columns=[
            NUMBER,
            Column("年度", 5, "center"),
            *(column_of(field_of(Member, name)) for name in ("name", "group", "post")),
            Column("参训期数", 8, "center"),
            Column("缺课期数", 8, "center"),
            Column("学时合计", 8, "center"),
            Column("参训批次（学时）", 44),
        ],
        rows=numbered(rows if full else [[masked_text(cell) for cell in row] for row in rows]),
        footnote=note(_MASKED, full=full, also=counting(snapshot)),
    )


def counting(snapshot: Snapshot) -> str:
    """How the hours are counted, for the foot of what shows them."""
    kinds = "、".join(sorted(counted_kinds(snapshot.branch.counted_kinds)))
    return "学时按自然年累计，补课记在补课那年" + (f"；{kinds}按起止时间计入" if kinds else "")


def _people(snapshot: Snapshot, given: Sequence[Credit], year: int, until: date) -> list[_Person]:
    """Who is listed in a year, with what they did in it; the roster first, in its order."""
    found: dict[int | str, _Person] = {
        m.id: _Person(year, m.name, m.group, m.post)
        for m in roster_members(snapshot.members, snapshot.branch, today=until)
        if counted(m, until, snapshot.changes_of(m))
    }
    for credit in given:
        if credit.year == year:
            found.setdefault(credit.member or credit.name, _named(snapshot, year, credit.member, credit.name)).add(
                credit
            )
    for batch in trainings_of(snapshot.trainings, year):
        on = batch.start.last() if batch.start else until
        for enrolment in snapshot.enrolments.get(batch.id, ()):
            known = snapshot.by_id.get(enrolment.member_id or 0)
            if enrolment.missed() and not (known and suspended(known, on, snapshot.changes_of(known))):
                key = enrolment.member_id or enrolment.name
                found.setdefault(key, _named(snapshot, year, enrolment.member_id or 0, enrolment.name)).missed += 1
    return list(found.values())


def _named(snapshot: Snapshot, year: int, member: int, name: str) -> _Person:
    known = snapshot.by_id.get(member)
    return _Person(year, known.name if known else name)
