"""What there is to hand over: the lines of the list, counted kind by kind, with the years that they span and their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from models.fields import Record, by_parent
from models.handover.files import Known, known
from models.kinds import PartialDate
from models.our_branch import our_branch
from models.records import (
    RECORDS,
    Attachment,
    Award,
    Branch,
    ClosedYear,
    Handover,
    Meeting,
    Member,
    PlannedMeeting,
    Rectification,
    Responsibility,
    SavedFilter,
    StatusChange,
    Task,
    Training,
    Waiver,
    Wording,
)
from models.records.meeting import DRAFT, FINAL, KINDS, VOID
from models.rules.standing import ChangesByMember, suspended
from models.store import Ledger
from models.store.attachments import in_words

_ROSTER, _LIFE, _STUDY, _REGISTER, _YEAR, _OTHER = "支部和党员", "组织生活", "教育培训", "整改", "年度", "其他"
_GROUPS: dict[type[Record], str] = {
    Branch: _ROSTER, Member: _ROSTER, Award: _ROSTER, PlannedMeeting: _LIFE, Task: _LIFE, Training: _STUDY, Rectification: _REGISTER,
    Responsibility: _REGISTER, ClosedYear: _YEAR, Waiver: _YEAR, Handover: _OTHER, Wording: _OTHER, SavedFilter: _OTHER,
}  # fmt: skip
_ORDER = (_ROSTER, _LIFE, _STUDY, _REGISTER, _YEAR, _OTHER)
_PEOPLE = "党员名册"
OWN_DRAFT = "handover"
"""Under which the form of the hand-over itself is kept while it is typed; it stays here."""
_ALL = 10**9
_DATED = ("year", "day", "start", "found", "due", "since", "issued")
"""The fields that say to which year a record belongs, the first that it has."""


@dataclass(frozen=True)
class Line:
    """A line of the list. span: the years, '' where they mean nothing."""

    group: str
    what: str
    span: str
    records: int
    files: int
    remark: str = ""

    def cells(self) -> list[str]:
        """As the manifest and the list have it."""
        return [self.group, self.what, self.span, str(self.records), str(self.files or ""), self.remark]


@dataclass(frozen=True)
class Contents:
    """counts: by table, records and those of the recycle bin · attachments: what the ledger names · summary: in one line."""

    branch: Branch
    lines: Sequence[Line]
    counts: dict[str, list[int]]
    attachments: Sequence[Known]
    units: int
    drafts: int

    @classmethod
    def of(cls, ledger: Ledger, today: date) -> Contents:
        """What the ledger holds as it is now."""
        attachments = known(ledger)
        counts = counts_of(ledger)
        files = Counter((one.about.owner, one.about.owner_id) for one in attachments if not one.binned)
        by_table: Counter[str] = Counter()
        for (owner, _), many in files.items():
            by_table[owner] += many
        lines = [*_lines(ledger, today, counts, files, by_table)]
        lines.sort(key=lambda line: _ORDER.index(line.group))
        return cls(
            our_branch(ledger), lines, counts, attachments, len(ledger.units(most=_ALL)),
            sum(key != OWN_DRAFT for key in ledger.drafts()),
        )  # fmt: skip

    def number(self, cls: type[Record]) -> int:
        """How many records of a class there are."""
        return self.counts[cls.table][0]

    def summary(self, size: int) -> str:
        """The greatest numbers, as the record of the hand-over keeps them. size: bytes of all attachments."""
        return summary_of(self.counts, [line.cells() for line in self.lines], size)

    def notes(self, others: int, folder: Path) -> list[str]:
        """What else is to be known. others: files that somebody has put into the folder of attachments."""
        found = []
        if self.drafts:
            found.append(f"有 {self.drafts} 份正在填写、还没有保存的草稿，随账本一起移交，请移交前保存或放弃。")
        if others:
            found.append(f"“{folder.name}”文件夹里另有 {others} 个文件不是台账的附件，没有装入。")
        return found


def counts_of(ledger: Ledger) -> dict[str, list[int]]:
    """How many records each table has, and how many are in its recycle bin."""
    return {cls.table: [ledger.count(cls), len(ledger.binned(cls))] for cls in RECORDS}


def summary_of(counts: Any, rows: Sequence[Sequence[str]], size: int) -> str:
    """党员在册 47 名（另有已离开 6 名），会议记录 120 份 … in one line: of the members the number that the first page shows comes
    first. rows: the lines of the list."""
    told = [
        f"{label} {counts[cls.table][0]} {unit}"
        for cls, label, unit in (
            (Meeting, "会议记录", "份"), (Training, "培训", "批"), (Rectification, "整改", "项"), (Attachment, "附件", "件"),
        )
    ]  # fmt: skip
    return "，".join([_people(counts, rows), *told]) + (f"（{in_words(size)}）" if size else "")


def _people(counts: Any, rows: Sequence[Sequence[str]]) -> str:
    """The members, as the remark on their line has them."""
    remark = next((row[-1] for row in rows if row[1] == _PEOPLE), "").partition("；")[0]
    here, *others = remark.split("，")
    if not here:
        return f"党员 {counts[Member.table][0]} 名"
    return f"党员{here}" + (f"（另有{'、'.join(others)}）" if others else "")


def _lines(
    ledger: Ledger, today: date, counts: dict[str, list[int]], files: Counter[Any], by_table: Counter[str]
) -> list[Line]:
    """One for each kind of record that is no part of another, of meetings one for each kind of meeting; then what is not
    counted by kind."""
    found: list[Line] = []
    for cls in RECORDS:
        if cls.parent or cls is Attachment or not counts[cls.table][0]:
            continue
        records = ledger.all(cls)
        if cls is Meeting:
            found += _meetings([one for one in records if isinstance(one, Meeting)], files)
            continue
        own = sum(by_table[part.table] for part in _parts(cls))
        tells: Callable[..., str] = _REMARKS.get(cls, _nothing)
        if cls is Member:
            tells = partial(_members, by_parent(ledger.all(StatusChange)))
        remark = "；".join(word for word in (tells(records, today), _parts_told(cls, counts)) if word)
        label = _PEOPLE if cls is Member else "培训批次" if cls is Training else cls.label
        found.append(
            Line(_GROUPS.get(cls, _OTHER), label, _span(records), len(records), own + by_table[cls.table], remark)
        )
    binned = sum(pair[1] for pair in counts.values())
    if binned:
        found.append(Line(_OTHER, "回收站", "", binned, 0, "可以恢复"))
    found.append(Line(_OTHER, "操作历史", "", len(ledger.units(most=_ALL)), 0, "每一步改前改后的内容，可以查看和撤销"))
    exports = len(ledger.exports())
    if exports:
        found.append(Line(_OTHER, "导出记录", "", exports, 0, ""))
    return found


def _parts(cls: type[Record]) -> list[type[Record]]:
    return [part for part in RECORDS if part.parent == f"{cls.table}_id"]


def _parts_told(cls: type[Record], counts: dict[str, list[int]]) -> str:
    told = [f"{part.label} {counts[part.table][0]}" for part in _parts(cls) if counts[part.table][0]]
    return "含" + "、".join(told) if told else ""


def _meetings(meetings: Sequence[Meeting], files: Counter[Any]) -> list[Line]:
    """A line for each kind of meeting, in the usual order; how many of them are not settled."""
    kinds = sorted(
        {m.kind for m in meetings}, key=lambda kind: (KINDS.index(kind) if kind in KINDS else len(KINDS), kind)
    )
    found = []
    for kind in kinds:
        held = [meeting for meeting in meetings if meeting.kind == kind]
        states = Counter(meeting.status or DRAFT for meeting in held)
        told = [
            f"{word} {states[state]}"
            for state, word in ((DRAFT, "草稿"), (FINAL, "未归档"), (VOID, "作废"))
            if states[state]
        ]
        own = sum(files[Meeting.table, meeting.id] for meeting in held)
        found.append(Line(_LIFE, kind or "未写类型的会议", _span(held), len(held), own, "、".join(told)))
    return found


def _nothing(_records: Sequence[Any], _today: date) -> str:
    return ""


def _members(changes: ChangesByMember, members: Sequence[Member], today: date) -> str:
    here = [member for member in members if member.belongs(today)]
    stopped = sum(suspended(member, today, changes.get(member.id, ())) for member in here)
    told = [f"在册 {len(here) - stopped} 名"]
    told += [f"停止党籍 {stopped} 名"] if stopped else []
    told += [f"已离开 {len(members) - len(here)} 名"] if len(members) > len(here) else []
    return "，".join(told)


def _items(items: Sequence[Rectification], _today: date) -> str:
    still = sum(item.is_open() for item in items)
    return f"未销号 {still} 项" if still else "均已销号或长期坚持"


def _tasks(tasks: Sequence[Task], _today: date) -> str:
    still = sum(task.is_open() for task in tasks)
    return f"未完成 {still} 项" if still else ""


_REMARKS: dict[type[Record], Callable[..., str]] = {Rectification: _items, Task: _tasks}


def _span(records: Sequence[Record]) -> str:
    """2024 or 2024—2026, by the first field with a date; '' for people and where nothing is dated."""
    if not records or isinstance(records[0], (Member, Branch)):
        return ""
    name = next((name for name in _DATED if hasattr(records[0], name)), "")
    years = [year for record in records if (year := _year(getattr(record, name, None)))]
    if not years:
        return ""
    return str(min(years)) if min(years) == max(years) else f"{min(years)}—{max(years)}"


def _year(value: Any) -> int:
    return value.year if isinstance(value, PartialDate) else value if isinstance(value, int) else 0
