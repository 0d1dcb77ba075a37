"""The child process that reads a file within limits of memory and time, and the parent's call of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from models.imports import gate, grid
from models.imports.refused import FileRefused

MOST_MEMORY = 1024 * 1024 * 1024
MOST_CPU_SECONDS = 20
MOST_SECONDS = 60
_START = "import sys; sys.path.insert(0, sys.argv[1]); from models.imports import child; child.answer(sys.argv[2])"  # fmt: skip
_HEAVY = "请只留名册所在的工作表，去掉多余的行列和图片，另存后再导入"


def read_sheets(path: Path) -> list[grid.Sheet]:
    """All sheets of the file, read in a child process; raises FileRefused. Takes at most a minute."""
    gate.check_path(path)
    root = str(Path(__file__).resolve().parents[2])
    # -P: nothing is imported from the folder the program was started in.
    command = [sys.executable, "-P", "-c", _START, root, str(path.resolve())]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise FileRefused.about(path.name, f"读了 {MOST_SECONDS} 秒还没读完，已经停下", _HEAVY) from None
    except OSError:
        raise FileRefused.about(path.name, "没有读成（读取程序启动不了）", "请重新启动本程序后再试") from None
    except ValueError:
        raise FileRefused.about(path.name, "读到一半超出了内存或时间限制", _HEAVY) from None
    if "refused" in answer:
        raise FileRefused(answer["refused"])
    return grid.from_json(answer["sheets"])


def answer(argument: str) -> None:
    """Writes the sheets of a file, or why it is refused, to standard output as JSON; runs in the child."""
    limit()
    path = Path(argument)
    try:
        found = {"sheets": grid.to_json(grid.sheets_of(gate.admit(path), path.name))}
        text = json.dumps(found)
    except FileRefused as refused:
        text = json.dumps({"refused": str(refused)})
    except MemoryError:
        text = json.dumps({"refused": str(FileRefused.about(path.name, "太大，内存放不下", _HEAVY))})
    sys.stdout.write(text)
    sys.stdout.flush()


def limit() -> None:
    """Bounds what a hostile file can take; Windows has no `resource`, there the parent's clock and the gate must do."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_CPU_SECONDS)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
