"""A bar that moves while something is worked out, without saying how much of it is done."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget


class BusyBar(QProgressBar):
    """Keeps its room while it is hidden, so that nothing jumps when the work begins and ends."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """what: the work, for a screen reader."""
        super().__init__(parent)
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setAccessibleName(what)
        steady = self.sizePolicy()
        steady.setRetainSizeWhenHidden(True)
        self.setSizePolicy(steady)
