"""An invented batch with its people, and the cells of a sheet below a heading."""

from __future__ import annotations

from models.exports.contents.study.batch import Batch
from models.exports.sheet import Sheet
from models.kinds import PartialDate
from models.records import Branch, Enrolment, Member, Training


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def column(sheet: Sheet, label: str) -> list[str]:
    place = [c.label for c in sheet.columns].index(label)
    return [row[place] for row in sheet.rows]


def batch(people: int = 3, *, start: str = "2026-06-03", end: str = "2026-06-04", courses=(), **about) -> Batch:
    members = {
        n: Member(id=n, name=f"党员{n:03}", sex="女", birth=day("1990-05-06"), group="第一党小组", unit="综合科")
        for n in range(1, people + 1)
    }
    training = Training(
        id=1, number="2026-03", name="年中轮训", kind="集中轮训", start=day(start), end=day(end), planned_hours=16.0, **about
    )  # fmt: skip
    listed = [Enrolment(id=n, member_id=n, name=m.name, state="参加") for n, m in members.items()]
    return Batch(training, listed, courses, members, Branch(name="某某支部委员会"))
