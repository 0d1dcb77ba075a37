"""Binds the book: the pages of each record are known once all are laid out, so tables that name pages are laid out again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from models.exports.pdf.book.chapters import Chapters
from models.exports.pdf.book.contents import HEADING, Line, contents_draws
from models.exports.pdf.book.cover import Cover
from models.exports.pdf.book.leaves import CHAPTER, PART, UPRIGHT, Draw, Leaf, Mark, leaves
from models.exports.pdf.minutes import minutes_pages
from models.exports.pdf.pages import draw_number, save_document
from models.exports.reasons import REDUCED
from models.exports.year_book.content import YearBook
from models.kinds import PartialDate

_TITLE = "组织生活汇编"
_REASONS = "会议记录里请假、缺席的原因和不计入应到的情形照原记录印出"


def write_book_pdf(book: YearBook, path: Path) -> None:
    """Writes the book to `path`; raises TargetBusy where it cannot be written."""
    minutes = {record.id: minutes_pages(record.minutes) for quarter in book.quarters for record in quarter.records}
    bound = _bound(book, minutes, {})
    bound = _bound(book, minutes, _pages(bound))  # as many pages as before: the column of pages has one width
    draws = [partial(_draw, leaf, number, len(bound)) for number, leaf in enumerate(bound, 1)]
    save_document(
        path,
        UPRIGHT,
        f"{book.year}年度{_TITLE}",
        book.branch.name,
        draws,
        subject=f"截至{PartialDate.of(book.day).chinese()}",
        numbered=False,
        pages=[leaf.page for leaf in bound],
    )


def _bound(book: YearBook, minutes: Mapping[int, Sequence[Draw]], pages: Mapping[int, int]) -> list[Leaf]:
    """Cover, contents and chapters."""
    chapters = Chapters(book, minutes, pages).leaves()
    marks = [mark for leaf in chapters for mark in leaf.marks]
    ahead = 1 + len(contents_draws([Line.of(mark, 0, "") for mark in marks]))
    lines = [Line.of(mark, number, _target(number, mark)) for number, mark in _placed(chapters, ahead + 1)]
    cover = Cover(
        book.branch.superior,
        book.year,
        (_TITLE,),
        book.branch.name or book.branch.short_name,
        "完整件，含个人信息，注意保管" if book.full else f"内部资料，注意保管。{REDUCED if book.bundled else _REASONS}",
        f"截至{PartialDate.of(book.day).chinese()}",
    )
    return [Leaf(UPRIGHT, cover.draw), *leaves(UPRIGHT, contents_draws(lines), Mark(HEADING, CHAPTER)), *chapters]


def _placed(bound: Sequence[Leaf], first: int) -> Iterator[tuple[int, Mark]]:
    return ((number, mark) for number, leaf in enumerate(bound, first) for mark in leaf.marks)


def _pages(bound: Sequence[Leaf]) -> dict[int, int]:
    return {mark.record: number for number, mark in _placed(bound, 1) if mark.record}


def _target(page: int, mark: Mark) -> str:
    """The name of a place; headings on one page have one each, or the outline would call them all by the last."""
    return f"page{page}.{mark.level}.{mark.text}"


def _draw(leaf: Leaf, number: int, total: int, canvas: Any) -> None:
    """A page with its place in the outline and its number; the cover is counted and bears none."""
    if number == 1:
        canvas.showOutline()
    for mark in leaf.marks:
        canvas.bookmarkPage(_target(number, mark))
        canvas.addOutlineEntry(mark.text, _target(number, mark), mark.level, closed=mark.level == PART)
    leaf.draw(canvas)
    if number > 1:
        draw_number(canvas, leaf.page, number, total)
