"""Which backups are kept: the newest, and fewer and fewer of what is older. The order is that of their numbers, never of a clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from models.store.backup_names import BEFORE_RESTORE, BEFORE_UPGRADE, BY_HAND, BackupName

MOST = 45
"""So many files are kept, but those from before an upgrade are never thinned."""
NEWEST = 10
_BY_HAND, _BEFORE_RESTORE = 4, 3


def _day(name: BackupName) -> date:
    try:
        return date.fromisoformat(name.at[:10])
    except ValueError:  # a name that somebody wrote
        return date.min


_STRETCHES: tuple[tuple[int, Callable[[date], object]], ...] = (
    (7, lambda day: day),
    (4, lambda day: day.isocalendar()[:2]),
    (12, lambda day: (day.year, day.month)),
    (10, lambda day: day.year),
)
"""How many days, weeks, months and years have a backup each, the last one of them."""


def kept(backups: Iterable[BackupName]) -> set[BackupName]:
    """Those that are kept: the last ten, the first, those from before upgrades, the newest few from before restores and by hand,
    and of each of the last days, weeks, months and years the last."""
    newest_first = sorted(backups, reverse=True)
    wanted = [*newest_first[:NEWEST], *newest_first[-1:]]
    wanted += [name for name in newest_first if name.why == BEFORE_UPGRADE]
    for why, most in ((BEFORE_RESTORE, _BEFORE_RESTORE), (BY_HAND, _BY_HAND)):
        wanted += [name for name in newest_first if name.why == why][:most]
    for most, stretch in _STRETCHES:
        wanted += _last_of_each(newest_first, stretch)[:most]
    found: set[BackupName] = set()
    for name in wanted:
        if len(found) < MOST or name.why == BEFORE_UPGRADE:
            found.add(name)
    return found


def _last_of_each(newest_first: Sequence[BackupName], stretch: Callable[[date], object]) -> list[BackupName]:
    found: dict[object, BackupName] = {}
    for name in newest_first:
        found.setdefault(stretch(_day(name)), name)
    return list(found.values())
