"""The two ways in which minutes are laid out on paper: in the boxes of a form, or as an official document."""

from __future__ import annotations

from collections.abc import Mapping

FORM, OFFICIAL = "form", "official"
STYLES: Mapping[str, str] = {FORM: "表格式", OFFICIAL: "公文式"}
"""What each style is called; the first is what everybody gets who chose nothing."""


def styled(name: str, style: str) -> str:
    """The name of a file of minutes: that of a form as it is, others say what they are and do not replace the form."""
    return name if style == FORM else f"{name}-{STYLES[style]}"
