"""Handing over, kept in the ledger: the record and the line in the log of exports, the same in the copy that goes and in the one that stays."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.handover.errors import HandoverRefused, Progress, quiet
from models.handover.manifest import SUFFIX, Parties
from models.kinds import encodable
from models.records import RECORDS, Handover
from models.store import Ledger, LedgerRefused
from models.store.attachments import folder_of
from models.workplace import Workplace

if TYPE_CHECKING:
    from models.handover.packing import Packed, Wish

PURPOSE = "移交"
_NO_ROOM = "没有移交：临时文件夹写不下账本的副本。账本没有改动，请腾出磁盘空间再移交。"
IN_CLEAR = (
    "账本有密码，移交文件里的账本和附件不加密（接收人没有这个密码）：请当面交接、妥善保管，接收以后再设自己的密码。"
)
_MARK = "handed-over"
"""What only the ledger that stays behind is told, aside from its records: the one that was received is not handed over."""


@dataclass(frozen=True)
class Prepared:
    """A copy of the ledger in a folder of its own, and the folder of its attachments: all that packing needs."""

    copy: Path
    folder: Path
    moment: datetime


def label_of(record: Handover) -> str:
    """The action as the history tells it."""
    both = " → ".join(name for name in (record.giver, record.receiver) if name)
    return f"移交账本：{both}" if both else "移交账本"


def keep(ledger: Ledger, record: Handover) -> None:
    """Keeps the record and notes that everything left the ledger in full (domain §11 X03)."""
    with ledger.unit(label_of(record)) as unit:
        unit.add(record)
    many = sum(ledger.count(cls) for cls in RECORDS)
    ledger.log_export(record.file, many, full=True, purpose=PURPOSE, recipient=record.receiver)


def forget(ledger: Ledger) -> None:
    """Takes the mark of an earlier hand-over from the copy that goes: where it arrives, nothing was handed over yet."""
    if ledger.remembered(_MARK):
        ledger.remember(_MARK, {})


def workplace() -> Workplace:
    """A folder for the copy; raises HandoverRefused where the disk takes nothing."""
    try:
        return Workplace()
    except OSError as error:
        raise HandoverRefused(_NO_ROOM) from error


def prepare(ledger: Ledger, place: Path) -> Prepared:
    """Copies the ledger, verified; raises HandoverRefused."""
    copy = place / ledger.path.name
    try:
        ledger.copy_to(copy)
    except OSError as error:
        raise HandoverRefused(_NO_ROOM) from error
    except LedgerRefused as refusal:
        raise HandoverRefused(f"没有移交：{refusal}") from refusal
    return Prepared(copy, folder_of(ledger.path), datetime.fromisoformat(ledger.now()))


def aimed(ledger: Ledger, out: Path) -> Path:
    """The file that is meant; raises HandoverRefused where it is the ledger itself or has another ending."""
    if out.suffix.lower() != SUFFIX:
        raise HandoverRefused(f"移交文件的扩展名是 {SUFFIX}，“{out.name}”不是，没有移交。请改文件名。")
    if encodable(out.name) != out.name:
        raise HandoverRefused(f"文件名“{encodable(out.name)}”里有不能用的字符，没有移交。请改文件名。")
    if ledger.is_at(out):
        raise HandoverRefused(f"“{out.name}”正是打开着的账本，没有移交。请换一个文件名。")
    return out


def keep_after(ledger: Ledger, packed: Packed, moment: datetime) -> None:
    """Keeps in the ledger that stays what the copy that went has, line for line, and marks that it was handed over."""
    try:
        with ledger.dated(moment):
            keep(ledger, replace(packed.record, id=0))
        ledger.remember(_MARK, {"handover": ledger.all(Handover)[-1].id})
    except LedgerRefused as refusal:
        raise LedgerRefused(
            f"移交文件“{packed.file.name}”已经写好，是完整的；但这本账本没有记下这次移交（磁盘已满或写不进去）。请处理后再移交一次。"
        ) from refusal


def handed_over(ledger: Ledger) -> Handover | None:
    """The last hand-over of this ledger to somebody else; None where it was never handed over, or was received itself."""
    if not (told := ledger.remembered(_MARK)):
        return None
    return next((one for one in ledger.all(Handover) if one.id == told.get("handover")), None)


def hand_over(
    ledger: Ledger,
    out: Path,
    parties: Parties,
    *,
    today: date,
    accepted: Collection[str] = frozenset(),
    progress: Progress = quiet,
) -> Packed:
    """All of it in this process: copies, packs, keeps. Raises HandoverRefused, TargetBusy, LedgerRefused, Stopped."""
    from models.handover.packing import Wish, pack

    aimed(ledger, out)
    with workplace() as place:
        made = prepare(ledger, Path(place))
        wish: Wish = Wish(out, parties, today, made.moment, accepted)
        packed = pack(made.copy, made.folder, wish, progress)
    keep_after(ledger, packed, made.moment)
    return packed
