"""What a list says of one person, and what becomes of it: an entry in the batch, an entry that changes, or a row returned."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.imports.person_row import Reading
from models.imports.plan import RowPlan
from models.records import Enrolment

GUEST = "名册外"
"""How somebody is told who takes part and is not in the roster."""


@dataclass
class Listed(Reading):
    """What a row says. `member`: by what the person is known · entry: what is said of his part in the batch · told: the
    fields that the row has something in · masked: the ID number, where only a part of it was handed out."""

    entry: Enrolment = field(default_factory=Enrolment)
    told: set[str] = field(default_factory=set)
    masked: str = ""


@dataclass
class Seat(RowPlan):
    """A row and its person. `record`: who it is in the roster, None for a guest or nobody · entry: as it will be, None where
    the row is returned · guest: not in the roster and taken all the same · stranger: returned, since nobody of the roster is
    called so or alike."""

    entry: Enrolment | None = None
    guest: bool = False
    stranger: bool = False
