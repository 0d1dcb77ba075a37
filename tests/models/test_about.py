"""Everything that the program needs of others is listed with its licence."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

from models import about

ROOT = Path(__file__).parents[2]


def needed() -> set[str]:
    """All packages that pip brings for the program and its password."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [*project["dependencies"], *project["optional-dependencies"]["encryption"]]
    found: set[str] = set()
    while waiting:
        name = re.match(r"[A-Za-z0-9_.-]+", waiting.pop())[0].lower().replace("_", "-")
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # for another Python or another system
        if name not in found:
            found.add(name)
            waiting += [one for one in needs if "extra ==" not in one]
    return found


def test_every_package_has_its_licence():
    listed = {package for part in about.parts() for package in part.packages}
    assert {"pyside6", "openpyxl"} <= needed()
    assert needed() - listed == set()
    assert all(part.licence and part.does for part in about.parts())


def test_fonts_icons_and_strokes_are_listed_too():
    names = " ".join(part.name for part in about.parts())
    assert all(name in names for name in ("Noto Serif SC", "FandolFang", "BabelStone Han", "Lucide", "Unihan"))


def test_the_version_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert about.version() == project["version"]
    changes = (ROOT / "resources" / "changes.md").read_text("utf-8")
    assert f"## {about.version()}" in changes, "what is new in this version is said"
    assert next(part for part in about.parts() if part.name == "openpyxl、et-xmlfile").version == metadata.version(
        "openpyxl"
    )
