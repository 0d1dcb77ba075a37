"""What was once corrected about a kind of file, found again by its headings: columns, the rows of the heading, sheets left out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from models.fields import field_of, typed
from models.imports import cards, child
from models.imports.grid import Sheet
from models.imports.heading import MOST_ROWS, text_at
from models.imports.mapping import key
from models.imports.own_sheets import is_pins, without_notes
from models.imports.plan import Plan, SheetPlan
from models.imports.planning import plan_sheets, whole
from models.imports.subject import PEOPLE, Subject
from models.imports.wishes import Wishes
from models.kinds import encodable
from models.records import Branch, Member
from models.store import Ledger

_DEEPEST = 30
"""How many rows from the top a heading is looked for."""
Marks = Mapping[str, Sequence[tuple[str, tuple[int, int]]]]
"""By sheet, fingerprints with the rows they are of, as the file counts."""
Remembered = Callable[[str], dict[str, Any] | None]
Remember = Callable[[str, dict[str, Any]], None]


def plan_as_before(path: Path, ledger: Ledger, *, today: date, clear: bool = False) -> tuple[Plan, Wishes]:
    """What the file at `path` would do to the ledger, read as files of its kind were once corrected, and what was so recalled;
    raises FileRefused. Writes nothing."""
    sheets = child.read_sheets(path)
    wishes = replace(recall(marks_of(sheets), ledger.remembered), clear=clear)
    members, branch = ledger.all(Member), ledger.get(Branch, 1)
    name = encodable(path.name)
    return whole(plan_sheets(name, sheets, members, today=today, branch=branch, wishes=wishes)), wishes


def marks_of(sheets: Sequence[Sheet], subject: Subject = PEOPLE) -> Marks:
    """By sheet, the fingerprints of everything in it that may be its heading."""
    return {sheet.name: list(_marks(sheet, subject)) for sheet in sheets}


def recall(marks: Marks, remembered: Remembered, subject: Subject = PEOPLE) -> Wishes:
    """What was said about files with the same headings, nothing where nothing was. remembered: `Ledger.remembered`."""
    mapping: dict[str, str] = {}
    headings: dict[str, tuple[int, int]] = {}
    wanted: dict[str, bool] = {}
    fields = {"", *(field.name for field in typed(subject.cls))}
    for name, found in marks.items():
        for mark, rows in found:
            kept = remembered(mark)
            if not kept:
                continue
            mapping |= {h: f for h, f in _said(kept, "fields").items() if str(f) in fields}
            wanted |= {sheet: read for sheet, read in _said(kept, "sheets").items() if isinstance(read, bool)}
            if kept.get("rows"):
                headings[name] = rows
            break
    return Wishes(mapping, headings, {name: read for name, read in wanted.items() if name in marks})


def _said(kept: dict[str, Any], about: str) -> dict[str, Any]:
    """One part of what was kept; empty where it is damaged."""
    part = kept.get(about)
    return part if isinstance(part, dict) else {}


def keep(sheets: Sequence[Sheet], plan: Plan, wishes: Wishes, remembered: Remembered, remember: Remember) -> None:
    """Keeps what holds for other files of the kind too, in place of what was kept for it before."""
    for sheet, about in zip(sheets, plan.sheets, strict=True):
        if about.skipped:
            continue
        present = {key(column.heading) for column in about.columns}
        said: dict[str, Any] = {
            "fields": {h: f for h, f in wishes.mapping.items() if key(h) in present},
            "rows": about.name in wishes.headings,
            "sheets": dict(wishes.sheets),
        }
        body = said if any(said.values()) else {}
        mark = _mark_of(sheet, about, plan.subject)
        for other in {found for found, _ in _marks(sheet, plan.subject)} - {mark}:
            if remembered(other):  # another row was taken for the heading before
                remember(other, {})
        if body != (remembered(mark) or {}):
            remember(mark, body)


def forget(marks: Marks, remembered: Remembered, remember: Remember) -> None:
    """Forgets what is kept for files with these headings."""
    for found in marks.values():
        for mark, _ in found:
            if remembered(mark):
                remember(mark, {})


def _mark_of(sheet: Sheet, about: SheetPlan, subject: Subject) -> str:
    if about.form:
        return _mark((column.heading for column in about.columns), subject)
    top, bottom = about.heading
    return _mark(_texts(without_notes(sheet), top - 1, bottom - 1), subject)


def _marks(sheet: Sheet, subject: Subject) -> Iterator[tuple[str, tuple[int, int]]]:
    """The fingerprint of everything in a sheet that may be its heading, with its rows as the file counts."""
    if is_pins(sheet):
        return
    sheet = without_notes(sheet)
    if subject is PEOPLE and (forms := cards.find(sheet, None)):
        yield _mark(dict.fromkeys(c.heading for form in forms for c in form.columns), subject), (0, 0)
    for top in range(min(_DEEPEST, len(sheet.rows))):
        for bottom in range(top, min(top + MOST_ROWS, len(sheet.rows))):
            if _texts(sheet, top, top) and _texts(sheet, bottom, bottom):
                yield _mark(_texts(sheet, top, bottom), subject), (top + 1, bottom + 1)


def _texts(sheet: Sheet, top: int, bottom: int) -> list[str]:
    return [text for row in range(top, bottom + 1) for i in range(len(sheet.rows[row])) if (text := text_at(sheet, row, i))]  # fmt: skip


def _mark(headings: Iterable[str], subject: Subject) -> str:
    """A fingerprint, so that a row of people which may be a heading for all we know is nowhere written down."""
    text = "\n".join(key(heading) for heading in headings)
    return f"{subject.key}:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]


def told(wishes: Wishes, subject: Subject = PEOPLE) -> str:
    """What was recalled, in words: the rows of the heading, columns, sheets."""
    words = [f"“{name}”第 {_rows(rows)} 行是表头" for name, rows in wishes.headings.items()]
    words += [
        f"“{' '.join(heading.split())}”{f'对应“{field_of(subject.cls, name).label}”' if name else '不导入'}"
        for heading, name in wishes.mapping.items()
    ]
    words += [f"工作表“{name}”{'要读' if read else '不读'}" for name, read in wishes.sheets.items()]
    return "；".join(words)


def _rows(rows: tuple[int, int]) -> str:
    return str(rows[0]) if rows[0] == rows[1] else f"{rows[0]}—{rows[1]}"
