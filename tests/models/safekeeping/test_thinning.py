"""Which backups stay: the newest ten whatever the clock says, the first, and a few of each stretch of time."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from models.safekeeping.thinning import MOST, kept
from models.store.backup_names import BEFORE_RESTORE, BY_HAND, EXIT, START, BackupName
from tests.faults.thinning import history


@pytest.mark.parametrize("seed", range(16))
def test_no_clock_takes_the_newest_away(seed: int) -> None:
    history(random.Random(seed), 120)


def test_days_weeks_months_and_years_have_one_each() -> None:
    """Three years, a backup every evening: kept one by one, as the program does."""
    present: set[BackupName] = set()
    for number in range(1, 3 * 365):
        day = datetime(2023, 12, 1, 17) + timedelta(days=number)
        present = kept({*present, BackupName(number, day.isoformat(" ")[:16], EXIT)})
    months = {name.at[:7] for name in present}
    assert len(months) >= 12, "a backup of each of the last twelve months"
    assert {name.at[:4] for name in present} == {"2023", "2024", "2025", "2026"}
    assert 1 in {name.number for name in present}
    assert len(present) <= MOST


def test_those_by_hand_and_from_before_a_restore_stay_while_they_are_new() -> None:
    names = [BackupName(number, "2026-11-23 09:30", START) for number in range(20, 200)]
    pinned = [
        BackupName(number, "2026-11-23 09:30", why) for number, why in enumerate([BY_HAND, BEFORE_RESTORE] * 5, 2)
    ]
    stay = kept([*names, *pinned, BackupName(1, "2026-11-23 09:30", START)])
    assert sorted(name.number for name in stay if name.why == BY_HAND) == [4, 6, 8, 10]
    assert sorted(name.number for name in stay if name.why == BEFORE_RESTORE) == [7, 9, 11]


def test_no_backups_are_none() -> None:
    assert kept([]) == set()
