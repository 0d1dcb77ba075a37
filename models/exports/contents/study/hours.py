"""学时台账 of a year: what each person has against what is asked, and every hour with the batch or meeting it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.exports.contents.common import NUMBER, as_of, headline, note, numbered
from models.exports.contents.study.grounds import GROUNDS, grounds_sheet
from models.exports.namesakes import name_width
from models.exports.orders import BY_POST, in_order
from models.exports.privacy import masked_text
from models.exports.reasons import HOW, reason_told
from models.exports.sheet import Column, Sheet
from models.kinds import Hours
from models.namesakes import names_apart
from models.outputs import HOURS, NAMES
from models.records import Branch, Enrolment, Meeting, Training
from models.records.training import MADE_UP
from models.rules.snapshot import Snapshot
from models.rules.study.hours import Credit, planned, shares
from models.rules.study.yearly import (
    BEHIND,
    NOT_ASKED,
    NOT_JUDGED,
    REACHED,
    StudyYear,
    last_day,
    study_year,
    years_of_study,
)

NAME, DETAIL = NAMES[HOURS], "学时明细"
_YEAR = Column("年度", 5, "center")
_GROUP = Column("党小组", 12, "center")


def hours_sheets(snapshot: Snapshot, *, today: date, year: int | None = None, full: bool) -> Mapping[str, Sheet]:
    """The ledger of a year, or of all years that have any; without a batch or hours in it, a year has no rows."""
    known = years_of_study(snapshot, today)
    years = [one for one in known if year in (None, one)]
    until = today if year is None else last_day(year, today)
    people = [person for one in years for person in ordered(study_year(snapshot, one, today), snapshot.branch)]
    several = year is None
    return {
        NAME: _ledger(snapshot, people, several, until=until, year=year, full=full),
        DETAIL: _details(snapshot, people, until=until, year=year, full=full),
        GROUNDS: grounds_sheet(snapshot, NAME, years, today=today),
    }


def ordered(years: Sequence[StudyYear], branch: Branch) -> list[StudyYear]:
    """Members by post and group, then those who are on no roster."""
    by_id = {one.member.id: one for one in years if one.member is not None}
    members = in_order([one.member for one in years if one.member is not None], branch, BY_POST)
    return [*(by_id[member.id] for member in members), *(one for one in years if one.member is None)]


def _ledger(
    snapshot: Snapshot, people: Sequence[StudyYear], several: bool, *, until: date, year: int | None, full: bool
) -> Sheet:
    called = names_apart(person.member for person in people if person.member)
    rows = [_row(person, several, called) for person in people]
    counts = "  ".join(
        f"{verdict}{count}人"
        for verdict in (REACHED, BEHIND, NOT_ASKED, NOT_JUDGED)
        if (count := sum(person.verdict == verdict for person in people))
    )
    return Sheet(
        title=headline(snapshot.branch, f"党员{NAME}", year),
        subtitle=as_of(until, (f"{len(rows)}条" if several else f"{len(rows)}人") + f"  {counts}", full=full),
        columns=[
            NUMBER,
            *([_YEAR] if several else []),
            Column("姓名", name_width(called.values()), "center"),
            _GROUP,
            Column("党内职务", 10, "center"),
            *(Column(label, 6, "center", number=True) for label in ("应学学时", "已有学时")),
            Column("其中：培训", 7, "center", number=True),
            Column("会议", 6, "center", number=True),
            Column("还差", 6, "center", number=True),
            Column("对照", 8, "center"),
            *(Column(label, 6, "center", number=True) for label in ("参训期数", "缺课期数")),
            Column("集中培训", 6, "center"),
            Column("县级以上", 6, "center"),
            Column("说明", 26),
        ],
        rows=numbered(rows if full else [[masked_text(cell) for cell in row] for row in rows]),
        footnote=note(
            "不含身份证号、手机号、住址", full=full, also="应学学时的依据和计算办法见计算口径，对照不代替组织认定"
        ),
        repeated=(0, 2 if several else 1),
    )


def _row(person: StudyYear, several: bool, called: Mapping[int, str]) -> list[str]:
    member, show = person.member, Hours().show
    in_batches = round(sum(credit.hours for credit in person.given if isinstance(credit.about, Training)), 4)
    return [
        *([str(person.year)] if several else []),
        called[member.id] if member else person.name,
        member.group if member else "",
        member.post if member else "",
        show(person.wanted) if person.wanted is not None else "－",
        show(person.hours),
        show(in_batches),
        show(round(person.hours - in_batches, 4)),
        show(person.gap) if person.gap else "",
        person.verdict,
        str(person.batches),
        str(person.missed),
        f"{len(person.central)}次" if person.central else "没有" if member else "",
        {True: "有", False: "没有", None: ""}[person.county],
        person.why,
    ]


def _details(snapshot: Snapshot, people: Sequence[StudyYear], *, until: date, year: int | None, full: bool) -> Sheet:
    called = names_apart(person.member for person in people if person.member)
    rows = [[*_who(person, called), *told(credit, snapshot, full=full)] for person in people for credit in person.given]
    return Sheet(
        title=headline(snapshot.branch, f"党员{DETAIL}", year),
        subtitle=as_of(until, f"{len(rows)}条", full=full),
        columns=[NUMBER, Column("姓名", name_width(called.values()), "center"), _GROUP, *TOLD],
        rows=numbered(rows if full else [[masked_text(cell) for cell in row] for row in rows]),
        footnote=note(f"不含身份证号、手机号、住址；{HOW}", full=full, also="一人一次培训或会议一行"),
        repeated=(0, 1),
    )


def _who(person: StudyYear, called: Mapping[int, str]) -> list[str]:
    member = person.member
    return [called[member.id], member.group] if member else [person.name, ""]


TOLD = (
    Column("日期", 24, "center"),
    Column("来源", 8, "center"),
    Column("类别", 12, "center"),
    Column("内容", 34),
    Column("学时", 6, "center", number=True),
    Column("计入年度", 5, "center"),
    Column("说明", 24),
)
"""The columns of `told`."""


def told(credit: Credit, snapshot: Snapshot, *, full: bool) -> list[str]:
    """Hours with what they come from: day, source, kind, what, hours, year, and why so many."""
    about, hours = credit.about, Hours().show(credit.hours)
    if isinstance(about, Meeting):
        times = "—".join(filter(None, (about.start, about.end)))
        why = times or "没有起止时间，不计学时"
        return [about.show("day"), "会议", about.kind, about.named(), hours, str(credit.year), why]
    assert isinstance(about, Training)
    why = _why(credit, about, snapshot, full)
    return [about.when(), "培训批次", about.kind, about.name, hours, str(credit.year), why]


def enrolment_of(credit: Credit, snapshot: Snapshot) -> Enrolment | None:
    """The entry on the list of the batch that the hours come from; None for a meeting."""
    listed = snapshot.enrolments.get(credit.about.id, ()) if isinstance(credit.about, Training) else ()
    if credit.member:
        return next((one for one in listed if one.member_id == credit.member), None)
    return next((one for one in listed if not one.member_id and one.name == credit.name), None)


def _why(credit: Credit, batch: Training, snapshot: Snapshot, full: bool) -> str:
    found, courses = enrolment_of(credit, snapshot), snapshot.courses.get(batch.id, ())
    if found is None:
        return ""
    reason = reason_told(found.reason, full=full)
    if found.state == MADE_UP:
        made_up = f"补课（{found.show('made_up_on') or '日期未填'}）"
        return "；".join(filter(None, (made_up, reason if found.reason else "")))
    whole, years = planned(batch, courses, snapshot.limits), shares(batch, courses)
    said = [] if found.took_part() else [f"{found.state}，有实际学时：{reason}"]
    if found.took_part() and found.hours is not None and found.hours != whole:
        said.append(f"按实际学时，计划 {whole:g}")
    if len(years) > 1:
        said.append(f"跨年，全部 {found.hours if found.hours is not None else whole:g} 学时")
    return "；".join(said)
