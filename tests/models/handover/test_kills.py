"""Killed in the middle of a hand-over, a few times; `tests/faults/handover_kills.py` does it for long."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.handover_kills import run


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a matter of POSIX")
def test_whatever_is_left_is_whole(tmp_path: Path):
    tally = run(5, 5, tmp_path)
    assert tally.kills == 5
