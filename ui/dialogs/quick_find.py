"""Ctrl+K: finds members, meetings, training batches and rectification items from anywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.people_search import Findable, findable, search
from models.records import Meeting, Rectification, Training
from ui.session import Session
from ui.table.key_records import key_records
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.search_field import SearchField

_PLACE = int(Qt.ItemDataRole.UserRole)
_MOST = 30


class QuickFind(QDialog):
    """A line to type into, and what matches below it."""

    found = Signal(str, str, int)
    """The page, the table and the id of what was chosen."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("查找")
        self.resize(560, 420)
        self._all: list[tuple[str, str, int, str]] = []
        self._items: list[Findable] = []
        for member in session.members:
            words = f"党员　{member.name}　{member.post or member.group}"
            self._add("members", "member", member.id, words, member.name, member.search_keys, member.phone, member.unit)
        for meeting in key_records(session.ledger, Meeting, ("kind", "day", "subject", "title_text", "body", "group")):
            words = f"会议　{meeting.show('day')}　{meeting.kind}　{meeting.subject or meeting.title_text}"
            self._add("meetings", "meeting", meeting.id, words, words, meeting.body)
        for training in key_records(session.ledger, Training, ("name", "start", "content")):
            words = f"培训　{training.show('start')}　{training.name}"
            self._add("trainings", "training", training.id, words, words, training.content)
        for item in key_records(session.ledger, Rectification, ("problem", "number", "owner", "state")):
            words = f"整改　{item.number}　{item.title()}"
            self._add("rectifications", "rectification", item.id, words, words, item.owner, item.problem)
        self._field = SearchField("党员姓名、拼音、手机尾号；会议、培训、整改的内容")
        self._field.searched.connect(self._show)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # what is too long ends in …
        self._list.setAccessibleName("找到的")
        self._list.itemClicked.connect(self._take)
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
        places = search(self._items, query) if query.strip() else []
        for place in places[:_MOST]:
            item = QListWidgetItem(self._all[place][3])
            item.setData(_PLACE, place)
            item.setToolTip(plain_tip(self._all[place][3]))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        more = len(places) - _MOST
        self._note.setText(
            f"另有 {more} 条，请多打几个字"
            if more > 0
            else "上下键选择，回车打开"
            if places or not query
            else "没有找到"
        )

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
        page, table, number, _ = self._all[item.data(_PLACE)]
        self.accept()
        self.found.emit(page, table, number)
