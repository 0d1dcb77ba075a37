"""记录: the meetings by month, and the one that is open: its form, minutes, agenda, attendance, and what is missing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from models.meetings.search import Hit
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import DRAFT, GENERAL
from ui.dialogs.ask import given_up
from ui.page_stack import room_beside
from ui.session import Session
from ui.tabs.meetings.editor import MeetingEditor
from ui.tabs.meetings.fate import BEGUN, Place, When
from ui.tabs.meetings.kinds_menu import kinds_menu, show_by_key
from ui.tabs.meetings.new_records import NewRecords
from ui.tabs.meetings.orphans import adopt
from ui.tabs.meetings.record_list import RecordList
from ui.tabs.meetings.record_menu import fill
from ui.tabs.meetings.record_output import RecordOutput
from ui.tabs.meetings.side_column import GUTTER
from ui.tabs.meetings.states import NEXT, States
from ui.tabs.meetings.view import View
from ui.widgets.areas import Areas
from ui.widgets.empty_state import EmptyState

_TIGHT, _SCANT = 1060, 1040
"""Pixels of the page below which the list gives way to the form, where days would be cut, and those who came go below the text."""


class RecordsView(View):
    """The list of meetings and the one that is open."""

    key, label = "records", "记录"
    tables = frozenset({"meeting", "attendance", "agenda_item", "branch", "member", "closed_year"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._editor = MeetingEditor(session)
        self.fill_in = self._editor.fill_in
        self.stack = QStackedWidget()
        """The records, or what is said where there are none."""
        self.output = RecordOutput(session, self._editor, self)
        self.left = RecordList(session)
        self._new_records = NewRecords(session, self._editor, self.left.mark, self._load, self._show_records)
        self.start, self.begin = self._new_records.start, self._new_records.begin
        self._keeper = self._new_records.keeper
        self.states = States(session, self._editor, self, self._done, self._keeper)
        self.add_button("预览打印", "printer", self.print_out, hint="预览打印 Ctrl+P")
        out = self.add_button("导出", "file-text", lambda: None, hint="Word、年度台账、年度汇编、上级的空白表")
        out.setMenu(self.output.menu(out))
        self._save = self.add_button("保存", "check", self.save, hint="保存 Ctrl+S")
        self._next = self.add_button(
            "定稿", "circle-check", lambda: self.states.go_on(self.save), hint="保存并定稿，点“修改”后可再改"
        )
        self._next.setProperty("longest", max((label for label, _, _ in NEXT.values()), key=len))
        self.more = self.add_button(
            "更多", "ellipsis", lambda: None, hint="归档、作废、放弃新记录、历次版本、民主评议结果"
        )
        actions = QMenu(self.more)
        actions.aboutToShow.connect(lambda: self.fill_more(actions))
        self.more.setMenu(actions)
        self._new = self.add_button("记录会议", "plus", lambda: None, kind="primary", hint="Ctrl+N")
        self._new.setMenu(kinds_menu(self._new, self.start))

        self.left.chosen.connect(self._open_hit)
        self.left.list.deleting.connect(lambda: self.delete() if self._editor.meeting.id else self.give_up_begun())
        self.left.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.left.list.customContextMenuRequested.connect(self._menu)
        self._editor.edited.connect(self._describe)
        self._editor.opening.connect(self.open)
        self._editor.agenda.asked.connect(self.asked)
        self._editor.roll.mending.connect(self.mending)
        self._editor.banner.revise.connect(self.states.revise)
        self._editor.banner.give_up.connect(self.give_up)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(24, 0, 18 - GUTTER, 16)
        row.setSpacing(14)
        row.addWidget(self.left)
        row.addWidget(self._editor, 1)
        self.stack.addWidget(full)
        self._empty = EmptyState(
            "notebook-pen",
            "还没有会议记录",
            "开一次会记一次：应到人员按名册自动列出，缺席的补一句原因，会议记录一键打印。",
            [("记录会议", "primary", self.new)],
        )
        self.stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._went = 0  # the meeting that went while it was open, until another one is chosen
        editor, card = self._editor, self._editor.text_card
        self.areas = Areas(
            self,
            [
                (self.left, self.take_keyboard),
                (editor.form, editor.form.focus_on),
                (editor.roll, editor.side.to_roll),
                (card.text, card.to_text),
                (editor.agenda, card.to_agenda),
            ],
        )

    def fill_more(self, menu: QMenu) -> None:
        """What can be done with the record, and what has no room beside it."""
        fill(menu, self.states, self.record_beside, self.give_up_begun)
        menu.addSeparator()
        self.add_away(menu)

    # Showing

    def reload(self) -> None:
        beside = self.left.list.beside(self._editor.meeting.id)
        self.left.read()
        place = self._place(beside)
        if not place.stays or self._editor.meeting.id:
            adopt(self.session.ledger, self._editor.meeting.id)
            place = self._place(beside)
        self.stack.setCurrentIndex(0 if place.listed or place.stays or place.waits else 1)
        self.left.take_begun(self._keeper.begun())
        self.left.show_again()
        if place.stays:
            self._editor.follow()
        else:
            self._show(place)
        self.session.lists_new_meeting = self.left.lists_new
        self._describe()

    def take_keyboard(self) -> None:
        (self.left.list if self.stack.currentIndex() == 0 else self._empty).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place(self, beside: int) -> Place:
        """What is open and what could be; `beside`: what stood beside it in the list."""
        editor, numbers = self._editor, [meeting.id for meeting in self.left.meetings]
        typed, first = editor.changed() or bool(editor.access.reason), self.left.first() or BEGUN
        return Place(editor.meeting.id, typed, frozenset(numbers), self._keeper.waits, self._went, beside, first)

    def _show(self, place: Place) -> None:
        """Shows what is to be shown, as the ledger has it now. What was typed in a record that is gone is in its draft."""
        number = place.next()
        if place.gone:
            self._went = place.open
        if number == self._went:
            self._went = 0
        if number == BEGUN:
            self._new_records.load(GENERAL)
        else:
            self._load(number)

    def _show_records(self) -> None:
        self.stack.setCurrentIndex(0)
        self._describe()

    def buttons_shown(self) -> bool:
        return self.stack.currentIndex() == 0

    def subtitle(self) -> str:
        meeting = self._editor.as_typed()
        if self.stack.currentIndex():
            return ""
        day = meeting.day.chinese() if meeting.day else "未填日期"
        state = "新会议，尚未保存" if not meeting.id else meeting.status or DRAFT
        unsaved = "，有改动（Ctrl+S）" if meeting.id and self._editor.changed() else ""
        return f"{state}{unsaved} · {meeting.kind} · {day}"  # kind and day stand in the form too: they may be left out

    def set_narrow(self, narrow: bool) -> None:
        self.left.set_narrow(narrow)
        self._describe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = room_beside(self)
        self.left.give_way(max(_TIGHT - room, 0) if room >= _SCANT else 0)
        self._editor.columns.set_below(room < _SCANT)

    def _describe(self) -> None:
        """The button for what comes next says what that is."""
        label, icon, hint = NEXT[self.states.next_step()]
        self._next.setProperty("label", label)
        self._next.setProperty("hint", hint)
        self._next.show_icon(icon)
        self._save.setEnabled(
            not (self._editor.access.sealed or self._editor.access.read_only)
        )  # else by the other button
        self.left.show_begun(self._keeper.begun())
        self.described.emit()

    # Opening

    def _load(self, number: int) -> None:
        meeting = self.session.ledger.get(Meeting, number)
        if meeting is not None:
            parts = self.session.ledger.parts(Attendance, meeting)
            self._editor.load(meeting, parts, self.session.ledger.parts(AgendaItem, meeting))
            self.left.mark(number)

    def open(self, number: int) -> None:
        """Shows a meeting, the new one for BEGUN, after keeping what is typed in the one that is open. One that was deleted is not
        shown: what is written into it would stay in the bin."""
        if number == BEGUN:
            if self._editor.meeting.id:
                self.leave()
                self._new_records.go_on()
        elif not self.left.holds(number):
            self.session.refuse("没有打开：这份会议记录已放进回收站或已撤销，可以从“设置”里的回收站恢复")
        elif number != self._editor.meeting.id:
            self.leave()
            self._went = 0
            self._load(number)
            self._describe()

    def _open_hit(self, number: int) -> None:
        self.open(number)
        if number in self.left.hits:
            self.show_hit(self.left.hits[number])

    def show_hit(self, hit: Hit) -> None:
        """Shows what a search found, in the meeting that is open."""
        if hit.meeting == self._editor.meeting.id:
            self._editor.text_card.show_hit(hit, self._editor.meeting.body)

    def leave(self) -> None:
        """Keeps what is typed: in the ledger where it says something of a meeting, else as a draft."""
        self._keeper.keep(When.LEFT)
        self._editor.lock_again()
        if self._editor.meeting.id and not self._editor.changed():
            self.left.mark(self._editor.meeting.id)
        self._describe()

    def step_back(self) -> bool:
        return self._keeper.step_back()

    def settled(self, verb: str) -> bool:
        if self._keeper.settled(verb):
            self.leave()
            return True
        return False

    @classmethod
    def shows(cls, table: str) -> bool:
        return table in cls.tables

    def go_to(self, table: str, number: int) -> None:
        self.refresh()
        if table == Meeting.table and number:
            self.open(number)
        item = self.session.ledger.get(AgendaItem, number) if table == AgendaItem.table and number else None
        if item is not None and item.meeting_id:
            self.open(item.meeting_id)
            self.show_hit(Hit(item.meeting_id, table=table, record=number))

    def new(self) -> None:
        if self.stack.currentIndex() == 0:
            show_by_key(self._new)
        else:
            self.start(GENERAL)

    # Doing

    def save(self) -> None:
        if self.stack.currentIndex():
            return  # nothing is open
        if self._editor.access.read_only:
            self.session.refuse(self._editor.access.refusal())
        else:
            self.states.keep()

    def _done(self, kept: bool) -> None:
        if kept:
            self.left.mark(self._editor.meeting.id)
            self._describe()
        else:
            self.session.refuse("没有保存：有内容需要改正，已标在相应的栏目下")

    def finish(self) -> None:
        """Saves the open meeting as final."""
        if self.stack.currentIndex() == 0:
            self.states.finish()

    def print_out(self) -> None:
        if self.stack.currentIndex() == 0:
            self.output.print_out()

    def delete(self) -> None:
        """Puts the open meeting into the recycle bin, or declares it void instead."""
        self.states.delete()

    def give_up(self) -> None:
        """Shows the record as the ledger has it, only to be read; what was typed is asked about first."""
        if not self._editor.changed() or given_up(self, "放弃修改"):
            self._editor.drafts.drop()
            self._editor.access.lock()
            self._load(self._editor.meeting.id)
            self._describe()

    def give_up_begun(self) -> None:
        """Throws the new record away that is open; what was typed in it is asked about first."""
        if not self._editor.changed() or given_up(self, "放弃这份新记录"):
            self._new_records.give_up()
            self.reload()

    def record_beside(self, kind: str) -> None:
        """Begins a record of another kind for the same gathering, after keeping what is typed in the open one."""
        self.leave()
        self._new_records.beside(kind)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        fill(menu, self.states, self.record_beside, self.give_up_begun)
        menu.exec(self.left.list.viewport().mapToGlobal(place))
        menu.deleteLater()

    def start_search(self) -> None:
        self.left.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
