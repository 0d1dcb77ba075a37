"""Which actions were done before the ledger was opened, and for which of them she has agreed already that they are taken back."""

from __future__ import annotations

from models.store import Ledger, UnitLine


class Earlier:
    """Of one open ledger, made as soon as it is open. Undo goes back over its opening, as the log does; what was done before is
    taken back only when she was asked. She is asked once a day of such actions, and anew when she has done something else since:
    who presses Ctrl+Z five times gets as far as what she saw herself do, and through a day only with her eyes open."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._opened_after = ledger.last_unit()  # a number: clocks are set, and two starts may fall in one minute
        self._again: set[int] = set()
        self._agreed: tuple[int, set[str]] = (0, set())

    def is_earlier(self, line: UnitLine) -> bool:
        """Whether an action was done before the ledger was opened; one that was done again since was not."""
        return line.id <= self._opened_after and line.id not in self._again

    def to_ask(self) -> UnitLine | None:
        """The action that undo would take back, where she is to be asked first."""
        line = self._ledger.undoable()
        if line is None or not self.is_earlier(line):
            return None
        newest, days = self._agreed
        return None if newest == self._newest() and line.at[:10] in days else line

    def agree(self, line: UnitLine) -> None:
        """She agrees that an action is taken back, and those of its day if she goes on."""
        newest, days = self._agreed
        self._agreed = (self._newest(), {*(days if newest == self._newest() else ()), line.at[:10]})

    def done_again(self, line: UnitLine) -> None:
        """An action was done again: it is of this sitting now."""
        self._again.add(line.id)

    def _newest(self) -> int:
        """The number of the last thing that she did herself, taken back or not: undo and redo leave it, a new action does not."""
        line = self._ledger.undoable()
        return max(self._ledger.undone() | ({line.id} if line else frozenset()), default=0)


def when_done(line: UnitLine) -> str:
    """The day and the minute of an action, as they are shown."""
    return line.at[:16]
