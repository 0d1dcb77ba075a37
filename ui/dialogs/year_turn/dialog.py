"""年度结转: the turn of the year as a list of four steps, each of which can be left and come back to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.year_turn import opens_on, turnable, usual
from ui.dialogs.ask import given_up
from ui.dialogs.year_turn.carry_step import CarryStep
from ui.dialogs.year_turn.close_step import CloseStep
from ui.dialogs.year_turn.look_step import LookStep
from ui.dialogs.year_turn.plan_step import PlanStep
from ui.dialogs.year_turn.step import Step, Turn
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.pill import Pill
from ui.widgets.reading_order import first
from ui.widgets.rule import rule
from ui.widgets.segmented import Segmented

STEPS: dict[str, type[Step]] = {"look": LookStep, "carry": CarryStep, "plan": PlanStep, "close": CloseStep}
_KEPT = "year_turn"
"""The setting that keeps where she was: year and step."""


class YearTurnDialog(QDialog):
    """Nothing here is forced; where she was is remembered."""

    chosen = Signal(str, int)
    """The table and id of the record to show, 0 for the page."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("年度结转")
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        self.resize(min(1080, room.width() - 40), min(700, room.height() - 60))
        self.years = ChoiceBox(16)
        self.years.setAccessibleName("要结转的年度")
        self._state = Pill()
        self._from = plain_label("", "note")
        self.tabs = Segmented(self)
        self.tabs.setAccessibleName("结转的步骤")
        self.tabs.chosen.connect(self.show_step)
        self.steps = {key: kind(session) for key, kind in STEPS.items()}
        self._stack = QStackedWidget()
        for step in self.steps.values():
            self._stack.addWidget(step)
            step.leading.connect(self._lead)
        self._back = button("上一步", lambda: self._go(-1), icon_name="chevron-left")
        self._on = button("下一步", lambda: self._go(1), icon_name="chevron-right")
        self._on.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        top = QHBoxLayout()
        top.setSpacing(10)
        for widget in (self.years, self._state, self._from):
            top.addWidget(widget)
        top.addStretch(1)
        steps = QHBoxLayout()
        steps.addWidget(self.tabs)
        steps.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(plain_label("每一步单独写入，可以撤销；随时可以关闭，下次从这里接着做。", "note"), 1)
        for made in (self._back, self._on, button("关闭", self.reject)):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(steps)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        first(self, self.years)
        self._year = 0
        self._load()
        self.years.currentIndexChanged.connect(lambda _place: self._year_chosen())
        session.changed.connect(self._heard)
        self.tabs.setFocus()

    # What is shown

    def _load(self) -> None:
        """Reads the ledger, and begins where she was."""
        self._snapshot = self._session.checking.snapshot()
        today = self._session.today
        year, _, step = self._session.settings.text(_KEPT).partition(":")
        years = turnable(self._snapshot, today)
        known = next((y for y in years if str(y) == year and y not in self._session.closed_years), 0)
        self._year = known or usual(self._snapshot, today)
        self._list_years(years)
        opening = opens_on(today.year)
        later = f"{today.year} 年度从 {opening.month} 月 {opening.day} 日起可以结转" if today < opening else ""
        self._from.setText(later)
        self._show_year()
        self.show_step(step if known and step in self.steps else "look")

    def _list_years(self, years: list[int]) -> None:
        closed = self._session.closed_years
        self.years.blockSignals(True)
        self.years.clear()
        for year in years:
            self.years.addItem(f"{year} 年度" + ("（已归档）" if year in closed else ""), year)
        self.years.setCurrentIndex(years.index(self._year))
        self.years.blockSignals(False)

    def _show_year(self) -> None:
        turn = Turn.of(self._session, self._snapshot, self._year)
        counts = {key: step.count(turn) for key, step in self.steps.items()}
        self.tabs.set_items([(k, f"{s.label} {counts[k]}" if counts[k] else s.label) for k, s in self.steps.items()])
        for step in self.steps.values():
            step.show_turn(turn)
        closed = turn.closed
        self._state.show_text("已归档" if closed else "未归档", "ok" if closed else "neutral")
        self._state.setToolTip(plain_tip(f"{closed.show('day')} 归档".strip()) if closed else "")

    def show_step(self, key: str) -> None:
        """Shows a step; it is remembered."""
        self.tabs.choose(key)
        self._stack.setCurrentWidget(self.steps[key])
        keys = list(self.steps)
        self._back.setEnabled(key != keys[0])
        self._on.setEnabled(key != keys[-1])
        self._session.settings.set_text(_KEPT, f"{self._year}:{key}")

    def _go(self, by: int) -> None:
        keys = list(self.steps)
        self.show_step(keys[keys.index(self.tabs.key()) + by])

    def _year_chosen(self) -> None:
        year = int(self.years.currentData())
        if year != self._year and self._given_up():
            self._year = year
            self._show_year()
            self.show_step(self.tabs.key())
        self.years.setCurrentIndex(self.years.findData(self._year))

    def _heard(self, _tables: frozenset[str]) -> None:
        self._snapshot = self._session.checking.snapshot()
        self._list_years(turnable(self._snapshot, self._session.today))
        self._show_year()

    # Leaving

    def _given_up(self) -> bool:
        """Whether nothing is typed that is not written, or she does not want it."""
        typed = [step for step in self.steps.values() if step.typed()]
        if typed and not given_up(self, "不要了"):
            return False
        for step in typed:
            step.give_up()
        return True

    def _lead(self, table: str, number: int) -> None:
        if self._given_up():
            self.accept()
            self.chosen.emit(table, number)

    def reject(self) -> None:
        if self._given_up():
            super().reject()
