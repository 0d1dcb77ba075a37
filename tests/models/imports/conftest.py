"""Writes small workbooks and plans their import."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.imports import NOTHING_SAID, Plan, Wishes, gate, grid
from models.imports.planning import plan_sheets, whole
from models.records import Branch, Member

TODAY = date(2026, 11, 23)


@pytest.fixture
def planned(tmp_path: Path) -> Callable[..., Plan]:
    """planned(rows, members=…): the plan for a workbook with these rows, or with these sheets; read in this process."""

    def plan(
        rows: Sequence[Sequence[Any]] | Mapping[str, Sequence[Sequence[Any]]],
        members: Sequence[Member] = (),
        *,
        merged: Sequence[str] = (),
        branch: Branch | None = None,
        wishes: Wishes = NOTHING_SAID,
    ) -> Plan:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, lines in (rows if isinstance(rows, Mapping) else {"名册": rows}).items():
            sheet = book.create_sheet(name)
            for line in lines:
                sheet.append([None if value == "" else value for value in line])
            for cells in merged:
                sheet.merge_cells(cells)
        path = tmp_path / "名册.xlsx"
        book.save(path)
        sheets = grid.sheets_of(gate.admit(path), path.name)
        return whole(plan_sheets(path.name, sheets, members, today=TODAY, branch=branch, wishes=wishes))

    return plan
