"""Questions and messages: the one place that opens message boxes and file choosers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from models import ourselves
from ui.dialogs.chooser import ready_chooser_soon
from ui.dialogs.fitting import room_for
from ui.help.opening import help_beside
from ui.look import theme
from ui.look.icons import pixmap
from ui.widgets.label import plain_tip
from ui.widgets.scrolling import scrolling

_UNSAVED = "刚才填写的内容还没有保存，确定不要了吗？"
LEDGER_FILES = "支部台账账本 (*.zbtz)"
HANDOVER_FILES = "移交文件 (*.zbyj)"
OPENED_FILES = "账本和移交文件 (*.zbtz *.zbyj *.zip)"
"""What can be opened: a hand-over file is often made a .zip on its way."""
FORM_FILES = "上级的表格 (*.xlsx *.xltx *.xlsm *.xls *.et *.ods *.csv *.doc *.docx)"
"""Also what cannot be filled: it is said then how to make it fit."""
ROSTER_FILES = "名册文件 (*.xlsx *.xls *.ods *.csv *.json)"
LIST_FILES = "问题清单 (*.xlsx *.xls *.ods *.csv *.json)"
_ASKED = 380  # pixels: room for a sentence
WRITTEN_FILES = {
    "xlsx": "Excel 表格 (*.xlsx)",
    "pdf": "PDF 文件 (*.pdf)",
    "docx": "Word 文档 (*.docx)",
    "json": "JSON 数据 (*.json)",
    "zip": "压缩包 (*.zip)",
}
"""The files that are exported, by format, as a file chooser names them."""
FORMAT_WORDS = {format: name.split(" (")[0] for format, name in WRITTEN_FILES.items()}
"""The same in a list of formats."""


_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_LOOKS = {
    QMessageBox.Icon.Information: ("info", "info"),
    QMessageBox.Icon.Warning: ("triangle-alert", "warn"),
    QMessageBox.Icon.Question: ("circle-help", "text2"),
}
"""The icon of a message and its colour."""
_ICON = 24  # pixels
_LINE, _BESIDE = 520, 150
"""Pixels of a line in a message that is longer than the screen is high, and what stands above and below its text."""


def dress(box: QMessageBox) -> None:
    """A message stands in the look of the other dialogs: their icons, their margins."""
    name, colour = _LOOKS[box.icon()]
    box.setIconPixmap(pixmap(name, _ICON, colour))
    layout = box.layout()
    if isinstance(layout, QGridLayout):
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(18)
        for label in box.findChildren(QLabel):
            layout.setAlignment(label, Qt.AlignmentFlag.AlignTop)
        _let_scroll(box, layout)


def _let_scroll(box: QMessageBox, layout: QGridLayout) -> None:
    """A text that is higher than the screen scrolls, or the buttons would stand below its edge."""
    text = box.findChild(QLabel, "qt_msgbox_label")
    most = room_for(box).height() - _BESIDE
    if text is None or text.fontMetrics().boundingRect(0, 0, _LINE, 0, _WRAPPED, text.text()).height() <= most:
        return
    row, column, *_ = cast("tuple[int, ...]", layout.getItemPosition(layout.indexOf(text)))
    text.setWordWrap(True)
    text.setAlignment(Qt.AlignmentFlag.AlignTop)
    area = scrolling(text)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll it
    area.setAccessibleName("全文")
    area.setAccessibleDescription(box.text())
    area.setFixedSize(_LINE + area.verticalScrollBar().sizeHint().width(), most)
    layout.addWidget(area, row, column)


def executed(box: QDialog) -> int:
    """Shows a message or a question in our look, with the help within reach, until it is answered."""
    if isinstance(box, QMessageBox):
        dress(box)
    if box.parentWidget() is None:
        theme.dress(box)
    with help_beside(box):
        return box.exec()


def tell(parent: QWidget | None, sentence: str, *, title: str = "支部台账") -> None:
    """One sentence that must be read."""
    box = QMessageBox(QMessageBox.Icon.Information, title, sentence, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    executed(box)


def refuse(parent: QWidget | None, sentence: str, *, title: str = "没有完成") -> None:
    """Why something was not done."""
    box = QMessageBox(QMessageBox.Icon.Warning, title, sentence, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    executed(box)


def confirm(parent: QWidget | None, question: str, yes: str, *, no: str = "取消", title: str = "请确认") -> bool:
    """A question whose safe answer is `no`; Esc means no."""
    box = QMessageBox(QMessageBox.Icon.Question, title, question, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    executed(box)
    return box.clickedButton() is agree


def decide(
    parent: QWidget | None, question: str, answers: Sequence[str], *, no: str = "取消", title: str = "请确认"
) -> str:
    """Which of some things is to be done; '' for `no`, the safe answer, which Esc gives."""
    box = QMessageBox(QMessageBox.Icon.Question, title, question, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    buttons = {box.addButton(answer, QMessageBox.ButtonRole.ActionRole): answer for answer in answers}
    stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    executed(box)
    chosen = box.clickedButton()
    return next((answer for one, answer in buttons.items() if one is chosen), "")


def given_up(parent: QWidget | None, yes: str = "不保存") -> bool:
    """Whether what was typed is not wanted after all; the safe answer goes on."""
    return confirm(parent, _UNSAVED, yes, no="继续填写")


def text_of(parent: QWidget | None, title: str, question: str, before: str = "") -> str:
    """A line of text; '' if she changed her mind."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(plain_tip(question))
    dialog.setTextValue(before)
    dialog.resize(_ASKED, dialog.height())
    agreed = bool(executed(dialog))
    dialog.deleteLater()
    from models.kinds import one_line

    return one_line(dialog.textValue()) if agreed else ""


def file_to_open(parent: QWidget | None, title: str, kinds: str, folder: Path) -> Path | None:
    """A file that the user chooses; None if she changed her mind."""
    ready_chooser_soon()
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(name) if name else None


def files_to_open(parent: QWidget | None, title: str, folder: Path) -> list[Path]:
    """Files that the user chooses; none if she changed her mind."""
    ready_chooser_soon()
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder))
    return [Path(name) for name in names]


def file_to_write(parent: QWidget | None, title: str, kinds: str, proposed: Path) -> Path | None:
    """A place to write to; the suffix of `proposed` is added where it was left out (2026.11.23 has none). None if she changed her mind."""
    ready_chooser_soon()
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() == proposed.suffix.lower():
        return path
    path = path.with_name(path.name + proposed.suffix)
    if os.path.exists(path) and not confirm(parent, f"“{path.name}”已经存在，要替换它吗？", "替换"):
        return None
    return path


def folder_to_write(parent: QWidget | None, title: str, proposed: Path) -> Path | None:
    """A folder to write into; None if she changed her mind."""
    dialog = QFileDialog(parent, title, str(proposed))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    ready_chooser_soon()
    chosen = dialog.selectedFiles() if executed(dialog) else []
    typed = dialog.findChild(QLineEdit, "fileNameEdit")  # where the system has no chooser of its own
    if chosen and typed is not None and typed.text().strip():
        # Qt names the folder in which the typed one lies, too, and that one first.
        meant = Path(dialog.directory().absoluteFilePath(typed.text().strip()))
        chosen = [str(meant), *chosen] if os.path.isdir(meant) else chosen
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def show_file(path: Path, parent: QWidget | None) -> None:
    """Opens a file or folder in the program that the system has for it; where it cannot, says so and where it is."""
    if not os.path.exists(path) or not opened(path):
        refuse(parent, not_opened(path), title="没有打开")


def not_opened(path: Path) -> str:
    """What is said of a file or folder that did not open."""
    if not os.path.exists(path):
        return f"“{path.name}”不在了，可能已移走、改名或删除。原来在：{path}"
    what, is_at = ("文件夹", "文件夹在") if os.path.isdir(path) else ("这种文件", "文件在")
    return f"没有找到打开{what}的程序，请自己打开。{is_at}：{path}"


def opened(path: Path) -> bool:
    """Opens a file or folder in the program that the system has for it; False where it has none."""
    if ourselves.is_built() and sys.platform.startswith("linux"):
        try:
            subprocess.Popen(["xdg-open", str(path)], env=ourselves.environment_for_others(), start_new_session=True)
        except OSError:
            return False
        return True
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
