"""Which meetings go into a form as meetings that were held, and what is said about those that do not, or are drafts still."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.fields import Record
from models.naming import some
from models.records import Meeting
from models.records.meeting import VOID
from models.rules import Snapshot
from models.rules.held import held, why_not


def only_held(records: Sequence[Record], snapshot: Snapshot, today: date) -> tuple[list[Record], list[str]]:
    """The records without the meetings that were not held, and what is to be said: a form to hand in has only what took place."""
    left = [one for one in records if isinstance(one, Meeting) and not held(snapshot, one, today)]
    notes = [f"没有开的 {len(left)} 次会议没有填：{_why(left, today)}；要填请选定"] if left else []
    ids = {meeting.id for meeting in left}
    kept = [one for one in records if not isinstance(one, Meeting) or one.id not in ids]
    return kept, [*notes, *_drafts(kept)]


def chosen_ones(records: Sequence[Record], snapshot: Snapshot, today: date) -> list[str]:
    """What is to be said about meetings that were chosen one by one: they are filled in, whatever they are."""
    not_held = [one for one in records if isinstance(one, Meeting) and not held(snapshot, one, today)]
    notes = [f"选定的有 {len(not_held)} 次会议没有开：{_why(not_held, today)}，上报前请核对"] if not_held else []
    return [*notes, *_drafts([one for one in records if one not in not_held])]


def _drafts(records: Sequence[Record]) -> list[str]:
    found = [one for one in records if isinstance(one, Meeting) and one.draft]
    return [f"{len(found)} 次会议还是草稿：{some(map(_called, found))}，定稿后再报"] if found else []


def _why(meetings: Sequence[Meeting], today: date) -> str:
    return some(f"{_called(one)}（{_reason(one, today)}）" for one in meetings)


def _reason(meeting: Meeting, today: date) -> str:
    if meeting.status == VOID:
        return "已作废"
    return why_not(meeting, today) if meeting.day else "没有写日期"


def _called(meeting: Meeting) -> str:
    return f"{meeting.show('day')} {meeting.title()}".strip()
