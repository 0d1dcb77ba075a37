"""整改台账: the tab, with the items of the register in one room and the list of duties in the other."""

from __future__ import annotations

from models.records import Responsibility
from models.rules.todos.register import OVERSIGHT
from ui.session import Session
from ui.tabs.register.items import ItemsPage
from ui.tabs.register.rooms import DUTIES, ITEMS, Rooms


class RectificationsPage(ItemsPage):
    """The tab of the rectification register; what a page does goes on to the list of duties while that is shown."""

    tables = ItemsPage.tables | {"responsibility", "responsibility_check"}

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.rooms = Rooms(self, (self.tools, self.narrowing, self.stack))

    def reload(self) -> None:
        super().reload()
        self.rooms.say(self.describe(self.listing.records))
        if self.rooms.duties is not None:
            self.rooms.show_room(DUTIES)

    def go_to(self, table: str, number: int) -> None:
        duty = table == Responsibility.table
        if table:
            self.rooms.show_room(DUTIES if duty else ITEMS)
        if duty and self.rooms.duties is not None:
            self.rooms.duties.go_to(table, number)
        else:
            super().go_to(table, number)

    def mend(self, table: str, number: int, at: str) -> None:
        """Without an item: the report of the quarter, or the items that one of the filters leaves."""
        super().mend(table, number, at)
        if at == OVERSIGHT:
            self.report_quarter()
        elif not number and any(known.key == at for known in self.filters()):
            self.segments.choose(at)
            self._narrow()

    def new(self) -> None:
        self.rooms.duties.new() if self.rooms.duties is not None else super().new()

    def start_search(self) -> None:
        self.rooms.duties.start_search() if self.rooms.duties is not None else super().start_search()

    def print_out(self) -> None:
        self.rooms.duties.print_out() if self.rooms.duties is not None else super().print_out()

    def take_keyboard(self) -> None:
        self.rooms.duties.take_keyboard() if self.rooms.duties is not None else super().take_keyboard()
