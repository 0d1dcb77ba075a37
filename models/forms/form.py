"""What a blank form asks: its lists and cards, their columns and labels, and which record each is about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from models.fields import Record
from models.forms.addresses import name_of
from models.forms.blanks import Blank
from models.forms.package import Package, SheetEntry
from models.forms.sources import Source
from models.forms.styles import Styles

LIST, CARD, LINES, COUNTS = "list", "person", "lines", "counts"
"""A list of records, a form for one, the lines about the form itself above and below, and a table of numbers."""


@dataclass(frozen=True)
class Slot:
    """A column of a list, or a label with its blank on a card. row, column: of the heading or label, from 1.

    source: what goes there, None if nothing is known · at: the blank cell of a label · reason: why nothing goes there ·
    blank: the part of the cell's text that is to be filled, where label and blank share a cell · path: the texts over it ·
    computed: the form has a formula there, nobody fills it · offers: of a cell in a table of numbers what else it may be given.
    """

    heading: str
    key: str
    row: int
    column: int
    source: Source | None = None
    at: tuple[int, int] = (0, 0)
    reason: str = ""
    blank: Blank | None = None
    path: tuple[str, ...] = ()
    computed: bool = False
    offers: tuple[Source, ...] = ()

    @property
    def field(self) -> str:
        """The name of the source, '' if there is none."""
        return "" if self.source is None else self.source.name

    @property
    def place(self) -> str:
        """The address of the heading or label."""
        return name_of(self.row, self.column)


@dataclass(frozen=True)
class Area:
    """One list or the cards of one sheet.

    top, bottom: the rows of the headings · body: the rows for people or records · title: what stands above ·
    cards: the slots of each card of the sheet; a list has its columns in `slots` · said: what each card says of whom it is about · section: of a list in groups with
    subtotals the words that name the group, None for a list without groups ·
    block: of the same columns side by side which of them · above: the other texts over a list, its title aside ·
    notes: what is to be said about how it was read ·
    first: of a part with which a list goes on (续表) the place of the list's first part, None for every other.
    """

    kind: str
    subject: type[Record]
    sheet: SheetEntry
    title: str
    slots: tuple[Slot, ...]
    top: int = 0
    bottom: int = 0
    body: range = range(0)
    cards: tuple[tuple[Slot, ...], ...] = ()
    said: tuple[tuple[tuple[Slot, str], ...], ...] = ()
    section: str | None = None
    block: int = 0
    above: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    first: tuple[str, int] | None = None

    @property
    def place(self) -> tuple[str, int]:
        """The part of its sheet and the row of its headings; those side by side share it."""
        return self.sheet.part, self.top

    @property
    def unmapped(self) -> tuple[Slot, ...]:
        """The columns or labels for which nothing is known, and that no formula of the form fills."""
        return tuple(s for s in self.slots if s.source is None and not s.computed)


@dataclass
class Form:
    """A workbook that was read as a form. Nothing of it is changed; `fill_form` works on a copy."""

    path: Path
    package: Package
    styles: Styles
    areas: tuple[Area, ...] = ()
    lines: tuple[Area, ...] = ()
    """What is said about the form itself, by sheet: 填报单位, 填报日期 …"""
    notes: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """list or person, of the first area."""
        return self.areas[0].kind

    @property
    def subject(self) -> type[Record]:
        """The record that the first area is about."""
        return self.areas[0].subject

    @property
    def fingerprint(self) -> str:
        """The same for two forms whose sheets ask the same in the same order; corrections are remembered by it."""
        words = [(a.kind, [s.key for s in a.slots]) for a in (*self.areas, *self.lines)]
        return hashlib.sha256(repr(words).encode()).hexdigest()[:16]
