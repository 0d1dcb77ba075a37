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
from models.fields import field_of
from models.kinds import Hours
from models.records import Branch, Enrolment, Member, Training
from models.rules.standing import NO_CHANGES, ChangesByMember, counted, suspended

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
    return "、".join(f"{p.name}（{p.state}：{p.reason or REASON_MISSING}）" for p in people if not p.took_part())


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

    def add(self, batch: Training, enrolment: Enrolment) -> None:
        hours = enrolment.counted_hours(batch)
        self.hours += hours
        if enrolment.took_part():
            self.batches += 1
            self.taken.append((batch.number or batch.name) + (f"（{Hours().show(hours)}）" if hours else ""))
        else:
            self.missed += 1


def hours_sheet(
    trainings: Sequence[Training],
    enrolments: Mapping[int, Sequence[Enrolment]],
    members: Sequence[Member],
    branch: Branch,
    *,
    today: date,
    year: int | None = None,
    full: bool,
    changes: ChangesByMember = NO_CHANGES,
) -> Sheet:
    """Hours of study per person and calendar year, from the batches that began in it (the year of 教管条例 §20).

    In each year stand those who are counted in the branch on its last day (today, if that is earlier), also with no
    hours, then whoever else took part. Hours count where the person attended or made up for it. Of those whose membership
    is suspended no hours are asked: they stand there only with hours that they have.
    """
    people: list[_Person] = []
    years = sorted(
        {t.start.year for t in trainings if t.start and in_year(t.start, year)} | ({year} if year else set())
    )
    for one in years:
        until = min(date(one, 12, 31), today)
        found: dict[int | str, _Person] = {
            m.id: _Person(one, m.name, m.group, m.post)
            for m in roster_members(members, branch, today=until)
            if counted(m, until, changes.get(m.id, ()))
        }
        by_id = {m.id: m for m in members}
        for batch in trainings_of(trainings, one):
            for enrolment in enrolments.get(batch.id, ()):
                key = enrolment.member_id or enrolment.name
                known = by_id.get(enrolment.member_id or 0)
                on = batch.start.last() if batch.start else until
                if known and suspended(known, on, changes.get(known.id, ())) and not enrolment.took_part():
                    continue
                person = found.setdefault(key, _Person(one, known.name if known else enrolment.name))
                person.add(batch, enrolment)
        people += found.values()
    rows = [
        [str(p.year), p.name, p.group, p.post, str(p.batches), str(p.missed), Hours().show(p.hours), "、".join(p.taken)]
        for p in people
    ]
    return Sheet(
        title=headline(branch, "党员培训学时", year),
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
        footnote=note(_MASKED, full=full, also="学时按培训批次的开始年度累计，含补课"),
    )
