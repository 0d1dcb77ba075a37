"""The numbers of training batches: the year and which of them it is; a number once given is not given again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.records import Training


def next_number(year: int, others: Iterable[Training]) -> str:
    """The number that follows all of the year that are written so: 2026-07.

    others: all batches ever kept, those in the recycle bin too.
    """
    found = (re.fullmatch(rf"{year}-([0-9]{{1,6}})", other.number.strip()) for other in others)
    return f"{year}-{max((int(one[1]) for one in found if one), default=0) + 1:02}"
