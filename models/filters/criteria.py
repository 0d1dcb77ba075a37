"""Criteria of a selection as data: rows of field, operator and value, kept as JSON that newer and older programs can read."""

from __future__ import annotations

import json
from dataclasses import dataclass

VERSION = 1
HERE, ALL, GONE = "here", "all", "gone"
AMONG = {HERE: "在册党员", ALL: "全部人员（含已离开的）", GONE: "已离开的"}
"""Among whom is looked, and how that is called."""


@dataclass(frozen=True)
class Criterion:
    """One row. field: the name of a field, or `#key` of what is computed · op: a key of OPERATORS · value: as it was typed."""

    field: str
    op: str
    value: str = ""


@dataclass(frozen=True)
class Criteria:
    """All rows; `every`: whether all of them must hold, or one is enough."""

    rows: tuple[Criterion, ...] = ()
    every: bool = True
    among: str = HERE

    def to_json(self) -> str:
        """As the ledger keeps it."""
        rows = [{"field": row.field, "op": row.op, "value": row.value} for row in self.rows]
        body = {"version": VERSION, "among": self.among, "every": self.every, "rows": rows}
        return json.dumps(body, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Criteria:
        """What was kept; what cannot be read is left out, so that a damaged or newer selection still opens."""
        try:
            body = json.loads(text or "{}")
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(body, dict):
            return cls()
        rows = body.get("rows")
        kept = [
            Criterion(str(row["field"]), str(row["op"]), str(row.get("value", "")))
            for row in (rows if isinstance(rows, list) else [])
            if isinstance(row, dict) and "field" in row and "op" in row
        ]
        among = str(body.get("among"))
        return cls(tuple(kept), body.get("every") is not False, among if among in AMONG else HERE)
