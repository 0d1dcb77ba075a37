"""第几次 by day: what is asked where a record is put before others that have their numbers, and putting a year in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from models.records import Meeting
from models.rules.numbering import by_day, changes_told, next_number, placed, series
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


def numbers_for(
    session: Session, over: QWidget, typed: Meeting, kept: Meeting, *, leaving: bool = False
) -> Agreed | None:
    """Asks which number a record gets that stands with it against the order of the days; None to leave all as it is.

    typed: as it is to be kept · kept: as it was; where nothing of it changes on which the number rests, it is not asked again ·
    leaving: she goes on to something else, and it is kept whatever she answers: never None."""
    as_before = typed.number is not None and _place(typed) == _place(kept)
    if as_before or typed.draft or (kept.sealed and typed.sealed):
        return Agreed([], {})
    ever = session.ledger.ever(Meeting)
    found = placed(typed, ever, session.ledger.all(Meeting), session.closed_years)
    if found is None:
        return Agreed([], {})
    (own, others), number = found, typed.number or next_number(typed, ever)
    moved = f"要一起改的有：\n{changes_told(others)}\n\n{_PRINTED}" if others else "其他记录不用改。\n\n"
    question = (
        f"{_left(typed) if leaving else ''}记为第{number}次，和同类会议的日期先后不一致。按日期，这次是第{own}次，{moved}"
        "不重编的，自查里会提醒次数没有按开会日期编。"
    )
    as_it_is = f"不重编，记为第{number}次"
    if leaving:
        answer = decide(over, question, (BY_DAY,), no=as_it_is, title="第几次") or as_it_is
    else:
        answer = decide(over, question, (BY_DAY, as_it_is), title="第几次")
    if answer == BY_DAY:
        return Agreed(others, {"number": own})
    return Agreed([], {}) if answer else None


def _left(meeting: Meeting) -> str:
    """Which record is asked about, behind which something else is wanted already."""
    return f"刚才修改的{meeting.kind_words} {meeting.show('day')} 怎样选都会保存，只问次数。\n"


def _place(meeting: Meeting) -> tuple[object, ...]:
    """All on which the number of a record rests, and whether it has one for good."""
    return series(meeting), meeting.day, meeting.start, meeting.number, meeting.counts and not meeting.draft


def out_of_order(session: Session, meeting: Meeting) -> list[tuple[Meeting, int]]:
    """The records that get other numbers if those of the series of an open record follow the days."""
    return [] if meeting.sealed else by_day(meeting, session.ledger.all(Meeting), session.closed_years)


def put_in_order(session: Session, over: QWidget, meeting: Meeting) -> None:
    """Lets the numbers of its series follow the days, after saying which change."""
    kept = session.ledger.get(Meeting, meeting.id)
    moved = out_of_order(session, kept) if kept is not None else []
    if not moved:
        return
    what = f"{meeting.kind_words} {meeting.day.year if meeting.day else ''} 年"
    if confirm(over, f"{what}的次数按日期重编：\n{changes_told(moved)}\n\n{_PRINTED}可以撤销。", BY_DAY):
        with session.unit(f"按日期重编次数：{what}") as unit:
            renumber(unit, moved)
