"""Whether the record that is open may be changed: a sealed one for a reason, a final one once it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.records import ClosedYear, Meeting
from models.records.meeting import FINAL


class Access:
    """What is known of the record without what is typed in it. closed_years: the years that are closed by now."""

    def __init__(self, closed_years: Callable[[], Mapping[int, ClosedYear]]) -> None:
        self._closed_years = closed_years
        self.meeting = Meeting()
        """The record as it was last kept."""
        self.reason = ""
        """Why a sealed record is being changed; without it such a record is only read."""
        self.revising = False
        """Whether a final record is being changed; it needs no reason, but to be asked for. Never of a sealed one, which would be
        open to every key when its year is opened again."""

    @property
    def sealed(self) -> bool:
        """Whether the record changes only with a reason: it is archived or void, or its year is."""
        return self.meeting.sealed or self.closed is not None

    @property
    def closed(self) -> ClosedYear | None:
        """The closed year of a record that is in the ledger."""
        return self._closed_years().get(self.meeting.year_kept()) if self.meeting.id else None

    @property
    def locked(self) -> bool:
        """Whether it is sealed, and no reason was given to change it."""
        return self.sealed and not self.reason

    @property
    def read_only(self) -> bool:
        """Whether the record is only read: it is locked, or it is final and nobody asked to change it."""
        if self.sealed:
            return self.locked
        return self.meeting.status == FINAL and bool(self.meeting.id) and not self.revising

    def refusal(self) -> str:
        """Why nothing was done with a record that is only read, and the way to change it all the same."""
        meeting, closed = self.meeting, self.closed
        if not meeting.counts:
            return "记录已作废，没有改动；要恢复请点“取消作废…”"
        state = f"{closed.year} 年度已归档" if closed is not None and not meeting.sealed else f"记录已{meeting.status}"
        return f"{state}，没有改动；要修改请点" + ("“修改…”并写明原因" if self.locked else "“修改”")

    def open(self, meeting: Meeting) -> None:
        """Another record, or the same one read anew, which goes on being changed where it is final still."""
        same = 0 != meeting.id == self.meeting.id
        self.meeting, self.reason = meeting, ""
        self._revise(same and self.revising)

    def take_draft(self, reason: str) -> None:
        """What was typed before goes on; reason: why, as the draft has it."""
        if self.sealed:
            self.reason = reason or "恢复没有保存的修改"
        self._revise(True)

    def unlock(self, reason: str) -> None:
        """Lets a sealed record be changed for a reason, a final one without."""
        self.reason = reason
        self._revise(True)

    def lock(self) -> None:
        """A final record is only read again."""
        self.revising = False

    def follow(self, *, typed: bool) -> None:
        """The state of the record has changed in the ledger; typed: whether something waits to be saved."""
        going_on = self.revising or typed or bool(self.reason)
        if not self.sealed:
            self.reason = ""
        self._revise(going_on)

    def keep(self, meeting: Meeting, *, on: bool) -> None:
        """It was saved; on: whether a final one goes on being changed."""
        self.meeting, self.reason = meeting, ""
        self._revise(self.revising and on)

    def _revise(self, on: bool) -> None:
        self.revising = on and self.meeting.status == FINAL and not self.sealed
