"""第几次 by day: what is asked where a record is put before others that have their numbers, and putting a year in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.records import Meeting
from models.rules.numbering import by_day, changes_told, next_number
from ui.dialogs.ask import confirm, decide
from ui.session import Session
from ui.tabs.meetings.keeping import renumber

BY_DAY = "按日期重编"
_PRINTED = "已经打印签字的，请按新的次数更正。"


@dataclass(frozen=True)
class Agreed:
    """What is kept with a record that becomes final: its number, where that was asked about, and the others that move."""

    moved: list[tuple[Meeting, int]]
    values: dict[str, Any]


def numbers_for(session: Session, over: QWidget, typed: Meeting, kept: Meeting) -> Agreed | None:
    """Asks which number a record gets that was held before others which have theirs; None to leave all as it is.

    typed: as it is to be kept · kept: as it was; with its number and on its day it is not asked about again."""
    if kept.number == typed.number is not None and kept.day == typed.day:
        return Agreed([], {})
    ledger, mine = session.ledger, replace(typed)
    mine.number = typed.number or next_number(typed, ledger.ever(Meeting))
    moved = moving(session, mine)
    if not moved:
        return Agreed([], {})
    own = next((number for meeting, number in moved if meeting is mine), mine.number)
    others = [(meeting, number) for meeting, number in moved if meeting is not mine]
    as_it_is = f"不重编，记为第{mine.number}次"
    question = (
        f"同类会议里有日期更晚的记录已经编了次数。按日期，这次是第{own}次，要一起改的有：\n{changes_told(others)}\n\n{_PRINTED}"
        "不重编的，次数和日期的先后不一致，自查里会提醒。"
    )
    answer = decide(over, question, (BY_DAY, as_it_is), title="第几次")
    if answer == BY_DAY:
        return Agreed(others, {"number": own})
    return Agreed([], {}) if answer else None


def moving(session: Session, meeting: Meeting) -> list[tuple[Meeting, int]]:
    """The records that get other numbers if those of the year follow the days; none of a year that is closed."""
    if meeting.sealed or meeting.day is None or meeting.day.year in session.closed_years:
        return []
    return by_day(meeting, session.ledger.all(Meeting))


def put_in_order(session: Session, over: QWidget, meeting: Meeting) -> None:
    """Lets the numbers of its series follow the days, after saying which change."""
    kept = session.ledger.get(Meeting, meeting.id)
    moved = moving(session, kept) if kept is not None else []
    if not moved:
        return
    what = f"{meeting.kind_words} {meeting.day.year if meeting.day else ''} 年"
    if confirm(over, f"{what}的次数按日期重编：\n{changes_told(moved)}\n\n{_PRINTED}可以撤销。", BY_DAY):
        with session.unit(f"按日期重编次数：{what}") as unit:
            renumber(unit, moved)
