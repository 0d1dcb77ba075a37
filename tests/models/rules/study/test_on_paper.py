"""Hours of a year in whose midst the branch began to use the program: wherever they lack it is said that they may be on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.exports.contents.study.figures import PEOPLE, figures_sheets
from models.exports.contents.study.grounds import GROUNDS
from models.exports.contents.study.hours import NAME, hours_sheets
from models.kinds import PartialDate
from models.records import Branch, Enrolment, Meeting, Member, Training
from models.rules import findings
from models.rules.figures import figures
from models.rules.finding import INFO, WARNING
from models.rules.snapshot import Snapshot
from models.rules.study.on_paper import PAPER, on_paper
from models.rules.study.yearly import BEHIND, REACHED, study_year
from models.rules.todos.study import study_todos
from models.statistics.annual_training import training_tables
from models.statistics.roster import Roster

TODAY, AFTER = date(2026, 11, 23), date(2027, 1, 10)
SAID = "本账本 2026年8月15日启用，此前的培训和学时可能在纸质记录里，请先补录"


def begun(on: str, *, hours: float = 8.0) -> Snapshot:
    """A secretary and two members, one of whom has enough, in a branch that began on a day; '' where that is not stated."""
    names = ("张伟", "李敏", "王芳")
    members = [
        Member(id=n, name=name, kind="正式党员", joined=PartialDate(2001, 7, 1), post="" if n > 1 else "书记")
        for n, name in enumerate(names, 1)
    ]
    batch = Training(id=1, name="轮训", kind="在线", start=PartialDate(2026, 9, 1), planned_hours=8.0)
    there = [Enrolment(id=m.id, member_id=m.id, name=m.name, state="参加", hours=hours) for m in members]
    there[2].hours = 32.0 if hours else 0.0
    return Snapshot(
        branch=Branch(begun=PartialDate.parse(on) if on else None), members=members, trainings=[batch],
        enrolments={1: there},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-08-15", SAID),
        ("2026-03-20", SAID.replace("8月15日", "3月20日")),
        ("2026-01-04", ""),
        ("2026-01-01", ""),
        ("2026", ""),
        ("2025-06-01", ""),
        ("", ""),
    ],
)
def test_it_is_said_of_a_year_that_had_begun(on, said):
    assert on_paper(begun(on), 2026) == said


@pytest.mark.parametrize(
    ("first", "said"), [("2026-09-10", "2026年9月1日"), ("2026-06-10", "2026年6月10日"), ("2026-01-05", "")]
)
def test_where_nobody_stated_it_the_first_record_tells(first, said):
    snapshot = replace(begun(""), meetings=[Meeting(id=1, kind="支部党员大会", day=PartialDate.parse(first))])
    text = f"本账本的第一条记录是 {said}的，此前的培训和学时可能在纸质记录里，请先补录" if said else ""
    assert on_paper(snapshot, 2026) == text
    told = [f for f in findings(snapshot, AFTER) if f.slot == "2026 hours"]
    assert {f.level for f in told} == {INFO if said else WARNING}
    (talk,) = (f for f in findings(snapshot, AFTER) if f.rule == "TXTH" and f.slot == "2026")
    day = PartialDate.parse(first).chinese()
    assert talk.message.endswith(f"，账本第一条会议记录（{day}）以前谈过的在纸质记录里") is bool(said)


@pytest.mark.parametrize("hours", [8.0, 0.0], ids=["some", "nobody has any"])
@pytest.mark.parametrize(
    ("on", "level"),
    [
        ("2026-08-15", INFO),
        ("2026-04-01", INFO),
        ("2026-03-31", WARNING),
        ("2026-01-04", WARNING),
        ("2025-06-01", WARNING),
        ("", WARNING),
    ],
)
def test_what_lacks_only_reminds_and_says_why(on, level, hours):
    found = [f for f in findings(begun(on, hours=hours), AFTER) if f.rule in ("T01", "T02", "T05")]
    assert {f.rule for f in found} == {"T01", "T02", "T05"}
    for finding in found:
        assert finding.message.endswith(f"；{SAID}") is (on == "2026-08-15"), finding
        assert (PAPER in finding.message) is (level == INFO or on == "2026-03-31"), finding
        assert finding.level == (level if finding.rule != "T05" or level == INFO else finding.level)


def test_a_year_is_behind_with_the_reason_beside_it():
    told = {one.name: (one.verdict, one.why) for one in study_year(begun("2026-08-15"), 2026, TODAY)}
    assert told == {"张伟": (BEHIND, SAID), "李敏": (BEHIND, SAID), "王芳": (REACHED, "")}


@pytest.mark.parametrize(("on", "said"), [("2026-08-15", True), ("2025-06-01", False)])
def test_every_list_of_hours_says_it(on, said):
    snapshot = begun(on)
    hours = hours_sheets(snapshot, today=TODAY, year=2026, full=True)
    yearly = figures_sheets(snapshot, 2026, today=TODAY, full=True)
    people, _ = training_tables(Roster(snapshot.members), snapshot, TODAY)
    (todo,) = (todo for todo in study_todos(snapshot, TODAY) if todo.rule == "T01")
    texts = {
        "rows": "".join(row[-1] for row in hours[NAME].rows),
        "grounds": "".join(row[2] for row in hours[GROUNDS].rows),
        "yearly": yearly[PEOPLE].footnote,
        "its grounds": "".join(row[2] for row in yearly[GROUNDS].rows),
        "annual": "".join(people.notes),
        "todo": todo.detail,
    }
    assert {name: PAPER in text for name, text in texts.items()} == dict.fromkeys(texts, said)
    assert figures(snapshot, TODAY).hours_on_paper is said
