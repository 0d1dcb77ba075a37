"""Every statistic of any roster: each counted person is in one line exactly, and the numbers agree with the roster."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.standing import counted
from models.statistics.catalogue import CATALOGUE, About, statistic
from models.statistics.comparing import compared
from models.statistics.table import BAND, PART, TOTAL, share
from tests.models.statistics.people import rosters

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
GROUPS = ("第一党小组", "没有人的小组")
DAILY = [(known, variant) for known in CATALOGUE if not known.annual for variant in known.variants]
CROSSED = [(known, variant) for known in CATALOGUE if known.key == "basic" for variant in known.variants]
CALM = settings(deadline=None, max_examples=25)


@pytest.mark.parametrize(("known", "variant"), DAILY, ids=lambda value: getattr(value, "key", value))
@given(roster=rosters(), on=DAYS)
@CALM
def test_each_counted_person_is_in_one_line(known, variant, roster, on):
    (table,) = known.make(About(roster, on, GROUPS), variant)
    behind = [member.id for line in table.summed() for member in line.cells[0].members]
    assert sorted(behind) == sorted(member.id for member in roster.counted(on))
    assert table.counted == len(behind)
    for line in table.lines:
        assert all(line.cells[0].fact(member) for member in line.cells[0].members)
        if len(line.cells) > 1:
            assert line.number == sum(cell.number for cell in line.cells[1:])


@given(roster=rosters(records=False), on=DAYS)
@CALM
def test_who_is_counted_is_who_the_roster_counts(roster, on):
    assert roster.counted(on) == [member for member in roster.members if counted(member, on)]


@pytest.mark.parametrize(("known", "variant"), DAILY, ids=lambda value: getattr(value, "key", value))
@given(roster=rosters(), on=DAYS, before=DAYS)
@CALM
def test_differences_add_up(known, variant, roster, on, before):
    now, then = (known.make(About(roster, day, GROUPS), variant)[0] for day in (on, before))
    pairs = [pair for pair in compared(now, then) if pair.line in now.summed() or pair.before in then.summed()]
    assert sum(pair.difference for pair in pairs) == now.counted - then.counted


@pytest.mark.parametrize(("known", "variant"), CROSSED, ids=lambda value: getattr(value, "key", value))
@given(roster=rosters(), on=DAYS)
@CALM
def test_crossed_tables_add_up_down_and_across(known, variant, roster, on):
    for table in known.make(About(roster, on), variant):
        total = next(line for line in table.lines if line.kind == TOTAL)
        assert total.number == table.counted == len(roster.counted(on))
        for place in range(len(table.columns)):
            assert sum(line.cells[place].number for line in table.summed()) == total.cells[place].number
        for line in table.lines:
            if table.key != "basic-person":  # whose columns are some of the people, not all
                assert sum(cell.number for cell in line.cells[1:]) == line.number
        parts, whole = 0, None
        for line in table.lines:
            if line.kind == PART:
                parts += line.number
            else:
                assert whole is None or not parts or parts == whole
                parts, whole = 0, line.number if line.kind == BAND else None


@given(roster=rosters(), on=DAYS)
@CALM
def test_the_table_of_the_year_says_what_the_statistics_say(roster, on):
    about = About(roster, on)
    person = statistic("basic").make(about, "公报八类")[0]
    total = dict(zip(person.columns, (cell.number for cell in person.lines[0].cells), strict=True))
    for key, word, column in (
        ("kind", "预备党员", "预备党员"),
        ("sex", "女", "女"),
        ("nation", "少数民族", "少数民族"),
    ):
        lines = {line.label: line.number for line in statistic(key).make(about, "")[0].lines}
        assert total[column] == lines[word]


@pytest.mark.parametrize(
    ("number", "whole", "text"),
    [(1, 3, "33.3%"), (2, 3, "66.7%"), (1, 8, "12.5%"), (1, 2000, "0.1%"), (0, 5, "–"), (5, 5, "100.0%"), (0, 0, "–")],
)
def test_shares(number, whole, text):
    assert share(number, whole) == text
