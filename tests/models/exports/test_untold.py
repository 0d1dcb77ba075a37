"""Masked lists of names: none beside discipline or beside what tells of illness; the numbers stay, and in full all is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from models import outputs
from models.exports.deliver import deliver
from models.exports.errors import ExportRefused
from models.exports.statistics import Wanted, deliver_statistics
from models.store import Ledger
from tests.models.exports.everything import BORN, TODAY, UNTOLD, fill, written
from tests.models.exports.words import words_of

_TOLD_OF = re.compile("限期改正|留党察看|中止党员权利|除名|生活不能自理|送学上门|不要求")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("处分") / "处分.zbtz"
    with Ledger.create(path, clock=lambda: datetime(2026, 11, 23, 9)) as made:
        fill(made)
        yield made


def _lists(folder: Path) -> Iterator[tuple[str, ...]]:
    """The rows of every list of names in the workbooks."""
    from openpyxl import load_workbook

    for path in folder.rglob("*.xlsx"):
        book = load_workbook(path)
        for sheet in book.worksheets:
            if sheet.title.startswith("名单"):
                yield from (tuple(str(cell.value or "") for cell in row) for row in sheet.iter_rows())


@pytest.mark.parametrize("what", [outputs.STATISTICS, outputs.ANNUAL, outputs.INSPECTION])
def test_no_name_beside_it(ledger: Ledger, tmp_path: Path, what: str) -> None:
    written(ledger, what, tmp_path)
    for path in tmp_path.rglob("*.zip"):
        pytest.fail(path.name)
    rows = list(_lists(tmp_path))
    assert {row[4] for row in rows if len(row) > 4} >= set(UNTOLD)
    assert not [row for row in rows if row[4] in UNTOLD and _TOLD_OF.search("".join(row))]
    assert any("只列人数，不列姓名" in row[0] for row in rows)


@pytest.mark.parametrize("format", ["xlsx", "json"])
def test_in_full_all_is_told(ledger: Ledger, tmp_path: Path, format: str) -> None:
    """With a purpose; the window shows the same."""
    file, wanted = tmp_path / f"表.{format}", Wanted(TODAY, names=True)
    with pytest.raises(ExportRefused, match="须写明用途"):
        deliver_statistics(ledger, file, wanted, full=True)
    deliver_statistics(ledger, file, wanted, full=True, purpose="上报")
    whole = words_of(file)
    assert BORN.search(whole)
    assert "不列姓名" not in whole
    assert all(f"{kind} 2026-05-06" in whole for kind in ("限期改正", "留党察看", "中止党员权利"))
    assert ledger.exports()[0]["full"]
    deliver(ledger, outputs.ANNUAL, file, today=TODAY, year=2026, names=True, full=True, purpose="上报")
    assert words_of(file).count("送学上门") > 1


def test_the_numbers_stay(ledger: Ledger, tmp_path: Path) -> None:
    """A purpose that is written although nothing asks for it does not make the export a whole one."""
    import json

    wanted = Wanted(TODAY, names=True)
    deliver_statistics(ledger, tmp_path / "表.json", wanted, what=outputs.ANNUAL, purpose="上报")
    tables = json.loads((tmp_path / "表.json").read_text("utf-8"))
    extra = next(table for table in tables if table["统计表"] == "补充资料")
    numbers = {line["项目"]: line["人数"][0] for line in extra["各行"]}
    assert [numbers[f"{kind}期间"] for kind in ("限期改正", "留党察看", "中止党员权利")] == [1, 1, 1]
    assert "不列姓名" in extra["口径"][-1]
    assert not [row for row in extra["名单"] if _TOLD_OF.search(row["项目"])]
