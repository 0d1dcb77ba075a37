"""What every step of the guide has."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget


class Step(QWidget):
    """One step. label: in the row of all · title, text: above it."""

    label: ClassVar[str]
    title: ClassVar[str]
    text: ClassVar[str]

    def start(self) -> None:
        """It is shown: takes the keyboard where something is to be typed or chosen."""
