"""The list of to-dos: a box before each, which a click or the space bar ticks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from models.records import Task
from models.rules.tasks import Origin, left_words, tone
from ui.session import Session
from ui.table.columns import PILL, Column, of_field
from ui.table.view import RecordTable

_TICK = "#tick"


class TaskTable(RecordTable):
    """The list; space and a click on the box tick what is selected."""

    ticked = Signal()

    def __init__(self, session: Session, origin_of: Callable[[Task], Origin | None]) -> None:
        today = session.today
        columns = [
            Column(_TICK, "完成", 4, lambda task: "☐" if task.is_open() else "☑"),
            of_field(Task, "text", width=44, gives=True, wraps=True),
            of_field(Task, "owner", width=10),
            of_field(Task, "due", width=10),
            Column("#left", "状态", 10, lambda t: left_words(t, today), paint=PILL, tone=lambda t: tone(t, today, session.limits)),
            Column("#from", "来自", 24, lambda t: origin.short() if (origin := origin_of(t)) else "", roomy=True),
            of_field(Task, "done", width=10, roomy=True),
        ]  # fmt: skip
        super().__init__(session.ledger, Task, columns)
        self._clock = QElapsedTimer()
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.current_id():
            self.ticked.emit()
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if self.table.columns[index.column()].key == _TICK and not self.just_ticked():
            self._clock.start()
            self.ticked.emit()

    def just_ticked(self) -> bool:
        """Whether this is the second half of a double click on a box: another row may stand there by now."""
        return self._clock.isValid() and self._clock.elapsed() < QApplication.doubleClickInterval()
