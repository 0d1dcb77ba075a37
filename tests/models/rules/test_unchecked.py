"""The time before the ledger began: which periods are not looked at, and what is said of them wherever the year is told."""

from datetime import date

import pytest

from models.exports.contents.coverage import coverage_sheet
from models.exports.contents.self_check import self_check_report
from models.kinds import PartialDate
from models.records import Branch, Meeting, Member
from models.records.meeting import DRAFT, FINAL, GENERAL
from models.records.member import FULL
from models.rules import Snapshot, coverage, findings
from models.rules.figures import figures
from models.rules.finding import INFO, WARNING
from models.rules.limits import Limits
from models.rules.meetings import BEFORE, DUE, FUTURE, HELD, MISSING
from models.rules.planning.gaps import gap_of
from models.rules.planning.proposing import proposed
from models.rules.self_check import SelfCheck
from models.rules.unchecked import unchecked_sentence, unchecked_words

TODAY = date(2026, 11, 27)
SAID = "本账本从 2026年11月27日 记起，此前的组织生活未在这里检查。"


def said(day: str, also: str = "") -> str:
    """The sentence of a ledger begun on a day of 2026; also: which periods had begun and are left out as a whole."""
    told = SAID.replace("11月27日", day)
    return told.replace("。", f"，启用时已经开始的{also}也未检查。") if also else told


def begun(on: str, *days: str, status: str = FINAL) -> Snapshot:
    """A ledger that says since when it is kept, with general meetings on these days."""
    held = {"kind": GENERAL, "status": status, "subject": "学习"}
    meetings = [Meeting(id=n, day=PartialDate.parse(day), **held) for n, day in enumerate(days, 1)]
    return Snapshot(branch=Branch(id=1, begun=PartialDate.parse(on) if on else None), meetings=meetings)


def states(snapshot: Snapshot, label: str, year: int = 2026) -> list[str]:
    return [c.state for line in coverage(snapshot, year, TODAY) if line.label == label for c in line.cells]


@pytest.mark.parametrize(
    ("on", "days", "general", "party_day"),
    [
        ("2026-11-27", ["2026-11-20"], [BEFORE] * 3 + [HELD], [BEFORE] * 10 + [DUE, FUTURE]),
        ("2026-11-27", ["2026-03-10", "2026-11-20"], [HELD, BEFORE, BEFORE, HELD], [BEFORE] * 10 + [DUE, FUTURE]),
        ("2026-09-30", ["2026-11-20"], [BEFORE] * 3 + [HELD], [BEFORE] * 9 + [MISSING] + [DUE, FUTURE]),
        ("2026-07-01", ["2026-11-20"], [BEFORE] * 2 + [MISSING, HELD], [BEFORE] * 6 + [MISSING] * 4 + [DUE, FUTURE]),
        ("2026-10-01", ["2026-11-20"], [BEFORE] * 3 + [HELD], [BEFORE] * 9 + [MISSING] + [DUE, FUTURE]),
        ("2026-01-04", ["2026-11-20"], [MISSING] * 3 + [HELD], [MISSING] * 10 + [DUE, FUTURE]),
        ("2026-07-08", ["2026-11-20"], [BEFORE] * 2 + [MISSING, HELD], [BEFORE] * 6 + [MISSING] * 4 + [DUE, FUTURE]),
        ("2026-07-09", ["2026-11-20"], [BEFORE] * 3 + [HELD], [BEFORE] * 7 + [MISSING] * 3 + [DUE, FUTURE]),
        ("", ["2026-11-20"], [BEFORE] * 3 + [HELD], [BEFORE] * 10 + [DUE, FUTURE]),
        ("", [], [BEFORE] * 3 + [DUE], [BEFORE] * 10 + [DUE, FUTURE]),
    ],
)
def test_what_had_begun_before_the_ledger_did_is_a_state_of_its_own(on, days, general, party_day):
    snapshot = begun(on, *days)
    assert states(snapshot, GENERAL) == general
    assert states(snapshot, "主题党日") == party_day


def test_a_draft_of_before_makes_nothing_missing(raised):
    snapshot = begun("2026-11-27", "2026-11-20", "2026-03-10", status=DRAFT)
    assert MISSING not in states(snapshot, "主题党日") + states(snapshot, GENERAL)
    assert not raised(snapshot, "DYDH", TODAY)


@pytest.mark.parametrize(
    ("on", "days", "year", "words", "sentence"),
    [
        ("2026-11-27", ["2026-11-20"], 2026, "11月启用，1–10月未检查", SAID),
        ("2026-11-27", ["2026-11-20"], 2025, "2026年11月启用，1–12月未检查", SAID),
        ("2026-11-27", ["2026-11-20"], 2027, "", ""),
        ("2026-02-10", [], 2026, "2月启用，1–2月未检查，启用时已经开始的季度也未检查", said("2月10日", "月、季度")),
        ("2026-02-01", [], 2026, "2月启用，1月未检查，启用时已经开始的季度也未检查", said("2月1日", "季度")),
        ("2026-09-10", [], 2026, "9月启用，1–9月未检查", said("9月10日", "月、季度")),
        ("2026-07-01", [], 2026, "7月启用，1–6月未检查", said("7月1日")),
        ("2026-02-05", [], 2026, "2月启用，1月未检查，启用时已经开始的季度也未检查", said("2月5日", "季度")),
        ("2026-01-01", [], 2026, "", ""),
        ("2026-01-04", [], 2026, "", ""),
        ("2026-01-04", [], 2025, "2026年1月启用，1–12月未检查", said("1月4日", "年度")),
        ("", ["2026-11-20"], 2026, "从11月的第一条记录算起，1–10月未检查", said("11月20日")),
        ("", [], 2026, "还没有记录，1–10月未检查", "本账本还没有记录，此前的组织生活未在这里检查。"),
    ],
)
def test_it_is_said(on, days, year, words, sentence):
    snapshot = begun(on, *days)
    assert unchecked_words(snapshot, year, TODAY) == words
    assert unchecked_sentence(snapshot, (year,), TODAY) == sentence


@pytest.mark.parametrize(("on", "words"), [("", "从10月的第一条记录算起，1–10月"), ("2026-10-03", "10月启用，1–9月")])
def test_the_first_days_are_asked_for_only_where_the_branch_says_since_when(on, words):
    """By a first record of October nothing of its first days was looked at in the ledger; by a day of 启用 in them all of it is."""
    snapshot = begun(on, "2026-10-03")
    snapshot.branch.life_until_month = 9
    snapshot.limits = Limits.of(snapshot.branch)
    assert unchecked_words(snapshot, 2026, TODAY) == f"{words}未检查，启用时已经开始的年度也未检查"


def test_of_a_stretch_it_is_said_only_where_that_reaches_back():
    snapshot = begun("2026-07-01")
    third, second = (date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 6, 30), date(2026, 9, 30))
    assert unchecked_sentence(snapshot, (2026,), TODAY, third) == ""
    assert unchecked_sentence(snapshot, (2026,), TODAY, second)
    assert unchecked_sentence(begun("2026-07-15"), (2026,), TODAY, third)


def test_of_a_stretch_only_the_periods_that_reach_into_it_are_told():
    """In the second quarter nothing is left out, so what was left out of the first is not told of it."""
    first, second = (date(2026, 3, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30))
    assert unchecked_sentence(begun("2026-02-10"), (2026,), TODAY, first) == said("2月10日", "季度")
    assert unchecked_sentence(begun("2026-02-10"), (2026,), TODAY, second) == ""


def test_of_a_yearly_meeting_that_may_still_be_held_it_is_told():
    """The 组织生活会 of 2025 may be held until March: begun in February, the ledger is not asked for it."""
    assert unchecked_sentence(begun("2026-02-10"), (2025,), TODAY) == said("2月10日", "年度")


def test_a_record_that_was_begun_in_the_program_is_not_on_paper():
    draft = begun("2026-08-15", "2026-09-20", status=DRAFT)
    assert states(draft, GENERAL) == [BEFORE, BEFORE, MISSING, DUE]


@pytest.mark.parametrize(
    ("on", "until", "state"),
    [
        ("2025-10-01", None, MISSING),
        ("2025-10-08", None, MISSING),
        ("2025-10-09", None, BEFORE),
        ("2026-02-10", None, BEFORE),
        ("2025-01-01", 12, MISSING),
        ("2025-01-09", 12, BEFORE),
    ],
)
def test_of_a_yearly_meeting_the_time_in_which_it_is_held_counts(on, until, state):
    """October to March as a rule: a ledger begun in spring is asked for the 组织生活会 of its first year."""
    own = Branch(id=1, begun=PartialDate.parse(on), life_until_month=until)
    assert states(Snapshot(branch=own, limits=Limits.of(own)), "组织生活会", 2025) == [state]


def test_of_such_a_period_it_is_said_where_its_record_may_be():
    snapshot = begun("2026-08-15")
    (row,) = (line for line in coverage(snapshot, 2026, TODAY) if line.label == GENERAL)
    told = [gap_of(snapshot, row, cell, 2026, TODAY).reason for cell in row.cells[:3]]
    assert told == ["", "", "启用时这一期已经开始，以前开过的在纸质记录里"]
    assert "DYDH" not in {finding.rule for finding in findings(snapshot, TODAY)}


def test_the_table_that_is_handed_out_says_so_and_has_no_blank_for_it():
    sheet = coverage_sheet(begun("2026-11-27", "2026-11-20"), 2026, today=TODAY, full=False)
    assert sheet.facts == [SAID]
    assert "“—”为启用前（含启用时已经开始一周以上的一期），未检查" in sheet.footnote
    general, party_day = (next(row for row in sheet.rows if row[1] == kind) for kind in (GENERAL, "主题党日"))
    assert list(general[3:15]) == ["", "", "—", "", "", "—", "", "", "—", "", "20日", ""]
    assert list(party_day[3:15]) == ["—"] * 10 + ["待开", ""]
    of_now = coverage_sheet(begun("2025-12-31"), 2026, today=TODAY, full=False)
    assert not of_now.facts
    assert "—" not in of_now.footnote


@pytest.mark.parametrize("year", [2026, None, 2025])
def test_the_report_of_the_self_check_says_so(year):
    snapshot = begun("2026-11-27", "2026-11-20")
    report = self_check_report(SelfCheck(snapshot, TODAY, findings(snapshot, TODAY)), year=year, full=False)
    assert SAID in report.chapters[0].texts[0]


def test_it_is_neither_asked_for_in_the_quarter_nor_proposed_for_the_plan():
    snapshot = begun("2026-11-27", "2026-11-20")
    assert "主题党日（10月）" not in figures(snapshot, TODAY).missing
    assert {p.line.day.month for p in proposed(snapshot, 2026, TODAY) if p.line.kind == "主题党日"} == {11, 12}


@pytest.mark.parametrize(("on", "level"), [("2025-01-01", WARNING), ("2025-01-04", WARNING), ("2025-06-01", INFO)])
def test_of_the_year_in_which_it_began_talks_only_remind(on, level):
    who = Member(id=1, name="高某", kind=FULL, joined=PartialDate(2000, 7, 1))
    snapshot = Snapshot(branch=Branch(id=1, begun=PartialDate.parse(on)), members=[who])
    (told,) = (f for f in findings(snapshot, TODAY) if f.rule == "TXTH" and f.slot == "2025")
    assert told.level == level
    assert ("纸质记录" in told.message) == (level == INFO)
