"""The collector: what stays is walked over once, what nobody holds goes before that, nothing while it stands still, little at the start."""

import gc
import weakref

import pytest

from models.without_collecting import without_collecting
from ui import collecting


class Ring:
    """Holds itself."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before():
    yield
    gc.collect()
    gc.freeze()  # as the run has it


def test_what_stays_is_not_walked_over_again(qapp):
    gc.unfreeze()
    kept = [Ring() for _ in range(1000)]
    collecting.settle()
    assert len(gc.get_objects()) < 1000 <= gc.get_freeze_count()
    collecting.unsettle()
    assert len(gc.get_objects()) > 1000 == len(kept)
    assert gc.get_freeze_count() == 0


def test_what_nobody_holds_goes_first(qapp):
    gone = weakref.ref(Ring())
    collecting.settle()
    assert gone() is None


def test_nothing_is_settled_while_the_collector_stands_still(qapp):
    with collecting.paused():
        there = weakref.ref(Ring())
        before = gc.get_freeze_count()
        collecting.settle()
        assert there() is not None
        assert gc.get_freeze_count() == before


@pytest.mark.parametrize(("many", "stay"), [(100_000, True), (1000, False)])
def test_very_many_records_are_not_walked_over_again_and_few_are_as_all_else(many, stay):
    gc.collect()
    gc.freeze()
    before = gc.get_freeze_count()
    with without_collecting():
        kept = [[] for _ in range(many)]
    assert (gc.get_freeze_count() - before >= len(kept)) is stay
    assert gc.isenabled()


def test_it_comes_seldom_while_the_program_starts_and_as_before_from_then_on(qapp):
    before = gc.get_threshold()
    collecting.put_off()
    try:
        assert gc.get_threshold()[0] > 10 * 700
        with collecting.paused():
            collecting.settle()  # it stands still, so that nothing happens
        assert gc.get_threshold() != before
    finally:
        collecting.settle()
    assert gc.get_threshold() == before
    collecting.settle()
    assert gc.get_threshold() == before
