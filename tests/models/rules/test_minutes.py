"""Minutes: the check-list, absences without a reason, lists that do not fit the roster."""

from dataclasses import replace
from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Meeting, Member, Waiver
from models.records.meeting import ABSENT, ARCHIVED, DRAFT, EXCUSED, GENERAL, GROUP, GUEST, LEFT_OUT, PRESENT, TALK
from models.records.member import PROBATIONARY
from models.records.waiver import NOT_HERE
from models.rules import Snapshot, elements, findings
from models.rules.limits import Limits
from models.rules.minutes import days_late
from models.rules.self_check import SelfCheck


def here(member, state=PRESENT, votes="是", reason=""):
    return Attendance(member_id=member.id, name=member.name, state=state, votes=votes, reason=reason)


def labels(found, ok):
    return [e.label for e in found if e.ok is ok]


def test_complete_minutes_have_nothing_open(meeting, person):
    found = elements(meeting(GENERAL, "2026-09-12"), [here(person())], [AgendaItem(title_text="研究工作")], Limits())
    assert [e.label for e in found] == [
        "时间、地点",
        "主持人、记录人",
        "应到、实到、缺席原因",
        "议题",
        "发言与讨论",
        "决议",
    ]
    assert labels(found, False) == []
    assert all(e.hint == "" for e in found)


def test_each_element_says_what_is_still_to_be_filled_in(meeting):
    bare = meeting(GENERAL, "2026-09", start="", end="", place="", host="", recorder="", subject="", body="")
    found = elements(bare, [], [], Limits())
    assert labels(found, True) == []
    assert found[0].hint == "会议日期、开始时间、结束时间、地点还没有填"
    assert found[1].hint == "主持人、记录人还没有填"


def test_the_vote_is_an_element_only_where_one_was_taken(meeting, person):
    about = meeting(GENERAL, "2026-09-12"), [here(person())]
    without = AgendaItem(title_text="通报")
    assert "表决结果" not in [e.label for e in elements(*about, [without], Limits())]
    half = AgendaItem(title_text="推荐先进", ballot="举手", eligible=16, present=9)
    assert "赞成票没有填" in next(e.hint for e in elements(*about, [half], Limits()) if e.label == "表决结果")
    manner = AgendaItem(title_text="推荐先进", rule="一般议题", eligible=16, present=9, yes=9, decision="同意推荐。")
    assert "表决方式还没有填" in next(e.hint for e in elements(*about, [manner], Limits()) if e.label == "表决结果")
    full = AgendaItem(title_text="推荐先进", ballot="举手", eligible=16, present=9, yes=9, decision="同意推荐。")
    assert labels(elements(*about, [full], Limits()), False) == []


def test_a_lesson_needs_no_decision(meeting, person):
    found = elements(meeting("党课", "2026-09-12", body="高某：讲授党章。"), [here(person())], [], Limits())
    assert "决议" not in [e.label for e in found]
    assert labels(found, False) == []


def test_a_talk_is_not_asked_who_wrote_it_down(meeting, person):
    for kind, hint in (("谈心谈话", ""), ("党课", "记录人还没有填")):
        found = elements(meeting(kind, "2026-04-02", recorder=""), [here(person())], [], Limits())
        assert found[1].hint == hint


def test_a_template_with_gaps_is_no_discussion(meeting, person):
    """An inspector sees the blanks; a signed record with them is worse than none."""
    body = "主持人宣布开会。\n____同志报告：__________\n____同志："
    (spoken,) = [
        e for e in elements(meeting("党课", "2026-09-12", body=body), [here(person())], [], Limits()) if not e.ok
    ]
    assert (spoken.label, spoken.hint, spoken.at) == ("发言与讨论", "正文里的 3 处空（____）还没有填", "body")


def test_absent_without_a_reason(meeting, person, raised):
    one, two = person("李某"), person("王某")
    held = meeting(GENERAL, "2026-09-12", host="李某")
    snapshot = Snapshot(
        members=[one, two],
        meetings=[held],
        attendances={held.id: [here(one, ABSENT), here(two, EXCUSED, reason="出差")]},
    )
    (finding,) = raised(snapshot, "M01")
    assert (finding.subject, finding.message) == ("李某", "9月12日支部党员大会缺席，没有写原因")
    assert (finding.table, finding.record, finding.level) == ("meeting", held.id, "warning")


def test_many_meetings_of_a_year_stand_in_one_finding(meeting, person, raised):
    one, newcomer = person("李某"), person("王某", kind=PROBATIONARY, joined="2026-01-05", full=None)
    held = [meeting("党课", f"2026-{month:02}-12", host="李某") for month in (3, 6, 9)]
    there = {m.id: [here(one, state), here(newcomer)] for m, state in zip(held, (EXCUSED, ABSENT, ABSENT), strict=True)}
    snapshot = Snapshot(members=[one, newcomer], meetings=held, attendances=there)
    (away,), (vote,) = raised(snapshot, "M01"), raised(snapshot, "§2.1")
    meetings = "3月12日党课、6月12日党课、9月12日党课"
    assert (away.subject, away.message) == ("李某", f"2026 年 3 次会议没有到会，没有写原因：{meetings}")
    assert (vote.subject, vote.message) == ("王某", f"2026 年 3 次会议记为有表决权，名册当日为预备党员：{meetings}")
    assert (away.table, away.record, away.at) == ("meeting", held[2].id, "roll")
    two = Snapshot(members=[one, newcomer], meetings=held[1:], attendances=there)
    single = raised(two, "M01")
    assert [f.record for f in single] == [m.id for m in held[1:]]
    snapshot.waivers.append(Waiver(key=single[0].key, answer=NOT_HERE, reason="纸上有原因"))
    assert [f.record for f in raised(snapshot, "M01")] == [held[1].id, held[0].id, held[2].id], "two are left"


def test_who_left_is_told_once_for_the_lists_of_a_year_and_apart_for_a_talk(meeting, person, raised):
    """With whom a talk was is not said beside meetings, where the export would not take it away."""
    gone = person("董某", left="2026-05-01")
    held = [meeting("党课", f"2026-{month:02}-12") for month in (6, 7, 9)]
    talk, before = meeting(TALK, "2026-08-12"), meeting("党课", "2026-04-12")
    there = {m.id: [here(gone)] for m in (*held, talk, before)}
    snapshot = Snapshot(members=[gone], meetings=[before, talk, *held], attendances=there)
    said = "的应到名单里还有此人，2026-05-01 已离开支部"
    alone, all_ = raised(snapshot, "R12")
    assert (alone.record, alone.message) == (talk.id, f"8月12日谈心谈话{said}")
    assert (all_.subject, all_.level, all_.record) == ("董某", "error", held[2].id)
    assert all_.message == f"2026 年 3 次会议{said}：6月12日党课、7月12日党课、9月12日党课"
    snapshot.meetings = held[1:]
    assert [f.message for f in raised(snapshot, "R12")] == [f"7月12日党课{said}", f"9月12日党课{said}"]


def test_an_answer_for_many_meetings_is_kept_for_each_and_for_no_other(meeting, person, raised):
    """One answer for all hid what was entered later, and was lost once a reason was written for one of them."""
    one = person("李某")
    held = [meeting("党课", f"2026-{month:02}-12", host="李某") for month in (3, 5, 6, 9)]

    def check(meetings, waivers=(), explained=0):
        there = {}
        for m in meetings:
            line = here(one, ABSENT, reason="出差" if m.id == explained else "")
            there[m.id] = [replace(line, id=m.id, meeting_id=m.id)]
        kept = Snapshot(members=[one], meetings=meetings, attendances=there, waivers=list(waivers))
        return SelfCheck(kept, date(2026, 11, 23), raised(kept, "M01")).open

    (together,) = check(held[1:])
    assert [part.record for part in together.answerable()] == [m.id for m in held[1:]]
    answers = [Waiver(key=part.key, answer=NOT_HERE, reason="住院") for part in together.answerable()]
    assert check(held[1:], answers) == []
    assert check(held[1:], answers, explained=held[1].id) == []
    (later,) = check(held, answers)
    assert (later.record, later.message) == (held[0].id, "3月12日党课缺席，没有写原因")


def test_elements_of_final_minutes_only(meeting, person, raised):
    one = person()

    def found(status):
        held = meeting(GENERAL, "2026-09-12", place="", status=status)
        return raised(Snapshot(members=[one], meetings=[held], attendances={held.id: [here(one)]}), "M01")

    assert found(DRAFT) == []
    assert found(ARCHIVED)[0].level == "error"
    assert "地点还没有填" in found(ARCHIVED)[0].message


def test_drafts_and_the_order_of_days(meeting, raised):
    drafts = [meeting("党课", "2026-11-19", status=DRAFT), meeting("党课", "2026-11-20", status=DRAFT)]
    assert [f.record for f in raised(Snapshot(meetings=drafts), "M06")] == [drafts[0].id]
    early = meeting("党课", "2026-09-12", recorded_on=PartialDate(2026, 9, 11))
    assert "早于会议日期" in raised(Snapshot(meetings=[early]), "M05")[0].message
    assert not raised(Snapshot(meetings=[meeting("党课", "2026-09-12", recorded_on=PartialDate(2026, 9, 12))]), "M05")
    backwards = meeting("党课", "2026-09-12", start="14:30", end="14:00")
    assert "结束时间 14:00 早于" in raised(Snapshot(meetings=[backwards]), "M05")[0].message
    assert not raised(Snapshot(meetings=[meeting("党课", "2026-09-12", start="14:30", end="14:30")]), "M05")


def test_one_person_at_two_meetings_at_once(meeting, person, raised):
    one = person("高某")
    first = meeting("党课", "2026-09-12")
    second = meeting("主题党日", "2026-09-12", start="15:30", end="17:00")
    third = meeting("组织生活会", "2026-09-12", start="17:00", end="18:00")
    there = {m.id: [here(one)] for m in (first, second, third)}
    (finding,) = raised(Snapshot(members=[one], meetings=[first, second, third], attendances=there), "M05")
    assert "14:30 的党课" in finding.message
    assert finding.record == second.id
    there[second.id] = [here(one, ABSENT, reason="在听党课")]
    assert not raised(Snapshot(members=[one], meetings=[first, second, third], attendances=there), "M05")


def test_the_list_against_the_roster(meeting, person, raised):
    stays, gone, new = (
        person("高某"),
        person("孔某", left="2026-06-30"),
        person("施某", kind=PROBATIONARY, joined="2026-03-20", full=None),
    )
    held = meeting(GENERAL, "2026-09-12")
    there = {held.id: [here(gone), here(new)]}
    snapshot = Snapshot(members=[stays, gone, new], meetings=[held], attendances=there)
    assert raised(snapshot, "R12")[0].subject == "孔某"
    assert raised(snapshot, "§2.1")[0].message.endswith("名册当日为预备党员")
    assert "没有 高某" in raised(snapshot, "M04")[0].message
    gone.left = held.day
    assert raised(snapshot, "R12"), "who left that day was no longer expected"
    gone.left = PartialDate(2026, 9, 13)
    assert not raised(snapshot, "R12")
    there[held.id] = [here(stays), here(new, votes="否"), here(gone, GUEST)]
    assert not [f for rule in ("R12", "§2.1", "M04") for f in raised(snapshot, rule)]


def test_who_presides(meeting, person, raised):
    secretary, other = person("高某", post="书记"), person("田某", post="")
    people = [secretary, other]
    good, bad = meeting(GENERAL, "2026-09-12"), meeting(GENERAL, "2026-09-13", host="田某")
    trusted = meeting(GENERAL, "2026-09-14", host="田某", note="受高某委托主持")
    told = meeting(GENERAL, "2026-09-15", host="田某", body="受书记委托，田某主持会议。")
    (finding,) = raised(Snapshot(members=people, meetings=[good, bad, trusted, told]), "§1.2")
    assert finding.record == bad.id
    # A meeting before this committee was elected had another committee.
    assert not raised(Snapshot(branch=Branch(elected=PartialDate(2026, 10, 1)), members=people, meetings=[bad]), "§1.2")
    elected = Branch(elected=bad.day)
    assert not raised(Snapshot(branch=elected, members=people, meetings=[bad]), "§1.2"), "the one that elected it, too"
    after = meeting(GENERAL, "2026-09-14", host="田某")
    assert raised(Snapshot(branch=elected, members=people, meetings=[after]), "§1.2")
    leader = person("邱某", post="党小组组长", group="一组")
    group = meeting(GROUP, "2026-09-15", group="一组", host="田某")
    assert "党小组组长" in raised(Snapshot(members=[*people, leader], meetings=[group]), "§1.2")[0].message


@pytest.mark.parametrize("on", [date(2026, 9, 11), date(2026, 9, 12)])
def test_the_future_is_not_judged(meeting, raised, on):
    held = meeting(GENERAL, "2026-09-12", place="", status=ARCHIVED)
    assert bool(raised(Snapshot(meetings=[held]), "M01", on)) == (on >= date(2026, 9, 12))


def test_who_was_just_entered_without_dates_is_not_missed_in_old_lists():
    there = Member(id=1, name="高某", kind="正式党员", joined=PartialDate(2000), full=PartialDate(2001))
    old = Meeting(id=1, kind="支部党员大会", day=PartialDate(2026, 3, 12), start="09:00", place="会议室")
    lists = {1: [Attendance(meeting_id=1, member_id=1, name="高某", votes="是", state="到")]}

    def missed(member):
        snapshot = Snapshot(members=[there, member], meetings=[old], attendances=lists)
        return [f for f in findings(snapshot, date(2026, 11, 23)) if "名单里没有" in f.message]

    assert missed(Member(id=2, name="孙某", kind="正式党员")) == []
    assert (
        len(missed(Member(id=2, name="孙某", kind="正式党员", joined=PartialDate(2000), full=PartialDate(2001)))) == 1
    )
    new = Member(id=2, name="孙某", kind="预备党员", joined=PartialDate(2026, 3, 11))
    assert len(missed(new)) == 1
    new.joined = old.day
    assert missed(new) == [], "admitted that day, perhaps after this meeting"


@pytest.mark.parametrize(
    ("recorded", "late"),
    [(None, 0), (PartialDate(2026, 3, 8), 0), (PartialDate(2026, 3, 9), 4), (PartialDate(2026, 3, 1), 0)],
)
def test_writing_after_the_days_that_are_allowed_is_late(recorded, late):
    assert days_late(Meeting(day=PartialDate(2026, 3, 5), recorded_on=recorded), 3) == late


def test_each_element_says_where_it_is_filled_in():
    found = {
        e.label: e.at
        for e in elements(Meeting(kind="支部党员大会", day=PartialDate(2026, 3, 5), start="09:00"), [], [], Limits())
    }
    assert found == {
        "时间、地点": "end", "主持人、记录人": "host", "应到、实到、缺席原因": "roll", "议题": "subject",
        "发言与讨论": "body", "决议": "body",
    }  # fmt: skip


def test_who_came_to_a_meeting_still_to_be_held(meeting, person, raised):
    one, held = person("李某"), meeting(GENERAL, "2026-11-24")
    ticked = Snapshot(members=[one], meetings=[held], attendances={held.id: [here(one)]})
    (finding,) = raised(ticked, "M05")
    assert "还没有到，已记了 1 人" in finding.message
    prepared = Snapshot(members=[one], meetings=[held], attendances={held.id: [here(one, "")]})
    assert not raised(prepared, "M05")
    prepared.attendances[held.id] = [here(one, LEFT_OUT)]
    assert not raised(prepared, "M05"), "who is left out is known before"


def test_a_meeting_before_anybody_belonged(meeting, person, raised):
    one = person("李某", arrived="2020-03-01")
    before, after = meeting(GENERAL, "2020-02-29"), meeting(GENERAL, "2020-03-01")
    (finding,) = raised(Snapshot(members=[one], meetings=[before]), "M05")
    assert (finding.level, finding.record) == ("info", before.id)
    assert not raised(Snapshot(members=[one], meetings=[after]), "M05")
    unknown = person("王某", joined=None, full=None)
    assert not raised(Snapshot(members=[one, unknown], meetings=[before]), "M05"), "one of whom no day is known"
    assert not raised(Snapshot(meetings=[before]), "M05")


def test_minutes_written_late_keep_a_trace(meeting, raised):
    late = meeting(GENERAL, "2026-09-12", recorded_on=PartialDate.parse("2026-10-13"))
    (finding,) = raised(Snapshot(meetings=[late]), "M06")
    assert (finding.level, finding.at) == ("info", "recorded_on")
    assert "会后 31 天才写成，一般应在 3 天内" in finding.message
    some_days = meeting(GENERAL, "2026-09-12", recorded_on=PartialDate.parse("2026-10-12"))
    assert not raised(Snapshot(meetings=[some_days]), "M06"), "shown on the record; no reason to list it"
