"""到会情况: who came to a meeting, marked by keys; who did not come has a line for the reason; and the sheet to sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu

from models.exports.contents.sign_in import meeting_sign_in
from models.exports.sheet import Sheet
from models.records import Attendance, Meeting, Member
from models.records.meeting import ABSENT, EXCUSED, GUEST, LEFT_OUT
from models.rules.attendance import NO_VOTE, WAITING, head_count, rate_words, split, still_counted
from models.rules.posts import in_committee
from models.rules.roll_call import NO_POSTS, mark, mark_present, nobody, reasons_used, unmarked
from ui.dialogs.ask import confirm
from ui.dialogs.print_preview import PrintPreview, save_sheet_word
from ui.session import Session
from ui.tabs.meetings.roll_dialogs import ask_guest, ask_leaving_out
from ui.tabs.meetings.roll_people import ROW
from ui.tabs.meetings.roll_reasons import ROW as REASON_ROW
from ui.tabs.meetings.roll_reasons import Reasons
from ui.tabs.meetings.roll_sums import compact, whole
from ui.tabs.meetings.roll_view import KEYS_HINT, KEYS_SHORT, RollView
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.read_only import BESIDE
from ui.widgets.scrolling import scrolling

_NOBODY_CHOSEN = "没有点到：按 Tab 到了名单，还没有选人。先按方向键或点一下选人，再按 1 到 5"


class RollCard(Card):
    """The card with the names, the sums, and a line for each reason."""

    edited = Signal()
    marking = Signal()
    """Somebody was marked; nothing is shown of it yet."""
    mending = Signal(str, str, int, str)
    """Something is to be mended elsewhere, as of a `Part`."""
    renew = Signal()
    """The list of those expected is to be made again from the roster."""

    def __init__(self, session: Session, meeting: Callable[[], Meeting]) -> None:
        """meeting: the meeting as it is typed by now."""
        super().__init__("到会情况")
        self._session, self._meeting = session, meeting
        self._used: list[str] | None = None
        self._sum = plain_label("", "note")
        self.header.addStretch(1)
        self.header.addWidget(self._sum)
        self._split = ElideLabel("", "note")
        self._open = ElideLabel("", "note")
        self._nobody = plain_label("", "note", wrap=True)
        self.view = RollView()
        self.view.setMinimumHeight(ROW * 2 + 4)
        self.view.setToolTip(KEYS_HINT)
        self.view.toggled.connect(self._toggled)
        self.view.all_present.connect(self._all_present)
        self.view.leaving_out.connect(lambda row: self._leave_out(self.parts()[row]))
        self.view.not_marked.connect(lambda: self._session.refuse(_NOBODY_CHOSEN))
        self.view.asked.connect(self._ask)
        self.view.removing.connect(self._remove)
        self.body.setSpacing(5)
        self.body.addWidget(self._split)
        self.body.addWidget(self._open)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self.view, 1)
        links = QHBoxLayout()
        links.setSpacing(6)
        self.first = button("", self._all_present, kind="link")
        """What is done first with a list: all are marked; an empty one is made."""
        all_ = QShortcut(QKeySequence("Ctrl+A"), self.first, lambda: self._all_present() if self.parts() else None)
        all_.setContext(Qt.ShortcutContext.WidgetShortcut)  # it names the key, so the key works there too
        self._keys = plain_label(KEYS_SHORT, "note")
        self._keys.setToolTip(KEYS_HINT)
        self._keys.setAccessibleName(KEYS_HINT)
        self.more = button("名单", lambda: None, kind="link", hint="列席、更新名单、签到表")
        self.more.setProperty("opens", True)
        self.more.setProperty(BESIDE, True)
        self.more.setMenu(self._menu())
        links.addWidget(self.first)
        links.addStretch(1)
        links.addWidget(self.more)
        self.body.addLayout(links)
        self.body.addWidget(self._keys)
        self._reasons = Reasons(self._reasons_used)
        self._reasons.between(self.view, self.first)
        self._reasons.typed.connect(self.view.go_on)
        self._reasons.typed.connect(self.edited)
        self._reasons.left.connect(self._reason_left)
        self._reasons.proving.connect(self._leave_out)
        self._area = scrolling(self._reasons)
        self.body.addWidget(self._area)

    _most_reasons = 4

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setProperty(BESIDE, True)
        self._changing = [
            menu.addAction("添加列席人员…", self.add_guest),
            menu.addAction("更新名单…", self.renew.emit),
        ]
        menu.addSeparator()
        menu.addAction("打印签到表…", self.print_sign_in)
        menu.addAction("签到表存为 Word…", self.word_sign_in)
        return menu

    def set_locked(self, locked: bool) -> None:
        """Of a list that is only read the sheet to sign is still printed."""
        for action in self._changing:
            action.setEnabled(not locked)

    def set_compact(self, compact: bool) -> None:
        """Leaves more room to the names, where there is little: two reasons are seen at once, the others by scrolling, and
        the sums by kind of member and the keys stand in tooltips."""
        self._split.setVisible(not compact)
        self._keys.setVisible(not compact)
        self._most_reasons = 2 if compact else 4
        self._fit_reasons()

    def load(self, parts: Sequence[Attendance]) -> None:
        """Shows who is expected; the records are changed in place."""
        self._used = None
        self.view.show_people(list(parts))
        self._show()

    def parts(self) -> list[Attendance]:
        """The attendance as it stands."""
        return self.view.people.parts

    def kept(self) -> None:
        """What is typed and marked here is in the ledger: from now on the window's Ctrl+Z takes it back, and no line by itself."""
        self.view.forget_all()
        self._reasons.forget()

    # Marking

    def _all_present(self) -> None:
        if not self.parts():
            if self.why_nobody() == NO_POSTS:
                self.mending.emit("members", Member.table, 0, "post")
            else:
                self.renew.emit()
            return
        if open_ := [part for part in self.parts() if not part.state]:
            self.view.remember(open_)
        mark_present(self.parts())
        self.view.viewport().update()
        self._toggled()

    def _toggled(self) -> None:
        self.marking.emit()
        self._show()
        self.edited.emit()

    def _ask(self, row: int) -> None:
        """To the reason of who did not come, to what leaving out rests on; who came needs neither, and it goes on."""
        part = self.parts()[row]
        line = self._reasons.line_of(part)
        if part.state == LEFT_OUT:
            self._leave_out(part)
        elif line is None:
            self.view.go_to(row + 1)
        else:
            self._area.ensureWidgetVisible(line, 0, 4)
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reason_left(self, part: Attendance, on: bool) -> None:
        place = next((row for row, other in enumerate(self.parts()) if other is part), 0)
        self.view.go_to(place + on)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_out(self, part: Attendance) -> None:
        self.view.remember([part])
        if ask_leaving_out(self._session, part, self._meeting(), self.window()):
            self.view.viewport().update()
            self._toggled()
        else:
            self.view.forget()

    def _reasons_used(self) -> list[str]:
        """Read when a reason is first written, and again for the next meeting."""
        if self._used is None:
            kept = self._session.ledger.keys(Attendance, ("state", "reason"))
            self._used = reasons_used((state or "", reason or "") for _, state, reason in kept)
        return self._used

    # Who is on the list

    def add_guest(self) -> None:
        """Asks who sits in; who is on the list already is marked there and not added again."""
        guest = ask_guest(self._session, self.window())
        if guest is None:
            return
        place = next((row for row, part in enumerate(self.parts()) if part.name == guest.name), len(self.parts()))
        same = place < len(self.parts()) and self._is_same(self.parts()[place])
        if same:
            part = self.parts()[place]
            mark(part, GUEST)
            part.kind = part.kind or guest.kind
            self._session.say(f"{part.name}已在名单里，改记为列席，不再计入应到")
            self.view.show_people(self.parts())
        else:
            place = len(self.parts())
            self.view.show_people([*self.parts(), guest])
        self.view.go_to(place)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._toggled()

    def _is_same(self, part: Attendance) -> bool:
        """Whether somebody who sits in is the one of that name on the list: asked of a member, who would not be expected
        any more."""
        if part.member_id is None:
            return True
        text = f"名单里已有应到的{part.name}。列席的是同一个人吗？是的话改记为列席，不再计入应到。"
        return confirm(self, text, "是同一个人", no="不是，另加一人")

    def _remove(self, row: int) -> None:
        part = self.parts()[row]
        if part.member_id is None:
            self.view.show_people([other for other in self.parts() if other is not part])
            self._toggled()
        else:
            self._session.refuse("本支部党员按名册列出：列席按 4，不计入按 5，或用“更新名单”")

    # The sheet to sign

    def print_sign_in(self) -> None:
        """Shows the sheet to sign at this meeting as it will be printed."""
        meeting = self._meeting()
        sheet = self._sign_in(meeting)
        PrintPreview.sheet(self._session, sheet, self._sheet_name(meeting), self.window())

    def word_sign_in(self) -> None:
        """Writes the sheet to sign as a Word file."""
        meeting = self._meeting()
        sheet = self._sign_in(meeting)
        save_sheet_word(self._session, sheet, self._sheet_name(meeting), self.window())

    def _sign_in(self, meeting: Meeting) -> Sheet:
        members = self._session.members
        groups, births = {m.id: m.group for m in members}, {m.id: m.birth for m in members}
        return meeting_sign_in(meeting, self.parts(), self._session.branch, groups, births)

    def _sheet_name(self, meeting: Meeting) -> str:
        return f"{meeting.show('day')}-{meeting.kind}-签到表"

    # Showing

    def _show(self) -> None:
        people = self.parts()
        total, by_kind, still = head_count(people), split(people), unmarked(people)
        rate = f" · {rate_words(total.rate)}" if total.expected else ""
        self._sum.setText(f"应到 {total.expected} · 实到 {total.present}{rate}")
        self._split.setText(compact(by_kind))
        told = whole(by_kind)
        self._sum.setToolTip(told)
        self._split.setAccessibleName(told)
        parts = [f"还有 {still} 人未点到"] if still else []
        states = [(EXCUSED, total.excused), (ABSENT, total.absent), (GUEST, total.guests), (LEFT_OUT, total.left_out)]
        states.append((WAITING, len(still_counted(people, WAITING))))
        states.append((f"{LEFT_OUT}但{NO_VOTE}", len(still_counted(people, NO_VOTE))))
        parts += [f"{state} {number}" for state, number in states if number]
        # The line stays when all came: without it the list would move away under the mouse with the first who did not.
        self._open.setText(" · ".join(parts) or "全部到会")
        self._open.show_tone("warn" if still else "")
        self._open.setVisible(bool(people))
        self._show_nobody(not people)
        self._reasons.show_people(people)
        self._fit_reasons()

    def why_nobody(self) -> str:
        """Why an empty list is empty, as the roster is by now."""
        meeting, roster = self._meeting(), self._session.roster()
        posts = any(map(in_committee, roster))
        return nobody(meeting.kind, bool(meeting.day), bool(self._session.members), posts=posts)

    def look_again(self) -> None:
        """The roster has changed: an empty list may be empty for another reason."""
        if not self.parts():
            self._show_nobody(True)

    def _show_nobody(self, empty: bool) -> None:
        """Why the list is empty, with the way to fill it in place of the one to mark it."""
        why = self.why_nobody() if empty else ""
        self._nobody.setText(why)
        self._nobody.setVisible(empty)
        self._fit_nobody()
        label, told = "全部到会 Ctrl+A", "还没有点到的人都记为到会；光标在名单里时按 Ctrl+A"
        if empty:
            label, told = "按名册列出", "按会议当日的名册列出应到人员"
        if why == NO_POSTS:
            label, told = "去填党内职务", "打开党员名册，填书记、委员的党内职务"
        self.first.show_label(label)
        self.first.setToolTip(told)
        self.first.setAccessibleDescription(told)

    def _fit_nobody(self) -> None:
        """Why the list is empty is read whole: nothing on the card gives up room for it."""
        self._nobody.setMinimumHeight(max(self._nobody.heightForWidth(self.view.width()), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_nobody()

    def _fit_reasons(self) -> None:
        rows = len(self._reasons.rows)
        self._area.setVisible(bool(rows))
        self._area.setFixedHeight(min(rows, self._most_reasons) * REASON_ROW + 2)
