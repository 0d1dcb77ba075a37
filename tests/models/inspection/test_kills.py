"""Killed while the folder is made, a few times; `python -m tests.faults.inspection 50` does it for long."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from models.store import Ledger
from tests.faults.inspection import Kills


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a matter of POSIX")
def test_killed_at_random_no_folder_is_torn(small: Ledger, tmp_path: Path) -> None:
    """With this seed one kill falls between the registers, one before the index and one before the zip."""
    small.close()
    work = tmp_path / "kills"
    work.mkdir()
    kills = Kills(small.path, work, random.Random(6), ["党员名册"], 1)
    for _ in range(3):
        kills.round()
    assert kills.tally.kills > 0
    assert kills.tally.gone_on > 0
