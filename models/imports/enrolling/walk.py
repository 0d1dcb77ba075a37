"""Goes down a sheet with a list of participants: as down a roster, but its headings are those of organizers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from models.imports import cards
from models.imports.enrolling.fields import known_headings
from models.imports.grid import Sheet
from models.imports.heading import Heading
from models.imports.mapping import Match, key
from models.imports.plan import Plan, SheetPlan
from models.imports.subject import PARTICIPANTS, Subject
from models.imports.walk import Walk

_OF_ROSTER, _REMARKS = ("党内职务", "党小组"), "备注"


class ListWalk(Walk):
    """Gathers the rows of participants."""

    subject: ClassVar[Subject] = PARTICIPANTS

    def __init__(
        self,
        sheet: Sheet,
        about: SheetPlan,
        plan: Plan,
        groups: Sequence[str],
        overrides: Mapping[str, str],
        forced: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(sheet, about, plan, groups, {**known_headings(sheet), **overrides}, forced)

    def settle(self, head: Heading) -> None:
        """What the roster knows of people is not asked of a list, ours has it, too; nor is an empty column of remarks missed."""
        super().settle(head)
        below = range(head.bottom + 1, len(self.sheet.rows))
        for column in head.columns:
            name = key(column.heading)
            empty = name == _REMARKS and all(self.sheet.cell(row, column.index) is None for row in below)
            if not column.match.known and (name in _OF_ROSTER or empty):
                column.match = Match(derived=True, rank=1)

    def forms(self) -> Sequence[cards.Card]:
        """A list is no form for one person."""
        return ()
