"""What leaves the office: private fields masked, and private numbers in free text too (domain §11).

A note such as “新号 13812345678” would undo the mask of the phone column, so runs of digits that can be an ID number, a bank
card or a mobile number are masked in every text, whichever field it stands in.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar

from models.fields import Record, field_of, typed
from models.records import AgendaItem, Meeting

R = TypeVar("R", bound=Record)

WITHHELD = ("note", "left_why")
"""Of a member, what leaves the office only in full: remarks, and why somebody left, tell of illness, hardship and discipline
(domain §11)."""
NOT_TOLD = "（谈话内容不导出）"
"""What stands in the place of what was said in a talk."""
_SAID = {Meeting: ("subject", "body", "note"), AgendaItem: ("title_text", "report", "discussion", "decision")}
_LONG_NUMBER = re.compile(r"(?<!\d)(\d{6})[ \-]?(\d{4}[ \-]?\d{1,5}?)[ \-]?(\d{3}[\dXxＸｘ])(?![\dXxＸｘ])")
_MOBILE = re.compile(r"(?<!\d)((?:86)?1\d{2})([ \-]?)(\d{4})\2(\d{4})(?!\d)")


def masked_text(text: str) -> str:
    """Text in which ID numbers, card numbers (15 to 19 digits) and mobile numbers keep their first and last digits only."""
    text = _LONG_NUMBER.sub(lambda m: m[1] + "*" * sum(c.isdigit() for c in m[2]) + m[3], text)
    return _MOBILE.sub(r"\1****\4", text)


def shown(record: Record, name: str, *, full: bool) -> str:
    """A field of a record as it is exported: whole with `full`, else masked."""
    kind = field_of(type(record), name).kind
    value = getattr(record, name)
    return str(kind.show(value)) if full else masked_text(str(kind.mask(value)))


def private_copy(record: R, *, full: bool) -> R:
    """The record as it may leave the office; with `full` the record itself. Values that are not text stay as they are."""
    if full:
        return record
    texts: dict[str, Any] = {
        f.name: shown(record, f.name, full=False) for f in typed(type(record)) if isinstance(f.kind.empty, str)
    }
    return dataclasses.replace(record, **texts)


def of_talk(cls: type[Record], meeting: Meeting) -> tuple[str, ...]:
    """The fields of a meeting, or of its parts, that tell what was said in a talk (思想状况) and are not exported unless
    in full (domain §11); none for other meetings."""
    return _SAID.get(cls, ()) if meeting.is_talk else ()
