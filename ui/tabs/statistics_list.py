"""The list at the left of the statistics: those of the roster, or the tables of the annual report."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from models.statistics.catalogue import CATALOGUE, Statistic, statistic

_KEY = int(Qt.ItemDataRole.UserRole)
_WIDTH, _ENTRY = 186, 36  # pixels of the list, and of a line of it
ROSTER, YEARLY = "roster", "yearly"
GROUPS = ((ROSTER, "名册统计"), (YEARLY, "年报附表"))


def group_of(known: Statistic) -> str:
    """In which of the two lists a statistic stands."""
    return YEARLY if known.annual else ROSTER


class StatisticsList(QListWidget):
    """One statistic is always chosen; only those of its group are seen."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statisticsList")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("选择统计表")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for known in CATALOGUE:
            self._add(known)
        self._last = {group: next(k.key for k in CATALOGUE if group_of(k) == group) for group, _ in GROUPS}
        self.choose(self._last[ROSTER])
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())

    def _add(self, known: Statistic) -> None:
        item = QListWidgetItem(known.label)
        item.setToolTip(known.label)
        item.setSizeHint(QSize(0, _ENTRY))
        item.setData(_KEY, known.key)
        self.addItem(item)

    def statistic(self) -> Statistic:
        """The one that is chosen."""
        item = self.currentItem()
        return statistic(str(item.data(_KEY)) if item is not None else CATALOGUE[0].key)

    def choose(self, key: str) -> None:
        """Chooses one, and shows its group; an unknown key changes nothing."""
        places = {self.item(place).data(_KEY): place for place in range(self.count())}
        if key in places:
            self._show_group(group_of(statistic(key)))
            self.setCurrentRow(places[key])

    def choose_group(self, group: str) -> None:
        """Shows the other list, with what was chosen in it last."""
        known = self.statistic()
        self._last[group_of(known)] = known.key
        self.choose(self._last[group])

    def _show_group(self, group: str) -> None:
        for place, known in enumerate(CATALOGUE):
            self.setRowHidden(place, group_of(known) != group)
