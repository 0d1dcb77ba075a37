"""What was typed into a record whose registration was taken back for good: it is offered again as a record that was begun."""

from __future__ import annotations

from models.records import Meeting
from models.store import Ledger
from ui.tabs.meetings.draft_texts import NEW


def adopt(ledger: Ledger, shown: int) -> None:
    """Makes the draft of a record that no redo can bring back that of a new record; one at a time, and not while another is
    begun. `shown`: the record that is open, which keeps its own."""
    drafts = ledger.drafts()
    if NEW in drafts or ledger.undone():
        return
    for key in drafts:
        table, _, number = key.partition(":")
        if table != Meeting.table or not number.isdecimal() or int(number) == shown:
            continue
        found = ledger.draft(key) if ledger.get(Meeting, int(number)) is None else None
        if found is not None:
            body = found[1]
            first = body.get("gathering") or 0
            there = ledger.get(Meeting, first) is not None
            ledger.save_draft(NEW, body | {"reason": "", "gathering": first if there else None, "was": {}})
            ledger.drop_draft(key)
            return
