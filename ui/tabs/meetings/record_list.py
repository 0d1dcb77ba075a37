"""The left of the records: search over all minutes, the kind of meeting, how much was found, and the list by month."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from models.meetings.search import Hit, MeetingSearch
from models.records import Attendance, Meeting
from models.records.meeting import GUEST, KINDS, LEFT_OUT, PRESENT
from models.rules.sources import Every
from ui.session import Session
from ui.table.key_records import key_records
from ui.tabs.meetings.meeting_list import MeetingList, by_day, entries
from ui.widgets.label import plain_label
from ui.widgets.search_field import SearchField

_ALL = "全部类型"
_LISTED = ("kind", "day", "start", "subject", "title_text", "status", "group")
_EVERY = Every(Meeting)
_WIDE, _NARROW = 268, 226  # pixels
_FEW = 500
"""So many lists are counted one by one; where more were written all are."""


class RecordList(QWidget):
    """All meetings, or those in which the words of the search stand; one of them is marked as open."""

    chosen = Signal(int)
    """The id of a meeting that is wanted, 0 for the new one that is not saved."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.meetings: list[Meeting] = []
        self.hits: dict[int, Hit] = {}
        """Where the words were found, by the id of the meeting; empty without a search."""
        self._came: dict[int, tuple[int, int]] = {}
        self._read_at = 0
        """The action after which all that was read; what was written later is read again, and a million lines are not counted."""
        self._searching: MeetingSearch | None = None
        self._open = 0
        self.begun: Meeting | None = None
        """The new record that is not saved, to be shown above the others from the next time that they are shown."""
        self.search = SearchField("搜索全部记录：正文、议题、人名")
        self.search.searched.connect(lambda _text: self.show_again())
        self.kinds = QComboBox()
        self.kinds.addItems([_ALL, *KINDS])
        self.kinds.setAccessibleName("会议类型")
        self.kinds.currentTextChanged.connect(lambda _text: self.show_again())
        self.list = MeetingList(partial(session.checking.mark, Meeting.table))
        session.checking.done.connect(self.list.viewport().update)
        self.list.chosen.connect(self.chosen)
        self.list.entered.connect(self.chosen)
        self.found = plain_label("", "note")
        self.found.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.kinds)
        column.addWidget(self.found)
        column.addWidget(self.list, 1)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Takes less room in a narrow window."""
        self._wide = _NARROW if narrow else _WIDE
        self.give_way(0)

    def give_way(self, pixels: int) -> None:
        """Leaves so many pixels of its width to what stands beside it."""
        self.setFixedWidth(self._wide - pixels)

    def read(self) -> None:
        """Reads the meetings again, without showing them yet."""
        ledger = self._session.ledger
        self._searching = None
        unit, since = ledger.last_unit(), self._read_at
        known = bool(since and unit)
        if known:
            self.meetings = _EVERY.renewed(ledger, self.meetings, ledger.written_since(since), since)
        else:
            self.meetings = key_records(ledger, Meeting, _LISTED)
        written = self._written_since(since) if known else None
        if written is None:
            self._came = {}
        for number in written or ():
            self._came.pop(number, None)
        counted = ledger.tally(Attendance, "state", (PRESENT,), (GUEST, LEFT_OUT), of=written)
        self._came |= {number: (present, there - beside) for number, (there, present, beside) in counted.items()}
        self._read_at = unit

    def _written_since(self, unit: int) -> set[int] | None:
        """The meetings whose lists were written after an action, None where that is not known or these are many."""
        numbers = self._session.ledger.parents_written(Attendance, unit)
        return numbers if len(numbers) <= _FEW else None

    def holds(self, number: int) -> bool:
        """Whether there is a meeting of that id."""
        return any(meeting.id == number for meeting in self.meetings)

    def lists_new(self) -> bool:
        """Whether there is a new record that is not saved."""
        return self.begun is not None

    def show_begun(self, begun: Meeting | None) -> None:
        """Shows the new record that is not saved above the others, whether it is open or not; None: there is none."""
        before = self.begun
        self.take_begun(begun)
        if begun != before and not self.list.renew(begun):
            self.show_again()

    def take_begun(self, begun: Meeting | None) -> None:
        """Takes the new record that is not saved, which is shown with the others when they are shown next; None: there is none."""
        before, self.begun = self.begun, begun
        if (begun is None) != (before is None):
            self._session.counted.emit()

    def mark(self, number: int) -> None:
        """Marks a meeting as the one that is open; 0 marks the new one, or none."""
        self._open = number
        self.list.mark(number)

    def first(self) -> int:
        """The id of the meeting at the top; 0 if there is none. Before anything is shown it is the newest."""
        newest = max(self.meetings, key=by_day, default=None)
        return self.list.first() or (newest.id if newest else 0)

    def show_again(self) -> None:
        """Shows the meetings of the chosen kind in which the words stand."""
        kind, words = self.kinds.currentText(), self.search.text().strip()
        kept = [m for m in self.meetings if kind in (_ALL, m.kind)]
        self.hits = {}
        if words:
            self._searching = self._searching or MeetingSearch.of(self._session.ledger, self._session.members)
            self.hits = self._searching.find(words)
            kept = [m for m in kept if m.id in self.hits]
            places = sum(self.hits[m.id].count for m in kept)
            self.found.setText(f"{len(kept)} 次会议里找到 {places} 处" if kept else "没有找到")
        self.found.setVisible(bool(words))
        begun = None if words else self.begun  # a search shows what it found
        self.list.show_entries(entries(kept, self._came, self.hits, self._session.closed_years, begun))
        self.list.mark(self._open)
