"""Folders for a moment: those of a killed process go at the next start, those of a living one and of anybody else never."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from models import workplace
from models.workplace import MARK, PREFIX, Workplace

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
_WORKS = """
import sys, tempfile
from pathlib import Path
from models.workplace import Workplace
place = Workplace()
(Path(place.name) / "名册.pdf").write_text("在册")
(Path(place.name) / "附件").mkdir()
kept = Path(place.name) / "附件" / "只读.txt"
kept.write_text("在册")
kept.chmod(0o400)
print(place.name, flush=True)
sys.stdin.read()
"""
_JOINS = "import sys; from models import workplace; workplace.join(); print('joined', flush=True); sys.stdin.read()"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def start(code: str, folder: Path) -> tuple[subprocess.Popen[str], str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder), "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8"
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


@posix
def test_what_a_killed_process_left_in_clear_goes_and_what_another_works_on_stays(temporary: Path) -> None:
    killed, left = start(_WORKS, temporary)
    alive, used = start(_WORKS, temporary)
    try:
        kill(killed)
        workplace.sweep()
        assert [str(folder) for folder in temporary.iterdir()] == [used]
        assert len(list(Path(used).iterdir())) == 3
        assert left != used
    finally:
        kill(alive)


@posix
def test_a_process_that_works_on_in_it_keeps_it(temporary: Path) -> None:
    window, place = start(_WORKS, temporary)
    export, _ = start(_JOINS, Path(place))
    try:
        kill(window)
        workplace.sweep()
        assert (Path(place) / "名册.pdf").exists()
    finally:
        kill(export)
    workplace.sweep()
    assert not Path(place).exists()


def test_its_own_goes_with_it(temporary: Path) -> None:
    with Workplace() as place:
        (Path(place) / "一.txt").write_text("甲")
        workplace.sweep()
        assert (Path(place) / "一.txt").exists()
    assert list(temporary.iterdir()) == []


@posix
@pytest.mark.parametrize(
    "whose", ["no mark", "empty mark", "other mark", "mark is a link", "folder is a link", "open to all"]
)
def test_what_is_not_surely_ours_stays(temporary: Path, whose: str) -> None:
    killed, name = start(_WORKS, temporary)
    kill(killed)
    left = Path(name)
    mark = left / MARK
    if whose == "no mark":
        mark.unlink()
    elif whose == "empty mark":  # its process has not written it yet
        mark.write_bytes(b"")
    elif whose == "other mark":
        mark.write_text("another's")
    elif whose == "mark is a link":
        mark.rename(temporary / "mark")
        mark.symlink_to(temporary / "mark")
    elif whose == "folder is a link":
        left = left.rename(temporary / "elsewhere")
        (temporary / f"{PREFIX}x").symlink_to(left)
    else:
        left.chmod(0o755)
    workplace.sweep()
    assert (left / "名册.pdf").exists()


def test_there_is_one_way_to_work_in_the_folder_for_temporary_files() -> None:
    """What is made there another way stays there when the program is killed."""
    made = re.compile(r"\b(mkdtemp|mkstemp|TemporaryDirectory)\b")
    files = [*(ROOT / "models").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    assert [path.name for path in files if made.search(path.read_text("utf-8"))] == ["workplace.py"]
