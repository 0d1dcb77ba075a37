"""Exporting 整改台账: which items, which columns in which order, how it will look; the columns are remembered in the ledger."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.evidence import files_by_item
from models.exports.contents.rectification import chosen_items, rectification_sheet
from models.exports.contents.rectification_columns import all_columns, choosable, usual
from models.exports.names import dated_name
from models.exports.scope import parts_of
from models.exports.selection import Selection
from models.exports.target import FORMATS
from models.outputs import ITEMS, NAMES
from models.records import Progress, Rectification, RectificationStep
from ui.dialogs.ask import FORMAT_WORDS, WRITTEN_FILES, file_to_write
from ui.dialogs.column_choice import ALL, LAST, SHOWN, USUAL, ColumnChoice
from ui.dialogs.export_preview import ExportPreview
from ui.dialogs.export_purpose import WANTS_PURPOSE, arguments_of, lacks, said_before
from ui.dialogs.run import run
from ui.dialogs.writing_dialog import WritingDialog
from ui.session import Session
from ui.table.shown import Shown
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox

REMEMBERED = f"export_columns:{ITEMS}"
_NAME = NAMES[ITEMS]
_HERE, _EVERY = "here", "every"
_MASKED = "默认打码：正文里的身份证号、手机号只留首尾。"
_LOOKED_AT = 200  # items whose texts say how wide columns get


class RegisterExport(WritingDialog):
    """Asks, then writes; stays open until the file is there, and can be cancelled."""

    def __init__(self, session: Session, shown: Shown, parent: QWidget | None, *, state: str = "") -> None:
        """shown: what the list shows · state: what that is called, as 未销号."""
        super().__init__(session, parent)
        self.setWindowTitle(f"导出{_NAME}")
        self._shown = shown
        self._items = session.ledger.all(Rectification)
        self._entries = parts_of(session.ledger, Progress)
        self._steps = parts_of(session.ledger, RectificationStep)
        self._files = files_by_item(session.ledger)
        self._which, self._format = ChoiceBox(14), ChoiceBox()
        if shown.ids and len(shown.ids) < len(self._items):
            self._which.addItem(f"列表显示的 {len(shown.ids)} 项" + (f"（{state}）" if state else ""), _HERE)
        self._which.addItem(f"全部 {len(self._items)} 项", _EVERY)
        for year in sorted({item.found.year for item in self._items if item.found}, reverse=True):
            count = len(chosen_items(self._items, year, Selection()))
            self._which.addItem(f"{year} 年的 {count} 项", year)
        for key in FORMATS:
            self._format.addItem(FORMAT_WORDS[key], key)
        self._full = QCheckBox("身份证号、手机号不打码")
        log = session.ledger.exports()
        self._purpose = said_before("用途", log, "purpose", "如：上报整改台账（不打码时必填）")
        self._recipient = said_before("交给", log, "recipient", "如：机关党委办公室")
        kept = (session.ledger.remembered(REMEMBERED) or {}).get("columns", [])
        last = tuple(str(key) for key in kept if key in choosable()) if isinstance(kept, list) else ()
        presets = {
            USUAL: ("常用台账", usual(self._chosen(), self._steps)),
            LAST: ("上次用的", last),
            SHOWN: ("当前列表的栏目", shown.columns),
            ALL: ("全部栏目", all_columns()),
        }
        self.columns = ColumnChoice(choosable(), presets, LAST if last else USUAL)
        self.preview = ExportPreview()
        self._later = QTimer(self, singleShot=True, interval=150)
        self._later.timeout.connect(self.show_preview)
        self._lay_out()
        self.columns.changed.connect(self._touched)
        self._which.currentIndexChanged.connect(lambda _place: self._chose())
        self._full.toggled.connect(lambda _on: self._touched())
        self._purpose.editTextChanged.connect(lambda _text: self._touched())
        self._say(_MASKED)
        self.show_preview()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        for label, editor in (
            ("范围", self._which), ("格式", self._format), ("", self._full), ("用途", self._purpose), ("交给", self._recipient),
        ):  # fmt: skip
            form.addRow(label, editor)
            if label:
                editor.setAccessibleName(label)
        left = QWidget()
        left.setMaximumWidth(372)
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.addLayout(form)
        side.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(22)
        both.addWidget(left, 1)
        both.addWidget(self.columns, 2)
        go = button("导出…", self._choose, icon_name="download", kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addWidget(self.preview)
        column.addWidget(self._message)
        column.addWidget(self._bar)
        column.addLayout(self._foot(go))
        parent = self.parentWidget()
        room = parent.window().height() if parent is not None else self.screen().availableSize().height()
        self.resize(1010, min(636, room - 40))

    def selection(self) -> Selection:
        """What was chosen. The usual columns are not named: each export takes those that say something."""
        ids = self._shown.ids if self._which.currentData() == _HERE else None
        return Selection(ids=ids, columns=() if self.columns.key == USUAL else self.columns.keys())

    def _chosen(self) -> list[Rectification]:
        """The items that are to be written."""
        ids = self._shown.ids if self._which.currentData() == _HERE else None
        return chosen_items(self._items, self._year(), Selection(ids=ids))

    def _chose(self) -> None:
        """The usual columns are those that say something of the items that are chosen now."""
        self.columns.means(USUAL, usual(self._chosen(), self._steps))
        self._touched()

    def _year(self) -> int | None:
        which = self._which.currentData()
        return which if isinstance(which, int) else None

    def _touched(self) -> None:
        lacks(self._purpose, full=self._full.isChecked())
        if self._job is None:
            self._say(_MASKED)
        self._later.start()

    def show_preview(self) -> None:
        """Shows the first items as they will be written."""
        if not self.columns.keys():
            self.preview.say("一栏也没有选，请至少勾选一栏后再导出。")
            return
        selection = self.selection()
        listed = chosen_items(self._items, self._year(), selection)[:_LOOKED_AT]
        sheet = rectification_sheet(
            self._items,
            self._entries,
            self._session.branch,
            today=self._session.today,
            full=self._full.isChecked(),
            selection=replace(selection, ids=tuple(item.id for item in listed)),
            steps=self._steps,
            files=self._files,
        )
        self.preview.show_sheet(sheet)

    def _choose(self) -> None:
        if not self.columns.keys():
            self._say("一栏也没有选，请至少勾选一栏后再导出。", "bad")
            return
        if lacks(self._purpose, full=self._full.isChecked()):
            self._say(WANTS_PURPOSE, "bad")
            self._purpose.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        format = str(self._format.currentData())
        whole = "_完整" if self._full.isChecked() else ""
        name = dated_name(_NAME, self._session.today, f"{whole}.{format}")
        proposed = self._session.settings.export_folder() / name
        target = file_to_write(self, f"导出{_NAME}", WRITTEN_FILES[format], proposed)
        if target is None:
            return
        if self.columns.key != SHOWN:
            kept = [] if self.columns.key == USUAL else list(self.columns.keys())
            self._session.ledger.remember(REMEMBERED, {"columns": kept})
        arguments = [ITEMS, "--out", str(target), "--format", format]
        if (year := self._year()) is not None:
            arguments += ["--year", str(year)]
        if self._full.isChecked():
            arguments.append("--full")
        arguments += arguments_of(self._purpose, self._recipient)
        self._begin(arguments, selection=self.selection().text())


def export_items(session: Session, shown: Shown, parent: QWidget | None, *, state: str = "") -> None:
    """Asks which items and columns of the register, and writes them."""
    run(RegisterExport(session, shown, parent, state=state))
