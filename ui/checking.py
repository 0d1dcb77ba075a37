"""The self check of the open ledger: made when it is first wanted, a little at a time, and kept until something changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.store import Ledger

if TYPE_CHECKING:
    from models.rules.finding import Finding
    from models.rules.self_check import Mark, SelfCheck
    from models.rules.snapshot import Snapshot

_AT_ONCE, _SLICE = 0.6, 0.02
"""Seconds that whoever opens a page of findings waits for them, and those that the window is held up at a time else. A branch
of 50 is looked through in a tenth of a second; 3,000 members take two seconds, in which one goes on working."""


class Checking(QObject):
    """Looks through the records on behalf of the window."""

    done = Signal()
    """The check is made, for the first time or anew."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        super().__init__()
        self._ledger, self._today = ledger, today
        self._made: SelfCheck | None = None
        self._marks: Mapping[tuple[str, int], Mark] = {}
        self._wanted = self._failed = False
        self._snapshot: Snapshot | None = None
        self._seen: Snapshot | None = None
        """What is looked through: the slices are of one, though what is exported meanwhile makes another."""
        self._looking: Iterator[Finding | None] | None = None
        self._found: list[Finding] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(lambda: self._look(_SLICE))

    @property
    def ready(self) -> SelfCheck | None:
        """The check, if it has been made since the last change."""
        return self._made

    def snapshot(self) -> Snapshot:
        """All records as they are now: read once, and held once, for whoever looks at all of them; nobody may change them. After
        an action only what it wrote is read again."""
        from models.rules.snapshot import Snapshot

        if self._snapshot is None or not self._snapshot.is_of(self._ledger):
            self._snapshot = Snapshot.of(self._ledger, self._snapshot)
        return self._snapshot

    def spoil(self) -> None:
        """Something has changed; where somebody looks at the check it is made anew, soon."""
        self._made = self._looking = None
        self._failed = False
        if self._wanted:
            self._timer.start()

    def turn_to(self, today: date) -> None:
        """Another day has begun; the check of the last one is none of this."""
        self._today = today
        self.spoil()

    def want(self) -> None:
        """Has it made soon, and from now on after each change."""
        self._wanted = True
        if self._made is None and not self._failed and not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The ledger is about to be closed."""
        self._wanted = False
        self._timer.stop()

    def ask(self) -> SelfCheck | None:
        """The check if it can be had at once; else None, and `done` says when it is there."""
        self.want()
        if self._made is None:
            self._look(_AT_ONCE)
        return self._made

    def now(self) -> SelfCheck:
        """The check, however long it takes."""
        if self._made is None:
            self._look(float("inf"))
        assert self._made is not None
        return self._made

    def mark(self, table: str, number: int) -> Mark | None:
        """What stands beside a record in a list: as of the last check, while a new one is being made."""
        if self._made is None:
            self.want()
        return self._marks.get((table, number))

    def _look(self, seconds: float) -> None:
        """Looks for so many seconds. What could not be looked through (records that a damaged disk has changed) is said once, and
        is never shown as a check that is complete."""
        try:
            self._go_on(monotonic() + seconds)
        except BaseException:
            self._timer.stop()
            self._looking, self._failed = None, True
            raise

    def _go_on(self, until: float) -> None:
        from models.rules.checks import looking
        from models.rules.finding import in_order
        from models.rules.self_check import SelfCheck

        if self._looking is None or self._seen is None:
            self._seen = self.snapshot()
            self._looking, self._found = looking(self._seen, self._today), []
        for finding in self._looking:
            if finding is not None:
                self._found.append(finding)
            if monotonic() > until:
                return
        self._timer.stop()
        self._made = SelfCheck(self._seen, self._today, in_order(self._found))
        self._looking = self._seen = None
        self._marks = self._made.marks
        self.done.emit()
