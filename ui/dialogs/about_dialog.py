"""关于: the version, what changed, and what is inside under which licence."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from models import about
from models.ourselves import is_built
from ui.dialogs.ask import show_file
from ui.widgets.button import button
from ui.widgets.icon_tile import IconTile
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.plain_table import make_plain
from ui.widgets.segmented import Segmented

_CHANGES = about.LICENCES_FILE.with_name("changes.md")
_HEADS = (("名称", 250), ("版本", 80), ("许可", 300), ("做什么", 200))
_WHAT = (
    "党支部书记办公电脑上的单机台账：一个窗口，一个文件，不联网，不上传任何内容。\n"
    "程序只提示、引条文，不替人下结论；条文以原件为准，标“待核”的没有见过原件。"
)


class AboutDialog(QDialog):
    """Three small pages."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("关于支部台账")
        self.resize(900, 520)
        self.tabs = Segmented(self)
        self.tabs.setAccessibleName("关于")
        self.tabs.set_items([("what", "程序"), ("changes", "更新记录"), ("parts", "许可")])
        self._stack = QStackedWidget()
        self.pages = {"what": self._what(), "changes": self._changes(), "parts": self._parts()}
        for page in self.pages.values():
            self._stack.addWidget(page)
        self.tabs.chosen.connect(lambda key: self._stack.setCurrentWidget(self.pages[key]))
        foot = QHBoxLayout()
        self._texts = button("许可全文…", self._show_texts, icon_name="folder-open", kind="quiet")
        self._texts.setVisible(_texts().is_dir())
        foot.addWidget(self._texts)
        foot.addStretch(1)
        foot.addWidget(button("关闭", self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _what(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(IconTile("flag", size=48), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(plain_label(about.NAME, "page"))
        words.addWidget(plain_label(f"版本 {about.version() or '不详'}", "second"))
        words.addSpacing(8)
        words.addWidget(plain_label(_WHAT, wrap=True))
        words.addSpacing(8)
        words.addWidget(plain_label("程序自己的代码按 MIT 许可发布，可以自由使用、复制和修改。", "second", wrap=True))
        self.machine = plain_label(machine(), "note", wrap=True)
        self.machine.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(self.machine)
        row.addLayout(words, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 10, 4, 0)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _changes(self) -> QWidget:
        text = QTextBrowser()
        text.setAccessibleName("更新记录")
        text.setMarkdown(_CHANGES.read_text("utf-8"))
        text.setOpenLinks(False)
        return text

    def _parts(self) -> QWidget:
        table = QTableWidget(0, len(_HEADS))
        table.setHorizontalHeaderLabels([label for label, _ in _HEADS])
        make_plain(table, "程序里有什么", 34)
        for place, (_, width) in enumerate(_HEADS):
            table.setColumnWidth(place, width)
        table.horizontalHeader().setSectionResizeMode(len(_HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        for part in about.parts():
            row = table.rowCount()
            table.insertRow(row)
            missing = "没有装" if part.optional and part.packages and not part.version else ""
            for place, text in enumerate((part.name, part.version or missing, part.licence, part.does)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                table.setItem(row, place, item)
        return table

    def _show_texts(self) -> None:
        show_file(_texts(), self)


def machine() -> str:
    """What the program runs on, as somebody who helps would ask."""
    return f"{platform.system()} {platform.release()} · Python {platform.python_version()} · Qt {qVersion()}"


def _texts() -> Path:
    """The texts of the licences beside a built program; a folder that is not there where it runs from its own."""
    return Path(sys.executable).parent / "licences" if is_built() else about.LICENCES_FILE.with_name("licences")
