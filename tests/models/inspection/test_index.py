"""What the index of the folder says of its parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl

from models.exports.export import Delivered
from models.records import Appraisal, Member
from models.store import Ledger

Pack = Callable[..., Delivered]


def test_a_table_that_is_there_and_does_not_add_up_is_not_said_to_be_left_out(
    small: Ledger, pack: Pack, tmp_path: Path
) -> None:
    with small.unit("评议") as unit:
        unit.add(Appraisal(member_id=small.all(Member)[0].id, year=2026, grade="合格"))
    done = pack(sections=("statistics",))
    book = openpyxl.load_workbook(tmp_path / "迎检" / "00 目录.xlsx")
    told = {
        tab: [row[2] for row in book[tab].iter_rows(min_row=4, values_only=True)] for tab in ("没有放入", "数字待核对")
    }
    (doubt,) = [text for text in told["数字待核对"] if text and "民主评议党员（2026年度评议）" in text]
    assert doubt not in told["没有放入"]
    assert f"{doubt}。" in done.notes
