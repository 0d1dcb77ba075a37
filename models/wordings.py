"""Templates and phrases for the minutes, and texts of certificates: those of the program (`resources/wordings.toml`) and her own in their place or beside."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from models.records import AgendaItem, Wording
from models.records.wording import CERTIFICATE, PHRASE, TEMPLATE

WORDINGS_FILE = Path(__file__).parents[1] / "resources" / "wordings.toml"
_NUMERALS = "一二三四五六七八九十"


@cache
def builtin() -> tuple[Wording, ...]:
    """The texts of the program, as records without an id whose `builtin` is their own key."""
    with WORDINGS_FILE.open("rb") as file:
        data = tomllib.load(file)
    return tuple(
        Wording(sort=sort, kind=line.get("kind", ""), name=line["name"], text=line["text"].strip("\n"), builtin=key)
        for table, sort in (("template", TEMPLATE), ("phrase", PHRASE), ("certificate", CERTIFICATE))
        for key, line in data[table].items()
    )


def wordings(own: Iterable[Wording]) -> list[Wording]:
    """All texts: those of the program, each replaced by hers where she changed it, then what she added."""
    kept = list(own)
    changed = {wording.builtin: wording for wording in kept if wording.builtin}
    return [changed.get(wording.builtin, wording) for wording in builtin()] + [w for w in kept if not w.builtin]


def offered(all_of_them: Iterable[Wording], sort: str, kind: str) -> list[Wording]:
    """The texts of a sort that fit a kind of meeting: those for this kind first, then those for every kind."""
    fitting = [w for w in all_of_them if w.sort == sort and w.kind in ("", kind)]
    return sorted(fitting, key=lambda w: not w.kind)


def numeral(number: int) -> str:
    """1 → 一, 12 → 十二, 30 → 三十: how the parts of minutes are numbered; digits above 99."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    front = "" if not tens else "十" if tens == 1 else _NUMERALS[tens - 1] + "十"
    return front + (_NUMERALS[ones - 1] if ones else "")


def outline(items: Sequence[AgendaItem]) -> str:
    """The skeleton of the agenda: a numbered heading for each item, and gaps for who reported, spoke and what was decided.

    What an item already holds is printed from the item itself and leaves no gap here.
    """
    parts = []
    for number, item in enumerate(items, 1):
        lines = [f"{numeral(number)}、{item.title_text}"]
        if not item.report.strip():
            lines.append("____同志：")
        if not item.discussion.strip():
            lines.append("讨论发言：")
        if not item.decision.strip():
            lines.append("会议决定：")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)
