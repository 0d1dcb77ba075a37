"""What each view of 三会一课 has: buttons of its own, and a sentence below the title."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from ui.session import Session
from ui.tabs.part import Part
from ui.widgets.button import Button, button


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
        """What stands at the right of the title while the view is shown; labels give way where the window is narrow."""

    def add_button(
        self, label: str, icon_name: str, does: Callable[[], object], *, kind: str = "", hint: str = ""
    ) -> Button:
        """Adds a button to the title's row; the primary one keeps its label."""
        made = button(label, does, icon_name=icon_name, kind=kind, hint=hint or label)
        made.setProperty("label", label)
        made.setProperty("hint", made.toolTip())
        self.buttons.append(made)
        return made

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
