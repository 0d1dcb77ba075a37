"""One row of a list of participants cell by cell: as the list has it, as the entry is now, as it will be; and who it is."""

from __future__ import annotations

from collections.abc import Sequence

from models.fields import Record
from models.imports import RETURNED, Candidate, ColumnPlan, RowPlan
from models.imports.enrolling.seats import Seat
from models.records import Member
from ui.dialogs.import_row_detail import CellLine, ImportRowDetail, label_of, said_of

_ABSENT = "名单里没有这一栏，由其他内容得出"


class ListDetail(ImportRowDetail):
    """The chosen row; whoever is not found may be shown in the roster, or taken as a guest. roster: all who can be chosen."""

    now, stranger = "参训名单", "不在名册里，作为名册外人员记入"

    def __init__(self) -> None:
        super().__init__("文件")
        self.roster: Sequence[Member] = ()

    def ask(self, row: RowPlan) -> None:
        """Asks also of whom nothing is known; where nobody has to be asked, it can still be said who it is."""
        others = [Candidate(f"#{member.id}", member, "") for member in self.roster] if row.name else []
        self._question.setVisible(bool(row.candidates) or (row.fate == RETURNED and bool(row.name)))
        self._who.ask(row, full=self._full, subject=self.subject, others=others)

    def lines_of(self, row: RowPlan, columns: Sequence[ColumnPlan], known: Record | None) -> list[CellLine]:
        """The cells of the list in their order, then what else the entry gets."""
        changes = {change.name: change.texts() for change in row.changes}
        entry = row.entry if isinstance(row, Seat) else None
        made: list[CellLine] = []
        for column in columns:
            if column.heading not in row.cells or column.derived:
                continue
            level, words = said_of(row, column)
            old, new = changes.get(column.field, ("", ""))
            if entry is not None and column.field == "name":
                new = entry.name
            changed, raw = column.field in changes, row.cells[column.heading]
            made.append(CellLine(column.field, label_of(column), raw, old, new, changed, level, words))
        there = {line.name for line in made}
        for change in row.changes:
            if change.name not in there:
                made.append(CellLine(change.name, change.label, "", *change.texts(), True, "", _ABSENT, absent=True))
        return made
