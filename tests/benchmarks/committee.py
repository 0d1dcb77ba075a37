"""A ledger of any size to measure with: an invented committee with ten years of records, made once and kept.

48 members are the sample branch with its two years. Every larger one is drawn by its number: so many members in groups of fifty,
each at up to a hundred meetings (together 1,000,000 lines of attendance at most), two training batches, appraised last year; one
item of the register for twenty. All of it goes into the ledger by its units, as everything does: history, chain and journal are
whole. 10,000 members take a minute and half a gigabyte, the first time.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from models.fields import Record
from models.kinds import PartialDate
from models.kinds.identity import check_digit
from models.records import (
    RECORDS,
    AgendaItem,
    Appraisal,
    Attendance,
    Branch,
    Enrolment,
    Meeting,
    Member,
    Progress,
    Rectification,
    Training,
)
from models.records.appraisal import QUALIFIED
from models.records.meeting import ABSENT, EXCUSED, FINAL, GENERAL, GROUP, PRESENT
from models.records.member import FULL, PROBATIONARY
from models.records.rectification import CATEGORIES, CLOSED, SOURCES, WORKING
from models.records.training import COUNTY, MISSED, TAKEN
from models.sample.writing import write_sample
from models.store import Ledger, Unit
from models.store.backups import folder_of

TODAY = date(2026, 11, 23)
YEARS = 10
SAMPLE = 48
GROUP_OF = 50
_ATTENDANCES = 1_000_000
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈单"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂建国志文玉春海红卫东永成晓梅云生德华光辉新林宝"
_NOWHERE = "999999"
"""No province begins like this: the numbers are well formed and belong to nobody."""


def committee(members: int) -> Path:
    """The ledger of a committee of so many members, made where it has not been. It is for reading: who writes takes `copied`."""
    home = Path(tempfile.gettempdir()) / f"支部台账-基准-{_edition()}" / str(members)
    if not home.exists():
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as folder:
            write(Path(folder) / "账本" / f"{members}人.zbtz", members)
            (Path(folder) / "账本").rename(home)
    return home / f"{members}人.zbtz"


def copied(members: int, folder: Path) -> Path:
    """A copy of the ledger with its journal, to be written to."""
    ledger = committee(members)
    if folder_of(ledger).exists():
        shutil.copytree(folder_of(ledger), folder / folder_of(ledger).name)
    return Path(shutil.copy2(ledger, folder))


@cache
def _edition() -> str:
    """Changes with this file and with the columns of the records: what was made by another one is not used."""
    columns = " ".join(f"{cls.table}.{about.name}" for cls in RECORDS for about in cls.fields)
    return hashlib.sha256(Path(__file__).read_bytes() + columns.encode()).hexdigest()[:8]


def write(path: Path, members: int) -> None:
    """Makes the ledger in a new folder; half of it is never left."""
    path.parent.mkdir()
    with Ledger.made(path) as ledger, ledger.dated(datetime(TODAY.year, TODAY.month, TODAY.day, 9)):
        if members == SAMPLE:
            write_sample(ledger, today=TODAY)
        else:
            _write(ledger, members)


def _write(ledger: Ledger, members: int) -> None:
    dice = random.Random(members)
    everybody = people(members)
    with ledger.unit("建立示例党委（单位、人物均为虚构）") as unit:
        unit.add(_branch(members))
        unit.add_all(everybody)
    for meetings in _packed(_meetings(members)):
        with ledger.unit("录入组织生活记录") as unit:
            unit.add_all(meetings)
            _keep_parts(unit, meetings, _agenda)
            _keep_parts(unit, meetings, lambda meeting: _attendances(meeting, everybody, dice))
    batches = list(_batches(members))
    for number, batch in enumerate(batches):
        with ledger.unit("录入教育培训记录") as unit:
            unit.add(batch)
            unit.add_all([_enrolment(batch, each, dice) for each in everybody[number::_EACH] if each.id])
    with ledger.unit("录入整改台账") as unit:
        items = [_item(number) for number in range(max(members // 20, 1))]
        unit.add_all(items)
        _keep_parts(unit, items, _entries)
    with ledger.unit("登记民主评议结果") as unit:
        unit.add_all([Appraisal(member_id=each.id, year=TODAY.year - 1, grade=QUALIFIED) for each in everybody])


def _keep_parts(unit: Unit, parents: Sequence[Record], parts_of: Callable[[Any], Sequence[Record]]) -> None:
    unit.add_all([part for parent in parents for part in parts_of(parent)])


def _packed(meetings: Iterator[Meeting], many: int = 100) -> Iterator[list[Meeting]]:
    """So many meetings for one action: of each that it wrote the ledger keeps a line."""
    packed: list[Meeting] = []
    for meeting in meetings:
        packed.append(meeting)
        if len(packed) == many or meeting.kind == GENERAL:
            yield packed
            packed = []
    if packed:
        yield packed


def group_name(number: int) -> str:
    return f"第{number + 1}党小组"


def _branch(members: int) -> Branch:
    return Branch(
        id=1,
        name=f"中国共产党示例市 {members} 人委员会（示例）",
        short_name=f"{members} 人党委（示例）",
        groups="\n".join(group_name(number) for number in range(-(-members // GROUP_OF))),
        begun=PartialDate(TODAY.year - YEARS, 1, 1),
        elected=PartialDate(TODAY.year - 2, 6, 1),
        term_years=5,
    )


def people(members: int) -> list[Member]:
    """Invented people, each of them noted as such; no two of one name and birthday."""
    return [_person(number) for number in range(members)]


def _person(number: int) -> Member:
    born = date(1946, 1, 1) + timedelta(days=number * 7919 % 20_000)
    joined = date(born.year + 24, number % 12 + 1, number % 28 + 1)
    sex = "男" if number % 3 else "女"
    given = (number * 31 % len(_GIVEN), number * 17 // len(_SURNAMES) % len(_GIVEN))
    first17 = f"{_NOWHERE}{born:%Y%m%d}{number // 20_000 * 2 + (sex == '男'):03}"
    member = Member(
        name=_SURNAMES[number % len(_SURNAMES)] + _GIVEN[given[0]] + (_GIVEN[given[1]] if number % 4 else ""),
        sex=sex,
        nation="汉族",
        birth=PartialDate.of(born),
        id_number=first17 + check_digit(first17),
        education=("大学", "大专", "研究生")[number % 3],
        native_place=f"示例省示例市（虚构）{number % 90 + 10} 号",
        kind=PROBATIONARY if number % 40 == 7 else FULL,
        joined=PartialDate.of(joined),
        full=PartialDate.of(joined.replace(year=joined.year + 1)),
        branch="示例支部（虚构）",
        group=group_name(number // GROUP_OF),
        unit="示例单位（虚构）",
        phone=f"1390000{number % 10_000:04}",
        address=f"示例市示例街道（虚构）{number % 900 + 1} 号",
        note="虚构人物",
    )
    if member.kind == PROBATIONARY:
        member.joined, member.full = PartialDate(TODAY.year, number % 9 + 1, number % 28 + 1), None
    return member


def _meetings(members: int) -> Iterator[Meeting]:
    """A tenth of the lines at general meetings of all, one a year, the others at those of the groups, spread over ten years."""
    each = min(100, _ATTENDANCES // members)
    general = max(each // YEARS, 1)
    days = YEARS * 360
    for number in range(general):
        yield _meeting(GENERAL, "", number * days // general)
    for number in range(each - general):
        for group in range(-(-members // GROUP_OF)):
            yield _meeting(GROUP, group_name(group), number * days // (each - general) + group % 20)


def _meeting(kind: str, group: str, day: int) -> Meeting:
    held = date(TODAY.year - YEARS, 12, 1) + timedelta(days=day)
    return Meeting(
        kind=kind, group=group, day=PartialDate.of(held), start="15:00", end="16:30", place="示例会议室（虚构）", status=FINAL,
        title_text=f"{held.year}年{held.month}月{group or '示例支部党员大'}会", host="示例人", recorder="示例人",
        recorded_on=PartialDate.of(held), subject="学习传达文件", body="会议学习了文件，讨论了工作。（虚构）\n" * 3,
    )  # fmt: skip


def _agenda(meeting: Meeting) -> list[AgendaItem]:
    return [AgendaItem(meeting_id=meeting.id, position=1, title_text="学习传达文件", decision="按文件办。（虚构）")]


def _attendances(meeting: Meeting, everybody: Sequence[Member], dice: random.Random) -> list[Attendance]:
    if meeting.kind == GROUP:
        number = int(meeting.group.removeprefix("第").removesuffix("党小组")) - 1
        everybody = everybody[number * GROUP_OF : (number + 1) * GROUP_OF]
    lines = []
    for member in everybody:
        state = dice.choices((PRESENT, EXCUSED, ABSENT), (92, 6, 2))[0]
        lines.append(
            Attendance(
                meeting_id=meeting.id,
                member_id=member.id,
                name=member.name,
                kind=member.kind,
                state=state,
                votes="是" if member.kind == FULL else "否",
                reason="" if state == PRESENT else "出差",
            )
        )
    return lines


_BATCHES, _EACH = 40, 20
"""Batches in ten years, and every how-many-eth of them sees the same people: each comes to two."""


def _batches(members: int) -> Iterator[Training]:
    for number in range(min(_BATCHES, members)):
        start = date(TODAY.year - YEARS, 12, 1) + timedelta(days=number * 90)
        yield Training(
            number=f"{start.year}-{number % 4 + 1:02}", name="示例培训班（虚构）", kind="集中轮训", level=COUNTY,
            start=PartialDate.of(start), end=PartialDate.of(start + timedelta(days=4)), planned_hours=32.0, days=5.0,
        )  # fmt: skip


def _enrolment(batch: Training, member: Member, dice: random.Random) -> Enrolment:
    there = dice.random() < 0.95
    return Enrolment(
        training_id=batch.id, member_id=member.id, name=member.name, state=TAKEN if there else MISSED,
        hours=32.0 if there else 0.0, result="合格" if there else "", reason="" if there else "出差",
    )  # fmt: skip


def _item(number: int) -> Rectification:
    found = date(TODAY.year - YEARS, 12, 1) + timedelta(days=number * 37 % (YEARS * 360))
    closed = found + timedelta(days=60)
    done = closed < TODAY and number % 50 != 0
    return Rectification(
        number=f"{found.year}-自查-{number + 1:02}", source=SOURCES[number % len(SOURCES)], found=PartialDate.of(found),
        category=CATEGORIES[number % len(CATEGORIES)], problem=f"示例问题（虚构）第 {number + 1} 个", measures="立行立改。（虚构）",
        owner="示例人", deadline=PartialDate.of(found + timedelta(days=90)), state=CLOSED if done else WORKING,
        closed_on=PartialDate.of(closed) if done else None, outcome="已整改。（虚构）" if done else "",
    )  # fmt: skip


def _entries(item: Rectification) -> list[Progress]:
    assert item.found is not None
    begun = item.found.first()
    return [
        Progress(rectification_id=item.id, day=PartialDate.of(begun + timedelta(days=step)), text="推进整改。（虚构）")
        for step in (10, 20, 30)
    ]
