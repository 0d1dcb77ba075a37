"""The third step: the people, from a file, one by one, or the sample first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout

from ui.dialogs.first_run.step import Step
from ui.widgets.label import plain_label

IMPORT, EMPTY, SAMPLE = "import", "", "sample"
_WAYS: Mapping[str, tuple[str, str]] = {
    IMPORT: (
        "导入现有的花名册",
        "Excel（.xlsx、.xls）、.ods、CSV 都行，WPS 的 .et 先另存为 .xlsx；列名不用改。先看“会怎样”，满意再写入；写入后可以整批撤销。",
    ),
    EMPTY: ("先空着，自己登记", "在“党员名册”里一人一人登记，以后也可以再导入。"),
    SAMPLE: (
        "先看看示例支部",
        "48 名虚构的党员、两年的记录，随便试，关闭后删除。您的账本同时建好，从“设置 → 打开或新建其他账本”回来。",
    ),
}


class RosterStep(Step):
    """Three ways to go on, of which one holds."""

    label, title = "名册", "党员名册从哪里来"
    text = "选一种，点“完成”。"

    def __init__(self) -> None:
        super().__init__()
        self._ways = {key: QRadioButton(title) for key, (title, _) in _WAYS.items()}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for key, radio in self._ways.items():
            group.addButton(radio)
            radio.setAccessibleDescription(_WAYS[key][1])
            column.addWidget(radio)
            note = plain_label(_WAYS[key][1], "note", wrap=True)
            line = QHBoxLayout()
            line.setContentsMargins(26, 0, 0, 12)
            line.addWidget(note, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        column.addStretch(1)
        self._ways[IMPORT].setChecked(True)

    @property
    def way(self) -> str:
        """IMPORT, EMPTY or SAMPLE."""
        return next(key for key, radio in self._ways.items() if radio.isChecked())

    def take(self, way: str) -> None:
        self._ways[way].setChecked(True)

    def start(self) -> None:
        """Arrows change the way."""
        self._ways[self.way].setFocus()
