"""The columns that an export of the register can have: every field of an item, its progress, and what is computed from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from models.evidence import evidence_words
from models.exports.contents.common import column_of, day_order
from models.exports.errors import ExportRefused
from models.exports.privacy import masked_text, shown, surnames
from models.exports.sheet import Column
from models.fields import field_of, typed
from models.records import Attachment, Progress, Rectification, RectificationStep
from models.records.rectification_step import EXTEND
from models.rules.register.opinions import loop
from models.rules.todo import words_of_left

COURSE, BEFORE, EVIDENCE = "#course", "#before", "evidence"
_BEFORE = (
    "number", "source", "document", "found", "category", "problem", "cause", "measures", "lead", "owner", "kind", "deadline",
    "state", "round",
)  # fmt: skip
_AFTER = ("outcome", "reviewer", "review_body", "reviewed_on", "closed_on", "closing_document")
_SAID = (("#look_back", "回头看", "looked_back_on", "look_back"), ("#feedback", "反馈", "fed_back_on", "feedback"))
"""A day with what was found or said on it, in one column."""
_RARE = {"document", "round", "review_body", "closing_document"}
"""Columns that are there where an item has something in them: a register with all of them needs larger paper."""


Steps = Mapping[int, Sequence[RectificationStep]]
_NO_STEPS: Steps = MappingProxyType({})
_GIVES_WAY = "reviewed_on"
"""What says least: an item is closed when it was reviewed. Without it there is room for 反馈 on A4."""


@dataclass(frozen=True)
class Looked:
    """An item with the entries on its progress, and the day on which it is looked at. steps: its steps, of which those tell
    that moved its deadline · files: those that are evidence."""

    item: Rectification
    entries: Sequence[Progress]
    today: date
    full: bool
    steps: Sequence[RectificationStep] = ()
    files: Sequence[Attachment] = ()


@dataclass(frozen=True)
class Choosable:
    """A column that can be chosen. key: name of a field, or '#…' where it is computed."""

    key: str
    column: Column
    text: Callable[[Looked], str]
    group: str = ""

    @property
    def label(self) -> str:
        return self.column.label


def _of_field(name: str) -> Choosable:
    about = field_of(Rectification, name)
    if name == "raised_by":
        return Choosable(name, column_of(about), _raised_by, about.group)
    if name == EVIDENCE:
        return Choosable(name, column_of(about), _evidence, about.group)
    return Choosable(name, column_of(about), lambda one: shown(one.item, name, full=one.full), about.group)


def _course(one: Looked) -> str:
    """2026-03-12 制度已修订（张某）, one entry a line, by day."""
    ordered = sorted(one.entries, key=lambda e: day_order(e.day))
    text = "\n".join(f"{e.show('day')} {e.text}{f'（{e.by}）' if e.by else ''}".strip() for e in ordered)
    return text if one.full else masked_text(text)


def _said(day: str, text: str) -> Callable[[Looked], str]:
    def told(one: Looked) -> str:
        return " ".join(p for p in (one.item.show(day), shown(one.item, text, full=one.full)) if p)

    return told


def _left(one: Looked) -> str:
    left = one.item.days_left(one.today)
    return "" if left is None else words_of_left(left).replace(" ", "")


def _before(one: Looked) -> str:
    """2026-11-08（2026-11-02 延期，张某批准）: the deadlines that were before this one, and how each was moved."""
    told = []
    for step in (each for each in one.steps if each.deadline_before):
        who = step.by or step.body
        approved = f"，{who}批准" if who and step.action == EXTEND else ""
        told.append(f"{step.show('deadline_before')}（{step.show('day')} {step.action}{approved}）")
    text = "\n".join(told)
    return text if one.full else masked_text(text)


def _raised_by(one: Looked) -> str:
    return one.item.raised_by if one.full else surnames(one.item.raised_by)


def _evidence(one: Looked) -> str:
    text = evidence_words(one.item.evidence, one.files)
    return text if one.full else masked_text(text)


_COMPUTED = (
    Choosable(COURSE, Column(Progress.label, field_of(Progress, "text").width), _course, "计算得出"),
    *(
        Choosable(key, Column(label, field_of(Rectification, text).width, least=8), _said(day, text), "计算得出")
        for key, label, day, text in _SAID
    ),
    Choosable(BEFORE, Column("原时限", 14, "center", least=10), _before, "计算得出"),
    Choosable("#left", Column("剩余天数", 9, "center"), _left, "计算得出"),
    Choosable("#loop", Column("反馈状态", 12, "center"), lambda one: loop(one.item, one.today)[0], "计算得出"),
)


@cache
def choosable() -> Mapping[str, Choosable]:
    """All columns by their key: fields in the order of their declaration, then computed ones."""
    return {c.key: c for c in (*(_of_field(field.name) for field in typed(Rectification)), *_COMPUTED)}


def all_columns() -> tuple[str, ...]:
    """Every field, the deadlines before, and the progress."""
    return (*(field.name for field in typed(Rectification)), BEFORE, COURSE)


def usual(items: Sequence[Rectification], steps: Steps = _NO_STEPS) -> tuple[str, ...]:
    """The columns of the register as it is handed in, and of the rare ones those that say something of these items; steps:
    by the id of the item, which tell whether a deadline was moved."""

    def used(names: Sequence[str]) -> list[str]:
        return [n for n in names if n not in _RARE or any(item.show(n) for item in items)]

    said = [key for key, _, day, text in _SAID if any(item.show(day) or item.show(text) for item in items)]
    after = [name for name in used(_AFTER) if not (said and name == _GIVES_WAY)]
    moved = any(step.deadline_before for item in items for step in steps.get(item.id, ()))
    first = [key for name in used(_BEFORE) for key in ((name, BEFORE) if moved and name == "deadline" else (name,))]
    return (*first, COURSE, *after, *said)


def keys_of(words: Iterable[str]) -> tuple[str, ...]:
    """The keys of columns named by key or by heading; raises ExportRefused for a word that names none."""
    by_label = {c.label: c.key for c in choosable().values()}
    by_label |= {alias: f.name for f in typed(Rectification) for alias in f.aliases if alias not in by_label}
    keys = [by_label.get(word.strip(), word.strip()) for word in words if word.strip()]
    if unknown := [key for key in keys if key not in choosable()]:
        labels = "、".join(c.label for c in choosable().values())
        raise ExportRefused(f"整改台账没有“{'”“'.join(unknown)}”这样的栏目，没有导出。可以是：{labels}。")
    return tuple(dict.fromkeys(keys))
