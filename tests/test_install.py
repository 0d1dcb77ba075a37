"""The files that build and install the program: they name what is there, and leave out nothing that is used."""

from __future__ import annotations

import ast
import configparser
import re
import tomllib
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from ui.starting.system import packages_for_a_window

ROOT = Path(__file__).parents[1]
INSTALL = ROOT / "resources" / "install"
NAME = "zhibu-taizhang"


def constants(file: Path) -> dict[str, object]:
    """What a file says by name, as far as it says it in so many words."""
    found: dict[str, object] = {}
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except ValueError:
                continue
    return found


@cache
def imported() -> set[str]:
    """Every module that a line of ours imports, and what it takes from it."""
    found: set[str] = set()
    for folder in ("models", "ui"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_nothing_is_left_out_that_is_imported():
    left_out = constants(INSTALL / "zhibu.spec")["LEFT_OUT"]
    used = imported()
    assert "PySide6.QtNetwork" in used, "the search would find nothing"
    assert [name for name in used if any(name == out or name.startswith(f"{out}.") for out in left_out)] == []


def test_what_is_imported_late_is_named():
    named = constants(INSTALL / "zhibu.spec")["LIBRARIES"]
    optional = {"sqlcipher3", "cryptography"}
    assert optional <= set(named)
    assert optional <= {name.partition(".")[0] for name in imported()}


def test_the_entry_in_the_menu_starts_the_program():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(INSTALL / f"{NAME}.desktop", "utf-8")
    entry = parser["Desktop Entry"]
    assert entry["Exec"].split()[0] == NAME == constants(INSTALL / "build.py")["NAME"]
    assert entry["Icon"] == NAME
    kinds = {kind.get("type"): kind for kind in ElementTree.parse(INSTALL / f"{NAME}.xml").getroot()}
    assert set(entry["MimeType"].strip(";").split(";")) == set(kinds)
    patterns = {glob.get("pattern") for kind in kinds.values() for glob in kind.iter() if glob.tag.endswith("glob")}
    assert patterns == {"*.zbtz", "*.zbyj"}


def test_the_program_for_windows_is_the_same_version():
    text = (INSTALL / "zhibu.iss").read_text("utf-8")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert re.findall(r'#define Version "([^"]+)"', text) == [version]
    assert "没有在 Windows 上试过" in text
    for source in re.findall(r"(?:LicenseFile=)(\S+)", text):
        assert (INSTALL / source.replace("\\", "/")).is_file()


def test_the_package_asks_for_what_a_window_needs():
    packages = packages_for_a_window()
    assert {"libgl1", "libxcb-cursor0", "libdbus-1-3"} <= set(packages)
    assert len(packages) == len(set(packages))
