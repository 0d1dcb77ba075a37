"""What for, before numbers leave the ledger in full: the purpose is wanted and kept in the log of exports."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle


class PurposeDialog(QDialog):
    """Asks for purpose and recipient of a copy in full."""

    def __init__(self, label: str, rows: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("复制（含完整号码）")
        self.setMinimumWidth(480)
        self._purpose, self._recipient = QLineEdit(), QLineEdit()
        self._purpose.setPlaceholderText("如：上报年度党内统计（必填，记入导出记录）")
        self._recipient.setPlaceholderText("如：机关党委组织科")
        self._purpose.setAccessibleName("用途")
        self._recipient.setAccessibleName("交给")
        self._purpose.textChanged.connect(lambda _text: self._mark())
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow("用途", self._purpose)
        form.addRow("交给", self._recipient)
        self._message = plain_label("直接复制（Ctrl+C）时号码是打码的，不用填用途。", "note", wrap=True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(button("复制", self.accept, icon_name="check", kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(14)
        sentence = f"将复制 {rows} 名{label}的身份证号、手机号、住址等完整内容。"
        column.addWidget(plain_label(sentence, "strong", wrap=True))
        column.addLayout(form)
        column.addWidget(self._message)
        column.addLayout(foot)

    @property
    def purpose(self) -> str:
        """What the copy is for."""
        return self._purpose.text().strip()

    @property
    def recipient(self) -> str:
        """Who gets it."""
        return self._recipient.text().strip()

    def _mark(self) -> None:
        restyle(self._purpose, "tone", "" if self.purpose else "warn")

    def accept(self) -> None:
        if not self.purpose:
            self._message.setText("复制完整号码须写明用途，请填写后再复制。")
            restyle(self._message, "tone", "bad")
            self._mark()
            self._purpose.setFocus()
            return
        super().accept()
