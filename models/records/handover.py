"""移交记录: that the ledger was handed over to another secretary, as what, and with what."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, on_day, record
from models.kinds import Line, Paragraphs, PartialDate, PersonName


@record("handover", "移交记录")
@dataclass(kw_only=True)
class Handover(Record):
    """One hand-over, kept by the ledger that was handed over and thus by the one that was received."""

    day: PartialDate | None = on_day("移交日期", required=True)
    giver: str = column("移交人", PersonName(), width=10)
    receiver: str = column("接收人", PersonName(), width=10)
    witness: str = column("监交人", PersonName(), width=10)
    contents: str = column("移交内容", Paragraphs(), width=40, help="各类记录和附件的数量")
    file: str = column("移交文件", Line(), width=24)
    note: str = column("备注", Paragraphs(), width=20)

    def title(self) -> str:
        return f"移交 {self.show('day')}".strip()
