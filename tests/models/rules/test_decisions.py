"""Decisions about memberships: which days they want, how long they hold, D25, P06, and whether the roster agrees."""

from datetime import date

import pytest

from models.records.status_change import (
    CANCELLING,
    CORRECTION,
    DEATH,
    EXPELLING,
    EXTENSION,
    ON_PROBATION,
    RESUMING,
    RIGHTS_RESTORED,
    RIGHTS_SUSPENDED,
    STRIKING,
    SUSPENDING,
)
from models.rules import Snapshot
from models.rules.decisions import agreement, check_change, ended
from models.rules.finding import softened

TODAY = date(2026, 11, 23)


def said(change, who, others=(), **more):
    return {remark.rule: remark for remark in check_change(change, who, [*others, change], TODAY, **more)}


@pytest.mark.parametrize("kind", [*STRIKING, EXPELLING, CANCELLING, EXTENSION, ON_PROBATION])
def test_general_meeting_approval_and_number_are_asked_for(person, change, kind):
    whole = {"until": "2027-05-01"} if kind in (EXTENSION, ON_PROBATION) else {}
    who = person(joined="2025-11-01", full=None)
    rules = {"P05决定", "§3.3处分", "D27"}
    assert not rules & set(said(change(kind, "2026-11-01", **whole), who))
    lacking = said(change(kind, "2026-11-01", approved=None, document="", **whole), who)
    (rule,) = rules & set(lacking)
    assert lacking[rule].level == "warning"
    assert "上级批复日期、批复文号" in lacking[rule].message
    assert lacking[rule].fields == ("approved", "document")


@pytest.mark.parametrize("kind", [SUSPENDING, RESUMING, RIGHTS_SUSPENDED, RIGHTS_RESTORED])
def test_one_of_the_two_decisions_is_enough(person, change, kind):
    rules = {"P02决定", "§2.1中止"}
    assert rules & set(said(change(kind, "2026-11-01", decided=None, approved=None), person()))
    assert not rules & set(said(change(kind, "2026-11-01", decided=None), person()))
    assert not rules & set(said(change(kind, "2026-11-01", approved=None, document=""), person()))


def test_a_death_wants_no_decision(person, change):
    assert not said(change(DEATH, "2026-11-01", decided=None, approved=None, document=""), person())


def test_where_no_article_was_in_force_nothing_is_said(person, change):
    assert not said(change(STRIKING[2], "2015-11-01", decided=None, approved=None), person())


@pytest.mark.parametrize(
    ("until", "wrong"),
    [
        ("2026-12-01", False),
        ("2027-06-01", False),
        ("2026-11-20", True),
        ("2027-06-20", True),
        (None, True),
        ("2026-12", False),
    ],
)
def test_probation_is_extended_by_half_a_year_to_a_year(person, change, until, wrong):
    who = person(joined="2025-06-01", full=None)
    assert ("D25" in said(change(EXTENSION, "2026-06-05", until=until), who)) is wrong


def test_and_only_once(person, change):
    who, first = person(joined="2024-06-01", full=None), change(EXTENSION, "2025-06-05", until="2025-12-01")
    second = said(change(EXTENSION, "2025-12-05", until="2026-06-01"), who, [first])
    assert second["D25"].level == "error"
    assert "只能延长一次" in second["D25"].message
    assert second["D25"].basis() == "《中国共产党发展党员工作细则》（待核）"
    assert "D25" not in said(first, who, [change(EXTENSION, "2025-12-05", until="2026-06-01")])
    again = said(change(EXTENSION, "2025-12-05", until="2026-06-01"), who, [first])["D25"]
    assert softened(again, date(2026, 1, 1)).level == "warning"


def test_what_is_decided_about_probation_is_approved_within_three_months(person, change):
    who = person(joined="2025-06-01", full=None)
    for approved, late in (("2026-08-31", False), ("2026-09-01", True), ("2026-09", True), ("2026-08", False)):
        given = change(CANCELLING, approved, decided="2026-05-31", approved=approved)
        assert ("D27" in said(given, who)) is late, approved
    assert "D27" not in said(change(SUSPENDING, "2026-09-01", decided="2026-01-01"), who)


def test_correction_lasts_a_year_at_most(person, change):
    assert "P06" not in said(change(CORRECTION, "2026-01-10", until="2027-01-10"), person())
    assert said(change(CORRECTION, "2026-01-10", until="2027-01-11"), person())["P06"].level == "error"
    assert said(change(CORRECTION, "2026-01-10"), person())["P06"].level == "warning"


def test_days_the_wrong_way_round(person, change):
    assert "§8.5日期" in said(change(SUSPENDING, "2026-05-01", approved="2026-04-01", decided="2026-04-02"), person())
    assert "§8.5日期" in said(change(SUSPENDING, "2026-05-01", decided="2026-05-02", approved="2026-05-03"), person())
    assert "§8.5日期" in said(change(ON_PROBATION, "2026-05-01", until="2026-04-30"), person())


def test_a_term_that_ran_out_is_said_until_the_next_decision(change):
    watched = change(ON_PROBATION, "2025-01-10", until="2026-01-10")
    assert [r.rule for r in ended(watched, [watched], TODAY)] == ["§3.3处分"]
    assert not list(ended(watched, [watched, change(RIGHTS_RESTORED, "2026-01-20")], TODAY))
    running = change(ON_PROBATION, "2026-01-10", until="2027-01-10")
    assert not list(ended(running, [running], TODAY))


def test_the_roster_has_to_say_what_the_decisions_say(person, change):
    stopped, resumed = change(SUSPENDING, "2025-01-10"), change(RESUMING, "2026-01-10")
    assert list(agreement(person(standing="正常"), [stopped], TODAY))
    assert not list(agreement(person(standing="停止党籍"), [stopped], TODAY))
    assert list(agreement(person(standing="停止党籍"), [stopped, resumed], TODAY))
    assert list(agreement(person(standing="停止党籍", standing_since="2025-02-10"), [stopped], TODAY))
    assert not list(agreement(person(standing="停止党籍", standing_since="2025-01"), [stopped], TODAY))
    to_come = change(RESUMING, "2027-01-10")
    assert not list(agreement(person(standing="停止党籍", standing_since="2025-02-10"), [to_come], TODAY))
    dead = change(DEATH, "2026-01-10")
    assert [r.rule for r in agreement(person(), [dead], TODAY)] == ["R12"]
    assert not list(agreement(person(left="2026-01-10"), [dead], TODAY))


def test_an_extension_kept_is_taken_for_conversion_and_two_years(person, change, raised):
    who = person(joined="2024-06-01", full="2025-12-01")
    assert raised(Snapshot(members=[who]), "R03")
    kept = {who.id: [change(EXTENSION, "2025-06-05", until="2025-12-01")]}
    assert not raised(Snapshot(members=[who], status_changes=kept), "R03")
    other = person(joined="2024-06-01", full="2026-06-01")
    assert raised(Snapshot(members=[other], status_changes={other.id: kept[who.id]}), "R03")
    waiting = person(kind="预备党员", joined="2024-06-01", full=None)
    assert raised(Snapshot(members=[waiting]), "R06")
    longer = {waiting.id: [change(EXTENSION, "2025-06-05", until="2026-06-01")]}
    assert not raised(Snapshot(members=[waiting], status_changes=longer), "R06")
    assert raised(Snapshot(members=[waiting], status_changes=longer), "D24")[0].due == date(2026, 6, 1)


def test_findings_about_decisions_lead_to_the_person(person, change, raised):
    who = person("邹某", left="2026-11-01")
    snapshot = Snapshot(members=[who], status_changes={who.id: [change(STRIKING[2], "2026-11-01", approved=None)]})
    (finding,) = raised(snapshot, "P05决定")
    assert (finding.subject, finding.record, finding.article) == ("邹某", who.id, "education-31-leaving")
