"""The numbers beside the names of the pages in the side bar, each with its tone; said without the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.records import Rectification
from models.rules.finding import ERROR
from models.rules.standing import counted
from ui.table.key_records import key_records
from ui.tabs.meetings.draft_texts import NEW

if TYPE_CHECKING:
    from ui.session import Session

_NOTHING = ("", "neutral")


def none(_session: Session) -> tuple[str, str]:
    """No number."""
    return _NOTHING


def members(session: Session) -> tuple[str, str]:
    """How many count today."""
    today, changes = session.today, session.status_changes
    return str(sum(counted(m, today, changes.get(m.id, ())) for m in session.members) or ""), "neutral"


def drafts(session: Session) -> tuple[str, str]:
    """Meetings whose record is a draft still, the new one that is not saved among them, as in the list: where that was not
    shown yet, it waits in its draft."""
    many = sum(meeting.draft for meeting in session.checking.snapshot().meetings)
    listed = session.lists_new_meeting
    many += listed() if listed is not None else session.ledger.draft(NEW) is not None
    return (f"{many} 草稿", "warn") if many else _NOTHING


def open_items(session: Session) -> tuple[str, str]:
    """Items of the register that are not closed."""
    still = sum(map(Rectification.is_open, key_records(session.ledger, Rectification, ("state", "kind"))))
    return str(still or ""), "bad"


def wrong(session: Session) -> tuple[str, str]:
    """Errors that the self check has found, once it is made."""
    check = session.checking.ready
    many = check.count(ERROR) if check is not None else 0
    return (str(many), "bad") if many else _NOTHING
