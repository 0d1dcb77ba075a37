"""The list of 自查: a line for each finding with its level, whom or what it is about, what is said, and the article; what is
said of many people folded under a head."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.rules.self_check import TABS, tab_of
from models.rules.study.told_together import FROM
from ui.look import fonts, theme
from ui.look.icons import pixmap
from ui.look.levels import LEVEL_LOOK
from ui.tabs.selfcheck.folding import Head, Key, Row, gathered, key_of
from ui.tabs.selfcheck.lines import Line
from ui.widgets.row_list import LINE, Index, RowList, RowModel, paint_words

_ROW, _ICON, _LEVEL, _APART = 62, 18, 52, 18
"""Pixels of a line, its icon, the word for its level, and between what stands at the left and at the right."""
_FOLD, _IN = 16, 26
"""Pixels of the arrow before a head, and how far to the right of it stands what is under it."""
_WIDEST = 1280
"""Pixels of what stands in a line: on a wide screen the eye would lose it on its way to the article."""
_CITED, _ROOMY = 0.4, 560
"""The part of the width that the article has in any case, and from which width on."""


def look_of(line: Line) -> tuple[str, str]:
    """Icon and tone; of what does not apply, a quiet one."""
    return LEVEL_LOOK[line.finding.level] if line.waiver is None else ("circle-check", "neutral")


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: FindingList) -> None:
        super().__init__(view)
        self._list = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(LINE)
        line = row.face if isinstance(row, Head) else row
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, option.state)
        inner = rect.adjusted(24, 9, -16, -9)
        if isinstance(row, Head):
            self._paint_fold(painter, inner, row)
        elif self._list.head_of(row) is not None:
            inner.setLeft(inner.left() + _IN)
        inner.setWidth(min(inner.width(), _WIDEST))
        left = self._paint_level(painter, inner, line)
        words = QRect(left, inner.top(), inner.right() - left, 22)
        right = paint_cited(painter, words, line) if rect.width() >= _ROOMY else (0, 0)
        _paint_about(painter, words, line, right)
        painter.restore()

    def _paint_fold(self, painter: QPainter, inner: QRect, head: Head) -> None:
        icon = "chevron-down" if self._list.is_open(head) else "chevron-right"
        drawn = pixmap(icon, _FOLD, theme.colour("text2").name(), painter.device().devicePixelRatioF())
        painter.drawPixmap(inner.left() - _FOLD - 3, inner.top() + 3, drawn)

    def _paint_level(self, painter: QPainter, inner: QRect, line: Line) -> int:
        """Gives where the words begin."""
        icon, tone = look_of(line)
        ink = theme.tone(tone)[0]
        drawn = pixmap(icon, _ICON, ink, painter.device().devicePixelRatioF())
        painter.drawPixmap(inner.left(), inner.top() + 2, drawn)
        painter.setFont(fonts.sized(9.75, QFont.Weight.Medium))
        painter.setPen(theme.colour(ink))
        left = inner.left() + _ICON + 8
        painter.drawText(QRect(left, inner.top(), _LEVEL, 22), _MIDDLE, line.level_word)
        return left + _LEVEL


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    """As the rows of a table."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    under = state & QStyle.StateFlag.State_MouseOver
    painter.fillRect(rect, theme.colour("sel" if chosen else "hover" if under else "surface"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line2"))
    if chosen:
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _paint_about(painter: QPainter, top: QRect, line: Line, right: tuple[int, int]) -> None:
    """right: the pixels that the article has on the first line, and the tab on the second."""
    below = top.adjusted(0, 0, -right[1], 0).translated(0, 23)
    top = top.adjusted(0, 0, -right[0], 0)
    painter.setFont(fonts.sized(fonts.BASE, QFont.Weight.Bold))
    used = paint_words(painter, top, line.finding.subject, "text")
    painter.setFont(fonts.sized(9.75))
    message = " ".join(line.finding.message.split())
    if line.waiver is None:
        paint_words(painter, below, message, "text2")
    else:
        paint_words(painter, top.adjusted(used + 10, 0, 0, 0), message, "text2")
        paint_words(painter, below, f"原因：{' '.join(line.waiver.reason.split()) or '没有写'}", "text2")


def paint_cited(painter: QPainter, top: QRect, line: Line) -> tuple[int, int]:
    """The article, and below it where the finding belongs; both at the right edge. Gives the room that each takes: a short
    subject leaves more to the article, and the message has all that the name of a tab leaves."""
    painter.setFont(fonts.sized(9))
    painter.setPen(theme.colour("text3"))
    metrics = QFontMetrics(painter.font())
    subject = QFontMetrics(fonts.sized(fonts.BASE, QFont.Weight.Bold)).horizontalAdvance(line.finding.subject)
    least = round(top.width() * _CITED)
    taken = []
    for place, text in enumerate((line.article or "没有条文依据", TABS[tab_of(line.finding)])):
        room = least if line.waiver is not None or place else max(least, top.width() - subject - _APART)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(
            top.translated(0, 23 * place), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown
        )
        taken.append(metrics.horizontalAdvance(shown) + _APART)
    return taken[0], taken[1]


class FindingList(RowList):
    """Arrows and clicks choose a line, Enter or a double click goes to where it is settled. A head is opened and folded by a
    click or Enter, opened by the right arrow and folded by the left one, which leads from a line to its head, too."""

    chosen = Signal(object)
    """The current line or head, None where there is none."""
    entered = Signal(object)
    deleting = Signal()
    """Delete was pressed: the current line does not apply, or is to be listed again."""
    menu_wanted = Signal(QPoint)
    """A menu for the current line is wanted, at this place of the screen."""

    def __init__(self) -> None:
        super().__init__("自查发现的问题")
        self.setObjectName("findingList")
        self.lines: list[Line] = []
        """What is shown, be it folded or not."""
        self._heads: dict[Key, Head] = {}
        self._opened: set[Key] = set()
        self._shut: set[Key] = set()
        """What she folded of what a search had opened."""
        self._typed: tuple[str, ...] = ()
        self._model = RowModel[Row](self._words)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._changed)
        self.clicked.connect(lambda index: self._turn(index.row()))
        self.doubleClicked.connect(lambda index: self.entered.emit(index.data(LINE)))

    @property
    def rows(self) -> list[Row]:
        """The lines and heads that can be seen."""
        return self._model.lines

    def _words(self, row: Row) -> str:
        if isinstance(row, Line):
            return row.words()
        first, below = row.face.words().split("\n", 1) if "\n" in row.face.words() else (row.face.words(), "")
        return f"{first}，{'已展开' if self.is_open(row) else '已折叠，按右方向键展开'}\n{below}".strip()

    def head_of(self, line: Line) -> Head | None:
        """What a line stands under; None where it stands alone."""
        key = key_of(line)
        return self._heads.get(key) if key is not None else None

    def is_open(self, head: Head) -> bool:
        """Whether its lines are to be seen; what is searched for is, until it is folded."""
        return head.key not in self._shut if any(self._typed) else head.key in self._opened

    def current(self) -> Row | None:
        """The current line or head."""
        index = self.currentIndex()
        return self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None

    def show_lines(self, lines: Sequence[Line], typed: tuple[str, ...] = ()) -> None:
        """Shows these lines; what is current stays so, in a group too, else the one at its place. typed: what they were searched
        by."""
        before, row = self.current(), self.currentIndex().row()
        if typed != self._typed:
            self._typed = typed
            self._shut.clear()
        rows = gathered(lines)
        self.lines, self._heads = list(lines), {each.key: each for each in rows if isinstance(each, Head)}
        if isinstance(before, Line) and any(line.finding == before.finding for line in lines):
            self._note(self.head_of(before), True)
        self._model.show([one for each in rows for one in (each, *self._within(each))])
        if not lines:
            self.chosen.emit(None)
            return
        same = (n for n, each in enumerate(self.rows) if before is not None and _alike(each, before))
        self.choose(next(same, max(0, min(row, len(self.rows) - 1))))

    def _within(self, row: Row) -> Sequence[Line]:
        return row.lines if isinstance(row, Head) and self.is_open(row) else ()

    def choose(self, row: int) -> None:
        """Makes a line the current one."""
        self.setCurrentIndex(self._model.index(row))

    def choose_line(self, wanted: Line) -> bool:
        """Makes this line the current one, and opens the group it is in; False if it is not shown."""
        if not any(line.finding == wanted.finding for line in self.lines):
            return False
        if (head := self.head_of(wanted)) is not None:
            self._turn(self.rows.index(head), True)
        self.choose(next(n for n, row in enumerate(self.rows) if _alike(row, wanted)))
        return True

    def _note(self, head: Head | None, opened: bool) -> None:
        if head is not None:
            (self._opened.add if opened else self._opened.discard)(head.key)
            (self._shut.discard if opened else self._shut.add)(head.key)

    def _turn(self, row: int, opened: bool | None = None) -> None:
        """Opens the head of a row, or folds it; None: what it is not."""
        head = self.rows[row]
        if isinstance(head, Line) or opened is self.is_open(head):
            return
        opened = not self.is_open(head)
        self._note(head, opened)
        if opened:
            self._model.put_in(row + 1, head.lines)
            self.scrollTo(self._model.index(row + FROM))  # what opens at the lower edge is to be seen
            self.scrollTo(self._model.index(row))
        else:
            self._model.take_out(row + 1, len(head.lines))
        self._model.dataChanged.emit(self._model.index(row), self._model.index(row))

    def turn(self) -> None:
        """Opens the current head, or folds it."""
        if self.currentIndex().isValid():
            self._turn(self.currentIndex().row())

    def _changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(current.data(LINE) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, key = self.current(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            self.turn() if isinstance(at, Head) else self.entered.emit(at)
        elif key == Qt.Key.Key_Delete and at is not None:
            self.deleting.emit()
        elif key not in (Qt.Key.Key_Left, Qt.Key.Key_Right) or not self._step(at, key == Qt.Key.Key_Right):
            super().keyPressEvent(event)

    def _step(self, at: Row | None, right: bool) -> bool:
        """As in a tree: into a head and out of it; False where there is neither."""
        row = self.currentIndex().row()
        if isinstance(at, Head):
            self.choose(row + 1) if right and self.is_open(at) else self._turn(row, right)
            return True
        head = self.head_of(at) if at is not None and not right else None
        if head is not None:
            self.choose(self.rows.index(head))
        return head is not None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click of the two has turned a head; the second is not to turn it back."""
        if not isinstance(self.indexAt(event.position().toPoint()).data(LINE), Head):
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the mouse; for the key, below the current line."""
        if self.current() is None:
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft() + QPoint(60, 0))
        self.menu_wanted.emit(place)


def _alike(row: Row, other: Row) -> bool:
    """Whether they are about the same thing, as it may be said anew."""
    if isinstance(row, Head) or isinstance(other, Head):
        return isinstance(row, Head) and isinstance(other, Head) and row.key == other.key
    return row.finding == other.finding
