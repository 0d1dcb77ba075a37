"""A name that is too long for the files beside it is refused as that, before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.beginning import file_for
from models.records import Branch
from models.store import Ledger, LedgerRefused


@pytest.mark.parametrize("length", [72, 80, 83, 200])
def test_a_name_that_is_too_long_is_refused_as_that(tmp_path: Path, length: int) -> None:
    path = tmp_path / ("支" * length + ".zbtz")
    with pytest.raises(LedgerRefused, match="60 个汉字以内"):
        Ledger.create(path)
    assert list(tmp_path.iterdir()) == []


def test_one_that_got_such_a_name_is_not_opened(tmp_path: Path) -> None:
    Ledger.create(tmp_path / "支部.zbtz").close()
    path = (tmp_path / "支部.zbtz").rename(tmp_path / ("支" * 83 + ".zbtz"))
    with pytest.raises(LedgerRefused, match="60 个汉字以内"):
        Ledger.open(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_proposed_name_is_never_too_long(tmp_path: Path) -> None:
    branch = Branch(name="中共" + "支" * 300)
    for _ in range(2):  # the second is numbered
        Ledger.create(file_for(branch, tmp_path)).close()
    assert len(list(tmp_path.glob("*.zbtz"))) == 2
