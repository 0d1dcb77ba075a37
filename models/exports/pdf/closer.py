"""Blocks set a little closer, so that a page with next to nothing on it is saved: the letters keep their size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.exports.pdf.boxcell import Gap, Row
from models.exports.pdf.pages import Block, paginate
from models.exports.pdf.paragraph import Paragraph

_SHARES = (0.96, 0.92, 0.88, 0.84, 0.8)  # of the usual height of lines and rows
_LITTLE = 1 / 3  # of a page


def fewest_pages(blocks: Sequence[Block], height: float) -> list[list[Block]]:
    """The blocks on pages of that height; closer together, where that saves a last page that has little on it."""
    usual = paginate(blocks, height)
    if len(usual) == 1 or sum(block.height for block in usual[-1]) > height * _LITTLE:
        return usual
    for share in _SHARES:
        pages = paginate([_closer(block, share) for block in blocks], height)
        if len(pages) < len(usual):
            return pages
    return usual


def _closer(block: Block, share: float) -> Block:
    """The same with less between its lines and around them; lines to write on by hand stay as they are."""
    if isinstance(block, Paragraph):
        return block.closer(share)
    if isinstance(block, Gap):
        return replace(block, height=block.height * share)
    if isinstance(block, Row):
        cells = [
            replace(
                cell,
                blocks=[_closer(each, share) for each in cell.blocks],
                above=cell.above * share,
                below=cell.below * share,
            )
            for cell in block.cells
        ]
        return replace(block, cells=cells, least=block.least * share)
    return block
