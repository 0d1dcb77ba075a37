"""A report in chapters: what its writers look at, whichever report it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from models.exports.contents.oversight import Chapter

SIGNED_LINE, SIGNED_NAME, SIGNED_DAY = 30, 2, 4
"""Characters on a line of the name in 落款, and those that the name and the day keep free at the right (GB/T 9704, 7.3.5)."""


class Report(Protocol):
    """Title, the line below it, chapters of texts and tables, and the note at the end."""

    @property
    def branch(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def subtitle(self) -> str: ...

    @property
    def chapters(self) -> Sequence[Chapter]: ...

    @property
    def footnote(self) -> str: ...
