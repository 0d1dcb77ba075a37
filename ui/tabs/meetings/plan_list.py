"""The lines of a year's plan by month: day, meeting, subject, who leads it, what became of it, and one click to its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.records import PlannedMeeting
from models.rules.planning.lines import AHEAD, DRAFT, HOLLOW, OPEN, OVERDUE, RECORDED, Fate
from ui.look import fonts, theme
from ui.widgets.pill import HEIGHT, paint_pill, pill_width
from ui.widgets.row_list import LINE, Index, RowList, RowModel, paint_ground, paint_words

TONES = {OPEN: "neutral", OVERDUE: "bad", RECORDED: "ok", AHEAD: "ok", HOLLOW: "warn", DRAFT: "warn"}
"""The tone of what is said of a line, see `Fate.word`."""
_HEADING, _ROW, _DAY, _KIND, _LEAD, _ACT = 34, 42, 92, 150, 78, 46
_WIDEST = 1180
"""Pixels of a line; on a wide screen the eye would lose it between the subject and who leads."""
_WEEKDAYS = "一二三四五六日"
_NOTHING = Fate(OPEN)


@dataclass(frozen=True)
class PlanLine:
    """The heading of a month, or a line of the plan and what became of it."""

    heading: str = ""
    line: PlannedMeeting | None = None
    fate: Fate = _NOTHING

    def day_words(self) -> str:
        """20日 周五; 日期待定 where only the month is known."""
        day = self.line.day if self.line else None
        if day is None or not day.whole:
            return "日期待定" if self.fate.state == OPEN else "当月"
        return f"{day.day}日 周{_WEEKDAYS[day.first().weekday()]}"

    def words(self, today: date) -> str:
        """The line for a tooltip and for a screen reader."""
        if self.line is None:
            return self.heading
        day = self.line.day.chinese(weekday=True) if self.line.day else "日期待定"
        parts = (day, self.line.start, self.line.title(), self.line.subject, self.line.lead, self.line.place)
        return " ".join(part for part in (*parts, self.fate.words(today)) if part)


def by_month(lines: Sequence[PlannedMeeting], became: dict[int, Fate], year: int) -> list[PlanLine]:
    """The lines under the headings of their months; months of another year name it."""
    found, last = [], ""
    for line in lines:
        day = line.day
        month = "没有日期" if day is None else f"{day.month}月" if day.month else f"{day.year}年"
        if day is not None and day.year != year:
            month = f"{day.year}年{day.month}月"
        if month != last:
            found.append(PlanLine(heading=month))
            last = month
        found.append(PlanLine(line=line, fate=became[line.id]))
    return found


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: PlanList, today: date) -> None:
        super().__init__(view)
        self._view, self._today = view, today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _HEADING if index.data(LINE).line is None else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown: PlanLine = index.data(LINE)
        rect: QRect = option.rect
        if shown.line is None:
            painter.setFont(fonts.sized(9.75))
            paint_words(painter, rect.adjusted(10, 6, 0, 0), shown.heading, "text2")
        else:
            state: QStyle.StateFlag = option.state
            self._paint_line(painter, rect, shown, shown.line, state)
        painter.restore()

    def _paint_line(
        self, painter: QPainter, rect: QRect, shown: PlanLine, line: PlannedMeeting, state: QStyle.StateFlag
    ) -> None:
        act = self._view.act_rect(rect)
        rect = rect.adjusted(0, 0, act.right() + 6 - rect.right(), 0)
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line2"))
        paint_ground(painter, rect.adjusted(0, 1, -2, -2), state)
        word = shown.fate.words(self._today)
        width = pill_width(word)
        pill = QRectF(act.left() - width - 8, QRectF(rect).center().y() - HEIGHT / 2, width, HEIGHT)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        paint_pill(painter, pill, word, TONES[shown.fate.word(self._today)], chosen=chosen)
        hovered = self._view.hovered_act == line.id
        painter.setFont(fonts.sized(9.75, QFont.Weight.Bold if hovered else QFont.Weight.Normal))
        painter.setPen(theme.colour("link"))
        painter.drawText(act, Qt.AlignmentFlag.AlignCenter, "打开" if shown.fate.meeting else "记录")
        left = rect.left() + 12
        self._text(painter, QRect(left, rect.top(), _DAY, rect.height()), shown.day_words(), "text2", small=True)
        left += _DAY
        kind = min(_KIND, max(96, rect.width() // 5))
        self._text(painter, QRect(left, rect.top(), kind - 10, rect.height()), line.title(), "text")
        left += kind
        right = int(act.left()) - self._view.pill_room - 18  # so that names stand in a column
        if right - left > 260:
            right -= _LEAD
            self._text(
                painter, QRect(right + 10, rect.top(), _LEAD - 10, rect.height()), line.lead, "text2", small=True
            )
        about = " ".join(part for part in (line.start, line.subject) if part)
        self._text(
            painter,
            QRect(left, rect.top(), right - left, rect.height()),
            about or "内容待定",
            "text" if about else "text3",
            small=True,
        )

    def _text(self, painter: QPainter, box: QRect, text: str, colour: str, *, small: bool = False) -> None:
        painter.setFont(fonts.sized(9.75 if small else fonts.BASE))
        paint_words(painter, box, text, colour)


class PlanList(RowList):
    """The list; a click on the word at the right, or Space, records the meeting or opens its record."""

    chosen = Signal(object)
    """The PlanLine that is current, or None."""
    recording = Signal(object)
    editing = Signal(object)
    deleting = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__("会议计划")
        self._model = RowModel[PlanLine](lambda shown: shown.words(today), lambda shown: shown.line is None)
        self._today = today
        self.hovered_act = 0
        self.pill_room = 0
        """Pixels of the widest state."""
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self, today))
        self.selectionModel().currentChanged.connect(lambda current, _before: self.chosen.emit(current.data(LINE)))
        self.doubleClicked.connect(lambda index: self.editing.emit(index.data(LINE)))

    def act_rect(self, rect: QRect) -> QRect:
        """Where 记录 or 打开 stands in a row."""
        right = rect.left() + min(rect.width() - 1, _WIDEST)
        return QRect(right - _ACT - 6, rect.top(), _ACT, rect.height())

    def show_lines(self, lines: list[PlanLine], number: int = 0) -> None:
        """Shows these lines and chooses the one with this id, or the first."""
        self._model.show(lines)
        states = {shown.fate.words(self._today) for shown in lines if shown.line is not None}
        self.pill_room = max(map(pill_width, states), default=0)
        rows = {shown.line.id: row for row, shown in enumerate(lines) if shown.line is not None}
        row = rows.get(number, next(iter(rows.values()), -1))
        if row < 0:
            self.chosen.emit(None)
            return
        index = self._model.index(row)
        seen = self.viewport().rect().contains(self.visualRect(index))
        self.setCurrentIndex(index)
        self.scrollTo(index, self.ScrollHint.EnsureVisible if seen else self.ScrollHint.PositionAtCenter)

    def current(self) -> PlanLine | None:
        """The line that is current."""
        shown = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return shown if isinstance(shown, PlanLine) and shown.line is not None else None

    def lines(self) -> list[PlannedMeeting]:
        """The lines of the plan that are shown, in their order."""
        return [shown.line for shown in self._model.lines if shown.line is not None]

    def _act_at(self, event: QMouseEvent) -> PlanLine | None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or not self.act_rect(self.visualRect(index)).contains(event.position().toPoint()):
            return None
        shown = index.data(LINE)
        return shown if isinstance(shown, PlanLine) and shown.line is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        found = self._act_at(event)
        number = found.line.id if found and found.line else 0
        if number != self.hovered_act:
            self.hovered_act = number
            self.setCursor(Qt.CursorShape.PointingHandCursor if number else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered_act = 0
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self._act_at(event)
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.recording.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown, key = self.current(), event.key()
        keys = {
            Qt.Key.Key_Space: self.recording, Qt.Key.Key_Return: self.editing, Qt.Key.Key_Enter: self.editing,
            Qt.Key.Key_F2: self.editing, Qt.Key.Key_Delete: self.deleting,
        }  # fmt: skip
        if shown is not None and key in keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            keys[Qt.Key(key)].emit(shown)
        else:
            super().keyPressEvent(event)
