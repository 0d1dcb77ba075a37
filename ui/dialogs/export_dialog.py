"""Exporting: what, which year, in which form, masked or not and for what purpose; the file is written in the background."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from models.exports.deliver import ALL, MINUTES, MINUTES_FORMATS
from models.exports.target import FORMATS
from ui.dialogs.ask import WRITTEN_FILES, file_to_write, folder_to_write, show_file
from ui.dialogs.run import run
from ui.jobs import ExportJob
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

_WHAT = {
    "roster": "党员名册", "meetings": "组织生活台账", "minutes": "会议记录（每次一份）", "training": "教育培训台账",
    "rectification": "整改台账", "transfers": "组织关系转接登记簿", "all": "全部（一个文件夹）",
}  # fmt: skip
_IN_FOLDERS = (MINUTES, ALL)
_ALL_YEARS = "全部年度"


class ExportDialog(QDialog):
    """Asks, then writes; stays open until the files are there, and can be cancelled."""

    def __init__(self, session: Session, parent: QWidget | None, what: str, folder: Path) -> None:
        super().__init__(parent)
        self._session, self._folder = session, folder
        self._job: ExportJob | None = None
        self._written: list[Path] = []
        self.setWindowTitle("导出")
        self.setMinimumWidth(520)
        self._what, self._format, self._year = QComboBox(), QComboBox(), QComboBox()
        for key, label in _WHAT.items():
            self._what.addItem(label, key)
        self._what.setCurrentIndex(list(_WHAT).index(what))
        self._what.currentIndexChanged.connect(lambda _place: self._changed())
        today = session.today
        self._year.addItems([_ALL_YEARS, *(f"{today.year - back} 年" for back in range(6))])
        self._full = QCheckBox("身份证号、手机号、住址不打码")
        self._full.toggled.connect(lambda _on: self._mark_purpose())
        self._purpose = QLineEdit()
        self._purpose.setPlaceholderText("如：上报年度党内统计（不打码时必填，记入导出日志）")
        self._purpose.textChanged.connect(lambda _text: self._mark_purpose())
        self._recipient = QLineEdit()
        self._recipient.setPlaceholderText("如：机关党委组织科")
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow("内容", self._what)
        form.addRow("年度", self._year)
        form.addRow("格式", self._format)
        form.addRow("", self._full)
        form.addRow("用途", self._purpose)
        form.addRow("交给", self._recipient)
        self._message = plain_label("默认打码：身份证号、手机号只留首尾，住址只到街道。", "note", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._open = button("打开所在文件夹", self._show, icon_name="folder-open")
        self._open.hide()
        self._close = button("取消", self.reject)
        self._go = button("导出…", self._choose, icon_name="download", kind="primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        for made in (self._open, self._close, self._go):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self._message)
        column.addWidget(self._bar)
        column.addLayout(foot)
        self._changed()

    def _changed(self) -> None:
        what = str(self._what.currentData())
        formats = {MINUTES: MINUTES_FORMATS, ALL: ("xlsx",)}.get(what, FORMATS)
        kept = self._format.currentData()
        self._format.clear()
        for key in formats:
            self._format.addItem("各用常用格式" if what == ALL else WRITTEN_FILES[key].split(" (")[0], key)
        if kept in formats:
            self._format.setCurrentIndex(formats.index(kept))
        self._format.setEnabled(what != ALL)
        self._year.setEnabled(what != "roster")
        self._mark_purpose()

    def _mark_purpose(self) -> None:
        wanting = self._full.isChecked() and not self._purpose.text().strip()
        restyle(self._purpose, "tone", "warn" if wanting else "")

    def _choose(self) -> None:
        if self._full.isChecked() and not self._purpose.text().strip():
            self._message.setText("不打码导出须写明用途，请填写后再导出。")
            restyle(self._message, "tone", "bad")
            self._purpose.setFocus()
            return
        what, format = str(self._what.currentData()), str(self._format.currentData())
        name = _WHAT[what].split("（")[0]
        if what in _IN_FOLDERS:
            target = folder_to_write(self, f"{name}导出到哪个文件夹", self._folder)
            target = target and target / f"{name}_{self._session.today:%Y%m%d}"
        else:
            proposed = self._folder / f"{name}_{self._session.today:%Y%m%d}.{format}"
            target = file_to_write(self, f"导出{name}", WRITTEN_FILES[format], proposed)
        if target is not None:
            self._write(what, format, target)

    def _write(self, what: str, format: str, target: Path) -> None:
        arguments = [what, "--out", str(target), "--today", self._session.today.isoformat()]
        if what != ALL:
            arguments += ["--format", format]
        if self._year.isEnabled() and self._year.currentText() != _ALL_YEARS:
            arguments += ["--year", self._year.currentText()[:4]]
        if self._full.isChecked():
            arguments.append("--full")
        purpose, recipient = self._purpose.text().strip() or "窗口导出", self._recipient.text().strip()
        arguments += [f"--purpose={purpose}", f"--recipient={recipient}"]  # with = a text may begin with a dash
        self._job = ExportJob(self._session.ledger, arguments, self)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._stopped)
        self._job.cancelled.connect(lambda: self._stopped("已取消导出，没有留下写了一半的文件。"))
        self._message.setText("正在导出…")
        restyle(self._message, "tone", "")
        self._bar.show()
        self._go.setEnabled(False)
        self._job.start()

    def _done(self, files: list[Path], left_out: str) -> None:
        self._written = files
        names = files[0].name + (f" 等 {len(files)} 个文件" if len(files) > 1 else "")
        self._stopped(f"已导出：{names}" + (f"\n{left_out}" if left_out else ""))
        self._open.show()
        self._close.setText("关闭")
        self._session.said.emit(f"已导出：{names}", False)

    def _stopped(self, sentence: str) -> None:
        self._job = None
        self._bar.hide()
        self._go.setEnabled(True)
        self._message.setText(sentence)

    def _show(self) -> None:
        if self._written:
            show_file(self._written[0].parent)

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
            return
        super().reject()

    @property
    def written(self) -> list[Path]:
        """The files that were written last."""
        return self._written


def export(session: Session, parent: QWidget | None, what: str) -> None:
    """Asks what to export, beginning with `what`, and writes it."""
    dialog = ExportDialog(session, parent, what, session.settings.export_folder())
    run(dialog)
    if dialog.written:
        session.settings.exported_to(dialog.written[0])
