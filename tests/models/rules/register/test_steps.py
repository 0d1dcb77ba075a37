"""The states of an item: every walk of legal and illegal steps, and figures that later edits leave alone."""

from __future__ import annotations

import copy
import dataclasses
import itertools
import random
from datetime import date, timedelta

import pytest

from models.kinds import PartialDate
from models.records import Rectification, RectificationStep
from models.records.rectification import CLOSED, FOR_REVIEW, LONG_TERM, REGISTERED, STATES, WORKING
from models.records.rectification_step import (
    ACTIONS,
    APPLY,
    BEGIN,
    CLOSE,
    EXTEND,
    FEED_BACK,
    KEEP_UP,
    LOOK_BACK,
    REGISTER,
    REOPEN,
    RETURN,
)
from models.rules.register.figures import figures, history
from models.rules.register.lacking import in_the_way, lacking
from models.rules.register.steps import begun, contradicts, offered, registered, state_of, take
from tests.models.rules.register.making import FOUND, on, step, whole_item

WALKS, STEPS = 120, 100
"""How many items walk, and how far: 12,000 steps, legal and illegal."""
ARROWS = {
    (REGISTERED, BEGIN): WORKING, (REGISTERED, KEEP_UP): LONG_TERM,
    (WORKING, APPLY): FOR_REVIEW, (WORKING, EXTEND): WORKING, (WORKING, KEEP_UP): LONG_TERM,
    (FOR_REVIEW, CLOSE): CLOSED, (FOR_REVIEW, RETURN): WORKING, (FOR_REVIEW, EXTEND): FOR_REVIEW,
    (CLOSED, LOOK_BACK): CLOSED, (CLOSED, REOPEN): WORKING, (LONG_TERM, BEGIN): WORKING,
} | {(state, FEED_BACK): state for state in STATES}  # fmt: skip
"""The drawing of domain §7.2, put down here once more: the walk is not held against the table that it walks by."""


def random_step(chance: random.Random, day: date) -> RectificationStep:
    """Any step, with or without what it should say."""
    return step(
        chance.choice([a for a in ACTIONS if a != REGISTER]),
        day,
        by=chance.choice(["", "甲", "乙", "甲、乙"]),
        body=chance.choice(["", "局党委"]),
        text=chance.choice(["", "写明的话"]),
        deadline=chance.choice([None, on(day + timedelta(days=chance.randrange(-90, 200)))]),
    )


def random_edit(chance: random.Random, item: Rectification, day: date) -> None:
    """What may be changed in the form at any time."""
    name, value = chance.choice(
        [
            ("owner", chance.choice(["甲", "乙、丙"])),
            ("deadline", on(day + timedelta(days=chance.randrange(-60, 200)))),
            ("outcome", "已完成"),
            ("evidence", "照片"),
            ("problem", "改了字"),
        ]
    )
    setattr(item, name, value)


def test_no_walk_leads_to_an_illegal_state_and_past_figures_stay() -> None:
    legal = refused = 0
    for seed in range(WALKS):
        chance, item, day = random.Random(seed), whole_item(), FOUND
        steps = [registered(item)]
        told: dict[date, object] = {}
        for _ in range(STEPS):
            wanted = random_step(chance, day)
            found = in_the_way(lacking(item, wanted, today=day, latest=steps[-1].day))
            before = copy.deepcopy((item, wanted))
            if (state_of(item), wanted.action) not in ARROWS:
                assert found
                with pytest.raises(ValueError, match="is no step from"):
                    take(item, wanted)
                refused += 1
            elif found:
                refused += 1
            else:
                taken = take(item, wanted)
                assert (item, wanted) == before
                assert state_of(taken.item) == ARROWS[state_of(item), wanted.action] == taken.step.state
                item, legal = taken.item, legal + 1
                steps.append(taken.step)
                kept = (item.deadline, item.owner, item.round or 1)
                assert (taken.step.deadline, taken.step.owner, taken.step.round) == kept
            assert item.state in STATES
            if chance.random() < 0.3:
                random_edit(chance, item, day)
            for past, numbers in chance.sample(list(told.items()), min(3, len(told))):
                assert figures([item], {1: steps}, FOUND, past) == numbers
            if chance.random() < 0.25:
                told[day] = figures([item], {1: steps}, FOUND, day)
                day += timedelta(days=chance.randrange(1, 40))
        assert [s.action for s in history(item, steps)] == [s.action for s in steps]
        for earlier, later in itertools.pairwise(steps):
            assert ARROWS[earlier.state, later.action] == later.state
        assert (item.round or 1) == 1 + sum(s.action == REOPEN for s in steps)
    assert legal + refused >= 10_000
    assert min(legal, refused) > 500


@pytest.mark.parametrize(
    ("found", "days"),
    [
        ("2026-10", ("2026-10-05", "2026-10-12", "2026-10-20")),
        ("2026", ("2026-10-05", "2026-10-12", "2026-10-20")),
        ("2026-10-01", ("2026-11", "2026-11-12", "2026-11-20")),
        ("2026-11-20", ("2026-11", "2026-11", "2026-11")),
    ],
)
def test_days_that_are_not_known_exactly_leave_the_steps_in_their_order(found: str, days: tuple[str, ...]) -> None:
    """A month or a year says when as well as it is known; it does not put the registration behind the closing."""
    today = date(2026, 11, 26)
    item = whole_item(found=PartialDate.parse(found), deadline=on(today), outcome="已完成", evidence="照片")
    steps = [registered(item)]
    for number, (action, day) in enumerate(zip((BEGIN, APPLY, CLOSE), days, strict=True), 1):
        wanted = RectificationStep(action=action, day=PartialDate.parse(day), by="乙")
        assert in_the_way(lacking(item, wanted, today=today, latest=history(item, steps)[-1].day)) == []
        taken = take(item, wanted)
        item = taken.item
        steps.append(dataclasses.replace(taken.step, id=number))
    assert [s.action for s in history(item, steps[::-1])] == [REGISTER, BEGIN, APPLY, CLOSE]
    for last in (today, date(2026, 12, 31)):
        now = figures([item], {1: steps}, date(2026, 10, 1), last)
        assert (now.total, now.closed, now.open, now.closed_in) == (1, 1, 0, 1)


def test_what_was_found_this_month_is_counted_before_the_month_is_over() -> None:
    item = whole_item(found=PartialDate.parse("2026-11"))
    now = figures([item], {1: [registered(item)]}, date(2026, 10, 1), date(2026, 11, 26))
    assert (now.total, now.new, now.open) == (1, 1, 1)


def test_an_item_goes_all_the_way_and_comes_back() -> None:
    item, steps = whole_item(), [registered(whole_item())]
    item.outcome, item.evidence = "已完成", "照片"
    for wanted in (
        step(BEGIN, date(2026, 1, 10)),
        step(EXTEND, date(2026, 6, 1), by="局党委书记", deadline=on(date(2026, 9, 30))),
        step(APPLY, date(2026, 9, 1)),
        step(RETURN, date(2026, 9, 5), text="佐证不全"),
        step(APPLY, date(2026, 9, 10)),
        step(CLOSE, date(2026, 9, 20), by="乙", text="同意销号", document="局党〔2026〕9号"),
        step(LOOK_BACK, date(2026, 10, 20), text="有反弹"),
        step(REOPEN, date(2026, 10, 21), text="有反弹", deadline=on(date(2026, 12, 31))),
    ):
        assert lacking(item, wanted, today=wanted.day.first(), latest=steps[-1].day) == []
        taken = take(item, wanted)
        item = taken.item
        steps.append(taken.step)
    assert (item.state, item.round, str(item.deadline), item.closed_on) == (WORKING, 2, "2026-12-31", None)
    assert [str(s.deadline_before) for s in steps if s.deadline_before] == ["2026-06-30", "2026-09-30"]
    assert [s.round for s in steps] == [1] * 8 + [2]
    assert steps[6].document == "局党〔2026〕9号"
    summer = figures([item], {1: steps}, date(2026, 7, 1), date(2026, 8, 31))
    assert (summer.open, summer.overdue, summer.rate) == (1, 0, 0.0)
    autumn = figures([item], {1: steps}, date(2026, 9, 1), date(2026, 9, 30))
    assert (autumn.closed, autumn.closed_in, autumn.returned, autumn.rate) == (1, 1, 1, 1.0)
    now = figures([item], {1: steps}, date(2026, 10, 1), date(2027, 1, 31))
    assert (now.closed, now.reopened, now.overdue) == (0, 1, 1)


def test_long_term_items_are_not_to_be_closed() -> None:
    taken = take(whole_item(), step(KEEP_UP, date(2026, 1, 10)))
    assert (taken.item.state, taken.item.kind) == (LONG_TERM, LONG_TERM)
    counted = figures([taken.item], {1: [registered(whole_item()), taken.step]}, FOUND, date(2026, 12, 31))
    assert (counted.total, counted.to_close, counted.long_term, counted.rate) == (1, 0, 1, None)


def test_an_item_that_was_taken_over_begins_with_how_it_stands() -> None:
    closed = whole_item(state=CLOSED, closed_on=on(date(2026, 5, 1)))
    assert figures([closed], {}, FOUND, date(2026, 4, 30)).closed == 0
    assert figures([closed], {}, FOUND, date(2026, 5, 1)).closed == 1
    assert figures([closed], {}, FOUND, date(2026, 1, 4)).total == 0


def test_a_new_item_that_is_kept_up_says_so_in_kind_state_and_steps() -> None:
    item = whole_item(kind=LONG_TERM, deadline=None)
    steps = begun(item)
    assert [(s.action, s.state) for s in steps] == [(REGISTER, REGISTERED), (KEEP_UP, LONG_TERM)]
    assert (item.state, item.kind) == (LONG_TERM, LONG_TERM)
    usual = whole_item(state="")
    assert [(s.action, s.state) for s in begun(usual)] == [(REGISTER, REGISTERED)]
    assert (usual.state, usual.kind) == (REGISTERED, "限期整改")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", ["", "立行立改", LONG_TERM])
def test_no_step_leaves_kind_and_state_in_contradiction(state: str, kind: str) -> None:
    item = whole_item(state=state, kind=kind)
    for action in offered(item):
        after = take(item, step(action, text="写明", deadline=on(date(2026, 12, 1)))).item
        if not contradicts(item) or action in (BEGIN, KEEP_UP, REOPEN):
            assert not contradicts(after), action


def test_what_contradicts() -> None:
    assert contradicts(whole_item(state=WORKING, kind=LONG_TERM))
    assert contradicts(whole_item(state=LONG_TERM, kind="限期整改"))
    assert not contradicts(whole_item(state=REGISTERED, kind=LONG_TERM))
    assert not contradicts(whole_item(state=LONG_TERM, kind=""))


def test_an_item_without_steps_follows_its_own_dates_until_the_first_step() -> None:
    """As one that was read from a committee's list: what is corrected there corrects the figures, steps fix them."""
    item = whole_item(state=CLOSED, closed_on=on(date(2026, 3, 20)))
    first, last = date(2026, 1, 1), date(2026, 3, 31)
    assert figures([item], {}, first, last).closed_in == 1
    item.closed_on = on(date(2026, 4, 2))
    assert figures([item], {}, first, last).closed_in == 0
    past = history(item, ())
    taken = take(item, step(REOPEN, date(2026, 5, 6), text="反弹", deadline=on(date(2026, 9, 1))))
    assert figures([taken.item], {1: [*past, taken.step]}, date(2026, 4, 1), date(2026, 6, 30)).closed_in == 1
    taken.item.closed_on = on(date(2026, 3, 20))
    assert figures([taken.item], {1: [*past, taken.step]}, first, last).closed_in == 0


def test_what_a_round_came_to_goes_into_the_step_that_opens_the_next() -> None:
    item = whole_item(
        state=CLOSED, outcome="已补齐", evidence="记录本", self_check="无遗留", self_checked_on=on(date(2026, 3, 1))
    )
    taken = take(item, step(REOPEN, date(2026, 5, 6), text="反弹", deadline=on(date(2026, 9, 1))))
    assert taken.step.text == "反弹\n第 1 轮完成情况：已补齐；佐证材料：记录本；自查结论：无遗留"
    again = taken.item
    assert (again.outcome, again.evidence, again.self_check, again.self_checked_on) == ("", "", "", None)
    assert "完成情况还没有填" in "".join(each.message for each in lacking(again, step(APPLY), today=date(2026, 6, 1)))
