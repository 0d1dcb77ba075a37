"""Goes down a sheet of a problem list: which rows are problems, which go on with the one above, what divides them into groups."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from models.imports import body, cards
from models.imports.grid import JSON, Cell, Sheet
from models.imports.heading import Column, Heading
from models.imports.mapping import Match, key
from models.imports.plan import Plan, SheetPlan
from models.imports.problems.words import without_number
from models.imports.subject import PROBLEMS, Subject
from models.imports.walk import Walk
from models.kinds import clean, is_blank
from models.records.rectification import SOURCES

_SECTION = re.compile(
    r"[(（]?[一二三四五六七八九十]+[)）]?[、.．\s].{1,80}|[(（][一二三四五六七八九十]+[)）].{1,80}|第[一二三四五六七八九十]+[部类].{1,80}"
)
_COUNTS = ("序号", "序", "任务序号", "问题序号")
_ONCE = ("source", "category", "document", "found")
_ABOUT = re.compile(r"(方面)?(存在的?|的)?(主要|突出)?问题$|方面$")
_SPECIFIC = re.compile(r"具体|表现|细化|个性")


def problem_columns(columns: Sequence[Column]) -> list[Column]:
    """The columns that tell the problem: what it is in particular first, then what it belongs to (反馈问题, 具体问题)."""
    found = [column for column in columns if column.match.field == PROBLEMS.anchor]
    return sorted(found, key=lambda c: (not _SPECIFIC.search(c.heading), c.match.rank, c.index))


class ProblemWalk(Walk):
    """A row is a problem, or goes on with the problem above it: under a merged cell, or with nothing in its own."""

    subject: ClassVar[Subject] = PROBLEMS

    def __init__(
        self,
        sheet: Sheet,
        about: SheetPlan,
        plan: Plan,
        groups: Sequence[str],
        overrides: Mapping[str, str],
        forced: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(sheet, about, plan, groups, overrides, forced)
        self._above: dict[int, Cell] = {}
        self.sheet_group = ""
        self.sheet_kind = sheet.name if sheet.name in SOURCES else ""

    def forms(self) -> Sequence[cards.Card]:
        return ()

    def title(self, text: str) -> None:
        """A title speaks for the whole file; what it says is proposed and not taken."""

    def section(self, text: str) -> None:
        """一、班子建设方面 stands over problems of one category."""
        self._above.clear()
        self.section_group = _ABOUT.sub("", without_number(re.sub(r"[:：。]$", "", text)))

    def settle(self, head: Heading) -> None:
        """序号 that only counts the rows of this file is no number of the items."""
        super().settle(head)
        for column in head.columns:
            below = [self.sheet.cell(r, column.index) for r in range(head.bottom + 1, len(self.sheet.rows))]
            if column.match.field == "number" and key(column.heading) in _COUNTS and not any(map(_tells, below)):
                column.match = Match(derived=True, rank=1)

    def kind_of(self, number: int, head: Heading) -> body.Kind:
        line = self.sheet.rows[number]
        filled = {i: clean(cell) for i, cell in enumerate(line) if not is_blank(cell)}
        filled |= self.sheet.broken_in(number)
        if not filled:
            return body.Kind("空行")
        if body.is_repeated(self.sheet, number, head):
            return body.Kind("重复的表头")
        numbering = {c.index for c in head.columns if c.match.field == "number" or c.match.derived}
        rest = {i: text for i, text in filled.items() if i not in numbering}
        problem = next((filled[c.index] for c in problem_columns(head.columns) if c.index in filled), "")
        first = re.sub(r"\s", "", next(iter(filled.values())))
        few = len(filled) * 3 <= len(head.columns) or len(filled) == 1
        if not rest and all(body.is_number(text) for text in filled.values()):
            return body.Kind("只有序号")
        if len(filled) <= 2 and first in self.titles:
            return body.Kind("重复的标题")
        if body.TOTAL.fullmatch(first) and (few or first != re.sub(r"\s", "", problem)):
            return body.Kind("合计")
        if few and (body.NOTE.fullmatch(first) or body.NOTE.fullmatch(re.sub(r"\s", "", problem))):
            return body.Kind("表下说明")
        if any(body.EXAMPLE.fullmatch(text) for text in (first, problem)):
            return body.Kind("示例")
        if body.is_column_numbers(filled):
            return body.Kind("填写说明")
        if len(filled) == 1 and (section := self._divides(number, *next(iter(filled.items())), head)):
            return section
        return body.Kind()

    def _divides(self, number: int, column: int, text: str, head: Heading) -> body.Kind | None:
        """A row with one text only, over most of the columns or numbered, divides the problems; else it is one."""
        span = next((m[3] - m[1] + 1 for m in self.sheet.merged if m[0] <= number <= m[2] and m[1] == column), 1)
        wide = span * 2 > len(head.columns) and span > 1
        if not wide and column in {c.index for c in problem_columns(head.columns)}:
            return None
        if _SECTION.fullmatch(text) or (wide and len(text) <= 40):
            return body.Kind(body.SECTION, text)
        return body.Kind("表下说明") if wide or len(text) > 12 else None

    def take(self, number: int, columns: Sequence[Column], cells: list[Cell], broken: dict[int, str]) -> None:
        super().take(number, columns, cells, broken)
        row = self.found[-1]
        row.continues = self._continues(number, columns, cells)
        if self.sheet.merged or self.sheet.name == JSON:
            return
        # Text files and ods tell of no merged cells: what was one over several rows is there once.
        general = {column.index for column in problem_columns(columns)[1:]}
        for column, cell in zip(columns, cells, strict=True):
            if column.match.field not in _ONCE and column.index not in general:
                continue
            if not is_blank(cell):
                self._above[column.index] = cell
            elif column.index in self._above:
                row.above[column.index] = self._above[column.index]

    def _continues(self, number: int, columns: Sequence[Column], cells: Sequence[Cell]) -> bool:
        values = dict(zip((c.index for c in columns), cells, strict=True))
        for column in problem_columns(columns):
            if not is_blank(values[column.index]):
                return self._covered(number, column.index)
        numbers = [c.index for c in columns if c.match.field == "number" or c.match.derived]
        return not any(self.sheet.cell(number, i) is not None and not self._covered(number, i) for i in numbers)

    def _covered(self, row: int, column: int) -> bool:
        """Whether a cell lies under one that is merged from above."""
        return any(top < row <= bottom and left <= column <= right for top, left, bottom, right in self.sheet.merged)


def _tells(cell: Cell) -> bool:
    """Whether what stands under 序号 says more than 1, 12, 3.0, and is no total or note below the list."""
    return not is_blank(cell) and bool(re.search(r"\d", str(cell))) and not re.fullmatch(r"\s*\d{1,4}(\.0)?\s*", str(cell)) and len(str(cell)) <= 20  # fmt: skip
