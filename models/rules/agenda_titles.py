"""The subject of a meeting and the items of its agenda: what stands in one of them, taken over into the other as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.records import AgendaItem
from models.wordings import numeral

_APART = re.compile(r"[；;]|(?<=。)|\s+(?=\d{1,2}[.．、](?!\d))")
_NUMBERED = re.compile(r"[（(]?(\d+|[一二三四五六七八九十]+)(?:[.．、](?!\d)|[）)])\s*")
_BETWEEN = "；"


def titles_of(subject: str) -> list[str]:
    """What the subject names, one after the other, each once: 学习文件；讨论计划. Numbers go where all are numbered."""
    parts = [part.strip().removesuffix("。") for part in _APART.split(subject)]
    parts = [part for part in parts if part]
    bare = [_without_number(part, place) for place, part in enumerate(parts, 1)]
    if len(parts) > 1 and all(bare):
        parts = bare
    return list(dict.fromkeys(parts))


def _without_number(part: str, place: int) -> str:
    """The part without the number that it has at this place; '' where it has none."""
    found = _NUMBERED.match(part)
    return part[found.end() :] if found and found[1] in (str(place), numeral(place)) else ""


def still_to_take(subject: str, items: Sequence[AgendaItem]) -> list[str]:
    """What of the subject is no item yet; nothing where the agenda already goes its own way."""
    titles, there = titles_of(subject), [item.title_text.strip() for item in items]
    if subject.strip() in there or any(title not in titles for title in there):
        return []
    return [title for title in titles if title not in there]


def subject_of(items: Sequence[AgendaItem]) -> str:
    """The subject as the items name it."""
    return _BETWEEN.join(dict.fromkeys(title for item in items if (title := item.title_text.strip())))
