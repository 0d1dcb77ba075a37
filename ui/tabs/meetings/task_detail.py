"""The panel beside the to-dos: the whole text, what became of it, and the way to the meeting that decided it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from models.fields import Record, typed
from models.records import Task
from models.rules.tasks import Origin, left_words, tone
from ui.session import Session
from ui.tabs.changes import ChangeList
from ui.tabs.detail import Detail
from ui.tabs.facts import Facts
from ui.widgets.button import button
from ui.widgets.link_label import LinkLabel


class TaskDetail(Detail):
    """One to-do."""

    asked = Signal(str, int)
    """What it comes from is wanted: a table and an id."""

    def __init__(
        self,
        session: Session,
        origin_of: Callable[[Task], Origin | None],
        tick: Callable[[], object],
        report: Callable[[], object],
        edit: Callable[[], object],
    ) -> None:
        super().__init__()
        self._session, self._origin_of = session, origin_of
        self._origin: Origin | None = None
        self._facts, self._changes = Facts(), ChangeList()
        self.link = LinkLabel("", "note", mode=Qt.TextElideMode.ElideMiddle)
        self.link.clicked.connect(self._go)
        self.add_tab("事项", self.link, self._facts)
        self.add_tab("修改记录", self._changes)
        self.foot.setSpacing(6)  # the labels of all three are seen whole
        self._tick = button("完成", tick, icon_name="check", hint="空格")
        self.foot.addWidget(self._tick)
        self.foot.addWidget(button("落实情况…", report))
        self.foot.addWidget(button("修改…", edit, icon_name="pencil"))
        self.foot.addStretch(1)

    def fill(self, record: Record) -> None:
        assert isinstance(record, Task)
        self.name.setText(record.title())
        today = self._session.today
        self.state.show_text(left_words(record, today), tone(record, today, self._session.limits))
        self.under.setText(" · ".join(part for part in (record.owner, record.show("due")) if part))
        self._origin = self._origin_of(record)
        self.link.setText(f"来自：{self._origin.words()} ›" if self._origin else "")
        self.link.setAccessibleName(f"去看{self._origin.words()}" if self._origin else "")
        self.link.setVisible(self._origin is not None)
        self._facts.show_lines([(field.label, record.show(field.name)) for field in typed(Task)])
        self._tick.setText("完成" if record.is_open() else "重新打开")
        self._changes.show_changes(Task, self._session.ledger.history(record))

    def _go(self) -> None:
        if self._origin is not None:
            self.asked.emit(*self._origin.leads_to())
