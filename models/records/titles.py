"""What a record is called that has a text and no name: the first line of it, shortened where it is long."""

from __future__ import annotations

_MOST = 40


def first_line(text: str, otherwise: str) -> str:
    """The first line of a text, up to 40 characters; `otherwise` where there is no text."""
    first = text.splitlines()[0].rstrip("。") if text else otherwise
    return first if len(first) <= _MOST else first[: _MOST - 1] + "…"
