"""教育培训台账: the batches of a year with who missed them, and how hours are counted, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from models.exports.contents.common import (
    as_of,
    columns_of,
    day_order,
    headline,
    in_year,
    note,
    until,
)
from models.exports.namesakes import apart_by_birth
from models.exports.privacy import masked_text, shown
from models.exports.reasons import HOW, reason_told
from models.exports.sheet import Column, Sheet
from models.exports.within import Within
from models.records import Branch, Enrolment, Member, Training
from models.rules.snapshot import Snapshot
from models.rules.study.hours import counted_kinds

_UNLISTED = "名单里没有"
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
_ALL_LISTED: Mapping[int, Sequence[str]] = {}
_MASKED = f"正文中的号码已脱敏；{HOW}"


def trainings_of(trainings: Sequence[Training], year: Within) -> list[Training]:
    """The batches that began in a year, or all, by their first day."""
    return sorted((t for t in trainings if in_year(t.start, year)), key=lambda t: (day_order(t.start), t.id))


def _missed(people: Iterable[Enrolment], *, full: bool) -> str:
    return "、".join(_with_state(p, reason_told(p.reason, full=full)) for p in people if p.missed())


def _with_state(person: Enrolment, why: str) -> str:
    return f"{person.name}（{person.state}：{why}）"


def _not_there(names: Sequence[str]) -> str:
    return f"{_UNLISTED}：{'、'.join(names)}" if names else ""


def training_sheet(
    trainings: Sequence[Training],
    enrolments: Mapping[int, Sequence[Enrolment]],
    branch: Branch,
    members: Iterable[Member] = (),
    *,
    unlisted: Mapping[int, Sequence[str]] = _ALL_LISTED,
    today: date,
    year: Within = None,
    full: bool,
) -> Sheet:
    """The training batches; `enrolments` by the id of the batch. Without a year all batches are in it.
    members: tell two of one name apart · unlisted: by the id of a batch, who should be on its list and is not."""
    listed = trainings_of(trainings, year)
    rows = []
    for batch in listed:
        people = enrolments.get(batch.id, ())
        taught = str(sum(p.took_part() for p in people)) if people else ""
        missed = "；".join(
            filter(None, (_missed(apart_by_birth(people, members), full=full), _not_there(unlisted.get(batch.id, ()))))
        )
        rows.append([*(shown(batch, n, full=full) for n in _BATCH), taught, missed if full else masked_text(missed)])
    return Sheet(
        title=headline(branch, "教育培训台账", year),
        subtitle=as_of(until(year, today), f"{len(listed)}期", full=full),
        columns=[*columns_of(Training, _BATCH), Column("参训人数", 8, "center"), Column("未参训人员及原因", 40)],
        rows=rows,
        footnote=note(_MASKED, full=full, also="参训人数含补课"),
    )


def counting(snapshot: Snapshot) -> str:
    """How the hours are counted, for the foot of what shows them."""
    kinds = "、".join(sorted(counted_kinds(snapshot.branch.counted_kinds)))
    return "学时按自然年累计，补课记在补课那年" + (f"；{kinds}按起止时间计入" if kinds else "")
