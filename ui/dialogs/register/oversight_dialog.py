"""Exporting the 督查通报: of which quarter, in which format, for what; the file is written in the background."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QWidget

from models.exports.contents.oversight import NAME, period_name
from models.exports.names import safe_name
from models.exports.oversight import OVERSIGHT, OVERSIGHT_FORMATS, quarter_meant
from models.rules.periods import Span, quarter_of
from ui.dialogs.ask import FORMAT_WORDS, WRITTEN_FILES, file_to_write
from ui.dialogs.export_purpose import arguments_of, said_before
from ui.dialogs.run import run
from ui.dialogs.writing_dialog import WritingDialog
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox

_MOST = 8
"""Quarters that are offered."""
_RUNNING = "（未结束）"


class OversightDialog(WritingDialog):
    """Asks, then writes in the background; stays open until the file is there, and can be cancelled."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent)
        self.setWindowTitle("导出督查通报")
        self.setMinimumWidth(520)
        self._quarter, self._format = ChoiceBox(16), ChoiceBox()
        ended = quarter_meant(session.today)
        for quarter in _offered(quarter_of(session.today.year, session.today.month)):
            running = _RUNNING if quarter.end > session.today else ""
            self._quarter.addItem(period_name(quarter) + running, quarter)
        self._quarter.setCurrentText(period_name(ended))
        self._quarter.currentIndexChanged.connect(lambda _place: self._tell())
        for key in OVERSIGHT_FORMATS:
            self._format.addItem(FORMAT_WORDS[key], key)
        log = session.ledger.exports()
        self._purpose = said_before("用途", log, "purpose", "如：支委会通报整改进度（记入导出记录）")
        self._recipient = said_before("交给", log, "recipient", "如：机关党委办公室")
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        for name, editor in (
            ("季度", self._quarter),
            ("格式", self._format),
            ("用途", self._purpose),
            ("交给", self._recipient),
        ):
            form.addRow(name, editor)
            editor.setAccessibleName(name)
        go = button("导出…", self._choose, icon_name="download", kind="primary")
        self._lay_below(form, go)
        self._tell()

    def _chosen(self) -> Span:
        quarter: Span = self._quarter.currentData()
        return quarter

    def _tell(self) -> None:
        if self._chosen().end > self._session.today:
            self._say("这个季度还没有结束，数字截至今天；季度结束后请再导出一次。")
        else:
            self._say("数字按整改环节的记录统计，以后修改事项不改变已过季度的数字。号码默认打码。")

    def _choose(self) -> None:
        format = str(self._format.currentData())
        name = safe_name(period_name(self._chosen()) + NAME, f".{format}")
        proposed = self._session.settings.export_folder() / name
        target = file_to_write(self, "导出督查通报", WRITTEN_FILES[format], proposed)
        if target is None:
            return
        quarter = self._chosen()
        arguments = [OVERSIGHT, "--out", str(target), "--format", format]
        arguments += ["--year", str(quarter.year), "--quarter", str(quarter.number)]
        arguments += arguments_of(self._purpose, self._recipient)
        self._begin(arguments)


def _offered(newest: Span) -> list[Span]:
    """The last quarters, the newest first."""
    found = [newest]
    while len(found) < _MOST:
        found.append(found[-1].earlier())
    return found


def export_oversight(session: Session, parent: QWidget | None) -> None:
    """Asks of which quarter and writes it."""
    run(OversightDialog(session, parent))
