"""Widgets that are made when they are first wanted: the start waits for nothing that is not shown yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


class MadeWhenShown(Mapping[str, W]):
    """Widgets by key. Asking for one makes it; going over the values makes them all."""

    def __init__(self, makers: Mapping[str, Callable[[], W]]) -> None:
        self._makers = makers
        self._made: dict[str, W] = {}

    def __getitem__(self, key: str) -> W:
        if key not in self._made:
            self._made[key] = self._makers[key]()
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def made(self) -> list[W]:
        """Those that have been wanted so far."""
        return list(self._made.values())
