"""The course of one membership: letters, contacts, decisions and the days of the roster, as one line each, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from models.fields import Record
from models.kinds import PartialDate
from models.records import Contact, Member, StatusChange, Transfer
from models.records.contact import REACHED
from models.records.status_change import (
    CORRECTION,
    DEATH,
    EXTENSION,
    LEAVING_CHANGES,
    ON_PROBATION,
    RESUMING,
    RIGHTS_RESTORED,
    RIGHTS_SUSPENDED,
    SUSPENDING,
)
from models.records.transfer import IN, OUT
from models.rules.letters import TONES, state
from models.rules.standing import by_day

OK, WARN, BAD, NEUTRAL = "ok", "warn", "bad", "neutral"


@dataclass(frozen=True)
class Entry:
    """One line. state and tone: the short word beside it · record: what can be changed, None for a day of the roster."""

    day: PartialDate | None
    title: str
    detail: str
    state: str = ""
    tone: str = NEUTRAL
    record: Record | None = None


def course(
    member: Member,
    transfers: Iterable[Transfer],
    contacts: Iterable[Contact],
    changes: Iterable[StatusChange],
    today: date,
) -> list[Entry]:
    """Everything that is known, the newest first; what has no day comes first, so that it is seen."""
    decided = list(changes)
    found = [
        *(_of_transfer(transfer, today) for transfer in transfers),
        *(_of_contact(contact) for contact in contacts),
        *(_of_change(change, decided, today) for change in decided),
        *_of_roster(member, decided),
    ]
    return sorted(found, key=lambda e: (str(e.day or "9999"), e.record.id if e.record else 0), reverse=True)


def _of_transfer(transfer: Transfer, today: date) -> Entry:
    last = transfer.last_day()
    parts = [
        transfer.why,
        transfer.letter,
        f"有效期至 {last}" if last and transfer.under_way else "",
        f"回执 {transfer.receipt}" if transfer.receipt else "",
        f"作废 {transfer.withdrawn}" if transfer.withdrawn else "",
        transfer.note,
    ]
    word = state(transfer, today)
    to_from = {OUT: "转往", IN: "转自"}.get(transfer.direction, "")
    return Entry(transfer.issued, f"{to_from}{transfer.other}", _joined(parts), word, TONES[word], transfer)


def _of_contact(contact: Contact) -> Entry:
    tone = OK if contact.result == REACHED else WARN
    title = f"{contact.way or '联系'}{f'（{contact.by}）' if contact.by else ''}"
    return Entry(contact.day, title, _joined([contact.text]), contact.result, tone, contact)


def _of_change(change: StatusChange, changes: list[StatusChange], today: date) -> Entry:
    parts = [
        f"至 {change.until}" if change.until else "",
        f"党员大会 {change.decided}" if change.decided else "",
        f"批复 {change.approved}" if change.approved else "",
        change.document,
        change.why,
        change.note,
    ]
    word, tone = _word(change, changes, today)
    return Entry(change.since, change.kind, _joined(parts), word, tone, change)


def _word(change: StatusChange, changes: list[StatusChange], today: date) -> tuple[str, str]:
    """Whether a decision still holds."""
    if change.kind in LEAVING_CHANGES:
        return ("去世" if change.kind == DEATH else "已离开"), NEUTRAL
    ends = {SUSPENDING: RESUMING, RIGHTS_SUSPENDED: RIGHTS_RESTORED, ON_PROBATION: RIGHTS_RESTORED}.get(change.kind, "")
    later = any(
        str(c.since) >= str(change.since) and c.since.first() <= today for c in by_day(changes, ends) if c.since
    )
    if later or (change.until and change.until.last() < today):
        return "已结束", NEUTRAL
    if change.since and change.since.first() > today:
        return "未生效", WARN
    if change.kind in (SUSPENDING, RIGHTS_SUSPENDED, ON_PROBATION):
        return "生效中", BAD
    if change.kind in (CORRECTION, EXTENSION):
        return "进行中", WARN
    return "已办", OK


def _of_roster(member: Member, changes: list[StatusChange]) -> Iterator[Entry]:
    """The days of the roster, but for what a letter or decision says already."""
    for name, title in (("joined", "加入党组织"), ("full", "转为正式党员"), ("arrived", "来本支部")):
        day = getattr(member, name)
        if day:
            yield Entry(day, title, "名册")
    if member.lost == "是" and member.lost_since:
        yield Entry(member.lost_since, "失去联系", _joined(["名册", member.lost_why]), "失联", BAD)
    if member.floating == "是" and member.floating_since:
        parts = ["名册", member.floating_why, member.floating_to]
        yield Entry(member.floating_since, "外出（流动党员）", _joined(parts), "流动", WARN)
    if member.left and not any(c.kind in LEAVING_CHANGES for c in changes):
        parts = ["名册", member.left_why, member.left_to]
        yield Entry(member.left, "离开支部", _joined(parts), "已离开")


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(" ".join(part.split()) for part in parts if part.strip())
