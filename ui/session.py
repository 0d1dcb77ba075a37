"""The open ledger as the window sees it: reading, one way of writing, undo, and a signal when something has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.earlier import Earlier, when_done
from models.group_order import in_group_order
from models.kinds import PartialDate
from models.our_branch import our_branch
from models.records import RECORDS, Branch, ClosedYear, Meeting, Member, StatusChange
from models.records.meeting import VOID
from models.rules.limits import Limits
from models.store import Ledger, Sealed, Unit, UnitLine
from ui.checking import Checking
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.keeper import Keeper

_ALL = frozenset(cls.table for cls in RECORDS)


class Told(IntEnum):
    """What goes with a sentence at the foot of the window; a sentence without it is only said."""

    ONLY = 0
    DONE = 1
    """What was done can be undone."""
    UNDONE = 2
    """What was taken back can be done again."""
    REFUSED = 3
    """Something was not done: it is said with a warning."""


class Session(QObject):
    """Passed to everything that shows or changes the ledger; there is no other way to it."""

    changed = Signal(object)
    """The names of the tables that were written (frozenset[str]); each view reloads if its own are among them."""
    counted = Signal()
    """A number beside the name of a page may be another one, though nothing was written."""
    said = Signal(str, int)
    """A sentence for the bar at the foot of the window, and what goes with it (Told)."""

    def __init__(self, ledger: Ledger, today: date, settings: Settings) -> None:
        super().__init__()
        self.ledger = ledger
        self.settings = settings
        self.today = today
        self.earlier = Earlier(ledger)
        """Which actions are not of this sitting, and may be taken back only once she was asked."""
        self.checking = Checking(ledger, today)
        self._branch: Branch | None = None
        self._members: list[Member] | None = None
        self._roster: list[Member] | None = None
        self._closed: dict[int, ClosedYear] | None = None
        self.exchange: Callable[[Callable[[Path], str]], None] | None = None
        """Has the window close the ledger, something be done to its file, which says what was, and shows it again."""
        self.lists_new_meeting: Callable[[], bool] | None = None
        """Tells whether a new record of a meeting that is not saved is listed; None as long as they were not listed."""
        self.keeper: Keeper | None = None
        """Backs the ledger up; None for the sample, which goes when it is closed."""
        ledger.asks = self._ask_why
        self.password: Callable[[str], bool] | None = None
        """Tells whether a text is the password of the ledger; None where it has none."""
        self.changed.connect(self._forget)  # the first to hear of it: views read afterwards

    def _forget(self, tables: frozenset[str]) -> None:
        if Branch.table in tables:
            self._branch = None
        if Member.table in tables:
            self._members = self._roster = None
        if ClosedYear.table in tables:
            self._closed = None
        self.checking.spoil()

    @property
    def has_password(self) -> bool:
        """Whether a locked window asks for something."""
        return self.password is not None

    def unlocks(self, text: str) -> bool:
        """Whether what was typed opens a locked window; a ledger without a password is opened by anything."""
        return self.password is None or self.password(text)

    def turn_to(self, today: date) -> None:
        """Another day has begun while the window was open: what counts by the day is counted anew."""
        self.today = today
        self.checking.turn_to(today)
        self.changed.emit(_ALL)

    def _ask_why(self, label: str, sealed: Sealed) -> str:
        from ui.dialogs.sealed import why  # a dialog, which knows sessions

        reason = why(label, sealed)
        if not reason:
            self.refuse("没有写原因，没有改动")
        return reason

    @contextmanager
    def unit(self, label: str, *, note: str = "", reason: str = "") -> Iterator[Unit]:
        """One action of the user; afterwards every view hears of it, and the foot of the window says what was done.

        label: begins with a verb: 新增党员：张三 · reason: why, which sealed records ask for: without one she is asked, and
        `Sealed` is raised where she gives none.
        """
        with self.heard(f"已{label}"), self.ledger.unit(label, note=note, reason=reason) as unit:
            yield unit

    @contextmanager
    def heard(self, sentence: str, told: Told = Told.DONE) -> Iterator[None]:
        """Lets the window hear of an action that models do in a unit of their own; `sentence` says it was done, and `told` what
        goes with it."""
        before = self.ledger.undoable()
        try:
            yield
        except BaseException:
            self._forget(_ALL)  # what was read while it was under way was never so
            raise
        after = self.ledger.undoable()
        if after != before and after is not None:
            self.changed.emit(self.ledger.touched)
            self.said.emit(sentence, told)

    def say(self, sentence: str) -> None:
        """Says something at the foot of the window that neither can be undone nor was refused."""
        self.said.emit(sentence, Told.ONLY)

    def refuse(self, sentence: str) -> None:
        """Says at the foot of the window that something was not done, and why."""
        self.said.emit(sentence, Told.REFUSED)

    def back_up(self, why: str) -> str:
        """Keeps the ledger as it is before much of it is changed at once; why it could not be, '' where it is kept."""
        return self.keeper.make_first(why) if self.keeper is not None else ""

    def undo(self, reason: str = "") -> None:
        """Takes back the last action; raises Sealed where that needs a reason and she gives none."""
        line = self.ledger.undo(reason)
        if line is None:
            self.refuse("没有可以撤销的操作")
            return
        when = self._when(line)  # views that hear of it ask what is earlier
        self.changed.emit(self.ledger.touched)
        self.said.emit(f"已撤销{when}：{line.label}", Told.UNDONE)

    def redo(self) -> None:
        """Does the action taken back last again."""
        line = self.ledger.redo()
        if line is None:
            self.refuse("没有可以重做的操作")
            return
        when = self._when(line)
        self.changed.emit(self.ledger.touched)
        self.say(f"已重做{when}：{line.label}")

    def _when(self, line: UnitLine) -> str:
        """When an action was done that was just taken back or done again, if that was before the ledger was opened; the first
        time only: it is of this sitting now."""
        when = f" {when_done(line)} 的操作" if self.earlier.is_earlier(line) else ""
        self.earlier.touched(line)
        return when

    @property
    def branch(self) -> Branch:
        """The branch; an empty record until its settings were saved."""
        if self._branch is None:
            self._branch = our_branch(self.ledger)
        return self._branch

    @property
    def begun(self) -> date | None:
        """Since when the branch uses the program, as a snapshot knows it (`Snapshot.begun`); what was before only warns."""
        if self.branch.begun:
            return self.branch.begun.first()
        kept = self.ledger.keys(Meeting, ("day", "status"))
        days = [day for _, day, status in kept if day and status != VOID]
        return PartialDate.parse(min(days)).first() if days else None

    @property
    def limits(self) -> Limits:
        """What the branch does in its own way (规则口径), else as usual."""
        return Limits.of(self.branch)

    @property
    def members(self) -> list[Member]:
        """All members, those who left too, by pinyin; nobody may change them."""
        if self._members is None:
            self._members = sorted(self.checking.snapshot().members, key=lambda m: m.sort_key)
        return self._members

    @property
    def status_changes(self) -> dict[int, list[StatusChange]]:
        """The decisions about memberships, by the id of the member: who counted and had a vote on a day."""
        return self.checking.snapshot().status_changes

    @property
    def closed_years(self) -> dict[int, ClosedYear]:
        """The years that are closed."""
        if self._closed is None:
            self._closed = {closed.year: closed for closed in self.ledger.all(ClosedYear) if closed.year}
        return self._closed

    def closed_words(self, year: int) -> str:
        """That a year is closed, since when, and what that means; '' where it is not."""
        closed = self.closed_years.get(year)
        day = f" {closed.show('day')}" if closed is not None and closed.day else ""
        return f"{year} 年度已归档{day}，改动须写明原因" if closed is not None else ""

    def group_names(self) -> tuple[str, ...]:
        """The 党小组 to choose from: those the branch lists, then those that only the roster names."""
        return in_group_order(self.branch.group_names(), (m.group for m in self.roster()))

    def roster(self) -> list[Member]:
        """The members who belong to the branch today, by pinyin; nobody may change them."""
        if self._roster is None:
            self._roster = [m for m in self.members if m.belongs(self.today)]
        return self._roster
