"""Field and Record: what is said once about each column of the ledger. Form, table, import, exports, history read it from here."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, ClassVar, TypeVar, cast

from models.kinds import Kind, PartialDate, Unreadable
from models.kinds import dates as _dates
from models.kinds import numbers as _numbers

_FIELD = "field"


@dataclass(frozen=True)
class Field:
    """One column.

    label: the Chinese heading · kind: how it is read, shown, masked, kept · required: must be filled before saving ·
    group: heading in the form · width: usual width in characters (a Chinese character is two) ·
    aliases: other headings in files · help: a note beside the field and in the template ·
    listed: a column of the table unless the user hides it · keeps: the field that takes the wording as it was written
    where `kind` narrows it to a word of its list · derived: computed, never typed, imported or exported · by_step: written by
    the steps that a record goes through, not in its form; imported and exported as others are.
    """

    label: str
    kind: Kind[Any]
    name: str = ""
    required: bool = False
    group: str = ""
    width: int = 10
    aliases: tuple[str, ...] = ()
    help: str = ""
    listed: bool = False
    keeps: str = ""
    derived: bool = False
    by_step: bool = False

    def read(self, raw: object) -> Any:
        """The value of a cell or of typed text; raises Unreadable with a sentence that names the field."""
        try:
            return self.kind.read(raw)
        except Unreadable as error:
            raise Unreadable(f"{self.label}：{error}") from None


def _column(kind: Kind[Any], label: str, **about: Any) -> Any:
    about["aliases"] = tuple(about.get("aliases", ()))
    return field(default=kind.empty, metadata={_FIELD: Field(label, kind, **about)})


def column(label: str, kind: Kind[str], **about: Any) -> str:
    """A field whose value is text ('' when empty). `about`: the attributes of Field."""
    return cast(str, _column(kind, label, **about))


def on_day(label: str, *, kind: _dates.Day | None = None, **about: Any) -> PartialDate | None:
    """A field for a day, month or year."""
    return cast("PartialDate | None", _column(kind or _dates.Day(), label, **about))


def whole(label: str, unit: str = "", **about: Any) -> int | None:
    """A field for a whole number."""
    return cast("int | None", _column(_numbers.Whole(unit), label, **about))


def in_year(label: str, **about: Any) -> int | None:
    """A field for a calendar year."""
    return cast("int | None", _column(_numbers.Year(), label, **about))


def in_hours(label: str, **about: Any) -> float | None:
    """A field for hours of study."""
    return cast("float | None", _column(_numbers.Hours(), label, **about))


def link(label: str, to: str) -> int | None:
    """The id of a record of the table `to`; not typed by people."""
    return cast("int | None", _column(_numbers.Reference(), label, derived=True, help=to))


@dataclass(frozen=True)
class Seal:
    """A record of `table` is sealed where its `column` has one of `values`: changed only with a reason, and its parts too."""

    table: str
    column: str
    values: tuple[str, ...]


@dataclass(kw_only=True)
class Record:
    """One row of a table. `id` is 0 until the ledger has kept it."""

    table: ClassVar[str] = ""
    label: ClassVar[str] = ""
    parent: ClassVar[str] = ""
    seal: ClassVar[Seal | None] = None
    years: ClassVar[tuple[str, ...]] = ()
    afterwards: ClassVar[frozenset[str]] = frozenset()
    fields: ClassVar[tuple[Field, ...]] = ()

    id: int = 0

    def title(self) -> str:
        """A few words by which a person recognizes the record."""
        return f"{self.label} {self.id}"

    def year_kept(self) -> int:
        """The year with which the record is closed; 0 where it has none (yet), or goes with the record that it is a part of."""
        kept = (getattr(self, name) for name in self.years)
        return next((value.year if isinstance(value, PartialDate) else value for value in kept if value), 0)

    def derive(self) -> None:
        """Computes the derived fields; called by the ledger before keeping."""

    def show(self, name: str) -> str:
        """The value of a field as text."""
        return str(field_of(type(self), name).kind.show(getattr(self, name)))

    def missing(self) -> list[Field]:
        """Required fields that are empty."""
        return [f for f in self.fields if f.required and getattr(self, f.name) == f.kind.empty]


R = TypeVar("R", bound=type[Record])
P = TypeVar("P", bound=Record)


def record(
    table: str,
    label: str,
    *,
    parent: str = "",
    seal: Seal | None = None,
    years: tuple[str, ...] = (),
    afterwards: tuple[str, ...] = (),
) -> Any:
    """Names the table and the Chinese word of a record class; `parent` is the link field of a part of another record, `seal`
    says when it changes no more without a reason.

    years: the fields of which the first that is filled says with which year it is closed, after which it changes only with a
    reason, too; a part without such fields is closed with its parent · afterwards: fields that what comes later fills all the
    same, without one.
    """

    def describe(cls: R) -> R:
        cls.table, cls.label, cls.parent, cls.seal = table, label, parent, seal
        cls.years, cls.afterwards = years, frozenset(afterwards)
        cls.fields = tuple(
            dataclasses.replace(f.metadata[_FIELD], name=f.name)
            for f in dataclasses.fields(cls)
            if _FIELD in f.metadata
        )
        return cls

    return describe


@cache
def _by_name(cls: type[Record]) -> Mapping[str, Field]:
    return {about.name: about for about in cls.fields}


def field_of(cls: type[Record], name: str) -> Field:
    """The field of that name; KeyError if there is none."""
    try:
        return _by_name(cls)[name]  # type: ignore[arg-type]  # a class is hashable, though its instances are not
    except KeyError:
        raise KeyError(f"{cls.__name__}.{name}") from None


def by_parent(parts: Iterable[P]) -> dict[int, list[P]]:
    """Parts (attendances of meetings …) by the id of the record that they belong to, in their order; 0 for none."""
    found: dict[int, list[P]] = {}
    for part in parts:
        found.setdefault(getattr(part, part.parent) or 0, []).append(part)
    return found


def typed(cls: type[Record]) -> Sequence[Field]:
    """The fields that people fill in, in the order of their declaration."""
    return _typed(cls)  # type: ignore[arg-type]  # as above


@cache
def _typed(cls: type[Record]) -> Sequence[Field]:
    return tuple(about for about in cls.fields if not about.derived)


def in_form(cls: type[Record]) -> Sequence[Field]:
    """The fields of the form of a record."""
    return [f for f in typed(cls) if not f.by_step]


def set_read(target: Record, name: str, raw: object) -> str:
    """Reads `raw` into a field and gives the doubt about it or ''; raises Unreadable and leaves the field alone.

    Where the field `keeps` its wording and the kind has narrowed it (硕士研究生 → 研究生), the other field takes the wording.
    """
    about = field_of(type(target), name)
    value = about.read(raw)
    setattr(target, name, value)
    if about.keeps and value != about.kind.empty:
        wording = field_of(type(target), about.keeps).kind.read(about.kind.wording(raw))
        if wording and wording != value and not getattr(target, about.keeps):
            setattr(target, about.keeps, wording)
    return about.kind.doubt(value) or about.kind.asserted(raw)
