"""民主评议: the share of 优秀 by the branch's own way, many people of whom one thing is said, what was before the ledger."""

from dataclasses import replace
from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Appraisal
from models.records.appraisal import EXCELLENT, QUALIFIED, UNQUALIFIED
from models.rules import Limits, Snapshot
from models.rules.appraisals import part_of, share_of


@pytest.mark.parametrize(
    ("own", "base", "excellent", "most", "level"),
    [
        ("1/3", "党员总数", 5, 5, ""),
        ("1/3", "参评正式党员", 5, 5, ""),
        ("1/3", "参评正式党员", 6, 5, "error"),
        ("30%", "党员总数", 5, 5, "warning"),
        ("20％", "党员总数", 4, 3, "error"),
        ("0.2", "党员总数", 3, 3, ""),
        ("三分之一", "党员总数", 6, 5, "error"),
        ("四分之一", "党员总数", 5, 4, "error"),
        (" 1 / 4 ", "党员总数", 4, 4, "warning"),
        ("", "党员总数", 6, 5, "error"),
    ],
)
def test_the_share_is_the_branchs_own(own, base, excellent, most, level):
    limits = replace(Limits(), excellent_share=own, excellent_base=base)
    share = share_of(excellent, 17, 15, limits)
    assert (share.most, share.level) == (most, level)
    assert bool(share.message) is bool(level)


def test_a_share_that_makes_no_sense_is_a_third():
    assert [part_of(replace(Limits(), excellent_share=text)) for text in ("5/0", "-1", "7", "很多")] == [
        part_of(Limits())
    ] * 4


@pytest.fixture
def year(person):
    """A branch appraised on 19 January 2026 for 2025, nobody told yet."""

    def make(grades, on="2026-01-19"):
        people = [person() for _ in grades]
        lines = {
            m.id: [Appraisal(id=m.id, member_id=m.id, year=2025, grade=g, day=PartialDate.parse(on))]
            for m, g in zip(people, grades, strict=True)
        }
        return Snapshot(members=people, appraisals=lines)

    return make


def test_of_many_who_were_not_told_one_thing_is_said(year, raised):
    (finding,) = raised(year([QUALIFIED] * 4), "A05")
    assert (finding.subject, finding.table, finding.slot) == ("2025 年度民主评议", "appraisal", "2025")
    assert finding.message.startswith("4 人没有填反馈本人的日期：党员01、")
    assert [f.subject for f in raised(year([QUALIFIED] * 2), "A05")] == ["党员05", "党员06"]


def test_on_the_day_itself_nobody_need_have_been_told(year, raised):
    assert not raised(year([QUALIFIED]), "A05", date(2026, 1, 19))
    assert raised(year([QUALIFIED]), "A05", date(2026, 1, 20))


def test_years_are_told_apart_and_each_has_its_key(year, raised):
    snapshot = year([UNQUALIFIED, QUALIFIED, QUALIFIED])
    first = snapshot.members[0]
    snapshot.appraisals[first.id].append(
        Appraisal(id=9, member_id=first.id, year=2024, grade=UNQUALIFIED, day=PartialDate(2025, 1, 20))
    )
    found = raised(snapshot, "A03")
    assert [f.slot for f in found] == ["2024", "2025"]
    assert len({f.key for f in found}) == 2


def test_two_results_of_one_person_and_year_are_two_things(year, raised):
    snapshot = year([UNQUALIFIED, QUALIFIED, QUALIFIED])
    first = snapshot.members[0]
    again = replace(snapshot.appraisals[first.id][0], id=9)
    snapshot.appraisals[first.id].append(again)
    found = raised(snapshot, "A03")
    assert [f.slot for f in found] == ["2025", "2025 appraisal9"]


def test_before_the_ledger_it_is_only_a_warning(year, raised, meeting):
    assert raised(year([EXCELLENT] * 3), "A01")[0].level == "error"
    snapshot = year([EXCELLENT] * 3)
    snapshot.meetings = [meeting("党课", "2026-02-01")]
    assert raised(snapshot, "A01")[0].level == "warning"


def test_a_year_before_the_article_says_nothing_of_the_branchs_opinion(raised, meeting):
    """支部条例 came in 2018-10: a meeting of before is not asked about."""
    old = Snapshot(meetings=[meeting("民主评议党员", "2018-01-10")])
    assert not raised(old, "§6登记", date(2018, 11, 1))


def test_a_meeting_of_january_may_have_been_put_down_for_the_year_before(year, raised, meeting):
    snapshot = year([QUALIFIED])
    snapshot.meetings = [meeting("民主评议党员", "2026-01-19")]
    assert not raised(snapshot, "§6登记")
    snapshot.meetings = [meeting("民主评议党员", "2026-06-19")]
    assert raised(snapshot, "§6登记")
