"""The right of a record: who came, what is missing, and the files; it scrolls where the window is low, and goes below in a narrow one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from models.records import AgendaItem, Attendance, Meeting
from models.records.attachment import MEETING_KINDS, likely_kind
from models.rules.attendance import unexplained
from models.rules.minutes import elements, scan
from models.rules.record_check import RecordCheck, not_told
from ui.attachments.card import AttachmentsCard, attachments_of
from ui.page_stack import needs_another_size
from ui.session import Session
from ui.tabs.meetings.element_card import ElementCard
from ui.tabs.meetings.roll import RollCard
from ui.tabs.meetings.roll_people import ROW
from ui.widgets.card import Card
from ui.widgets.label import plain_label
from ui.widgets.scrolling import scrolling

_WIDE, GUTTER = 286, 12
"""The cards, and beside them the room for the scroll bar: it stands in the margin of the page."""
_ANY, _GAP = 16_777_215, 14
"""Qt's word for a width that may be any; the room between the cards."""
_ROWS_LOW, _ROWS_BELOW, _ROWS_FIRST = 2, 6, 8
"""Rows of names that are seen, where there are so many: at least; with the cards beside them; before the other cards are."""
_HEAD, _OTHERS = 325, 575
"""Pixels that the column has for else than names: what stands around them and the head of the next card; and all the cards."""
_HINT = "照片、签到表、通知、材料、票样：拖到这里，或点“添加”。"


class SideColumn(QWidget):
    """`roll`, `check` and `files` are the cards."""

    def __init__(self, session: Session, roll: RollCard) -> None:
        super().__init__()
        self._session, self.roll, self.check = session, roll, ElementCard()
        self._scan = scan(False)
        self._check: RecordCheck | None = None
        self._marked: tuple[Sequence[Attendance], int] = ((), 0)
        """The list that one goes through, and the height of the column."""
        self._held = self._low = 0
        self.files = AttachmentsCard(session, kinds=MEETING_KINDS, likely=likely_kind, hint=_HINT)
        self._files_card = Card("附件")
        self._first_save = plain_label("保存后可以添加", "note")
        self._files_card.header.addStretch(1)
        self._files_card.header.addWidget(self._first_save)
        self._files_card.body.addWidget(self.files)
        self.files.counted.connect(self._counted)
        self.roll.marking.connect(self._hold)
        self._inner = inner = QWidget()
        inner.setObjectName("canvas")
        self._column = column = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        column.setContentsMargins(0, 0, GUTTER, 0)
        column.setSpacing(_GAP)
        self._others = others = QVBoxLayout()
        others.setSpacing(_GAP)
        others.addWidget(self.check)
        others.addWidget(self._files_card)
        others.addStretch(1)
        column.addWidget(self.roll)
        column.addLayout(others, 1)
        self._area: QScrollArea = scrolling(inner)
        self._area.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self._below = False
        inner.installEventFilter(self)
        # names give way to what else is there: the area goes by the size that widgets would like
        self.roll.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setFixedWidth(_WIDE + GUTTER)
        self.set_compact(False)

    def set_below(self, below: bool) -> None:
        """Below the middle it is as wide as that, the names beside the other cards, and as high as they are: the page scrolls."""
        self._below = below
        self._column.setDirection(QBoxLayout.Direction.LeftToRight if below else QBoxLayout.Direction.TopToBottom)
        self._column.setStretchFactor(self.roll, int(below))
        self.setMinimumWidth(0 if below else _WIDE + GUTTER)
        self.setMaximumWidth(_ANY if below else _WIDE + GUTTER)
        self._make_room_for_bar(0, self._area.verticalScrollBar().maximum())
        self._fit_height()

    def _fit_height(self) -> None:
        needed = self._height_needed() if self._below else 0
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)
            self._whole.setGeometry(
                self.rect()
            )  # of a size that changes while it comes into sight again nothing is told
            needs_another_size(self)

    def _height_needed(self) -> int:
        if self._inner.hasHeightForWidth():
            return self._inner.heightForWidth(self._area.viewport().width())
        return self._inner.sizeHint().height()  # nothing in it wraps, as where there are files and all came

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()
        self.fit_names()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return super().eventFilter(watched, event)

    def _make_room_for_bar(self, _low: int, high: int) -> None:
        """The bar stands in the room beside the cards: they keep their width where it comes or goes."""
        taken = self._area.verticalScrollBar().sizeHint().width() if high else 0
        self._column.setContentsMargins(0, 0, 0 if self._below else max(GUTTER - taken, 0), 0)

    def _counted(self, count: int) -> None:
        self._files_card.title.setText(f"附件 {count}" if count else "附件")

    def show_files(self, meeting: Meeting) -> None:
        """Shows the files of a record; one that is not kept yet has none, and says so."""
        self._first_save.setVisible(not meeting.id)
        self.files.show_owner(meeting)

    def set_compact(self, compact: bool) -> None:
        """Leaves the room to those who came, where there is little."""
        self.check.set_compact(compact)
        self.roll.set_compact(compact)
        self.fit_names()

    def fit_names(self) -> None:
        """Keeps room for the names that are on the list now, two in a row: as much as the height of the column gives, whatever
        the other cards need, which scroll: were what they give up given to the names, “全部到会” would run away from under the
        mouse with each field that is filled. While one goes through a list it keeps the room that it has: what comes below it,
        as a line for a reason, goes further down, and no name moves away under the mouse."""
        now = (self.roll.parts(), self.height())
        if now[0] is not self._marked[0] or now[1] != self._marked[1]:
            self._marked, self._held, self._low = now, 0, 0
        lines = max((len(now[0]) + 1) // 2, _ROWS_LOW)
        high = self.height()
        free = max(min((high - _HEAD) // ROW, _ROWS_FIRST), (high - _OTHERS) // ROW, _ROWS_LOW)
        rows = min(lines, _ROWS_BELOW if self._below else free)
        room = max(rows * ROW + 4, min(self._held, lines * ROW + 4))
        self.roll.view.setMinimumHeight(room)
        self.roll.view.setMaximumHeight(_ANY if self._below else room)
        self._inner.setMinimumHeight(self._low)

    def _hold(self) -> None:
        """Before somebody is marked: how high the list is, and how far down the column reaches to be scrolled as it is."""
        scrolled = self._area.verticalScrollBar().value()
        self._held = self.roll.view.height()
        self._low = scrolled + self._area.viewport().height() if scrolled else 0

    def look_around(self, meeting: Meeting) -> None:
        """Looks again at what is not typed: whether there is a scan with signatures and its file, and the other records."""
        session = self._session
        signed = [file for file in attachments_of(session, meeting) if file.signed]
        gone = self.files.missing(signed)
        self._scan = scan(len(gone) < len(signed), gone)
        self._check = RecordCheck(session.checking.snapshot(), meeting.id)

    def check_typed(self, meeting: Meeting, items: Sequence[AgendaItem]) -> None:
        """Shows what is missing in the record as it is typed, and what the rules say of it."""
        people = self.roll.parts()
        found = elements(meeting, people, items, self._session.limits)
        said = self._check.findings(meeting, people, items, self._session.today) if self._check else []
        self.check.show_elements(found, self._scan, not_told(said, found))

    # Where the keyboard goes

    def to_roll(self) -> None:
        """To the reason that is missing; else to the first who is not ticked off, or to the list; to what makes an empty one."""
        people = self.roll.parts()
        if not people:
            self._reveal(self.roll.first)
            return
        silent = unexplained(people)
        if silent and all(part.state for part in people):
            for line in self.roll.findChildren(QLineEdit):
                written = line.text().strip() in ("", silent[0].reason)  # 无 of who is excused is none
                if not line.isHidden() and written and silent[0].name in line.accessibleName():
                    self._reveal(line)
                    return
        place = next((n for n, part in enumerate(people) if not part.state), 0)
        self.roll.view.setCurrentIndex(self.roll.view.model().index(place, 0))
        self._reveal(self.roll.view)

    def to_files(self) -> None:
        """To the button that adds a file."""
        self._reveal(self.files.add)

    def _reveal(self, widget: QWidget) -> None:
        """Scrolls it into sight, in a list of its own too, before the keyboard comes: what it offers opens below it."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # what was loaded just now gets its places
        around = widget.parentWidget()
        while around is not None and not around.isWindow():
            if isinstance(around, QScrollArea):
                if around.isAncestorOf(self):
                    around.ensureWidgetVisible(self, 0, 4)  # below the middle: the page scrolls to all of it
                around.ensureWidgetVisible(widget, 0, 24 if around is self._area else 4)
            around = around.parentWidget()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
