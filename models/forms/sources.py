"""Source: one thing that a form can ask about a record, found by the words of its heading, with how it is worked out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.forms.contents import Content, Facts


@dataclass(frozen=True)
class Source:
    """name: of a declared field, or with # of something worked out · has, lacks: patterns of its headings ('' matches none)."""

    name: str
    label: str
    has: str
    lacks: str
    value: Callable[[Any, Facts], Content] | None = None

    def named(self, key: str) -> bool:
        """Whether a heading (without signs) asks for this."""
        return bool(self.has and re.search(self.has, key) and not (self.lacks and re.search(self.lacks, key)))


def source(name: str, label: str, has: str, lacks: str, value: Callable[[Any, Facts], Content] | None = None) -> Source:
    """A source; without `value` it is the declared field of that name."""
    return Source(name, label, has, lacks, value)
