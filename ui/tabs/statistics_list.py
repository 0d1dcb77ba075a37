"""The list at the left of the statistics: those of the roster, then the two tables of the annual report."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from models.statistics.catalogue import CATALOGUE, Statistic, statistic

_KEY = int(Qt.ItemDataRole.UserRole)
_WIDTH, _ENTRY = 186, 36  # pixels of the list, and of a line of it


class StatisticsList(QListWidget):
    """One statistic is always chosen."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statisticsList")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("选择统计表")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for yearly, heading in ((False, "名册统计"), (True, "年报两表")):
            title = self._add(heading)
            title.setFlags(Qt.ItemFlag.NoItemFlags)
            for known in CATALOGUE:
                if known.annual == yearly:
                    self._add(known.label).setData(_KEY, known.key)
        self.setCurrentRow(1)
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())

    def _add(self, label: str) -> QListWidgetItem:
        item = QListWidgetItem(label)
        item.setToolTip(label)
        item.setSizeHint(QSize(0, _ENTRY))
        self.addItem(item)
        return item

    def statistic(self) -> Statistic:
        """The one that is chosen."""
        item = self.currentItem()
        return statistic(str(item.data(_KEY)) if item is not None and item.data(_KEY) else CATALOGUE[0].key)

    def choose(self, key: str) -> None:
        """Chooses one; an unknown key changes nothing."""
        for place in range(self.count()):
            if self.item(place).data(_KEY) == key:
                self.setCurrentRow(place)
