"""What for and to whom, before private numbers leave the ledger: a purpose is wanted where they leave in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from models.exports.contents.export_log import Line
from models.kinds import one_line
from ui.dialogs.asking import AskingDialog
from ui.dialogs.export_purpose import said_before
from ui.widgets.restyle import restyle


class PurposeDialog(AskingDialog):
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
        log: of exports, what was said in it before is offered again · masked: whether the numbers are masked until somebody
        wants them whole; otherwise they leave in full."""
        super().__init__(title, parent)
        self._act = act
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
        self.lay_out(said, form, note, act)

    @property
    def full(self) -> bool:
        """Whether the numbers leave in full."""
        return self._full.isChecked()

    @property
    def purpose(self) -> str:
        """What for."""
        return one_line(self._purpose.value_text())

    @property
    def recipient(self) -> str:
        """Who gets it."""
        return one_line(self._recipient.value_text())

    def _mark(self) -> None:
        restyle(self._purpose, "tone", "warn" if self.full and not self.purpose else "")

    def accept(self) -> None:
        if self.full and not self.purpose:
            self.want(self._purpose, f"{self._act}完整号码须写明用途，请填写后再{self._act}。")
            return
        super().accept()
