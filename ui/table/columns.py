"""What a column of a list shows and how it is sorted; most are made from the declaration of a field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.fields import Record, field_of

PLAIN, NAME, PILL = "plain", "name", "pill"


@dataclass(frozen=True)
class Column:
    """One column.

    key: its name in settings · width: in characters (a Chinese character is two) · text: what stands in the cell ·
    sort: the columns of the table that order it; none for columns that cannot be sorted · paint: PLAIN, NAME (a round
    surname, the name, and `extra` in grey) or PILL (coloured by `tone`: neutral, ok, warn, bad, info) · gives: takes the room that the other columns leave ·
    roomy: left out where the window is narrow.
    """

    key: str
    label: str
    width: int
    text: Callable[[Any], str]
    sort: tuple[str, ...] = ()
    paint: str = PLAIN
    extra: Callable[[Any], str] = lambda record: ""
    tone: Callable[[Any], str] = lambda record: "neutral"
    gives: bool = False
    roomy: bool = False


def of_field(cls: type[Record], name: str, **about: Any) -> Column:
    """The column of a declared field; `about` overrides. Private values are masked on the screen too."""
    field = field_of(cls, name)
    about.setdefault("label", field.label)
    about.setdefault("width", max(field.width, len(field.label) * 2))
    about.setdefault("sort", (name,))
    about.setdefault("text", lambda record: " ".join(field.kind.mask(getattr(record, name)).split()))
    return Column(key=name, **about)
