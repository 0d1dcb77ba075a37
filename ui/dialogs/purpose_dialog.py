"""What for and to whom, before private numbers leave the ledger: a purpose is wanted where they leave in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.exports.contents.export_log import Line
from ui.dialogs.export_purpose import said_before
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle


class PurposeDialog(QDialog):
    """Accepted when it is complete; `full`, `purpose` and `recipient` then say what was answered."""

    def __init__(
        self,
        title: str,
        act: str,
        said: str,
        note: str,
        parent: QWidget | None,
        *,
        hint: str,
        log: Sequence[Line],
        masked: bool = False,
    ) -> None:
        """act: what is done, in a word · said, note: what leaves, and what else is to be known · hint: such a purpose ·
        log: of exports, what was said in it before is offered again · masked: whether the numbers are masked until somebody wants them whole; otherwise they leave in full."""
        super().__init__(parent)
        self._act = act
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self._full = QCheckBox("身份证号、手机号、住址不打码")
        self._full.setChecked(not masked)
        self._purpose = said_before("用途", log, "purpose", hint)
        self._recipient = said_before("交给", log, "recipient", "如：机关党委组织科")
        self._purpose.setAccessibleName("用途")
        self._recipient.setAccessibleName("交给")
        self._purpose.editTextChanged.connect(lambda _text: self._mark())
        self._full.toggled.connect(lambda _on: self._mark())
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        if masked:
            form.addRow("", self._full)
        form.addRow("用途", self._purpose)
        form.addRow("交给", self._recipient)
        self._message = plain_label(note, "note", wrap=True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(button(act, self.accept, icon_name="check", kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(14)
        column.addWidget(plain_label(said, "strong", wrap=True))
        column.addLayout(form)
        column.addWidget(self._message)
        column.addLayout(foot)

    @property
    def full(self) -> bool:
        """Whether the numbers leave in full."""
        return self._full.isChecked()

    @property
    def purpose(self) -> str:
        """What for."""
        return self._purpose.value_text().strip()

    @property
    def recipient(self) -> str:
        """Who gets it."""
        return self._recipient.value_text().strip()

    def _mark(self) -> None:
        restyle(self._purpose, "tone", "warn" if self.full and not self.purpose else "")

    def accept(self) -> None:
        if self.full and not self.purpose:
            self._message.setText(f"{self._act}完整号码须写明用途，请填写后再{self._act}。")
            restyle(self._message, "tone", "bad")
            self._mark()
            self._purpose.setFocus()
            return
        super().accept()
