"""Records laid side by side: one number twice, one gathering under several kinds, the committee before the members."""

import pytest

from models.records import AgendaItem, Attendance, ClosedYear
from models.records.meeting import COMMITTEE, GENERAL, GROUP, PRESENT, TOPICS
from models.rules import Snapshot
from models.rules.numbering import by_day


@pytest.mark.parametrize(
    ("about", "again"),
    [
        ({}, 1),
        ({"number": 4}, 0),
        ({"on": "2025-09-12"}, 0),
        ({"kind": "党课"}, 0),
        ({"kind": GROUP}, 0),
        ({"number": None}, 0),
    ],
)
def test_one_number_of_the_year_for_two_records(meeting, raised, about, again):
    given = {"kind": GENERAL, "on": "2026-09-12", "number": 3} | about
    snapshot = Snapshot(meetings=[meeting(GENERAL, "2026-06-12", number=3), meeting(**given)])
    found = raised(snapshot, "§9.1次数")
    assert len(found) == again
    assert not found or "2026年第3次" in found[0].message


def test_numbers_against_the_days_are_told_of_the_later_entry(meeting, raised):
    november = meeting("主题党日", "2026-11-05", number=1)
    march = meeting("主题党日", "2026-03-12", number=2)
    (found,) = raised(Snapshot(meetings=[november, march]), "§9.1次数")
    assert (found.record, found.level, found.at) == (march.id, "info", "number")
    assert "3月12日的是第2次，11月5日的是第1次；可在“更多”里按日期重编" in found.message
    november.status = "归档"
    (found,) = raised(Snapshot(meetings=[november, march]), "§9.1次数")
    assert "已归档的写明原因后修改" in found.message


@pytest.mark.parametrize(
    ("told", "others"),
    [
        ("先把6月的第9次的日期、开始时间填全，再到“更多”里按日期重编", [("2026-06", 9, "定稿")]),
        ("先改正相同的次数（6月12日的第3次），再到“更多”里按日期重编", [("2026-09-12", 3, "定稿")]),
        ("9月12日的第4次已归档，不能按日期重编", [("2026-09-12", 4, "归档")]),
        ("可在“更多”里按日期重编", [("2026-09-12", 1, "归档")]),
        ("可在“更多”里按日期重编", [("2026-09-12", 4, "作废")]),
    ],
    ids=["unsure", "twins", "archived", "archived and no hindrance", "void"],
)
def test_numbers_against_the_days_are_mended_the_way_that_is_named(meeting, raised, told, others):
    first, second = meeting("主题党日", "2026-04-12", number=5), meeting("主题党日", "2026-06-12", number=3)
    beside = [meeting("主题党日", day, number=number, status=status) for day, number, status in others]
    meetings = [first, second, *beside]
    ways = [
        f.message for f in raised(Snapshot(meetings=meetings), "§9.1次数") if "第5次，6月12日的是第3次" in f.message
    ]
    assert [told in way for way in ways] == [True]
    assert bool(by_day(first, meetings)) == ("可在" in ways[0]), "the entry is there exactly where it is named"


def test_numbers_of_a_closed_year_are_changed_with_a_reason_only(meeting, raised):
    meetings = [meeting("主题党日", "2025-03-12", number=2), meeting("主题党日", "2025-11-05", number=1)]
    (found,) = raised(Snapshot(meetings=meetings, closed_years=[ClosedYear(year=2025)]), "§9.1次数")
    assert found.message.endswith("；2025 年度已归档，要改的写明原因后修改")
    assert by_day(meetings[0], meetings, [2025]) == []


@pytest.fixture
def together(meeting, person):
    """Two records of one day: who came to the second is told by `also`."""

    def make(also=("李某", "王某"), **second):
        people = {name: person(name) for name in ("李某", "王某", "赵某")}
        given = {"kind": "党课", "on": "2026-09-12"} | second
        one, two = meeting(GENERAL, "2026-09-12", gathering=second.get("gathering")), meeting(**given)

        def there(names):
            return [Attendance(member_id=people[n].id, name=n, state=PRESENT) for n in names]

        return Snapshot(
            members=list(people.values()),
            meetings=[one, two],
            attendances={one.id: there(("李某", "王某")), two.id: there(also)},
        )

    return make


def test_one_gathering_under_two_kinds_is_to_be_linked(together, raised):
    (finding,) = raised(together(), "§1.2多记")
    assert finding.level == "warning"
    assert "关联为同场" in finding.message
    assert not [f for f in raised(together(), "M05") if "重叠" in f.message], "said once"


def test_linked_it_is_in_order(together, raised):
    assert not raised(together(gathering=1), "§1.2多记")
    some_left = together(("李某", "赵某"), gathering=1)
    assert not [f for f in raised(some_left, "M05") if "重叠" in f.message]


@pytest.mark.parametrize(
    "about", [{"start": "16:10", "end": "17:00"}, {"on": "2026-09-13"}, {"also": ("李某", "赵某")}, {"kind": GENERAL}]
)
def test_not_one_gathering(together, raised, about):
    assert not raised(together(**about), "§1.2多记")


def test_other_people_at_the_same_time_still_overlap(together, raised):
    assert "李某" in next(f.message for f in raised(together(also=("李某", "赵某")), "M05") if "重叠" in f.message)


@pytest.fixture
def admission(meeting, person):
    """A general meeting about one person, a committee meeting on some day before, the first record long ago."""

    def make(committee="2026-08-20", post="组织委员", about="讨论刘某入党", first="2026-01-05", **item):
        given = {"title_text": "讨论接收刘某为预备党员", "candidate": "刘某", "topic": TOPICS[2]} | item
        vote = meeting(GENERAL, "2026-09-12")
        before = meeting(COMMITTEE, committee, subject=about)
        return Snapshot(
            members=[person("李某", post=post)],
            meetings=[meeting("党课", first), before, vote],
            items={vote.id: [AgendaItem(**given)]},
        )

    return make


def test_the_committee_spoke_of_the_person_in_time(admission, raised):
    assert not raised(admission(), "§1.2支委会")
    assert not raised(admission(committee="2026-07-14"), "§1.2支委会"), "sixty days are within"
    assert not raised(admission(committee="2026-09-12"), "§1.2支委会"), "in the morning of that day"


@pytest.mark.parametrize("about", [{"committee": "2026-07-13"}, {"about": "研究工作"}, {"committee": "2026-09-13"}])
def test_the_committee_did_not(admission, raised, about):
    (finding,) = raised(admission(**about), "§1.2支委会")
    assert (finding.level, finding.article) == ("warning", "branch-12-before")


@pytest.mark.parametrize(
    "about",
    [{"post": "书记"}, {"topic": "传达学习"}, {"first": "2026-08-01"}],
    ids=["no committee", "another topic", "records kept elsewhere before"],
)
def test_where_nothing_is_asked_for(admission, raised, about):
    assert not raised(admission(committee="2026-09-13" if "first" not in about else "2026-08-02", **about, **(
        {"about": "研究工作"} if "first" in about else {})), "§1.2支委会")  # fmt: skip
