"""What all tests share. The platform is set before anything can import Qt: without a display pytest would abort."""

import gc
import importlib
import os
import shutil
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A ledger is synced to the disk with every action. Where there is room in memory the files of the tests lie there: the same
# calls of the system, without the waiting. What a power cut does to a disk is a matter of tests/faults.
if os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > 4_000_000_000:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", "/dev/shm")
    os.environ.setdefault("TMPDIR", "/dev/shm")

# Many tests start the program anew. Where Python is told to keep nothing of what it has compiled, each of them would compile
# all of it once more, which takes as long as the rest of its start.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    sys.dont_write_bytecode = False

from collections.abc import Callable, Generator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

from models.store import Ledger

try:  # pytest-qt imports Qt, so it is loaded here and not by itself: without Qt's libraries the other tests still run
    import PySide6.QtWidgets  # noqa: F401

    NO_WINDOWS = ""
    pytest_plugins = ["pytestqt.plugin"]
except ImportError as error:
    NO_WINDOWS = str(error)
    collect_ignore = ["ui"]

# How long a machine takes to draw examples says nothing about the program.
settings.register_profile("any machine", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("any machine")

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Keeps pytest-qt's settings known where pytest-qt itself is not loaded."""
    if NO_WINDOWS:
        parser.addini("qt_log_level_fail", "only used by pytest-qt")
        parser.addini("qt_log_ignore", "only used by pytest-qt", type="linelist")


def _import_a_share(config: pytest.Config) -> None:
    """Each of several workers begins with other files: in a new checkout all have to be compiled, which takes as long as all
    else of the start, and without this every worker compiles every file at the same moment as the others."""
    worker = getattr(config, "workerinput", None)  # only pytest-xdist's have it
    if worker is None or [Path(arg).resolve() for arg in config.args] != [HERE]:
        return
    names = [".".join(file.relative_to(HERE.parent).with_suffix("").parts) for file in sorted(HERE.rglob("test_*.py"))]
    begin = len(names) * int(worker["workerid"].removeprefix("gw")) // worker["workercount"]
    for name in names[begin:]:
        with suppress(Exception, pytest.skip.Exception):  # what cannot be imported says so when it is collected
            importlib.import_module(name)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """What the run holds (twelve thousand tests) is no garbage and is not walked over, neither while it grows nor ever after;
    and garbage is looked for less often, as the program itself does (ui/collecting.py)."""
    gc.disable()
    _import_a_share(session.config)
    done = yield
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()
    return done


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says so when the tests of the window are left out; a header would not be seen with -q."""
    if NO_WINDOWS:
        terminalreporter.write_line(
            f"窗口测试（tests/ui）未运行：载入不了 PySide6.QtWidgets（{NO_WINDOWS}）", yellow=True
        )


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a new ledger, made once: making one takes ten times as long as opening it."""
    path = tmp_path_factory.mktemp("new") / "支部.zbtz"
    Ledger.create(path).close()
    return path.read_bytes()


@pytest.fixture(scope="session")
def clock() -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: datetime(2026, 11, 23, 9, 30)


@pytest.fixture
def ledger_bytes(empty_ledger: bytes) -> bytes:
    """The file that `ledger` begins with."""
    return empty_ledger


@pytest.fixture
def ledger(tmp_path: Path, ledger_bytes: bytes, clock: Callable[[], datetime]):
    """A ledger in a real file, empty unless `ledger_bytes` says otherwise, with a clock that stands still."""
    path = tmp_path / "支部.zbtz"
    path.write_bytes(ledger_bytes)
    with Ledger.open(path, clock=clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of example files beside the project; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("没有示例文件夹 ../shared")
    return SHARED


@pytest.fixture
def stick(tmp_path: Path):
    """An empty folder in another file system than `tmp_path`, as a stick is; tests that need it are skipped where there is none."""
    for place in map(Path, ("/dev/shm", "/tmp", "/var/tmp")):
        if place.is_dir() and os.access(place, os.W_OK) and place.stat().st_dev != tmp_path.stat().st_dev:
            with TemporaryDirectory(dir=place, prefix="zhibu-") as folder:
                made = Path(folder) / "U盘"
                made.mkdir()
                yield made
            return
    pytest.skip("没有第二个可以写的文件系统")
