"""组织关系转接登记簿: all letters of the branch, which are under way, which end soon; a double click opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models import outputs
from models.exports.contents.transfers import transfers_of
from models.records import Member, Transfer
from models.records.transfer import IN, OUT
from models.rules.letters import EXPIRED, RECEIVED, TONES, UNDER_WAY, state
from ui.dialogs.export_dialog import export
from ui.dialogs.going.acting import receive_newcomer
from ui.dialogs.going.transfer_dialog import TransferDialog
from ui.dialogs.listing_dialog import ALL, ListingDialog
from ui.dialogs.run import run
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState

_OPEN = "open"
_EMPTY = "组织关系转出、转入的介绍信登记在这里，没有回执的、快到期的都能看到。在名册里选一个人，右键“转出…”。"
_KEYS = "双击一行打开介绍信、登记回执；没有回执的转出仍由本支部管理。"


class RegisterDialog(ListingDialog[Transfer]):
    """The register of letters."""

    heads = (("姓名", 96), ("方向", 64), ("对方党组织", 220), ("介绍信编号", 170), ("开出", 104), ("有效期至", 104),
             ("回执", 104), ("状态", 88))  # fmt: skip
    wide = 2
    tables = frozenset({Transfer.table, Member.table})
    extent = (1060, 600)

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        empty = EmptyState("arrow-up-down", "还没有转接记录", _EMPTY)
        super().__init__(session, parent, "组织关系转接登记簿", "哪些转接", empty)
        come = button("转入新党员…", lambda: receive_newcomer(session, self), icon_name="plus")
        out = button("导出…", lambda: export(session, self, outputs.TRANSFERS), icon_name="file-spreadsheet")
        self.lay_out((come, out), _KEYS, "primary")

    def read(self) -> tuple[Sequence[Transfer], str, list[tuple[str, str]]]:
        self._names = {member.id: member.title() for member in self._session.members}
        found = list(reversed(transfers_of(self._session.ledger.all(Transfer), None)))
        states = [state(transfer, self._session.today) for transfer in found]
        open_ = states.count(UNDER_WAY) + states.count(EXPIRED)
        late = f"，其中 {states.count(EXPIRED)} 件已过期" if states.count(EXPIRED) else ""
        words = f"共 {len(states)} 件，在途 {open_} 件{late}，已回执 {states.count(RECEIVED)} 件"
        ways = [(way, f"{way} {sum(t.direction == way for t in found)}") for way in (OUT, IN)]
        return found, words, [(ALL, f"全部 {len(states)}"), (_OPEN, f"在途 {open_}"), *ways]

    def listed(self, each: Transfer, key: str) -> bool:
        return key in (ALL, each.direction) or (key == _OPEN and each.under_way)

    def cells(self, each: Transfer) -> Sequence[str]:
        whose = self._names.get(each.member_id or 0, "（已放进回收站）")
        told = (each.show("issued"), str(each.last_day() or ""), each.show("receipt"))
        return whose, each.direction, each.other, each.letter, *told, state(each, self._session.today)

    def tone(self, each: Transfer) -> str:
        return TONES[state(each, self._session.today)]

    def open_current(self) -> None:
        """Opens a letter; of one that is under way the receipt is asked for."""
        kept = self.current()
        member = self._session.ledger.get(Member, kept.member_id or 0) if kept is not None else None
        if kept is not None and member is not None:
            run(TransferDialog(self._session, kept, member, self, first="receipt" if kept.under_way else ""))
