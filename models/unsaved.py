"""What was being typed when the program ended without leave: each draft in words, and the record it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record
from models.records import RECORDS, Branch, Meeting, Member, Rectification, Training
from models.store import Ledger

_BY_TABLE: dict[str, type[Record]] = {cls.table: cls for cls in RECORDS}
_OWNERS: dict[str, type[Record]] = {
    "member_id": Member,
    "meeting_id": Meeting,
    "training_id": Training,
    "rectification_id": Rectification,
}
_SHEETS = {
    "awards": ("成批登记表彰奖励", Member.table),
    "appraisals": ("民主评议结果", Member.table),
    "opinions": ("意见建议", Rectification.table),
    "duties": ("责任清单", "responsibility"),
    "duty-checks": ("责任清单的季度检查", "responsibility"),
}
"""Dialogs with many rows: what they are called, and where they are opened from."""
_OF_THE_LEDGER = {"wordings": "模板和常用语", "handover": "移交账本", "year-turn": "年度结转"}
"""Dialogs about no record of their own, which are opened again by themselves."""
_OF_TRAINING = {"courses": "培训课程", "enrolments": "参训名单"}


@dataclass(frozen=True)
class Unsaved:
    """words: what was being done · at: ISO, when it was kept last · table, number: the record that leads there, 0 for a new
    one · itself: whether it is that record which was being typed, and not something that belongs to it."""

    key: str
    words: str
    at: str
    table: str
    number: int
    itself: bool


def unsaved(ledger: Ledger) -> list[Unsaved]:
    """All drafts that can be gone on with, newest first."""
    found = []
    for key in ledger.drafts():
        kept = ledger.draft(key)
        if kept is not None and (told := _told(ledger, key)) is not None:
            found.append(Unsaved(key, told[0], kept[0], *told[1:]))
    return found


def _told(ledger: Ledger, key: str) -> tuple[str, str, int, bool] | None:
    kind, *rest = key.split(":")
    number = int(rest[0]) if rest and rest[0].isdecimal() else 0
    if kind in _SHEETS:
        words, table = _SHEETS[kind]
        return (f"{words}（{rest[0]}）" if number else words), table, 0, False
    if kind in _OF_THE_LEDGER:
        return _OF_THE_LEDGER[kind] + (f"（{number}）" if number else ""), Branch.table, 0, True
    if kind in _OF_TRAINING:
        return f"{_OF_TRAINING[kind]}：{_title(ledger, Training, number)}", Training.table, number, False
    if kind == Branch.table:
        return (rest[1] if len(rest) > 1 else "支部信息"), Branch.table, 0, True
    cls = _BY_TABLE.get(kind)
    if cls is None:
        return None
    if cls.parent:
        return _of_part(ledger, cls, number, rest)
    if number:
        return f"修改{cls.label}：{_title(ledger, cls, number)}", cls.table, number, len(rest) == 1
    return f"新增{cls.label}", cls.table, 0, len(rest) == 1


def _of_part(ledger: Ledger, cls: type[Record], number: int, rest: list[str]) -> tuple[str, str, int, bool] | None:
    """A part is typed on the page of the record that it belongs to."""
    owner = _OWNERS.get(cls.parent)
    if owner is None:
        return None
    kept = ledger.get(cls, number) if number else None
    of = getattr(kept, cls.parent) if kept is not None else int(rest[1]) if rest[1:] and rest[1].isdecimal() else 0
    return f"{cls.label}：{_title(ledger, owner, of)}", owner.table, of, False


def _title(ledger: Ledger, cls: type[Record], number: int) -> str:
    record = ledger.get(cls, number) if number else None
    return record.title() if record is not None else "（已不在台账里）"
