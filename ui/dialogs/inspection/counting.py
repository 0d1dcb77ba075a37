"""What the ledger has for 一键迎检 and what is missing: counted at once where that is not noticed, else while the window goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate

from PySide6.QtCore import QObject, QTimer, Signal

from models.inspection import SECTIONS, Wanted
from models.inspection.counts import counted
from models.inspection.material import Material
from models.inspection.missing import Missing, missing
from models.records import Attendance, Enrolment, Meeting
from ui.session import Session

AT_ONCE = 10_000
"""Records: two years of a branch of 50 are counted before one notices; more are counted while the window is there already."""


class Counting(QObject):
    """Counts for what is wanted last; `done` when it has."""

    done = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.material: Material | None = None
        """What was read; None while it is counted and where nothing is wanted."""
        self.missing: list[Missing] = []
        self.counts: Mapping[str, str] = {}
        """What each part has, by its key."""
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def goes_on(self) -> bool:
        """Whether it has not counted to the end yet."""
        return self._steps is not None

    def forget(self) -> None:
        """What was counted, or is being counted, is not wanted any more."""
        self.stop()
        self.material, self.missing, self.counts, self._steps = None, [], {}, None

    def begin(self, wanted: Wanted) -> None:
        """Counts anew; of few records it is done when this returns."""
        self.forget()
        self._steps = self._count(wanted)
        # a million lines are not gone through to find that they are many
        so_far = accumulate(self._session.ledger.count(cls) for cls in (Meeting, Enrolment, Attendance))
        if all(count <= AT_ONCE for count in so_far):
            while self._steps is not None:
                self._go_on()
        else:
            self._timer.start()

    def stop(self) -> None:
        """Counts no more."""
        self._timer.stop()

    def _count(self, wanted: Wanted) -> Iterator[None]:
        """Reads the ledger, step by step: the window goes on in between. What the window has read is not read again."""
        material = Material(self._session.ledger, wanted, self._session.today, self._session.checking.snapshot())
        yield
        counts = counted(material)
        yield
        self.material, self.counts, self.missing = material, counts, missing(material, tuple(SECTIONS))

    def _go_on(self) -> None:
        if self._steps is None or next(self._steps, self) is not self:
            return
        self._steps = None
        self.stop()
        self.done.emit()
