"""What the list of backups says of each: when and why it was made, how large it is, and what was done since."""

from __future__ import annotations

from collections.abc import Sequence

from models.safekeeping.folder import Kept
from models.store import Ledger, UnitLine
from models.store.attachments import in_words
from ui.tabs.changes import action_words

HEADS = (("序号", 64), ("时间", 150), ("原因", 96), ("大小", 84), ("记录", 70), ("此后的操作", 300))
_NAMED, _LOOKED = 2, 60


def lines_of(ledger: Ledger, backups: Sequence[Kept]) -> list[list[str]]:
    """The cells of each backup, in their order."""
    last, units = ledger.state().last, ledger.units(_LOOKED)
    return [_line(ledger, backup, last, units) for backup in backups]


def _line(ledger: Ledger, backup: Kept, last: int, units: Sequence[UnitLine]) -> list[str]:
    name, state = backup.name, backup.state
    since = "读不出来，可能已损坏" if state is None else since_words(ledger, backup, last, units)
    records = "" if state is None else str(state.records)
    return [str(name.number), name.at, name.why, in_words(backup.size), records, since]


def since_words(ledger: Ledger, backup: Kept, last: int, units: Sequence[UnitLine]) -> str:
    """How many actions were done after a backup, and the newest of them."""
    state = backup.state
    assert state is not None
    if state.head and not ledger.knows(state.last, state.head):
        return "另一段经过：恢复以前的账本"
    count = last - state.last
    if count <= 0:
        return "没有，与现在相同"
    named = [action_words(unit) for unit in units if unit.id > state.last][:_NAMED]
    return f"{count} 步：{'、'.join(named)}{' 等' if count > len(named) else ''}"
