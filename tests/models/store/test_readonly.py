"""A ledger that could not be saved later is refused at the start: read-only file, read-only folder, no right to read."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.store import Ledger
from tests.models.store.states import answer, fingerprint, names_in

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights are given by chmod here")

TRY = """
import json, os, sys
from pathlib import Path
import sqlite_utils
import models.pinyin, models.records, models.store.ledger
from models.store import Ledger, LedgerRefused
if os.getuid() == 0:  # nothing is read-only for root
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    getattr(Ledger, sys.argv[2])(Path(sys.argv[1])).close()
    print(json.dumps("opened"))
except LedgerRefused as refusal:
    print(json.dumps(str(refusal)))
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that other users can enter; tmp_path is not one."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for below in (folder, *folder.rglob("*")):
        below.chmod(0o700)
    shutil.rmtree(folder)


def tried(path: Path, how: str = "open") -> Any:
    return answer(TRY, path, how)


def give_away(*paths: Path) -> None:
    if os.getuid() == 0:
        for path in paths:
            os.chown(path, 65534, 65534)


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
def test_what_cannot_be_written_is_refused(place: Path, file: int, folder: int) -> None:
    path = place / "支部.zbtz"
    Ledger.create(path).close()
    give_away(path, place)
    assert tried(path) == "opened"
    path.chmod(file)
    place.chmod(folder)
    before = fingerprint(path)
    assert "是只读的，或所在文件夹不能写入，未作任何改动。请" in tried(path)
    assert fingerprint(path) == before
    assert names_in(place) == [path.name]


def test_what_cannot_be_read_is_refused(place: Path) -> None:
    path = place / "支部.zbtz"
    Ledger.create(path).close()
    give_away(path)
    path.chmod(0)
    assert tried(path).startswith("读不到账本“支部.zbtz”")
    path.chmod(0o600)
    give_away(place)
    place.chmod(0)
    assert tried(path).startswith("读不到账本“支部.zbtz”")


def test_a_new_ledger_in_a_read_only_folder_is_refused(place: Path) -> None:
    give_away(place)
    place.chmod(0o555)
    assert tried(place / "支部.zbtz", "create").startswith(f"不能在“{place}”里新建账本")
    assert names_in(place) == []
