"""The parts of the folder, each with a tick and with how much there is of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from models.inspection import SECTIONS
from ui.widgets.elide_label import ElideLabel


class PartsChoice(QWidget):
    """All are ticked at first; `changed` when one is not, or is again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ticks: dict[str, QCheckBox] = {}
        self._counts: dict[str, ElideLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, key in enumerate(SECTIONS):
            section = SECTIONS[key]
            tick = QCheckBox(section.folder)
            tick.setChecked(True)
            tick.setToolTip(section.shows)
            tick.toggled.connect(lambda _on: self.changed.emit())
            self.ticks[key], self._counts[key] = tick, ElideLabel("", "note")
            grid.addWidget(tick, row, 0)
            grid.addWidget(self._counts[key], row, 1)

    def chosen(self) -> tuple[str, ...]:
        """The keys of those that are ticked, in their order."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Says how much there is of each."""
        for key, label in self._counts.items():
            label.setText(counts.get(key, ""))
            self.ticks[key].setAccessibleName(f"{self.ticks[key].text()}，{counts.get(key, '')}")

    def arguments(self) -> list[str]:
        """What the command is told; nothing where all are ticked."""
        chosen = self.chosen()
        return [] if len(chosen) == len(self.ticks) else [word for key in chosen for word in ("--only", key)]
