"""What the dialogs of exports share: writing in the background, cancelling it, and what is said when it has ended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.ask import WRITTEN_FILES, file_to_write, folder_to_write, show_file
from ui.jobs import ExportJob
from ui.session import Session
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle


class WritingDialog(QDialog):
    """Stays open until the files are there. Subclasses are laid out by `_lay_below`, or place `_message`, `_bar` and the foot
    themselves; they begin with `_begin`."""

    CANCELLED = "已取消导出，没有留下写了一半的文件。"

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: ExportJob | None = None
        self._actions: Sequence[QPushButton] = ()
        self.written: list[Path] = []
        """The files that were written last."""
        self._message = plain_label("", "note", wrap=True)
        self._bar = BusyBar("正在导出")
        self._bar.hide()
        self._open = button("打开所在文件夹", self._show, icon_name="folder-open")
        self._open.hide()
        self._close = button("取消", self.reject)

    def _lay_below(self, form: QLayout, *actions: QPushButton) -> None:
        """Lays out, below what is asked, what is said, how far it is, and the buttons."""
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self._message)
        column.addWidget(self._bar)
        column.addLayout(self._foot(*actions))

    def _foot(self, *actions: QPushButton) -> QHBoxLayout:
        """The row of buttons; `actions` cannot be pressed while files are being written."""
        self._actions = actions
        foot = QHBoxLayout()
        foot.addStretch(1)
        for made in (self._open, self._close, *actions):
            foot.addWidget(made)
        return foot

    def _target(self, title: str, name: str, format: str, *, apart: bool) -> Path | None:
        """Where to write to, in the folder that is proposed: a file of that name, or with `apart` a folder of that name in one
        that she chooses; None if she changed her mind. title: what is written."""
        folder = self._session.settings.export_folder()
        if not apart:
            return file_to_write(self, f"{title}存为", WRITTEN_FILES[format], folder / f"{name}.{format}")
        chosen = folder_to_write(self, f"{title}存到哪个文件夹", folder)
        return chosen and chosen / name

    def _say(self, sentence: str, tone: str = "") -> None:
        self._message.setText(sentence)
        self._message.setToolTip(sentence if "\n" in sentence else "")
        restyle(self._message, "tone", tone)

    def _begin(self, arguments: Sequence[str], *, selection: str = "") -> None:
        """Writes as of today; the rest as ExportJob takes it."""
        arguments = [*arguments, "--today", self._session.today.isoformat()]
        self._job = ExportJob(self._session.ledger, arguments, self, selection=selection)
        self._job.done.connect(self._done)
        self._job.failed.connect(lambda sentence: self._stopped(sentence, "bad"))
        self._job.cancelled.connect(lambda: self._stopped(self.CANCELLED))
        self._say("正在导出…")
        self._bar.show()
        for each in self._actions:
            each.setEnabled(False)
        self._job.start()

    def _done(self, files: list[Path], noted: str) -> None:
        self.written = files
        told = f"已导出：{files[0].name}" + (f" 等 {len(files)} 个文件" if len(files) > 1 else "")
        self._stopped(told + (f"\n{noted}" if noted else ""), "ok")
        self._open.show()
        self._close.setText("关闭")
        self._session.settings.exported_to(files[0])
        self._session.say(told)

    def _stopped(self, sentence: str, tone: str = "") -> None:
        self._job = None
        self._bar.hide()
        for each in self._actions:
            each.setEnabled(True)
        self._say(sentence, tone)

    def _show(self) -> None:
        if self.written:
            show_file(self.written[0].parent, self)

    def reject(self) -> None:
        """Stops the writing where there is any; otherwise closes."""
        if self._job is not None:
            self._job.cancel()
            return
        super().reject()
