"""Starting without a screen: a reason and what can be done instead, or the pictures that were asked for."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program on a machine without a screen."""
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    environment = bare | {"PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "main.py", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )


def test_without_a_screen_the_reason_and_the_way_out_are_said():
    done = started()
    assert done.returncode == 2
    assert done.stdout == ""
    assert "没有屏幕" in done.stderr
    assert "--demo" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_pictures_of_a_ledger_need_no_screen(session, tmp_path):
    session.ledger.close()
    done = started(str(session.ledger.path), "--pictures", str(tmp_path / "图"), "--size", "1200x680")
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (tmp_path / "图").iterdir()) == [
        "01-首页.png", "02-党员名册.png", "03-三会一课.png", "04-教育培训.png", "05-整改台账.png",
        "06-统计报表.png", "07-自查.png",
    ]  # fmt: skip
    assert str(tmp_path / "图") in done.stdout


def test_a_ledger_that_is_not_there_is_refused_and_not_made(tmp_path):
    done = started(str(tmp_path / "没有.zbtz"), "--pictures", str(tmp_path / "图"))
    assert done.returncode == 2
    assert "找不到账本" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_only_qt_and_the_standard_library_are_loaded_before_the_window():
    program = "import sys, ui.starting.open_window; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    ours = {"ui", "models", "__main__"}
    qt = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap"}
    site = {"__editable__", "_distutils_hack", "sitecustomize", "usercustomize"}
    loaded = done.stdout.split()
    assert not {m.split(".")[0] for m in loaded} - sys.stdlib_module_names - ours - qt - site - {"__feature__"}
    assert "models.imports.walk" not in loaded, "reading spreadsheets is loaded when a file was chosen"
