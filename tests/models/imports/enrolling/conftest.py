"""Plans the import of a list into one batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from models.imports import Plan, Wishes, gate, grid
from models.imports.enrolling.planning import plan_list
from models.imports.enrolling.sorting import Batch
from models.kinds import PartialDate
from models.records import Enrolment, Training
from tests.models.imports.enrolling.people import PEOPLE, TODAY, save


@pytest.fixture
def batch() -> Training:
    return Training(id=9, number="2026-03", name="秋季轮训", start=PartialDate.parse("2026-09-10"), planned_hours=16.0)


@pytest.fixture
def planned(tmp_path: Path, batch: Training) -> Callable[..., Plan]:
    """planned(rows): the plan of a workbook with these rows, read as any file is."""

    def plan(
        rows: Sequence[Sequence[Any]],
        *,
        entries: Sequence[Enrolment] = (),
        wishes: Wishes | None = None,
        **about: Any,
    ) -> Plan:
        path = save(tmp_path / "名单.xlsx", rows)
        known = Batch(batch, entries, 16.0, about.pop("members", PEOPLE), **about)
        sheets = grid.sheets_of(gate.admit(path), path.name)
        return plan_list(path.name, sheets, known, today=TODAY, wishes=wishes or Wishes())

    return plan
