"""What is asked before the result of a reconciliation leaves the office: whole or masked, what for, and to whom."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

_MASKED = "默认打码：身份证号、手机号只留首尾，住址只到街道。"


class ReconcileExport(QDialog):
    """Accepted when it is complete; `full`, `purpose` and `recipient` then say what was answered."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出核对结果")
        self.setMinimumWidth(480)
        self._full = QCheckBox("身份证号、手机号、住址不打码")
        self._purpose, self._recipient = QLineEdit(), QLineEdit()
        self._purpose.setPlaceholderText("如：年度名册核对（不打码时必填，记入导出记录）")
        self._recipient.setPlaceholderText("如：机关党委组织科")
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow("", self._full)
        form.addRow("用途", self._purpose)
        form.addRow("交给", self._recipient)
        self._message = plain_label(_MASKED, "note", wrap=True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(button("导出…", self.accept, icon_name="file-spreadsheet", kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._message)
        column.addLayout(foot)

    @property
    def full(self) -> bool:
        return self._full.isChecked()

    @property
    def purpose(self) -> str:
        return self._purpose.text().strip()

    @property
    def recipient(self) -> str:
        return self._recipient.text().strip()

    def accept(self) -> None:
        if self.full and not self.purpose:
            self._message.setText("不打码导出须写明用途，请填写后再导出。")
            restyle(self._message, "tone", "bad")
            self._purpose.setFocus()
            return
        super().accept()
