"""信息完整 14/16 · 缺 学历 家庭住址: how complete the form of a member is, each missing item a way to its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.fields import field_of
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

    def __init__(
        self,
        fill_in: Callable[[str], object],
        alike: Callable[[Member], Sequence[tuple[str, int]]],
        fill_alike: Callable[[str], object],
    ) -> None:
        """fill_in: opens the dialog of the member with the cursor in a field · alike: what others lack, too, and how many lack it ·
        fill_alike: fills it for all of them."""
        super().__init__()
        self._fill_in, self._alike, self._fill_alike = fill_in, alike, fill_alike
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
        self._together = QWidget()
        self._all = FlowLayout(self._together, across=0, down=0)
        column.addWidget(self._together)

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
        self._show_alike(self._alike(member) if missing else ())

    def _show_alike(self, found: Sequence[tuple[str, int]]) -> None:
        empty(self._all)
        self._together.setVisible(bool(found))
        if found:
            self._all.addWidget(plain_label("一起填", "second"))
        for name, count in found:
            label = field_of(Member, name).label
            hint = f"{count} 人都没有填{label}，一次填上"
            self._all.addWidget(button(f"{label} {count} 人…", partial(self._fill_alike, name), kind="link", hint=hint))
        shown(self._all)
        self._together.updateGeometry()
