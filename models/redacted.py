"""Words of the system in which somebody could be named, cut down to what names nobody: for logs that are handed on."""

from __future__ import annotations

import re

_BEGINS_DATA = re.compile(r"[\"'“‘/\\=]|[0-9]{5}|[^\x20-\x7e]|\b[A-Za-z]:")
_PLACE = re.compile(r'File "(?:[^"]*[/\\])?([^"/\\]+)", (line \d+) in (\S+)')
_HEAD = re.compile(r"(Fatal Python error: [A-Za-z ]+|Windows fatal exception: [a-z ]+|(?:Current thread|Thread)\b)")


def message(text: str) -> str:
    """A message of Qt's up to where data begins: a quotation, a path, a long number, what is not plain English."""
    text = text.split("\n", 1)[0]
    found = _BEGINS_DATA.search(text.replace("::", "__"))
    return (text if found is None else text[: found.start()] + "…")[:200]


def fault(text: str) -> list[str]:
    """What faulthandler wrote when the program was torn down: kinds and places, without the folders of this machine."""
    lines = []
    for line in text.splitlines():
        if (place := _PLACE.search(line)) is not None:
            lines.append(f"  {place[1]} {place[2]} {place[3]}")
        elif (head := _HEAD.match(line)) is not None:
            lines.append(head[1].strip())
    return lines
