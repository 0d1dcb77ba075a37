"""Reads the sample's texts (resources/sample) and fills in who, when and how many."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "resources" / "sample"
_MARK = re.compile(r"\{(\w+)\}")


def table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the sample."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def texts(name: str) -> dict[str, Any]:
    """A TOML file of the sample, read once: only to be read."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def marks(about: object) -> set[str]:
    """The names in braces anywhere in a text, a list or a table: the people and figures that it speaks of."""
    return set(_MARK.findall(str(about)))


def fill(text: str, values: Mapping[str, object]) -> str:
    """The text with each {name} replaced; KeyError where a name has no value."""
    return _MARK.sub(lambda found: str(values[found[1]]), text.strip())
