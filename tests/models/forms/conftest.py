"""What the tests of forms share: filling one, and LibreOffice working out its formulas."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from models.forms import Filled, fill_form, read_form
from models.kinds import PartialDate
from models.records import Contact, Transfer
from models.rules import Snapshot
from models.sample import write_sample
from models.store import Ledger

from .invented import TODAY, branch_of
from .office_forms import FORMS

Fill = Callable[..., Filled]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Fills a form for a branch of `count` people into filled.xlsx."""

    def run(form: Path, count: int = 5, **about: object) -> Filled:
        out = about.pop("out", tmp_path / f"filled{form.suffix}")
        snapshot = about.pop("snapshot", None) or branch_of(count)
        return fill_form(read_form(form), snapshot, out, **({"today": TODAY, "full": True} | about))

    return run


@pytest.fixture
def calls_while_filling(fill: Fill, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """How often a function, by whom it belongs to and its name, is called while a form is filled for `count` people."""

    def run(owner: object, name: str, form: Path, count: int, **about: object) -> int:
        calls, real = [0], getattr(owner, name)

        def counted(*given: object) -> object:
            calls[0] += 1
            return real(*given)

        with monkeypatch.context() as patch:
            patch.setattr(owner, name, counted)
            assert fill(form, count, **about).records == count
        return calls[0]

    return run


@pytest.fixture
def recalculated(tmp_path: Path) -> Callable[[Path], openpyxl.Workbook]:
    """Opens a workbook in LibreOffice, saves it, and gives the values that it has worked out."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("没有 LibreOffice")

    def run(path: Path) -> openpyxl.Workbook:
        folder = tmp_path / "recalculated"
        profile = f"-env:UserInstallation=file://{tmp_path / 'office'}"
        command = [
            office,
            profile,
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(folder),
            str(path),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return openpyxl.load_workbook(folder / path.name, data_only=True)

    return run


@pytest.fixture(scope="session")
def sample_branch(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The sample branch with forty-eight people, with two transfers in place of its own and a floating member with contacts."""
    path = tmp_path_factory.mktemp("sample") / "示例.zbtz"
    with Ledger.create(path) as ledger:
        write_sample(ledger, today=TODAY)
        snapshot = Snapshot.of(ledger)
    away = next(m for m in snapshot.members if m.floating == "是")
    away.floating_since, away.floating_why, away.liaison = PartialDate(2025, 2, 8), "务工经商", "方秋实"
    snapshot.contacts[away.id] = [
        Contact(id=1, member_id=away.id, day=PartialDate(2026, 9, 3), way="电话", result="联系上"),
        Contact(id=2, member_id=away.id, day=PartialDate(2026, 11, 2), way="走访", result="未联系上"),
    ]
    snapshot.transfers.clear()
    for number, (direction, other) in enumerate(
        (("转出", "杉河市档案局党支部"), ("转入", "柳渡县财政局党支部")), start=1
    ):
        member = snapshot.members[number]
        snapshot.transfers[member.id] = [
            Transfer(id=number, member_id=member.id, direction=direction, other=other, letter=f"第00{number}号", issued=PartialDate(2026, 3, number),
                     valid_days=30, fee_until=PartialDate(2026, 2), receipt=PartialDate(2026, 3, 20) if number == 1 else None)
        ]  # fmt: skip
    return snapshot


@pytest.fixture
def filled(tmp_path: Path, sample_branch: Snapshot):
    """filled(name): the blank form of that name, the filled one, the report, and the filled one as openpyxl reads it."""

    def run(begins: str, **about: object):
        name = next(n for n in FORMS if n.startswith(begins))
        blank, out = tmp_path / name, tmp_path / f"填好 {name}"
        FORMS[name](blank)
        result = fill_form(read_form(blank), sample_branch, out, **({"today": TODAY, "full": True} | about))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl cannot keep of other programs is no fault of ours
            return blank, out, result, openpyxl.load_workbook(out, rich_text=True)

    return run
