"""议题与表决: the items of the agenda of a meeting, each with what was decided and how the vote went."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.records import AgendaItem, Attendance, Branch, Meeting, Rectification, Task
from models.rules.voting_frame import one_each
from ui.dialogs.run import run
from ui.session import Session
from ui.tabs.meetings.candidates_dialog import CandidatesDialog
from ui.tabs.meetings.follow_up import FollowUp, follow_ups, make_opinions, make_rectification, make_task, one_more
from ui.tabs.meetings.item_card import ItemCard, told
from ui.tabs.meetings.item_dialog import ItemDialog, Occasion
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.layouts import let_go, shown, widgets_in
from ui.widgets.scrolling import scrolling


class Agenda(QWidget):
    """The items in their order; each can be changed, moved, taken out and put back."""

    edited = Signal()
    typing = Signal()
    """Something is typed in an item that is open, or its typing was given up."""
    renewed = Signal()
    """The items are drawn anew, for what came of them has changed elsewhere."""
    asked = Signal(str, str, int)
    """What came of an item is to be shown: the key of a page ('' for a view of this one), a table and an id."""

    def __init__(
        self,
        session: Session,
        meeting: Callable[[], Meeting],
        there: Callable[[], list[Attendance]],
        keep: Callable[[], Meeting | None],
    ) -> None:
        """meeting, there: the meeting as it is typed, and its list · keep: saves it if need be, None where that failed."""
        super().__init__()
        self._session, self._meeting, self._there, self._keep = session, meeting, there, keep
        self.items: list[AgendaItem] = []
        self._taken_out: tuple[int, AgendaItem] | None = None
        self._titles: list[str] = []
        self._open: tuple[int, ItemDialog] | None = None
        self._column = QVBoxLayout()
        self._cards: list[ItemCard] = []
        self._column.setSpacing(10)
        inner = QWidget()
        inner.setObjectName("canvas")
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(4, 4, 8, 4)
        outer.addLayout(self._column)
        row = QHBoxLayout()
        self._add_button = button("添加议题", self._add, icon_name="plus", hint="添加议题（Insert）")
        one_more = QShortcut(QKeySequence("Ins"), self)
        one_more.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        one_more.activated.connect(self._add_button.click)
        row.addWidget(self._add_button)
        self._take_button = button("", self._take_titles, icon_name="list-checks")
        row.addWidget(self._take_button)
        self._gone = ElideLabel("", "note")
        self._back = button("放回", self._put_back, kind="link", hint="把刚删除的议题放回原处")
        row.addWidget(self._back)
        row.addWidget(self._gone, 1)
        row.addStretch(0)
        outer.addLayout(row)
        outer.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = scrolling(inner)
        whole.addWidget(self._scroll)
        session.changed.connect(self._heard)

    def load(self, items: list[AgendaItem]) -> None:
        """Shows these items; a changed item replaces the one in the list. One that is open belongs to what was shown before:
        it is closed, with what is typed in the draft of its record."""
        if self._open is not None:
            self._open[1].done(QDialog.DialogCode.Rejected)
            self._open = None
        self.items = sorted(items, key=lambda item: item.position or 0)
        self._taken_out = None
        self._draw()

    def take_keyboard(self) -> None:
        """Puts the keyboard on the first item; where there is none, on the button that adds one."""
        (self._card(0) or self._add_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reveal(self, number: int) -> None:
        """Scrolls to an item, by its id."""
        place = next((place for place, item in enumerate(self.items) if item.id == number), -1)
        if (card := self._card(place)) is not None:
            self._column.activate()
            self._scroll.ensureWidgetVisible(card, 0, 40)

    def _heard(self, tables: frozenset[str]) -> None:
        if tables & {Task.table, Rectification.table, Branch.table} and self.items:
            self._draw()
            self.renewed.emit()

    def _draw(self) -> None:
        """Shows the items as they are now. The card of one that says the same is kept: to draw two hundred takes a while."""
        kept: dict[str, list[ItemCard]] = {}
        for widget in widgets_in(self._column):
            self._column.removeWidget(widget)
            if isinstance(widget, ItemCard):
                kept.setdefault(widget.says, []).append(widget)
            else:
                let_go(widget)
        limits = self._session.limits
        self._cards.clear()
        for place, item in enumerate(self.items):
            came = follow_ups(self._session, item)
            same = kept.get(told(item, came, limits))
            card = same.pop(0) if same else self._make_card(item, came)
            card.number(place, len(self.items))
            self._column.addWidget(card)
            self._cards.append(card)
        for card in (card for cards in kept.values() for card in cards):
            let_go(card)
        if not self.items:
            self._column.addWidget(
                plain_label(
                    "还没有议题。一项一记：报告了什么、谁说了什么、怎么表决、定了什么。打印时接在正文后面，正文里写过的不用再写。",
                    "note",
                    wrap=True,
                )
            )
        shown(self._column)
        gone = self._taken_out
        self._gone.setText(self._gone_words(gone[1]) if gone else "")
        self._gone.setVisible(gone is not None)
        self._back.setVisible(gone is not None)

    def _make_card(self, item: AgendaItem, came: Sequence[FollowUp]) -> ItemCard:
        card = ItemCard(item, came, self._session.limits)
        card.opened.connect(lambda: self._edit(card.place))
        card.moved.connect(lambda by: self._move(card.place, by))
        card.removed.connect(lambda: self._remove(card.place))
        card.several.connect(lambda: self._one_each(card.place))
        card.wanted.connect(lambda what: self._follow(card.place, what))
        card.followed.connect(self._go)
        return card

    def _gone_words(self, item: AgendaItem) -> str:
        came = len(follow_ups(self._session, item))
        return f"已删除“{item.title_text}”" + (f"，由它转出的 {came} 件整改、待办不删" if came else "")

    def _changed(self, focus: int = -1) -> None:
        for place, item in enumerate(self.items):
            item.position = place + 1
        self._draw()
        card = self._card(focus)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _card(self, place: int) -> ItemCard | None:
        return self._cards[place] if 0 <= place < len(self._cards) else None

    def as_typed(self) -> list[AgendaItem]:
        """The items, the one that is open as it is typed by now: a talk of an hour must not hang on its last word."""
        if self._open is None:
            return self.items
        place, dialog = self._open
        return [*self.items[:place], dataclasses.replace(dialog.so_far(), position=place + 1), *self.items[place + 1 :]]

    @property
    def asking(self) -> bool:
        """Whether an item is open in its dialog."""
        return self._open is not None

    def _ask(self, place: int, item: AgendaItem) -> AgendaItem | None:
        meeting = self._meeting()
        dialog = ItemDialog(
            self._session,
            item,
            self.window(),
            Occasion(meeting.kind, self._there(), meeting.guests, meeting.day),
        )
        dialog.typing.connect(self.typing)
        self._open = opened = place, dialog
        try:
            made = dialog.result_record if run(dialog) else None
        finally:
            other, self._open = self._open is not opened, None
        if made is None and not other:
            self.typing.emit()
        return None if other else made

    def _add(self) -> None:
        made = self._ask(len(self.items), AgendaItem())
        if made is not None:
            self.items.append(made)
            self._changed(len(self.items) - 1)

    def offer(self, titles: Sequence[str]) -> None:
        """Offers to add what the subject of the meeting names, and is no item yet."""
        self._titles = list(titles)
        self._take_button.show_label(f"带入议题栏的 {len(titles)} 项")
        self._take_button.setToolTip(plain_tip("各成一项：\n" + "\n".join(titles)))
        self._take_button.setVisible(bool(titles))

    def _take_titles(self) -> None:
        first = len(self.items)
        self.items += [AgendaItem(title_text=title) for title in self._titles]
        self._changed(first)

    def _edit(self, place: int) -> None:
        changed = self._ask(place, dataclasses.replace(self.items[place]))
        if changed is not None:
            self.items[place] = changed
            self._changed(place)

    def _move(self, place: int, by: int) -> None:
        to = place + by
        if 0 <= to < len(self.items):
            self.items.insert(to, self.items.pop(place))
            self._changed(to)

    def _remove(self, place: int) -> None:
        self._taken_out = (place, self.items.pop(place))
        self._changed(min(place, len(self.items) - 1))
        if not self.items:
            self._add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_back(self) -> None:
        if self._taken_out is not None:
            place, item = self._taken_out
            self._taken_out = None
            self.items.insert(place, item)
            self._changed(place)

    def _one_each(self, place: int) -> None:
        item = self.items[place]
        dialog = CandidatesDialog(self._session, item.candidate, self.window())
        if not run(dialog):
            return
        others = [name for name in dialog.names if name != item.candidate]
        made = one_each(item, others)
        if not item.candidate and made:  # the frame itself was for nobody: the first takes its place
            first = made.pop(0)
            item.candidate, item.title_text = first.candidate, first.title_text
        self.items[place + 1 : place + 1] = made
        self._changed(place)

    def _follow(self, place: int, what: str) -> None:
        """The decision becomes a task or a rectification; a meeting that is not kept yet is kept first."""
        meeting = self._keep()
        if meeting is None:
            self._session.refuse("没有保存：会议有内容需要改正，已标在相应的栏目下")
            return
        item = self.items[place]
        make = make_task if what == "task" else make_rectification
        if what == "opinions":
            make_opinions(self._session, self, meeting, item)
        elif one_more(self._session, self, item, Task if what == "task" else Rectification):
            make(self._session, self, meeting, item)
        card = self._card(place)  # drawn anew by now, and the button that was pressed is gone with the old one
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, one: FollowUp) -> None:
        self.asked.emit(one.page, one.table, one.id)
