"""The turn of the year: what is still open in the old one, what is carried over, and putting the year away."""

from models.year_turn.carrying import Carried, Carrying
from models.year_turn.closing import close, note_of, to_archive
from models.year_turn.unfinished import Group, Loose, unfinished
from models.year_turn.years import opens_on, recorded, running, turnable, usual

__all__ = [
    "Carried", "Carrying", "Group", "Loose", "close", "note_of", "opens_on", "recorded", "running", "to_archive", "turnable",
    "unfinished", "usual",
]  # fmt: skip
