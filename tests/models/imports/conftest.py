"""Writes small workbooks and plans their import."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from models.imports import NOTHING_SAID, Plan, Wishes, gate, grid
from models.imports.planning import plan_sheets, whole
from models.records import Branch, Member
from tests.models.imports.workbooks import Rows, workbook

TODAY = date(2026, 11, 23)


@pytest.fixture
def planned(tmp_path: Path) -> Callable[..., Plan]:
    """planned(rows, members=…): the plan for a workbook with these rows, or with these sheets; read in this process."""

    def plan(
        rows: Rows | Mapping[str, Rows],
        members: Sequence[Member] = (),
        *,
        merged: Sequence[str] = (),
        branch: Branch | None = None,
        wishes: Wishes = NOTHING_SAID,
    ) -> Plan:
        path = workbook(tmp_path / "名册.xlsx", "名册", rows, merged)
        sheets = grid.sheets_of(gate.admit(path), path.name)
        return whole(plan_sheets(path.name, sheets, members, today=TODAY, branch=branch, wishes=wishes))

    return plan
