"""Which actions she is asked about before they are taken back: those of before the ledger was opened, and what stays done outside of it."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum

from models.records import Handover
from models.store import Ledger, LedgerRefused, UnitLine


class Way(Enum):
    """Where she goes along the actions: one is taken back, or one that was taken back is done again."""

    BACK = "back"
    AGAIN = "again"


class Earlier:
    """Of one open ledger, made as soon as it is open. Undo and redo go back over its opening, as the log does; what was done, or
    taken back, before is touched only when she was asked. She is asked once a day of such actions, and anew when she has done
    something else since: who presses Ctrl+Z five times gets as far as what she saw herself do, and through a day only with her
    eyes open."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        # a number: clocks are set, and two starts may fall in one minute
        self._opened_after = 0 if ledger.is_new else ledger.last_unit()
        self._touched: set[int] = set()
        self._agreed: tuple[int, set[tuple[Way, str]]] = (0, set())
        self._left: list[UnitLine] | None = None

    def is_earlier(self, line: UnitLine) -> bool:
        """Whether an action was done, or where it can be done again was taken back, before the ledger was opened; one that was
        taken back or done again since was not."""
        return line.id <= self._opened_after and line.id not in self._touched

    def hands_over(self, line: UnitLine) -> bool:
        """Whether an action that is done is the record of a hand-over: the file that went stays, whatever becomes of the record.
        She is asked each time."""
        past = (change for one in self._ledger.all(Handover) for change in self._ledger.history(one))
        return any(change.unit.id == line.id for change in past)

    def next(self, way: Way) -> UnitLine | None:
        """The action that is taken back or done again next; None where there is none."""
        return self._ledger.undoable() if way is Way.BACK else self._ledger.redoable()

    def to_ask(self, way: Way) -> UnitLine | None:
        """That action, where she is to be asked first."""
        line = self.next(way)
        if line is not None and way is Way.BACK and self.hands_over(line):
            return line
        if line is None or not self.is_earlier(line):
            return None
        newest, days = self._agreed
        return None if newest == self._newest() and (way, line.at[:10]) in days else line

    def agree(self, line: UnitLine, way: Way) -> None:
        """She agrees that an action is taken back or done again, and those of its day if she goes on the same way."""
        newest, days = self._agreed
        self._agreed = (self._newest(), {*(days if newest == self._newest() else ()), (way, line.at[:10])})

    def touched(self, line: UnitLine) -> None:
        """An action was taken back or done again: it is of this sitting now."""
        self._touched.add(line.id)

    def leave(self) -> None:
        """The ledger is about to be closed for a moment: notes where it stands."""
        self._left = self._last()

    def go_on(self, before: Earlier) -> None:
        """The ledger was closed for a moment: the sitting is still that of `before`, which has left it, unless a backup is in its
        place, or more than there was."""
        if before._left is not None and before._left == self._last():
            self._opened_after, self._touched, self._agreed = before._opened_after, before._touched, before._agreed

    def _last(self) -> list[UnitLine] | None:
        with suppress(LedgerRefused):
            return self._ledger.units(1)
        return None  # what cannot be read is told of elsewhere

    def _newest(self) -> int:
        """The number of the last thing that she did herself, taken back or not: undo and redo leave it, a new action does not."""
        line = self._ledger.undoable()
        return max(self._ledger.undone() | ({line.id} if line else frozenset()), default=0)


def when_done(line: UnitLine) -> str:
    """The day and the minute of an action, as they are shown."""
    return line.at[:16]
