"""组织关系: transfers, contacts and decisions about the membership of a person, by day."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.fields import Record
from models.records import Contact, Member, StatusChange, Transfer
from ui.session import Session
from ui.tabs.facts import Facts
from ui.widgets.label import plain_label

_DAYS: dict[type[Record], str] = {Transfer: "issued", Contact: "day", StatusChange: "since"}


class Relations(QWidget):
    """A plain list, newest first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._facts = Facts()
        self._nothing = plain_label("没有转接、联系和党籍变动的记录", "note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._facts)
        column.addWidget(self._nothing)

    def show_member(self, member: Member) -> None:
        """Shows a member."""
        found = [
            (record.show(day), f"{record.label}　{record.title()}")
            for cls, day in _DAYS.items()
            for record in self._session.ledger.parts(cls, member)
        ]
        self._facts.show_lines([(day or "日期未填", words) for day, words in sorted(found, reverse=True)])
        self._nothing.setVisible(not found)
