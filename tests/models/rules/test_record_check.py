"""From the ledger to the sentence: records of meetings that cannot be, or look as if they could not, each said once and kept."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, ClosedYear, Meeting, Member
from models.records.meeting import COMMITTEE, FINAL, GENERAL, PRESENT, SECRET, VOID
from models.rules import Snapshot, elements, findings
from models.rules.limits import Limits
from models.rules.minutes import AGENDA
from models.rules.once_held import Once
from models.rules.record_check import RecordCheck, not_told
from models.rules.votes import ADMIT, CONVERT
from tests.models.rules.cases.committee_list import sat
from tests.models.rules.cases.off_list import committee, of_group

TODAY = date(2026, 11, 23)
DONE = {
    "status": FINAL,
    "place": "会议室",
    "host": "李某",
    "recorder": "李某",
    "subject": "学习",
    "body": "会议决定照办。",
}


@pytest.fixture
def people(ledger):
    with ledger.unit("准备") as unit:
        unit.add(Branch(id=1, name="某支部"))
        made = [
            Member(name=name, kind="正式党员", joined=PartialDate(2010, 6, 18), arrived=PartialDate(2020, 3, 1))
            for name in ("李某", "王某")
        ]
        unit.add_all(made)
    return made


@pytest.fixture
def keep(ledger, people):
    """Keeps a record in the ledger and reads it again: with its list, and one item of the agenda where one is given."""

    def make(day, start="09:00", end="10:00", present=("李某", "王某"), item=None, **about):
        held = Meeting(day=PartialDate.parse(day), start=start, end=end, **({"kind": GENERAL} | DONE | about))
        with ledger.unit("登记会议") as unit:
            unit.add(held)
            there = [
                Attendance(member_id=m.id, name=m.name, state=PRESENT if m.name in present else "缺席", reason="出差", votes="是")
                for m in people
            ]  # fmt: skip
            unit.save_parts(held, there, Attendance)
            unit.save_parts(held, [AgendaItem(**item)] if item else [], AgendaItem)
        kept = ledger.get(Meeting, held.id)
        assert kept == held, "nothing of it is lost"
        return kept

    return make


def of_ledger(ledger, meeting):
    """What the check of the whole ledger says of one record: the rule, the place, the sentence."""
    found = findings(Snapshot.of(ledger), TODAY)
    return [(f.rule, f.at, f.message) for f in found if (f.table, f.record) == ("meeting", meeting.id)]


def of_record(ledger, meeting):
    """What the record itself shows beside its check-list."""
    snapshot = Snapshot.of(ledger)
    check = RecordCheck(snapshot, meeting.id)
    there, items = ledger.parts(Attendance, meeting), ledger.parts(AgendaItem, meeting)
    found = not_told(check.findings(meeting, there, items, TODAY), elements(meeting, there, items, Limits()))
    return [(f.rule, f.at, f.message) for f in found]


def test_a_record_in_order_has_nothing_to_say(ledger, keep):
    held = keep("2026-10-12")
    assert of_ledger(ledger, held) == of_record(ledger, held) == []


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-11-24", "会议日期 2026-11-24 还没有到，已记了 2 人的到会情况，请核对日期"),
        ("2020-02-29", "会议日期 2020-02-29 早于名册里所有人到支部的日期，请核对"),
    ],
    ids=["in the future", "before the branch existed"],
)
def test_a_day_that_may_be_wrong_is_said_in_one_sentence_at_the_record(ledger, keep, day, says):
    held = keep(day, present=("李某", "王某"))
    assert [line for line in of_ledger(ledger, held) if line[0] == "M05"] == [("M05", "day", says)]
    assert [line for line in of_record(ledger, held) if line[0] == "M05"] == [("M05", "day", says)]


def test_a_meeting_of_today_may_have_been_held(ledger, keep):
    assert of_ledger(ledger, keep(str(TODAY))) == []


def test_what_is_wrong_in_another_record_of_the_day_is_not_said_here(ledger, keep):
    keep("2026-10-12", start="15:00", end="14:00", kind="党课")
    assert of_record(ledger, keep("2026-10-12")) == []


def test_one_person_at_two_meetings_is_named_at_the_later_record(ledger, keep):
    first = keep("2026-10-12", present=("李某",), kind="党课")
    second = keep("2026-10-12", "09:59", "11:00", kind="主题党日")
    says = ("M05", "start", "与同日 09:00 的党课时间重叠，李某在两处都记为到会")
    assert of_ledger(ledger, second) == of_record(ledger, second) == [says]
    assert of_ledger(ledger, first) == []
    # Opened by itself, the other record says it too.
    assert of_record(ledger, first) == [("M05", "start", "与同日 09:59 的主题党日时间重叠，李某在两处都记为到会")]


@pytest.mark.parametrize(
    "about",
    [{"gathering": 1}, {"start": "10:00", "end": "11:00"}, {"day": "2026-10-13"}, {"present": ("王某",)}],
    ids=["one gathering", "one after the other", "another day", "other people"],
)
def test_no_overlap(ledger, keep, about):
    keep("2026-10-12", present=("李某",), kind="党课", gathering=about.get("gathering"))
    second = keep(**({"day": "2026-10-12", "start": "09:30", "end": "11:00", "kind": "主题党日"} | about))
    assert not [line for line in of_ledger(ledger, second) + of_record(ledger, second) if line[0] == "M05"]


def test_a_number_twice_is_said_where_the_number_is(ledger, keep):
    keep("2026-09-12", number=3)
    again = keep("2026-10-12", number=3)
    ((rule, at, message),) = of_ledger(ledger, again)
    assert (rule, at) == ("§9.1次数", "number")
    assert "9月12日支部党员大会相同" in message
    assert of_record(ledger, again) == [(rule, at, message)]


def test_of_a_number_against_the_days_the_record_says_what_the_checks_say(ledger, keep):
    keep("2025-11-05", number=1)
    march = keep("2025-03-12", number=2)
    assert "可在“更多”里按日期重编" in of_record(ledger, march)[-1][2]
    with ledger.unit("年度归档") as unit:
        unit.add(ClosedYear(year=2025))
    told = of_record(ledger, march)
    assert "2025 年度已归档，要改的写明原因后修改" in told[-1][2]
    assert told[-1] in of_ledger(ledger, march)


@pytest.mark.parametrize(
    ("make", "on", "rule", "then", "now"),
    [
        (of_group, "2026-05-12", "M04", ("第一党小组", ""), ("第二党小组", "")),
        (committee, "2026-05-06", "M04", ("", ""), ("", "纪检委员")),
        (sat, "2026-05-06", "§2.3支委会名单", ("", "组织委员"), ("", "")),
    ],
    ids=["came to the group", "came to the committee", "left the committee"],
)
def test_before_somebody_changed_group_or_post_the_record_is_as_silent_as_the_checks(make, on, rule, then, now):
    past = [Once(date(2025, 1, 4), *then), Once(date(2026, 6, 1), *now)]
    for known, told in ((past, False), ([], True)):
        kept = make(on, known)
        (held,) = kept.meetings
        of_it = RecordCheck(kept, held.id).findings(held, kept.attendances[held.id], [], TODAY)
        assert [any(f.rule == rule for f in found) for found in (of_it, findings(kept, TODAY))] == [told, told]


def test_a_vote_is_said_once_by_the_check_list_or_below_it(ledger, keep):
    vote = {
        "title_text": "讨论接收刘某为预备党员",
        "rule": ADMIT,
        "ballot": SECRET,
        "eligible": 2,
        "present": 2,
        "decision": "同意。",
    }
    subject = vote["title_text"]
    unfinished = keep("2026-10-12", item=vote, subject=subject)
    assert [rule for rule, *_ in of_ledger(ledger, unfinished)] == ["M02"]
    assert of_record(ledger, unfinished) == [], "the check-list says it"
    tellers = keep("2026-10-13", subject=subject, item=vote | {"yes": 2, "candidate": "刘某", "tellers": "刘某"})
    ((rule, at, _),) = of_record(ledger, tellers)
    assert (rule, at) == ("V05", AGENDA)


def test_what_is_typed_counts_not_what_is_kept(ledger, keep):
    keep("2026-10-12", kind="党课")
    held = keep("2026-10-13", kind="主题党日")
    held.day = PartialDate(2026, 10, 12)
    held.start = "09:30"
    assert "M05" in [rule for rule, *_ in of_record(ledger, held)]
    held.status = VOID
    assert of_record(ledger, held) == []
    held.status, held.day = FINAL, None
    assert of_record(ledger, held) == []


def test_a_vote_on_a_probation_that_has_not_ended_is_said_in_its_record(ledger, keep):
    with ledger.unit("新增预备党员") as unit:
        unit.add(Member(name="周倩", kind="预备党员", joined=PartialDate(2026, 3, 5)))
    item = {"title_text": "讨论周倩同志转正", "rule": CONVERT, "ballot": SECRET}
    held = keep("2026-11-20", item=item)
    text = "2026-11-20 党员大会表决转正，预备期 2027-03-05 期满，当时未满，请核对日期"
    assert ("D26", "day", text) in of_record(ledger, held)
    assert ("D26", "day", text) in of_ledger(ledger, held)


@pytest.mark.parametrize("before", ["2025-12-28", "2025-06-28"], ids=["of the year before", "too long before"])
def test_a_committee_of_the_year_before_is_looked_at(ledger, keep, before):
    with ledger.unit("选举支委") as unit:
        unit.add(Member(name="赵某", kind="正式党员", post="组织委员", joined=PartialDate(2010, 6, 18)))
    keep("2024-01-10")
    item = {"title_text": "讨论接收钱程同志为预备党员", "rule": ADMIT, "ballot": SECRET, "candidate": "钱程"}
    keep(before, kind=COMMITTEE, item={"title_text": "审议接收钱程同志"})
    held = keep("2026-01-10", item=item)
    told = [line for line in of_record(ledger, held) if line[0] == "§1.2支委会"]
    assert told == [line for line in of_ledger(ledger, held) if line[0] == "§1.2支委会"]
    assert bool(told) is (before == "2025-06-28")


def test_of_what_was_before_the_first_record_nothing_is_said(ledger, keep):
    """The earliest record counts, whatever its kind and however long ago."""
    with ledger.unit("选举支委") as unit:
        unit.add(Member(name="赵某", kind="正式党员", post="组织委员", joined=PartialDate(2010, 6, 18)))
    held = keep("2026-01-10", item={"title_text": "讨论接收钱程同志为预备党员", "rule": ADMIT, "ballot": SECRET})
    assert not [line for line in of_record(ledger, held) if line[0] == "§1.2支委会"]
    keep("2021-01-10", kind="党课")
    assert [line for line in of_record(ledger, held) if line[0] == "§1.2支委会"]
