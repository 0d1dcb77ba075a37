"""回收站: what was deleted, with one button to bring it back. Nothing is ever deleted for good here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from models.fields import Record
from models.records import RECORDS, Attachment, Meeting
from models.store import Unit
from ui.dialogs.sealed import write
from ui.session import Session, Told
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label

_RECORD = int(Qt.ItemDataRole.UserRole)


class RecycleBin(QDialog):
    """Deleted records of all kinds; parts (attendance …) come back with what they belong to."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("回收站")
        self.resize(640, 460)
        self._list = QListWidget()
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._list.setAccessibleName("已删除的记录")
        self._note = plain_label("", "note")
        self._restore = button("恢复选中的", self._bring_back, icon_name="archive-restore", kind="primary")
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(button("关闭", self.reject))
        foot.addWidget(self._restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(
            EmptyState("trash-2", "回收站是空的", "删除的记录都放在这里，随时可以恢复；这里不会自动清空。")
        )
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self._load()

    def _load(self) -> None:
        self._list.clear()
        ledger = self._session.ledger
        drafts = set(ledger.drafts())
        found = [record for cls in RECORDS if not cls.parent for record in ledger.all(cls, deleted=True)]
        at = {(cls, number): when for cls in RECORDS if not cls.parent for number, when in ledger.binned(cls).items()}
        for record in sorted(found, key=lambda record: at[type(record), record.id], reverse=True):
            text = f"{record.label}　{self._words(record)}　{at[type(record), record.id][:16].replace('T', ' ')} 删除"
            typed = f"{record.table}:{record.id}" in drafts
            item = QListWidgetItem(text + ("　有未保存的输入" if typed else ""))
            item.setToolTip("有未保存的输入：恢复以后打开它，就会列出来" if typed else "")
            item.setData(_RECORD, record)
            self._list.addItem(item)
        count = self._list.count()
        self._note.setText(f"{count} 条已删除的记录" if count else "")
        self._stack.setCurrentIndex(0 if count else 1)
        self._restore.setEnabled(count > 0)
        self._list.setCurrentRow(0)

    def _words(self, record: Record) -> str:
        """What it is: titles of meetings come again every month, names of files with every meeting."""
        if isinstance(record, Meeting):
            return f"{record.kind} {record.show('day')}　{record.title()}"
        if isinstance(record, Attachment) and record.owner == Meeting.table and record.owner_id:
            meeting = self._session.ledger.get(Meeting, record.owner_id)
            return f"{record.name}（{meeting.kind} {meeting.show('day')}）" if meeting else record.title()
        if isinstance(record, Attachment) and record.owner_id:
            owners = [self._session.ledger.get(cls, record.owner_id) for cls in RECORDS if cls.table == record.owner]
            return "".join([record.name, *(f"（{owner.title()}）" for owner in owners if owner is not None)])
        return record.title()

    def _bring_back(self) -> None:
        records = [item.data(_RECORD) for item in self._list.selectedItems()]
        if records:
            label = (
                f"恢复{records[0].label}：{records[0].title()}" if len(records) == 1 else f"恢复 {len(records)} 条记录"
            )

            def restore(unit: Unit) -> None:
                for record in records:
                    unit.restore(record)

            typed = [record for record in records if f"{record.table}:{record.id}" in self._session.ledger.drafts()]
            if write(self._session, label, restore):
                self._load()
                if typed:
                    self._session.said.emit(
                        f"已恢复；有未保存的输入，打开后可以接着写：{self._words(typed[0])}", Told.DONE
                    )
