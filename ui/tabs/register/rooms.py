"""The two rooms of the tab: the register of what is to be put right, and the list of duties, which is made when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.tabs.page import Page
from ui.tabs.register.duties import DutiesPage
from ui.widgets.reading_order import first
from ui.widgets.segmented import Segmented

ITEMS, DUTIES = "items", "duties"


class Rooms(Segmented):
    """The choice in the title's row; shows one room and hides the other."""

    def __init__(self, page: Page, own: Sequence[QWidget]) -> None:
        """own: what belongs to the register alone."""
        super().__init__(page)
        self._page, self._own, self._own_words = page, own, ""
        self._duties: DutiesPage | None = None
        self.setAccessibleName("整改台账的各部分")
        self.set_items([(ITEMS, "整改事项"), (DUTIES, "责任清单")])
        self.chosen.connect(self.show_room)
        page.buttons.addWidget(self)
        first(page, self)

    @property
    def duties(self) -> DutiesPage | None:
        """The list of duties while it is shown."""
        return self._duties if self.key() == DUTIES else None

    def show_room(self, key: str) -> None:
        """Shows one of the rooms."""
        self.choose(key)
        made = self._made() if key == DUTIES else self._duties
        for widget in self._own:
            widget.setVisible(key == ITEMS)
        if made is not None:
            made.setVisible(key == DUTIES)
            made.refresh()
        self.tell()

    def _made(self) -> DutiesPage:
        if self._duties is None:
            self._duties = made = DutiesPage(self._page.session)
            made.described.connect(self.tell)
            made.asked.connect(self._page.asked)
            self._page.column.addWidget(made, 1)
            for place, widget in enumerate(made.beside):
                self._page.buttons.insertWidget(place, widget)
        return self._duties

    def say(self, words: str) -> None:
        """What the register says of itself."""
        self._own_words = words
        self.tell()

    def tell(self) -> None:
        """The sentence below the title is that of the room."""
        made = self.duties
        if self._duties is not None:
            for widget in self._duties.beside:
                widget.setVisible(made is not None and made.any_duty)
        self._page.subtitle.setText(made.subtitle.text() if made is not None else self._own_words)
