"""Why a ledger was not handed over or not received, and how the work says how far it is."""

from __future__ import annotations

from collections.abc import Callable

from models.exports.errors import ExportRefused

Progress = Callable[[int, int, str], None]
"""Told the bytes that are done, those there are in all, and what is being done; may raise Stopped."""


class HandoverRefused(ExportRefused):
    """Nothing was handed over or received; the text is one sentence that says why and what to do next."""


class Stopped(Exception):
    """She does not want it any more: what was begun is taken away."""


def quiet(_done: int, _total: int, _what: str) -> None:
    """Tells nobody."""
