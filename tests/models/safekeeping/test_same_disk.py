"""Whether the second folder goes with the disk of the ledger: by the file systems that there are."""

from pathlib import Path

import pytest

from models.safekeeping.second import on_same_disk


def test_by_the_file_system(tmp_path: Path, stick: Path) -> None:
    folder = tmp_path / "台账" / "支部-备份"  # not made yet
    assert on_same_disk(tmp_path, folder)
    assert not on_same_disk(stick, folder)
    assert on_same_disk(stick, stick / "支部-备份")


@pytest.mark.parametrize("second", ["/media/没有插上", "//server/share", "\\\\server\\share"])
def test_what_cannot_be_known_is_not_said(tmp_path: Path, second: str) -> None:
    assert not on_same_disk(Path(second), tmp_path / "支部-备份")
