"""The four figures at the top of the first page; each leads to the records that it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.rules import Figures
from models.rules.todos.meetings import MATRIX
from ui.widgets.figure_card import FigureCard

PLACES = {
    "members": ("member", "all"),
    "meetings": ("meeting", MATRIX),
    "rectifications": ("rectification", "open"),
    "trainings": ("member", "behind"),
}
"""Where each figure leads to: the table, and the place on its page."""


class FiguresRow(QWidget):
    """The cards side by side."""

    asked = Signal(str, str)
    """A table and a place on its page."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = {
            "members": FigureCard("在册党员", "users"),
            "meetings": FigureCard("本季度三会一课", "notebook-pen"),
            "rectifications": FigureCard("未销号整改", "list-checks"),
            "trainings": FigureCard("年度学时达标", "graduation-cap"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for key, card in self.cards.items():
            card.clicked.connect(lambda place=PLACES[key]: self.asked.emit(*place))
            row.addWidget(card, 1)

    def show_figures(self, now: Figures, near: int) -> None:
        """near: days within which an item is said to be due soon."""
        people = f"正式 {now.full} · 预备 {now.probationary} · 流动党员 {now.floating}"
        self.cards["members"].show(str(now.members), "名", people)
        missing, shorter = _missing(now.missing)
        share = now.held / now.required if now.required else None
        self.cards["meetings"].show(str(now.held), f"/ {now.required} 项", missing, share=share, shorter=shorter)
        words = [f"{now.overdue} 项逾期"] if now.overdue else []
        words += [f"{now.due_soon} 项 {near} 日内到期"] if now.due_soon else []
        tone = "bad" if now.overdue else "neutral"
        self.cards["rectifications"].show(str(now.open_items), "项", " · ".join(words) or "没有逾期", tone=tone)
        share = now.reached / now.counted if now.counted else None
        behind = now.counted - now.reached
        standard = f"标准 {now.hours_needed:g} 学时（支委 {now.hours_of_leaders:g}）"
        told = f"{behind} 人未达标" if behind else "全部达标"
        note = f"{standard} · {told}"
        if behind and now.hours_on_paper:
            note = f"{behind} 人未达标，启用前的请补录 · {standard}"
        self.cards["trainings"].show(str(now.reached), f"/ {now.counted} 人", note, share=share, shorter=[told])


def _missing(those: Sequence[str]) -> tuple[str, list[str]]:
    """What is still to be held in the quarter, and the same with fewer of them, for where that would be cut in a word."""
    if not those:
        return "本季度要求的都已开展", []
    fewer = [f"还差：{'、'.join(those[:most])}等 {len(those)} 项" for most in range(len(those) - 1, 0, -1)]
    return "还差：" + "、".join(those), [*fewer, f"还差 {len(those)} 项"]
