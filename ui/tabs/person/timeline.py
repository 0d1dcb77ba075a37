"""What the records of a person went through, transfers, contacts and attachments too."""

from __future__ import annotations

from models.people.history import events
from models.records import Member
from ui.session import Session
from ui.tabs.changes import ChangeList


class Timeline(ChangeList):
    """All changes, newest first; private numbers masked until `full`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._member = Member()

    def show_member(self, member: Member, *, full: bool = False) -> None:
        """Shows a member."""
        self._member = member
        self.show_events(events(self._session.ledger, member), member, full=full)

    def show_full(self, full: bool) -> None:
        """Shows private numbers in full, or masks them again."""
        self.show_member(self._member, full=full)
