"""What can be done about the coming and going of one member: opens the dialogs, and takes entries away again."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QWidget

from models.fields import Record
from models.people.going import is_sent_by, sent, settled
from models.records import Contact, Member, StatusChange, Transfer
from models.records.transfer import IN, OUT
from ui.dialogs.ask import confirm, tell
from ui.dialogs.going.away_dialog import AwayDialog
from ui.dialogs.going.change_dialog import ChangeDialog
from ui.dialogs.going.contact_dialog import ContactDialog
from ui.dialogs.going.transfer_dialog import TransferDialog
from ui.dialogs.run import run
from ui.session import Session


class Acting:
    """The actions on one member; `who` gives her as the ledger has her now, None where nobody is chosen."""

    def __init__(self, session: Session, who: Callable[[], Member | None], parent: QWidget) -> None:
        self._session, self._who, self._parent = session, who, parent

    def actions(self) -> list[tuple[str, Callable[[], object]]]:
        """Label and action, in the order in which they are offered."""
        return [
            ("转出…", self.send),
            ("转入…", self.receive),
            ("登记回执…", self.receipt),
            ("联系记录…", self.contact),
            ("流动、失联…", self.away),
            ("党籍变动…", self.change),
        ]

    def _window(self) -> QWidget:
        return self._parent.window()

    def send(self) -> None:
        """A letter out of the branch."""
        if (member := self._who()) is not None:
            run(TransferDialog(self._session, Transfer(member_id=member.id, direction=OUT), member, self._window()))

    def receive(self) -> None:
        """A letter into the branch, of this member."""
        if (member := self._who()) is not None:
            run(TransferDialog(self._session, Transfer(member_id=member.id, direction=IN), member, self._window()))

    def receipt(self) -> None:
        """The receipt of the letter that is under way; without one there is nothing to note it on."""
        member = self._who()
        if member is None:
            return
        waiting = [t for t in self._session.ledger.parts(Transfer, member) if t.under_way]
        if not waiting:
            tell(
                self._window(),
                f"{member.title()}没有在途的转接，没有可以登记的回执。请先用“转出…”或“转入…”登记介绍信。",
            )
            return
        run(TransferDialog(self._session, waiting[-1], member, self._window(), first="receipt"))

    def contact(self) -> None:
        """An attempt to reach the member."""
        if (member := self._who()) is not None:
            run(ContactDialog(self._session, Contact(member_id=member.id), member, self._window()))

    def away(self) -> None:
        """Being away or lost, in the roster."""
        if (member := self._who()) is not None:
            run(AwayDialog(self._session, member, self._window()))

    def change(self) -> None:
        """A decision about the membership."""
        if (member := self._who()) is not None:
            run(ChangeDialog(self._session, StatusChange(member_id=member.id), member, self._window()))

    def edit(self, record: Record) -> None:
        """Opens the dialog of an entry."""
        member = self._who()
        kept = self._session.ledger.get(type(record), record.id)
        if member is None or kept is None:
            return
        if isinstance(kept, Transfer):
            run(TransferDialog(self._session, kept, member, self._window()))
        elif isinstance(kept, Contact):
            run(ContactDialog(self._session, kept, member, self._window()))
        else:
            run(ChangeDialog(self._session, cast(StatusChange, kept), member, self._window()))

    def remove(self, record: Record) -> None:
        """Puts an entry into the recycle bin; what the roster took over from it goes with it."""
        member = self._who()
        if member is None:
            return
        then = self._without(member, record)
        also = "名册里由它记下的党籍状态、离开日期也一起恢复。" if then != member else "名册不变。"
        question = f"把“{record.title()}”放进回收站？{also}之后可以撤销。"
        if confirm(self._window(), question, "放进回收站"):
            with self._session.unit(f"放进回收站：{record.label}，{member.title()}，{record.title()}") as unit:
                unit.remove(record)
                if then != member:
                    unit.save(then)

    def _without(self, member: Member, record: Record) -> Member:
        """The member as the roster has to say it without the entry."""
        if isinstance(record, Transfer) and is_sent_by(member, record) and record.receipt:
            return sent(member, record, None)
        if isinstance(record, StatusChange):
            changes = self._session.ledger.parts(StatusChange, member)
            return settled(member, changes, [c for c in changes if c.id != record.id])
        return member


def receive_newcomer(session: Session, parent: QWidget) -> None:
    """A letter into the branch, of somebody who is not on the roster yet."""
    run(TransferDialog(session, Transfer(direction=IN), None, parent.window()))
