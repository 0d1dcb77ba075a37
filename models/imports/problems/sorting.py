"""Sorts the problems that were read into added, updated, unchanged and returned; what is known is changed only where she agrees."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from datetime import date

from models.evidence import without_files
from models.exports.privacy import masked_text
from models.fields import field_of, typed
from models.imports.hiding import hides, is_ours, why_kept
from models.imports.plan import (
    ADDED,
    ERROR,
    INFO,
    RETURNED,
    UNCHANGED,
    UPDATED,
    WARNING,
    Candidate,
    Change,
    Plan,
    RowPlan,
)
from models.imports.problems.draft import ProblemDraft
from models.imports.problems.identity import Item, Items, plain
from models.imports.problems.reading import ItemReading
from models.imports.problems.words import is_own_number
from models.imports.wishes import KEEP, NEW, Wishes
from models.kinds import PartialDate, clean
from models.records import Progress, Rectification
from models.records.rectification import LONG_TERM, REGISTERED
from models.rules.register.steps import state_of

ASKED_ABOVE = "没有发现日期：文件里没有写，也没有为整份清单填"


def sort(
    readings: Sequence[ItemReading],
    items: Sequence[Rectification],
    progress: Mapping[int, Sequence[Progress]],
    plan: Plan,
    wishes: Wishes,
    *,
    today: date,
) -> None:
    """Gives each problem its fate in the plan. progress: the entries of the ledger by item."""
    known = Items(items)
    for reading in readings:
        row = _row_plan(reading)
        plan.rows.append(row)
        reason, about = _refusal(reading)
        if not reason:
            reason, about = _place(reading, row, known, progress, wishes, today)
        if reason:
            row.fate, row.reason, row.record, row.changes, row.progress = RETURNED, reason, None, [], []
            reading.note_field(ERROR, f"{RETURNED}：{reason}", about)
        plan.problems.extend(reading.problems)


def _row_plan(reading: ItemReading) -> RowPlan:
    first = reading.row
    cells: dict[str, str] = {}
    for place, column in enumerate(first.columns):
        cells[column.heading] = "\n".join(dict.fromkeys(t for row in reading.rows if (t := clean(row.cells[place]))))
    row = RowPlan(
        first.sheet,
        first.number,
        reading.draft.title() if reading.draft.problem else "",
        UNCHANGED,
        read=first,
        said=reading.draft,
        weak=reading.weak,
        problems=reading.problems,
        more=tuple(row.number for row in reading.more),
    )
    row.cells = cells
    return row


def _refusal(reading: ItemReading) -> tuple[str, str]:
    """Why a row is returned whatever is known, and the field to look at; '' if it is not."""
    if not reading.draft.problem:
        return "没有问题描述", "problem"
    return (ASKED_ABOVE, "found") if reading.draft.found is None and not reading.failed("found") else _unread(reading)


def _unread(reading: ItemReading) -> tuple[str, str]:
    return ("发现日期读不出来", "found") if reading.draft.found is None else ("", "")


def _place(
    reading: ItemReading,
    row: RowPlan,
    known: Items,
    progress: Mapping[int, Sequence[Progress]],
    wishes: Wishes,
    today: date,
) -> tuple[str, str]:
    """Finds the item of a row and notes what changes; gives the reason to return it, or ''."""
    row.who = wishes.people.get(row.key, "")
    verdict = known.find(reading.draft)
    one, perhaps = verdict.item, verdict.perhaps
    if one is not None and one.place:
        return f"与{one.place}是同一个问题，没有重复登记", "problem"
    among = perhaps if one is None else [one]
    row.candidates = [Candidate(each.key, copy.copy(each.item), "") for each in among if each.item.id]
    if row.who and row.who not in (NEW, KEEP):
        one = next((each for each in among if each.key == row.who), one)
    if row.who == NEW or one is None:
        if not row.who and "分不清" in verdict.note:
            return verdict.note, "problem"
        if verdict.note and not row.who:
            reading.note_field(WARNING, verdict.note, "problem")
        return _add(reading, row, known, today)
    one.place = row.where
    return _meet(reading, row, one.item, progress.get(one.item.id, ()), wishes, today)


def _add(reading: ItemReading, row: RowPlan, known: Items, today: date) -> tuple[str, str]:
    item = reading.draft.item()
    item.state = ""  # what a file claims is no step; it begins as one that is typed does
    item.state = item.stands
    item.note = "\n".join(t for t in (item.note, *_lines(reading, None)) if t)
    row.fate, row.record, row.said = ADDED, item, _as_draft(item, reading)
    row.progress = _entries(reading, (), today)
    _say_progress(reading, row.progress, "记为")
    known.add(Item(item, row.where))
    return "", ""


def _say_progress(reading: ItemReading, made: Sequence[Progress], verb: str) -> None:
    if made:
        undated = any(entry.day is None for entry in reading.entries)
        words = f"{verb} {len(made)} 条整改进展" + ("，没有写日期的按导入当天" if undated else "")
        reading.note_field(INFO, words, "progress")


def _as_draft(item: Rectification, reading: ItemReading) -> ProblemDraft:
    """What is shown of a new item: as it will be, with the words on its progress."""
    shown = ProblemDraft(progress="\n".join(entry.text for entry in reading.entries))
    for field in Rectification.fields:
        setattr(shown, field.name, getattr(item, field.name))
    return shown


def _meet(
    reading: ItemReading, row: RowPlan, item: Rectification, kept: Sequence[Progress], wishes: Wishes, today: date
) -> tuple[str, str]:
    """A row about an item of the ledger: what it would change, which happens only where she agrees."""
    row.member_id, row.record = item.id, item
    read = len(reading.problems)
    changes, fresh = changes_of(item, reading), _entries(reading, kept, today)
    if not changes and not fresh:
        _forget_what_is_not_written(reading, read)
        row.candidates = []
        return "", ""
    agreed = wishes.update if row.who not in (KEEP, f"#{item.id}") else row.who != KEEP
    labels = [change.label for change in changes] + ([f"{len(fresh)} 条进展"] if fresh else [])
    if not agreed:
        _forget_what_is_not_written(reading, read)
        row.who = row.who or KEEP
        reading.note(INFO, f"台账里已有这一项，{'、'.join(labels)}不同，没有更新；要更新请选“按文件更新”")
        return "", ""
    row.who = f"#{item.id}"
    row.fate, row.changes, row.progress = UPDATED, changes, fresh
    _say_progress(reading, fresh, "加")
    return "", ""


def _forget_what_is_not_written(reading: ItemReading, read: int) -> None:
    """Where the ledger stays as it is, of the `read` problems only what could not be read is still to be told."""
    reading.problems[:read] = [each for each in reading.problems[:read] if each.level == ERROR]


def changes_of(item: Rectification, reading: ItemReading) -> list[Change]:
    """The cells that the rows change. What they leave empty stays, and so does what only steps change."""
    made = []
    for about in typed(Rectification):
        old, new = getattr(item, about.name), getattr(reading.draft, about.name)
        if about.by_step or about.name == "note" or new == about.kind.empty:
            continue
        if about.name in reading.weak and old != about.kind.empty:
            continue
        said = without_files(new) if about.name == "evidence" else new  # our own list names the files
        if _same(old, said) or is_ours(about.kind, said, old):
            continue
        if told := why_kept(about.kind, about.label, said, old):
            reading.note_field(ERROR, told, about.name)
            continue
        if about.name == "number" and old and not is_own_number(new):
            continue
        if about.name == "deadline" and old is not None and state_of(item) != REGISTERED:
            told = f"整改时限：文件是 {new}，台账是 {old}；已经开始整改，请用“延期”环节来改，没有更新"
            reading.note_field(WARNING, told, "deadline")
            continue
        if about.name == "kind" and LONG_TERM in (old, new) and state_of(item) != REGISTERED:
            told = f"整改类型：文件是“{new}”，台账是“{item.show('kind')}”；转入、转出长期坚持请走环节，没有更新"
            reading.note_field(WARNING, told, "kind")
            continue
        made.append(Change(about.name, old, new))
    there = f"{item.note}\n{masked_text(item.note)}"
    lines = [t for t in (*reading.draft.note.split("\n"), *_lines(reading, item)) if t and t not in there]
    if lines:
        made.append(Change("note", item.note, "\n".join([*([item.note] if item.note else []), *lines])))
    return [Change(c.name, c.old, c.new, Rectification) for c in made]


def _same(old: object, new: object) -> bool:
    if isinstance(old, PartialDate) and isinstance(new, PartialDate):
        return new.covers(old)
    return old == new or (isinstance(old, str) and isinstance(new, str) and bool(old) and plain(old) == plain(new))


def _lines(reading: ItemReading, item: Rectification | None) -> list[str]:
    """What goes into the note: words that could not be read, and what only steps can say unless they have said so."""
    claims = reading.claims.items()
    said = [f"{label} {text}" for name, (label, text) in claims if item is None or not _is_said(item, name, text)]
    return [*reading.kept, *([f"来文记载：{'；'.join(said)}"] if said else [])]


def _is_said(item: Rectification, name: str, text: str) -> bool:
    return text in (item.show(name), masked_text(item.show(name)))


def _entries(reading: ItemReading, kept: Sequence[Progress], today: date) -> list[Progress]:
    """The entries that the ledger does not have yet, whole or with hidden numbers; one without a day is of today."""
    there, kind = {plain(entry.text) for entry in kept}, field_of(Progress, "text").kind
    return [
        Progress(day=entry.day or PartialDate.of(today), text=entry.text, by=entry.by)
        for entry in reading.entries
        if plain(entry.text) not in there
        and not any(is_ours(kind, entry.text, one.text) or hides(kind, entry.text, one.text) for one in kept)
    ]
