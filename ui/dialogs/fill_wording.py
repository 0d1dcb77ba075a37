"""Where a form words something otherwise than the roster: that it does, and her own words with one click, or back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.forms.of_people import EDUCATION_SAID
from ui.widgets.button import button
from ui.widgets.label import plain_label

_PLAIN = "education"
"""The source of which her own words are the other wording."""


class FillWording(QWidget):
    """A line under the preview; not there where there is nothing to say."""

    corrected = Signal(object)
    """The corrections, key → source, with those of the columns added or taken out."""
    asked = Signal()
    """What was worded otherwise is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._mapping: dict[str, str] = {}
        self._keys: set[str] = set()
        self._before: dict[str, str | None] = {}
        self._said = plain_label("", "second")
        self._show = button("看是哪些", self.asked.emit, kind="link", hint="在“请留意”里列出改了谁的写法、为什么")
        self.own = button(
            "按名册原文", self._take, kind="link", hint="这几栏照名册里每个人的写法填，下次填同样的表照用"
        )
        self.back = button(
            "改回统一写法", self._give_back, kind="link", hint="表上有写法的照表上，没有的同一学历一种写法"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._said)
        for made in (self._show, self.own, self.back):
            row.addWidget(made)
        row.addStretch(1)
        self.hide()

    def begin(self) -> None:
        """Another form: nothing is said, and nothing of the last one is given back to it."""
        self._before = {}
        self.hide()

    def show_report(self, report: Mapping[str, Any], mapping: Mapping[str, str]) -> None:
        """Shows what was worded otherwise, or that it is in her words by the corrections that hold."""
        self._mapping = dict(mapping)
        cells = [cell for cell in report.get("reworded", []) if cell["key"]]
        self._keys = {cell["key"] for cell in cells}
        taken = EDUCATION_SAID in mapping.values()
        if cells:
            names = "、".join(dict.fromkeys(f"“{cell['heading']}”" for cell in cells))
            self._said.setText(f"{names}有 {len(cells)} 处写法和名册不同。")
        elif taken:
            self._said.setText("学历照名册里每个人的写法填。")
        self.own.setVisible(bool(cells))
        self._show.setVisible(bool(cells))
        self.back.setVisible(taken and not cells)
        self.setVisible(taken or bool(cells))

    def _take(self) -> None:
        self._before |= {key: self._mapping.get(key) for key in self._keys}
        self.corrected.emit(self._mapping | dict.fromkeys(self._keys, EDUCATION_SAID))

    def _give_back(self) -> None:
        """A column that she had found herself stays found; which those were is not known of her words of another sitting."""
        given = {key: self._before.get(key, _PLAIN) for key, name in self._mapping.items() if name == EDUCATION_SAID}
        self.corrected.emit({key: name for key, name in (self._mapping | given).items() if name is not None})
