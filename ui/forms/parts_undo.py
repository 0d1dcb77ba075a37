"""Undo within a dialog whose rows are filled in a grid: what changed is noted after each action, and taken back or done again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from models.fields import Record
from ui.forms.parts_grid import REDO, PartsGrid

R = TypeVar("R", bound=Record)
_MOST = 200
"""Steps that can be taken back."""


@dataclass(frozen=True)
class _State(Generic[R]):
    """The rows in their order, what stands in each, and what the dialog keeps beside them."""

    parts: tuple[R, ...]
    values: tuple[Any, ...]
    beside: Hashable

    def order(self) -> list[int]:
        return [id(part) for part in self.parts]


class _Step(QUndoCommand, Generic[R]):
    """From one state to another; of rows that stay as they are nothing is kept."""

    def __init__(self, before: _State[R], after: _State[R], show: Callable[[_Step[R], bool], object]) -> None:
        super().__init__()
        self._show, self._done = show, True
        was, now = ({id(p): (p, v) for p, v in zip(s.parts, s.values, strict=True)} for s in (before, after))
        self.changed = [(part, was[k][1], value) for k, (part, value) in now.items() if k in was and was[k][1] != value]
        same = before.order() == after.order()
        self.orders = None if same else (before.parts, after.parts)
        self.beside = (before.beside, after.beside)

    def undo(self) -> None:
        self._show(self, False)

    def redo(self) -> None:
        if self._done:  # the stack does what is put on it, and this was done before it was noted
            self._done = False
        else:
            self._show(self, True)


class PartsUndo(QUndoStack, Generic[R]):
    """names: the fields that may change · beside, put_beside: what else belongs to the state of the dialog · shown: called when
    the rows are there again as they were · say: what was done is told."""

    def __init__(
        self,
        grid: PartsGrid[R],
        names: Sequence[str],
        beside: Callable[[], Hashable],
        put_beside: Callable[[Any], object],
        shown: Callable[[], object],
        say: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setUndoLimit(_MOST)
        self._grid, self._names, self._values = grid, tuple(names), attrgetter(*names)
        self._model = grid.model_of_parts
        self._beside, self._put_beside, self._shown, self._say = beside, put_beside, shown, say
        self._now = self._state()
        grid.take_back, grid.do_again = self.take_back, self.do_again
        QShortcut(QKeySequence.StandardKey.Undo, parent).activated.connect(self.take_back)
        for keys in REDO:
            QShortcut(QKeySequence(keys), parent).activated.connect(self.do_again)

    def take_back(self) -> None:
        """Takes back the last paste or change, the one in a cell that is still open first."""
        self._go(self.canUndo, self.undo, "已撤销上一步改动，Ctrl+Y 重做", "没有可以撤销的改动")

    def do_again(self) -> None:
        """Does again what was taken back last."""
        self._go(self.canRedo, self.redo, "已重做", "没有可以重做的改动")

    def _go(self, can: Callable[[], bool], does: Callable[[], object], done: str, nothing: str) -> None:
        self._grid.setFocus()  # the cell that is open is tidied first
        here = self._grid.currentIndex()
        if not can():
            self._say(nothing)
            return
        does()
        self._grid.setCurrentIndex(self._model.index(min(here.row(), len(self._model.parts) - 1), here.column()))
        self._say(done)

    def note(self) -> None:
        """Something may have been done: if so, it is one step."""
        now = self._state()
        if (now.order(), now.values, now.beside) != (self._now.order(), self._now.values, self._now.beside):
            step = _Step(self._now, now, self._show)
            self._now = now
            self.push(step)

    def _state(self) -> _State[R]:
        parts = tuple(self._model.parts)
        return _State(parts, tuple(map(self._values, parts)), self._beside())

    def _show(self, step: _Step[R], forward: bool) -> None:
        for part, before, after in step.changed:
            for name, value in zip(self._names, after if forward else before, strict=True):
                setattr(part, name, value)
        self._put_beside(step.beside[forward])
        self._model.show_parts(step.orders[forward] if step.orders is not None else self._model.parts)
        self._now = self._state()
        self._shown()
