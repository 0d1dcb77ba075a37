"""Filling a committee's form: the form, what fills it, how it will look, and the file that is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from models.exports.names import dated_name
from models.forms.child import Answer, Request
from models.forms.choose import every
from models.forms.contents import called
from models.forms.corrections import ABOUT
from models.forms.delivery import note_files
from models.forms.memory import corrections, keep_corrections
from models.forms.sketch import Sketch
from models.forms.vocabulary import SUBJECTS
from models.store import LedgerRefused
from ui.dialogs.ask import FORM_FILES, file_to_open, file_to_write, folder_to_write, given_up, refuse, show_file
from ui.dialogs.fill_choice import FillChoice, pickable
from ui.dialogs.fill_columns import FillColumns
from ui.dialogs.fill_preview import FillPreview
from ui.dialogs.fill_report import FillReport, not_filled, to_note
from ui.dialogs.fill_wording import FillWording
from ui.dialogs.fill_work import FillWork
from ui.dialogs.filling import Offer
from ui.dialogs.import_start import ImportStart
from ui.jobs import Waiting
from ui.session import Session
from ui.settings import FORMS
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.file_drop import FileDrop
from ui.widgets.rule import rule

_PAUSE = 250  # milliseconds after a change before the preview is worked out anew
_SIDE = 384
_EMPTY, _NOTES = "没有填的", "请留意"
_NOT_A_CELL = (
    "一格也没有填",
    "要填的格子里都已经有内容，或者栏目都选了“留空”；已有的内容不动。请换一份空白表，或者看“没有填的”和“每栏对应”。",
)


class FillDialog(QDialog):
    """Reads the form again with each change, in a process of its own; the ledger is not changed, only its log of exports."""

    def __init__(
        self, session: Session, parent: QWidget | None, file: Path | None = None, offers: Sequence[Offer] = ()
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._snapshot = session.checking.snapshot()
        self._file: Path | None = None
        self._sketch: Sketch | None = None
        self._mapping: dict[str, str] = {}
        self._remembered = False
        self._written: list[Path] = []
        self._hers = False  # she chose, typed or corrected something that stands in no file yet
        self.setWindowTitle("填上级的表")
        drop = FileDrop(self)
        drop.dropped.connect(self.begin)
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(1240, room.width() - 40), min(820, room.height() - 40))
        self._title = ElideLabel("", "title", mode=Qt.TextElideMode.ElideMiddle)
        self._other = button("换一份表…", self._ask, icon_name="folder-open")
        records = {cls.table: every(cls, self._snapshot) for cls in SUBJECTS}
        names = {table: [called(r, self._snapshot) for r in kept] for table, kept in records.items()}
        self._choice = FillChoice(session, pickable(records, names, session.today), offers)
        self._columns, self._preview, self._wording = FillColumns(), FillPreview(), FillWording()
        self._report, self._notes = FillReport(_EMPTY, "都填上了。"), FillReport(_NOTES, "没有要留意的。")
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._read)
        self._work = FillWork(self)
        self._work.working.connect(self._preview.work)
        self._work.refused.connect(self._refused)
        self._choice.changed.connect(self._timer.start)
        for told in (self._choice.changed, self._choice.said):
            told.connect(self._touched)
        self._columns.corrected.connect(self._correct)
        self._report.shown.connect(self._preview.show_cell)
        self._wording.corrected.connect(self._correct)
        self._tabs = QTabWidget()
        filled = ((self._choice, "填什么"), (self._columns, "每栏对应"))
        for part, label in (*filled, (self._report, _EMPTY), (self._notes, _NOTES)):
            self._tabs.addTab(part, label)
        self._tabs.setFixedWidth(_SIDE)
        self._wording.asked.connect(lambda: self._tabs.setCurrentWidget(self._notes))
        both = QWidget()
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(20)
        beside.addWidget(self._tabs)
        beside.addWidget(self._preview, 1)
        actions = (("选择空白表…", "primary", self._ask, "folder-open"),)
        sentence = "把上级发来的 .xlsx 空白表拖到这里，或者选择文件。名册、一人一表、会议、培训、整改都能填；只填要填的格子，其他原样不动。"
        self._stack = QStackedWidget()
        start = ImportStart("填哪份表", sentence, actions)
        drop.hovered.connect(start.light_up)
        self._stack.addWidget(start)
        self._stack.addWidget(both)
        self._message = ElideLabel("", "note")
        self._show_file = button("打开文件", lambda: show_file(self._written[0], self), icon_name="file-spreadsheet")
        self._show_folder = button(
            "打开所在文件夹", lambda: show_file(self._written[0].parent, self), icon_name="folder-open"
        )
        self._close = button("取消", self.reject)
        self._save = button("填好，另存为…", self._take, icon_name="check", kind="primary")
        self._lay_out()
        self._idle()
        if file is not None:
            self.begin(file)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._other)
        foot.addWidget(self._message, 1)
        for made in (self._show_file, self._show_folder, self._close, self._save):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._wording)
        column.addWidget(rule())
        column.addLayout(foot)

    def _idle(self) -> None:
        """No form yet."""
        self._title.setText("填上级的表")
        for made in (self._other, self._show_file, self._show_folder, self._save):
            made.hide()
        self._save.setEnabled(False)

    # The form

    def _ask(self) -> None:
        file = file_to_open(self, "选择上级发来的空白表", FORM_FILES, self._session.settings.source_folder(FORMS))
        if file is not None:
            self._session.settings.chosen_from(file, FORMS)
            self.begin(file)

    def begin(self, file: Path) -> None:
        """Begins with a form."""
        self._file, self._sketch, self._mapping, self._remembered = file, None, {}, False
        self._hers = False
        self._title.setText(file.name)
        self._stack.setCurrentIndex(1)
        for made in (self._other, self._save):
            made.show()
        self._tabs.setCurrentIndex(0)  # what a form is filled with comes first, whatever was read of the last one
        self._tabs.tabBar().setFocus()
        self._show_file.hide()
        self._show_folder.hide()
        self._wording.begin()
        self._choice.begin()
        self._preview.show_nothing("正在读表…", "认出表头后，这里显示填好的样子。")
        self._read()

    def _touched(self) -> None:
        self._hers = True

    def _correct(self, mapping: dict[str, str]) -> None:
        self._touched()
        about = {key: name for key, name in mapping.items() if key.startswith(ABOUT)}
        if any(self._mapping.get(key) != name for key, name in about.items()):
            self._choice.begin()
        self._mapping, self._remembered = mapping, False
        if self._sketch is not None:
            try:
                keep_corrections(self._session.ledger, self._sketch.fingerprint, mapping)
            except LedgerRefused as refusal:  # it holds for now, but not for the next time
                refuse(self, str(refusal))
        self._read()

    def _request(self, out: Path | None) -> Request:
        assert self._file is not None
        choice = self._choice
        return Request(
            self._file,
            self._snapshot,
            self._session.today,
            dict(self._mapping),
            choice.full,
            choice.year,
            choice.only,
            out,
            choice.meeting,
        )

    def _start(self, out: Path | None) -> None:
        self._timer.stop()
        self._save.setEnabled(False)
        self._work.start(self._request(out), self._show if out is None else self._saved)

    def _read(self) -> None:
        if self._file is not None:
            self._say("正在填…")
            self._start(None)

    def _refused(self, why: str) -> None:
        self._file, self._hers = None, False
        self._stack.setCurrentIndex(0)
        self._idle()
        self._wording.begin()
        self._say("")
        refuse(self, why)

    def _show(self, answer: Answer) -> None:
        assert answer.sketch is not None
        first, self._sketch = self._sketch is None, answer.sketch
        kept = corrections(self._session.ledger, answer.sketch.fingerprint) if first else {}
        if kept:  # how such a form was filled the last time
            self._mapping, self._remembered = kept, True
            self._read()
            return
        self._choice.show_form(answer.sketch)
        self._columns.show_form(answer.sketch, self._mapping, remembered=self._remembered)
        if answer.report:
            self._choice.show_named(answer.report["named"])
            self._choice.show_private(private=bool(answer.report["private"]))
            self._count(self._report, _EMPTY, self._report.show_groups(not_filled(answer.report)))
            self._count(self._notes, _NOTES, self._notes.show_groups(to_note(answer.report)))
            self._wording.show_report(answer.report, self._mapping)
        if answer.picture is None:
            self._preview.show_nothing("填不了", answer.refused)
            self._say("", "")
            return
        if answer.picture.pages:
            self._preview.show_picture(answer.picture)
        else:
            self._preview.show_nothing(*_NOT_A_CELL)
        self._say(answer.lines[0] if answer.lines and answer.picture.pages else "")
        self._save.setEnabled(bool(answer.report.get("cells")))

    def _count(self, part: QWidget, label: str, number: int) -> None:
        """Says on the tab how many lines are on it."""
        self._tabs.setTabText(self._tabs.indexOf(part), f"{label} {number}" if number else label)

    # The file

    def _take(self) -> None:
        assert self._file is not None
        if self._choice.mark_purpose():
            self._tabs.setCurrentIndex(0)
            self._say("完整填写须写明用途，请填写后再存。", "bad")
            return
        suffix = ".xlsx" if self._file.suffix.lower() == ".xltx" else self._file.suffix
        branch = self._session.branch
        called = "-".join(part for part in (self._file.stem, branch.short_name or branch.name) if part)
        folder = self._file.parent
        if self._choice.file_each:
            chosen = folder_to_write(self, "每人一个文件，存到哪个文件夹", folder)
            target = chosen and chosen / dated_name(called, self._session.today)
        else:
            proposed = folder / dated_name(called, self._session.today, suffix)
            target = file_to_write(self, "填好的表另存为", f"Excel 表格 (*{suffix})", proposed)
        if target is not None:
            self._say("正在写文件…")
            self._start(target)

    def _saved(self, answer: Answer) -> None:
        self._save.setEnabled(True)
        if answer.refused:
            self._say("没有存成。", "bad")
            refuse(self, answer.refused)
            return
        assert self._file is not None
        self._written, self._hers = [Path(path) for path in answer.report["files"]], False
        choice, records = self._choice, int(answer.report["records"])
        try:
            note_files(
                self._session.ledger, self._file.name, self._written, records,
                full=choice.full, purpose=choice.purpose or "窗口填表", recipient=choice.recipient,
            )  # fmt: skip
        except LedgerRefused as refusal:  # the file is there, but that it left the ledger could not be noted
            refuse(self, str(refusal))
        names = self._written[0].name + (f" 等 {len(self._written)} 个文件" if len(self._written) > 1 else "")
        self._say(f"已填好：{names}", "ok")
        self._show_file.setVisible(len(self._written) == 1)
        self._show_folder.show()
        self._close.show_label("关闭")
        self._session.settings.exported_to(self._written[0], FORMS)
        self._session.say(f"已填好：{names}")

    def _say(self, sentence: str, tone: str = "") -> None:
        self._message.setText(sentence)
        self._message.show_tone(tone)

    @property
    def _waiting(self) -> Waiting | None:
        """For what is being worked out, by the name it has in every dialog: whoever draws it waits for that."""
        return self._work.waiting

    def reject(self) -> None:
        """Esc and the cross too: what she chose and typed is not thrown away without asking."""
        if not self._hers or given_up(self, "不填了"):
            super().reject()

    def done(self, result: int) -> None:
        """Also on Esc: whatever is being worked out is given up, nothing is left half written."""
        self._timer.stop()
        self._work.stop()
        super().done(result)

    @property
    def written(self) -> list[Path]:
        """The files that were written last."""
        return self._written
