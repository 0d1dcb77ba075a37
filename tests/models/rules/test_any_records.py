"""Whatever the ledger holds, the home page, the findings, the figures and the turn of the year are made; no two things have one key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from models.exports.contents.self_check import objects_of, self_check_report
from models.rules import findings
from models.rules.figures import figures
from models.rules.isolated import RULE
from models.rules.meetings import coverage
from models.rules.posts import secretary
from models.rules.recent import recent
from models.rules.self_check import SelfCheck
from models.rules.todos import todos
from models.rules.waivers import unanswered
from models.statistics import Roster
from models.statistics.catalogue import CATALOGUE, About
from models.year_turn.carrying import Carrying
from models.year_turn.closing import note_of
from models.year_turn.unfinished import unfinished
from models.year_turn.years import turnable, usual
from tests.models.rules.any_records import any_records, snapshot_of

TODAYS = st.sampled_from(
    [date(2024, 2, 29), date(2025, 3, 31), date(2026, 1, 1), date(2026, 11, 26), date(2026, 12, 31), date(2028, 2, 29)]
)
SEEDS = st.integers(0, 10**9)
ledgers = given(SEEDS, TODAYS)


def often(keys: Iterable[str]) -> list[str]:
    return [key for key, times in Counter(keys).items() if times > 1]


@ledgers
@settings(max_examples=150, deadline=None)
def test_the_home_page_and_what_is_found(seed: int, today: date) -> None:
    snapshot = snapshot_of(any_records(seed, today))
    figures(snapshot, today)
    coverage(snapshot, today.year, today)
    recent(snapshot, today, 6)
    found, due = findings(snapshot, today), todos(snapshot, today)
    assert all(todo.title and (todo.badge(today) or not todo.due) for todo in unanswered(due, snapshot.waivers, today))
    assert not {RULE} & {each.rule for each in (*found, *due)}, "a check that came to no end"
    assert not often(f.key for f in found)
    assert not often(todo.key for todo in due)
    check = SelfCheck(snapshot, today, found)
    assert len(check.open) + len({a.finding.key for a in check.answers if a.finding}) == len(found)
    assert set(check.marks) <= set(check.by_record)
    for finding in found:
        check.people(finding)
        assert any(check.concerns(finding, year) for year in range(today.year, 1800, -1)), (
            "it is in the report of no year"
        )
    for year in (None, today.year):
        objects_of(self_check_report(check, year=year, full=True), full=True)


@ledgers
@settings(max_examples=60, deadline=None)
def test_the_turn_of_the_year(seed: int, today: date) -> None:
    snapshot = snapshot_of(any_records(seed, today))
    assert usual(snapshot, today) in turnable(snapshot, today)
    secretary(snapshot.members, today)
    for year in (today.year, today.year - 1):
        assert note_of(unfinished(snapshot, year, today), year)
        for each in Carrying.of(snapshot, year, today).carried:
            each.words()
            each.lacks()


@ledgers
@settings(max_examples=25, deadline=None)
def test_the_statistics(seed: int, today: date) -> None:
    snapshot = snapshot_of(any_records(seed, today))
    for on in (today, date(today.year - 1, 12, 31)):
        about = About(Roster.within(snapshot), on, snapshot.branch.group_names(), snapshot)
        for statistic in CATALOGUE:
            for variant in statistic.variants:
                assert statistic.make(about, variant)
