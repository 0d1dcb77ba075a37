"""Cells whose private part was masked before the file was handed out (138****1234): they say too little to be read."""

from __future__ import annotations

import re

from models.imports.grid import Cell
from models.kinds import Address, IdNumber, Kind, Landline, Phone, one_line

_STARS = re.compile(r"[*＊●•]{2,}|[xX]{3,}")
_PRIVATE = (Address, IdNumber, Landline, Phone)


def is_masked(kind: Kind[object], raw: Cell) -> bool:
    """Whether a cell of a private field shows only a part of it."""
    return isinstance(raw, str) and isinstance(kind, _PRIVATE) and not raw.isdigit() and bool(_STARS.search(raw))


def may_be(raw: str, whole: str) -> bool:
    """Whether a masked text agrees with a whole one in what it shows."""
    shown = (re.escape(part) for part in _STARS.split(one_line(raw)))
    return bool(whole) and re.fullmatch(".+".join(shown), whole) is not None
