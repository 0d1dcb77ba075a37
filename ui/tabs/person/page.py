"""个人页: everything about one member on one page, with the way back to the list and to the next person."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from models.records import Member
from ui.attachments.card import AttachmentsCard
from ui.session import Session
from ui.tabs.person.basics import Basics
from ui.tabs.person.duties import Duties
from ui.tabs.person.honours import Appraisals, Awards
from ui.tabs.person.life import Life
from ui.tabs.person.rows import Go
from ui.tabs.person.standing import show_standing
from ui.tabs.person.study import Study
from ui.tabs.person.timeline import Timeline
from ui.tabs.relations_panel import RelationsPanel
from ui.widgets.avatar import Avatar
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.card_columns import CardColumns
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.pill import Pill
from ui.widgets.scrolling import scrolling

_WIDE = 1150  # pixels from which two columns of cards stand side by side


class Part(Protocol):
    """What stands in a card: it shows a member."""

    def show_member(self, member: Member) -> None: ...


class PersonPage(QWidget):
    """Head, then cards. Adding a card is one line in `__init__`."""

    closed = Signal()
    """Back to the list is wanted."""
    stepped = Signal(int)
    """The previous (-1) or the next person (1) of the list is wanted."""

    def __init__(
        self,
        session: Session,
        go: Go,
        edit: Callable[[], object],
        fill_in: Callable[[str], object],
        print_card: Callable[[], object],
    ) -> None:
        """go: shows another record · fill_in: opens the member's dialog at a field."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.member = Member()
        self._parts: list[Part] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._head(edit, print_card))
        self.cards = CardColumns(wide_from=_WIDE)
        self._area = scrolling(self.cards)
        column.addWidget(self._area, 1)
        self.basics, self.timeline = Basics(session, fill_in), Timeline(session)
        self.life, self.attachments = Life(session, go, large=True), AttachmentsCard(session)
        self._add("基本信息", self.basics, 0)
        self._add("组织生活", self.life, 1)
        self._add("教育培训", Study(session, go), 1)
        self._add("整改和决定事项", Duties(session, go), 1)
        self._add("民主评议", Appraisals(session), 1)
        self._add("表彰奖励", Awards(session), 1)
        files = self._add("附件", self.attachments, 0)
        self.attachments.counted.connect(lambda count: files.title.setText(f"附件 {count}" if count else "附件"))
        self.relations = RelationsPanel(session)
        self._relations = self._add("组织关系", self.relations, 0)
        self._add("修改记录", self.timeline, 0)
        self.basics.revealed.connect(self.timeline.show_full)
        for key, step in (("Alt+Left", -1), ("Alt+Right", 1)):  # a button with the focus would take them for arrows
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.stepped.emit, step))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, where no card has taken it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _head(self, edit: Callable[[], object], print_card: Callable[[], object]) -> QHBoxLayout:
        self.back = button("返回名册", self.closed.emit, icon_name="chevron-left", kind="quiet", hint="Esc")
        self._avatar = Avatar("", 44)
        self.name = ElideLabel("", "page")
        self._state = Pill("")
        self._under = ElideLabel("", "second")
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.name)
        first.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(first)
        words.addWidget(self._under)
        self._place = plain_label("", "second")
        self._before = button("", lambda: self.stepped.emit(-1), icon_name="chevron-left", hint="上一人（Alt+←）")
        self._after = button("", lambda: self.stepped.emit(1), icon_name="chevron-right", hint="下一人（Alt+→）")
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 24, 0)
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        for widget in (
            self._place,
            self._before,
            self._after,
            button("打印采集表…", print_card, icon_name="printer", hint="Ctrl+P"),
            button("修改…", edit, icon_name="pencil", kind="primary"),
        ):
            head.addWidget(widget)
        return head

    def _add(self, title: str, part: QWidget, column: int) -> Card:
        """Puts a part into a card of its own; a part is a widget that shows a member."""
        card = Card(title)
        card.body.addWidget(part)
        self.cards.add(card, column)
        self._parts.append(part)  # type: ignore[arg-type] # there is no type for a widget that is a Part too
        return card

    def show_member(self, member: Member, place: int, total: int) -> None:
        """Shows a member, the `place`th of `total` in the list."""
        another = member.id != self.member.id
        self.member = member
        self._avatar.show_name(member.name)
        self.name.setText(member.title())
        show_standing(self._state, member, self._session.today)
        self._under.setText(" · ".join(p for p in (member.post, member.group, member.unit) if p) or "未填党小组")
        self._place.setText(f"{place + 1} / {total}" if total else "")
        self._before.setEnabled(place > 0)
        self._after.setEnabled(place + 1 < total)
        for part in self._parts:
            part.show_member(member)
        self.timeline.show_full(self.basics.full)
        if another:
            self._area.verticalScrollBar().setValue(0)

    def show_relations(self, at: str) -> None:
        """The buttons of 组织关系 come into sight, and the keyboard to the one that settles a reminder."""
        QTimer.singleShot(0, self, partial(self._scroll_to_relations, at))  # the cards get their places first

    def _scroll_to_relations(self, at: str) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._area.verticalScrollBar().setValue(self._relations.y())
        self.relations.take_keyboard(at)
