"""Keeps the columns of a list as the user arranged them: by dragging headings, by their edges, or in the dialog."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.settings import Settings
from ui.table.arrangement import Arrangement
from ui.table.view import RecordTable


class Arranging(QObject):
    """The arrangement of one list, kept in the settings of this machine."""

    changed = Signal()
    """Other columns are shown, or in another order."""

    def __init__(self, table: RecordTable, settings: Settings) -> None:
        super().__init__(table)
        self._table, self._settings = table, settings
        self._key = f"columns/{table.table.cls.table}"
        self._busy = False
        self._empty: frozenset[str] = frozenset()
        self._own = Arrangement.from_text(settings.text(self._key), table.table.columns)
        self._widths = dict(self._own.widths) if self._own else {}
        self.apply(self._own or self._first(), keep=False)
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(not any(column.frozen for column in table.table.columns))
        header.sectionMoved.connect(lambda *_: self._changed_by_hand())
        header.sectionResized.connect(self._resized)
        table.resized.connect(self._leave_out_roomy)

    def _first(self) -> Arrangement:
        return Arrangement.first(self._table.table.columns)

    def now(self) -> Arrangement:
        """How the columns stand at this moment."""
        header, columns = self._table.horizontalHeader(), self._table.table.columns
        order = tuple(columns[header.logicalIndex(place)].key for place in range(len(columns)))
        hidden = {c.key for place, c in enumerate(columns) if header.isSectionHidden(place)}
        return Arrangement(order, frozenset(set(order) - hidden), dict(self._widths))

    def apply(self, wanted: Arrangement, *, keep: bool = True) -> None:
        """Arranges the columns so, and remembers it."""
        self._busy = True
        header, columns = self._table.horizontalHeader(), self._table.table.columns
        places = {column.key: place for place, column in enumerate(columns)}
        for target, key in enumerate(wanted.order):
            header.moveSection(header.visualIndex(places[key]), target)
        for place, column in enumerate(columns):
            self._table.setColumnHidden(place, column.key not in wanted.shown)
            width = wanted.widths.get(column.key)
            self._table.setColumnWidth(place, width or self._table.first_width(column))
        self._widths = dict(wanted.widths)
        self._table.set_given(frozenset(self._widths))
        self._busy = False
        if keep:
            self._own = wanted
            self._keep()
        self._leave_out_roomy()
        self._table.give_room()
        self.changed.emit()

    def hide(self, place: int) -> None:
        """Hides a column by its logical place; a frozen one stays."""
        if not self._table.table.columns[place].frozen:
            self._table.setColumnHidden(place, True)
            self._changed_by_hand()

    def bring(self, key: str) -> None:
        """Shows a column right behind the frozen one, until others are chosen or the program starts again."""
        header, columns = self._table.horizontalHeader(), self._table.table.columns
        place = next(place for place, column in enumerate(columns) if column.key == key)
        self._busy = True
        header.moveSection(header.visualIndex(place), sum(column.frozen for column in columns))
        self._table.setColumnHidden(place, False)
        self._busy = False
        self._table.give_room()
        self.changed.emit()

    def reset(self) -> None:
        """Columns, order and widths as at first."""
        self._own = None
        self._settings.set_text(self._key, "")
        self.apply(self._first(), keep=False)

    def leave_out(self, *keys: str) -> None:
        """Leaves out those of the roomy columns that have nothing to say of what is shown now."""
        self._empty = frozenset(keys)
        self._leave_out_roomy()

    def _leave_out_roomy(self) -> None:
        """Shows of the roomy columns those for which there is room, the last first, unless the user has chosen columns."""
        if self._own is not None:
            return
        table, self._busy = self._table, True
        columns = [(place, column) for place, column in enumerate(table.table.columns) if not column.offered]
        wanted = {p: table.least_width(column) for p, column in columns}
        room = table.viewport().width() - sum(wanted[place] for place, column in columns if not column.roomy)
        for place, column in reversed(columns):
            if column.roomy:
                table.setColumnHidden(place, wanted[place] > room or column.key in self._empty)
                room -= 0 if table.isColumnHidden(place) else wanted[place]
        self._busy = False
        table.give_room()

    def _resized(self, place: int, old: int, new: int) -> None:
        if self._busy or self._table.giving or not old or not new:  # 0 is a column hidden or shown
            return
        key = self._table.table.columns[place].key
        self._widths[key] = new
        self._table.set_given(frozenset(self._widths))
        self._changed_by_hand()

    def _changed_by_hand(self) -> None:
        if not self._busy:
            self._own = self.now()
            self._keep()
            self._table.give_room()
            self.changed.emit()

    def _keep(self) -> None:
        assert self._own is not None
        self._settings.set_text(self._key, self._own.to_text())
