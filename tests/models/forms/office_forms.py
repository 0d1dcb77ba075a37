"""Blank forms as real offices have them, by the name of their file: each is made by a function when it is asked for."""

from __future__ import annotations

from . import office_cards, office_quirks, office_rosters
from .office_making import FORMS

__all__ = ["FORMS", "office_cards", "office_quirks", "office_rosters"]
