"""What a column of a list shows and how it is sorted; most are made from the declaration of a field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from models.fields import Record, field_of, typed
from models.kinds import Kind, People
from models.rules.self_check import Mark
from ui.table.ordering import order_of

PLAIN, NAME, PILL, SIGN = "plain", "name", "pill", "sign"


@dataclass(frozen=True)
class Column:
    """One column.

    key: its name in settings · width: in characters (a Chinese character is two) · text: what stands in the cell ·
    sort: the columns of the table that order it · order: the key that puts records in order, None for what is empty and
    comes last; without `sort` and `order` it cannot be sorted · keys: the same for many records at once · paint: PLAIN, NAME (a
    round surname, the name, and `extra` in grey), PILL (coloured by `tone`: neutral, ok, warn, bad, info) or SIGN (a pill around
    one sign, as wide as any other) · gives: takes the room that the other columns leave ·
    wraps: takes two lines where one is not enough · names: holds a list of names, best broken between them ·
    serial: its end tells it from others, so it is shortened in its middle ·
    roomy: left out where there is no room for all,
    until the user chose columns · offered: shown only where the user chose it · frozen: stays at the left ·
    whole: the text without masking, for columns that mask · mark: what the self check says of the record, at the right of its
    cell · group: a heading in the list of columns.
    """

    key: str
    label: str
    width: int
    text: Callable[[Any], str]
    sort: tuple[str, ...] = ()
    order: Callable[[Any], Any] | None = None
    keys: Callable[[Sequence[Any]], list[Any]] | None = None
    paint: str = PLAIN
    extra: Callable[[Any], str] = lambda record: ""
    tone: Callable[[Any], str] = lambda record: "neutral"
    gives: bool = False
    wraps: bool = False
    names: bool = False
    serial: bool = False
    roomy: bool = False
    offered: bool = False
    frozen: bool = False
    whole: Callable[[Any], str] | None = None
    mark: Callable[[Any], Mark | None] = lambda record: None
    group: str = ""

    @property
    def sortable(self) -> bool:
        """Whether a click on the heading sorts."""
        return bool(self.sort or self.order)


def of_field(cls: type[Record], name: str, **about: Any) -> Column:
    """The column of a declared field; `about` overrides. Private values are masked on the screen too."""
    field = field_of(cls, name)
    about.setdefault("label", field.label)
    about.setdefault("width", max(field.width, len(field.label) * 2))
    about.setdefault("sort", (name,))
    about.setdefault("group", field.group)
    about.setdefault("text", lambda record: " ".join(field.kind.mask(getattr(record, name)).split()))
    about.setdefault("names", isinstance(field.kind, People))
    if about["sort"] == (name,):
        about.setdefault("order", order_of(field))
    if type(field.kind).mask is not Kind.mask:
        about.setdefault("whole", lambda record: record.show(name))
    return Column(key=name, **about)


def with_offered(cls: type[Record], columns: Sequence[Column]) -> list[Column]:
    """The columns of a list, and those of all other fields for the user to choose."""
    there = {column.key for column in columns}
    return [*columns, *(of_field(cls, f.name, offered=True) for f in typed(cls) if f.name not in there)]
