"""The ledger beside a committee's list: who is on one of them only, which cells differ, and what is taken over from the list."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.fields import Field, field_of
from models.imports.hiding import hides
from models.imports.identity import whole_id
from models.imports.masked import is_masked_in_part, may_be
from models.imports.plan import ADDED, ERROR, RETURNED, Plan, RowPlan
from models.imports.refused import FileRefused
from models.kinds import BirthDay, PartialDate, is_blank, name_key
from models.naming import some_of
from models.records import Member
from models.store import Ledger

DIFFERENT, OURS_EMPTY, UNREADABLE = "不同", "台账未填", "对方填写有误"
THEIRS_EXACT, OURS_EXACT, THEIRS_EMPTY = "对方更精确", "台账更精确", "对方未填"
TAKEABLE = (DIFFERENT, OURS_EMPTY, THEIRS_EXACT)
"""What can be taken over; a cell that is empty, less exact or unreadable on their side never replaces ours."""


@dataclass(frozen=True)
class Difference:
    """One cell of one person. state: one of the words above · ours, theirs: values of the field · raw: their cell as written."""

    member_id: int
    person: str
    name: str
    state: str
    ours: Any
    theirs: Any
    raw: str
    sheet: str
    row: int

    @property
    def field(self) -> Field:
        return field_of(Member, self.name)

    @property
    def label(self) -> str:
        return self.field.label


@dataclass
class Reconciliation:
    """What comparing has shown. more: 多, in the ledger and not in the file · fewer: 少, in the file and not in the ledger ·
    gone: in the file, though the ledger says that they have left · differences: 不一致, by cell · notes: 一致, with a remark ·
    unclear: rows that could not be compared · agreed: the people of whom no cell differs."""

    file: str
    more: list[Member] = field(default_factory=list)
    fewer: list[RowPlan] = field(default_factory=list)
    gone: list[tuple[Member, RowPlan]] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    notes: list[Difference] = field(default_factory=list)
    unclear: list[RowPlan] = field(default_factory=list)
    agreed: int = 0

    @property
    def rows(self) -> int:
        """How many people and cells are told."""
        people = len(self.more) + len(self.fewer) + len(self.gone) + len(self.unclear)
        return people + len(self.differences) + len(self.notes)

    @property
    def same(self) -> bool:
        """Whether ledger and file say the same about the same people."""
        return not (self.more or self.fewer or self.gone or self.differences or self.unclear)


def reconcile(plan: Plan, members: Sequence[Member], *, today: date) -> Reconciliation:
    """Compares the people of the ledger with those of a list.

    plan: of the list, made by `plan_file` for these very `members` · today: who has left by then is not missed in the list.
    Only columns that the list has are compared. Days are compared as far as both are known, masked numbers in what they show and so a birth of
    which they show the month, names without blanks and dots, old ID numbers with the new ones they became.
    """
    found = Reconciliation(plan.file)
    known = {member.id: member for member in members}
    named: set[int] = set()
    columns = {(column.sheet, column.heading): column.field for column in plan.columns}
    for row in plan.rows:
        if row.fate == RETURNED:
            found.unclear.append(row)
        elif row.fate == ADDED:
            found.fewer.append(row)
        elif row.member_id in known:
            member = known[row.member_id]
            if not member.belongs(today) and member.id not in named:
                found.gone.append((member, row))
            named.add(member.id)
            headings: dict[str, list[str]] = defaultdict(list)
            for heading in row.cells:
                headings[columns.get((row.sheet, heading), "")].append(heading)
            for cell in _cells(member, row, headings):
                listed = found.differences if cell.state in (DIFFERENT, OURS_EMPTY, UNREADABLE) else found.notes
                listed.append(cell)
    # Somebody whose row is returned is in the list all the same, though nobody can say which one he is.
    unclear = {name_key(row.name) for row in found.unclear if row.name}
    here = [member for member in members if member.belongs(today) and member.id not in named]
    found.more = [member for member in here if name_key(member.name) not in unclear]
    found.agreed = len(named - {d.member_id for d in found.differences} - {member.id for member, _ in found.gone})
    return found


def _cells(member: Member, row: RowPlan, headings: Mapping[str, Sequence[str]]) -> Iterable[Difference]:
    """The cells of a row that are not simply the same. headings: field name → headings of its columns."""
    assert row.said is not None
    for about in Member.fields:
        ours, theirs = getattr(member, about.name), getattr(row.said, about.name)
        mine = headings.get(about.name, ())
        if about.derived or about.name in row.weak or (not mine and theirs == about.kind.empty):
            continue
        raw = next((row.cells[h] for h in mine if not is_blank(row.cells[h])), "") or about.kind.show(theirs)
        told = [p.value for p in row.problems if p.column in mine and p.level == ERROR]
        if told and theirs == about.kind.empty:
            raw = raw or told[0]
            shown = about.kind.show(ours)
            masked = is_masked_in_part(about.kind, raw) and may_be(about.kind, raw, shown)
            state = "" if masked or hides(about.kind, raw, shown) else UNREADABLE
        else:
            state = _state(about, ours, theirs, raw, has_column=bool(mine))
            if about.keeps and state == DIFFERENT and about.kind.takes_in(getattr(row.said, about.keeps), ours):
                state = OURS_EXACT
        if state:
            yield Difference(member.id, member.name, about.name, state, ours, theirs, raw, row.sheet, row.row)


def _state(about: Field, ours: Any, theirs: Any, raw: str, *, has_column: bool) -> str:
    """How two values stand to one another, '' where they are the same."""
    empty = about.kind.empty
    if ours == theirs:
        return ""
    if theirs == empty:
        return THEIRS_EMPTY if is_blank(raw) else DIFFERENT  # a word that says “none”: 普通党员 beside 书记
    if isinstance(about.kind, BirthDay) and about.kind.show(theirs) == about.kind.mask(ours):
        return ""  # all that leaves an office, ours too, has the month alone
    if isinstance(ours, PartialDate) and isinstance(theirs, PartialDate):
        return THEIRS_EXACT if ours.covers(theirs) else OURS_EXACT if theirs.covers(ours) else DIFFERENT
    if about.name == "id_number" and ours and whole_id(ours) == whole_id(theirs):
        return THEIRS_EXACT if len(theirs) > len(ours) else OURS_EXACT
    if about.name == "name" and name_key(ours) == name_key(theirs):
        return ""
    if not has_column and any(f.keeps == about.name for f in Member.fields):
        # The wording that their column for another field had (硕士研究生 for 研究生): no column of its own.
        return THEIRS_EXACT if ours == empty else ""
    return OURS_EMPTY if ours == empty else DIFFERENT


def take_over(
    reconciliation: Reconciliation,
    chosen: Iterable[Difference] | None,
    ledger: Ledger,
    *,
    people: Iterable[RowPlan] = (),
) -> int:
    """Writes their values of the chosen cells into the ledger and adds the chosen people of `fewer`, as one action, and
    gives the number of cells and people; None: all differences that can be taken over. What is empty, unreadable or less
    exact on their side is left out.

    Raises FileRefused where the ledger has changed since, where somebody to add is in it by now, or where the list has two
    values for one cell; nothing is written.
    """
    wanted = [d for d in (reconciliation.differences if chosen is None else chosen) if d.state in TAKEABLE]
    cells = _one_each(wanted, reconciliation.file)
    known = {member.id: member for member in ledger.all(Member)}
    for cell in cells:
        member = known.get(cell.member_id)
        if member is None or getattr(member, cell.name) != cell.ours:
            raise FileRefused.about(reconciliation.file, "核对以后，名册又改动过", "请重新核对")
        setattr(member, cell.name, cell.theirs)
    new = [copy.copy(row.said) for row in people if row.said is not None and row.fate == ADDED]
    here = {_who(member) for member in known.values()}
    if any(_who(member) in here for member in new):
        raise FileRefused.about(reconciliation.file, "核对以后，名册又改动过", "请重新核对")
    changed = dict.fromkeys(cell.member_id for cell in cells)
    told = [f"采用 {len(changed)} 人 {len(cells)} 处"] if cells else []
    if new:
        told.append("新增" + some_of(member.name for member in new))
    if told:
        with ledger.unit(f"核对名册：{'，'.join(told)}") as unit:
            for number in changed:
                unit.save(known[number])
            unit.add_all(new)
    return len(cells) + len(new)


def _who(member: Member) -> tuple[str, str, str]:
    return name_key(member.name), whole_id(member.id_number), member.show("birth")


def _one_each(wanted: Sequence[Difference], file: str) -> list[Difference]:
    """One value for each cell: of two days the more exact one."""
    cells: dict[tuple[int, str], Difference] = {}
    for new in wanted:
        old = cells.setdefault((new.member_id, new.name), new)
        if old.theirs == new.theirs:
            continue
        if not (isinstance(old.theirs, PartialDate) and isinstance(new.theirs, PartialDate)):
            agree = False
        else:
            agree = old.theirs.covers(new.theirs) or new.theirs.covers(old.theirs)
        if not agree:
            raise FileRefused.about(file, f"里“{new.person}”的“{new.label}”有两种写法", "请只选其中一种")
        if old.theirs.covers(new.theirs):
            cells[new.member_id, new.name] = new
    return list(cells.values())
