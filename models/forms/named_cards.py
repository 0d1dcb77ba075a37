"""Whose card it is where the card says so itself: nobody else goes into it, and where nobody is meant for certain nobody does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from models.fields import Record
from models.forms.contents import Facts, called
from models.forms.form import Area, Slot
from models.forms.rows import PEOPLE, TAKEN, Line
from models.forms.taken_rows import Owners, meant
from models.naming import some
from models.records import Member, Rectification, Training
from models.rules import Snapshot

_NAMED = 3
_OURS = re.compile(
    r"(?:编号[:：]?)?(?:\d{4}-(?:[^-\s]+-)?\d+|\d{4}(?![年〕\]])[\u4e00-\u9fff]{2,6}(?<![第字年])\d+)号?(?:[（(].*)?"
)
"""Our numbers, also as others write them: 2026-自查-03, 2026-03, 2026自查03."""
_DASHES = re.compile("[-‐-―−－~]+")
_NUMBERED: Mapping[type[Record], Callable[[Snapshot], Sequence[Record]]] = {
    Rectification: lambda snapshot: snapshot.rectifications,
    Training: lambda snapshot: snapshot.trainings,
}
"""What has a number of its own."""


def placed(area: Area, records: Sequence[Record], facts: Facts) -> list[Record | None]:
    """The record of each card of a sheet: of one that says whose it is that one, of the others the next of those who are left."""
    owners, said = Owners(records, replace(facts, full=True)), _said(area, facts)
    found: list[Record | None] = []
    for card in said:
        record = meant(owners.of(Line(0, TAKEN, card)), people=True) if card else None
        if record is not None:
            owners.take(record)
        found.append(record)
    rest = iter(owners.left())
    return [one if card else next(rest, None) for card, one in zip(said, found, strict=True)]


def _said(area: Area, facts: Facts) -> tuple[tuple[tuple[Slot, str], ...], ...]:
    """What each card says of whom it is about. 编号 of another make than ours is the number of the paper, unless the ledger has it:
    编号：〔2026〕3号."""
    if area.subject.__name__ in PEOPLE or not any(area.said):
        return area.said
    known = Owners(_NUMBERED[area.subject](facts.snapshot), replace(facts, full=True))
    ours = [
        any(_OURS.fullmatch(_DASHES.sub("-", text)) for _, text in card) or known.of(Line(0, TAKEN, card))
        for card in area.said
    ]
    return tuple(card if card and its else () for card, its in zip(area.said, ours, strict=True))


def of_cards(
    area: Area, records: Sequence[Record], every: Sequence[Record], facts: Facts, *, chosen: bool
) -> tuple[list[Record], list[tuple[str, str]]]:
    """The records that go into the cards of a sheet of which some say whose they are; of each card that nobody goes into what is wrong,
    and what to do. every: all that the ledger has · chosen: whether somebody chose the records."""
    cards = placed(area, records, facts)
    wrong = [
        _wrong(area, card, records, every, facts, chosen=chosen)
        for card, one in zip(_said(area, facts), cards, strict=True)
        if card and one is None
    ]
    return [one for one in cards if one is not None], wrong


def _wrong(
    area: Area,
    card: tuple[tuple[Slot, str], ...],
    records: Sequence[Record],
    every: Sequence[Record],
    facts: Facts,
    *,
    chosen: bool,
) -> tuple[str, str]:
    said = "、".join(f"{slot.heading}“{text}”" for slot, text in card)
    line, full = Line(0, TAKEN, card), replace(facts, full=True)
    among, known = Owners(records, full).of(line), Owners(every, full).of(line)
    people = area.subject.__name__ in PEOPLE
    where = "名册" if area.subject is Member else "账本"
    begin, empty = f"已写着{said}", "清空这一格再填"
    if len(among) > 1 and people:
        return f"{begin}，{where}里这样的有 {len(among)} 人，分不清是哪一位", "请选定要填的那一位，或写明身份证号再填"
    if len(among) > 1:
        return f"{begin}，{where}里这样的有 {len(among)} 条，分不清是哪一条", f"请选定要填的那一条，或{empty}"
    if chosen:
        names = some((called(record, facts.snapshot) for record in records), _NAMED)
        return f"{begin}，不是要填的“{names}”", f"请核对，或{empty}"
    if known:
        return f"{begin}，不在要填的范围里", f"请选定要填的人，或{empty}"
    return f"{begin}，{where}里没有{'这样的人' if people else '这一条'}", f"请核对；要填别的，请{empty}"
