"""Who is on the list of a batch while it is filled in, and who of the roster is not: lines of people, before they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from models.records import Enrolment, Member, StatusChange
from models.records.training import SIGNED_UP, TAKEN
from models.rules.standing import counted


class OnTheList:
    """Tells the lines of a list from those that only offer somebody, and puts people down on it."""

    def __init__(
        self,
        members: Sequence[Member],
        changes: Mapping[int, Sequence[StatusChange]],
        day: date,
        hours: float | None,
        names: Sequence[str],
    ) -> None:
        """day: that on which the batch begins · hours: as planned, None before it has begun · names: the fields that tell
        something of somebody but the name."""
        self._members, self._changes, self._day, self._hours, self._names = members, changes, day, hours, names
        self.bare: frozenset[int] = frozenset()
        """Those who are on the list with nothing but their name: an empty line of theirs is not somebody taken off."""

    def everyone(self, listed: Iterable[Enrolment]) -> list[Enrolment]:
        """Those on the list, then the other members of that day."""
        listed = list(listed)
        known = {e.member_id for e in listed}
        others = [m for m in self._members if m.belongs(self._day) and m.id not in known]
        return listed + [Enrolment(member_id=m.id, name=m.name) for m in others]

    def note_bare(self, parts: Iterable[Enrolment]) -> None:
        """Who is kept with nothing but a name is on the list from now on."""
        self.bare = frozenset(p.id for p in parts if p.id and not self._tells(p))

    def has(self, part: Enrolment) -> bool:
        """Who has an entry, and who was on the list with nothing but a name."""
        return self._tells(part) or part.id in self.bare or bool(not part.member_id and part.name)

    def _tells(self, part: Enrolment) -> bool:
        return any(getattr(part, name) not in ("", None) for name in self._names)

    def of(self, parts: Iterable[Enrolment]) -> list[Enrolment]:
        """The lines that are on the list."""
        return [p for p in parts if self.has(p)]

    def rest(self, parts: Iterable[Enrolment]) -> list[Enrolment]:
        """Those of whom nothing is put down yet, but who does not count as a member on the day, unless on the list already."""
        counts = {m.id for m in self._members if counted(m, self._day, self._changes.get(m.id, ()))}
        return [p for p in parts if not p.state and (p.member_id in counts or self.has(p))]

    def guest(self) -> Enrolment:
        """The line of somebody who is not in the roster."""
        return Enrolment(state=self._usual(), hours=self._hours or None)

    def take(self, new: Iterable[Enrolment]) -> None:
        """Those take part, with the planned hours once the batch has begun. Their lines stay where they are: when they went to the
        top, the next click on a row put hours on somebody else."""
        for part in new:
            part.state = self._usual()
            if part.hours is None:
                part.hours = self._hours or None

    def _usual(self) -> str:
        """What somebody on the list does: signed up before the batch has begun, there afterwards."""
        return SIGNED_UP if self._hours is None else TAKEN
