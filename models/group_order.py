"""In which order 党小组 are named: as the branch lists them, then those that only the roster names, by their numbers, then by pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.kinds.dates import chinese_number
from models.pinyin import sort_key

_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十]{1,3}")


def in_group_order(listed: Iterable[str], named: Iterable[str]) -> tuple[str, ...]:
    """Each once; the second before the tenth, however the numbers are written, and those without one after them."""
    known = tuple(dict.fromkeys(listed))
    others = {name for name in named if name and name not in known}
    # Nearly always they differ by their numbers alone, and the dictionary need not be loaded for that.
    alike = len({_NUMBER.sub("", name) for name in others}) < 2
    return (
        *known,
        *sorted(others, key=lambda name: (_NUMBER.search(name) is None, _by_number(name, spoken=not alike))),
    )


def _by_number(name: str, *, spoken: bool) -> tuple[str, str]:
    """第十党小组, 第10党小组: the number as three figures; `spoken`: the rest by pinyin."""
    filled = _NUMBER.sub(lambda found: _in_figures(found[0]).zfill(3), name)
    # The blank before it: the first character is no surname, 会计组 is not “gui”.
    return sort_key(f" {filled}") if spoken else filled, name


def _in_figures(number: str) -> str:
    return number if number.isdecimal() else chinese_number(number)
