"""Words and colours that the dialogs about a roster file share: fates, cells with private numbers masked, who somebody is."""

from __future__ import annotations

from models.exports.privacy import masked_text
from models.fields import Record, field_of
from models.imports import ADDED, RETURNED, UNCHANGED, UPDATED, Candidate, Plan
from models.records import Member, Rectification

FATE_TONES = {ADDED: "ok", UPDATED: "info", UNCHANGED: "neutral", RETURNED: "bad"}
EMPTY = "空"


def fates(plan: Plan) -> str:
    """How many rows have which fate: 新增 3，退回 1; '' where there is none."""
    return "，".join(f"{fate} {len(rows)}" for fate in FATE_TONES if (rows := plan.of_fate(fate)))


def unmapped(plan: Plan) -> str:
    """How many columns fill nothing, as the end of a sentence; '' where all do."""
    count = len({column.heading for column in plan.unmapped})
    return f"；有 {count} 列没有对应的栏目，不导入" if count else ""


def private(name: str, text: str, *, full: bool, cls: type[Record] = Member) -> str:
    """A text of the field of `cls` called `name` ('' for none) as it is shown: with its ID number, phone or address masked
    unless `full`."""
    if full or not text:
        return text
    kind = field_of(cls, name).kind if name else None
    return masked_text(str(kind.mask(text)) if kind is not None and isinstance(kind.empty, str) else text)


def unread(name: str, text: str, *, full: bool, cls: type[Record] = Member) -> str:
    """The same of a text that could not be read: a wrong number is masked as a right one, words such as 待补 stay."""
    return private(name, text, full=full or not any(letter.isdigit() for letter in text), cls=cls)


def value_text(name: str, member: Member | None, *, full: bool) -> str:
    """A field of a person as it is shown, '' of nobody."""
    return private(name, member.show(name), full=full) if member is not None else ""


def place_of(sheet: str, row: int, *, several: bool = True) -> str:
    """Where a row stands in the file; with the sheet where `several` are read."""
    return f"{sheet} 第 {row} 行" if sheet and several else f"第 {row} 行"


def about_candidate(candidate: Candidate, *, full: bool) -> str:
    """Somebody in a line, so that two of the same name can be told apart; or an item of the register."""
    known = candidate.member
    if isinstance(known, Rectification):
        words = [
            known.number,
            known.source,
            known.show("found"),
            private("problem", known.title(), full=full, cls=type(known)),
        ]
        return f"是台账里的这一项，按文件更新：{'　'.join(w for w in words if w)}"
    return _about_person(candidate, known, full=full)


def _about_person(candidate: Candidate, member: Member, *, full: bool) -> str:
    words = [
        member.name,
        member.sex,
        value_text("birth", member, full=full),
        value_text("id_number", member, full=full),
    ]
    words += [value_text("phone", member, full=full), member.group, member.unit]
    where = f"{candidate.place}的" if candidate.place and not member.id else "名册中的"
    left = f"（{member.show('left')} 离开）" if member.left else ""
    return f"{where} {'　'.join(w for w in words if w)}{left}"
