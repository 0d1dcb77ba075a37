"""Pages of a book that are not bound yet, the headings that its outline leads to, and the two kinds of page that it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from models.exports.layout import paper_for
from models.exports.pdf.boxcell import Gap
from models.exports.pdf.minutes import PAGE
from models.exports.pdf.pages import A4, MM, Block, Page, draw_blocks, paginate
from models.exports.pdf.table import table_pages
from models.exports.sheet import Sheet

UPRIGHT = PAGE
ACROSS = Page((A4[1], A4[0]), left=16 * MM, right=16 * MM, top=24 * MM, bottom=19 * MM, number_at=11 * MM)
"""A page for wide tables; it is turned into the book with its upper edge in the binding, so that is the wide one."""
CHAPTER, PART, RECORD = 0, 1, 2
Draw = Callable[[Any], None]


@dataclass(frozen=True)
class Mark:
    """A heading that the contents name. `level`: CHAPTER, PART or RECORD · `record`: the id of the meeting, 0 for none."""

    text: str
    level: int
    record: int = 0


@dataclass(frozen=True)
class Leaf:
    """One page: what it is like, what is drawn on it, and the headings that begin on it."""

    page: Page
    draw: Draw
    marks: Sequence[Mark] = ()


@dataclass
class Section:
    """Blocks that begin with a heading, one of several on pages that they share."""

    mark: Mark
    blocks: Sequence[Block] = field(default_factory=list)


def leaves(page: Page, draws: Sequence[Draw], mark: Mark) -> list[Leaf]:
    """Pages of which the first has the heading."""
    return [Leaf(page, draw, () if number else (mark,)) for number, draw in enumerate(draws)]


def table_leaves(sheet: Sheet, mark: Mark) -> list[Leaf]:
    """A table on pages of its own: upright or across, never on larger paper."""
    page = UPRIGHT if sheet.upright else ACROSS
    return leaves(page, table_pages(paper_for(sheet, a3=False).parts, page), mark)


def flowing(sections: Sequence[Section]) -> list[Leaf]:
    """Sections one below the other on upright pages; no page begins with empty space."""
    heads = {id(section.blocks[0]): section.mark for section in sections}
    blocks: list[Block] = []
    for section in sections:
        blocks += [*([Gap(22)] if blocks else []), *section.blocks]
    found = []
    for page in paginate(blocks, UPRIGHT.height):
        shown = page[1:] if len(page) > 1 and isinstance(page[0], Gap) else page
        marks = [heads[id(block)] for block in shown if id(block) in heads]
        found.append(Leaf(UPRIGHT, partial(draw_blocks, UPRIGHT, shown), marks))
    return found
