"""The facts about a person; numbers and address are masked until they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.fields import Field
from models.kinds import Address, IdNumber, Landline, Phone
from models.records import Member
from models.rules.articles import articles
from ui.dialogs.filling_alike import alike, fill_alike
from ui.session import Session
from ui.tabs.facts import Facts
from ui.tabs.person.missing import MissingItems
from ui.widgets.button import button

_PRIVATE = tuple(f.name for f in Member.fields if isinstance(f.kind, (IdNumber, Phone, Landline, Address)))
_BESIDE = ("name", "kind", "post", "group")  # shown in the head
_SELDOM = ("native_place", "branch", "job", "work_since", "landline", "liaison")
_USUAL = {"standing": "正常", "lost": "否", "floating": "否"}
"""What a quick look leaves out: what is seldom asked for, and what is as usual."""
_COUNTED = {False: "full", True: "joined"}
"""Beside which day 党龄 stands: that from which it counts (domain §4.4)."""


class Basics(QWidget):
    """How complete the record is, then what it says."""

    revealed = Signal(bool)
    """Whether private numbers are shown in full from now on."""

    def __init__(self, session: Session, fill_in: Callable[[str], object], *, brief: bool = False) -> None:
        """fill_in: opens the dialog of the member with the cursor in a field · brief: for a quick look."""
        super().__init__()
        self._session, self._member, self._brief = session, Member(), brief
        self.full = False
        self._missing = MissingItems(
            fill_in, partial(alike, session), lambda name: fill_alike(session, name, self.window())
        )
        self._facts = Facts()
        self._reveal = button("显示完整号码", self.toggle, icon_name="shield-check", kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._missing)
        column.addWidget(self._facts)
        column.addWidget(self._reveal, 0, Qt.AlignmentFlag.AlignLeft)

    def toggle(self) -> None:
        """Shows private numbers in full, or masks them again."""
        self.full = not self.full
        self.show_member(self._member)
        self.revealed.emit(self.full)

    def show_member(self, member: Member) -> None:
        """Shows a member; another one than before is masked again."""
        if member.id != self._member.id:
            self.full = False
        self._member = member
        self._missing.show_member(member)
        lines = [(field.label, self._text(field)) for field in member.fields if not self._left_out(field)]
        if self._brief:
            lines.insert(0, ("性别民族", " · ".join(part for part in (member.sex, member.nation) if part)))
        self._facts.show_lines(lines)
        self._reveal.setVisible(any(getattr(member, name) for name in _PRIVATE))
        self._reveal.setText("隐藏完整号码" if self.full else "显示完整号码")

    def _left_out(self, field: Field) -> bool:
        name, member = field.name, self._member
        if field.derived or name in _BESIDE:
            return True
        if not self._brief:
            return False
        if name == "education":
            return bool(member.education_detail)
        return name in (*_SELDOM, "sex", "nation") or getattr(member, name) == _USUAL.get(name)

    def _text(self, field: Field) -> str:
        """The value as it is shown, with the years that it means."""
        member, today = self._member, self._session.today
        value = getattr(member, field.name)
        text = str(field.kind.mask(value) if field.name in _PRIVATE and not self.full else field.kind.show(value))
        if text and field.name == "birth" and (age := member.age_words(today)):
            text += f"（{age}）"
        elif text and field.name == _COUNTED[member.without_probation] and (years := member.seniority_words(today)):
            text += f"（党龄 {years}{self._why_from(member)}）"
        return text

    def _why_from(self, member: Member) -> str:
        """Why it counts from admission, where it does; all of it where there is room."""
        if not member.without_probation:
            return ""
        return "，从入党起算" + ("" if self._brief else f"：{articles()['seniority-history'].says}")
