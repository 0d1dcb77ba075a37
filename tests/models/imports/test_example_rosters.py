"""The messy example rosters against their truth: no row lost, nothing silently wrong. Figures with `pytest -s`."""

from __future__ import annotations

from pathlib import Path

from .score import score_folder


def test_example_rosters_are_read_rightly(shared: Path):
    scores = score_folder(shared / "data" / "rosters")
    print(*scores, sep="\n")  # noqa: T201 - the figures are what one runs this for
    assert len(scores) >= 10
    for score in scores:
        assert score.right >= 99.5, score.wrong
        assert (score.lost, score.extra, score.silent, score.unreported) == (0, 0, [], []), score.file
