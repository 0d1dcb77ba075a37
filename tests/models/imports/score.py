"""Scores the import of example rosters against their truth: `python -m tests.models.imports.score [FOLDER]`."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from models.imports import ADDED, Plan, plan_file
from models.kinds import PartialDate
from models.records import Member

TODAY = date(2026, 11, 23)


@dataclass
class Score:
    """How well one file was read. wrong: fields that differ from the truth; silent: those of them without a problem."""

    file: str
    fields: int = 0
    lost: int = 0
    extra: int = 0
    wrong: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    unreported: list[str] = field(default_factory=list)

    @property
    def right(self) -> float:
        return 100 * (self.fields - len(self.wrong)) / max(self.fields, 1)

    def __str__(self) -> str:
        return (
            f"{self.file:<22} 字段 {self.fields:>4}  对 {self.right:6.2f} %  丢行 {self.lost}  多行 {self.extra}  "
            f"错 {len(self.wrong)}  无声错 {len(self.silent)}  漏报 {len(self.unreported)}"
        )


def same(name: str, wanted: Any, got: Any) -> bool:
    """Whether a value is the true one; a birthday may keep the month that the cell gave."""
    if wanted is None:
        return got in ("", None)
    if isinstance(got, PartialDate):
        return str(got) == wanted or (name == "birth" and len(str(got)) == 7 and wanted.startswith(str(got)))
    return got == wanted


def score(plan: Plan, truth: list[dict[str, Any]], file: str) -> Score:
    """Compares the added rows of a plan for an empty ledger with what the file says in truth."""
    result = Score(file)
    rows = {(row.sheet, row.row): row for row in plan.rows if row.fate == ADDED}
    for person in truth:
        row = rows.pop((Path(file).stem if file.endswith(".csv") else person["sheet"], person["row"]), None)
        names = [n for n in person if n not in ("problems", "sheet", "row")]
        result.fields += len(names)
        if row is None or row.record is None:
            result.lost += 1
            result.wrong += [f"{person['name']}.{n}" for n in names]
            continue
        headings = {c.field: c.heading for c in plan.columns if c.sheet == row.sheet and c.field}
        reported = {p.column for p in plan.problems if (p.sheet, p.row) == (row.sheet, row.row)}
        for name in names:
            got = getattr(row.record, name)
            if not same(name, person[name], got):
                result.wrong.append(f"{row.sheet}{row.row} {person['name']}.{name}: {person[name]!r} ≠ {got!s}")
                if headings.get(name) not in reported:
                    result.silent.append(result.wrong[-1])
        result.unreported += [f"{row.row}.{n}" for n in person["problems"] if headings.get(n) not in reported]
    result.extra = len(rows)
    return result


def score_folder(folder: Path) -> list[Score]:
    """Scores every roster of a folder that has a truth beside it."""
    scores = []
    for truth in sorted(folder.glob("*.truth.json")):
        stem = truth.name.removesuffix(".truth.json")
        people = json.loads(truth.read_text(encoding="utf-8"))
        for path in sorted(folder.glob(f"{stem}.*")):
            if path.suffix in (".xlsx", ".xls", ".ods", ".csv"):
                no_members: list[Member] = []
                scores.append(score(plan_file(path, no_members, today=TODAY), people, path.name))
    return scores


if __name__ == "__main__":
    default = Path(__file__).parents[4] / "shared" / "data" / "rosters"
    for one in score_folder(Path(sys.argv[1]) if len(sys.argv) > 1 else default):
        sys.stdout.write(f"{one}\n" + "".join(f"    {line}\n" for line in one.wrong[:10] + one.unreported[:10]))
