"""Exporting: what, whom, which columns, masked or not and for what purpose; the file is written in the background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from models import outputs
from models.exports.deliver import MINUTES_FORMATS, OFFICIAL_FORMATS
from models.exports.minutes_style import STYLES
from models.exports.names import dated_name
from models.exports.selection import LAYOUTS, TABLE
from models.exports.self_check import SELF_CHECK, SELF_CHECK_FORMATS
from models.exports.target import FORMATS
from models.exports.year_book import BOOK_FORMATS, usual_year
from models.outputs import ALL, BOOK, COVERAGE, DUTIES, FIGURES, HOURS, LOG, MINUTES, NAMES, OFFICIAL, PLAN, ROSTER
from ui.dialogs.ask import FORMAT_WORDS, WRITTEN_FILES, file_to_write, folder_to_write
from ui.dialogs.export_purpose import OFFICIAL_PURPOSE, WANTS_PURPOSE, arguments_of, lacks, said_before
from ui.dialogs.export_roster import RosterChoice
from ui.dialogs.minutes_preview import last_style, remember_style
from ui.dialogs.run import run
from ui.dialogs.writing_dialog import WritingDialog
from ui.session import Session
from ui.table.shown import Shown
from ui.widgets.button import button

_ELSEWHERE = (
    outputs.ANNUAL, outputs.CARD, outputs.CERTIFICATES, outputs.CLOSING, outputs.EVIDENCE, outputs.INSPECTION, outputs.INVITE, outputs.OVERSIGHT, outputs.RECORD,
    outputs.SIGNING, outputs.STATISTICS, outputs.TRAINEES,
)  # fmt: skip
"""What has a dialog of its own."""
_WHAT = {word: name for word, name in NAMES.items() if word not in _ELSEWHERE}
_WHAT |= {MINUTES: f"{NAMES[MINUTES]}（每次一份）", ALL: f"{NAMES[ALL]}（一个文件夹）"}
_IN_FOLDERS = (MINUTES, ALL)
_OF_PEOPLE = (ROSTER, OFFICIAL)
_FORMATS_OF: Mapping[str, tuple[str, ...]] = {
    MINUTES: MINUTES_FORMATS, BOOK: BOOK_FORMATS, ALL: ("xlsx",), OFFICIAL: OFFICIAL_FORMATS, SELF_CHECK: SELF_CHECK_FORMATS,
}  # fmt: skip
_OF_A_YEAR = (BOOK, COVERAGE, FIGURES, DUTIES)
_ALL_YEARS = "全部年度"
_FORM, _WIDE, _NARROW, _HIGH, _ANY = 372, 1010, 520, 636, 16777215  # pixels
_MASKED = "默认打码：身份证号、手机号只留首尾，住址只到街道。"
_IN_BOOK = "默认打码，谈心谈话记录不编入；确需完整件的，勾选不打码并写明用途。"
_OF_APPRAISALS = "默认不含未参评原因、差距和帮助措施；确需的，勾选不打码并写明用途。"
_NOTHING_PRIVATE = "没有个人信息，不需要打码。"
_WHOLE = "汇总表是报上级的完整件，不打码；用途和接收单位记入导出记录。"


class ExportDialog(WritingDialog):
    """Asks, then writes; stays open until the files are there, and can be cancelled."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        what: str,
        folder: Path,
        *,
        shown: Shown | None = None,
        chosen: Sequence[int] = (),
        find: str = "",
    ) -> None:
        """shown: what the roster's list shows, where the dialog was opened from there · chosen: who is selected in it ·
        find: words of the lines of the log that are wanted."""
        super().__init__(session, parent)
        self._folder, self._find = folder, find
        self.setWindowTitle("导出")
        self._what, self._format, self._year, self._style = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        for key, label in _WHAT.items():
            self._what.addItem(label, key)
        self._what.setCurrentIndex(list(_WHAT).index(what))
        for key, label in STYLES.items():
            self._style.addItem(label, key)
        self._style.setCurrentIndex(self._style.findData(last_style(session)))
        self._full = QCheckBox("身份证号、手机号、住址不打码")
        lines = session.ledger.exports()
        self._purpose = said_before("用途", lines, "purpose", "如：年度党内统计（不打码时必填）")
        self._recipient = said_before("交给", lines, "recipient", "如：机关党委组织科")
        self._roster = RosterChoice(session, shown, chosen, self)
        self._people = self._roster.people
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(8)  # all rows and a refusal of two lines fit into the lowest screen
        self._add("内容", self._what)
        self._people.add_to(self._form)
        for label, editor in (("年度", self._year), ("格式", self._format), ("样式", self._style), ("", self._full)):
            self._add(label, editor)
        self._add("用途", self._purpose)
        self._add("交给", self._recipient)
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=150)
        self._later.timeout.connect(self._preview)
        self._what.currentIndexChanged.connect(lambda _place: self._changed())
        self._full.toggled.connect(lambda _on: self._mark_purpose())
        self._full.toggled.connect(lambda _on: self._touched())
        self._purpose.editTextChanged.connect(lambda _text: self._mark_purpose())
        self._roster.changed.connect(self._roster_changed)
        self._changed()
        self._preview()

    def _add(self, label: str, editor: QWidget) -> None:
        self._form.addRow(label, editor)
        if label:
            editor.setAccessibleName(label)

    def _lay_out(self) -> None:
        go = button("导出…", self._choose, icon_name="download", kind="primary")
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.addLayout(self._form)
        side.addStretch(1)
        self._left = left
        both = QHBoxLayout()
        both.setSpacing(22)
        both.addWidget(left, 1)
        both.addWidget(self._roster.side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addWidget(self._roster.preview)
        column.addWidget(self._message)
        column.addWidget(self._bar)
        column.addLayout(self._foot(go))

    # What can be chosen

    @property
    def _key(self) -> str:
        return str(self._what.currentData())

    def _changed(self) -> None:
        what = self._key
        official = what == OFFICIAL
        self._people.show_in(self._form, people=what in _OF_PEOPLE, variant=official)
        self._form.setRowVisible(self._year, what not in _OF_PEOPLE)
        self._form.setRowVisible(self._format, not official)
        self._form.setRowVisible(self._style, what == MINUTES)
        self._roster.show_for(what)
        self._full.setChecked(official)
        if official and not self._purpose.value_text():
            self._purpose.set_value_text(OFFICIAL_PURPOSE)
        elif not official and self._purpose.value_text() == OFFICIAL_PURPOSE:
            self._purpose.set_value_text("")
        self._fill_years()
        self._fill_formats()
        self._mark_purpose()
        self._fit(wide=what in _OF_PEOPLE)
        self._touched()

    def _fit(self, *, wide: bool) -> None:
        """The roster needs room for its columns, everything else is a short form."""
        self._left.setMaximumWidth(_FORM if wide else _ANY)
        width = _WIDE if wide else _NARROW
        self.setMinimumWidth(width)
        layout, parent = self.layout(), self.parentWidget()
        assert layout is not None
        self._form.activate()  # else the dialog stays as high as it was while the old row and the new one were both there
        layout.activate()
        room = parent.height() if parent is not None else self.screen().availableSize().height()
        needed = max(self.sizeHint().height(), layout.totalHeightForWidth(width))
        self.resize(width, min(_HIGH, room - 40) if wide else needed)

    def _touched(self) -> None:
        """Something was changed: an old refusal is of no use any more."""
        table = self._key != ROSTER or self._roster.columns.layout_key == TABLE
        if not table:
            self._full.setChecked(False)
        self._full.setEnabled(table and self._key != OFFICIAL)
        if self._job is None:
            found = f"只导出含“{self._find}”的记录。" if self._find and self._key == LOG else ""
            masked = {BOOK: _IN_BOOK, outputs.APPRAISALS: _OF_APPRAISALS}.get(self._key, _MASKED)
            self._say(_WHOLE if self._key == OFFICIAL else found + (masked if table else _NOTHING_PRIVATE))
        self._later.start()

    def _roster_changed(self) -> None:
        self._fill_formats()
        self._touched()

    def _fill_years(self) -> None:
        """The last years, for the plan the next one too; all of them together for what is not of one year."""
        this, kept = self._session.today.year, self._year.currentText()
        first = this + 1 if self._key == PLAN else this
        years = [f"{first - back} 年" for back in range(6)]
        self._year.clear()
        self._year.addItems(years if self._key in _OF_A_YEAR else [_ALL_YEARS, *years])
        this_year = dict.fromkeys((PLAN, COVERAGE, HOURS, FIGURES, DUTIES), this)
        of_year = {BOOK: usual_year(self._session.today)} | this_year
        usual = f"{of_year[self._key]} 年" if self._key in of_year else _ALL_YEARS
        self._year.setCurrentText(kept if kept in years else usual)

    def choose_year(self, year: int) -> None:
        """Chooses a year; one that is not offered is added."""
        if year and self._year.findText(f"{year} 年") < 0:
            self._year.addItem(f"{year} 年")
        if year:
            self._year.setCurrentText(f"{year} 年")

    def _fill_formats(self) -> None:
        what = self._key
        formats = _FORMATS_OF.get(what, FORMATS)
        if what == ROSTER and self._roster.columns.layout_key != TABLE:
            formats = tuple(format for format in formats if format != "json")
        kept = self._format.currentData()
        self._format.clear()
        for key in formats:
            self._format.addItem("各用常用格式" if what == ALL else FORMAT_WORDS[key], key)
        if kept in formats:
            self._format.setCurrentIndex(formats.index(kept))
        self._format.setEnabled(len(formats) > 1)

    def _preview(self) -> None:
        self._roster.show_preview(self._key, full=self._full.isChecked())

    def _mark_purpose(self) -> None:
        wanting = lacks(self._purpose, full=self._full.isChecked())
        if not wanting and self._message.text() == WANTS_PURPOSE:
            self._say("")

    # Writing

    def _choose(self) -> None:
        if lacks(self._purpose, full=self._full.isChecked()):
            self._say(WANTS_PURPOSE, "bad")
            self._purpose.setFocus()
            return
        if self._key in _OF_PEOPLE and (why := self._roster.why_not(self._key)):
            self._say(why, "bad")
            return
        what, format = self._key, str(self._format.currentData())
        day = self._session.today
        if what in _OF_PEOPLE:
            day = self._roster.selection(what).day(day)
        name = LAYOUTS[self._roster.columns.layout_key] if what == ROSTER else NAMES[what]
        if what == BOOK:
            proposed = self._folder / f"{self._year.currentText()[:4]}{NAMES[BOOK]}.pdf"
            target = file_to_write(self, f"导出{name}", WRITTEN_FILES[format], proposed)
        elif what in _IN_FOLDERS:
            target = folder_to_write(self, f"{name}导出到哪个文件夹", self._folder)
            target = target and target / dated_name(name, day)
        else:
            whole = "_完整" if self._full.isChecked() and what != OFFICIAL else ""  # never mistaken for the masked file
            proposed = self._folder / dated_name(name, day, f"{whole}.{format}")
            target = file_to_write(self, f"导出{name}", WRITTEN_FILES[format], proposed)
        if target is not None:
            self._write(what, format, target)

    def _write(self, what: str, format: str, target: Path) -> None:
        arguments = [what, "--out", str(target)]
        if what != ALL:
            arguments += ["--format", format]
        if what not in _OF_PEOPLE and self._year.currentText() != _ALL_YEARS:
            arguments += ["--year", self._year.currentText()[:4]]
        if self._full.isChecked():
            arguments.append("--full")
        if what == OFFICIAL and self._people.with_address():
            arguments += ["--variant", "20"]
        if what == MINUTES:
            arguments += ["--style", str(self._style.currentData())]
            remember_style(self._session, str(self._style.currentData()))
        if what == LOG and self._find:
            arguments.append(f"--find={self._find}")
        arguments += arguments_of(self._purpose, self._recipient)
        selection = self._roster.selection(what).text() if what in _OF_PEOPLE else ""
        self._begin(arguments, selection=selection)

    def _done(self, files: list[Path], noted: str) -> None:
        if self._key == OFFICIAL and noted:  # told at the right, too
            noted = "没填全的地方列在右边。"
        self._roster.remember()
        super()._done(files, noted)

    def _stopped(self, sentence: str, tone: str = "") -> None:
        super()._stopped(sentence, tone)
        if self._key not in _OF_PEOPLE:
            self._fit(wide=False)


def export(
    session: Session,
    parent: QWidget | None,
    what: str,
    *,
    shown: Shown | None = None,
    chosen: Sequence[int] = (),
    find: str = "",
    year: int = 0,
) -> None:
    """Asks what to export, beginning with `what`, of `year` where one is shown, and writes it; the rest as ExportDialog
    takes it."""
    folder = session.settings.export_folder()
    dialog = ExportDialog(session, parent, what, folder, shown=shown, chosen=chosen, find=find)
    dialog.choose_year(year)
    run(dialog)
