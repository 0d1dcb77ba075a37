"""What the list of backups says of each: when and why it was made, how large it is, what is in it, and what was done since."""

from __future__ import annotations

from collections.abc import Sequence

from models.safekeeping.folder import Kept
from models.store import Ledger, UnitLine
from models.store.attachments import in_words
from ui.tabs.changes import action_words

HEADS = (
    ("序号", 64), ("时间", 150), ("原因", 96), ("大小", 84), ("党员", 60), ("会议", 60), ("此后的操作", 300),
)  # fmt: skip
TIPS = {
    "党员": "这份备份的名册里有多少人：已离开的也算，回收站里的不算",
    "会议": "这份备份里有多少份会议记录：草稿、作废的也算，回收站里的不算",
}
"""What the numbers below a heading count."""
LOCKED, UNREADABLE = "有密码，核对、找回、恢复时要输入", "读不出来，可能已损坏"
_NAMED, _LOOKED = 2, 60
_OTHER = "后来恢复过账本，这份是恢复以前的内容"
_SAME = "没有，与现在相同"


def lines_of(ledger: Ledger, backups: Sequence[Kept]) -> list[list[str]]:
    """The cells of each backup, in their order."""
    last, units = ledger.state().last, ledger.units(_LOOKED)
    return [_line(ledger, backup, last, units) for backup in backups]


def _line(ledger: Ledger, backup: Kept, last: int, units: Sequence[UnitLine]) -> list[str]:
    name, state = backup.name, backup.state
    since = LOCKED if backup.locked else UNREADABLE if state is None else since_words(ledger, backup, last, units)
    if ledger.secret is not None and not backup.key and state is not None:
        since = f"未加密；{since}"
    counted = ["", ""] if state is None else [str(state.members), str(state.meetings)]
    return [str(name.number), name.at, name.why, in_words(backup.size), *counted, since]


def since_words(ledger: Ledger, backup: Kept, last: int, units: Sequence[UnitLine]) -> str:
    """How many actions were done after a backup, and the newest of them."""
    state = backup.state
    assert state is not None
    if state.head and not ledger.knows(state.last, state.head):
        return _OTHER
    count = last - state.last
    if count <= 0:
        return _SAME
    named = [action_words(unit) for unit in units if unit.id > state.last][:_NAMED]
    return f"{count} 步：{'、'.join(named)}{' 等' if count > len(named) else ''}"


def going_back_words(ledger: Ledger, backup: Kept) -> str:
    """What is asked before the whole ledger goes back to a backup."""
    since = since_words(ledger, backup, ledger.state().last, ledger.units(_LOOKED)) if backup.state is not None else ""
    said = [f"把整个账本恢复到{backup.title}？"]
    if since == _OTHER:
        said.append("这份备份是上一次恢复以前的账本：恢复后是那时的内容，那次恢复以后的操作不再在账本里。")
    elif since == _SAME:
        said.append("现在的账本与这份备份相同，恢复后内容不变。")
    elif since:
        said.append(f"此后的操作（{since}）不再在账本里。")
    key = ledger.secret.id if ledger.secret is not None else b""
    if key and not backup.key:
        said.append("这份备份是启用加密以前的；恢复后账本仍是加密的，密码不变。")
    elif key and backup.key != key:
        said.append("这份备份用的是以前的密码；恢复后账本仍用现在的密码打开。")
    elif backup.key and not key:
        said.append("这份备份是加密的；账本现在没有密码，恢复后也没有密码。")
    said.append("现在的账本先存为“恢复前”的备份，列在这里，随时可以换回来。")
    return "\n".join(said)
