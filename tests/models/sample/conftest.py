"""The sample branch, written once for several days of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from models.sample import write_sample
from models.store import Ledger

TODAYS = (
    date(2026, 11, 23),
    date(2026, 1, 2),
    date(2024, 2, 29),
    date(2020, 1, 1),
    date(2033, 10, 7),
    date(2040, 12, 31),
)


def written(folder: Path, today: date) -> Ledger:
    made = Ledger.create(folder / f"{today}.zbtz", clock=lambda: datetime(today.year, today.month, today.day, 9))
    write_sample(made, today=today)
    return made


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, date]]:
    with written(tmp_path_factory.mktemp("sample"), request.param) as made:
        yield made, request.param


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with written(tmp_path_factory.mktemp("autumn"), TODAYS[0]) as made:
        yield made
