"""Writes small problem lists and plans their import."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from models.imports import NOTHING_SAID, Plan, Wishes, gate, grid
from models.imports.problems.planning import plan_problems
from models.records import Progress, Rectification
from tests.models.imports.workbooks import Rows, workbook

TODAY = date(2026, 11, 23)
GIVEN = {"source": "巡察", "found": "2026-01-10"}


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., Plan]:
    """listed(rows, items=…): the plan for a workbook with these rows, or with these sheets; read in this process."""

    def plan(
        rows: Rows | Mapping[str, Rows],
        items: Sequence[Rectification] = (),
        *,
        progress: Sequence[Progress] = (),
        merged: Sequence[str] = (),
        given: Mapping[str, str] = GIVEN,
        wishes: Wishes = NOTHING_SAID,
    ) -> Plan:
        path = workbook(tmp_path / "清单.xlsx", "问题清单", rows, merged)
        return plan_of(path, items, progress=progress, given=given, wishes=wishes)

    return plan


def plan_of(
    path: Path,
    items: Sequence[Rectification] = (),
    *,
    progress: Sequence[Progress] = (),
    given: Mapping[str, str] = GIVEN,
    wishes: Wishes = NOTHING_SAID,
) -> Plan:
    """The plan for a file, read in this process."""
    from dataclasses import replace

    sheets = grid.sheets_of(gate.admit(path), path.name)
    return plan_problems(path.name, sheets, items, progress, today=TODAY, wishes=replace(wishes, given=given))


def told(plan: Plan) -> list[dict[str, str]]:
    """What each new item says, without what holds for all of them."""
    away = {"source": "巡察", "found": "2026-01-10", "state": "登记"}
    return [
        {
            f.name: row.record.show(f.name)
            for f in Rectification.fields
            if row.record.show(f.name) and away.get(f.name) != row.record.show(f.name)
        }
        for row in plan.rows
        if row.record is not None and row.fate == "新增"
    ]
