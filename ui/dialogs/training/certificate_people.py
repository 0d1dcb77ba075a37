"""Who of a batch is given a certificate: those who passed are ticked, she may tick others; why somebody is not stands beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from models.exports.namesakes import apart_by_birth
from models.records import Enrolment, Member
from models.rules.study.certificates import why_not
from ui.widgets.label import plain_tip

_ENROLMENT = int(Qt.ItemDataRole.UserRole)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_WIDEST = {1: 240, 2: 150}  # pixels, of each column: a number is told from the next by its end
_NAME = 150  # pixels of a name, and of the box before it
_HIGH = 32


class CertificatePeople(QTreeWidget):
    """Name, number of the certificate, and why none is proposed."""

    ticked = Signal()
    moved = Signal()
    """Another line is the current one."""

    def __init__(self) -> None:
        super().__init__()
        self._people: dict[int, Enrolment] = {}
        self._wanted: dict[int, int] = {}
        self.setHeaderLabels(["发给", "证书编号", "不发的原因"])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName("发给谁")
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(lambda _item, _column: self.ticked.emit())
        self.currentItemChanged.connect(lambda _item, _before: self.moved.emit())

    def show_people(self, enrolled: Sequence[Enrolment], members: Iterable[Member]) -> None:
        """Those who passed first, two of one name told apart; what she ticked before, and where she is, stay as they were."""
        before = {self._number(item): item.checkState(0) for item in self._items()}
        here = self.current()
        self._people = {one.id: one for one in enrolled}
        self.blockSignals(True)
        self.clear()
        for one in sorted(apart_by_birth(enrolled, members), key=lambda one: bool(why_not(one))):
            why = why_not(one)
            item = QTreeWidgetItem(self, [one.name, one.certificate, why])
            item.setData(0, _ENROLMENT, one.id)
            item.setSizeHint(0, QSize(0, _HIGH))
            item.setCheckState(0, before.get(one.id, _UNCHECKED if why else _CHECKED))
            for place in range(3):
                item.setToolTip(place, plain_tip(item.text(place)))
        for place, widest in _WIDEST.items():
            self.resizeColumnToContents(place)
            self._wanted[place] = min(self.columnWidth(place) + 8, widest)
        self.setColumnHidden(2, not any(map(why_not, self._people.values())))
        self._fit()
        items = self._items()
        found = next((item for item in items if here is not None and self._number(item) == here.id), None)
        if items:
            self.setCurrentItem(found or items[0])
        self.blockSignals(False)

    def _fit(self) -> None:
        """The names keep their room: what stands beside them is shortened before they are."""
        shown = {place: width for place, width in self._wanted.items() if not self.isColumnHidden(place)}
        share = min(1.0, max(0, self.viewport().width() - _NAME) / max(1, sum(shown.values())))
        for place, width in shown.items():
            self.setColumnWidth(place, int(width * share))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    @staticmethod
    def _number(item: QTreeWidgetItem) -> int:
        return int(item.data(0, _ENROLMENT))

    def chosen(self) -> list[Enrolment]:
        """Who is ticked, in the order of the batch."""
        ticked = {self._number(item) for item in self._items() if item.checkState(0) == _CHECKED}
        return [one for number, one in self._people.items() if number in ticked]

    def left_out(self) -> list[Enrolment]:
        """Who is not."""
        chosen = {one.id for one in self.chosen()}
        return [one for number, one in self._people.items() if number not in chosen]

    def current(self) -> Enrolment | None:
        """Whose line is the current one."""
        item = self.currentItem()
        return self._people.get(self._number(item)) if item is not None else None
