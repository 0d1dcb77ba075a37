"""A report in chapters: what its writers look at, whichever report it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from models.exports.contents.oversight import Chapter


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
