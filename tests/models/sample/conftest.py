"""The sample branch, written once for each of several days of the calendar."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
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


class Written:
    """The samples that are there: each day's is written once, and each module gets a copy of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def copy(self, today: date, to: Path) -> Ledger:
        made = self._folder / str(today)
        if not made.exists():
            made.mkdir()
            with Ledger.create(made / "示例.zbtz", clock=clock_of(today)) as ledger:
                write_sample(ledger, today=today)
        shutil.copytree(made, to, dirs_exist_ok=True)
        return Ledger.open(to / "示例.zbtz", clock=clock_of(today))


def clock_of(today: date) -> Callable[[], datetime]:
    return lambda: datetime(today.year, today.month, today.day, 9)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return Written(tmp_path_factory.mktemp("written"))


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def sample(
    request: pytest.FixtureRequest, written: Written, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Ledger, date]]:
    with written.copy(request.param, tmp_path_factory.mktemp("sample")) as made:
        yield made, request.param


@pytest.fixture(scope="module")
def autumn(written: Written, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with written.copy(TODAYS[0], tmp_path_factory.mktemp("autumn")) as made:
        yield made
