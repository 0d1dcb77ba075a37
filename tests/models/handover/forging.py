"""Hand-over files that somebody else made: any entries under any names, any manifest, sealed as ours are."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from models.handover.manifest import MANIFEST
from models.handover.packing import _DIGITS, _SEAL, _seal

Told = dict[str, Any]


def contents(file: Path) -> dict[str, bytes]:
    """All entries of a file by name, the manifest last."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def entry(name: str, content: bytes) -> Told:
    """A line of the manifest."""
    return {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def forge(
    target: Path,
    parts: Mapping[str, bytes],
    change: Callable[[Told], object] = lambda told: None,
    *,
    info: Callable[[zipfile.ZipInfo], object] = lambda info: None,
    twice: str = "",
) -> Path:
    """Writes a file of these parts, whose manifest fits them until `change` has changed it. info: changes each entry · twice: a name
    that is there twice."""
    told: Told = json.loads(parts[MANIFEST])
    told["entries"] = [entry(name, content) for name, content in parts.items() if name != MANIFEST]
    change(told)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in {**parts, MANIFEST: json.dumps(told).encode()}.items():
            made = zipfile.ZipInfo(name)
            made.compress_type = zipfile.ZIP_DEFLATED
            info(made)
            archive.writestr(made, content)
            if name == twice:
                archive.writestr(name.upper(), content)
        archive.comment = _SEAL + b"0" * _DIGITS
    _seal(target, lambda _done, _size: None)
    return target
