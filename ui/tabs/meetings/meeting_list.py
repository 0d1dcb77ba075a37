"""The list at the left of the meetings: by month, newest first, with kind, day, subject and who came."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.meetings.search import Hit
from models.records import Meeting
from models.records.meeting import DRAFT, VOID
from models.rules.self_check import Mark
from ui.look import theme
from ui.look.icons import pixmap
from ui.look.levels import LEVEL_LOOK
from ui.widgets.pill import paint_pill, pill_width
from ui.widgets.row_list import LINE, Index, RowList, RowModel, paint_ground, paint_words
from ui.widgets.snippet import more_room, paint_snippet

_HEADING, _ROW, _ICON = 28, 58, 15
NO_DAY = "日期未填"
_UNSAVED, _BEGUN = "没有保存的新记录", "未保存"
MarkOf = Callable[[int], Mark | None]
"""What the self check says of a meeting, by its id."""


@dataclass(frozen=True)
class Entry:
    """One line: the heading of a month, or a meeting with how many came (present, expected) and what a search found in it."""

    heading: str = ""
    meeting: Meeting | None = None
    came: tuple[int, int] = (0, 0)
    hit: Hit | None = None

    def pill(self) -> tuple[str, str]:
        """What stands at the right, and its tone."""
        if self.meeting is not None and not self.meeting.id:
            return _BEGUN, "warn"
        if self.meeting is not None and self.meeting.draft:
            return DRAFT, "warn"
        if self.meeting is not None and not self.meeting.counts:
            return VOID, "neutral"
        return (f"{self.came[0]}/{self.came[1]}", "neutral") if self.came[1] else ("", "neutral")

    def words(self) -> str:
        """The line for a tooltip and for a screen reader."""
        if self.meeting is None:
            return self.heading
        about = self.snippet.words() if self.snippet else self.meeting.title()
        return f"{self.meeting.kind} {self.meeting.show('day') or NO_DAY} {about} {self.pill()[0]}"

    @property
    def snippet(self) -> Hit | None:
        """The lines around what was found, which stand in the place of the subject."""
        return self.hit if self.hit is not None and self.hit.text else None


def by_day(meeting: Meeting) -> tuple[str, str, int]:
    """What the list is sorted by, the newest first."""
    return meeting.show("day"), meeting.start, meeting.id


def entries(
    meetings: Sequence[Meeting],
    came: dict[int, tuple[int, int]],
    hits: Mapping[int, Hit] | None = None,
    closed: Container[int] = (),
    begun: Meeting | None = None,
) -> list[Entry]:
    """Meetings, newest first, under the headings of their months; `hits`: what a search found in them · closed: the years that
    are closed, which their months say · begun: the new one that is not saved, which stands above them all."""
    lines = [Entry(heading=_UNSAVED), Entry(meeting=begun)] if begun is not None else []
    last = ""
    for meeting in sorted(meetings, key=by_day, reverse=True):
        month = f"{meeting.day.year}年{meeting.day.month}月" if meeting.day and meeting.day.month else "日期不全"
        if month != last:
            lines.append(Entry(heading=month + ("　已归档" if meeting.year_kept() in closed else "")))
            last = month
        lines.append(Entry(meeting=meeting, came=came.get(meeting.id, (0, 0)), hit=(hits or {}).get(meeting.id)))
    return lines


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: RowList, model: RowModel[Entry], mark_of: MarkOf) -> None:
        super().__init__(view)
        self._model, self._mark_of = model, mark_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._model.lines[index.row()]  # asked of every line, whenever one comes or goes: not by way of Qt
        if line.meeting is None:
            return QSize(100, _HEADING)
        return QSize(100, _ROW + (more_room(line.snippet) if line.snippet else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Entry = index.data(LINE)
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 12 / 14)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.meeting is None:
            painter.setFont(small)
            paint_words(painter, option.rect.adjusted(8, 0, 0, 0), line.heading, "text2")
        else:
            self._paint_meeting(painter, option, small, line, line.meeting)
        painter.restore()

    def _paint_meeting(
        self, painter: QPainter, option: QStyleOptionViewItem, small: QFont, line: Entry, meeting: Meeting
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        paint_ground(painter, rect.adjusted(0, 1, -2, -1), state)
        inner = rect.adjusted(12, 7, -10, -7)
        right = inner.right()
        word, mood = line.pill()
        if word:
            width = pill_width(word)
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            paint_pill(painter, QRectF(right - width, inner.top() + 1, width, 20), word, mood, chosen=chosen)
            right -= width + 8
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold if state & QStyle.StateFlag.State_Selected else QFont.Weight.Normal)
        top = QRect(inner.left(), inner.top(), right - inner.left(), 22)
        day = day_beside(meeting, QFontMetrics(small), top.width() - QFontMetrics(bold).horizontalAdvance(meeting.kind))
        day_width = QFontMetrics(small).horizontalAdvance(day) + 8
        painter.setFont(bold)
        after = paint_words(painter, top.adjusted(0, 0, -day_width, 0), meeting.kind, "text") + 8
        painter.setFont(small)
        paint_words(painter, top.adjusted(after, 0, 0, 0), day, "text2")
        below = inner.adjusted(0, 23, -self._paint_mark(painter, inner, meeting), 0)
        if line.snippet:
            paint_snippet(painter, below.adjusted(0, 1, 0, 4), line.snippet)
            return
        about = (meeting.group + "：" if meeting.group else "") + (meeting.subject or meeting.title_text or "未填议题")
        paint_words(painter, QRect(below.left(), below.top(), below.width(), 20), about, "text2")

    def _paint_mark(self, painter: QPainter, inner: QRect, meeting: Meeting) -> int:
        """The icon of the self check, at the right of the second line: the first needs its width for the kind and the day.
        Gives the room that it takes."""
        mark = self._mark_of(meeting.id) if meeting.id else None
        if mark is None:
            return 0
        icon, tone = LEVEL_LOOK[mark.level]
        drawn = pixmap(icon, _ICON, theme.tone(tone)[0], painter.device().devicePixelRatioF())
        painter.drawPixmap(inner.right() - _ICON - 9, inner.top() + 26, drawn)
        return _ICON + 17


_BESIDE = 13
"""Pixels between kind and day, and what a text may be wider than it is measured where the screen is scaled by a part."""


def day_beside(meeting: Meeting, metrics: QFontMetrics, room: int) -> str:
    """The day; short where the kind would else be cut."""
    if meeting.day is None or not meeting.day.whole:
        return meeting.show("day") or NO_DAY
    whole = f"{meeting.day.month}月{meeting.day.day}日"
    return whole if metrics.horizontalAdvance(whole) + _BESIDE <= room else f"{meeting.day.month}/{meeting.day.day}"


class MeetingList(RowList):
    """The list; arrow keys and clicks choose a meeting."""

    chosen = Signal(int)
    """The id of the meeting that was chosen, 0 for the new one."""
    entered = Signal(int)
    """A click or Enter on a meeting, be it the one that is chosen already."""
    deleting = Signal()

    def __init__(self, mark_of: MarkOf = lambda _number: None) -> None:
        super().__init__("会议列表")
        self._mark_of = mark_of
        self._model = RowModel[Entry](self._words, lambda line: line.meeting is None)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self, self._model, mark_of))
        self.selectionModel().currentChanged.connect(self._changed)
        self.clicked.connect(self._enter)
        self._quiet = False

    def _words(self, line: Entry) -> str:
        """A line in words, and below it what the self check says."""
        mark = self._mark_of(line.meeting.id) if line.meeting is not None and line.meeting.id else None
        return line.words() + (f"\n{mark.words()}" if mark is not None else "")

    def _changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = current.data(LINE) if current.isValid() else None
        if line is not None and line.meeting is not None and not self._quiet:
            self.chosen.emit(line.meeting.id)

    def _enter(self, index: QModelIndex) -> None:
        line = index.data(LINE) if index.isValid() else None
        if line is not None and line.meeting is not None:
            self.entered.emit(line.meeting.id)

    def show_entries(self, lines: list[Entry]) -> None:
        """Shows these lines, without choosing one; where they are those that are shown, nothing is laid out anew."""
        if lines != self._model.lines:
            self._model.show(lines)

    def renew(self, begun: Meeting | None) -> bool:
        """Says of the new record what is typed by now; False where the lines are to be shown anew, for it comes or goes."""
        lines = self._model.lines
        if begun is None or not lines or lines[0].heading != _UNSAVED:
            return False
        lines[1] = Entry(meeting=begun)
        self.viewport().update()
        return True

    def first(self) -> int:
        """The id of the first meeting shown that is saved; 0 if there is none."""
        return next((line.meeting.id for line in self._model.lines if line.meeting and line.meeting.id), 0)

    def beside(self, number: int) -> int:
        """The id of the meeting shown below another, above it where that is the last; 0 if there is none."""
        shown = [line.meeting.id for line in self._model.lines if line.meeting and line.meeting.id]
        if number not in shown or len(shown) == 1:
            return 0
        at = shown.index(number)
        return shown[at + 1] if at + 1 < len(shown) else shown[at - 1]

    def mark(self, number: int) -> None:
        """Marks a meeting as the one that is open; 0 marks the new one, or none."""
        self._quiet = True
        for row, line in enumerate(self._model.lines):
            if line.meeting is not None and line.meeting.id == number:
                self.setCurrentIndex(self._model.index(row))
                break
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.deleting.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)
