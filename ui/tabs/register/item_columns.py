"""The columns in which the list of the register shows an item."""

from __future__ import annotations

from models.records import Rectification
from models.rules.register.steps import state_of
from ui.session import Session
from ui.table.columns import PILL, Column, of_field
from ui.tabs.register.cards import left_tone, left_words
from ui.tabs.register.detail import TONES


def item_columns(session: Session) -> list[Column]:
    """By the day and the limits that the session has when a row is painted."""

    def words(record: Rectification) -> str:
        return left_words(record, session.today)

    def tone(record: Rectification) -> str:
        return left_tone(record, session.today, session.limits)

    def state_tone(record: Rectification) -> str:
        return TONES.get(state_of(record), "neutral")

    return [
        of_field(Rectification, "number", width=16, serial=True),
        of_field(Rectification, "problem", width=34, gives=True, wraps=True, text=lambda r: r.title(), sort=()),
        of_field(Rectification, "source", width=10, roomy=True, wraps=True),
        of_field(Rectification, "owner", width=9, wraps=True),
        of_field(Rectification, "deadline", label="时限", width=10),
        Column("#left", "剩余", 8, words, paint=PILL, tone=tone),
        of_field(Rectification, "state", paint=PILL, width=8, text=state_of, tone=state_tone),
    ]
