"""What each view of 三会一课 has: buttons of its own, and a sentence below the title."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from ui.session import Session
from ui.tabs.part import Part
from ui.widgets.button import BOTH, ICON, SHAPES, Button, button

GAP = 10
"""Pixels between two of the buttons."""


class View(Part):
    """One way to look at organization life. What it asks for with the key '' is a view of the same page."""

    described = Signal()
    """What `subtitle` or `buttons_shown` says has changed."""
    beginning = Signal(object, int)
    """A record is to be begun: a Meeting with what is known of it, and the line of the plan that it comes from, 0 for none."""

    planning = Signal(object)
    """A line is to be added to the plan: a PlannedMeeting with what is known of it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.buttons: list[Button] = []
        """What stands at the right of the title while the view is shown; icons give way where the window is narrow, then labels instead."""
        self._shape = BOTH

    def add_button(
        self, label: str, icon_name: str, does: Callable[[], object], *, kind: str = "", hint: str = ""
    ) -> Button:
        """Adds a button to the title's row; the primary one stays as it is."""
        made = button(label, does, icon_name=icon_name, kind=kind, hint=hint or label)
        made.setProperty("label", label)
        made.setProperty("hint", made.toolTip())
        self.buttons.append(made)
        return made

    def width_of_buttons(self, shape: str) -> int:
        """The pixels that all of them take in a shape of the button, whatever they say just now."""
        width = GAP * max(len(self.buttons) - 1, 0)
        for made in self.buttons:
            _dress(made, shape, str(made.property("longest") or made.property("label")))
            made.ensurePolished()
            width += made.sizeHint().width()
        self.dress_buttons()
        return width

    def fit_buttons(self, room: int) -> None:
        """Shows of the buttons what there is room for, in pixels."""
        fitting = (shape for shape in SHAPES if self.width_of_buttons(shape) <= room)
        self._shape = next(fitting, ICON)
        self.dress_buttons()

    def dress_buttons(self) -> None:
        """Shows what they say now."""
        for made in self.buttons:
            _dress(made, self._shape, str(made.property("label")))

    def subtitle(self) -> str:
        """The sentence below the title of the page."""
        return ""

    def buttons_shown(self) -> bool:
        """Whether there is anything that the buttons, the primary one excepted, could be for."""
        return True

    @classmethod
    def shows(cls, table: str) -> bool:
        """Whether records of a table are shown in this view."""
        return False


def _dress(made: Button, shape: str, label: str) -> None:
    if made.property("kind") != "primary":
        made.show_label(label, str(made.property("hint")), shape=shape)
