"""A quick look by each of the fault experiments; the long ones are commands, which the README names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import damage, destroyed, undo_steps
from tests.faults.children import can_trace
from tests.faults.operations import Violation

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]
TRACED = ("syscalls", "power")


def command(words: str) -> tuple[int, str]:
    """A process of its own: children are forked from it, and pytest has threads."""
    if sys.platform != "linux":
        pytest.skip("a matter of POSIX, measured on Linux")
    if words.startswith(TRACED) and not can_trace():
        pytest.skip("没有 strace，或不允许跟踪进程")
    done = subprocess.run(
        [sys.executable, "-m", *f"tests.faults.{words}".split()], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    "words",
    [
        "kills 4",
        "syscalls 8 --only edit backup --fault kill full",
        "syscalls 8 --only edit --fault ENOSPC EIO",
        "power 16 --only edit",
        "migrations 1 --only 1 7",
    ],
)
def test_nothing_is_lost_and_nothing_is_there_in_part(words: str) -> None:
    returned, told = command(words)
    assert returned == 0, told


@pytest.mark.parametrize("words", ["power 12 --control off", "power 30 --control journal"])
def test_without_a_promise_it_is_seen(words: str) -> None:
    returned, told = command(words)
    assert (returned, told[:8]) == (1, "violated"), told


def test_no_damage_is_silent(tmp_path: Path) -> None:
    tally = damage.run(80, 7, tmp_path)
    assert min(tally[how] for how in (damage.REFUSED, damage.TOLD, damage.UNCHANGED)) > 0
    with pytest.raises(Violation, match="in silence"):
        damage.run(80, 7, tmp_path / "control", control=True)


def test_a_destroyed_ledger_comes_back(tmp_path: Path) -> None:
    assert destroyed.run(4, 7, tmp_path).total() == 8
    (tmp_path / "control").mkdir()
    with pytest.raises(Violation, match="not what it was"):
        destroyed.run(1, 7, tmp_path / "control", control=True)


def test_undo_and_redo_are_those_of_the_model(tmp_path: Path) -> None:
    assert undo_steps.run(250, 7, tmp_path).total() == 250
    with pytest.raises(Violation, match="another ledger"):
        undo_steps.run(250, 7, tmp_path, control=True)
