"""议题与表决: the items of the agenda of a meeting, each with what was decided and how the vote went."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.fields import typed
from models.records import AgendaItem
from models.rules.votes import sentence
from ui.dialogs.ask import confirm
from ui.dialogs.run import run
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty
from ui.widgets.scrolling import scrolling

_FIELDS = [field for field in typed(AgendaItem) if field.name != "position"]


class Agenda(QWidget):
    """The items in their order; each can be changed, moved up, taken out."""

    edited = Signal()

    def __init__(self, session: Session, voters: Callable[[], tuple[int, int]]) -> None:
        """voters: how many with a vote are expected and present, as the attendance says; fills what a vote leaves open."""
        super().__init__()
        self._session, self._voters = session, voters
        self.items: list[AgendaItem] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        inner = QWidget()
        inner.setObjectName("canvas")
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(4, 4, 8, 4)
        outer.addLayout(self._column)
        row = QHBoxLayout()
        row.addWidget(button("添加议题", self._add, icon_name="plus"))
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = scrolling(inner)
        whole.addWidget(self._scroll)

    def load(self, items: list[AgendaItem]) -> None:
        """Shows these items; a changed item replaces the one in the list."""
        self.items = sorted(items, key=lambda item: item.position or 0)
        self._draw()

    def reveal(self, number: int) -> None:
        """Scrolls to an item, by its id."""
        place = next((place for place, item in enumerate(self.items) if item.id == number), -1)
        entry = self._column.itemAt(place) if place >= 0 else None
        row = entry.widget() if entry is not None else None
        if row is not None:
            self._column.activate()
            self._scroll.ensureWidgetVisible(row, 0, 40)

    def _draw(self) -> None:
        empty(self._column)
        for place, item in enumerate(self.items):
            self._column.addWidget(self._row(place, item))

    def _row(self, place: int, item: AgendaItem) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        top = QHBoxLayout()
        title = plain_label(f"{place + 1}. {item.title_text}", "strong", wrap=True)
        top.addWidget(title, 1)
        if place:
            top.addWidget(button("上移", lambda: self._up(place), kind="link"))
        top.addWidget(button("修改", lambda: self._edit(place), kind="link"))
        top.addWidget(button("删除", lambda: self._remove(place), kind="link"))
        column.addLayout(top)
        for label, text in (
            ("", item.report),
            ("", item.discussion),
            ("表决：", sentence(item)),
            ("决议：", item.decision),
        ):
            if text:
                line = plain_label(label + text, wrap=True)
                column.addWidget(line)
        return made

    def _changed(self) -> None:
        for place, item in enumerate(self.items):
            item.position = place + 1
        self._draw()
        self.edited.emit()

    def _ask(self, item: AgendaItem) -> AgendaItem | None:
        dialog = RecordDialog(self._session, item, self.window(), fields=_FIELDS, keep=False, width=760)
        if not run(dialog):
            return None
        result = dialog.result_record
        if result.ballot and result.eligible is None and result.present is None:
            result.eligible, result.present = self._voters()
        return result

    def _add(self) -> None:
        made = self._ask(AgendaItem())
        if made is not None:
            self.items.append(made)
            self._changed()

    def _edit(self, place: int) -> None:
        changed = self._ask(dataclasses.replace(self.items[place]))
        if changed is not None:
            self.items[place] = changed
            self._changed()

    def _up(self, place: int) -> None:
        self.items[place - 1 : place + 1] = [self.items[place], self.items[place - 1]]
        self._changed()

    def _remove(self, place: int) -> None:
        if confirm(self, f"删除议题“{self.items[place].title_text}”和它的讨论、表决、决议？", "删除"):
            del self.items[place]
            self._changed()
