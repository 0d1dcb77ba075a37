"""党员基本信息采集表: for whom, with full numbers or masked and for what purpose; then the preview, or files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFormLayout,
    QWidget,
)

from models.exports.collection_card import TITLE, collection_card
from models.exports.collection_cards import CARD, Who, chosen
from models.exports.errors import ExportRefused
from models.exports.names import dated_name
from models.naming import some_of
from models.records import Member
from ui.dialogs.export_purpose import arguments_of, lacks, said_before
from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.run import run
from ui.dialogs.writing_dialog import WritingDialog
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox

_PURPOSE = "党员信息采集，本人核对签字"
_FORMATS = (
    ("PDF，一个文件，一人一页", "pdf", False),
    ("Word，一个文件，一人一页", "docx", False),
    ("PDF，一人一个文件", "pdf", True),
    ("Word，一人一个文件", "docx", True),
)


class CardsDialog(WritingDialog):
    """The form is signed by the person it is about, so it has full numbers unless that is unticked; the purpose is noted."""

    def __init__(self, session: Session, parent: QWidget | None, members: Sequence[Member]) -> None:
        super().__init__(session, parent)
        self._members = list(members)
        self.setWindowTitle(TITLE)
        self.setMinimumWidth(600)
        self._who, self._format = ChoiceBox(), ChoiceBox()
        if members:
            self._who.addItem(some_of(member.title() for member in members), False)
        self._who.addItem(f"全部在册党员 {len(session.roster())} 人", True)
        for label, *_ in _FORMATS:
            self._format.addItem(label)
        self._full = QCheckBox("身份证号、手机号、住址不打码（本人签字用）")
        self._full.setChecked(True)
        self._purpose = said_before("用途", session.ledger.exports(), "purpose", "不打码时必填，记入导出记录")
        self._purpose.set_value_text(_PURPOSE)
        for widget, name in ((self._who, "打印谁的"), (self._format, "文件"), (self._purpose, "用途")):
            widget.setAccessibleName(name)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow("打印谁的", self._who)
        form.addRow("", self._full)
        form.addRow("用途", self._purpose)
        form.addRow("存为文件时", self._format)
        self._say("空白的项目留着手写；程序不代签。用途记入导出记录。")
        self._save = button("存为文件…", self._choose, icon_name="download")
        self._print = button("预览并打印…", self.preview, icon_name="printer", kind="primary")
        self._lay_below(form, self._save, self._print)
        self._full.toggled.connect(lambda _on: self._mark_purpose())
        self._purpose.editTextChanged.connect(lambda _text: self._mark_purpose())
        self._print.setFocus()

    def _mark_purpose(self) -> None:
        lacks(self._purpose, full=self._full.isChecked())

    def _allowed(self) -> bool:
        if lacks(self._purpose, full=self._full.isChecked()):
            self._say("不打码须写明用途，请填写后再打印。", "bad")
            self._purpose.setFocus()
            return False
        return True

    def _everybody(self) -> bool:
        return bool(self._who.currentData())

    def preview(self) -> None:
        """Shows the very pages; printing and saving there are noted with the purpose."""
        if not self._allowed():
            return
        who = Who() if self._everybody() else Who(ids=[member.id for member in self._members])
        try:
            members = chosen(self._session.ledger, who, self._session.today)
        except ExportRefused as refusal:
            self._say(str(refusal), "bad")
            return
        from models.exports.pdf.collection_card import write_cards_pdf

        full = self._full.isChecked()
        cards = [collection_card(member, self._session.branch, full=full) for member in members]
        name = self._name()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            shown = PrintPreview(
                self._session, lambda path: write_cards_pdf(cards, path), name, self.parentWidget(),
                full=full, purpose=self._purpose.value_text().strip(), rows=len(members),
            )  # fmt: skip
        finally:
            QApplication.restoreOverrideCursor()
        run(shown)
        self.accept()

    def _name(self) -> str:
        """What the file is called, the same from the preview and without it: whose form it is, how many, or of all."""
        people = [] if self._everybody() else self._members
        whose = f"-{people[0].title()}" if len(people) == 1 else f"-{len(people)}人" if people else ""
        return dated_name(TITLE + whose, self._session.today)

    def _choose(self) -> None:
        if not self._allowed():
            return
        _, format, apart = _FORMATS[self._format.currentIndex()]
        target = self._target(TITLE, self._name(), format, apart=apart)
        if target is not None:
            self._write(format, target)

    def _write(self, format: str, target: Path) -> None:
        arguments = [CARD, "--out", str(target), "--format", format]
        if self._full.isChecked():
            arguments.append("--full")
        arguments += arguments_of(self._purpose)
        if not self._everybody():
            arguments += [f"--id={member.id}" for member in self._members]
        self._begin(arguments)


def print_cards(session: Session, parent: QWidget | None, members: Sequence[Member]) -> None:
    """Asks how, and prints or writes the forms of these members, or of all."""
    run(CardsDialog(session, parent, members))
