"""民主评议 of a whole year on one sheet: who stands on it, what is proposed, what the sheet comes to, and what is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from models.fields import column, record, set_read, typed
from models.kinds import PartialDate, PersonName, Unreadable
from models.records import Appraisal, Meeting, Member
from models.records.appraisal import EXCELLENT, GRADES, NO_GRADE
from models.records.member import FULL, PROBATIONARY
from models.rules.appraisals import Share, followed, of_year, share_of
from models.rules.limits import Limits
from models.rules.meetings import reviews, year_of
from models.rules.past_day import YES, is_lost
from models.rules.snapshot import Snapshot
from models.store import Unit

_LOST = "失去联系"


@record("appraisal", "民主评议结果", parent="member_id")
@dataclass(kw_only=True)
class Row(Appraisal):
    """One line of the sheet: an appraisal under the name of the person, which the ledger keeps with the person."""

    name: str = column("姓名", PersonName(), width=10)

    def title(self) -> str:
        return self.name


KEPT = tuple(field.name for field in typed(Appraisal) if field.name not in ("year", "day"))
"""What a line says beyond its year and day."""


def rows_for(snapshot: Snapshot, year: int, day: date) -> list[Row]:
    """Everybody of the branch on that day, by pinyin, with what is kept of the year; then who has a result and has left.

    Where nothing is kept of the year, what follows from the roster is proposed: probationary members get no grade, and who
    is out of contact did not take part.
    """
    kept = {line.member_id: line for line in of_year(snapshot).get(year, ())}
    here = sorted(snapshot.on_books(day), key=lambda member: member.sort_key)
    gone = [member for number in kept if (member := snapshot.by_id.get(number or 0)) and member not in here]
    rows = [_row(member, kept.get(member.id), year) for member in (*here, *gone)]
    if not kept:
        for row, member in zip(rows, here, strict=True):
            if member.kind_on(day) == PROBATIONARY:
                row.grade = NO_GRADE
            elif is_lost(member, day) == YES:
                row.absent_why = _LOST
    return rows


def _row(member: Member, line: Appraisal | None, year: int) -> Row:
    values = {field.name: getattr(line, field.name) for field in dataclasses.fields(line)} if line else {}
    return Row(**values | {"member_id": member.id, "name": member.name, "year": year})


def says(row: Row) -> bool:
    """Whether a line says anything that is worth keeping."""
    return any(row.show(name) for name in KEPT)


def held_on(snapshot: Snapshot, year: int) -> PartialDate | None:
    """The day of the appraisal of a year: the one that is kept, else that of its meeting."""
    kept = [line.day for line in of_year(snapshot).get(year, ()) if line.day]
    limits = snapshot.limits
    held = [m.day for m in snapshot.meetings if m.day and reviews(m) and year_of(m, limits) == year]
    return max(kept or held, default=None)


def usual_year(snapshot: Snapshot, today: date) -> int:
    """The year that is asked about first: that of the last meeting or result, else the one that is due."""
    limits = snapshot.limits
    known = [year_of(m, limits) for m in snapshot.meetings if m.day and reviews(m) and m.day.first() <= today]
    due = today.year - (today.month <= limits.life_until_month <= 6)
    return max([*known, *of_year(snapshot)], default=due)


def year_reviewed(meeting: Meeting, limits: Limits) -> int | None:
    """The year that a record of 民主评议 is about, which may stand in that of the 组织生活会; None for other meetings."""
    return year_of(meeting, limits) if meeting.day and reviews(meeting) else None


@dataclass(frozen=True)
class Sums:
    """What the sheet comes to. left: how many lines say neither a grade nor why there is none."""

    grades: dict[str, int]
    absent: int
    left: int
    share: Share

    def words(self) -> str:
        """优秀 8 · 合格 35 · 基本合格 1 · 不合格 0 · 不评定等次 2 · 未参评 1 · 没有填 3."""
        told = [f"{grade} {self.grades.get(grade, 0)}" for grade in GRADES]
        more = ((NO_GRADE, self.grades.get(NO_GRADE, 0)), ("未参评", self.absent), ("没有填", self.left))
        return " · ".join([*told, *(f"{word} {count}" for word, count in more if count)])


def sums_of(snapshot: Snapshot, rows: Sequence[Row], day: date) -> Sums:
    """How many of each grade there are, and whether 优秀 stays within its share (A01), as the lines stand now."""
    grades: dict[str, int] = {}
    for row in rows:
        if row.grade:
            grades[row.grade] = grades.get(row.grade, 0) + 1
    members = snapshot.by_id
    graded = sum(row.grade in GRADES and members[row.member_id or 0].kind_on(day) == FULL for row in rows)
    share = share_of(grades.get(EXCELLENT, 0), len(snapshot.on_books(day)), graded, snapshot.limits)
    absent = sum(not row.grade and bool(row.absent_why) for row in rows)
    return Sums(grades, absent, sum(not row.grade and not row.absent_why for row in rows), share)


def was_followed(snapshot: Snapshot, row: Row, day: date) -> bool:
    """Whether a decision about the membership came after the appraisal."""
    return followed(snapshot, row, day)


def write(
    unit: Unit, rows: Iterable[Row], before: Iterable[Appraisal], day: PartialDate | None, was: PartialDate | None
) -> None:
    """Keeps the lines that say something, takes away those emptied, and touches none that stands as it was. day: of the
    appraisal, `was` before; who was appraised on a day of his own keeps it."""
    known = {line.id: line for line in before}
    for row in rows:
        line = Appraisal(**{field.name: getattr(row, field.name) for field in dataclasses.fields(Appraisal)})
        if not says(row):
            if row.id:
                unit.remove(known[row.id])
            continue
        line.day = day if line.day in (None, was) else line.day
        if not row.id:
            unit.add(line)
        elif line != known[row.id]:
            unit.save(line)


def told(rows: Iterable[Row]) -> list[list[object]]:
    """What a draft keeps: whose each line is, and what its fields show; lines that say nothing only where one was kept."""
    return [[row.member_id or 0, *map(row.show, KEPT)] for row in rows if row.id or says(row)]


def recall(rows: Iterable[Row], draft: object) -> None:
    """Puts a draft into the lines of the same people; what cannot be read any more is left out."""
    known = {row.member_id: row for row in rows}
    for line in draft if isinstance(draft, list) else ():
        if isinstance(line, list) and len(line) == len(KEPT) + 1 and line[0] in known:
            for name, text in zip(KEPT, line[1:], strict=True):
                with suppress(Unreadable):
                    set_read(known[line[0]], name, text)
