"""数据检查: what the rules find in the ledger, each with its article; a double click leads to the record."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.rules import Finding, Snapshot, citation, findings
from ui.icons import icon
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

_FINDING = int(Qt.ItemDataRole.UserRole)
_LEVELS = {"error": "应改正", "warning": "请核对", "info": "提醒"}
_ICONS = {"error": ("circle-x", "bad"), "warning": ("triangle-alert", "warn"), "info": ("info", "info")}


class FindingsDialog(QDialog):
    """The findings by level; they warn and cite, and never decide."""

    chosen = Signal(str, int)
    """The table and id of the record to show."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("数据检查")
        self.resize(860, 580)
        self._said = plain_label("", "second")
        self._levels = Segmented(self)
        self._levels.chosen.connect(lambda _key: self._show())
        self._search = SearchField("姓名、内容")
        self._search.setFixedWidth(220)
        self._search.searched.connect(lambda _text: self._show())
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the text wraps
        self._list.setSpacing(1)
        self._list.setAccessibleName("检查结果")
        self._list.itemActivated.connect(self._open)
        top = QHBoxLayout()
        top.addWidget(self._levels)
        top.addStretch(1)
        top.addWidget(self._search)
        foot = QHBoxLayout()
        foot.addWidget(plain_label("只提示、引条文，不替人下结论。双击一条打开相应的记录。", "note"), 1)
        self._go = button("打开记录", lambda: self._open(self._list.currentItem()), kind="primary")
        foot.addWidget(self._go)
        foot.addWidget(button("关闭", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(self._said)
        column.addLayout(top)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        self._load()

    def _load(self) -> None:
        self._found = findings(Snapshot.of(self._session.ledger), self._session.today)
        counts = {level: sum(f.level == level for f in self._found) for level in _LEVELS}
        self._levels.set_items(
            [("all", f"全部 {len(self._found)}")]
            + [(k, f"{word} {counts[k]}") for k, word in _LEVELS.items() if counts[k]]
        )
        self._show()

    def _show(self) -> None:
        level, words = self._levels.key(), self._search.text().split()
        self._list.clear()
        for finding in self._found:
            text = f"{finding.subject}：{finding.message}\n{citation(finding.article)}"
            if level in ("", "all", finding.level) and all(word in text for word in words):
                item = QListWidgetItem(icon(*_ICONS[finding.level]), text)
                item.setData(_FINDING, finding)
                item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{_LEVELS[finding.level]} {text}")
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        shown, count = self._list.count(), len(self._found)
        said = f"共 {count} 条" if shown else f"没有符合的，请换几个字或换一类看；共 {count} 条"
        self._said.setText(said if count else "没有发现问题。每次改动后再打开这里，会重新检查一遍。")
        self._go.setEnabled(shown > 0)

    def _open(self, item: QListWidgetItem | None) -> None:
        finding: Finding | None = item.data(_FINDING) if item is not None else None
        if finding is not None and finding.table:
            self.accept()
            self.chosen.emit(finding.table, finding.record)
