"""What training hands out: of which batch, year or people, previewed as it is printed, or written into files."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFormLayout, QWidget

from models.exports.collection_cards import Who
from models.exports.contents.study.signing import COURSE, WAYS, usual_way
from models.exports.deliver import preview
from models.exports.errors import ExportRefused
from models.exports.names import dated_name
from models.exports.study_lists import FORMATS_OF, batch_of
from models.exports.target import FORMATS
from models.naming import some_of
from models.outputs import FIGURES, HOURS, INVITE, NAMES, RECORD, SIGNING, TRAINEES
from models.records import Member, Training
from models.workplace import Workplace
from ui.dialogs.ask import FORMAT_WORDS
from ui.dialogs.export_purpose import WANTS_PURPOSE, arguments_of, lacks, said_before
from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.run import run
from ui.dialogs.writing_dialog import WritingDialog
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox

_OF_BATCH, _OF_YEAR = (TRAINEES, SIGNING), (HOURS, FIGURES, INVITE)
_PRIVATE = (TRAINEES, RECORD)
"""Where there is something to mask but numbers that were written into a text."""
_SAYS = {
    TRAINEES: "上面是本批的时间、地点、学时，下面是名单和每个人的参训情况；默认打码，出生日期只到年月。",
    SIGNING: "只列应到的人，请假和补课的不列，另留空行；名单还没有登记的，打印一张空表。",
    HOURS: "每人一行：应学、已有、还差学时和是否达到；另有每一笔学时的明细和计算口径。",
    FIGURES: "批次、参训率、达标率；另有每批的情况和每个数字是哪些人。",
    INVITE: "缺学时的和应当参加集中培训的，各写明原因和依据；派谁参加由支部决定。",
    RECORD: "历年学时、每次培训的课程、结果和证书编号；默认打码，出生日期只到年月。",
}
_ALL_YEARS = "全部年度"


class StudyOutputs(WritingDialog):
    """Asks, then shows or writes; stays open until the files are there, and can be cancelled."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        what: str,
        *,
        batch: Training | None = None,
        members: Sequence[Member] = (),
        year: int = 0,
    ) -> None:
        """batch: the current one, for its lists · members: whose records, nobody for all · year: that is proposed."""
        super().__init__(session, parent)
        self._what, self._batch, self._members = what, batch, list(members)
        self.setWindowTitle(NAMES[what])
        self.setMinimumWidth(600)
        self._of, self._year, self._way, self._format = ChoiceBox(), ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._fill_of()
        self._fill_years(year or session.today.year)
        self._fill_ways()
        self._fill_formats()
        self._full = QCheckBox("出生日期和文字中的号码不打码")
        log = session.ledger.exports()
        self._purpose = said_before("用途", log, "purpose", "如：年度党员教育培训检查（记入导出记录）")
        self._recipient = said_before("交给", log, "recipient", "如：机关党委组织科")
        self._save = button("存为文件…", self._choose, icon_name="download")
        self._print = button("预览并打印…", self.preview, icon_name="printer", kind="primary")
        self._lay_out()
        self._full.toggled.connect(lambda _on: self._mark_purpose())
        self._purpose.editTextChanged.connect(lambda _text: self._mark_purpose())
        self._of.currentIndexChanged.connect(lambda _place: self._show_years())
        self._show_years()
        self._say(_SAYS[what])
        self._print.setFocus()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(10)
        whose = "哪些人" if self._what == RECORD else "批次"
        for name, editor in (
            (whose, self._of),
            ("年度", self._year),
            ("签到", self._way),
            ("", self._full),
            ("用途", self._purpose),
            ("交给", self._recipient),
            ("存为文件时", self._format),
        ):
            self._form.addRow(name, editor)
            editor.setAccessibleName(name or self._full.text())
        self._lay_below(self._form, self._save, self._print)
        self._form.setRowVisible(self._of, self._of.count() > 0)
        self._form.setRowVisible(self._way, self._what == SIGNING)
        self._form.setRowVisible(self._full, self._what in _PRIVATE)

    # What can be chosen

    def _fill_of(self) -> None:
        """The batch or the people that are shown, or all."""
        if self._what == RECORD:
            if self._members:
                self._of.addItem(some_of(member.title() for member in self._members), True)
            self._of.addItem(f"全部在册党员 {len(self._session.roster())} 人", False)
        elif self._what not in (HOURS, FIGURES):
            if self._batch is not None:
                self._of.addItem(" ".join(filter(None, (self._batch.number, self._batch.name))), True)
            self._of.addItem("全年，不限哪一批" if self._what == INVITE else "一年的全部批次", False)

    def _fill_years(self, proposed: int) -> None:
        batches = self._session.ledger.all(Training)
        known = {batch.start.year for batch in batches if batch.start} | {self._session.today.year, proposed}
        if self._what == RECORD:
            self._year.addItem(_ALL_YEARS, 0)
        for year in sorted(known, reverse=True):
            self._year.addItem(f"{year} 年", year)
        self._year.setCurrentIndex(0 if self._what == RECORD else self._year.findData(proposed))

    def _fill_ways(self) -> None:
        if self._what != SIGNING:
            return
        batch = batch_of(self._session.ledger, self._batch) if self._batch is not None else None
        for way, label in WAYS.items():
            if batch is None or way != COURSE or batch.courses:
                self._way.addItem(label, way)
        if batch is not None:
            usual = COURSE if batch.courses and all(course.day for course in batch.courses) else usual_way(batch)
            self._way.setCurrentIndex(self._way.findData(usual))

    def _fill_formats(self) -> None:
        for format in FORMATS_OF.get(self._what, [format for format in FORMATS if format != "json"]):
            label = FORMAT_WORDS[format]
            if self._what not in _OF_YEAR:
                self._format.addItem(f"{label}，一个文件", (format, False))
                self._format.addItem(f"{label}，{'一人' if self._what == RECORD else '一批'}一个文件", (format, True))
            else:
                self._format.addItem(label, (format, False))

    def _show_years(self) -> None:
        one_batch = self._what != RECORD and self._one()
        self._form.setRowVisible(self._year, not one_batch)

    def _one(self) -> bool:
        """Whether what is meant was current when the dialog was opened, and not all."""
        return bool(self._of.currentData())

    def _mark_purpose(self) -> None:
        lacks(self._purpose, full=self._full.isChecked())

    def _allowed(self) -> bool:
        if lacks(self._purpose, full=self._full.isChecked()):
            self._say(WANTS_PURPOSE, "bad")
            self._purpose.setFocus()
            return False
        return True

    # What is meant

    def _ids(self) -> list[int]:
        if not self._one():
            return []
        return (
            [member.id for member in self._members] if self._what == RECORD else [self._batch.id if self._batch else 0]
        )

    def _year_meant(self) -> int | None:
        if self._what != RECORD and self._one():
            return None
        return int(self._year.currentData()) or None

    def _name(self) -> str:
        """What the file is called: what it is, and of whom or of which year."""
        if self._what == RECORD:
            of = self._members[0].title() if len(self._members) == 1 else f"{len(self._members)}人"
            of = of if self._one() else ""
        elif self._one() and self._batch is not None:
            of = self._batch.number or self._batch.name
        else:
            of = f"{self._year.currentData()}年"
        return dated_name(NAMES[self._what] + (f"-{of}" if of else ""), self._session.today)

    # Doing

    def preview(self) -> None:
        """Shows the very pages; printing and saving there are noted with the purpose."""
        if not self._allowed():
            return
        session, full = self._session, self._full.isChecked()
        with Workplace() as folder:
            made = Path(folder) / "预览.pdf"
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                rows = preview(
                    session.ledger, self._what, made, today=session.today, year=self._year_meant(), full=full,
                    who=Who(ids=self._ids()), way=str(self._way.currentData() or ""),
                )  # fmt: skip
                shown = PrintPreview(
                    session, partial(shutil.copyfile, made), self._name(), self.parentWidget(),
                    full=full, purpose=self._purpose.value_text().strip(), rows=rows,
                )  # fmt: skip
            except ExportRefused as refusal:
                self._say(str(refusal).replace("没有导出", "没有可以预览的"), "bad")
                return
            finally:
                QApplication.restoreOverrideCursor()
        run(shown)
        self.accept()

    def _choose(self) -> None:
        if not self._allowed():
            return
        format, apart = self._format.currentData()
        target = self._target(NAMES[self._what], self._name(), format, apart=apart)
        if target is not None:
            self._write(format, target)

    def _write(self, format: str, target: Path) -> None:
        arguments = [self._what, "--out", str(target), "--format", format]
        if (year := self._year_meant()) is not None:
            arguments += ["--year", str(year)]
        arguments += [f"--id={number}" for number in self._ids()]
        arguments += ["--by", str(self._way.currentData())] if self._what == SIGNING else []
        arguments += ["--full"] if self._full.isChecked() else []
        arguments += arguments_of(self._purpose, self._recipient)
        self._begin(arguments)


def study_output(
    session: Session,
    parent: QWidget | None,
    what: str,
    *,
    batch: Training | None = None,
    members: Sequence[Member] = (),
    year: int = 0,
) -> None:
    """Asks how, and prints or writes; the rest as StudyOutputs takes it."""
    run(StudyOutputs(session, parent, what, batch=batch, members=members, year=year))
