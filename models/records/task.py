"""待办: something that a meeting decided, or that the secretary put down for herself: who does it by when, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, link, on_day, record
from models.kinds import Line, Paragraphs, PartialDate, People
from models.records.titles import first_line


@record("task", "待办事项", years=("done",))
@dataclass(kw_only=True)
class Task(Record):
    """One thing to do. It belongs to the item of the agenda that decided it, where there is one, and lives on without it."""

    meeting_id: int | None = link("会议", to="meeting")
    agenda_item_id: int | None = link("议题", to="agenda_item")
    text: str = column("事项", Paragraphs(), required=True, width=40, listed=True)
    owner: str = column("责任人", People(), width=10, listed=True)
    due: PartialDate | None = on_day("完成时限", listed=True, aliases=("时限",))
    done: PartialDate | None = on_day("完成日期", listed=True)
    outcome: str = column("落实情况", Paragraphs(), width=30)
    note: str = column("备注", Line(), width=20)

    def title(self) -> str:
        return first_line(self.text, "未写事项")

    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done is None
