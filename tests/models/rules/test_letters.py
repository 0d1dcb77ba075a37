"""Letters of introduction: O02 under way, O03 expired or too long, O05 what they must say."""

from datetime import date

import pytest

from models.records.transfer import BY_SYSTEM, IN
from models.rules import Snapshot
from models.rules.finding import softened
from models.rules.letters import EXPIRED, RECEIVED, UNDER_WAY, WITHDRAWN, check_transfer, state, usual_days
from models.rules.limits import Limits

TODAY = date(2026, 11, 23)


def said(transfer, **more):
    return {remark.rule: remark for remark in check_transfer(transfer, TODAY, **more)}


@pytest.mark.parametrize(
    ("about", "word"),
    [
        ({}, UNDER_WAY),
        ({"issued": "2026-10-24", "valid_days": 30}, UNDER_WAY),
        ({"issued": "2026-10-23", "valid_days": 30}, EXPIRED),
        ({"issued": "2026-10-01", "receipt": "2026-10-20"}, RECEIVED),
        ({"issued": "2026-10-01", "withdrawn": "2026-10-20"}, WITHDRAWN),
        ({"issued": "2026-10"}, UNDER_WAY),
    ],
)
def test_how_far_a_transfer_has_come(letter, about, word):
    assert state(letter(**about), TODAY) == word


def test_under_way_is_said_until_the_last_day_and_expired_after_it(letter):
    running = said(letter("2026-10-24"))
    assert "O02" in running
    assert "2026-11-23" in running["O02"].message
    late = said(letter("2026-10-23"))
    assert "O03" in late
    assert "O02" not in late
    assert late["O03"].basis() == "党员组织关系介绍信式样（通行做法）"
    assert late["O03"].sentence().endswith("（党员组织关系介绍信式样〔通行做法〕）")  # not two brackets in a row


def test_nothing_is_said_of_a_letter_that_came_back_or_was_withdrawn(letter):
    assert not said(letter("2026-09-01", receipt="2026-09-20"))
    assert not said(letter("2026-09-01", withdrawn="2026-09-20"))


def test_a_letter_without_a_length_has_the_longest(letter):
    assert "O03" in said(letter("2026-08-24", valid_days=None))
    assert "O03" not in said(letter("2026-08-25", valid_days=None))


def test_a_day_typed_for_the_length_is_an_error_and_stops_nothing_else(letter):
    typed = letter("2026-11-01", valid_days=20261201)
    assert state(typed, TODAY) == UNDER_WAY
    assert said(typed)["O03有效期"].level == "error"


def test_more_than_ninety_days_is_an_error_and_in_old_letters_a_warning(letter):
    assert "O03有效期" not in said(letter(valid_days=90))
    assert said(letter(valid_days=91))["O03有效期"].level == "error"
    old = said(letter(valid_days=91))["O03有效期"]
    assert softened(old, date(2026, 11, 2)).level == "warning"
    assert softened(old, date(2026, 11, 1)).level == "error"
    assert "O03有效期" in said(letter(valid_days=61), limits=Limits(letter_days_max=60))


@pytest.mark.parametrize(
    ("lacking", "label"),
    [
        ({"letter": ""}, "介绍信编号"),
        ({"fee_until": None}, "党费交至"),
        ({"sealed": "否"}, "骑缝章"),
        ({"valid_days": None}, "有效期"),
    ],
)
def test_what_the_letter_must_say(letter, lacking, label):
    assert "O05" not in said(letter())
    assert label in said(letter(**lacking))["O05"].message
    assert "O05" not in said(letter(**lacking, way=BY_SYSTEM))


def test_a_letter_in_is_not_asked_for_its_seals_and_is_nobodys_to_wait_for(letter):
    assert not said(letter(direction=IN, sealed=""))


def test_days_the_wrong_way_round(letter):
    (remark,) = check_transfer(letter("2026-11-01", receipt="2026-10-01"), TODAY)
    assert remark.fields == ("receipt", "issued")
    both = check_transfer(letter("2026-10-01", receipt="2026-10-05", withdrawn="2026-10-06"), TODAY)
    assert any("只留一个" in remark.message for remark in both)


def test_usual_lengths_come_from_the_limits(letter):
    assert [usual_days(letter(near=near), Limits()) for near in ("是", "否", "")] == [10, 30, None]


def test_findings_name_the_person_and_fall_silent_with_the_receipt(person, letter, raised):
    who = person("郭某")
    snapshot = Snapshot(members=[who], transfers={who.id: [letter("2026-10-01")]})
    (finding,) = raised(snapshot, "O03")
    assert (finding.subject, finding.table, finding.record) == ("郭某", "member", who.id)
    snapshot.transfers = {who.id: [letter("2026-10-01", receipt="2026-10-10", letter="")]}
    assert not raised(snapshot, "O03") + raised(snapshot, "O05")


def test_who_comes_without_a_day_of_arrival_is_said_to_count_too_early(person, letter, raised, day):
    """教管条例 §25: until the branch has received somebody, the sending branch is responsible (domain §3.2)."""
    who = person("郭某", joined=day("2012-07-01"))
    snapshot = Snapshot(members=[who], transfers={who.id: [letter("2026-11-10", direction=IN)]})
    (finding,) = raised(snapshot, "O02")
    assert "来支部日期" in finding.message
    assert finding.record == who.id
    snapshot.transfers = {who.id: [letter("2026-11-10", direction=IN, withdrawn="2026-11-12")]}
    assert not raised(snapshot, "O02")
    snapshot.transfers = {who.id: [letter("2026-11-10", direction=IN)]}
    who.arrived = day("2026-11-20")
    assert not raised(snapshot, "O02")


def test_what_was_written_before_the_ledger_began_only_warns(person, letter, meeting, raised):
    who = person()
    snapshot = Snapshot(
        members=[who],
        meetings=[meeting("主题党日", "2026-06-20")],
        transfers={who.id: [letter("2026-05-01", valid_days=200)]},
    )
    assert raised(snapshot, "O03有效期")[0].level == "warning"
    snapshot.transfers = {who.id: [letter("2026-07-01", valid_days=200)]}
    assert raised(snapshot, "O03有效期")[0].level == "error"


def test_articles_are_those_of_the_day(letter):
    """The regulation that keeps the sending branch responsible is of 2019; what is still open is judged by the present."""
    (remark,) = [r for r in check_transfer(letter("2026-11-10"), TODAY) if r.rule == "O02"]
    assert remark.basis() == "《中国共产党党员教育管理工作条例》第二十五条"
    assert remark.sentence().endswith("（《中国共产党党员教育管理工作条例》第二十五条）")
