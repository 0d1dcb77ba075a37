"""Goes down a sheet with a list of participants: as down a roster, but its headings are those of organizers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from models.imports import cards
from models.imports.enrolling.fields import known_headings
from models.imports.grid import Sheet
from models.imports.plan import Plan, SheetPlan
from models.imports.subject import PARTICIPANTS, Subject
from models.imports.walk import Walk


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

    def forms(self) -> Sequence[cards.Card]:
        """A list is no form for one person."""
        return ()
