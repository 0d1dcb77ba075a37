"""The row of tools above a list: where it grows narrow the icons of buttons give way, then the buttons go into a menu; words always stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QWidget

from ui.look.icons import icon
from ui.widgets.button import SHAPES, Button, button

Entries = Callable[[], Sequence[tuple[str, Callable[[], object]]]]
"""Labels of a menu with what they do; a label of '' is a line between them."""
_GAP, _LEAST = 10, 240


class ToolsRow(QWidget):
    """Search, filters and buttons; asks for no more room than the page has."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.setSpacing(_GAP)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._widgets: list[QWidget] = []
        self._tools: list[tuple[Button, str, str]] = []
        self._actions: dict[Button, QAction] = {}
        self._offered = True
        self._away: set[Button] = set()
        self._rare: set[Button] = set()
        self._more = button("更多", lambda: None, hint="更多操作")
        self._more.setProperty("opens", True)
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self._more.hide()

    def addWidget(self, widget: QWidget) -> None:
        """Adds a widget that always stays."""
        self._row.addWidget(widget)
        self._widgets.append(widget)

    def addStretch(self, stretch: int = 1) -> None:
        """What follows stands at the right."""
        self._row.addStretch(stretch)

    def add_tool(self, label: str, icon_name: str, does: Callable[[], object], *, kind: str, hint: str) -> Button:
        """Adds a button; all but the primary one give way. A label of '' is one that is never written out."""
        made = button(label, does, icon_name=icon_name, kind=kind, hint=hint)
        if kind == "primary":
            self.addWidget(self._more)
        else:
            self._tools.append((made, label, hint))
            self._actions[made] = self._menu.addAction(icon(icon_name), label or hint, lambda: does())
        self.addWidget(made)
        return made

    def add_menu(self, label: str, icon_name: str, entries: Entries, *, hint: str) -> Button:
        """Adds a button that opens a menu; `entries` is asked each time for what stands in it."""
        made = self.add_tool(label, icon_name, lambda: None, kind="", hint=hint)
        made.setProperty("opens", True)
        menu = QMenu(made)
        menu.aboutToShow.connect(lambda: _write(menu, entries()))
        made.setMenu(menu)
        self._actions[made].setMenu(menu)
        return made

    def give_way_first(self, tool: Button) -> None:
        """Has a tool that is seldom used go into the menu before the others."""
        self._rare.add(tool)

    def offer(self, offered: bool) -> None:
        """Shows all tools, or none where there is nothing to use them on."""
        self._offered = offered
        for widget in self._widgets:
            if widget is not self._more:
                widget.setVisible(offered)
        self.fit()

    def withdraw(self, tool: Button, away: bool) -> None:
        """Takes a tool away while there is nothing that it is for, or brings it back."""
        self._away = self._away | {tool} if away else self._away - {tool}
        self.fit()

    def fit(self) -> None:
        """Shows icons and labels where there is room for all, else labels; then buttons go into the menu, which has their words: first
        what is an icon only, what is rare, then those at the left, for the commonest stand at the right."""
        room = self.width() - 48
        hidden = 0
        self._label()
        while self._needed() > room and hidden < len(self._tools):
            hidden += 1
            self._put_away(hidden)
        self._more.setVisible(self._offered and hidden > 0)

    def _label(self) -> None:
        self._put_away(0)
        for shape in SHAPES:
            for made, label, hint in self._tools:
                made.show_label(label, hint, shape=shape)
            if self._needed() <= self.width() - 48:
                break

    def _put_away(self, count: int) -> None:
        here = [
            (made, bool(label) and made not in self._rare) for made, label, _ in self._tools if made not in self._away
        ]
        gone = {made for made, _ in sorted(here, key=lambda each: each[1])[:count]}
        for made, _, _ in self._tools:
            made.setVisible(self._offered and made not in gone | self._away)
            self._actions[made].setVisible(made in gone)
        self._more.setVisible(self._offered and count > 0)

    def _needed(self) -> int:
        widths = [_width(widget) for widget in self._widgets if not widget.isHidden()]
        return sum(widths) + _GAP * len(widths)  # one for the room between left and right

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(400, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """What never gives way must be seen whole: a page that is narrower scrolls."""
        giving = {self._more, *(made for made, _, _ in self._tools)}
        firm = [widget for widget in self._widgets if widget not in giving and not widget.isHidden()]
        widths = [max(w.minimumWidth(), min(w.minimumSizeHint().width(), w.maximumWidth())) for w in firm]
        if self._tools and firm:
            widths.append(_width(self._more))
        return QSize(max(_LEAST, sum(widths) + _GAP * len(widths) + 48), super().minimumSizeHint().height())


def _write(menu: QMenu, entries: Sequence[tuple[str, Callable[[], object]]]) -> None:
    menu.clear()
    for label, does in entries:
        menu.addAction(label, does) if label else menu.addSeparator()


def _width(widget: QWidget) -> int:
    widget.ensurePolished()
    return max(widget.minimumWidth(), min(widget.sizeHint().width(), widget.maximumWidth()))
