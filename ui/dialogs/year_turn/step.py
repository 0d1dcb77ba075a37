"""What the four steps of the turn of the year share: the year they are about, read once, and how they show it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.records import ClosedYear
from models.rules import Snapshot
from models.year_turn import Carrying, Group, unfinished
from ui.session import Session

DRAFT = "year-turn:"
"""Under which, with the year, what is typed and chosen is kept until it is written."""


@dataclass
class Turn:
    """A year to be turned, as the ledger has it. closed: where it is put away already."""

    year: int
    snapshot: Snapshot
    groups: list[Group]
    carrying: Carrying
    closed: ClosedYear | None

    @classmethod
    def of(cls, session: Session, snapshot: Snapshot, year: int) -> Turn:
        """Looks at a year."""
        groups = unfinished(snapshot, year, session.today)
        carrying = Carrying.of(snapshot, year, session.today)
        return cls(year, snapshot, groups, carrying, session.closed_years.get(year))


class Step(QWidget):
    """One step. Each writes in units of its own, and can be left at any moment."""

    leading = Signal(str, int)
    """A record is to be shown: its table and id, 0 for the page."""
    label = ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 0)
        self.column.setSpacing(10)

    def show_turn(self, turn: Turn) -> None:
        """Shows a year, or the same anew."""
        raise NotImplementedError(type(self).__name__)

    def count(self, turn: Turn) -> int:
        """How many things the step has to do with, for its tab."""
        raise NotImplementedError(type(self).__name__)

    def typed(self) -> bool:
        """Whether something was chosen or typed that is not written yet."""
        return False

    def give_up(self) -> None:
        """What is not written yet is not wanted any more."""


def restored(at: str) -> str:
    """That what stands there was chosen or typed before the program ended without leave. at: ISO."""
    return f"已恢复 {at[5:16]} 没有写入的内容。"
