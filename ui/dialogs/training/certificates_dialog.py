"""结业证书 of a batch: for whom, after which template, on which paper; the page is seen before it is printed or written."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from models.exports.certificate import Values, certificate, doubt_words, gap_words, gaps, left_out_words
from models.exports.certificates import (
    CERTIFICATES,
    NAME,
    PAPERS,
    all_values,
    issued_on,
    planned_of,
)
from models.exports.errors import ExportRefused
from models.exports.names import safe_name
from models.fields import Field
from models.kinds import Day, PartialDate, Unreadable
from models.records import Enrolment, Training
from models.rules.study.certificates import why_not
from ui.dialogs.export_purpose import UNSAID
from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.run import run
from ui.dialogs.training.certificate_people import CertificatePeople
from ui.dialogs.training.certificate_template import CertificateTemplate
from ui.dialogs.training.numbers_dialog import NumbersDialog
from ui.dialogs.training.page_picture import PagePicture
from ui.dialogs.writing_dialog import WritingDialog
from ui.forms.editors import editor_for
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import plain_label

_ONE_FILE, _EACH = "PDF，一个文件，一人一页", "PDF，一人一个文件"
_WORD_EACH = "Word，一人一个文件"
_REMEMBERED = "certificates"
_DAY = Field("颁发日期", Day())
_NOBODY_LISTED = "参训名单里还没有人。请先填写参训名单。"
_NOBODY_TICKED = "没有勾选任何人，请先勾选发给谁。"


class CertificatesDialog(WritingDialog):
    """People at the left, those who did not pass unticked; the certificate of the current one at the right."""

    def __init__(self, session: Session, batch: Training, parent: QWidget | None) -> None:
        super().__init__(session, parent)
        self._batch = batch
        self.setWindowTitle(f"{NAME} · {batch.title()}")
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(1120, room.width() - 40), min(660, room.height() - 40))
        said = session.ledger.remembered(_REMEMBERED) or {}
        self.template = CertificateTemplate(session, str(said.get("template", "")), str(said.get("word", "")))
        self.paper, self.files = ChoiceBox(), ChoiceBox(14)
        for name in PAPERS:
            self.paper.addItem(f"{name} 横放", name)
        self.paper.setCurrentIndex(max(self.paper.findData(said.get("paper")), 0))
        self.day = editor_for(_DAY, session)
        self.day.set_value_text(str(PartialDate.of(issued_on(batch, session.today))))
        self.people = CertificatePeople()
        self._sum = plain_label("", "strong")
        self._number = button("证书编号…", self.give_numbers, hint="给还没有编号的人拟编号，看过再写入")
        self.picture = PagePicture()
        self._whose = plain_label("", "note")
        self._lay_out()
        self.people.show_people(session.ledger.parts(Enrolment, batch), session.members)
        self._offer_files()
        self.template.chosen.connect(self._template_chosen)
        for choice in (self.paper, self.files):
            choice.currentIndexChanged.connect(lambda _place: self._tell())
        self.day.left.connect(self._tell)
        self.people.ticked.connect(self._tell)
        self.people.moved.connect(self._show)
        session.changed.connect(self._heard)
        self._tell()
        self.people.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow("模板", self.template)
        paper = QHBoxLayout()
        paper.setSpacing(8)
        paper.addWidget(self.paper)
        paper.addWidget(plain_label("颁发日期", "second"))
        paper.addWidget(self.day, 1)
        form.addRow("纸张", paper)
        form.addRow("文件", self.files)
        for widget, name in (
            (self.paper, "纸张"),
            (self.day, "颁发日期"),
            (self.files, "文件"),
        ):
            widget.setAccessibleName(name)
        head = QHBoxLayout()
        head.addWidget(self._sum, 1)
        head.addWidget(self._number)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(form)
        left.addLayout(head)
        left.addWidget(self.people, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.picture, 1)
        right.addWidget(self._whose, 0, Qt.AlignmentFlag.AlignHCenter)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addLayout(left, 5)
        both.addLayout(right, 7)
        save = button("存为文件…", self.choose, icon_name="download")
        show = button("预览并打印…", self.preview, icon_name="printer", kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addWidget(self._message)
        column.addWidget(self._bar)
        column.addLayout(self._foot(save, show))
        self._print, self._save = show, save

    def _heard(self, tables: frozenset[str]) -> None:
        if Enrolment.table in tables:
            self.people.show_people(self._session.ledger.parts(Enrolment, self._batch), self._session.members)
            self._tell()

    def give_numbers(self) -> None:
        """Proposes numbers for those who are ticked and have none."""
        wanting = [one for one in self.people.chosen() if not one.certificate.strip()]
        if wanting:
            run(NumbersDialog(self._session, self._batch, self.people.chosen(), self))

    def _template_chosen(self) -> None:
        self._offer_files()
        self._tell()

    def _offer_files(self) -> None:
        wanted = [_WORD_EACH] if self.template.is_word else [_ONE_FILE, _EACH]
        if [self.files.itemText(place) for place in range(self.files.count())] != wanted:
            self.files.blockSignals(True)
            self.files.clear()
            self.files.addItems(wanted)
            self.files.blockSignals(False)
        for widget in (self.files, self.paper):
            widget.setEnabled(not self.template.is_word)

    # What is said and seen

    def _values(self, people: list[Enrolment]) -> list[Values]:
        """Raises ExportRefused where the day cannot be read."""
        return all_values(self._session.ledger, self._batch, people, self._issued(), full=False)

    def _issued(self) -> date:
        """颁发日期; ExportRefused where it is no day."""
        try:
            day: PartialDate | None = _DAY.read(self.day.value_text())
        except Unreadable as error:
            raise ExportRefused(f"{error}。") from None
        if day is None or not day.whole:
            raise ExportRefused("颁发日期要写到哪一天，如 2026-03-12。")
        return day.first()

    def _tell(self) -> None:
        """Says how many get one and what stays empty, before anything is written."""
        people = self.people.chosen()
        left = [(one.name, why_not(one) or "未勾选") for one in self.people.left_out()]
        self._sum.setText(f"发给 {len(people)} 人" + (f" · 不发 {len(left)} 人" if left else ""))
        wanting = sum(not one.certificate.strip() for one in people)
        self._number.setEnabled(wanting > 0)
        self._print.setVisible(not self.template.is_word)
        try:
            text, values = self.template.text(), self._values(people)
        except ExportRefused as refusal:
            self._say(str(refusal), "bad")
        else:
            last = self._batch.end or self._batch.start
            said = ["这批培训还没有结束。"] if last and last.last() > self._session.today else []
            said += [left_out_words(left)] if left else []
            said += doubt_words(people, planned_of(self._session.ledger, self._batch), self._issued())
            said += gap_words(gaps(text, values), len(people))
            said = said if people else [self._nobody(), *said]
            self._say(" ".join(said) or "每个空都有内容，可以打印。", "warn" if said else "")
        for act in (self._print, self._save):
            act.setEnabled(bool(people))
            act.setToolTip("" if people else self._nobody())
        self._show()

    def _nobody(self) -> str:
        """Why there is nobody to give one to."""
        return _NOBODY_TICKED if self.people.left_out() else _NOBODY_LISTED

    def _show(self) -> None:
        """The certificate of the person of the current line."""
        one = self.people.current()
        self._whose.setText("")
        if one is None:
            self.picture.say(_NOBODY_LISTED)
            return
        if self.template.is_word:
            self.picture.say("Word 模板按原样填写，一人一个文件，存好后用 Word 或 WPS 查看。")
            return
        from models.exports.pdf.certificate import laid_out, write_certificates_pdf

        try:
            (values,) = self._values([one])
            page = laid_out(certificate(self.template.text(), values), str(self.paper.currentData()), one.name)
        except ExportRefused as refusal:
            self.picture.say(str(refusal))
            return
        self.picture.show_page(partial(write_certificates_pdf, [page]))
        printed = "" if one in self.people.chosen() else "（没有勾选，不印）"
        self._whose.setText(f"{one.name}的证书{printed}")

    # Doing

    def _ready(self) -> list[Enrolment]:
        """Who gets one; nobody where something is in the way, which is then said."""
        people = self.people.chosen()
        if not people:
            self._say(self._nobody(), "bad")
            return []
        try:
            self.template.text()
            self._values(people)
        except ExportRefused as refusal:
            self._say(str(refusal), "bad")
            return []
        self._session.ledger.remember(
            _REMEMBERED,
            {"template": self.template.key, "paper": str(self.paper.currentData()), "word": self.template.word},
        )
        return people

    def preview(self) -> None:
        """Shows all pages as they will be printed."""
        people = self._ready()
        if not people:
            return
        from models.exports.pdf.certificate import laid_out, write_certificates_pdf

        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            text, paper = self.template.text(), str(self.paper.currentData())
            pages = [laid_out(certificate(text, one), paper, one["姓名"]) for one in self._values(people)]
            write = partial(write_certificates_pdf, pages, author=self._batch.organizer, subject=self._batch.name)
            shown = PrintPreview(self._session, write, self._name(), self, full=False, rows=len(pages))
        except ExportRefused as refusal:
            self._say(str(refusal), "bad")
            return
        finally:
            QApplication.restoreOverrideCursor()
        run(shown)

    def _name(self) -> str:
        return safe_name(f"{NAME}-{self._batch.number or self._batch.name}", "")

    def choose(self) -> None:
        """Asks where, and writes in the background."""
        people = self._ready()
        if not people:
            return
        format = "docx" if self.template.is_word else "pdf"
        target = self._target(NAME, self._name(), format, apart=self.files.currentText() != _ONE_FILE)
        if target is None:
            return
        day = _DAY.read(self.day.value_text())
        arguments = [CERTIFICATES, "--out", str(target), "--format", format]
        arguments += [f"--template={self.template.key}", f"--issued={day}", f"--purpose={UNSAID}"]
        if not self.template.is_word:
            arguments += ["--paper", str(self.paper.currentData())]
        self._begin([*arguments, *(f"--id={one.id}" for one in people)])


def write_certificates(session: Session, batch: Training, parent: QWidget | None) -> None:
    """Asks how, and prints or writes the certificates of a batch."""
    run(CertificatesDialog(session, batch, parent))
