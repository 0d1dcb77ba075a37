"""What checks have to say about a person, a line each, with the article it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.articles import articles, citation
from models.rules.finding import LEVEL_WORDS
from models.rules.remark import Remark
from ui.look.levels import LEVEL_LOOK
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.layouts import empty
from ui.widgets.restyle import restyle


class RemarkLines(QWidget):
    """Takes no room where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_remarks(self, remarks: Iterable[Remark]) -> None:
        """Shows these instead of the present ones; how grave each is stands in words, and what the article says in its tip."""
        empty(self._column)
        for remark in remarks:
            label = plain_label(f"{LEVEL_WORDS[remark.level]}：{remark.sentence()}", "note", wrap=True)
            label.setToolTip(plain_tip(f"{citation(remark.article)}：{articles()[remark.article].says}"))
            restyle(label, "tone", LEVEL_LOOK[remark.level][1])
            self._column.addWidget(label)
        self.setVisible(self._column.count() > 0)
