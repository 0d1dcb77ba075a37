"""In which order 党小组 are named: as the branch lists them, then those that only the roster names, by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.kinds.dates import chinese_number

_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十]{1,3}")


def in_group_order(listed: Iterable[str], named: Iterable[str]) -> tuple[str, ...]:
    """Each once; the second before the tenth, however the numbers are written."""
    return tuple(dict.fromkeys((*listed, *sorted(filter(None, named), key=_by_number))))


def _by_number(name: str) -> tuple[str, str]:
    """第十党小组, 第10党小组: the number as three figures."""
    return _NUMBER.sub(lambda found: _in_figures(found[0]).zfill(3), name), name


def _in_figures(number: str) -> str:
    return number if number.isdecimal() else chinese_number(number)
