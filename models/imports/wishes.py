"""What the user says of a file beyond what is found in it: headings, columns, sheets, who a row is, and whether blanks clear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

NEW = "new"
"""The answer that a row is somebody who is not known yet."""
KEEP = "keep"
"""The answer that what the ledger has of a row stays as it is."""
RowKey = tuple[str, int, str]
"""Sheet, row as the file counts, and name: two people may stand beside one another in a row."""


@dataclass(frozen=True)
class Wishes:
    """All of it goes before what is found out; nothing said leaves everything to that.

    mapping: heading → field name, '' for a column to be left alone · headings: sheet → first and last row of its heading, as
    the file counts · sheets: whether a sheet is read · people: who a row is, `key` of a person or NEW · clear: a cell that the
    file leaves empty empties the ledger's too, where the file has the column · update: what is known already is changed by
    the file, where no row is said to be otherwise (problems; people always are) · given: field → text for all rows that do
    not say it themselves.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    sheets: Mapping[str, bool] = field(default_factory=dict)
    people: Mapping[RowKey, str] = field(default_factory=dict)
    clear: bool = False
    update: bool = False
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def of_the_kind(self) -> bool:
        """Whether something is said that holds for other files of the same kind too."""
        return bool(self.mapping or self.headings or self.sheets)


NOTHING_SAID = Wishes()
