"""What one person's records went through, parts and attachments too: one line of time, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from models.fields import Record
from models.records import RECORDS, Attachment, Award, Member
from models.store import Change

if TYPE_CHECKING:
    from models.store import Ledger

Event = tuple[Record, Change]
_LINK = "member_id"


def belongings(ledger: Ledger, member: Member) -> Iterator[Record]:
    """The parts of a member (transfers, contacts, decisions …), the honours and the attachments, those in the recycle bin too."""
    named: list[tuple[type[Record], dict[str, Any]]] = [
        (cls, {_LINK: member.id}) for cls in RECORDS if cls.parent == _LINK
    ]
    named.append((Award, {_LINK: member.id}))
    named.append((Attachment, {"owner": member.table, "owner_id": member.id}))
    for cls, equal in named:
        for deleted in (False, True):
            yield from ledger.all(cls, deleted=deleted, **equal)


def events(ledger: Ledger, member: Member) -> list[Event]:
    """Each change of the member and of what belongs to the member, with the record that it is about."""
    if not member.id:
        return []
    found: list[Event] = [
        (record, change) for record in (member, *belongings(ledger, member)) for change in ledger.history(record)
    ]
    return sorted(found, key=lambda event: event[1].unit.id, reverse=True)
