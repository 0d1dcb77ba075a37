"""What the user said about a form instead of what was recognized: which record, and what fills a column, a label or a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from models.fields import Record
from models.forms.card_identity import about_whom
from models.forms.form import COUNTS, LINES, Area, Slot
from models.forms.vocabulary import FIXED, SUBJECTS, chosen_source, meaning
from models.records import Branch

ABOUT = "@"
"""Begins the key of what an area is about: @0 for the first one."""


def corrected(areas: tuple[Area, ...], mapping: Mapping[str, str] | None) -> tuple[Area, ...]:
    """The areas as the user wants them filled; where they are and what they are called stays."""
    if not mapping:
        return areas
    return tuple(_area(area, mapping, mapping.get(f"{ABOUT}{k}", "")) for k, area in enumerate(areas))


def _area(area: Area, mapping: Mapping[str, str], about: str) -> Area:
    if area.kind == COUNTS:
        return replace(area, slots=tuple(_number(slot, mapping) for slot in area.slots))
    subject = next((cls for cls in SUBJECTS if cls.table == about), area.subject)
    if area.kind == LINES:
        subject = area.subject
    cards = tuple(_slots(card, area.subject, subject, mapping) for card in area.cards)
    slots = cards[0] if cards else _slots(area.slots, area.subject, subject, mapping)
    return replace(area, subject=subject, slots=slots, cards=cards, said=_said(area, subject))


def _said(area: Area, subject: type[Record]) -> tuple[tuple[tuple[Slot, str], ...], ...]:
    """What the cards say of whom they are about, where it is about another record."""
    if subject is area.subject:
        return area.said
    asked = [
        [(replace(s, source=meaning(s.path or (s.heading,), subject)), text) for s, text in card] for card in area.said
    ]
    return tuple(about_whom(card) for card in asked)


def _number(slot: Slot, mapping: Mapping[str, str]) -> Slot:
    """A cell of a table of numbers with another number, a text or nothing; what cannot be asked there stays out of it."""
    if not slot.offers or slot.key not in mapping:
        return slot
    chosen = mapping[slot.key]
    if chosen.startswith(FIXED):
        return replace(slot, source=chosen_source(chosen, Branch), reason="")
    one = next((offer for offer in slot.offers if offer.name == chosen), None)
    reason = "" if one else "这一行数不出这一项" if chosen else "按您的要求留空"
    return replace(slot, source=one, reason=reason)


def _slots(
    slots: tuple[Slot, ...], was: type[Record], subject: type[Record], mapping: Mapping[str, str]
) -> tuple[Slot, ...]:
    found, taken = [], set()
    for slot in slots:
        if subject is not was:
            slot = replace(slot, source=meaning(slot.path or (slot.heading,), subject), reason="")
            if slot.field in taken:
                slot = replace(slot, source=None)
            taken.add(slot.field)
        if slot.key in mapping:
            one = chosen_source(mapping[slot.key], subject)
            slot = replace(slot, source=one, reason="" if one else "按您的要求留空")
        found.append(slot)
    return tuple(found)
