"""How the levels of findings look: an icon and a tone for each, never the colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from models.rules.finding import ERROR, INFO, WARNING

LEVEL_LOOK: Mapping[str, tuple[str, str]] = {
    ERROR: ("circle-x", "bad"), WARNING: ("triangle-alert", "warn"), INFO: ("info", "info"),
}  # fmt: skip
"""Icon and tone; the words are `models.rules.finding.LEVEL_WORDS`."""
