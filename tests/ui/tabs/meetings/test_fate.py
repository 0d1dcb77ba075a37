"""What becomes of a record that is being written: the table of cases, and what is shown after the ledger has changed."""

from __future__ import annotations

import pytest

from ui.tabs.meetings.fate import BEGUN, FATES, Content, Fate, Place, When, content


def test_there_is_an_answer_for_every_case():
    assert all(set(FATES[when]) == set(Content) for when in When)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"typed": False, "saved": True}, Content.NOTHING),
        ({"typed": False, "told": True, "in_form": True}, Content.NOTHING),
        ({}, Content.OCCASION),
        ({"in_form": True}, Content.FORM),
        ({"told": True, "in_form": True}, Content.TOLD),
        ({"saved": True}, Content.CHANGED),
        ({"saved": True, "locked": True}, Content.SEALED),
    ],
)
def test_what_is_typed(said, expected):
    usual = {"typed": True, "saved": False, "locked": False, "told": False, "in_form": False}
    assert content(**usual | said) is expected


def test_nothing_that_was_typed_is_ever_forgotten():
    forgotten = {what for when in When for what in Content if FATES[when][what] is Fate.FORGET}
    assert forgotten == {Content.NOTHING}


def test_what_is_sealed_is_never_written():
    assert all(FATES[when][Content.SEALED] is Fate.DRAFT for when in When)


LISTED = frozenset({1, 2, 3})


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place(2, True, LISTED), 2),
        (Place(2, False, LISTED, waits=True), 2),
        (Place(BEGUN, True, LISTED, went=3), BEGUN),  # what comes back disturbs no typing
        (Place(1, False, LISTED, went=3), 3),
        (Place(9, True, LISTED, beside=2, first=1), 2),  # deleted or undone: what was typed is in its draft
        (Place(9, False, LISTED, waits=True, beside=2), BEGUN),
        (Place(9, False, LISTED, beside=8, first=1), 1),
        (Place(BEGUN, False, LISTED, first=1), 1),
        (Place(9, True, frozenset(), beside=9, first=9), BEGUN),  # in the empty state too
    ],
)
def test_what_is_shown_after_the_ledger_has_changed(place, expected):
    assert place.next() == expected
