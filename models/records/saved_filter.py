"""保存的筛选: a selection of a list under a name of the user's, kept in the ledger so that it moves with it and can be undone."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, record
from models.kinds import Line, Paragraphs


@record("saved_filter", "筛选")
@dataclass(kw_only=True)
class SavedFilter(Record):
    """One selection. `criteria` is JSON that the list understands."""

    name: str = column("名称", Line(), required=True, width=16)
    of: str = column("列表", Line(), derived=True)
    criteria: str = column("条件", Paragraphs(), derived=True)

    def title(self) -> str:
        return self.name
