"""Exporting statistics: what is shown or all of them, in which form, with the people behind the numbers or without."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QWidget,
)

from models.exports.names import dated_name
from models.exports.statistics import ANNUAL, STATISTICS
from models.exports.target import FORMATS
from models.kinds import PartialDate
from models.outputs import NAMES
from models.statistics.catalogue import ANNUAL as YEARLY
from ui.dialogs.ask import FORMAT_WORDS, WRITTEN_FILES, file_to_write
from ui.dialogs.export_purpose import arguments_of, said_before
from ui.dialogs.run import run
from ui.dialogs.writing_dialog import WritingDialog
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import plain_label


@dataclass(frozen=True)
class Days:
    """The day of the statistics, the day compared with, and the day up to which the tables of the year go."""

    on: date
    before: date | None
    end: date


class StatisticsExport(WritingDialog):
    """Asks, then writes in the background; stays open until the file is there, and can be cancelled."""

    def __init__(
        self, session: Session, parent: QWidget | None, only: str, label: str, days: Days, *, annual: bool = False
    ) -> None:
        """only, label: the statistic that is shown · annual: whether all tables of the annual report are wanted first."""
        super().__init__(session, parent)
        self._days = days
        self.setWindowTitle("导出统计报表")
        self.setMinimumWidth(520)
        self._what, self._format = ChoiceBox(), ChoiceBox()
        self._what.addItem(f"正在看的这张：{label}", only)
        self._what.addItem("全部统计表和年报附表", "")
        self._what.addItem(f"{NAMES[ANNUAL]}（年报 {len(YEARLY) - 1} 项和核对，一个文件）", ANNUAL)
        self._what.setCurrentIndex(2 if annual else 0)
        self._what.currentIndexChanged.connect(lambda _place: self._tell())
        for key in FORMATS:
            self._format.addItem(FORMAT_WORDS[key], key)
        self._names = QCheckBox("附名单：每个数字是哪些人")
        self._names.toggled.connect(lambda _on: self._tell())
        log = session.ledger.exports()
        self._purpose = said_before("用途", log, "purpose", "如：上报年度党内统计（记入导出记录）")
        self._recipient = said_before("交给", log, "recipient", "如：机关党委组织科")
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        self._as_of = plain_label("")
        form.addRow("截至日期", self._as_of)
        form.addRow("内容", self._what)
        form.addRow("格式", self._format)
        form.addRow("", self._names)
        form.addRow("用途", self._purpose)
        form.addRow("交给", self._recipient)
        for name, editor in (
            ("内容", self._what),
            ("格式", self._format),
            ("用途", self._purpose),
            ("交给", self._recipient),
        ):
            editor.setAccessibleName(name)
        go = button("导出…", self._choose, icon_name="download", kind="primary")
        self._lay_below(form, go)
        self._tell()

    def _annual(self) -> bool:
        return bool(self._what.currentData() == ANNUAL)

    def _tell(self) -> None:
        on, before = (self._days.end, None) if self._annual() else (self._days.on, self._days.before)
        against = f"，对比{PartialDate.of(before).chinese()}" if before else ""
        self._as_of.setText(PartialDate.of(on).chinese() + against)
        named = (
            "名单里有姓名和依据（处分、处置、送学上门的只有人数），按内部资料保管。"
            if self._names.isChecked()
            else "只有数字，没有姓名。"
        )
        self._say(f"{named}每张表印有截至日期和统计口径。")

    def _choose(self) -> None:
        format = str(self._format.currentData())
        name, on = (NAMES[ANNUAL], self._days.end) if self._annual() else (NAMES[STATISTICS], self._days.on)
        proposed = self._session.settings.export_folder() / dated_name(name, on, f".{format}")
        target = file_to_write(self, f"导出{name}", WRITTEN_FILES[format], proposed)
        if target is not None:
            self._write(format, target)

    def _write(self, format: str, target: Path) -> None:
        arguments = [ANNUAL if self._annual() else STATISTICS, "--out", str(target), "--format", format, "--date"]
        if self._annual():
            arguments += [self._days.end.isoformat()]
        else:
            arguments += [self._days.on.isoformat()]
            arguments += ["--against", self._days.before.isoformat()] if self._days.before else []
            arguments += [f"--only={self._what.currentData()}"] if self._what.currentData() else []
        arguments += ["--names"] if self._names.isChecked() else []
        arguments += arguments_of(self._purpose, self._recipient)
        self._begin(arguments)


def export_statistics(
    session: Session, parent: QWidget | None, only: str, label: str, days: Days, *, annual: bool = False
) -> None:
    """Asks what to export and writes it."""
    run(StatisticsExport(session, parent, only, label, days, annual=annual))
