"""A meeting of two people and an item of the register in a ledger, for the tests of finding back."""

from __future__ import annotations

import pytest

from models.store import Ledger
from tests.models.safekeeping.people import People, gathered


@pytest.fixture
def people(ledger: Ledger) -> People:
    return gathered(ledger)
