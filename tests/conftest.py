"""What all tests share. The platform is set before anything can import Qt: without a display pytest would abort."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import datetime
from pathlib import Path

import pytest

from models.store import Ledger

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def ledger(tmp_path: Path):
    """An empty ledger in a real file, with a clock that stands still."""
    with Ledger.create(tmp_path / "支部.zbtz", clock=lambda: datetime(2026, 11, 23, 9, 30)) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of example files beside the project; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("没有示例文件夹 ../shared")
    return SHARED
