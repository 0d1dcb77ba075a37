"""记录: the meetings by month, and the one that is open: its form, minutes, agenda, attendance, and what is missing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from models.exports.year_book import BOOK
from models.meeting_search import Hit, MeetingSearch
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import DRAFT, GENERAL, GUEST, KINDS, LEFT_OUT, PRESENT
from ui.dialogs.export_dialog import export
from ui.dialogs.filling import fill_form_dialog
from ui.dialogs.meeting_versions import MeetingVersions
from ui.dialogs.print_preview import PrintPreview, save_word
from ui.dialogs.run import run
from ui.session import Session
from ui.table.key_records import key_records
from ui.tabs.meetings.beginning import begin, begin_beside
from ui.tabs.meetings.editor import MeetingEditor
from ui.tabs.meetings.meeting_list import MeetingList, entries
from ui.tabs.meetings.record_menu import fill
from ui.tabs.meetings.side_column import GUTTER
from ui.tabs.meetings.states import NEXT, States
from ui.tabs.meetings.view import View
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label
from ui.widgets.search_field import SearchField

_ALL = "全部类型"
_LISTED = ("kind", "day", "start", "subject", "title_text", "status", "group")


class RecordsView(View):
    """The list of meetings and the one that is open."""

    key, label = "records", "记录"
    tables = frozenset({"meeting", "attendance", "agenda_item", "branch", "member"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._editor = MeetingEditor(session)
        self.states = States(session, self._editor, self, self._done)
        self.add_button("预览打印", "printer", self.print_out, hint="预览打印 Ctrl+P")
        more = self.add_button("导出", "file-text", lambda: None, hint="Word、年度台账、年度汇编、上级的空白表")
        menu = QMenu(more)
        menu.addAction("这次会议的 Word 记录", self.export_word)
        menu.addAction("年度组织生活台账…", self.export_register)
        menu.addAction("年度汇编（PDF）…", self.export_book)
        menu.addAction("填上级的空白表…", self.fill_form)
        more.setMenu(menu)
        self.add_button("保存", "check", self.save, hint="保存 Ctrl+S")
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
        self._new.setMenu(kinds)

        self._search = SearchField("搜索全部记录：正文、议题、人名")
        self._search.searched.connect(lambda _text: self._list_again())
        self._kinds = QComboBox()
        self._kinds.addItems([_ALL, *KINDS])
        self._kinds.setAccessibleName("会议类型")
        self._kinds.currentTextChanged.connect(lambda _text: self._list_again())
        self._list = MeetingList()
        self._list.chosen.connect(self._open_hit)
        self._list.entered.connect(self._open_hit)
        self._count = plain_label("", "note")
        self._count.hide()
        self._list.deleting.connect(self.delete)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._menu)
        self._editor.edited.connect(self._describe)
        self._editor.opening.connect(self.open)
        self._editor.agenda.asked.connect(self.asked)
        self._editor.banner.revise.connect(self.states.revise)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._search)
        left.addWidget(self._kinds)
        left.addWidget(self._count)
        left.addWidget(self._list, 1)
        self._left = QWidget()
        self._left.setFixedWidth(268)
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(24, 0, 18 - GUTTER, 16)
        row.setSpacing(14)
        row.addWidget(self._left)
        row.addWidget(self._editor, 1)
        self.stack = QStackedWidget()
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
        self._meetings: list[Meeting] = []
        self._came: dict[int, tuple[int, int]] = {}
        self._searching: MeetingSearch | None = None
        self._hits: dict[int, Hit] = {}

    # Showing

    def reload(self) -> None:
        ledger = self.session.ledger
        self._searching = None
        self._meetings = key_records(ledger, Meeting, _LISTED)
        came: dict[int, list[int]] = {}
        for _, meeting, state in ledger.keys(Attendance, ("meeting_id", "state")):
            counts = came.setdefault(meeting, [0, 0])
            counts[0] += state == PRESENT
            counts[1] += state not in (GUEST, LEFT_OUT)
        self._came = {number: (present, expected) for number, (present, expected) in came.items()}
        gone = self._editor.meeting.id and all(m.id != self._editor.meeting.id for m in self._meetings)
        # deleted or undone: what was typed is in its draft
        editing = (self._editor.changed() or bool(self._editor.reason)) and not gone
        self.stack.setCurrentIndex(0 if self._meetings or editing or self._has_draft() else 1)
        self._list_again()
        if not editing:
            self._open_again()
        self._describe()

    def take_keyboard(self) -> None:
        (self._list if self.stack.currentIndex() == 0 else self._empty).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _has_draft(self) -> bool:
        return self.session.ledger.draft("meeting:new") is not None

    def _open_again(self) -> None:
        """Shows the open meeting as the ledger has it now; another one where it is gone."""
        if any(m.id == self._editor.meeting.id for m in self._meetings):
            self._load(self._editor.meeting.id)
        elif self._has_draft():
            self._load_new(GENERAL)
        elif self._meetings:
            self._load(self._list.first() or self._meetings[0].id)
        elif self.stack.currentIndex() == 0:
            self._load_new(GENERAL)

    def _list_again(self) -> None:
        kind = self._kinds.currentText()
        kept = [m for m in self._meetings if kind in (_ALL, m.kind)]
        self._hits = {}
        if self._search.text().strip():
            self._searching = self._searching or MeetingSearch.of(self.session.ledger, self.session.members)
            self._hits = self._searching.find(self._search.text())
            kept = [m for m in kept if m.id in self._hits]
            places = sum(self._hits[m.id].count for m in kept)
            self._count.setText(f"{len(kept)} 次会议里找到 {places} 处" if kept else "没有找到")
        self._count.setVisible(bool(self._search.text().strip()))
        self._list.show_entries(entries(kept, self._came, self._hits))
        self._list.mark(self._editor.meeting.id)

    def buttons_shown(self) -> bool:
        return self.stack.currentIndex() == 0

    def subtitle(self) -> str:
        meeting = self._editor.as_typed()
        if self.stack.currentIndex():
            return ""
        day = meeting.day.chinese(weekday=True) if meeting.day else "未填日期"
        state = "新会议，尚未保存" if not meeting.id else meeting.status or DRAFT
        unsaved = " · 有改动，按 Ctrl+S 保存" if meeting.id and self._editor.changed() else ""
        return f"{meeting.kind} · {day} · {state}{unsaved}"

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._left.setFixedWidth(226 if narrow else 268)
        self._describe()

    def _describe(self) -> None:
        """The button for what comes next says what that is."""
        label, icon, hint = NEXT[self.states.next_step()]
        self._next.setProperty("label", label)
        self._next.setProperty("hint", hint)
        self._next.show_icon(icon)
        self._next.show_label("" if self._narrow else label, hint)
        self.described.emit()

    # Opening

    def _load(self, number: int) -> None:
        meeting = self.session.ledger.get(Meeting, number)
        if meeting is not None:
            parts = self.session.ledger.parts(Attendance, meeting)
            self._editor.load(meeting, parts, self.session.ledger.parts(AgendaItem, meeting))
            self._list.mark(number)

    def open(self, number: int) -> None:
        """Shows a meeting, after keeping what is typed in the one that is open."""
        if number != self._editor.meeting.id:
            self.leave()
            self._load(number)
            self._describe()

    def _open_hit(self, number: int) -> None:
        self.open(number)
        if number in self._hits:
            self.show_hit(self._hits[number])

    def show_hit(self, hit: Hit) -> None:
        """Shows what a search found, in the meeting that is open."""
        if hit.meeting == self._editor.meeting.id:
            self._editor.show_hit(hit)

    def leave(self) -> None:
        """Keeps what is typed: in the ledger where it says something of a meeting, else as a draft."""
        if not self._editor.changed():
            self._editor.drafts.drop()
            return
        self._editor.drafts.keep()
        if self._editor.meeting.id or self._editor.says_something():
            self._editor.save()

    def shows(self, table: str) -> bool:
        return table in self.tables

    def go_to(self, table: str, number: int) -> None:
        self.refresh()
        if table == Meeting.table and number:
            self.open(number)
        item = self.session.ledger.get(AgendaItem, number) if table == AgendaItem.table and number else None
        if item is not None and item.meeting_id:
            self.open(item.meeting_id)
            self._editor.show_hit(Hit(item.meeting_id, table=table, record=number))

    def new(self) -> None:
        if self.stack.currentIndex() == 0:
            self._new.showMenu()
        else:
            self.start(GENERAL)

    def start(self, kind: str) -> None:
        """Begins a new meeting of a kind; what was begun before and not saved is kept."""
        self.leave()
        self.stack.setCurrentIndex(0)
        self._load_new(kind)
        self._describe()
        self._editor.form.boxes["day"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, known: Meeting, planned: int) -> None:
        """Begins a record with what is known of it, from a line of the plan or for a gap; what was begun before is kept."""
        if self._has_draft():
            self._load_new(GENERAL)
        self.leave()
        self.session.ledger.drop_draft("meeting:new")  # it said nothing, or it is a record by now
        self.stack.setCurrentIndex(0)
        self._load_new(known.kind, known)
        self._editor.planned = planned
        self._describe()
        self._editor.form.boxes["start" if known.day and known.day.whole else "day"].editor.setFocus()

    def _load_new(self, kind: str, known: Meeting | None = None) -> None:
        self._editor.load(*begin(self.session, kind, known), [])
        self._list.mark(0)

    # Doing

    def save(self) -> None:
        if self._editor.locked:
            self.session.said.emit(f"记录已{self._editor.meeting.status}，没有改动；要修改请点“修改…”并写明原因", False)
        else:
            self._done(self._editor.save())

    def _done(self, kept: bool) -> None:
        if kept:
            self._list.mark(self._editor.meeting.id)
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
        meeting = self._editor.meeting
        if meeting.id and not self._editor.changed():
            self._editor.load(*begin_beside(self.session, meeting, self._editor.roll.parts(), kind), [])
            self._list.mark(0)
            self._describe()
            self._editor.form.focus_on("subject")

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        fill(menu, self.states, self.show_versions, self.record_beside)
        menu.exec(self._list.viewport().mapToGlobal(place))
        menu.deleteLater()

    def start_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def print_out(self) -> None:
        if self.stack.currentIndex() == 0:
            PrintPreview.minutes(self.session, self._editor.minutes(), self._file_name(), self.window())

    def export_word(self) -> None:
        """Writes the minutes of the open meeting as a Word file."""
        if self.stack.currentIndex() == 0:
            save_word(self.session, self._editor.minutes(), self._file_name(), self.window())

    def _file_name(self) -> str:
        from models.exports.minutes_files import file_stem
        from models.exports.names import safe_name

        return safe_name(file_stem(self._editor.as_typed()))

    def fill_form(self) -> None:
        """Fills a committee's form."""
        fill_form_dialog(self.session, self.window())

    def export_register(self) -> None:
        """Writes the register of the year's organization life."""
        export(self.session, self.window(), "meetings")

    def export_book(self) -> None:
        """Writes the year's bound book."""
        export(self.session, self.window(), BOOK)
