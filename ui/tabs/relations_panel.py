"""组织关系: the course of one membership, what is to be done about it, and the buttons to put down what happened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.people.relations import Entry, course
from models.records import Contact, Member, StatusChange, Transfer
from models.records.transfer import OUT
from models.rules.away import check_away
from models.rules.decisions import agreement, check_change, ended
from models.rules.finding import softened
from models.rules.letters import check_kept
from models.rules.remark import Remark
from models.rules.todo import CHANGE, CONTACT, RECEIPT
from ui.dialogs.going.acting import Acting
from ui.session import Session
from ui.tabs.remark_lines import RemarkLines
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty
from ui.widgets.timeline_row import TimelineRow

_ACROSS = 3
_SETTLING = {RECEIPT: "登记回执…", CONTACT: "联系记录…", CHANGE: "党籍变动…"}
"""The button for each place where a reminder is settled."""


class RelationsPanel(QWidget):
    """Shows one member; it is as high as what it shows, so it stands in something that scrolls."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._member = session, Member()
        self._acting = Acting(session, self._fresh, self)
        buttons = QGridLayout()
        buttons.setSpacing(6)
        self._buttons = {label: button(label, does) for label, does in self._acting.actions()}
        for place, made in enumerate(self._buttons.values()):
            made.setProperty("dense", True)
            buttons.addWidget(made, place // _ACROSS, place % _ACROSS)
        self._said = RemarkLines()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._hint = plain_label("双击或回车修改，右键或 Delete 删除；都可以撤销", "note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(buttons)
        column.addWidget(self._said)
        column.addLayout(self._rows)
        column.addWidget(self._hint)
        column.addStretch(1)

    def _fresh(self) -> Member | None:
        """The member as the ledger has her now."""
        return self._session.ledger.get(Member, self._member.id) if self._member.id else None

    def take_keyboard(self, at: str) -> None:
        """The keyboard to the button that settles a reminder."""
        self._buttons[_SETTLING[at]].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_member(self, member: Member) -> None:
        """Shows this member instead of the present one."""
        self._member = member
        ledger, today = self._session.ledger, self._session.today
        transfers = ledger.parts(Transfer, member)
        contacts = ledger.parts(Contact, member)
        changes = ledger.parts(StatusChange, member)
        self._said.show_remarks(self._remarks(member, transfers, contacts, changes))
        entries = course(member, transfers, contacts, changes, today)
        empty(self._rows)
        for entry in entries:
            self._rows.addWidget(self._row(entry, first=entry is entries[0], last=entry is entries[-1]))
        if not entries:
            self._rows.addWidget(plain_label("还没有来去的记录。", "note"))
        self._hint.setVisible(any(entry.record for entry in entries))

    def _remarks(
        self, member: Member, transfers: list[Transfer], contacts: list[Contact], changes: list[StatusChange]
    ) -> list[Remark]:
        """What is to be done now; what an old letter lacked is of no use any more."""
        today, limits = self._session.today, self._session.limits
        found = [remark for t in transfers for remark in check_kept(t, today, limits=limits)]
        found += [
            remark for change in changes for remark in check_change(change, member, changes, today, limits=limits)
        ]
        found += agreement(member, changes, today)
        if member.belongs(today):
            moving = any(t.direction == OUT and t.under_way for t in transfers)
            found += check_away(member, contacts, today, changes=changes, moving=moving, limits=limits)
            found += [remark for change in changes for remark in ended(change, changes, today)]
        return [softened(remark, self._session.begun) for remark in found]

    def _row(self, entry: Entry, *, first: bool, last: bool) -> TimelineRow:
        day = entry.day.chinese() if entry.day else ""
        made = TimelineRow(day, entry.title, entry.detail, entry.state, entry.tone, editable=entry.record is not None)
        made.first, made.last = first, last
        if (record := entry.record) is not None:
            made.opened.connect(lambda: self._acting.edit(record))
            made.removed.connect(lambda: self._acting.remove(record))
        return made
