"""Changing the same fields of many records at once: what would become of each is said before anything is written."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from models.fields import Field, Record, field_of, set_read
from models.kinds import Line, Paragraphs, Unreadable

R = TypeVar("R", bound=Record)
SET, CLEAR, REPLACE = "set", "clear", "replace"
HOW = {SET: "改为", CLEAR: "清空", REPLACE: "替换其中的文字"}


@dataclass(frozen=True)
class Edit:
    """One change for all. text: the new value as typed, for REPLACE what is put in · old: for REPLACE what is looked for."""

    name: str
    how: str = SET
    text: str = ""
    old: str = ""


@dataclass(frozen=True)
class Difference:
    """One field of one record that changes, as text."""

    field: Field
    before: str
    after: str


@dataclass
class Edited(Generic[R]):
    """One record with its changes made (in a copy), and why some could not be."""

    record: R
    differences: list[Difference] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@dataclass
class BulkPlan(Generic[R]):
    """What would become of each record. problems: what is wrong with an edit itself, then nothing can be written."""

    rows: list[Edited[R]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def changed(self) -> list[Edited[R]]:
        """The records that change."""
        return [row for row in self.rows if row.differences]

    @property
    def unchanged(self) -> int:
        """How many stay as they are."""
        return len(self.rows) - len(self.changed)


def replaceable(about: Field) -> bool:
    """Whether a part of the text can be replaced: free text, not words of a list and not numbers of a person."""
    return isinstance(about.kind, (Line, Paragraphs))


def plan_edits(
    records: Sequence[R], edits: Sequence[Edit], refuses: Callable[[R, R], str] | None = None
) -> BulkPlan[R]:
    """What the edits would make of the records, which are left as they are. refuses: why a record cannot become another, '' where
    it can; then it stays as it is."""
    plan: BulkPlan[R] = BulkPlan()
    if not records:
        return plan
    sound = [edit for edit in edits if not _wrong(type(records[0]), edit, plan)]
    touched = {edit.name for edit in sound} | {field_of(type(records[0]), edit.name).keeps for edit in sound}
    fields = [about for about in records[0].fields if about.name in touched]
    for record in records:
        row = Edited(copy.copy(record))
        for edit in sound:
            try:
                _make(row.record, edit)
            except Unreadable as error:
                row.refused.append(f"{record.title()}：{error}")
        if not row.record.title().strip():
            row.refused.append(f"{record.title()}：改后没有名称，没有改")
        if refuses is not None and row.record != record and (why := refuses(record, row.record)):
            row.refused.append(f"{record.title()}：{why}，没有改")
            row.record = copy.copy(record)
        for about in fields:
            old, new = getattr(record, about.name), getattr(row.record, about.name)
            if old != new:
                row.differences.append(Difference(about, *_texts(about, old, new)))
        plan.rows.append(row)
    return plan


def _texts(about: Field, old: Any, new: Any) -> tuple[str, str]:
    """Both values, masked as on the screen where they can be told apart so."""
    masked = about.kind.mask(old), about.kind.mask(new)
    return masked if masked[0] != masked[1] else (str(about.kind.show(old)), str(about.kind.show(new)))


def _wrong(cls: type[Record], edit: Edit, plan: BulkPlan[R]) -> bool:
    """Notes what is wrong with an edit for everybody, and what is doubtful about its value."""
    about = field_of(cls, edit.name)
    why = ""
    if edit.how == CLEAR:
        why = f"{about.label}必须填写，不能清空" if about.required else ""
    elif edit.how == REPLACE:
        why = "" if edit.old else f"{about.label}：还没有填要找的文字"
        why = why if replaceable(about) else f"{about.label}不能只替换一部分"
    else:
        trial = cls()
        try:
            doubt = set_read(trial, edit.name, edit.text)
        except Unreadable as error:
            why = str(error)
        else:
            if getattr(trial, edit.name) == about.kind.empty:
                why = f"{about.label}：还没有填新的内容；要清空请选“清空”"
            elif doubt:
                plan.doubts.append(f"{about.label}：{doubt}")
    if why:
        plan.problems.append(why)
    return bool(why)


def _make(record: Record, edit: Edit) -> None:
    about = field_of(type(record), edit.name)
    if edit.how == CLEAR:
        setattr(record, edit.name, about.kind.empty)
        return
    text = edit.text
    if edit.how == REPLACE:
        before = str(getattr(record, edit.name))
        if edit.old not in before:
            return
        text = before.replace(edit.old, edit.text)
    if about.keeps and edit.how == SET:
        setattr(
            record, about.keeps, field_of(type(record), about.keeps).kind.empty
        )  # the wording belonged to the old value
    value = about.read(text)
    if about.required and value == about.kind.empty:
        raise Unreadable(f"{about.label}改后是空的，没有改")
    set_read(record, edit.name, text)
