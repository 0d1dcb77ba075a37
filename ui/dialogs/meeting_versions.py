"""历次版本: each version of a meeting's record since it was first finished, what changed and why, to read and to print."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from models.exports.minutes import Minutes, minutes_of
from models.meetings.gathering import linked
from models.meetings.versions import Version, changes_in_words, text_of, versions_of
from models.records import Meeting
from ui.dialogs.minutes_preview import preview_minutes
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.segmented import Segmented
from ui.widgets.wrapping_rows import wrapping_rows

_VERSION = int(Qt.ItemDataRole.UserRole)
_DONE = {"undo": "撤销：", "redo": "重做："}


class MeetingVersions(QDialog):
    """The versions at the left, newest first; at the right what the chosen one changed, or all that it says."""

    def __init__(self, session: Session, meeting: Meeting, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(f"历次版本 · {meeting.kind} {meeting.show('day')}")
        self.resize(900, 580)
        self.list = wrapping_rows("版本")
        self.list.setFixedWidth(330)
        self._head = plain_label("", "strong", wrap=True)
        self._why = plain_label("", "second", wrap=True)
        self.which = Segmented()
        self.which.setAccessibleName("看什么")
        self.which.set_items([("changes", "改了什么"), ("text", "全文")])
        self.which.chosen.connect(lambda _key: self._show())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("这个版本")
        self._print = button("预览打印这个版本", self.print_out, icon_name="printer", hint="Ctrl+P")
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._head)
        right.addWidget(self._why)
        right.addWidget(self.which)
        right.addWidget(self.text, 1)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.list)
        both.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(plain_label("从第一次定稿或归档起，每次改动都留有一个版本，不会删除。", "note"), 1)
        foot.addWidget(self._print)
        foot.addWidget(button("关闭", self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addLayout(foot)
        self.addAction("打印", "Ctrl+P", self.print_out)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        for version in reversed(versions_of(session.ledger, meeting)):
            what = _DONE.get(version.line.kind, "") + version.line.label
            first = f"第 {version.number} 版 · {version.meeting.status} · {version.line.at[:16]}"
            item = QListWidgetItem(f"{first}\n{what}")
            item.setData(_VERSION, version)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._show()

    @property
    def version(self) -> Version | None:
        """The version that is chosen."""
        item = self.list.currentItem()
        found: Version | None = item.data(_VERSION) if item is not None else None
        return found

    def _minutes(self, version: Version) -> Minutes:
        branch, members = self._session.branch, self._session.members
        others = linked(self._session.ledger, version.meeting)
        return minutes_of(version.meeting, version.attendances, version.items, branch, members, others)

    def _show(self) -> None:
        version = self.version
        self._print.setEnabled(version is not None)
        self.which.setEnabled(version is not None)
        if version is None:
            self._head.setText("还没有版本")
            self._why.setText("")
            self.text.setPlainText("记录定稿或归档以后，每次改动在这里留一个版本；草稿的改动见“操作历史”。")
            return
        by = f" · 账户 {version.line.by}" if version.line.by else ""
        self._head.setText(f"第 {version.number} 版 · {version.line.at[:16]}{by}")
        self._why.setText(f"原因：{version.line.reason}" if version.line.reason else "")
        self._why.setVisible(bool(version.line.reason))
        if self.which.key() == "text":
            self.text.setPlainText(text_of(self._minutes(version)))
        elif version.number == 1:
            self.text.setPlainText("这是第一次定稿（归档）时的记录，点“全文”查看。")
        else:
            self.text.setPlainText("\n".join(changes_in_words(version)) or "没有看得见的改动")

    def print_out(self) -> None:
        """Shows the chosen version as it would be printed."""
        version = self.version
        if version is not None:
            name = f"{version.meeting.show('day')}-{version.meeting.kind}-第{version.number}版"
            preview_minutes(self._session, self._minutes(version), name, self)
