"""Any order of adding, saving, removing, restoring, failing, undo, redo and restart, against a model kept in memory."""

from __future__ import annotations

import shutil
import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from models.records import RECORDS, Attendance, Meeting, Member
from models.store import Ledger

NAMES = st.text(alphabet="王李𠮷·'\"%\n a", max_size=4)


@lru_cache
def empty_ledger() -> bytes:
    """A new ledger, made once: making one takes longer than a run of the machine."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "空.zbtz"
        Ledger.create(path).close()
        return path.read_bytes()


@dataclass
class State:
    """What the ledger should hold: names by id, and who is in the bin."""

    people: dict[int, str] = field(default_factory=dict)
    binned: set[int] = field(default_factory=set)
    meetings: dict[int, list[int]] = field(default_factory=dict)


class UndoMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "支部.zbtz"
        self.path.write_bytes(empty_ledger())
        self.ledger = Ledger.open(self.path)
        self.now = State()
        self.done: list[tuple[str, State]] = []
        self.undone: list[tuple[str, State]] = []
        self.actions = 0
        self.numbers: set[int] = set()

    def teardown(self) -> None:
        assert self.ledger.damage(RECORDS) == []
        self.ledger.close()
        shutil.rmtree(self.folder)

    def acted(self, before: State, *, wrote: bool = False) -> None:
        """Notes an action that has just been done under the label of its number; `wrote`: even if all is as before."""
        if wrote or self.now != before:
            self.done.append((f"第{self.actions}次", before))
            self.undone.clear()

    def unit(self):
        self.actions += 1
        return self.ledger.unit(f"第{self.actions}次")

    def pick(self, number: int) -> int:
        return sorted(self.now.people)[number % len(self.now.people)]

    def get(self, number: int) -> Member:
        found = self.ledger.get(Member, number)
        assert found is not None
        return found

    @rule(names=st.lists(NAMES, max_size=3), together=st.booleans())
    def add(self, names: list[str], together: bool) -> None:
        before = deepcopy(self.now)
        people = [Member(name=name) for name in names]
        with self.unit() as unit:
            if together:
                unit.add_all(people)
            else:
                for person in people:
                    unit.add(person)
        for person in people:
            assert person.id not in self.numbers, "an id was given twice"
            self.numbers.add(person.id)
            self.now.people[person.id] = person.name
        self.acted(before)

    @precondition(lambda self: self.now.people)
    @rule(which=st.integers(0, 9), names=st.lists(NAMES, min_size=1, max_size=3))
    def save(self, which: int, names: list[str]) -> None:
        before, number = deepcopy(self.now), self.pick(which)
        person = self.get(number)
        with self.unit() as unit:
            for name in names:
                person.name = name
                unit.save(person)
        self.now.people[number] = person.name
        self.acted(before, wrote=any(one != other for one, other in pairwise([before.people[number], *names])))

    @precondition(lambda self: self.now.people)
    @rule(which=st.lists(st.integers(0, 9), min_size=1, max_size=3), out=st.booleans())
    def bin(self, which: list[int], out: bool) -> None:
        before = deepcopy(self.now)
        with self.unit() as unit:
            for number in map(self.pick, which):
                (unit.restore if out else unit.remove)(self.get(number))
                (self.now.binned.discard if out else self.now.binned.add)(number)
        self.acted(before)

    @precondition(lambda self: self.now.people)
    @rule(who=st.lists(st.integers(0, 9), min_size=1, max_size=3, unique=True))
    def meet(self, who: list[int]) -> None:
        before = deepcopy(self.now)
        ids = [self.pick(number) for number in who]
        with self.unit() as unit:
            meeting = Meeting(kind="主题党日")
            unit.add(meeting)
            unit.save_parts(meeting, [Attendance(member_id=n, name="甲") for n in ids], Attendance)
        self.now.meetings[meeting.id] = ids
        self.acted(before)

    @rule(names=st.lists(NAMES, max_size=2))
    def fail(self, names: list[str]) -> None:
        people = [Member(name=name) for name in names]
        try:
            with self.unit() as unit:
                unit.add_all(people)
                raise InterruptedError
        except InterruptedError:
            assert all(person.id == 0 for person in people)

    @rule()
    def undo(self) -> None:
        line = self.ledger.undo()
        assert (line.label if line else None) == (self.done[-1][0] if self.done else None)
        if self.done:
            label, before = self.done.pop()
            self.undone.append((label, self.now))
            self.now = deepcopy(before)

    @rule()
    def redo(self) -> None:
        line = self.ledger.redo()
        assert (line.label if line else None) == (self.undone[-1][0] if self.undone else None)
        if self.undone:
            label, after = self.undone.pop()
            self.done.append((label, self.now))
            self.now = deepcopy(after)

    @rule()
    def restart(self) -> None:
        self.ledger.close()
        self.ledger = Ledger.open(self.path)

    @invariant()
    def holds_what_it_should(self) -> None:
        there = {m.id: m.name for m in self.ledger.all(Member)}
        binned = {m.id: m.name for m in self.ledger.all(Member, deleted=True)}
        assert {**there, **binned} == self.now.people
        assert set(binned) == self.now.binned
        meetings = {m.id: [a.member_id for a in self.ledger.parts(Attendance, m)] for m in self.ledger.all(Meeting)}
        assert meetings == self.now.meetings
        assert self.ledger.count(Member) == len(there)


TestUndoMachine = UndoMachine.TestCase
TestUndoMachine.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
