"""A meeting of two people and an item of the register, and what is done to them in the tests of finding back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.fields import Record
from models.kinds import PartialDate
from models.records import (
    AgendaItem,
    Attendance,
    Meeting,
    Member,
    Progress,
    Rectification,
    Task,
)
from models.store import Ledger

DAY = PartialDate.parse("2026-11-02")


def add(ledger: Ledger, *records: Record) -> None:
    with ledger.unit("登记") as unit:
        for record in records:
            unit.add(record)


def save(ledger: Ledger, record: Record, **values: Any) -> None:
    for name, value in values.items():
        setattr(record, name, value)
    with ledger.unit("修改") as unit:
        unit.save(record)


def remove(ledger: Ledger, *records: Record) -> None:
    with ledger.unit("删除") as unit:
        for record in records:
            unit.remove(record)


@dataclass
class People:
    """A meeting of two people with an item, a task and a file, and an item of the register with progress."""

    who: Member
    other: Member
    meeting: Meeting
    there: list[Attendance]
    item: AgendaItem
    task: Task
    register: Rectification
    progress: Progress


def gathered(ledger: Ledger) -> People:
    """Writes them into a ledger."""
    who, other = Member(name="单雨桐", phone="13900006021"), Member(name="李敏")
    meeting = Meeting(kind="支部党员大会", day=DAY, subject="讨论工作")
    add(ledger, who, other, meeting)
    there = [Attendance(meeting_id=meeting.id, member_id=m.id, name=m.name, state="到") for m in (who, other)]
    item = AgendaItem(meeting_id=meeting.id, title_text="工作计划", yes=2)
    add(ledger, *there, item)
    task = Task(meeting_id=meeting.id, agenda_item_id=item.id, text="补签到表")
    register = Rectification(number="2026-自查-01", problem="记录不全", found=DAY)
    add(ledger, task, register)
    progress = Progress(rectification_id=register.id, day=DAY, text="已补")
    add(ledger, progress)
    return People(who, other, meeting, there, item, task, register, progress)
