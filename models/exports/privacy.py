"""What leaves the office: private fields masked, and private numbers in free text too (domain §11).

A note such as “新号 13812345678” would undo the mask of the phone column, so runs of digits that can be an ID number, a bank
card or a mobile number are masked in every text, whichever field it stands in.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from models.exports.private_numbers import numbers_hidden
from models.fields import Record, field_of, typed
from models.kinds import Choice
from models.records import AgendaItem, Attendance, Enrolment, Meeting, Member, Transfer

R = TypeVar("R", bound=Record)

WITHHELD = ("note", "left_why")
"""Of a member, what leaves the office only in full: remarks, and why somebody left, tell of illness, hardship and discipline
(domain §11)."""
REASON_KEPT = "原因已登记"
"""What stands where a reason was put down that is not told: nobody is to seem without one."""
_WHY: Mapping[type[Record], tuple[str, ...]] = {Member: ("floating_why", "lost_why"), Transfer: ("why",)}
"""Why somebody is away, lost or moves: a word of the list tells nothing more of a person, any other may tell of illness."""
_NO_CONTACT = ("失联", "失去联系")
NOT_TOLD = "（谈话内容不导出）"
"""What stands in the place of what was said in a talk."""
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]+([·•][\u3400-\u9fff]+)+")
_NOT_A_NAME = re.compile(
    r"群众|党员|代表|职工|干部|居民|村民|家属|业主|商户|师傅|学生|企业|单位|部门|小组|支部|委员|匿名"
)
_DOUBLE = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "夏侯")
_SAID = {Meeting: ("subject", "body", "note"), AgendaItem: ("title_text", "report", "discussion", "decision")}
_WITH_WHOM: Mapping[type[Record], tuple[str, ...]] = {
    Meeting: ("title_text", "place", "guests", "void_why", Attendance.label),
    AgendaItem: ("candidate", "tellers", "owner"),
}

_SHORTEST = 11
"""Characters of a mobile number; the others are longer."""


def masked_text(text: str) -> str:
    """Text in which ID numbers, card numbers (15 digits and more) and mobile numbers keep their first and last digits only,
    however they are spelled."""
    return numbers_hidden(text) if len(text) >= _SHORTEST else text


def surnames(people: str) -> str:
    """Of each name its first character only: who raised an opinion need not be known to all who read of it (domain §11)."""
    return "、".join(masked_text(_hidden(name)) for name in people.split("、") if name)


def _hidden(name: str) -> str:
    """张*, 欧阳*; what a bracket says of a person (办事群众) and what is no name stays."""
    person, bracket, more = name.partition("（")
    if not _NAME.fullmatch(person) or _NOT_A_NAME.search(person):
        return name
    kept = 2 if person.startswith(_DOUBLE) and len(person) > 2 else 1
    return f"{person[:kept]}*{bracket}{more}"


def shown(record: Record, name: str, *, full: bool) -> str:
    """A field of a record as it is exported: whole with `full`, else masked."""
    kind = field_of(type(record), name).kind
    value = getattr(record, name)
    if not full and is_her_word(type(record), name, value):
        return REASON_KEPT
    return str(kind.show(value)) if full else masked_text(str(kind.mask(value)))


def is_her_word(cls: type[Record], name: str, value: object) -> bool:
    """Whether a value is a reason of a person that is none of the list."""
    return bool(value) and name in _WHY.get(cls, ()) and value not in of_the_lists()


@cache
def of_the_lists() -> frozenset[str]:
    """The words for reasons that can be chosen, which may leave the office as they are."""
    kinds = (field_of(cls, name).kind for cls, names in _WHY.items() for name in names)
    return frozenset(word for kind in kinds if isinstance(kind, Choice) for word in (*kind.options, *_NO_CONTACT))


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


def kept_back(cls: type[Record], meeting: Meeting | None = None) -> tuple[str, ...]:
    """The same with what says whom the talk was with, its list of people (by the label) among it, and why people were away from
    a meeting or a batch: it may tell of illness."""
    if cls in (Attendance, Enrolment):
        return ("reason", "ground")
    return (*of_talk(cls, meeting), *_WITH_WHOM.get(cls, ())) if meeting is not None and meeting.is_talk else ()
