"""帮助: the short manual in resources/help.md."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

_HELP = Path(__file__).parents[2] / "resources" / "help.md"


class HelpDialog(QDialog):
    """Shows the manual."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("帮助")
        self.resize(680, 560)
        text = QTextBrowser()
        text.setMarkdown(_HELP.read_text(encoding="utf-8"))
        text.setOpenLinks(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.addWidget(text)
