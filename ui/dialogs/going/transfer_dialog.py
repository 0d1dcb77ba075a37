"""One transfer of a member: the letter, its receipt, and with it the day from which the person belongs here or no longer does."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from models.fields import field_of
from models.kinds import PartialDate
from models.people.going import is_sent_by, returning, sent
from models.records import Member, Transfer
from models.records.transfer import BY_LETTER, OUT
from models.rules.finding import softened
from models.rules.letters import check_arrival, check_transfer, usual_days
from models.rules.remark import Remark
from models.store import Unit
from ui.forms.form import Form
from ui.forms.member_dialog import check_while_typing
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.label import plain_label

_TRANSFER = (
    "other", "why", "way", "letter", "issued", "near", "valid_days", "fee_until", "sealed", "receipt", "withdrawn", "note",
)  # fmt: skip
_NEWCOMER = ("name", "sex", "id_number", "birth", "kind", "joined", "full", "group", "phone", "arrived")
_OUT = (
    "回执到来之前，党员仍属于本支部，计入应到（转出在途）。收到回执后填“回执日期”，离开日期默认用回执那一天，"
    "上级口径不同的可以改；从离开日期那一天起不再计入应到，党员留在名册的“已离开”里，随时能查。"
)
_IN = "“来支部日期”是组织关系到本支部的日期，从那一天起计入应到，默认用回执（接收）那一天，可以改。"
_AGAIN = "这名党员以前离开过：转入会在名册里另立一行，原来的一行和当年的会议记录保持不变。"


class TransferDialog(RecordDialog[Transfer]):
    """Adds or changes a transfer out or in. Without a member it adds one to the roster: somebody who comes from elsewhere."""

    def __init__(
        self, session: Session, transfer: Transfer, member: Member | None, parent: QWidget | None, *, first: str = ""
    ) -> None:
        """first: the field in which one begins, where it is not the first."""
        self._out, self._first = transfer.direction == OUT, first
        again = not transfer.id and not self._out and member is not None and not member.belongs(session.today)
        self._member = returning(member) if again and member else member or Member(branch=session.branch.name)
        who = self._member.name if member else "新到的党员"
        title = {True: f"转出：{who}", False: f"转入：{who}"}[self._out]
        if not transfer.id:
            transfer.way = transfer.way or BY_LETTER
            if self._out:  # a letter from elsewhere was written earlier, on a day that stands on it
                transfer.issued = transfer.issued or PartialDate.of(session.today)
        super().__init__(
            session,
            transfer,
            parent,
            fields=[field_of(Transfer, name) for name in _TRANSFER],
            columns=3,
            lines=2,
            title=title,
        )
        names = ("left",) if self._out else _NEWCOMER if not self._member.id else ("arrived",)
        self._people: Form[Member] = Form(
            Member, session, fields=[field_of(Member, name) for name in names], columns=3, headings=False
        )
        self._people.load(self._member)
        self._receipt = transfer.receipt
        self._people.type_text({name: str(text) for name, text in self.restored.items() if name in names})
        self._people.edited.connect(self.touch)
        heading = plain_label("名册里同时改动" if self._member.id else "名册里新立一行")
        heading.setObjectName("groupHeading")
        explains = plain_label(_OUT if self._out else (_AGAIN + _IN if again else _IN), "note", wrap=True)
        parts: list[QWidget] = [heading, self._people, explains]
        if not self._member.id:
            letter = plain_label("介绍信")
            letter.setObjectName("groupHeading")
            parts.append(letter)
        place = 0 if not self._member.id else self.body.count()
        for step, widget in enumerate(parts):
            self.body.insertWidget(place + step, widget)
        if not self._out and not self._member.id:
            check_while_typing(self._people, session, self._member, self._arrival)
        elif not self._out:
            self._people.check_by(self._arrival)
        self.form.boxes["other"].editor.left.connect(self._people.advise)
        # Of a letter of which nothing is typed yet, only its day proposed, there is nothing to remark.
        self.form.check_by(self._letter)
        self.form.boxes["near"].editor.left.connect(self._usual_length)
        self.form.boxes["receipt"].editor.left.connect(self._follow)
        self.fit()
        if first:
            self.form.boxes[first].editor.setFocus()
        elif not self._member.id:
            self._people.focus_on()

    def _arrival(self, typed: Member) -> Iterable[Remark]:
        """What is to be said of the day of arrival, once something of the letter is typed."""
        letter, _ = self.form.so_far()
        return check_arrival(typed, letter, self._session.today) if letter.other else ()

    def _letter(self, typed: Transfer) -> list[Remark]:
        session = self._session
        found = check_transfer(typed, session.today, limits=session.limits) if typed.other else []
        return [softened(remark, session.begun) for remark in found]

    def _usual_length(self) -> None:
        """How long such a letter usually holds, where nothing was typed yet."""
        typed, _ = self.form.so_far()
        days, editor = usual_days(typed, self._session.limits), self.form.boxes["valid_days"].editor
        if days and not editor.value_text().strip():
            editor.set_value_text(str(days))
            self.form.advise()

    def _follow(self) -> None:
        """The day of the receipt is proposed as the day of leaving or arriving, where that is empty or was its day before."""
        typed, unread = self.form.so_far()
        before = self._receipt
        if "receipt" in unread or typed.receipt == before:
            return
        self._receipt = typed.receipt
        editor = self._people.boxes["left" if self._out else "arrived"].editor
        if typed.receipt and editor.value_text().strip() in ("", str(before)):
            editor.set_value_text(str(typed.receipt))
        if self._out and not typed.receipt and is_sent_by(self._member, self.form.loaded()):
            editor.set_value_text("")  # the receipt was taken out again, so was the leaving
        self._people.advise()

    def texts(self) -> dict[str, str]:
        return super().texts() | (self._people.typed_text() if hasattr(self, "_people") else {})

    def touched(self) -> bool:
        return self._people.changed() or super().touched()

    def accept(self) -> None:
        if self._first and not self.touched():  # closing without a word would look as if the receipt had been kept
            label = self.form.boxes[self._first].field.label
            self.form.boxes[self._first].editor.setFocus()
            self._say(f"没有保存：{label}还没有填。还没有的，请点“取消”。", "bad")
            return
        self._follow()
        member = self._people.record()
        if member is None:
            self.say_wrong()
            return
        self._typed_member = member
        super().accept()

    def action(self, typed: Transfer) -> str:
        verb = "登记" if not typed.id else "修改"
        return f"{verb}{typed.direction}：{self._typed_member.name}，{typed.other}"

    def write(self, unit: Unit, typed: Transfer) -> None:
        """The person first, whose id the letter carries."""
        member = self._typed_member
        if self._out:
            before = self.form.loaded()
            if member.left != self._member.left or (member.left and is_sent_by(self._member, before)):
                member = sent(member, typed, member.left)
        if member.id:
            unit.save(member)
        else:
            unit.add(member)
        typed.member_id = member.id
        super().write(unit, typed)
