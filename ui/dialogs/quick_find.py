"""Ctrl+K: finds members, all that minutes say, things to do, training batches, rectification items and what the program does from
anywhere."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from models.meetings.search import Hit, MeetingSearch
from models.people.search import Findable, findable, search
from models.records import AgendaItem, Meeting, Rectification, Responsibility, Task, Training
from ui.look import fonts
from ui.session import Session
from ui.table.key_records import key_records
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.search_field import SearchField
from ui.widgets.snippet import HEIGHT, paint_snippet

Index = QModelIndex | QPersistentModelIndex
_PLACE = int(Qt.ItemDataRole.UserRole)
_HIT = _PLACE + 1
_MOST = 30
_DOES = (
    ("fill", "填上级的表", "填表 空白表 上级的表 填空白表 tianbiao tb"),
    ("import", "导入党员花名册", "导入名册 excel daoru dr"),
    ("backups", "备份与恢复", "备份 恢复 u盘 beifen bf"),
    ("inspection", "一键迎检", "迎检材料 检查材料 yingjian"),
    ("year-turn", "年度结转", "归档 niandu"),
    ("settings", "支部信息", "支部名称 设置 zhibu"),
)
"""What the program does, and the words by which it is looked for; as the window's `go_to` knows it."""
_IN_SIGHT = ("议题", "会议名称", "")
"""Where words were found that the line of the meeting shows anyway."""


class _Delegate(QStyledItemDelegate):
    """A line, and below it what was found in the minutes."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(_HIT) is not None:
            option.text += "\u2028 "  # room for the second line, divided as Qt divides lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = super().sizeHint(option, index).height()
        return QSize(100, high + (0 if index.data(_HIT) is None else 10))  # long lines are cut, not scrolled

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        hit, rect = index.data(_HIT), QRect(option.rect)
        if hit is not None:
            painter.save()
            painter.setFont(fonts.sized(9))
            paint_snippet(
                painter, QRect(rect.left() + 12, rect.center().y() + 3, rect.width() - 22, HEIGHT), hit, lines=1
            )
            painter.restore()


class QuickFind(QDialog):
    """A line to type into, and what matches below it."""

    found = Signal(str, str, int)
    """The page, the table and the id of what was chosen."""
    in_minutes = Signal(object)
    """After it: the Hit, where the words stand in minutes."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("查找")
        self.resize(560, 420)
        self._all: list[tuple[str, str, int, str]] = []
        self._items: list[Findable] = []
        self._meetings: dict[int, str] = {}
        self._session = session
        self._minutes: MeetingSearch | None = None  # read when something is typed
        for key, label, names in _DOES:
            self._add(key, "", 0, f"操作　{label}…", label, *names.split())
        for member in session.members:
            words = f"党员　{member.name}　{member.post or member.group}"
            self._add("members", "member", member.id, words, member.name, member.search_keys, member.phone, member.unit)
        for meeting in key_records(session.ledger, Meeting, ("kind", "day", "subject", "title_text")):
            words = f"会议　{meeting.show('day')}　{meeting.kind}　{meeting.subject or meeting.title_text}"
            self._meetings[meeting.id] = words
        for task in key_records(session.ledger, Task, ("text", "owner", "done", "outcome")):
            words = f"待办　{task.title()}" + ("" if task.is_open() else "　已完成")
            self._add("meetings", "task", task.id, words, words, task.text, task.owner, task.outcome)
        for training in key_records(session.ledger, Training, ("name", "start", "content")):
            words = f"培训　{training.show('start')}　{training.name}"
            self._add("trainings", "training", training.id, words, words, training.content)
        for item in key_records(session.ledger, Rectification, ("problem", "number", "owner", "state")):
            words = f"整改　{item.number}　{item.title()}"
            self._add("rectifications", "rectification", item.id, words, words, item.owner, item.problem)
        for duty in key_records(session.ledger, Responsibility, ("text", "post", "owner")):
            words = f"责任　{duty.post}　{duty.title()}"
            self._add("rectifications", "responsibility", duty.id, words, words, duty.owner, duty.text)
        self._field = SearchField("党员姓名、拼音、手机尾号；会议记录、培训、整改、责任、待办的内容；填表、备份等操作")
        self._field.searched.connect(self._show)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # what is too long ends in …
        self._list.setAccessibleName("找到的")
        self._list.itemClicked.connect(self._take)
        self._list.setItemDelegate(_Delegate(self._list))
        self._note = plain_label("上下键选择，回车打开", "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        column.addWidget(self._note)
        self._field.setFocus()

    def _add(self, page: str, table: str, number: int, words: str, *haystack: str) -> None:
        self._items.append(findable(len(self._all), *haystack))
        self._all.append((page, table, number, words))

    def _show(self, query: str) -> None:
        self._list.clear()
        found = [self._all[place] for place in search(self._items, query)] if query.strip() else []
        people = sum(page == "members" or not table for page, table, *_ in found)  # below these what minutes say
        hits = sorted(self._in_minutes(query).values(), key=lambda hit: self._meetings[hit.meeting], reverse=True)
        lines: list[tuple[tuple[str, str, int, str], Hit | None]] = [(each, None) for each in found]
        lines[people:people] = [(self._line(hit), hit) for hit in hits]
        for line, hit in lines[:_MOST]:
            item = QListWidgetItem(line[3])
            item.setData(_PLACE, line[:3])
            item.setToolTip(plain_tip(line[3]))
            if hit is not None and hit.where not in _IN_SIGHT:
                item.setData(_HIT, hit)
                item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{line[3]}　{hit.words()}")
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        more = len(lines) - _MOST
        self._note.setText(
            f"另有 {more} 条，请多打几个字"
            if more > 0
            else "上下键选择，回车打开"
            if lines or not query
            else "没有找到"
        )

    def _in_minutes(self, query: str) -> dict[int, Hit]:
        if self._minutes is None and query.strip():
            self._minutes = MeetingSearch.of(self._session.ledger, self._session.members)
        return self._minutes.find(query) if self._minutes is not None else {}

    def _line(self, hit: Hit) -> tuple[str, str, int, str]:
        """A meeting that was found: the item of its agenda where the words stand there."""
        words = self._meetings[hit.meeting]
        in_agenda = hit.table == AgendaItem.table
        return "meetings", hit.table if in_agenda else Meeting.table, hit.record if in_agenda else hit.meeting, words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self._list.currentRow(), event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._list.count():
            self._list.setCurrentRow((row + (1 if key == Qt.Key.Key_Down else -1)) % self._list.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._list.currentItem():
                self._take(self._list.currentItem())
        else:
            super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem) -> None:
        page, table, number = item.data(_PLACE)
        self.accept()
        self.found.emit(page, table, number)
        if item.data(_HIT) is not None:
            self.in_minutes.emit(item.data(_HIT))
