"""The table of the benchmarks: its ratios are right, and what is over its reach is said and fails. No times are tested."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.benchmarks import paired
from tests.benchmarks.paired import Measured, Pair, Reach, Row


def row(ours: list[float], theirs: list[float], **more: object) -> tuple[Row, list[str]]:
    """A row whose sides give these figures in turn, and the order in which they were asked."""
    asked: list[str] = []

    @contextmanager
    def pair(size: int, folder: Path) -> Iterator[Pair]:
        mine, other = iter(ours), iter(theirs)

        def one() -> float:
            asked.append("ours")
            return next(mine)

        def two() -> float:
            asked.append("theirs")
            return next(other)

        yield Pair(one, two)

    given = {"sizes": (10, 100), "of": "members", "reach": {10: Reach(ratio=2.0)}, **more}
    return Row(name="x", what="a", against="b", pair=pair, **given), asked  # type: ignore[arg-type]


def test_the_sides_take_turns_and_the_first_round_does_not_count(tmp_path):
    asked_row, asked = row([99, 2, 4, 6], [1, 1, 1, 2])
    found = paired.measured(asked_row, 10, tmp_path, rounds=3, seconds=60)
    assert (found.ours, found.theirs, found.ratios) == ([2, 4, 6], [1, 1, 2], [2, 4, 3])
    assert found.ratio == 3
    assert asked == ["theirs", "ours", "ours", "theirs", "theirs", "ours", "ours", "theirs"]


def test_rounds_end_with_the_seconds_but_not_before_three(tmp_path):
    asked_row, _ = row([1] * 20, [1] * 20)
    assert len(paired.measured(asked_row, 10, tmp_path, rounds=10, seconds=0).ours) == 3


def test_what_does_not_say_its_figure_is_timed(tmp_path):
    @contextmanager
    def pair(size: int, folder: Path) -> Iterator[Pair]:
        yield Pair(lambda: None, lambda: None)

    ticks = iter(range(100))
    timed = Row(
        name="x", what="a", against="b", sizes=(1,), of="rows", reach={}, pair=pair, clock=lambda: float(next(ticks))
    )
    assert paired.measured(timed, 1, tmp_path, rounds=2, seconds=60).ours == [1, 1]


@pytest.mark.parametrize(
    ("reach", "kept"),
    [(Reach(ratio=2.0), True), (Reach(ratio=1.9), False), (Reach(added=0.5), True), (Reach(added=0.49), False)],
)
def test_a_reach_is_a_ratio_or_what_is_added(reach, kept):
    assert reach.kept(Measured(10, [1.0, 1.0, 9.0], [0.5, 0.5, 0.5])) is kept


def test_a_line_says_what_is_wrong(tmp_path):
    asked_row, _ = row([], [])
    first, later = Measured(10, [1.0] * 3, [1.0] * 3), Measured(100, [13.0] * 3, [13.0] * 3)
    assert "OVER" not in paired.line(asked_row, first, first)
    assert "≤ 2.00×" in paired.line(asked_row, first, first)
    assert "OVER ITS REACH" in paired.line(asked_row, Measured(10, [3.0] * 3, [1.0] * 3), first)
    assert "13× for 10×" in paired.line(asked_row, later, first)
    assert "MORE THAN LINEAR" in paired.line(asked_row, later, first)
    assert "MORE THAN LINEAR" not in paired.line(asked_row, Measured(100, [12.0] * 3, [1.0] * 3), first)


@pytest.mark.parametrize(
    ("value", "unit", "shown"), [(2.0, "s", "2 s"), (0.002, "s", "2 ms"), (2e-6, "s", "2 µs"), (3 * 2**20, "B", "3 MB")]
)
def test_figures_have_the_unit_that_fits(value, unit, shown):
    assert paired.line(row([], [], unit=unit)[0], Measured(1, [value], [value]), Measured(1, [value], [value])).count(
        f" {shown} "
    )
