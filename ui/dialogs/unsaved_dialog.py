"""What was being typed when the program ended without leave, offered at the next start."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.unsaved import Unsaved
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.rule import rule
from ui.widgets.scrolling import scrolling

_WIDE, _MOST_HIGH = 620, 520
_SAID = "上次程序没有正常退出。下面的内容当时正在填写、还没有保存，草稿都在："
_LATER = "现在不继续也不会丢：下次打开同一处时，草稿会自动恢复。"


class UnsavedDialog(QDialog):
    """After `exec()` answered true, `chosen` is what she goes on with."""

    def __init__(self, found: Sequence[Unsaved], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("没有保存的内容")
        self.chosen: Unsaved | None = None
        inner = QWidget()
        inner.setObjectName("canvas")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 6, 0)
        lines.setSpacing(8)
        for one in found:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(ElideLabel(one.words), 1)
            row.addWidget(plain_label(one.at[5:16].replace("T", " "), "note"))
            go = button("继续填写" if one.itself else "去打开", partial(self._choose, one), icon_name="pencil")
            go.setAccessibleName(f"{go.text()}：{one.words}")
            row.addWidget(go)
            lines.addLayout(row)
        lines.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(plain_label(_LATER, "note", wrap=True), 1)
        foot.addWidget(button("以后再说", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(_SAID, "strong", wrap=True))
        column.addWidget(scrolling(inner), 1)
        column.addWidget(rule())
        column.addLayout(foot)
        self.resize(_WIDE, min(_MOST_HIGH, 150 + 44 * len(found)))

    def _choose(self, one: Unsaved) -> None:
        self.chosen = one
        self.accept()
