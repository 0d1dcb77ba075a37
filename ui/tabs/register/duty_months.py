"""按月计划: the duties of a year with a column for each month, and a sign where something is planned: done, not done, to come."""

from __future__ import annotations

from collections.abc import Callable

from models.fields import Record
from models.records import Responsibility
from models.records.responsibility import DONE, NOT_DONE, NOT_DUE, PARTLY
from models.rules.periods import quarter_of
from models.rules.register.duties import AHEAD, CURRENT, UNCHECKED, Checks, how, months_of
from ui.session import Session
from ui.table.columns import SIGN, Column, of_field
from ui.table.view import RecordTable

TONES = {
    DONE: "ok",
    PARTLY: "warn",
    NOT_DONE: "bad",
    NOT_DUE: "neutral",
    UNCHECKED: "bad",
    CURRENT: "warn",
    AHEAD: "neutral",
}
"""The tone of each result, and of each reason why there is none."""
_SIGNS = {DONE: "✓", PARTLY: "△", NOT_DONE: "×", NOT_DUE: "–", UNCHECKED: "?", CURRENT: "○", AHEAD: "○"}
LEGEND = "✓ 完成　△ 部分完成　× 未完成　– 不涉及　? 未检查　○ 待检查、未到"


class MonthTable(RecordTable):
    """A column for each month of a year, with a sign for what is planned in it."""

    def __init__(self, session: Session, year: Callable[[], int], checks: Callable[[], Checks]) -> None:
        self._today, self._year, self._checks = session.today, year, checks
        columns = [
            of_field(Responsibility, "post", width=10, sort=()),
            of_field(Responsibility, "owner", width=7, sort=()),
            of_field(Responsibility, "text", width=20, gives=True, wraps=True, text=lambda duty: duty.title(), sort=()),
            *(self._month(month) for month in range(1, 13)),
        ]
        super().__init__(session.ledger, Responsibility, columns)
        self.setAccessibleName("责任清单按月计划")

    def _month(self, month: int) -> Column:
        def state(duty: Record) -> str:
            assert isinstance(duty, Responsibility)
            if month not in months_of(duty, self._year()):
                return ""
            quarter = quarter_of(self._year(), month)
            return how(duty, quarter, self._checks(), self._today)

        return Column(
            f"#{month}", f"{month}月", 3, lambda duty: _SIGNS.get(state(duty), ""), paint=SIGN,
            tone=lambda duty: TONES.get(state(duty), "neutral"),
        )  # fmt: skip
