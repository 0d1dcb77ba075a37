"""What the program is: its version, and what is inside of it under which licence (resources/licences.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
LICENCES_FILE = _ROOT / "resources" / "licences.toml"
NAME = "支部台账"


@dataclass(frozen=True)
class Part:
    """Something of others. packages: as pip knows it, the one that gives the version first · optional: the program works without."""

    name: str
    licence: str
    does: str
    packages: Sequence[str] = ()
    optional: bool = False

    @property
    def version(self) -> str:
        """The version that is here; '' where there is none, or nobody knows."""
        try:
            return metadata.version(self.packages[0]) if self.packages else ""
        except metadata.PackageNotFoundError:
            return ""


@cache
def version() -> str:
    """The version of the program; '' where its own description is missing."""
    try:
        return str(tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])
    except (OSError, tomllib.TOMLDecodeError, KeyError):
        return ""


@cache
def parts() -> Sequence[Part]:
    """All that is inside and was made by others."""
    return [
        Part(
            about["name"],
            about["licence"],
            about["does"],
            tuple(name for name in (about.get("package"), *about.get("with", ())) if name),
            about.get("optional", False),
        )
        for about in tomllib.loads(LICENCES_FILE.read_text("utf-8"))["part"]
    ]
