"""记录: the meetings by month, and the one that is open: its form, minutes, agenda, attendance, and what is missing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from models.kinds import PartialDate
from models.people_search import findable, search
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import DRAFT, FINAL, GENERAL, GUEST, KINDS, PRESENT
from models.rules.attendance import roll
from ui.dialogs.ask import confirm
from ui.dialogs.export_dialog import export
from ui.dialogs.filling import fill_form_dialog
from ui.dialogs.print_preview import PrintPreview, save_word
from ui.session import Session
from ui.table.key_records import key_records
from ui.tabs.meetings.editor import MeetingEditor
from ui.tabs.meetings.meeting_list import MeetingList, entries
from ui.tabs.meetings.view import View
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField

_ALL = "全部类型"
_LISTED = ("kind", "day", "start", "subject", "title_text", "status", "group", "body", "host", "place")


class RecordsView(View):
    """The list of meetings and the one that is open."""

    key, label = "records", "记录"
    tables = frozenset({"meeting", "attendance", "agenda_item", "branch", "member"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.add_button("预览打印", "printer", self.print_out, hint="预览打印 Ctrl+P")
        more = self.add_button("导出", "file-text", lambda: None, hint="Word、年度台账、上级的空白表")
        menu = QMenu(more)
        menu.addAction("这次会议的 Word 记录", self.export_word)
        menu.addAction("年度组织生活台账…", self.export_register)
        menu.addAction("填上级的空白表…", self.fill_form)
        more.setMenu(menu)
        self.add_button("保存", "check", self.save, hint="保存 Ctrl+S")
        self.add_button("完成记录", "circle-check", self.finish, hint="保存，并标为定稿")
        self._new = self.add_button("记录会议", "plus", lambda: None, kind="primary", hint="Ctrl+N")
        kinds = QMenu(self._new)
        for kind in KINDS:
            kinds.addAction(kind, partial(self.start, kind))
        self._new.setMenu(kinds)

        self._search = SearchField("搜索议题、内容")
        self._search.searched.connect(lambda _text: self._list_again())
        self._kinds = QComboBox()
        self._kinds.addItems([_ALL, *KINDS])
        self._kinds.setAccessibleName("会议类型")
        self._kinds.currentTextChanged.connect(lambda _text: self._list_again())
        self._list = MeetingList()
        self._list.chosen.connect(self.open)
        self._list.deleting.connect(self.delete)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._menu)
        self._editor = MeetingEditor(session)
        self._editor.edited.connect(self.described)
        self._editor.agenda.asked.connect(self.asked)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._search)
        left.addWidget(self._kinds)
        left.addWidget(self._list, 1)
        self._left = QWidget()
        self._left.setFixedWidth(268)
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(24, 0, 18, 16)
        row.setSpacing(14)
        row.addWidget(self._left)
        row.addWidget(self._editor, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(
            EmptyState(
                "notebook-pen",
                "还没有会议记录",
                "开一次会记一次：应到人员按名册自动列出，缺席的补一句原因，会议记录一键打印。",
                [("记录会议", "primary", self.new)],
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._meetings: list[Meeting] = []
        self._came: dict[int, tuple[int, int]] = {}

    # Showing

    def reload(self) -> None:
        ledger = self.session.ledger
        self._meetings = key_records(ledger, Meeting, _LISTED)
        came: dict[int, list[int]] = {}
        for _, meeting, state in ledger.keys(Attendance, ("meeting_id", "state")):
            counts = came.setdefault(meeting, [0, 0])
            counts[0] += state == PRESENT
            counts[1] += state != GUEST
        self._came = {number: (present, expected) for number, (present, expected) in came.items()}
        gone = self._editor.meeting.id and all(m.id != self._editor.meeting.id for m in self._meetings)
        editing = self._editor.changed() and not gone  # deleted or undone: what was typed is in its draft
        self.stack.setCurrentIndex(0 if self._meetings or editing or self._has_draft() else 1)
        self._list_again()
        if not editing:
            self._open_again()
        self.described.emit()

    def take_keyboard(self) -> None:
        self._list.setFocus()

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
        items = [
            findable(m.id, m.kind, m.subject, m.title_text, m.body, m.host, m.place, m.group, m.show("day"))
            for m in kept
        ]
        found = set(search(items, self._search.text()))
        self._list.show_entries(entries([m for m in kept if m.id in found], self._came))
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
        self._left.setFixedWidth(226 if narrow else 268)

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
            self.described.emit()

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
        self.described.emit()
        self._editor.form.boxes["day"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _load_new(self, kind: str) -> None:
        branch = self.session.branch
        posts = {m.post: m.name for m in reversed(self.session.roster()) if m.post}
        meeting = Meeting(
            kind=kind,
            day=PartialDate.of(self.session.today),
            place=branch.place,
            host=posts.get("书记", ""),
            recorder=posts.get("组织委员", "") or posts.get("宣传委员", ""),
            recorded_on=PartialDate.of(self.session.today),
            status=DRAFT,
        )
        self._editor.load(meeting, roll(self.session.members, meeting, branch, self.session.status_changes), [])
        self._list.mark(0)

    # Doing

    def save(self) -> None:
        self._keep()

    def _keep(self, status: str = "") -> None:
        if self._editor.save(status=status):
            self._list.mark(self._editor.meeting.id)
            self.described.emit()
        else:
            self.session.said.emit("没有保存：有内容需要改正，已标在相应的栏目下", False)

    def finish(self) -> None:
        """Saves the open meeting as final; what is missing is said, and does not hinder it."""
        missing = self._editor.check.missing()
        if self.stack.currentIndex() or (
            missing
            and not confirm(self, "记录还缺：" + "、".join(missing) + "。\n确定标为定稿吗？以后仍可修改。", "标为定稿")
        ):
            return
        self._keep(FINAL)

    def delete(self) -> None:
        """Puts the open meeting into the recycle bin."""
        meeting = self._editor.meeting
        if not meeting.id or not confirm(
            self,
            f"把“{meeting.kind} {meeting.show('day')}”放进回收站？之后可以撤销，也可以从回收站恢复。",
            "放进回收站",
        ):
            return
        self.leave()  # what was typed goes with the meeting, and comes back with it
        with self.session.unit(f"删除{meeting.kind} {meeting.show('day')}") as unit:
            unit.remove(meeting)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction("预览打印", self.print_out)
        menu.addAction("放进回收站", self.delete)
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
        meeting = self._editor.as_typed()
        return f"{meeting.show('day')}-{meeting.kind}"

    def fill_form(self) -> None:
        """Fills a committee's form."""
        fill_form_dialog(self.session, self.window())

    def export_register(self) -> None:
        """Writes the register of the year's organization life."""
        export(self.session, self.window(), "meetings")
