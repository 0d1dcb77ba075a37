"""What there is to look at in an entry of a batch: gone from the branch, 党籍 stopped, at two places at once, more hours than planned."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from models.kinds import name_key
from models.records import Enrolment, Member, Training
from models.rules.standing import ChangesByMember, stopped_since, suspended
from models.rules.study.days import made_up_too_early


class Remarks:
    """Asked of one entry at a time. day: of the batch · clashing: by the member's id, batches on the same days · changes: the
    decisions about memberships · batch: whose days are compared."""

    def __init__(
        self,
        members: Mapping[int, Member],
        day: date,
        hours: float,
        clashing: Mapping[int, Sequence[Training]],
        changes: ChangesByMember,
        batch: Training | None = None,
    ) -> None:
        self._members, self._day, self._hours, self._clashing = members, day, hours, clashing
        self._changes, self._batch = changes, batch or Training()
        self._names = {name_key(member.name) for member in members.values()}

    def each(self, entry: Enrolment) -> Iterator[tuple[str, str]]:
        """All that is to be looked at: the field of the entry, and what there is about it."""
        member = self._members.get(entry.member_id or 0)
        if member is not None:
            if member.left and member.left.first() <= self._day:
                yield "name", f"{member.show('left')} 已{member.left_words or '离开'}"
            elif not member.belongs(self._day):
                yield "name", "当时还没来支部"
            elif suspended(member, self._day, changes := self._changes.get(member.id, ())):
                since = stopped_since(member, self._day, changes)
                yield "name", f"{since} 起停止党籍" if since else "停止党籍"
        elif entry.member_id is None and name_key(entry.name) in self._names:
            yield "name", "与名册里的人同名"
        if entry.missed() and entry.hours:
            yield "hours", f"{entry.state}，却计 {entry.hours:g} 学时"
        for other in self._clashing.get(entry.member_id or 0, ()) if not entry.missed() else ():
            yield "name", f"同时在“{other.name}”"
        if early := made_up_too_early(entry, self._batch):
            yield "made_up_on", early
        if entry.hours and self._hours and entry.hours > self._hours:
            yield "hours", f"比计划 {self._hours:g} 学时多"

    def of(self, entry: Enrolment) -> str:
        """The same in one line; '' for nothing."""
        return "；".join(words for _, words in self.each(entry))

    def summed(self, entries: Collection[Enrolment]) -> str:
        """How many entries there are to look at; '' for none."""
        number = sum(bool(self.of(entry)) for entry in entries)
        return f"要核对 {number} 人" if number else ""


def only_given(entry: Enrolment) -> bool:
    """Whether nothing of somebody is told but what everybody is given."""
    told = (entry.name, entry.unit, entry.result, entry.score, entry.certificate, entry.reason, entry.made_up_on)
    return not any(told)
