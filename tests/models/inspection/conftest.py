"""The sample branch packed once, and a small branch with everything that a folder can hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from models.exports.export import Delivered
from models.exports.within import Stretch
from models.fields import set_read
from models.inspection import SECTIONS, Wanted
from models.inspection.build import deliver_inspection
from models.inspection.material import Material
from models.records import (
    Attachment,
    Attendance,
    Branch,
    Enrolment,
    Meeting,
    Member,
    PlannedMeeting,
    Progress,
    Rectification,
    Training,
)
from models.sample import write_sample
from models.store import Ledger
from models.store.attachments import Attachments

TODAY = date(2026, 11, 23)
YEAR = Stretch.of_year(2026)


@dataclass
class Packed:
    """A folder that was made, and what it was made of."""

    folder: Path
    zip: Path
    ledger: Path
    done: Delivered


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """The sample branch of 2026, with a zip; made once, to be looked at only."""
    place = tmp_path_factory.mktemp("packed")
    path = place / "示例.zbtz"
    with Ledger.create(path, clock=lambda: datetime(2026, 11, 23, 9)) as ledger:
        write_sample(ledger, today=TODAY)
        out = place / "2026年度迎检材料"
        done = deliver_inspection(ledger, out, Material(ledger, Wanted(YEAR, zip=True, purpose="年终检查"), TODAY))
    return Packed(out, out.with_name(out.name + ".zip"), path, done)


def one(cls: type, **texts: str):
    """A record whose fields are read from text."""
    made = cls()
    for name, text in texts.items():
        set_read(made, name, text)
    return made


@pytest.fixture
def small(ledger: Ledger, tmp_path: Path) -> Ledger:
    """Two people, three meetings (one a talk, one void), a batch, two items of the register, and files."""
    people = [
        one(
            Member,
            name="王明",
            kind="正式党员",
            joined="2008-06-20",
            full="2009-06-20",
            phone="13812345678",
            post="书记",
        ),
        one(Member, name="李敏", kind="正式党员", joined="2010-06-20", full="2011-06-20"),
    ]
    branch = Branch(id=1, name="中国共产党某局第一支部委员会", short_name="第一支部")
    with ledger.unit("填写") as unit:
        unit.add(branch)
        unit.add_all(people)
        meeting = one(
            Meeting, kind="支部党员大会", day="2026-03-12", subject="学习 13912345678", status="定稿", host="王明"
        )
        talk = one(Meeting, kind="谈心谈话", day="2026-04-01", subject="思想状况", status="定稿")
        void = one(Meeting, kind="党课", day="2026-05-01", subject="记错的", status="作废", void_why="记重了")
        before = one(Meeting, kind="党课", day="2025-09-01", subject="上一年的", status="定稿")
        unit.add_all([meeting, talk, void, before])
        unit.add(Attendance(meeting_id=meeting.id, member_id=people[0].id, name="王明", state="到"))
        unit.add(Attendance(meeting_id=meeting.id, member_id=people[1].id, name="李敏", state="请假"))
        batch = one(Training, number="2026-01", name="春季轮训", start="2026-06-03")
        unit.add(batch)
        unit.add(Enrolment(training_id=batch.id, member_id=people[0].id, name="王明", state="参加", hours=8.0))
        unit.add(one(PlannedMeeting, kind="支部党员大会", day="2026-03"))
        open_item = one(
            Rectification, number="2025-自查-01", source="自查", problem="记录简单", found="2025-11-02", state="整改中"
        )
        closed = one(
            Rectification, number="2026-自查-01", source="自查", problem="签到不全", found="2026-02-02", state="已销号",
            measures="补签", owner="李敏", deadline="2026-06-30", closed_on="2026-06-01", evidence="见附件", outcome="已补",
        )  # fmt: skip
        unit.add_all([open_item, closed])
        unit.add(entry := Progress(rectification_id=closed.id, text="补好了", by="李敏"))
        store = Attachments(ledger)
        for name, owner in (
            ("签到表.txt", meeting), ("谈话.txt", talk), ("通知.txt", batch), ("整改后.txt", closed), ("补签.txt", entry), ("证件.txt", people[0]),
        ):  # fmt: skip
            source = tmp_path / name
            source.write_text(f"{name}的内容", encoding="utf-8")
            kept = store.take(source, TODAY)
            kept.owner, kept.owner_id = owner.table, owner.id
            unit.add(kept)
    return ledger


@pytest.fixture
def pack(small: Ledger, tmp_path: Path) -> Callable[..., Delivered]:
    """Packs the small branch into `迎检`; keywords as Wanted takes them."""

    def packs(stretch: Stretch = YEAR, **options: object) -> Delivered:
        wanted = Wanted(stretch, **{"purpose": "检查", **options})
        return deliver_inspection(small, tmp_path / "迎检", Material(small, wanted, TODAY))

    return packs


def numbers(path: Path, question: str) -> int:
    """A number out of a ledger, asked of SQLite itself."""
    with sqlite3.connect(path) as asked:
        return int(asked.execute(question).fetchone()[0])


def names(folder: Path) -> set[str]:
    """Every file below a folder, as the index names it."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


__all__ = ["SECTIONS", "TODAY", "YEAR", "Attachment", "Packed", "names", "numbers", "one"]
