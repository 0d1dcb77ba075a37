"""The messy example rosters against their truth: no row lost, nothing silently wrong, and after correcting what came back
everybody is in as in truth. Figures with `pytest -s`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.imports import Plan, plan_file, write_plan, write_returned
from models.imports.mapping import key
from models.imports.own_sheets import NOTES
from models.records import Member
from models.store import Ledger

from .faulty import RED, differences
from .score import TODAY, score_folder

FILES = tuple(
    f"花名册-{name}"
    for name in (
        "01-整齐.xlsx", "01-整齐.csv", "02-带标题与合计.xlsx", "02-带标题与合计.xls", "03-两行表头.xlsx", "03-两行表头.ods",
        "04-身份证混乱.xlsx", "05-只有年月.xlsx", "06-分组多表.xlsx", "07-列序打乱.xlsx",
    )
)  # fmt: skip
ABOUT_ROW = ("problems", "sheet", "row")


def test_example_rosters_are_read_rightly(shared: Path):
    scores = score_folder(shared / "data" / "rosters")
    print(*scores, sep="\n")  # noqa: T201 - the figures are what one runs this for
    assert len(scores) >= len(FILES)
    for score in scores:
        assert score.right >= 99.5, score.wrong
        assert (score.lost, score.extra, score.silent, score.unreported) == (0, 0, [], []), score.file


def correct(path: Path, plan: Plan, truth: list[dict[str, Any]]) -> int:
    """Writes the truth into the red cells of a returned workbook, blanks where the truth knows nothing; gives its rows."""
    book = openpyxl.load_workbook(path)
    rows = 0
    for sheet in book:
        people = {p["row"]: p for p in truth if len(plan.sheets) == 1 or p["sheet"] == sheet.title}
        fields = {key(c.heading): c.field for c in plan.columns if c.sheet == sheet.title and c.field}
        notes = next((c.column for line in sheet.iter_rows() for c in line if c.value == NOTES), 0)
        places: dict[int, str] = {}
        for line in sheet.iter_rows() if notes else ():
            found = re.match(r"原第 (\d+) 行", str(line[notes - 1].value or ""))
            if found is None:
                places |= {c.column: fields[k] for c in line if c.value and (k := key(str(c.value))) in fields}
                continue
            rows += 1
            for cell in line[: notes - 1]:
                if cell.fill.fgColor.rgb == RED:
                    cell.data_type = "s"
                    cell.value = people[int(found[1])][places[cell.column]]
    book.save(path)
    return rows


@pytest.mark.parametrize("name", FILES)
def test_written_returned_corrected_and_read_again_everybody_is_as_in_truth(
    shared: Path, ledger: Ledger, tmp_path: Path, name: str
):
    source, out = shared / "data" / "rosters" / name, tmp_path / "退回.xlsx"
    truth = json.loads(source.with_suffix("").with_suffix(".truth.json").read_text(encoding="utf-8"))
    plan = plan_file(source, (), today=TODAY)
    assert len(plan.rows) == len(truth), "a row is lost"
    write_plan(plan, ledger)
    returned = write_returned(plan, source, out)
    assert returned == len({(r.sheet, r.row) for r in plan.rows if any(p.level == "error" for p in r.problems)})
    if returned:
        assert correct(out, plan, truth) == returned
        again = plan_file(out, ledger.all(Member), today=TODAY)
        assert (again.report()["added"], again.report()["returned"]) == (0, 0), [r.reason for r in again.rows]
        assert not [p for p in again.problems if p.level == "error"]
        write_plan(again, ledger)
    people = [{n: v for n, v in person.items() if n not in ABOUT_ROW} for person in truth]
    assert differences(ledger.all(Member), people) == []
