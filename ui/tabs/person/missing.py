"""信息完整 14/16 · 缺 学历 家庭住址: how complete the form of a member is, each missing item a way to its field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.records import Member
from models.rules.completeness import ITEMS, complete_items, missing_fields, share
from ui.widgets.bar import Bar
from ui.widgets.button import button
from ui.widgets.flow import FlowLayout
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown
from ui.widgets.restyle import restyle


class MissingItems(QWidget):
    """The share of the 16 items of the 采集表 that are filled, and links to the others."""

    def __init__(self, fill_in: Callable[[str], object]) -> None:
        """fill_in: opens the dialog of the member with the cursor in a field."""
        super().__init__()
        self._fill_in = fill_in
        self._words = plain_label("", "second")
        self._words.setToolTip("《党员基本信息采集表》16 项（2017）")
        self._bar = Bar(thickness=4)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._words)
        top.addWidget(self._bar, 1)
        self._links = QWidget()
        self._flow = FlowLayout(self._links, across=0, down=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._links)

    def show_member(self, member: Member) -> None:
        """Shows how complete a member's record is."""
        missing, done = missing_fields(member), complete_items(member)
        self._words.setText(f"信息完整 {done}/{len(ITEMS)}")
        restyle(self._words, "tone", "warn" if missing else "ok")
        self._bar.show_share(share(member), "warn" if missing else "ok")
        empty(self._flow)
        self._links.setVisible(bool(missing))
        if missing:
            self._flow.addWidget(plain_label("缺", "second"))
        for field in missing:
            self._flow.addWidget(
                button(field.label, partial(self._fill_in, field.name), kind="link", hint=f"填写{field.label}")
            )
        shown(self._flow)
        self._links.updateGeometry()
