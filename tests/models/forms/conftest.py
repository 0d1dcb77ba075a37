"""What the tests of forms share: filling one, and LibreOffice working out its formulas."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from models.forms import Filled, fill_form, read_form

from .invented import TODAY, branch_of

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
