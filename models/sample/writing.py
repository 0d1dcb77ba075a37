"""Writes the sample branch into a ledger: the branch, its people, their meetings, trainings and rectification items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from models.fields import Record
from models.kinds import PartialDate, add_months
from models.records import Branch
from models.sample.cast import Cast
from models.sample.decisions import election_day
from models.sample.duties import duties
from models.sample.files import files
from models.sample.going import going
from models.sample.honours import appraisals, awards
from models.sample.meetings import Held, held
from models.sample.people import BRANCH, Person, people
from models.sample.plans import MONTHS
from models.sample.register import items
from models.sample.steps import steps
from models.sample.tasks import tasks, wordings
from models.sample.texts import texts
from models.sample.times import in_month, workday
from models.sample.trainings import batches
from models.sample.year_plan import year_plan
from models.store import Ledger, Unit

GROUPS = ("第一党小组", "第二党小组", "第三党小组")


def branch(today: date) -> Branch:
    """The branch, with a term that ends a little less than four months after today."""
    elected = workday(add_months(today, -36 + 4), back=True)
    return Branch(
        id=1,
        name="中国共产党" + BRANCH.replace("（示例）", "委员会（示例）"),
        short_name="机关第三党支部（示例）",
        superior="中国共产党示例市发展服务中心机关委员会（示例）",
        kind="机关",
        groups="\n".join(GROUPS),
        begun=PartialDate.of(in_month(today, MONTHS, 1)),
        elected=PartialDate.of(elected),
        term_years=3,
        election_approved=PartialDate.of(workday(elected + timedelta(days=9))),
        party_day="每月 20 日（遇休息日顺延）",
        place="一楼多功能厅",
    )


def write_sample(ledger: Ledger, *, today: date) -> None:
    """Fills an empty ledger with the invented branch; the same `today` gives the same rows.

    today: 2020 to 2040; two years of records end shortly before it. Raises sqlite3.IntegrityError and writes nothing
    where the ledger has a branch already.
    """
    everybody = people(today)
    with ledger.unit("建立示例支部（单位、人物均为虚构）") as unit:
        unit.add(branch(today))
    with ledger.unit("导入示例党员名册") as unit:
        unit.add_all([person.member for person in everybody])
    election = texts("general")["election"]
    cast = Cast(everybody, GROUPS, leaver=election["leaver"], elected_on=election_day(today))
    kept = held(today, cast)
    for year, meetings in groupby(kept, key=_year):
        with ledger.unit(f"录入{year}年组织生活记录") as unit:
            _keep_meetings(unit, list(meetings))
    _link(ledger, kept)
    with ledger.unit("列入两年的会议计划") as unit:
        for year in (today.year - 1, today.year):
            unit.add_all(year_plan(branch(today), [person.member for person in everybody], year))
    with ledger.unit("录入教育培训记录") as unit:
        for training, enrolments, courses in batches(today, cast, kept):
            _keep(unit, training, enrolments)
            _keep_parts(unit, training, courses)
    with ledger.unit("录入整改台账和责任清单") as unit:
        for item, entries in items(today, cast, kept):
            _keep(unit, item, entries)
            _keep_parts(unit, item, list(steps(item, entries)))
        for duty, checks in duties(today, cast):
            _keep(unit, duty, checks)
    with ledger.unit("登记待办事项，存入自己的常用语和模板") as unit:
        unit.add_all(list(tasks(today, cast, kept)))
        unit.add_all(list(wordings()))
    with ledger.unit("登记组织关系转接、联系和党籍变动") as unit:
        for record in going(today, cast):
            unit.add(record)
    with ledger.unit("登记民主评议结果和表彰奖励") as unit:
        lines = list(appraisals(today, cast, kept))
        unit.add_all(lines)
        unit.add_all(list(awards(today, cast, lines)))
    with ledger.unit("添加附件（示例文件）") as unit:
        unit.add_all(list(files(ledger, today, kept)))
    _correct_phone(ledger, everybody)


def _year(each: Held) -> int:
    assert each.meeting.day is not None
    return each.meeting.day.year


def _keep_meetings(unit: Unit, meetings: list[Held]) -> None:
    unit.add_all([each.meeting for each in meetings])
    unit.add_all(list(_linked(meetings, "attendances")))
    unit.add_all(list(_linked(meetings, "items")))


def _link(ledger: Ledger, kept: Sequence[Held]) -> None:
    """The two records of one gathering, once both are kept; an archived one wants a reason."""
    for each in kept:
        if each.beside:
            first, second = each.beside.meeting, each.meeting
            first.gathering = second.gathering = first.id
            with ledger.unit(f"{first.kind}和{second.kind}关联为同场", reason="同场召开，分别记录") as unit:
                unit.save(first)
                unit.save(second)


def _linked(meetings: list[Held], which: str) -> Iterator[Record]:
    for each in meetings:
        for part in getattr(each, which):
            part.meeting_id = each.meeting.id
            yield part


def _keep(unit: Unit, parent: Record, parts: Sequence[Record]) -> None:
    unit.add(parent)
    _keep_parts(unit, parent, parts)


def _keep_parts(unit: Unit, parent: Record, parts: Sequence[Record]) -> None:
    for part in parts:
        setattr(part, part.parent, parent.id)
    unit.add_all(parts)


def _correct_phone(ledger: Ledger, everybody: list[Person]) -> None:
    """One later correction, so that a person's history has something to show."""
    member = next(p.member for p in everybody if p.name == "何沛霖")
    with ledger.unit("更正何沛霖的手机号") as unit:
        member.phone = "13900009218"
        unit.save(member)
