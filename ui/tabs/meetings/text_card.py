"""The middle of a record: the text of the minutes with its tools, and the agenda behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from models.meetings.carry_over import left_open, meeting_before, paragraphs
from models.meetings.known_gaps import Known, filled
from models.meetings.search import Hit
from models.records import AgendaItem, Attendance, Meeting, Wording
from models.records.wording import PHRASE, TEMPLATE
from models.rules.agenda_titles import still_to_take
from models.rules.minutes import GAP, open_gaps
from models.rules.votes import taken, verdict
from models.wordings import offered, outline, wordings
from ui.dialogs.ask import tell
from ui.dialogs.run import run
from ui.dialogs.wordings_dialog import WordingsDialog
from ui.session import Session
from ui.tabs.meetings.agenda import Agenda
from ui.tabs.meetings.body_text import BodyText
from ui.widgets.button import Button, button
from ui.widgets.card import Card
from ui.widgets.label import plain_label
from ui.widgets.pill import Pill
from ui.widgets.rule import rule
from ui.widgets.segmented import Segmented

BODY, AGENDA = "body", "agenda"
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the keyboard leaves the text for another window or a menu, and is there again afterwards."""


class TextCard(Card):
    """`typed` gives the meeting as it stands in the form, `roll` who is on its list: templates and what the last meeting left depend on
    them."""

    def __init__(
        self, session: Session, agenda: Agenda, typed: Callable[[], Meeting], roll: Callable[[], list[Attendance]]
    ) -> None:
        super().__init__()
        self._session, self._agenda, self._typed, self._roll = session, agenda, typed, roll
        self.text = BodyText()
        self._pages = QStackedWidget()
        self.which = Segmented(self)
        self.which.setAccessibleName("正文或议题")
        self.which.chosen.connect(lambda key: self._pages.setCurrentIndex(0 if key == BODY else 1))
        self.which.entered.connect(self.take_keyboard)
        self._length = plain_label("", "note")
        self.pill = Pill("", "ok")
        self.pill.hide()
        bar = QHBoxLayout()
        bar.addWidget(self.which)
        bar.addStretch(1)
        bar.addWidget(self.pill)
        self.undo = button("", self.text.undo, icon_name="undo-2", hint="撤销正文里的上一步（Ctrl+Z）")
        self.redo = button("", self.text.redo, icon_name="redo-2", hint="重做（Ctrl+Y）")
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        self._undoable = self._redoable = False
        self.text.undoAvailable.connect(partial(self._stepped, True))
        self.text.redoAvailable.connect(partial(self._stepped, False))
        self.templates = self._menu_button("插入模板", "file-text", self._fill_templates)
        self.phrases = self._menu_button("常用语", "list-checks", self._fill_phrases)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for made in (self.undo, self.redo, self.templates, self.phrases):
            tools.addWidget(made)
        tools.addStretch(1)
        self.gap = button("下一处空白", self.to_gap, kind="link", hint="正文里下一处 ____：按 Tab 或 Ctrl+J")
        self.gap.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the text
        self._left = False
        self.text.installEventFilter(self)
        self.text.selectionChanged.connect(self._chosen)
        self.gap.hide()
        tools.addWidget(self.gap)
        tools.addWidget(self._length)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(rule())
        column.addWidget(self.text, 1)
        self._pages.addWidget(page)
        self._pages.addWidget(agenda)
        self.body.addLayout(bar)
        self.body.addWidget(self._pages, 1)
        gap = QShortcut(QKeySequence("Ctrl+J"), self.text)
        gap.setContext(Qt.ShortcutContext.WidgetShortcut)
        gap.activated.connect(self.text.next_gap)
        self._locked = False

    def _menu_button(self, label: str, icon: str, fill: Callable[[QMenu], None]) -> Button:
        made = button(label, lambda: None, icon_name=icon)
        menu = QMenu(made)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: fill(menu))
        made.setMenu(menu)
        return made

    # Showing

    def show_part(self, key: str) -> None:
        """Shows the text or the agenda."""
        self.which.choose(key)
        self._pages.setCurrentIndex(0 if key == BODY else 1)

    def take_keyboard(self) -> None:
        """Brings the keyboard to what is shown."""
        if self.which.key() == BODY:
            self.to_text()
        else:
            self.to_agenda()

    def to_text(self) -> None:
        """Brings the keyboard to the text."""
        self.show_part(BODY)
        self.text.setFocus()

    def to_open_place(self) -> None:
        """Brings the keyboard to what is to be filled in in the text."""
        self.show_part(BODY)
        self.text.to_open_place()

    def to_gap(self) -> None:
        """Brings the keyboard to the next gap; to the one that is selected still, where it was elsewhere meanwhile."""
        if self._left and GAP.fullmatch(self.text.textCursor().selectedText()):
            self._left = False
            self.text.ensureCursorVisible()
            self.text.setFocus()
        else:
            self.text.next_gap()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._left = self._left or event.reason() not in _COMES_BACK
        return super().eventFilter(watched, event)

    def _chosen(self) -> None:
        self._left = False

    def to_agenda(self) -> None:
        """Brings the keyboard to the first item, or to the way to add one."""
        self.show_part(AGENDA)
        self._agenda.take_keyboard()

    def to_item(self) -> None:
        """Brings the keyboard to the item whose vote or decision is missing, or to the way to add one."""
        self.show_part(AGENDA)
        items, limits = self._agenda.items, self._session.limits
        buttons = [b for b in self._agenda.findChildren(QPushButton) if b.isVisibleTo(self._agenda)]
        changing = [made for made in buttons if made.text() == "修改"]
        place = next((n for n, i in enumerate(items) if taken(i) and not (i.ballot and verdict(i, limits).decided)), -1)
        if place < 0:
            place = next((n for n, item in enumerate(items) if not item.decision.strip()), 0)
        wanted = changing[place] if place < len(changing) else next(iter(buttons), None)
        if wanted is not None:
            wanted.setFocus()

    def show_hit(self, hit: Hit, body: str) -> None:
        """Shows what a search found in the record with this text: the words in it, or the item of the agenda."""
        self.show_part(AGENDA if hit.table == AgendaItem.table else BODY)
        if hit.table == AgendaItem.table:
            self._agenda.reveal(hit.record)
        elif hit.where == "正文":
            self.text.show_words(hit.at, body[hit.at : hit.at + hit.length])

    def say_kept(self, note: str) -> None:
        """The text is in the ledger; note: what was done to it, '' for nothing."""
        self.pill.show_text(note, "warn" if note else "ok")
        self.pill.setVisible(bool(note))

    def refresh(self, subject: str) -> None:
        """Counts items and characters again, and looks what the subject of the meeting has for the agenda."""
        count = len(self._agenda.items)
        self.which.set_items([(BODY, "记录正文"), (AGENDA, f"议题与表决 {count}" if count else "议题与表决")])
        self._agenda.offer([] if self._locked else still_to_take(subject, self._agenda.items))
        text = self.text.toPlainText()
        self.gap.setVisible(not self._locked and bool(open_gaps(text)))
        words = sum(not c.isspace() for c in text)
        self._length.setText(f"{words} 字" if words else "")

    def set_locked(self, locked: bool) -> None:
        """Switches the tools off for a record that is only read."""
        self._locked = locked
        self.text.setReadOnly(locked)
        for made in (self.templates, self.phrases):
            made.setEnabled(not locked)
        self._steps_enabled()

    def _stepped(self, back: bool, can: bool) -> None:
        if back:
            self._undoable = can
        else:
            self._redoable = can
        self._steps_enabled()

    def _steps_enabled(self) -> None:
        self.undo.setEnabled(self._undoable and not self._locked)
        self.redo.setEnabled(self._redoable and not self._locked)

    # Putting in

    def _fill_templates(self, menu: QMenu) -> None:
        menu.clear()
        items = self._agenda.items
        frame = menu.addAction(
            f"议程提纲（{len(items)} 项）" if items else "议程提纲（还没有分项的议题）", self.put_outline
        )
        frame.setEnabled(bool(items))
        menu.addAction("上次未完成", self.put_left_open)
        menu.addSeparator()
        self._fill(menu, TEMPLATE)

    def _fill_phrases(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction("跳到下一处空白\tCtrl+J", self.text.next_gap)
        menu.addSeparator()
        self._fill(menu, PHRASE)

    def _fill(self, menu: QMenu, sort: str) -> None:
        kind = self._typed().kind
        for wording in offered(wordings(self._session.ledger.all(Wording)), sort, kind):
            entry = menu.addAction(wording.name.replace("&", "&&"), partial(self.put, wording))
            entry.setToolTip(wording.text if len(wording.text) < 300 else wording.text[:300] + "…")
        menu.addSeparator()
        menu.addAction(f"管理{sort}…", partial(self.manage, sort))

    def put(self, wording: Wording) -> None:
        """Inserts a template as paragraphs, a phrase where the cursor is; what the record knows stands in its gaps."""
        self.show_part(BODY)
        known = Known(self._typed(), self._roll(), self._agenda.as_typed(), self._session.limits)
        self.text.insert(filled(wording.text, known), own_lines=wording.sort == TEMPLATE)
        if wording.sort == TEMPLATE and any(f"{i.report}{i.discussion}{i.decision}".strip() for i in known.items):
            self._session.say("各项议题里写过的报告、发言、决定打印时接在正文后面，模板里的这几段可以删去")

    def put_outline(self) -> None:
        """Inserts the skeleton of the agenda items."""
        self.show_part(BODY)
        self.text.insert(outline(self._agenda.items), own_lines=True)

    def put_left_open(self) -> None:
        """Inserts what the last meeting of this kind and group left open; says so where there is nothing."""
        meeting = self._typed()
        last = meeting_before(self._session.ledger, meeting)
        if last is None:
            tell(self.window(), f"此前没有{meeting.kind}的记录，没有可以带过来的事项。")
            return
        on = meeting.day.first() if meeting.day else self._session.today
        lines = left_open(self._session.ledger, last, on)
        if not lines:
            tell(self.window(), f"上次会议（{last.show('day')}）没有未完成的待办、整改和未到期的决议事项。")
            return
        self.show_part(BODY)
        self.text.insert(paragraphs(last, lines), own_lines=True)

    def manage(self, sort: str) -> None:
        """Shows the texts to be changed."""
        run(WordingsDialog(self._session, sort, self._typed().kind, self.window()))
