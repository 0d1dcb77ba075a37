"""Goes down one sheet, heading by heading, and gathers the rows of people; what is passed over is noted with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from models.imports import body, cards, heading
from models.imports.columns import are_posts, side_by_side
from models.imports.completing import kind_by_title
from models.imports.grid import Cell, Sheet
from models.imports.heading import Column, Heading
from models.imports.mapping import Match, key
from models.imports.person_row import Row
from models.imports.plan import INFO, ColumnPlan, Plan, Problem, SheetPlan, Skipped
from models.imports.subject import PEOPLE, Subject
from models.kinds import clean, is_blank, one_line

_GROUP_NAME = re.compile(r".{1,12}(组|小组)")


class Walk:
    """Goes down one sheet, heading by heading, and gathers the rows of people."""

    subject: ClassVar[Subject] = PEOPLE

    def __init__(
        self,
        sheet: Sheet,
        about: SheetPlan,
        plan: Plan,
        groups: Sequence[str],
        overrides: Mapping[str, str],
        forced: tuple[int, int] | None = None,
    ) -> None:
        """overrides: key of a heading → field name · forced: first and last row of the heading, as the file counts."""
        self.sheet, self.about, self.plan, self.overrides, self.forced = sheet, about, plan, overrides, forced
        self.sheet_group = sheet.name if sheet.name in groups or _GROUP_NAME.fullmatch(sheet.name) else ""
        self.sheet_kind = kind_by_title(sheet.name)
        self.section_group = self.section_kind = ""
        self.groups = groups
        self.titles: set[str] = set()
        self.found: list[Row] = []
        self._next_head = 0
        """No row above it, and below the heading that was settled last, is a heading."""
        self._plans: dict[str, ColumnPlan] = {}
        self._tables_of: Heading | None = None
        self._tables: list[Sequence[Column]] = []
        """The columns of each table under the heading of the row before."""
        self._sampled_of: Sequence[Column] | None = None
        self._sampled: list[tuple[int, ColumnPlan]] = []
        """The places of a row of which examples are still wanted."""

    def rows(self) -> list[Row]:
        """The rows of people; columns, skipped rows and unmapped columns are noted in the plan."""
        if self.forced is not None:
            self._take_below(heading.at(self.sheet, *self.forced, self.overrides, self.subject))
            return self.found
        if forms := self.forms():
            self._take_cards(forms)
            return self.found
        first: Heading | None = None
        current: Heading | None = None
        number = 0
        while number < len(self.sheet.rows):
            head = None
            if number >= self._next_head:
                head = heading.find(self.sheet, number, first, self.overrides, self.subject)
            if head is not None:
                if current is None or head.texts() != current.texts():
                    self._begin(head, is_first=current is None)
                    current = head
                    first = first or head
                else:
                    self._skip_rows(head.top, head.bottom, "重复的表头")
                number = head.bottom + 1
                continue
            if current is not None:
                self._row(number, current)
            number += 1
        return self.found

    def forms(self) -> Sequence[cards.Card]:
        """The forms for one person each that the sheet consists of."""
        return cards.find(self.sheet, self.overrides)

    def kind_of(self, number: int, head: Heading) -> body.Kind:
        """What a row is."""
        return body.kind_of(self.sheet, number, head, self.titles)

    def _take_below(self, head: Heading) -> None:
        """All rows below a heading that the user has shown; no other heading is looked for."""
        self._begin(head, is_first=True)
        for number in range(head.bottom + 1, len(self.sheet.rows)):
            self._row(number, head)

    def _begin(self, head: Heading, *, is_first: bool) -> None:
        """Takes up a new heading; what stands above the first one is its title."""
        if is_first:
            for row in range(head.top):
                if texts := self._texts(row):
                    self.titles |= {re.sub(r"\s", "", text) for text in texts}
                    self.title(" ".join(texts))
                self._skip(row, "标题" if texts else "空行")
        self._skip_rows(head.top, head.bottom, "表头")
        self.about.header_rows += [row + 1 for row in range(head.top, head.bottom + 1)]
        self.settle(head)
        self._note_columns(head.columns, head.bottom)

    def title(self, text: str) -> None:
        """Takes up a line above the first heading."""
        self.section_kind = kind_by_title(text) or self.section_kind

    def settle(self, head: Heading) -> None:
        """Columns under no heading that have values are shown too, and 职务 is 党内职务 where it holds nothing else."""
        last = next(
            (r for r in range(head.bottom + 1, len(self.sheet.rows)) if self._is_head(r, head)), len(self.sheet.rows)
        )
        self._next_head, below = last, range(head.bottom + 1, last)
        known = {column.index for column in head.columns}
        width = max((len(self.sheet.rows[r]) for r in below), default=0)
        for index in range(width):
            if index not in known and any(self.sheet.cell(r, index) is not None for r in below if self._named(r, head)):
                head.columns.append(Column(index, f"（第 {index + 1} 列，无标题）", (), Match()))
        head.columns.sort(key=lambda column: column.index)
        fields = {column.match.field for column in head.columns}
        for column in head.columns:
            if (
                self.subject is PEOPLE
                and key(column.heading) == "职务"
                and column.match.rank
                and "post" not in fields
                and are_posts({one_line(self.sheet.cell(r, column.index)) for r in below} - {""})
            ):
                column.match = Match("post", 3)

    def _named(self, row: int, head: Heading) -> bool:
        return any(
            c.match.field == self.subject.anchor and self.sheet.cell(row, c.index) is not None for c in head.columns
        )

    def _is_head(self, row: int, head: Heading) -> bool:
        return (
            self.forced is None
            and row > head.bottom
            and heading.find(self.sheet, row, head, self.overrides, self.subject) is not None
        )

    def _note_columns(self, columns: Sequence[Column], row: int) -> None:
        known = {column.heading for column in self.about.columns}
        for column in columns:
            if column.heading in known:
                continue
            self.about.columns.append(
                ColumnPlan(
                    self.sheet.name,
                    column.heading,
                    column.match.field,
                    derived=column.match.derived,
                    second=column.second,
                    cls=self.subject.cls,
                )
            )
            if not column.match.known and column.match.rank:
                what = (
                    f"“{one_line(column.heading)}”一列没有对应的栏目"
                    if column.path
                    else f"第 {column.index + 1} 列没有标题"
                )
                problem = Problem(self.sheet.name, row + 1, column.heading, "", INFO, what + "，没有读入")
                self.plan.problems.append(problem)

    def _row(self, number: int, head: Heading) -> None:
        kind = self.kind_of(number, head)
        if kind.section:
            self.section(kind.section)
        if kind.skipped:
            self._skip(number, kind.skipped)
            return
        broken = self.sheet.broken_in(number)
        if head is not self._tables_of:
            self._tables_of, self._tables = head, side_by_side(head.columns)
        for columns in self._tables:
            cells = self._cells(number, columns)
            said = (cell for column, cell in zip(columns, cells, strict=True) if not column.match.derived)
            if len(self._tables) == 1 or not all(is_blank(cell) for cell in said):
                self.take(number, columns, cells, broken)

    def _cells(self, number: int, columns: Sequence[Column]) -> list[Cell]:
        """The values of a row, in the order of its columns."""
        if self.sheet.merged:
            return [self._cell(number, column) for column in columns]
        line = self.sheet.rows[number]
        wide = len(line)
        return [line[column.index] if column.index < wide else None for column in columns]

    def _cell(self, number: int, column: Column) -> Cell:
        """The value; for 党小组 and 支部 (and all about a problem) that of the merged cell that covers it."""
        if column.match.field in self.subject.filled_down:
            return self.sheet.spanned(number, column.index)
        return self.sheet.cell(number, column.index)

    def section(self, text: str) -> None:
        """Takes up what divides the rows into groups."""
        plain = re.sub(r"^[(（]?[一二三四五六七八九十]+[)）]?[、.．]|[(（:：].*$", "", text)
        if plain in self.groups or _GROUP_NAME.fullmatch(plain):
            self.section_group = plain
        if found := kind_by_title(plain):
            self.section_kind = found

    def take(self, number: int, columns: Sequence[Column], cells: list[Cell], broken: dict[int, str]) -> None:
        """Gathers a row."""
        if columns is not self._sampled_of:
            self._sampled_of, self._sampled = columns, [(n, self._plan_of(c)) for n, c in enumerate(columns)]
        new = [at for at in self._sampled if (cell := cells[at[0]]) is not None and cell not in at[1].samples]
        for place, about in new:
            self.plan.add_sample(about, clean(cells[place]))
        if new:
            self._sampled = [(place, about) for place, about in self._sampled if about.wants_samples]
        self.found.append(
            Row(
                self.sheet.name,
                number + 1,
                columns,
                cells,
                broken,
                self.sheet.plain,
                self.section_group or self.sheet_group,
                self.section_kind or self.sheet_kind,
            )
        )

    def _plan_of(self, column: Column) -> ColumnPlan:
        if column.heading not in self._plans:
            self._plans |= {about.heading: about for about in reversed(self.about.columns)}
        return self._plans[column.heading]

    def _take_cards(self, forms: Sequence[cards.Card]) -> None:
        self.about.form = True
        for form in forms:
            self.about.header_rows.append(form.row + 1)
            self._note_columns(form.columns, form.row)
            if all(is_blank(cell) for cell in form.cells):
                self._skip(form.row, "空白表")
            else:
                self.take(form.row, form.columns, form.cells, {})

    def _texts(self, row: int) -> list[str]:
        return [clean(cell) for cell in self.sheet.rows[row] if cell is not None and clean(cell)]

    def _skip(self, row: int, reason: str) -> None:
        self.plan.skipped.append(Skipped(self.sheet.name, row + 1, reason, " ".join(self._texts(row))[:80]))

    def _skip_rows(self, top: int, bottom: int, reason: str) -> None:
        for row in range(top, bottom + 1):
            self._skip(row, reason)
