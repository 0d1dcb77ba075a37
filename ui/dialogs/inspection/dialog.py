"""一键迎检: a year or a stretch, which parts, where; what is still missing is seen before; the folder is made in the background."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.exports.atomic import TargetBusy
from models.exports.errors import ExportRefused
from models.exports.names import safe_name
from models.exports.year_book import usual_year
from models.inspection import INSPECTION, NAME, Wanted
from models.inspection.build import discard, left_over
from models.records import Meeting
from ui.dialogs.ask import folder_to_write, opened, show_file
from ui.dialogs.export_purpose import WANTS_PURPOSE, arguments_of, lacks, said_before
from ui.dialogs.inspection.counting import Counting
from ui.dialogs.inspection.days import WRONG, DaysChoice
from ui.dialogs.inspection.days import arguments_of as days_of
from ui.dialogs.inspection.missing_list import MissingList
from ui.dialogs.inspection.parts import PartsChoice
from ui.dialogs.writing_dialog import WritingDialog
from ui.session import Session
from ui.settings import PACKS
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_tip
from ui.widgets.only_words import WordLine

COUNTING = "正在统计…"
_WIDE, _HIGH = 1080, 620  # pixels
_LEFT = 430
_MASKED = "默认打码，谈心谈话不放入；先看看右边缺什么，补好再做也不迟。"
_WHOLE = "不打码：身份证号、手机号、住址完整写入，谈心谈话也放入；请写明用途。"
_GO_ON = "上次没有做完，按“开始”会从停下的地方接着做。"
_REPLACED = "这个文件夹已经有了，做完后整个换成新的；做不完就一点不动。"
_AHEAD = "这段时间还没有到，请换一个年度或时间段。"
_NOTHING = "这段时间没有会议、计划、培训和整改的记录，请换一个年度或时间段。"


class InspectionDialog(WritingDialog):
    """Asks, shows what is missing, then makes the folder; stays open until it is there, and can be cancelled."""

    chosen = Signal(str, int)
    """The table and id of the record to show."""
    CANCELLED = "已取消，原来的文件夹没有动。已经做好的部分留着，再按“开始”会接着做。"

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent)
        self.setWindowTitle("一键迎检")
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(_WIDE, room.width() - 40), min(_HIGH, room.height() - 40))
        self.counting = Counting(session, self)
        self.counting.done.connect(self._counted)
        self.finished.connect(lambda _result: self.counting.stop())
        self._folder = session.settings.export_folder(PACKS)
        self.days = DaysChoice(session, self._years(), usual_year(session.today))
        self.parts, self.missing = PartsChoice(), MissingList()
        self.book, self.zip = QCheckBox("会议记录另装订一册"), QCheckBox("旁边再写一个压缩包")
        self.full = QCheckBox("不打码，谈心谈话也放入")
        log = session.ledger.exports()
        self._purpose = said_before("用途", log, "purpose", "如：年终党建检查（不打码时必填）")
        self._recipient = said_before("交给", log, "recipient", "如：机关党委检查组")
        self.name = WordLine()
        self.name.setAccessibleName("文件夹名")
        self._where = ElideLabel("", "note")
        self._change = button("更改位置…", self._choose_folder, icon_name="folder-open")
        self._clear = button("清除做了一半的", self._discard, icon_name="trash-2")
        self._clear.hide()
        self._open.setText("打开文件夹")
        self._go = button("开始", self.start, icon_name="clipboard-check", kind="primary")
        self._lay_out()
        self.days.changed.connect(self._days_changed)
        self.full.toggled.connect(lambda _on: self._days_changed())
        self.parts.changed.connect(self._show_missing)
        self._purpose.editTextChanged.connect(lambda _text: self._mark_purpose())
        self.name.textChanged.connect(lambda _text: self._tell())
        self.missing.chosen.connect(self._leave_for)
        self._days_changed()
        self._go.setFocus()

    def _years(self) -> list[int]:
        """The years of the records, and this one."""
        known = {int(str(day)[:4]) for _, day in self._session.ledger.keys(Meeting, ("day",)) if day}
        this = self._session.today.year
        return sorted({year for year in known if year <= this} | {this, usual_year(self._session.today)}, reverse=True)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(7)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.name, 1)
        place.addWidget(self._change)
        more = QHBoxLayout()
        more.setSpacing(14)
        more.addWidget(self.book)
        more.addWidget(self.zip)
        more.addStretch(1)
        for label, row in (
            ("时间", self.days), ("内容", self.parts), ("", more), ("", self.full), ("用途", self._purpose), ("交给", self._recipient),
            ("文件夹", place), ("", self._where),
        ):  # fmt: skip
            form.addRow(label, row)
        self._purpose.setAccessibleName("用途")
        self._recipient.setAccessibleName("交给")
        left = QWidget()
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(22)
        both.addWidget(left)
        both.addWidget(self.missing, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 16, 22, 14)
        whole.setSpacing(10)
        whole.addLayout(both, 1)
        whole.addWidget(self._message)
        whole.addWidget(self._bar)
        foot = self._foot(self._go)
        foot.insertWidget(0, self._clear)
        whole.addLayout(foot)

    # What is wanted

    def wanted(self) -> Wanted | None:
        """What is asked for; None where the days cannot be."""
        stretch = self.days.stretch()
        if stretch is None:
            return None
        return Wanted(stretch, self.parts.chosen(), full=self.full.isChecked(), zip=self.zip.isChecked())

    @property
    def target(self) -> Path:
        """Where the folder goes."""
        return self._folder / safe_name(self.name.text().strip() or NAME)

    def _days_changed(self) -> None:
        wanted = self.wanted()
        self.counting.forget()
        if wanted:
            self.name.setText(safe_name(wanted.stretch.words() + NAME + ("（完整）" if wanted.full else "")))
            self.parts.show_counts({})
            self.missing.wait(COUNTING)
            self.counting.begin(wanted)
        self._show_missing()
        self._mark_purpose()

    def _counted(self) -> None:
        self.parts.show_counts(self.counting.counts)
        self._show_missing()

    def _show_missing(self) -> None:
        if self.counting.material is not None:
            chosen = self.parts.chosen()
            self.missing.show_missing([one for one in self.counting.missing if one.section in chosen])
        self._tell()

    def _tell(self) -> None:
        """What there is to say before it begins, and whether it can."""
        self._where.setText(f"放在 {self._folder}")
        if self._job is not None:
            return
        half = left_over(self.target)
        self._clear.setVisible(half)
        why = self._why_not()
        self._go.setEnabled(not why)
        if why == COUNTING:
            self._say(why)
        elif why:
            self._say(why, "bad")
        else:
            self._say(
                _GO_ON
                if half
                else _REPLACED
                if os.path.exists(self.target)
                else _WHOLE
                if self.full.isChecked()
                else _MASKED
            )

    def _why_not(self) -> str:
        material = self.counting.material
        if material is None:
            return COUNTING if self.counting.goes_on else WRONG
        if material.ahead:
            return _AHEAD
        if material.empty:
            return _NOTHING
        return "" if self.parts.chosen() else "请至少勾选一部分。"

    def _mark_purpose(self) -> None:
        wanting = lacks(self._purpose, full=self.full.isChecked())
        if not wanting and self._message.text() == WANTS_PURPOSE:
            self._tell()

    def _choose_folder(self) -> None:
        folder = folder_to_write(self, f"{NAME}放在哪个文件夹里", self._folder)
        if folder is not None:
            self._folder = folder
            self._tell()

    def _leave_for(self, table: str, record: int) -> None:
        """Closes and shows a record, to be mended; nothing is being made then."""
        if self._job is None:
            self.accept()
            self.chosen.emit(table, record)

    # Doing

    def start(self) -> None:
        """Makes the folder."""
        if lacks(self._purpose, full=self.full.isChecked()):
            self._say(WANTS_PURPOSE, "bad")
            self._purpose.setFocus()
            return
        wanted = self.wanted()
        if wanted is None or self._why_not():
            return
        arguments = [INSPECTION, "--out", str(self.target), "--progress", f"--files-of={self._session.ledger.home}"]
        arguments += days_of(wanted.stretch) + self.parts.arguments()
        arguments += [option for tick, option in self._options() if tick.isChecked()]
        arguments += arguments_of(self._purpose, self._recipient)
        self._clear.hide()
        self._open.hide()
        self._set_busy(True)
        self._bar.setRange(0, 0)
        self._begin(arguments)
        assert self._job is not None
        self._job.progress.connect(self._progress)
        self._say("正在读账本…")
        self._close.setText("取消")
        self._close.setFocus()

    def _options(self) -> list[tuple[QCheckBox, str]]:
        return [(self.book, "--book"), (self.zip, "--zip"), (self.full, "--full")]

    def _set_busy(self, busy: bool) -> None:
        for widget in (
            self.days,
            self.parts,
            self.book,
            self.zip,
            self.full,
            self._purpose,
            self._recipient,
            self.name,
            self._change,
            self.missing.tree,
        ):
            widget.setEnabled(not busy)

    def _progress(self, done: int, total: int, path: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._say(f"正在写 {path}（{min(done + 1, total)}/{total}）")

    def _stopped(self, sentence: str, tone: str = "") -> None:
        super()._stopped(sentence, tone)
        self._set_busy(False)
        self._clear.setVisible(left_over(self.target))

    def _done(self, files: list[Path], noted: str) -> None:
        self.written = files
        lines = [line for line in noted.splitlines() if line]
        told = f"已生成“{files[0].name}”" + ("和压缩包" if len(files) > 1 else "") + "，目录在“00 目录”。"
        self._stopped("\n".join([told, *lines[-1:]]), "ok")
        self._message.setToolTip(plain_tip("\n".join([told, *lines])))
        self._open.show()
        self._close.setText("关闭")
        self._session.settings.exported_to(files[0].parent, PACKS)
        self._session.say(told)
        opened(files[0])  # where nothing opens it the sentence is enough: what was asked for is there

    def _show(self) -> None:
        if self.written:
            show_file(self.written[0], self)

    def _discard(self) -> None:
        try:
            discard(self.target)
        except (ExportRefused, TargetBusy) as refusal:
            self._say(str(refusal), "bad")
            return
        self._tell()
