"""Names with rare characters on a machine without a Chinese typeface: shown, and nothing unpacked where nobody has such a name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.look.rare_characters import boxed, typefaces_for

ROOT = Path(__file__).parents[3]
_BARE = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><cachedir>{}</cachedir></fontconfig>'
_PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from models.records import Member
from models.store import Ledger
from ui.look import fonts, theme
from ui.look.rare_characters import RareCharacters, boxed, typefaces
from ui.session import Session
from ui.settings import Settings

name, folder = sys.argv[1], Path(sys.argv[2])
app = QApplication([])
fonts.load(app)
label = QLabel(name)
label.resize(120, 40)
label.show()
app.processEvents()
before = label.grab().toImage()
window = QWidget()
theme.dress(window)
inner = QLabel(name, window)
inner.setProperty("role", "note")
window.show()
app.processEvents()
with Ledger.create(folder / "支部.zbtz") as ledger:
    session = Session(ledger, date(2026, 11, 23), Settings(folder / "设置"))
    rare = RareCharacters(session, app)
    assert not typefaces().busy
    with session.unit("新增党员") as unit:
        unit.add(Member(name=name))
    while typefaces().busy:
        app.processEvents()
    known = set(inner.font().families()) >= set(fonts.loaded_rare())
    print(sorted(boxed(name)), fonts.loaded_rare(), label.grab().toImage() != before, known)
"""

_PREVIEW = """
import sys
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication
from models.imports import ADDED, Plan, RowPlan
from ui.dialogs.import_rows import ImportRows
from ui.look import fonts
from ui.look.rare_characters import boxed

app = QApplication([])
fonts.load(app)
rows = ImportRows()
rows.resize(1100, 400)
rows.show()
rows.show_plan(Plan("册.xlsx", rows=[RowPlan("党员", 2, sys.argv[1], ADDED)]), {})
app.processEvents()
before = rows._view.grab().toImage()
waited = QElapsedTimer()
waited.start()
while boxed(sys.argv[1]) and not waited.hasExpired(20_000):
    app.processEvents()
app.processEvents()
print(sorted(boxed(sys.argv[1])), fonts.loaded_rare(), rows._view.grab().toImage() != before)
"""
_LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the typefaces of the machine are taken away by fontconfig"
)


def bare(program, tmp_path, name):
    """What a program says on a machine without a Chinese typeface."""
    conf = tmp_path / "fonts.conf"
    conf.write_text(_BARE.format(tmp_path / "cache"))
    environment = {**os.environ, "FONTCONFIG_FILE": str(conf), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program, name, str(tmp_path)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@_LINUX
@pytest.mark.parametrize(
    ("name", "loaded", "changes"),
    [
        ("张㐂", ["DwRareA"], True),
        ("李𠮷", ["DwRareB"], True),
        ("欧阳㐂𠮷", ["DwRareA", "DwRareB"], True),
        ("欧阳䶮𠅤", [], False),
    ],
)
def test_a_rare_name_is_shown_where_the_machine_has_no_typeface_for_it(tmp_path, name, loaded, changes):
    """䶮 and 𠅤 are in 《通用规范汉字表》, which the usual bundled one holds."""
    assert bare(_PROGRAM, tmp_path, name) == f"[] {loaded} {changes} True"


@_LINUX
def test_a_rare_name_is_shown_before_it_is_in_the_ledger(tmp_path):
    """In the list of what an import would write 陈𠮷 had a box; it was right only once it was written."""
    assert bare(_PREVIEW, tmp_path, "陈𠮷") == "[] ['DwRareB'] True"


def test_what_is_no_chinese_character_asks_for_nothing(qapp):
    assert boxed("张伟·A１😀\U000e0100") == set()
    assert typefaces_for(set()) == []
