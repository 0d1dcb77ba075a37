"""A file that another program has open for a moment is waited for; one that stays open is left as it was."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from models.replacing import replace


def refusing(times: int) -> Callable[[Path, Path], None]:
    """`os.replace` of a system on which a scanner has the file open so many times."""
    really, left = os.replace, [times]

    def tried(source: Path, target: Path) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "open elsewhere")
        really(source, target)

    return tried


@pytest.mark.parametrize(("times", "stands"), [(0, "new"), (2, "new"), (3, "old")])
def test_it_is_tried_until_it_stands_or_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, stands: str
) -> None:
    made, place = tmp_path / "made", tmp_path / "place"
    made.write_text("new")
    place.write_text("old")
    monkeypatch.setattr(os, "replace", refusing(times))
    if stands == "new":
        replace(made, place, tries=3, pause=0)
    else:
        with pytest.raises(PermissionError):
            replace(made, place, tries=3, pause=0)
    assert place.read_text() == stands
    assert made.exists() == (stands == "old")
