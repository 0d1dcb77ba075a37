"""What each view of 三会一课 has: buttons of its own, and a sentence below the title."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from ui.session import Session
from ui.tabs.part import Part
from ui.widgets.button import BOTH, SHAPES, WORDS, Button, button

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
        """What stands at the right of the title while the view is shown; where the window is narrow icons give way, then those at the
        left go into the menu of `more`."""
        self.more: Button | None = None
        self._only_for_away = False
        self._shape, self._front = BOTH, False
        self._away: list[Button] = []

    def add_button(
        self, label: str, icon_name: str, does: Callable[[], object], *, kind: str = "", hint: str = ""
    ) -> Button:
        """Adds a button to the title's row; the primary one, which comes last, stays as it is."""
        if kind == "primary" and self.more is None:
            self._only_for_away = True
            self.more = self.add_button("更多", "ellipsis", lambda: None, hint="更多操作")
            menu = QMenu(self.more)
            menu.aboutToShow.connect(lambda: self.fill_more(menu))
            self.more.setMenu(menu)
        made = button(label, does, icon_name=icon_name, kind=kind, hint=hint or label)
        made.setProperty("label", label)
        made.setProperty("hint", made.toolTip())
        self.buttons.append(made)
        return made

    def width_of_buttons(self, shape: str, away: int = 0) -> int:
        """The pixels that all of them take in a shape of the button, whatever they say just now; away: how many are in the menu."""
        seen = self._seen(self._giving_way()[:away])
        width = GAP * max(len(seen) - 1, 0)
        for made in seen:
            _dress(made, shape, str(made.property("longest") or made.property("label")))
            made.ensurePolished()
            width += made.sizeHint().width()
        self.dress_buttons()
        return width

    def fit_buttons(self, room: int) -> None:
        """Shows of the buttons what there is room for, in pixels."""
        giving = self._giving_way()
        ways = [(shape, 0) for shape in SHAPES] + [(WORDS, count + 1) for count in range(len(giving))]
        self._shape, count = next((way for way in ways if self.width_of_buttons(*way) <= room), ways[-1])
        self._away = giving[:count]
        self.dress_buttons()
        self.show_buttons(self._front)

    def _giving_way(self) -> list[Button]:
        """Those that can go into the menu, the first to go first: those that open a menu anyway; none where there is no menu."""
        giving = [b for b in self.buttons if b is not self.more and b.property("kind") != "primary"]
        return sorted(giving, key=lambda made: made.menu() is None) if self.more else []

    def _seen(self, away: Sequence[Button]) -> list[Button]:
        hidden = [self.more] if self._only_for_away and not away else []
        return [made for made in self.buttons if made not in (*away, *hidden)]

    def show_buttons(self, front: bool) -> None:
        """Shows them while the view is in front, and hides them behind another."""
        self._front = front
        seen = self._seen(self._away)
        for made in self.buttons:
            primary = made.property("kind") == "primary"
            made.setVisible(front and made in seen and (primary or self.buttons_shown()))

    def fill_more(self, menu: QMenu) -> None:
        """Writes anew what stands in the menu of `more`."""
        menu.clear()
        self.add_away(menu)

    def add_away(self, menu: QMenu) -> None:
        """Adds the buttons for which there is no room, in words."""
        for made in self._away:
            label, own = str(made.property("label")).replace("&", "&&"), made.menu()
            if own is not None:
                own.setTitle(label)
                menu.addMenu(own)
            else:
                menu.addAction(label, made.click).setEnabled(made.isEnabled())

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
