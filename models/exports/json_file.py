"""Records as JSON for scripts: Chinese labels as keys, dates with the precision they have, null for what is not known."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from models.exports.privacy import shown
from models.fields import Field, Record, typed

_OTHER_KEYS = {("meeting", "subject"): "会议议题"}
"""A field whose label is also the word for a list of parts of its record: it goes by its alias, the list by the label."""


def object_of(
    record: Record,
    *,
    full: bool,
    parts: Mapping[str, Sequence[Record]] | None = None,
    withheld: Callable[[type[Record]], Collection[str]] = lambda cls: (),
) -> dict[str, Any]:
    """A record as an object of all typed fields in their declared order, then its `parts` by their label, as lists.

    Numbers stay numbers, all else is text as it is shown; unless `full`, private fields are masked and those that
    `withheld` names for a class of records are null, lists by their label.
    """
    kept_back = () if full else withheld(type(record))
    found: dict[str, Any] = {
        _OTHER_KEYS.get((record.table, about.name), about.label): (
            None if about.name in kept_back else _value(record, about, full)
        )
        for about in typed(type(record))
    }
    for label, records in (parts or {}).items():
        told = [object_of(part, full=full, withheld=withheld) for part in records]
        found[label] = None if label in kept_back else told
    return found


def _value(record: Record, about: Field, full: bool) -> str | int | float | None:
    value = getattr(record, about.name)
    if value == about.kind.empty:
        return None
    if isinstance(value, (int, float)):
        return int(value) if float(value).is_integer() else value
    return shown(record, about.name, full=full)


def write_json(objects: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Writes a list of objects, UTF-8, one line per field; raises OSError as the file system does."""
    # A lone surrogate cannot be UTF-8: it becomes a question mark and not a file that nobody can read.
    text = json.dumps(objects, ensure_ascii=False, indent=1) + "\n"
    path.write_bytes(text.encode("utf-8", "replace"))
