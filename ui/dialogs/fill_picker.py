"""Picking single people or records for a form: a list to tick, with a search over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.search_field import SearchField

_ID, _KEY = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1


class FillPicker(QDialog):
    """Ticked are those that go into the form, in the order of the list."""

    def __init__(self, records: Sequence[tuple[int, str]], chosen: Sequence[int], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("挑选")
        self.resize(420, 520)
        self._list = QListWidget()
        self._list.setAccessibleName("可以挑选的")
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSpacing(3)
        for number, name in records:
            item = QListWidgetItem(name)
            item.setToolTip(name)
            item.setData(_ID, number)
            item.setData(_KEY, _keys(name))
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if number in chosen else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.itemChanged.connect(lambda _item: self._count())
        self._search = SearchField("姓名、名称或拼音首字母")
        self._search.searched.connect(self._filter)
        self._said = plain_label("", "note")
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(button("选好了", self.accept, icon_name="check", kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        self._count()

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        for place in range(self._list.count()):
            item = self._list.item(place)
            item.setHidden(wanted not in item.text().lower() and wanted not in str(item.data(_KEY)))

    def _count(self) -> None:
        self._said.setText(f"选了 {len(self.chosen())} 项")

    def chosen(self) -> list[int]:
        """The ids that are ticked."""
        items = [self._list.item(place) for place in range(self._list.count())]
        return [int(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked]


def _keys(name: str) -> str:
    from models.pinyin import search_keys

    return search_keys(name)
