"""After the vote about a probation: the reminder goes on in other words until the roster tells what came of it (D27)."""

from datetime import date

import pytest

from models.records import AgendaItem
from models.records.meeting import DRAFT, GENERAL, SECRET
from models.records.member import FULL, PROBATIONARY
from models.records.status_change import CANCELLING, CONVERSIONS, EXTENSION
from models.rules import Snapshot, findings
from models.rules.finding import INFO, WARNING
from models.rules.todo import CHANGE, PERSON
from models.rules.todos import todos
from models.rules.votes import CONVERT

TODAY = date(2026, 11, 27)
NEW = {"kind": PROBATIONARY, "joined": "2025-11-19", "full": None}
TITLE = "讨论夏思波转为正式党员"
NUMBERS = {"eligible": 9, "present": 9}


@pytest.fixture
def told(person, meeting):
    """What is found and reminded of after a vote on 20 November."""

    def look(on="2026-11-20", today=TODAY, changes=(), status="", member=None, **item):
        who = member or person("夏思波", **NEW)
        held = meeting(GENERAL, on)
        held.status = status or held.status
        given = {"title_text": TITLE, "rule": CONVERT, "ballot": SECRET, **NUMBERS, "yes": 9} | item
        snapshot = Snapshot(
            members=[who], meetings=[held], items={held.id: [AgendaItem(id=3, **given)]},
            status_changes={who.id: list(changes)},
        )  # fmt: skip
        found = [f for f in findings(snapshot, today) if f.rule in ("D23", "D24", "D27") and f.table == "member"]
        return found, [t for t in todos(snapshot, today) if t.rule in ("D23", "D24", "D27")]

    return look


def test_the_words_after_the_vote(told):
    (found,), (todo,) = told()
    assert found.message == (
        "党员大会 11月20日 表决同意转正，待上级党委审批（3 个月内，到 2027-02-20）；批准后在名册里登记转正日期"
    )
    assert (found.subject, found.level, found.article) == ("夏思波", INFO, "development-33-approval")
    assert (todo.title, todo.badge(TODAY), todo.tone) == ("夏思波 转正待上级党委审批", "剩 85 天", INFO)
    assert todo.detail == "转正 · 党员大会 11月20日 表决同意转正，批准后在名册里登记转正日期"
    assert (todo.key, todo.at) == (found.key, PERSON)


@pytest.mark.parametrize(
    ("on", "level", "badge", "tone"),
    [
        ("2026-11-20", INFO, "剩 85 天", "info"),
        ("2026-09-27", INFO, "剩 30 天", "warn"),
        ("2026-08-27", INFO, "今天到期", "warn"),
        ("2026-08-26", WARNING, "已过 1 天", "bad"),
        ("2026-08-31", INFO, "剩 3 天", "warn"),
    ],
)
def test_three_months_by_the_calendar(told, on, level, badge, tone):
    """addm: of 31 August to 30 November; the last day counts in."""
    (found,), (todo,) = told(on)
    assert (found.level, todo.badge(TODAY), todo.tone) == (level, badge, tone)
    assert ("已满 3 个月" in found.message) == (level == WARNING)


@pytest.mark.parametrize(
    ("item", "state", "at"),
    [
        ({"decision": "同意夏思波同志按期转正。"}, "转正待上级党委审批", PERSON),
        ({"yes": None, "decision": "同意夏思波同志按期转正。"}, "转正待上级党委审批", PERSON),
        ({"yes": 4}, "转正表决没有通过", CHANGE),
        ({"yes": None, "decision": "不同意按期转正。"}, "转正表决没有通过", CHANGE),
        ({"yes": 4, "decision": "不同意按期转正，延长预备期半年。"}, "延长预备期待上级党委审批", CHANGE),
        ({"title_text": "讨论延长夏思波预备期"}, "延长预备期待上级党委审批", CHANGE),
        ({"title_text": "讨论取消夏思波预备党员资格"}, "取消预备党员资格待上级党委审批", CHANGE),
        ({"title_text": "讨论取消夏思波预备党员资格", "yes": 2}, "取消预备党员资格表决没有通过", CHANGE),
        ({"yes": None}, "转正已讨论，表决结果没有记全", PERSON),
        ({"yes": 9, "present": 4}, "转正已讨论，表决结果没有记全", PERSON),
        ({"title_text": "预备党员转正、延长、取消（夏思波）"}, "转正待上级党委审批", PERSON),
        ({"title_text": "预备党员转正、延长、取消（夏思波）", "decision": "延长预备期一年"}, "延长预备期待上级党委审批", CHANGE),
    ],
)  # fmt: skip
def test_what_was_decided(told, item, state, at):
    (found,), (todo,) = told(**item)
    assert (todo.title, todo.at, found.at) == (f"夏思波 {state}", at, at)
    carried = state.endswith("审批")
    assert found.level == (INFO if carried else WARNING)
    assert (todo.due is None) == ("没有通过" in state)


def test_it_ends_with_what_is_put_down(told, person, change):
    full = person("夏思波", kind=FULL, joined="2025-11-19", full="2026-11-19")
    assert told(member=full) == ([], [])
    assert told(member=person("夏思波", left="2026-11-25", **NEW)) == ([], [])
    for kind in (CANCELLING, EXTENSION):
        until = "2027-05-19" if kind == EXTENSION else None
        assert not told(changes=[change(kind, "2026-11-25", until=until, decided="2026-11-20")])[1]


def test_an_extension_that_holds_from_the_end_of_probation_is_put_down_by_the_day_of_its_meeting(told, change):
    kept = change(EXTENSION, "2026-11-19", until="2027-05-19", decided="2026-11-20")
    assert not told(yes=4, changes=[kept])[1], "the vote does not name it"


def test_an_approval_that_is_kept_leaves_the_roster(told, change):
    kept = change(CONVERSIONS[0], "2026-11-19", decided="2026-11-20", approved="2026-11-26")
    (found,), (todo,) = told(changes=[kept])
    assert found.message == "党员大会 11月20日 表决同意转正，上级 2026-11-26 已批复；请在名册里登记转正日期"
    assert (todo.title, todo.due, found.level) == ("夏思波 转正已批复，名册里没有登记", None, WARNING)


def test_before_the_vote_it_is_as_it_was(told):
    (found,), (todo,) = told(status=DRAFT, yes=None)
    assert found.rule == todo.rule == "D23"
    assert told("2026-12-05")[1][0].rule == "D23", "the meeting is still to come"


def test_the_text_of_the_day_of_the_meeting(told):
    assert told("2026-03-01", today=date(2026, 4, 1))[0][0].article == "development-2014-approval"
