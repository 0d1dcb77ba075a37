"""A backup beside the ledger, record by record: what is no longer in the ledger, and what is another now, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from models.fields import Field, Record, field_of
from models.kinds import Line
from models.kinds.numbers import Reference
from models.records import RECORDS, Attachment, Branch, Member
from models.safekeeping.same import CLASSES, Key, links_of, root_of, twins_of
from models.safekeeping.titles import name_of
from models.store.looking import Looking, Row, record_of
from models.store.rows import columns

_BRANCH: Key = (Branch.table, 1)
"""The one record that each ledger has."""
_COMPUTED = {(Member, "sort_key"), (Member, "search_keys")}
"""Made anew whenever a record is kept, in the way of the program of the day."""


@dataclass(frozen=True)
class Difference:
    """One field that is another now, in words; private numbers are masked."""

    name: str
    label: str
    then: str
    now: str


@dataclass(frozen=True)
class Piece:
    """One record of the backup that is not so in the ledger. now: what the ledger has of it, None where it has nothing · gone:
    not in the ledger, or in its recycle bin · other: of a past that the ledger has left, where its id may be that of another record
    now."""

    then: Record
    now: Record | None
    gone: bool
    other: bool = False
    differences: Sequence[Difference] = ()

    @property
    def key(self) -> Key:
        """Table and id."""
        return self.then.table, self.then.id

    @property
    def names(self) -> frozenset[str]:
        """The fields that differ."""
        return frozenset(each.name for each in self.differences)


@dataclass(frozen=True)
class Found:
    """A record with what belongs to it. root: the record itself, which may be as it was · parts: what differs of its parts and
    attachments · words: what it is found by, beside its name · belonging: where it is gone, all parts and attachments that it had,
    also those that are still as they were."""

    root: Piece
    parts: Sequence[Piece]
    words: Sequence[str] = ()
    belonging: Sequence[Record] = ()

    @property
    def gone(self) -> bool:
        """Whether it was deleted since."""
        return self.root.gone

    @property
    def belongs(self) -> dict[str, int]:
        """How many parts of each kind it had, where it is gone."""
        return dict(Counter(part.label for part in self.belonging))

    @property
    def name(self) -> str:
        """A few words by which a person recognizes it."""
        return name_of(self.root.then)

    @property
    def pieces(self) -> Sequence[Piece]:
        """What can be brought back of it."""
        own = [self.root] if self.root.gone or self.root.differences else []
        return [*own, *self.parts]


@dataclass(frozen=True)
class Differences:
    """What a backup has that the ledger has not, or not so; by kind in the order of RECORDS, deleted ones first. last: the
    number and hash of the last action of the ledger that was compared · foreign: the backup is of another ledger · binned: records in the bin of the backup of which the
    ledger knows nothing and to which others refer · twins: ids that the ledger gave to records of the backup that it took in
    before, from a past that it has left · newer: how many records of each kind the ledger has and the backup has not."""

    found: Sequence[Found]
    last: tuple[int, str]
    foreign: bool = False
    binned: Mapping[Key, Record] = field(default_factory=dict)
    twins: Mapping[Key, int] = field(default_factory=dict)
    newer: Mapping[str, int] = field(default_factory=dict)

    def pieces(self) -> dict[Key, Piece]:
        """Everything that differs."""
        return {piece.key: piece for each in self.found for piece in each.pieces}

    def by_kind(self) -> dict[type[Record], list[Found]]:
        """The same by the class of the record."""
        kinds: dict[type[Record], list[Found]] = {}
        for each in self.found:
            kinds.setdefault(type(each.root.then), []).append(each)
        return kinds


class _Side:
    """One of the two: all rows, read once."""

    def __init__(self, looking: Looking) -> None:
        self._rows = {cls: looking.rows(cls) for cls in RECORDS}

    def of(self, cls: type[Record]) -> Mapping[int, Row]:
        return self._rows[cls]

    def row(self, key: Key) -> Row | None:
        return self._rows[CLASSES[key[0]]].get(key[1]) if key[0] in CLASSES else None

    def name(self, key: Key) -> str:
        row = self.row(key)
        return name_of(record_of(CLASSES[key[0]], row)) if row is not None else ""


def compare(then: Looking, now: Looking) -> Differences:
    """Compares a backup with the ledger, both of today's format. Raises LedgerRefused."""
    parted = now.parted_from(then)
    later, fresh = (
        {key for key, unit in each.born().items() if unit > parted and key != _BRANCH} for each in (then, now)
    )
    foreign = not parted and bool(then.head()[0] and now.head()[0])
    return replace(_Comparison(_Side(then), _Side(now), later, fresh, now.head()).told(), foreign=foreign)


class _Comparison:
    def __init__(self, then: _Side, now: _Side, later: set[Key], fresh: set[Key], last: tuple[int, str]) -> None:
        """later, fresh: records that came to be in the one and in the other after the two parted · last: see Differences."""
        self._then, self._now, self._later, self._last = then, now, later, last
        self._twins = twins_of(then.of, now.of, later, fresh) if later else {}

    def told(self) -> Differences:
        by_root: dict[Key, dict[Key, Piece]] = {}
        for cls in RECORDS:
            for piece in self._of(cls):
                root = root_of(piece.then, self._then.row)
                if root is not None:
                    by_root.setdefault(root, {})[piece.key] = piece
        belonging = self._belonging({root for root, pieces in by_root.items() if root in pieces and pieces[root].gone})
        found = [self._found(root, pieces, belonging.get(root, [])) for root, pieces in by_root.items()]
        order = {cls: number for number, cls in enumerate(RECORDS)}
        found.sort(key=lambda each: (order[type(each.root.then)], not each.gone, each.root.then.id))
        binned, newer = self._binned(found), self._newer()
        return Differences(found, self._last, binned=binned, twins=self._twins, newer=newer)

    def _newer(self) -> dict[str, int]:
        """How many records the ledger has that are not in the backup, or in its recycle bin, by label."""
        counts: dict[str, int] = {}
        for cls in RECORDS:
            there = {n for n, row in self._then.of(cls).items() if not row.binned and (cls.table, n) not in self._later}
            there |= {number for (table, _), number in self._twins.items() if table == cls.table}
            if new := sum(n not in there and not row.binned for n, row in self._now.of(cls).items()):
                counts[cls.label] = new
        return counts

    def _of(self, cls: type[Record]) -> Iterator[Piece]:
        present = self._now.of(cls)
        names = [n for n in columns(cls)[1:] if (cls, n) not in _COMPUTED]
        places = [place for place, n in enumerate(columns(cls)) if n in names]
        for number, row in self._then.of(cls).items():
            key = (cls.table, number)
            if row.binned or key in self._twins:
                continue
            other = key in self._later
            now = None if other else present.get(number)
            if now is not None and not now.binned and now.values == row.values:
                continue
            differing = [place for place in places if now is not None and now.values[place] != row.values[place]]
            if now is not None and not now.binned and not differing:
                continue
            record, kept = record_of(cls, row), record_of(cls, now) if now is not None else None
            gone = now is None or now.binned
            told = [self._difference(cls.fields[place - 1], record, kept) for place in differing] if kept else []
            yield Piece(record, kept, gone, other, told)

    def _difference(self, about: Field, then: Record, now: Record) -> Difference:
        old, new = getattr(then, about.name), getattr(now, about.name)
        if isinstance(about.kind, Reference):
            texts = [side.name((about.help, value or 0)) for side, value in ((self._then, old), (self._now, new))]
        elif about.derived and isinstance(about.kind, Line):
            texts = ["备份时的内容", "后来的内容"]  # no words for people
        else:
            texts = [str(about.kind.mask(value)) for value in (old, new)]
        if texts[0] == texts[1]:
            texts[1] += "（遮住的部分不同）" if texts[0] else ""
        return Difference(about.name, about.label, texts[0] or "空", texts[1] or "空")

    def _found(self, root: Key, pieces: dict[Key, Piece], belonging: Sequence[Record]) -> Found:
        own = pieces.pop(root, None)
        row = self._then.row(root)
        assert row is not None
        if own is None:
            same = record_of(CLASSES[root[0]], row)
            own = Piece(same, same, gone=False)
        about = [own.then, *(piece.then for piece in pieces.values())]
        words = list(dict.fromkeys(chain(*map(self._words, about))))
        return Found(own, list(pieces.values()), words, belonging)

    def _words(self, record: Record) -> Iterator[str]:
        """What a record is found by: its name, and the people of whom it tells, by their pinyin too."""
        yield name_of(record)
        yield str(getattr(record, "name", ""))
        numbers = [record.id] if isinstance(record, Member) else [getattr(record, "member_id", None)]
        for side in (self._then, self._now):
            row = side.row((Member.table, numbers[0] or 0))
            if row is not None:
                yield str(getattr(record_of(Member, row), "search_keys", ""))

    def _belonging(self, roots: set[Key]) -> dict[Key, list[Record]]:
        """The parts and attachments that records had in the backup."""
        found: dict[Key, list[Record]] = {}
        for cls in RECORDS:
            place = columns(cls).index(cls.parent) if cls.parent else 0
            for row in self._then.of(cls).values():
                maybe = cls is Attachment or (place and (field_of(cls, cls.parent).help, row.values[place]) in roots)
                if maybe and not row.binned:
                    part = record_of(cls, row)
                    root = root_of(part, self._then.row)
                    if root is not None and root in roots and root != (part.table, part.id):
                        found.setdefault(root, []).append(part)
        return found

    def _binned(self, found: Sequence[Found]) -> dict[Key, Record]:
        kept: dict[Key, Record] = {}
        for piece in (piece for each in found for piece in each.pieces):
            for key in links_of(piece.then).values():
                row = self._then.row(key)
                if row is not None and row.binned and (self._now.row(key) is None or key in self._later):
                    kept[key] = record_of(CLASSES[key[0]], row)
                    if key in self._later:
                        kept[key].id = 0  # it may be that of another record now
        return kept
