"""暂不提醒的事: which reminders are kept back, until when or why, and the way to have one back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from models.records import Waiver
from models.records.waiver import LATER
from models.rules import Todo
from models.rules.todos import todos
from models.rules.waivers import answered
from ui.dialogs.waiving import take_back
from ui.look import fonts, theme
from ui.look.icons import pixmap
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.row_list import paint_ground, paint_words

Index = QModelIndex | QPersistentModelIndex
_LEFT, _TOP, _TITLE, _GAP, _ICON = 42, 9, 22, 3, 16  # pixels
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_PAIR = int(Qt.ItemDataRole.UserRole)


def kept_back(found: Sequence[Todo], waivers: Sequence[Waiver], today: date) -> list[tuple[Todo, Waiver]]:
    """The reminders that an answer keeps back, with it."""
    answers = answered(waivers, today)
    return [(todo, answers[todo.key]) for todo in found if todo.key in answers]


class _Delegate(QStyledItemDelegate):
    """What it is about; below it, quieter, until when or why, however long that is."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(
            100, 2 * _TOP + _TITLE + _GAP + self._below(str(index.data()), self._view.viewport().width()).height()
        )

    def _below(self, text: str, width: int) -> QRect:
        """The place of the second part in an item that stands at the top left."""
        room = QRect(_LEFT, _TOP + _TITLE + _GAP, width - _LEFT - 16, 2000)
        return QFontMetrics(fonts.sized(9.75)).boundingRect(room, _WRAP, text.partition("\n")[2])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        title, _, why = str(index.data()).partition("\n")
        _, answer = index.data(_PAIR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect.adjusted(2, 1, -2, -1), option.state)
        name = "clock" if answer.answer == LATER else "x"
        drawn = pixmap(name, _ICON, "text2", painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + 14, rect.top() + _TOP + 3, drawn)
        painter.setFont(fonts.sized(fonts.BASE))
        top = QRect(rect.left() + _LEFT, rect.top() + _TOP, rect.width() - _LEFT - 16, _TITLE)
        paint_words(painter, top, title, "text")
        painter.setFont(fonts.sized(9.75))
        painter.setPen(theme.colour("text2"))
        painter.drawText(self._below(str(index.data()), rect.width()).translated(rect.topLeft()), _WRAP, why)
        painter.restore()


class AnsweredDialog(QDialog):
    """The reminders that were answered and would be said today; taking an answer back is one action."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("暂不提醒的事")
        self.resize(640, 420)
        self.list = QListWidget()
        self.list.setAccessibleName("暂不提醒的事")
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.itemActivated.connect(lambda _item: self.take_back())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(
            EmptyState("circle-check", "没有处理过的提醒", "标为稍后提醒或不适用的，列在这里，随时可以恢复。")
        )
        self._back = button("恢复提醒", self.take_back, icon_name="undo-2", kind="primary")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(plain_label("到了日期、到了下一个周期，会自动再提醒。", "note"), 1)
        foot.addWidget(button("关闭", self.reject))
        foot.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self._load()

    def _load(self) -> None:
        snapshot, today = self._session.checking.snapshot(), self._session.today
        self.list.clear()
        for todo, answer in kept_back(todos(snapshot, today), snapshot.waivers, today):
            later = answer.answer == LATER
            why = f"稍后提醒，到 {answer.show('until')}" if later else f"不适用：{answer.reason}"
            text = f"{todo.title}\n{why}　{answer.show('day')} 处理"
            item = QListWidgetItem(text)
            item.setToolTip(plain_tip(f"{todo.title}\n{todo.detail}"))
            item.setData(_PAIR, (todo, answer))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._stack.setCurrentIndex(0 if self.list.count() else 1)
        self._back.setEnabled(self.list.count() > 0)

    def take_back(self) -> None:
        """Reminds again of what is chosen; all answers to it that still hold go into the recycle bin."""
        item = self.list.currentItem()
        if item is None:
            return
        todo, _ = item.data(_PAIR)
        today = self._session.today
        take_back(self._session, {todo.key}, f"恢复提醒：{todo.title}", lambda answer: answer.holds(today))
        self._load()
