"""Whom the rows mean that the form names itself: found by what a row says, among the records that no row before it means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from models.fields import Record, field_of
from models.forms.contents import Facts
from models.forms.form import Slot
from models.forms.rows import Line
from models.forms.vocabulary import content
from models.kinds import PartialDate, Unreadable
from models.namesakes import without_note
from models.records import Enrolment, Member, Transfer

_IDENTITY = ("name", "id_number", "birth", "training.name", "training.number")
_FOR_LIFE = ("sex", "nation")
"""What a row may say of somebody besides: it does not tell who is meant, but who is not."""
_FEW = 4
"""So many records are looked at one by one."""
_ANY = "day"
"""Under this key are the records that say a day: 1985 and 1985-03-12 agree, which no equal key tells."""


class Owners:
    """The records that are left for the rows of a list. Twice as many rows and records are twice the work."""

    def __init__(self, records: Sequence[Record], facts: Facts) -> None:
        self._records = records
        self._facts = facts
        self._gone: set[int] = set()
        self._indexes: dict[Slot, Mapping[Hashable, list[int]]] = {}

    def of(self, line: Line) -> list[Record]:
        """Those that a taken row can mean: all that it says about identity agrees (for people), or all that it says. A name may be
        told apart from another as our own lists do it, 王芳（第一党小组）or 王芳（1978年生）, where nobody is called so."""
        slot, text = next(((slot, text) for slot, text in line.said if slot.field == "name"), (None, ""))
        told = without_note(text.strip(), self._groups)
        if slot is None or told.name == text.strip() or self._places(slot, text):
            return self._fitting(line)
        bare = replace(line, said=tuple((s, told.name if s == slot else said) for s, said in line.said))
        members = [(record, self._member(record)) for record in self._fitting(bare)]
        return [record for record, member in members if member is not None and told.of(member)]

    def _fitting(self, line: Line) -> list[Record]:
        asked = _asked(line)
        few: Sequence[int] = range(len(self._records))
        for slot, text in asked:
            few = min(few, self._places(slot, text), key=len)
            if len(few) <= _FEW:
                break
        found = [self._records[place] for place in few]
        return [r for r in found if asked and id(r) not in self._gone and fits(r, line, self._facts)]

    def take(self, record: Record) -> None:
        """No other row means it."""
        self._gone.add(id(record))

    def left(self) -> list[Record]:
        """Those that no row means, in their order."""
        return [record for record in self._records if id(record) not in self._gone]

    @cached_property
    def _groups(self) -> set[str]:
        return {member.group for member in self._facts.snapshot.members if member.group}

    def _member(self, record: Record) -> Member | None:
        """Whom a record is about."""
        if isinstance(record, Enrolment | Transfer):
            return self._facts.snapshot.by_id.get(record.member_id or 0)
        return record if isinstance(record, Member) else None

    def _places(self, slot: Slot, text: str) -> list[int]:
        """Where the records are that can agree with a text; more than do."""
        if slot not in self._indexes:
            self._indexes[slot] = self._index(slot)
        index = self._indexes[slot]
        keys: set[Hashable] = {_ANY, ("text", _plain(text))}
        for cls in {type(record) for record in self._records}:
            try:
                keys.add((cls, _read(cls, slot, text)))
            except (Unreadable, KeyError):
                continue
        return sorted({place for one in keys for place in index.get(one, ())})

    def _index(self, slot: Slot) -> Mapping[Hashable, list[int]]:
        """The places of the records by all that a cell of the column can say of them."""
        assert slot.source is not None
        index = defaultdict[Hashable, list[int]](list)
        for place, record in enumerate(self._records):
            found = content(record, slot.source, self._facts)
            if isinstance(found, PartialDate):
                index[_ANY].append(place)
                continue
            index["text", _plain(str(found))].append(place)
            if _declared(slot) and hasattr(record, slot.field):
                index[type(record), getattr(record, slot.field)].append(place)
        return index


def meant(found: Sequence[Record], *, people: bool) -> Record | None:
    """The one of the fitting records that a taken row is about; of two people of one name nobody knows which."""
    return found[0] if len(found) == 1 or (found and not people) else None


def fits(record: Record, line: Line, facts: Facts) -> bool:
    """Whether all that a taken row says about identity, or all that it says where it names nobody, is so of a record, and it says
    no other sex or nation."""
    agrees = all(_agrees(record, slot, text, facts) for slot, text in _asked(line))
    return agrees and not any(_contradicts(record, slot, text, facts) for slot, text in line.said)


def only_name(line: Line) -> Line:
    """The row as if it said nothing but the name."""
    return replace(line, said=tuple((slot, text) for slot, text in line.said if slot.field == "name"))


def _contradicts(record: Record, slot: Slot, text: str, facts: Facts) -> bool:
    """Whether a row says another sex or nation than the ledger; boxes to tick, or a word that is not known, say none."""
    name = slot.field.removeprefix("member.")
    if name not in _FOR_LIFE or slot.source is None:
        return False
    kind = field_of(Member, name).kind
    try:
        said = kind.read(text)
    except Unreadable:
        return False
    found = content(record, slot.source, facts)
    return bool(said and found) and said != found and not kind.doubt(said)


def _asked(line: Line) -> list[tuple[Slot, str]]:
    people = any(slot.field == "name" for slot, _ in line.said)
    return [(slot, text) for slot, text in line.said if not people or slot.field in _IDENTITY]


def _agrees(record: Record, slot: Slot, text: str, facts: Facts) -> bool:
    assert slot.source is not None
    found = content(record, slot.source, facts)
    if isinstance(found, PartialDate):
        try:
            read = field_of(type(record), slot.field).read(text) if not slot.field.startswith("#") else None
        except (Unreadable, KeyError):
            read = None
        return read is None or read.covers(found) or found.covers(read)
    if _declared(slot):
        try:
            if _read(type(record), slot, text) == getattr(record, slot.field):
                return True
        except Unreadable:
            return False
        except KeyError:  # the name of a transfer is that of its member
            pass
    return _plain(text) == _plain(str(found))


def _declared(slot: Slot) -> bool:
    """Whether a column asks for a field of the record itself."""
    return not slot.field.startswith("#") and "." not in slot.field


def _read(cls: type[Record], slot: Slot, text: str) -> Hashable:
    """A cell as the field of its column reads it; raises Unreadable, and KeyError where the record has no such field."""
    if not _declared(slot):
        raise KeyError(slot.field)
    read: Hashable = field_of(cls, slot.field).read(text)
    return read


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)
