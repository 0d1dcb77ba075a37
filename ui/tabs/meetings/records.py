"""记录: the meetings by month, and the one that is open: its form, minutes, agenda, attendance, and what is missing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.meeting_search import Hit
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import DRAFT, GENERAL, KINDS
from ui.dialogs.meeting_versions import MeetingVersions
from ui.dialogs.run import run
from ui.session import Session
from ui.tabs.meetings.beginning import begin, begin_beside
from ui.tabs.meetings.editor import NEW
from ui.tabs.meetings.orphans import adopt
from ui.tabs.meetings.record_list import RecordList
from ui.tabs.meetings.record_menu import fill
from ui.tabs.meetings.record_output import RecordOutput
from ui.tabs.meetings.side_column import GUTTER
from ui.tabs.meetings.states import NEXT, States
from ui.tabs.meetings.text_card import BODY
from ui.widgets.areas import Areas
from ui.widgets.empty_state import EmptyState


class RecordsView(RecordOutput):
    """The list of meetings and the one that is open."""

    key, label = "records", "记录"
    tables = frozenset({"meeting", "attendance", "agenda_item", "branch", "member"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.states = States(session, self._editor, self, self._done)
        self._save = self.add_button("保存", "check", self.save, hint="保存 Ctrl+S")
        self._next = self.add_button(
            "完成记录", "circle-check", lambda: self.states.go_on(self.save), hint="保存，并标为定稿"
        )
        self._more = self.add_button("更多", "ellipsis", lambda: None, hint="归档、作废、历次版本、同场另记")
        actions = QMenu(self._more)
        actions.aboutToShow.connect(lambda: fill(actions, self.states, self.show_versions, self.record_beside))
        self._more.setMenu(actions)
        self._new = self.add_button("记录会议", "plus", lambda: None, kind="primary", hint="Ctrl+N")
        kinds = QMenu(self._new)
        for kind in KINDS:
            kinds.addAction(kind, partial(self.start, kind))
        kinds.addSeparator()
        kinds.addAction("其他会议…", partial(self.start, ""))
        self._new.setMenu(kinds)

        self.left = RecordList(session)
        self.left.chosen.connect(self._open_hit)
        self.left.list.deleting.connect(self.delete)
        self.left.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.left.list.customContextMenuRequested.connect(self._menu)
        self._editor.edited.connect(self._describe)
        self._editor.opening.connect(self.open)
        self._editor.agenda.asked.connect(self.asked)
        self._editor.banner.revise.connect(self.states.revise)
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
        self._narrow = False
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

    # Showing

    def reload(self) -> None:
        self.left.read()
        gone = self._editor.meeting.id and not self.left.holds(self._editor.meeting.id)
        # deleted or undone: what was typed is in its draft
        editing = (self._editor.changed() or bool(self._editor.reason)) and not gone
        if not editing or self._editor.meeting.id:
            adopt(self.session.ledger, self._editor.meeting.id)
        self.stack.setCurrentIndex(0 if self.left.meetings or editing or self._has_draft() else 1)
        self.left.show_again()
        if gone:
            self._went = self._editor.meeting.id
        if editing:
            self._editor.follow()
        else:
            self._open_again()
        self._describe()

    def take_keyboard(self) -> None:
        (self.left.list if self.stack.currentIndex() == 0 else self._empty).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _has_draft(self) -> bool:
        return self.session.ledger.draft(NEW) is not None

    def _open_again(self) -> None:
        """Shows the open meeting as the ledger has it now; another one where it is gone, until it is back."""
        if self._went and self.left.holds(self._went):
            number, self._went = self._went, 0
            self._load(number)
        elif self.left.holds(self._editor.meeting.id):
            self._load(self._editor.meeting.id)
        elif self._has_draft():
            self._load_new(GENERAL)
        elif self.left.meetings:
            self._load(self.left.list.first() or self.left.meetings[0].id)
        else:  # in the empty state too: what is gone must not stay in the editor
            self._load_new(GENERAL)

    def buttons_shown(self) -> bool:
        return self.stack.currentIndex() == 0

    def subtitle(self) -> str:
        meeting = self._editor.as_typed()
        if self.stack.currentIndex():
            return ""
        day = meeting.day.chinese(weekday=True) if meeting.day else "未填日期"
        state = "新会议，尚未保存" if not meeting.id else meeting.status or DRAFT
        unsaved = "，有改动（Ctrl+S）" if meeting.id and self._editor.changed() else ""
        return f"{state}{unsaved} · {meeting.kind} · {day}"  # kind and day stand in the form too: they may be cut off

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.left.set_narrow(narrow)
        self._describe()

    def _describe(self) -> None:
        """The button for what comes next says what that is."""
        label, icon, hint = NEXT[self.states.next_step()]
        self._next.setProperty("label", label)
        self._next.setProperty("hint", hint)
        self._next.show_icon(icon)
        self._next.show_label("" if self._narrow else label, hint)
        self._save.setEnabled(not self._editor.meeting.sealed)  # else by the other button
        self.described.emit()

    # Opening

    def _load(self, number: int) -> None:
        meeting = self.session.ledger.get(Meeting, number)
        if meeting is not None:
            parts = self.session.ledger.parts(Attendance, meeting)
            self._editor.load(meeting, parts, self.session.ledger.parts(AgendaItem, meeting))
            self.left.mark(number)

    def open(self, number: int) -> None:
        """Shows a meeting, after keeping what is typed in the one that is open. One that was deleted is not shown: what is
        written into it would stay in the bin."""
        if not self.left.holds(number):
            self.session.said.emit("没有打开：这份会议记录已放进回收站或已撤销，可以从“设置”里的回收站恢复", False)
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
            self._editor.show_hit(hit)

    def leave(self) -> None:
        """Keeps what is typed: in the ledger where it says something of a meeting, else as a draft."""
        self._keep()

    def _keep(self, *, whole: bool = False) -> None:
        """`whole`: in the ledger too what says no more than a field of the form."""
        if not self._editor.changed():
            self._editor.drafts.drop()
            return
        self._editor.drafts.keep()
        if self._editor.meeting.id or self._editor.says_something(whole):
            self._editor.save()

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
            self._new.showMenu()
        else:
            self.start(GENERAL)

    def start(self, kind: str) -> None:
        """Begins a new meeting of a kind; what was begun before is kept, or becomes of this kind where it says nothing yet."""
        if self._make_room():
            self._load_new(kind)
            if self._editor.as_typed().kind != kind:
                self._editor.planned = 0  # the plan has another kind there
            self._editor.people.become(kind)
            self._begun("day" if kind else "kind")

    def begin(self, known: Meeting, planned: int) -> None:
        """Begins a record with what is known of it, from a line of the plan or for a gap; what was begun before is kept."""
        if self._make_room(whole=True):
            self._begin_anew(*begin(self.session, known.kind, known))
            self._editor.planned = planned
            self._begun("start" if known.day and known.day.whole else "day")

    def _make_room(self, *, whole: bool = False) -> bool:
        """Keeps what is typed, and the record that was begun before; False where that cannot be saved: it is shown then,
        with what is to be mended. What may stay a draft is left of it, unless the `whole` of it is to make room."""
        self._keep(whole=whole)
        if self._has_draft():
            self._load_new(GENERAL)
            self._keep(whole=whole)
        if not self._has_draft() or not self._editor.says_something(whole):
            return True
        self.stack.setCurrentIndex(0)
        self._describe()
        self.session.said.emit("先前开始的记录还没有保存：有内容需要改正，已标在相应的栏目下；改好再记新的", False)
        return False

    def _begun(self, at: str) -> None:
        """Shows the record that was begun, with the keyboard where it goes on."""
        self.stack.setCurrentIndex(0)
        self._editor.text_card.show_part(BODY)
        self._describe()
        self._editor.form.focus_on(at)

    def _load_new(self, kind: str) -> None:
        """Shows the record that was begun and not saved, else a new one of this kind."""
        self._editor.load(*begin(self.session, kind), [])
        self.left.mark(0)

    def _begin_anew(self, meeting: Meeting, people: list[Attendance]) -> None:
        """Shows a new record in the place of one that was begun and says nothing; the `whole` made room."""
        self.session.ledger.drop_draft(NEW)
        self._editor.load(meeting, people, [])
        self.left.mark(0)

    # Doing

    def save(self) -> None:
        if self.stack.currentIndex():
            return  # nothing is open
        if self._editor.locked:
            self.session.said.emit(f"记录已{self._editor.meeting.status}，没有改动；要修改请点“修改…”并写明原因", False)
        else:
            self._done(self._editor.save())

    def _done(self, kept: bool) -> None:
        if kept:
            self.left.mark(self._editor.meeting.id)
            self._describe()
        else:
            self.session.said.emit("没有保存：有内容需要改正，已标在相应的栏目下", False)

    def finish(self) -> None:
        """Saves the open meeting as final."""
        if self.stack.currentIndex() == 0:
            self.states.finish()

    def delete(self) -> None:
        """Puts the open meeting into the recycle bin, or declares it void instead."""
        self.states.delete()

    def show_versions(self) -> None:
        """Shows what the record said each time it was changed."""
        run(MeetingVersions(self.session, self._editor.meeting, self.window()))

    def record_beside(self, kind: str) -> None:
        """Begins a record of another kind for the same gathering."""
        self.leave()
        number = self._editor.meeting.id
        if not number or self._editor.changed() or not self._make_room(whole=True):
            return
        self._load(number)
        self._begin_anew(*begin_beside(self.session, self._editor.meeting, self._editor.roll.parts(), kind))
        self._begun("subject")

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        fill(menu, self.states, self.show_versions, self.record_beside)
        menu.exec(self.left.list.viewport().mapToGlobal(place))
        menu.deleteLater()

    def start_search(self) -> None:
        self.left.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
