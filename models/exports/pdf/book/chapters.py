"""The chapters of the book as pages; a chapter that has nothing to show is left out, and the others are numbered through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from models.exports.minutes import chinese_number
from models.exports.pdf import characters
from models.exports.pdf.book.leaves import (
    CHAPTER,
    PART,
    RECORD,
    UPRIGHT,
    Draw,
    Leaf,
    Mark,
    Section,
    flowing,
    leaves,
    table_leaves,
)
from models.exports.pdf.boxcell import Gap
from models.exports.pdf.fonts import HEI, SONG, TITLE
from models.exports.pdf.grid import Grid
from models.exports.pdf.minutes import form_row
from models.exports.pdf.pages import Block
from models.exports.pdf.paragraph import CENTER, LEFT, Paragraph, Style
from models.exports.sheet import Sheet
from models.exports.year_book.content import Quarter, YearBook

_CHAPTER = Style(TITLE, 18, 32, CENTER)
_TABLE = Style(HEI, 13, 22, LEFT)
_NOTE = Style(SONG, 9.5, 14, LEFT)


class Chapters:
    """Numbers the chapters as they come."""

    def __init__(self, book: YearBook, minutes: Mapping[int, Sequence[Draw]], pages: Mapping[int, int]) -> None:
        """minutes: the pages of each record · pages: where each record begins, as far as it is known yet."""
        self._book, self._minutes, self._pages = book, minutes, pages
        self._count = 0

    def leaves(self) -> list[Leaf]:
        """All pages from the first chapter to the last."""
        book = self._book
        found = flowing([*self._branch()])
        found += self._table("党员名册", book.roster)
        found += self._table("“三会一课”计划表", book.plan)
        found += self._records()
        found += self._table("到会情况", book.attending)
        totals = [*self._totals()]
        found += flowing(totals) if totals else []
        found += self._table("决议索引", book.decisions.paged(self._pages))
        return found

    def _chapter(self, title: str) -> Mark:
        self._count += 1
        return Mark(f"{chinese_number(self._count)}、{title}", CHAPTER)

    def _table(self, title: str, sheet: Sheet) -> list[Leaf]:
        if not sheet.rows:
            return []
        mark = self._chapter(title)
        return table_leaves(replace(sheet, title=mark.text), mark)

    def _branch(self) -> Iterator[Section]:
        mark = self._chapter("支部概况")
        yield Section(mark, [*_heading(mark.text), *(form_row(row) for row in self._book.overview)])
        if self._book.committee.rows:
            mark = self._chapter("支部委员会")
            yield Section(mark, [*_heading(mark.text), *_grid(self._book.committee)])

    def _records(self) -> Iterator[Leaf]:
        if not self._book.quarters:
            return
        mark = self._chapter("会议记录")
        for number, quarter in enumerate(self._book.quarters):
            yield from self._quarter(quarter, [] if number else [mark])

    def _quarter(self, quarter: Quarter, above: Sequence[Mark]) -> Iterator[Leaf]:
        title = "\n".join([*(mark.text for mark in above), f"{quarter.name}会议一览"])
        part = Mark(quarter.name, PART)
        first, *more = table_leaves(replace(quarter.listing.paged(self._pages), title=title), part)
        yield from (replace(first, marks=(*above, part)), *more)
        for record in quarter.records:
            mark = Mark(characters.printable(record.line), RECORD, record.id)
            yield from leaves(UPRIGHT, self._minutes[record.id], mark)

    def _totals(self) -> Iterator[Section]:
        totals = self._book.totals
        tables = [
            (title, sheet)
            for title, sheet in (
                ("组织生活次数", totals.by_month),
                ("到会率", totals.by_kind),
                ("议题、决议和表决", totals.decided),
                ("培训学时", totals.hours),
            )
            if sheet.rows
        ]
        if not self._book.quarters and len(tables) == 1:  # nothing was held, so there is nothing to count
            return
        mark = self._chapter("年度统计")
        blocks: list[Block] = _heading(mark.text)
        for number, (title, sheet) in enumerate(tables, 1):
            if number > 1:
                blocks.append(Gap(6))
            blocks.append(Paragraph(f"（{chinese_number(number)}）{title}", _TABLE, UPRIGHT.width, keep_next=True))
            blocks += _grid(sheet)
        yield Section(mark, blocks)


def _grid(sheet: Sheet) -> list[Block]:
    """A table and the note below it, which never stands on a page without any of the table."""
    grid = Grid.of(sheet, UPRIGHT.width)
    if not sheet.footnote:
        return [grid]
    note = Paragraph(sheet.footnote, _NOTE, UPRIGHT.width)
    return [replace(grid, keep_next=True), Gap(3, keep_next=True), note]


def _heading(text: str) -> list[Block]:
    return [Paragraph(text, _CHAPTER, UPRIGHT.width, keep_next=True), Gap(6, keep_next=True)]
