"""Who is counted on a day: the roster's own dates, and the decisions about 停止党籍 and 恢复党籍."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from models.fields import by_parent, field_of
from models.records import Member, StatusChange, Transfer
from models.rules.past_day import as_it_was
from models.rules.standing import suspended
from models.statistics.table import NUMBER, SETTLED, Line, Table

if TYPE_CHECKING:
    from models.rules.snapshot import Snapshot
    from models.statistics.annual_events import Moves
    from models.store import Ledger

COUNTED_HOW = "按截至日期在册的党员统计：来支部日期（未填的看加入党组织日期）不晚于截至日期，没有离开或离开日期晚于截至日期；停止党籍的不计入。"
STRUCK = "除名（未注明种类）"
_DISCIPLINE = re.compile("警告|撤销|留党察看|开除|处分|党员权利|限期改正|除名|退党")
OURS = "本表按本支部台账统计，软件口径不等于上级系统口径，与上级系统不一致时以上级为准。"


def is_discipline(decided: str) -> bool:
    """Whether a decision or a reason for leaving is 处分 or 处置: how many they are is told, of whom only in full."""
    return bool(_DISCIPLINE.search(decided))


class Roster:
    """The members with what was decided about them; counted lists are kept by day. full: whether what is said of a person is for
    her own eyes or for a whole export; else birthdays are told to the month, and discipline beside no name (domain §11)."""

    def __init__(
        self,
        members: Iterable[Member],
        changes: Mapping[int, Sequence[StatusChange]] | None = None,
        transfers: Mapping[int, Sequence[Transfer]] | None = None,
        *,
        full: bool = True,
    ) -> None:
        self.members, self.full = list(members), full
        self._changes = changes or {}
        self._transfers = transfers or {}
        self._counted: dict[date, list[Member]] = {}
        self.moves: dict[date, Moves] = {}
        """What `annual_events.moves` has found, by the day up to which."""

    @classmethod
    def within(cls, snapshot: Snapshot, *, full: bool = True) -> Roster:
        """That of records that are read already, by pinyin."""
        members = sorted(snapshot.members, key=lambda member: member.sort_key)
        return cls(members, snapshot.status_changes, snapshot.transfers, full=full)

    @classmethod
    def of(cls, ledger: Ledger, members: Iterable[Member] | None = None) -> Roster:
        """Reads the ledger; `members` where they are read already, else all by pinyin."""
        if members is None:
            members = sorted(ledger.all(Member), key=lambda member: member.sort_key)
        return cls(members, by_parent(ledger.all(StatusChange)), by_parent(ledger.all(Transfer)))

    def born(self, member: Member) -> str:
        """The birthday as it is told."""
        kind = field_of(Member, "birth").kind
        return kind.show(member.birth) if self.full else kind.mask(member.birth)

    def told(self, decided: str) -> str:
        """What was decided about a person, as it is told."""
        return decided if self.full or not is_discipline(decided) else SETTLED

    def table(self, key: str, title: str, on: date, lines: Sequence[Line], how: str) -> Table:
        """A table of those counted on a day with one number a line; `how` the lines were found."""
        return Table(key, title, on, (NUMBER,), tuple(lines), len(self.counted(on)), (how, COUNTED_HOW))

    def changes(self, member: Member) -> list[StatusChange]:
        """The decisions about a member that have a day, by day."""
        dated = [change for change in self._changes.get(member.id, ()) if change.since]
        return sorted(dated, key=lambda change: str(change.since))

    def has_records(self, member: Member) -> bool:
        """Whether anything but the roster's own line tells of the member's coming and going."""
        return bool(self._changes.get(member.id) or self._transfers.get(member.id))

    def undated(self, member: Member) -> list[StatusChange]:
        """The decisions about a member whose day is not known."""
        return [change for change in self._changes.get(member.id, ()) if change.since is None]

    def transfers(self, member: Member) -> Sequence[Transfer]:
        """The transfers of a member that were not withdrawn."""
        return [transfer for transfer in self._transfers.get(member.id, ()) if transfer.withdrawn is None]

    def suspended(self, member: Member, on: date) -> bool:
        """Whether 党籍 was stopped on that day, as everywhere in the program."""
        return suspended(member, on, self._changes.get(member.id, ()))

    def as_it_was(self, member: Member, on: date) -> Member:
        """What the roster said of a member on that day."""
        return as_it_was(member, on, self._changes.get(member.id, ()))

    def counts(self, member: Member, on: date) -> bool:
        """Whether a person is counted among the members on that day."""
        return member.belongs(on) and not self.suspended(member, on)

    def counted(self, on: date) -> list[Member]:
        """Who is counted on that day."""
        if on not in self._counted:
            self._counted[on] = [member for member in self.members if self.counts(member, on)]
        return self._counted[on]

    def stopped(self, on: date) -> list[Member]:
        """Who belongs on that day and is not counted because of 停止党籍."""
        return [member for member in self.members if member.belongs(on) and self.suspended(member, on)]
