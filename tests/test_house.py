"""The rules of the house: who may import whom, ruff, mypy, a first line in every file, a README that is true, no machine of ours."""

import ast
import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from ui.arguments import COMMANDS, read_command, read_window

ROOT = Path(__file__).parents[1]
MODELS, UI = sorted((ROOT / "models").rglob("*.py")), sorted((ROOT / "ui").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
WITHOUT_QT = (
    "arguments.py",
    "window_arguments.py",
    "starting/wanted.py",
    "chinese_parser.py",
    "starting/system.py",
    "__init__.py",
    "commands",
)
TOP = {"main.py", "ui", "models", "resources", "tests", "pyproject.toml", "README.md", "LICENSE"}


@cache
def imports(path: Path) -> set[str]:
    """The modules that a file imports anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def roots(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


def test_models_know_no_window():
    wrong = {str(p.relative_to(ROOT)): roots(p) & {"ui", "main", "tests", "PySide6"} for p in MODELS}
    assert not {path: names for path, names in wrong.items() if names}


def test_ui_knows_neither_main_nor_sqlite():
    wrong = {str(p.relative_to(ROOT)): roots(p) & {"main", "tests", "sqlite3", "sqlite_utils"} for p in UI}
    assert not {path: names for path, names in wrong.items() if names}


def test_only_the_store_touches_sqlite():
    outside = [p for p in MODELS if "store" not in p.parts]
    assert not [str(p) for p in outside if roots(p) & {"sqlite3", "sqlite_utils"}]


def test_rules_know_nothing_of_what_is_made_of_them():
    """kinds, records, store and rules stand below what counts, imports, exports and fills by them."""
    below = {"kinds", "records", "store", "rules"}
    above = {"statistics", "filters", "imports", "exports", "forms", "inspection", "year_turn", "handover"}
    above |= {"safekeeping", "sample", "people", "meetings"}
    assert not [name for name in below | above if not (ROOT / "models" / name).exists()], "what is no more holds nobody"
    wrong = {}
    for path in MODELS:
        part = path.relative_to(ROOT / "models").parts[0]
        if part in below:
            wrong[str(path)] = {n for n in imports(path) if n.startswith("models.") and n.split(".")[1] in above}
    assert not {path: names for path, names in wrong.items() if names}


def test_the_command_line_needs_no_qt():
    for path in UI:
        if path.relative_to(ROOT / "ui").as_posix().startswith(WITHOUT_QT):
            assert "PySide6" not in roots(path), path
    program = (
        "import sys; sys.modules['PySide6'] = None; from ui.arguments import read_command; import ui.commands;"
        "import models.exports, models.rules, models.sample, models.store; from models.imports import *"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_tabs_do_not_know_the_shell():
    for part in ("tabs", "widgets", "forms", "table"):
        for path in (ROOT / "ui" / part).glob("*.py"):
            assert not imports(path) & {"ui.shell", "ui.app", "ui.starting.start", "ui.starting.open_window"}, path


def test_every_file_says_what_it_is_for():
    wrong = []
    for path in [*MODELS, *UI, *TESTS]:
        text = path.read_text(encoding="utf-8")
        if not ast.get_docstring(ast.parse(text)):
            wrong.append(f"{path}: no first sentence")
        if len(text.splitlines()) > 320:
            wrong.append(f"{path}: too long for one idea")
        if re.search(r"\b(utils|helpers)\b", path.stem):
            wrong.append(f"{path}: a name that says nothing")
    assert not wrong


def test_the_shape_of_the_project():
    if not shutil.which("git"):
        pytest.skip("没有 git")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if tracked.returncode:
        pytest.skip("不是 git 的工作目录")
    top = {line.split("/")[0].strip('"') for line in tracked.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} == TOP


def test_the_map_in_the_readme_is_the_tree():
    """Every package is named there, and everything that is named there exists."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:models|ui|resources)/[^`*]*?)/?`", text))
    assert not [name for name in named if not (ROOT / name).exists()]
    packages = {str(path.parent.relative_to(ROOT).as_posix()) for path in [*MODELS, *UI] if path.name == "__init__.py"}
    assert not packages - {"models", "ui"} - named


def test_the_commands_in_the_readme_can_be_said():
    block = (ROOT / "README.md").read_text(encoding="utf-8").partition("## 命令行")[2].split("```")[1]
    lines = [shlex.split(line, comments=True)[1:] for line in block.splitlines() if line.startswith("main.py")]
    for arguments in lines:
        if arguments[0] in COMMANDS:
            read_command(arguments)
        else:
            read_window(arguments)
    assert {arguments[0] for arguments in lines} >= set(COMMANDS)


def test_nothing_of_one_machine_is_in_the_files():
    pattern = re.compile(r"/(?:work|home/\w+|root|opt)/|pypi\.org|registry\.npmjs|deb\.debian")
    wrong = []
    for path in [*MODELS, *UI, *(ROOT / "resources").rglob("*.toml"), ROOT / "README.md", ROOT / ".ci" / "run"]:
        if pattern.search(path.read_text(encoding="utf-8")):
            wrong.append(str(path))
    assert not wrong


def test_nothing_is_asked_of_qt_that_pyside_keeps_for_ever():
    """Of an item of a layout that Qt made it never hears when it is gone; what comes next by Tab it takes for a part of what
    it was asked of. `layouts.py` and `reading_order.py` say what is done instead."""
    asked = re.compile(
        r"InFocusChain\(|(?<![a-z])(?:layout|column|row|head|flow|grid|lines|both|others)\.itemAt\(", re.IGNORECASE
    )
    wrong = [str(path) for path in UI if asked.search(path.read_text(encoding="utf-8"))]
    assert wrong == [str(ROOT / "ui" / "widgets" / "reading_order.py")]


@pytest.mark.parametrize(
    "command", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]], ids=" ".join
)
def test_the_checkers_are_content(command: list[str]):
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
