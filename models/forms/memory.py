"""What was once corrected in a form is kept by its fingerprint and used when a form of the same kind comes again."""

from __future__ import annotations

from collections.abc import Mapping

from models.forms.form import Form
from models.store import Ledger

_KEY = "form:"


def corrections(ledger: Ledger, fingerprint: str) -> dict[str, str]:
    """The corrections kept for forms of this kind; none if nothing was kept."""
    kept = (ledger.remembered(_KEY + fingerprint) or {}).get("mapping")
    return {str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}


def keep_corrections(ledger: Ledger, fingerprint: str, mapping: Mapping[str, str]) -> None:
    """Keeps corrections; an empty mapping forgets them."""
    ledger.remember(_KEY + fingerprint, {"mapping": dict(mapping)})


def by_words(form: Form, said: Mapping[str, str]) -> dict[str, str]:
    """Corrections by key from the words that stand in the form (`单位`, `填表人`); raises KeyError with a word that is not there."""
    slots = [slot for area in (*form.areas, *form.lines) for slot in area.slots]
    found: dict[str, str] = {}
    for words, value in said.items():
        keys = {slot.key for slot in slots if words in (slot.heading, slot.heading.rpartition("/")[2], slot.place)}
        if not keys:
            raise KeyError(words)
        found |= dict.fromkeys(keys, value)
    return found
