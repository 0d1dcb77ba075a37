"""What a terminal shows is kept and sent: no command prints a whole number of a person unless that is asked for."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from models.records import Member
from models.store import Ledger
from tests.ui.test_roster_commands import command

PHONE, ID_NUMBER = "13775475891", "110101199003071231"


@pytest.fixture
def path(ledger: Ledger) -> Path:
    """A ledger in which numbers stand where they do not belong."""
    with ledger.unit("登记") as unit:
        unit.add(Member(name=f"张敏（{PHONE}）", sex="女"))
        unit.add(Member(name="李娜", sex="女", phone=f"电话{PHONE}", id_number=ID_NUMBER))
    ledger.close()
    return ledger.path


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "名册.csv"
    rows = [
        "姓名,性别,手机号,身份证号",
        f"张敏（{PHONE}）,男,,",
        f"李娜,女,138,{ID_NUMBER}",
        f"王芳{PHONE},女,,{ID_NUMBER}9",
    ]
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "words",
    [["check"], ["check", "--json"], *(["import", "名册", *more] for more in (["--plan"], ["--plan", "--json"], [])),
     ["reconcile", "名册"], ["reconcile", "名册", "--json"]],
    ids=" ".join,
)  # fmt: skip
def test_no_whole_number(
    words: list[str], path: Path, roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    book = tmp_path / "核对.xlsx"
    out = ["--out", book] if words[0] == "reconcile" else []
    command(*[roster if word == "名册" else word for word in words], "--ledger", path, *out)
    said = capsys.readouterr()
    cells = openpyxl.load_workbook(book) if out else []
    shown = said.out + said.err + str([row for sheet in cells for row in sheet.iter_rows(values_only=True)])
    assert "张敏" in shown or words[0] == "check"
    assert PHONE not in shown
    assert ID_NUMBER not in shown
