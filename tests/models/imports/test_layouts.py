"""Rosters in random layouts are read completely and rightly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.imports import ADDED, gate, grid
from models.imports.planning import plan_sheets

from . import rosters

TODAY = date(2026, 11, 23)
SEEDS = range(60)


def difference(made: rosters.Made, path: Path) -> list[str]:
    """What of a roster was read otherwise than it is."""
    plan = plan_sheets(path.name, grid.sheets_of(gate.admit(path), path.name), [], today=TODAY)
    found = {row.row: row for row in plan.rows}
    wrong = [f"行多了：{number} {row.cells}" for number, row in found.items() if number not in made.truth]
    for number, truth in made.truth.items():
        row = found.get(number)
        if row is None or row.fate != ADDED or row.record is None:
            wrong.append(f"行 {number} 丢了：{row and (row.fate, row.reason)}")
            continue
        for name, value in truth.items():
            got = row.record.show(name)
            if got != value:
                wrong.append(f"行 {number} {name}：应为 {value!r}，读成 {got!r}")
    mapped = {column.field for column in plan.columns} - {""}
    if mapped != set(made.fields):
        wrong.append(f"列：{sorted(mapped ^ set(made.fields))}")
    if sorted(c.heading for c in plan.unmapped) != sorted(made.unknown):
        wrong.append(f"未对应：{[c.heading for c in plan.unmapped]} ≠ {made.unknown}")
    wrong += [f"多报：{p}" for p in plan.problems if p.level != "info"]
    numbers = sorted([s.row for s in plan.skipped] + list(found))
    last = max((n for n, row in enumerate(made.rows, 1) if any(cell != "" for cell in row)), default=0)
    if numbers != list(range(1, last + 1)):
        wrong.append(f"没有交代的行：{sorted(set(range(1, last + 1)) ^ set(numbers))}")
    return wrong


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_random_layouts_are_read_rightly(tmp_path: Path, suffix: str):
    wrong: list[str] = []
    for seed in SEEDS:
        made = rosters.make(seed, text_only=suffix == ".csv")
        path = tmp_path / f"{seed}{suffix}"
        rosters.write(made, path, seed)
        wrong += [f"{seed}: {line}" for line in difference(made, path)]
    assert not wrong, "\n".join(wrong[:40]) + f"\n共 {len(wrong)} 处"
