"""Undo within a dialog whose rows are filled in a grid: what changed is noted after each action, and taken back or done again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from models.fields import Record
from ui.forms.parts_grid import PartsModel

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
    the rows are there again as they were."""

    def __init__(
        self,
        model: PartsModel[R],
        names: Sequence[str],
        beside: Callable[[], Hashable],
        put_beside: Callable[[Any], object],
        shown: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.setUndoLimit(_MOST)
        self._model, self._names, self._values = model, tuple(names), attrgetter(*names)
        self._beside, self._put_beside, self._shown = beside, put_beside, shown
        self._now = self._state()

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
