"""One sheet of returned rows: which lines of the source it keeps, what is said beside them, and which cells are marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.fields import Record, field_of
from models.imports.body import SECTION
from models.imports.grid import Cell, Sheet
from models.imports.mapping import key
from models.imports.own_sheets import ROWS
from models.imports.plan import ERROR, INFO, RETURNED, Plan, Problem, RowPlan, SheetPlan, Skipped
from models.imports.reading import perhaps_a_number
from models.imports.subject import Subject
from models.imports.walk import Walk
from models.kinds import Day, IdNumber, clean

TITLE, HEADING, SECTION_LINE, PERSON, FORM = "title", "heading", "section", "person", "form"
Place = tuple[int, int]


@dataclass
class Mark:
    """What is said about a cell. serious: an error, not only a doubt."""

    serious: bool
    texts: list[str] = field(default_factory=list)


@dataclass
class Page:
    """A sheet as it will be written. roles: of each line · fields: place of a person's cell → field name · marks: by place ·
    notes: line → what is wrong; of a form, its first line · headings: first and last line of each heading, none for forms ·
    pins: heading → field name where the heading alone would not tell it."""

    sheet: Sheet
    roles: list[str]
    fields: dict[Place, str] = field(default_factory=dict)
    marks: dict[Place, Mark] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    headings: list[tuple[int, int]] = field(default_factory=list)
    pins: dict[str, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many columns the sheet has; the notes come behind them."""
        cells = [i + 1 for line in self.sheet.rows for i, cell in enumerate(line) if cell is not None]
        ends = [m[3] + 1 for m in self.sheet.merged]
        return max([*cells, *ends, *(place[1] + 1 for place in (*self.fields, *self.sheet.broken))], default=1)


def page_of(
    sheet: Sheet,
    about: SheetPlan,
    rows: Sequence[RowPlan],
    everybody: Sequence[RowPlan],
    skipped: Sequence[Skipped],
    walk: type[Walk] = Walk,
) -> Page:
    """The page for `rows` of a sheet, on which `everybody` stands and some lines were skipped. walk: reads such sheets."""
    subject = walk.subject
    form = any(place[0] != row.row - 1 for row in everybody for place in row.places.values())
    lines = _form_lines(sheet, rows, everybody) if form else _table_lines(about, rows, skipped)
    new = {line: number for number, line in enumerate(lines)}
    fields = {place: name for row in rows for place, name in _fields(about, row).items()}
    page = Page(
        Sheet(
            sheet.name,
            [
                [_value(sheet, (r, c), fields.get((r, c), ""), subject) for c in range(len(sheet.rows[r]))]
                for r in lines
            ],
            _merged(sheet, lines),
            {(new[r], c): text for (r, c), text in sheet.broken.items() if r in new},
            widths=sheet.widths,
        ),
        list(lines.values()),
        {(new[r], c): name for (r, c), name in fields.items()},
    )
    for row in rows:
        _note(page, row, new, subject, several=sum(r.row == row.row for r in rows) > 1)
    if not form:
        page.headings = _runs(number for number, role in enumerate(page.roles) if role == HEADING)
    page.pins = _pins(page.sheet, about, page.headings, walk)
    return page


def has_changed(sheet: Sheet, about: SheetPlan, row: RowPlan, subject: Subject) -> bool:
    """Whether the cells of a row are no longer those that the plan was made from."""
    names = _fields(about, row)

    def text(line: int, at: Place) -> str:
        return clean(sheet.spanned(line, at[1]) if names[at] in subject.filled_down else sheet.cell(line, at[1]))

    return any(
        "\n".join(dict.fromkeys(t for line in (at[0], *(n - 1 for n in row.more)) if (t := text(line, at)))) != row.cells[heading]
        for heading, at in row.places.items()
    )  # fmt: skip


def _fields(about: SheetPlan, row: RowPlan) -> dict[Place, str]:
    names = {column.heading: column.field for column in about.columns}
    lines = [number - 1 for number in row.more]
    return {
        place: names.get(heading, "")
        for heading, first in row.places.items()
        for place in (first, *((line, first[1]) for line in lines))
    }


def _table_lines(about: SheetPlan, rows: Sequence[RowPlan], skipped: Sequence[Skipped]) -> dict[int, str]:
    """Titles, the headings that have rows, what divides the rows into groups, and the rows; line of the source → role."""
    people = {number - 1 for row in rows for number in (row.row, *row.more)}
    blocks = _runs(row - 1 for row in about.header_rows)
    lines = dict.fromkeys(range(blocks[0][0]), TITLE)
    for (top, bottom), (following, _) in zip(blocks, [*blocks[1:], (max(people) + 1, 0)], strict=True):
        if top == blocks[0][0] or any(bottom < line < following for line in people):
            lines |= dict.fromkeys(range(top, bottom + 1), HEADING)
    lines |= {s.row - 1: SECTION_LINE for s in skipped if s.reason == SECTION and s.row - 1 < max(people)}
    lines |= dict.fromkeys(people, PERSON)
    return dict(sorted(lines.items()))


def _form_lines(sheet: Sheet, rows: Sequence[RowPlan], everybody: Sequence[RowPlan]) -> dict[int, str]:
    """All lines of the forms that are returned, with what stands over and under them."""
    lines: dict[int, str] = {}
    begin = 0
    for number, row in enumerate(everybody):
        last = number + 1 == len(everybody)
        end = len(sheet.rows) - 1 if last else max(place[0] for place in row.places.values())
        if row in rows:
            lines |= dict.fromkeys(range(begin, row.row - 1), TITLE) | dict.fromkeys(range(row.row - 1, end + 1), FORM)
        begin = end + 1
    return lines


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each run of consecutive numbers."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _merged(sheet: Sheet, lines: dict[int, str]) -> list[tuple[int, int, int, int]]:
    """The merged cells whose lines are all kept; over several people none is, their cells are filled instead."""
    new = {line: number for number, line in enumerate(lines)}
    kept = []
    for top, left, bottom, right in sheet.merged:
        span = range(top, bottom + 1)
        if all(line in new for line in span) and (top == bottom or not any(lines[line] == PERSON for line in span)):
            kept.append((new[top], left, new[bottom], right))
    return kept


def _value(sheet: Sheet, place: Place, name: str, subject: Subject) -> Cell:
    """A cell so that the import reads it as in the source: text, but for numbers that text would give another meaning."""
    raw = sheet.spanned(*place) if name in subject.filled_down else sheet.cell(*place)
    kind = field_of(subject.cls, name).kind if name else None
    if raw is None or isinstance(raw, bool):
        return None if raw is None else clean(raw)
    if isinstance(raw, date):
        return raw.isoformat()[:10] if kind is None or isinstance(kind, Day) else clean(raw)
    if isinstance(kind, Day) and sheet.plain:
        raw = perhaps_a_number(raw)
    if isinstance(raw, (int, float)):
        lost = (
            isinstance(kind, IdNumber) and abs(raw) >= 1e15
        )  # as text, a number without its tail might pass for whole
        return raw if kind is None or isinstance(kind, Day) or lost else clean(raw)
    return clean(str(raw)) or None


def _note(page: Page, row: RowPlan, new: dict[int, int], subject: Subject, *, several: bool) -> None:
    """Says beside the row what is wrong with it, and marks the cells."""
    said = [p for p in row.problems if p.level != INFO]
    texts = [f"{RETURNED}：{row.reason}"] if row.fate == RETURNED else []
    for problem in said:
        if place := row.places.get(problem.column):
            mark = page.marks.setdefault((new[place[0]], place[1]), Mark(False))
            mark.serious |= problem.level == ERROR
            mark.texts.append(problem.message)
        if not problem.message.startswith(f"{RETURNED}："):
            texts.append(_sentence(problem, subject.cls))
    if not any(p.level == ERROR for p in said):
        texts.append("本行没有错误，与退回的行同名或同在一行，一并列出供核对，请保留")
    who = f"{row.name or f'未填{subject.anchored.label}'}，" if several else ""
    note = f"{who}原第 {row.row} 行：" + "\n".join(texts)
    line = new[row.row - 1]
    page.notes[line] = f"{page.notes[line]}\n{note}" if line in page.notes else note


def _sentence(problem: Problem, cls: type[Record]) -> str:
    """The problem with the heading of its column before it."""
    label, colon, rest = problem.message.partition("：")
    told = rest if colon and any(label == f.label for f in cls.fields) else problem.message
    heading = "".join(problem.column.split())
    return f"【{heading}】{told}" if heading else problem.message


def _pins(sheet: Sheet, about: SheetPlan, headings: Sequence[tuple[int, int]], walk: type[Walk]) -> dict[str, str]:
    """What must be said beside the headings: a column that the user has matched, or that the values told apart before; and
    where the heading is, where the user has shown it."""
    wanted = {column.heading: column.field for column in about.columns if not column.derived}
    pins: dict[str, str] = {}
    for _ in range(2):  # where even the heading over the names is the user's, nothing is found before that is pinned
        found = SheetPlan(sheet.name)
        walk(sheet, found, Plan(""), (), {key(h): f for h, f in pins.items()}).rows()
        natural = {column.heading: column.field for column in found.columns}
        differing = {h: f for h, f in wanted.items() if natural.get(h, "") != f}
        pins |= differing if natural else {h: f for h, f in differing.items() if f == walk.subject.anchor}
    rows = (headings[0][0] + 1, headings[0][1] + 1) if headings else (0, 0)
    found = SheetPlan(sheet.name)
    walk(sheet, found, Plan(""), (), {key(h): f for h, f in pins.items()}).rows()
    if headings and (found.heading != rows or not found.columns):
        found = SheetPlan(sheet.name)
        walk(sheet, found, Plan(""), (), {}, rows).rows()
        natural = {column.heading: column.field for column in found.columns}
        pins |= {h: f for h, f in wanted.items() if natural.get(h, "") != f} | {ROWS: f"{rows[0]}-{rows[1]}"}
    return pins
