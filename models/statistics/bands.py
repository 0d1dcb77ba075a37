"""The bands and classes of the statistics, read from `resources/statistics.toml`."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from models.kinds import Coded

BANDS_FILE = Path(__file__).parents[2] / "resources" / "statistics.toml"
T = TypeVar("T", int, date)


@dataclass(frozen=True)
class Bands(Generic[T]):
    """Labels and where each band begins; a band ends before the next begins, the last is open."""

    labels: tuple[str, ...]
    starts: tuple[T, ...]

    @classmethod
    def of(cls, lines: Sequence[Sequence[Any]]) -> Bands[T]:
        """From pairs of label and beginning; raises ValueError where they are not in order."""
        found = cls(tuple(str(line[0]) for line in lines), tuple(line[1] for line in lines))
        if list(found.starts) != sorted(set(found.starts)):
            raise ValueError(f"bands not in order: {found.starts}")
        return found

    def label(self, lowest: T, highest: T) -> str:
        """The band in which all from `lowest` to `highest` lies; '' where it is not one, or before the first."""
        low, high = bisect_right(self.starts, lowest) - 1, bisect_right(self.starts, highest) - 1
        return self.labels[low] if low == high >= 0 else ""


@dataclass(frozen=True)
class JobClass:
    """A class of 工作岗位: its codes begin with one of `codes`; with `of` it is a part of that class."""

    label: str
    codes: tuple[str, ...]
    of: str = ""


@cache
def data() -> Mapping[str, Any]:
    """All tables as the file has them."""
    with BANDS_FILE.open("rb") as file:
        return tomllib.load(file)


@cache
def ages(variant: str) -> Bands[int]:
    """The bands of age; KeyError for an unknown variant."""
    return Bands.of(data()["ages"][variant])


@cache
def periods(variant: str) -> Bands[date]:
    """The periods of joining the Party."""
    return Bands.of(data()["joined"][variant])


@cache
def seniorities() -> Bands[int]:
    """The bands of 党龄."""
    return Bands.of(data()["seniority"]["bands"])


@cache
def committee_ages() -> Bands[int]:
    """The bands of age of the committee."""
    return Bands.of(data()["annual"]["committee"])


def young() -> int:
    """The age up to which the tables of the annual report have a column of their own."""
    return int(data()["annual"]["young"])


@cache
def educations() -> Mapping[str, str]:
    """The band of each word for an education, in the order of the bands."""
    return {word: label for label, words in data()["education"]["bands"] for word in words}


@cache
def job_classes(variant: str) -> tuple[JobClass, ...]:
    """The classes of 工作岗位."""
    return tuple(JobClass(line["label"], tuple(line["codes"]), line.get("of", "")) for line in data()["jobs"][variant])


@cache
def class_of_job(variant: str) -> Mapping[str, str]:
    """The class of each word for a job in the code table; the longest beginning of its code decides."""
    starts = {code: known.label for known in job_classes(variant) for code in known.codes}
    found: dict[str, str] = {}
    for line in Coded("job").codes:
        fitting = [start for start in starts if line.code.startswith(start)]
        if fitting:
            found[line.word] = starts[max(fitting, key=len)]
    return found


def variants(table: str) -> tuple[str, ...]:
    """The variants of a table: ages, joined, jobs."""
    return tuple(data()[table])
