"""The command line says on stderr what an export left out, and keeps stdout for the names of the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.fields import set_read
from models.records import Meeting
from models.store import Ledger
from ui.arguments import read_command
from ui.commands import DONE, REFUSED, run


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    """A ledger with a lesson and a talk."""
    file = tmp_path / "支部.zbtz"
    with Ledger.create(file) as ledger, ledger.unit("登记") as unit:
        for kind, day in (("党课", "2026-03-12"), ("谈心谈话", "2025-05-06")):
            meeting = Meeting(kind=kind)
            set_read(meeting, "day", day)
            unit.add(meeting)
    return file


def exported(ledger_file: Path, *more: str) -> int:
    out = str(ledger_file.parent / "出")
    return run(read_command(["export", "minutes", "--ledger", str(ledger_file), "--out", out, *more]))


def test_what_was_left_out_is_said_on_stderr(ledger_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exported(ledger_file) == DONE
    out, errors = capsys.readouterr()
    assert [Path(line).name for line in out.splitlines()] == ["2026-03-12-党课.pdf"]
    assert errors.startswith("谈心谈话记录 1 份没有导出")
    assert "--full" in errors
    assert "勾选" not in errors
    assert exported(ledger_file, "--full", "--purpose", "核对") == DONE
    out, errors = capsys.readouterr()
    assert (len(out.splitlines()), errors) == (2, "")


def test_nothing_but_talks_is_a_refusal(ledger_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exported(ledger_file, "--year", "2025") == REFUSED
    out, errors = capsys.readouterr()
    assert out == ""
    assert "--full" in errors
