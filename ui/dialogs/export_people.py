"""Which people of the roster are exported, as of which day, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout

from models.exports.orders import AS_SHOWN, BY_POST, ORDERS
from models.exports.selection import TABLE, Selection
from models.fields import Field
from models.kinds import Day, PartialDate, Unreadable
from ui.forms.editors import DayEditor
from ui.session import Session
from ui.table.shown import Shown
from ui.widgets.restyle import restyle

SHOWN, ALL, CHOSEN = "shown", "all", "chosen"
_VARIANTS = (("19 栏（2017 年版）", False), ("20 栏（含家庭住址）", True))


class PeopleChoice(QObject):
    """The rows 人员, 截至, 排序 and 版式 of the dialog's form."""

    changed = Signal()

    def __init__(self, session: Session, shown: Shown | None, chosen: Sequence[int], parent: QObject) -> None:
        """shown: what the list shows, if the dialog was opened from there · chosen: who is selected in it."""
        super().__init__(parent)
        self._session = session
        self._ids = {SHOWN: shown.ids if shown else (), CHOSEN: tuple(chosen)}
        self.who, self.order, self.variant = QComboBox(), QComboBox(), QComboBox()
        if shown and shown.ids:
            self.who.addItem(f"当前列表（{len(shown.ids)} 人）", SHOWN)
        self.who.addItem("全部在册", ALL)
        if len(chosen) > 1 or (shown and len(chosen) == 1):
            self.who.addItem(f"选中的 {len(chosen)} 人", CHOSEN)
        self.day = DayEditor(Field("截至", Day(), help="某一天的在册党员，如 2025-12-31"))
        self.day.setText(session.today.isoformat())
        for label, with_address in _VARIANTS:
            self.variant.addItem(label, with_address)
        self._fill_orders()
        self.who.currentIndexChanged.connect(lambda _place: self._who_changed())
        for combo in (self.order, self.variant):
            combo.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.day.edited.connect(self._day_changed)
        self._count()

    def add_to(self, form: QFormLayout) -> None:
        """Adds the rows."""
        for label, editor in (("人员", self.who), ("截至", self.day), ("排序", self.order), ("版式", self.variant)):
            form.addRow(label, editor)
            editor.setAccessibleName(label)

    def show_in(self, form: QFormLayout, *, people: bool, variant: bool) -> None:
        """Shows the rows that matter."""
        for editor in (self.who, self.day, self.order):
            form.setRowVisible(editor, people)
        form.setRowVisible(self.variant, variant)

    def as_of(self) -> date | None:
        """The day that was typed, today where nothing was; None for what is no whole day."""
        try:
            read = Day().read(self.day.text())
        except Unreadable:
            return None
        if read is None:
            return self._session.today
        return read.first() if isinstance(read, PartialDate) and read.whole else None

    def selection(self, columns: Sequence[str] = (), layout: str = TABLE) -> Selection:
        """What was chosen; the day is today where what was typed is none."""
        who, order = str(self.who.currentData()), str(self.order.currentData())
        day = self.as_of() or self._session.today
        ids = None if who == ALL else self._ids[who]
        return Selection(ids, tuple(columns), order, layout, None if day == self._session.today else day)

    def with_address(self) -> bool:
        """Whether the official table has 家庭住址."""
        return bool(self.variant.currentData())

    def _who_changed(self) -> None:
        self._fill_orders()
        self.changed.emit()

    def _day_changed(self) -> None:
        restyle(self.day, "tone", "" if self.as_of() else "bad")
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        """How many belong on the day; said beside the choice of all of them."""
        day = self.as_of()
        if day is not None:
            count = sum(member.belongs(day) for member in self._session.members)
            self.who.setItemText(self.who.findData(ALL), f"全部在册（{count} 人）")

    def _fill_orders(self) -> None:
        """A list that is shown has an order of its own; all people have none."""
        everybody = self.who.currentData() == ALL
        kept = self.order.currentData()
        with QSignalBlocker(self.order):
            self.order.clear()
            for key, order in ORDERS.items():
                if key != AS_SHOWN or not everybody:
                    self.order.addItem(order.label, key)
            first = BY_POST if everybody else AS_SHOWN
            wanted = kept if kept is not None and kept not in (BY_POST, AS_SHOWN) else first
            self.order.setCurrentIndex(max(0, self.order.findData(wanted)))
