"""What the minutes of all meetings show: gaps, drafts, absences without a reason, lists that do not fit the roster or the head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial

from models.kinds import PartialDate, add_months
from models.naming import some_of
from models.records import AgendaItem, Attendance, Meeting, Member
from models.records.meeting import ARCHIVED, COMMITTEE, DRAFT, FINAL, GENERAL, GROUP, LEFT_OUT, PRESENT
from models.records.member import FULL
from models.rules.acting_away import acting_away
from models.rules.attendance import has_vote, unexplained
from models.rules.ballots import tells_result
from models.rules.finding import ERROR, INFO, WARNING, Finding, of_part, raised
from models.rules.gatherings import linked, same_gathering
from models.rules.limits import Limits
from models.rules.listed import Listed
from models.rules.minutes import UNPROVED, days_late, lacking, name_of
from models.rules.off_list import Missing, missing, missing_told
from models.rules.once_held import posts_about
from models.rules.posts import in_committee, posts
from models.rules.repeated import Case, cases_told
from models.rules.snapshot import Snapshot
from models.rules.standing import as_of as standing_on
from models.rules.whose_vote import whose_vote

_NEVER = (date.max, date.min)
_APPROVED_IN = 6
"""Months after 转正日期 in which a person may still have had no vote."""


def minutes_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """All that the records of meetings show, meeting by meeting; then what the lists show of single people."""
    return (finding for finding in looking_at_minutes(snapshot, today) if finding is not None)


def looking_at_minutes(snapshot: Snapshot, today: date) -> Iterator[Finding | None]:
    """The same, and None after each meeting, for few show anything by themselves."""
    cases: list[Case] = []
    off_lists: list[Missing] = []
    for meeting in snapshot.meetings:
        if meeting.day is None:
            continue
        listed = snapshot.listed(meeting)
        yield from _when(meeting, listed, snapshot, today)
        if meeting.day.first() > today:
            continue
        items = snapshot.items.get(meeting.id, [])
        yield from _writing(meeting, listed.there, items, snapshot.limits, today)
        cases += _absences(meeting, listed.others)
        yield from _host(meeting, snapshot, today)
        yield from acting_away(meeting, listed, items, snapshot, today)
        asked = _to_ask(meeting, listed.there, snapshot)
        cases += _votes(meeting, asked, whose_vote(listed.there, items, snapshot.by_id, meeting.day.first()), snapshot)
        cases += _departed(meeting, asked)
        off_lists += missing(meeting, listed.there, snapshot, today)
        yield None
    yield from missing_told(off_lists, snapshot, today)
    yield from cases_told(cases, snapshot, today)
    yield from _overlaps(snapshot, today)


def _writing(
    meeting: Meeting, there: Sequence[Attendance], items: Sequence[AgendaItem], limits: Limits, today: date
) -> Iterator[Finding]:
    """M01 elements, M05 order of days, M06 drafts, and what was written very late."""
    assert meeting.day is not None
    held = meeting.day.last()
    due = held + timedelta(days=limits.minutes_days)
    if meeting.status in (FINAL, ARCHIVED):
        thin = lacking(meeting, there, items, limits, lambda item: tells_result(item, held, limits))
        if thin := [element for element in thin if UNPROVED not in element.hint]:  # §2.2 tells them, by person
            text = f"已{meeting.status}，" + "；".join(e.hint for e in thin)
            yield from raised(
                "M01",
                name_of(meeting, today),
                text,
                on=held,
                about=meeting,
                level=ERROR if meeting.status == ARCHIVED else WARNING,
                at=thin[0].at,
            )
    elif meeting.status == DRAFT and due < today:
        text, name = "会议已开过，记录还是草稿", name_of(meeting, today)
        yield from raised("M06", name, text, on=held, about=meeting, due=due, at="body", slot="body")
    if late := days_late(meeting, limits.minutes_late_days):
        text = f"记录在会后 {late} 天才写成，一般应在 {limits.minutes_days} 天内；补录纸质记录的，记录日期照纸上的填"
        name = name_of(meeting, today)
        yield from raised("M06", name, text, on=held, about=meeting, at="recorded_on", slot="recorded_on")
    if meeting.recorded_on and meeting.recorded_on.last() < meeting.day.first():
        text = f"记录日期 {meeting.recorded_on} 早于会议日期 {meeting.day}，请核对"
        name = name_of(meeting, today)
        yield from raised("M05", name, text, on=held, about=meeting, at="recorded_on", slot="recorded_on")
    if meeting.start and meeting.end and meeting.end < meeting.start:
        text = f"结束时间 {meeting.end} 早于开始时间 {meeting.start}，请核对"
        yield from raised("M05", name_of(meeting, today), text, on=held, about=meeting, at="end", slot="end")


def _when(meeting: Meeting, listed: Listed, snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """M05: who came to a meeting that is still to be held, and a meeting of a branch to which nobody belonged yet."""
    assert meeting.day is not None
    on = meeting.day.first()
    if on > today:
        if ticked := listed.came + sum(bool(a.state) and a.state != LEFT_OUT for a in listed.others):
            text = f"会议日期 {meeting.day} 还没有到，已记了 {ticked} 人的到会情况，请核对日期"
            name = name_of(meeting, today)
            yield from raised("M05", name, text, on=on, about=meeting, at="day", slot="to come")
    elif snapshot.members and not any(member.belongs(meeting.day.last()) for member in snapshot.members):
        text = f"会议日期 {meeting.day} 早于名册里所有人到支部的日期，请核对"
        name = name_of(meeting, today)
        yield from raised("M05", name, text, on=on, about=meeting, level=INFO, at="day", slot="day")


def _absences(meeting: Meeting, there: Sequence[Attendance]) -> Iterator[Case]:
    """M01: who was away without a reason written down."""
    assert meeting.day is not None
    for absent in unexplained(there):
        yield Case("M01", meeting.day.last(), meeting, absent, f"{absent.state}，没有写原因", "没有到会，没有写原因")


def _host(meeting: Meeting, snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§1.2: who may preside (支部条例 §14). Silent where the roster does not know the name or the posts."""
    assert meeting.day is not None
    on = meeting.day.first()
    hosts = [m for m in snapshot.by_name.get(meeting.host, ()) if m.belongs(on)]
    # The meeting that elected, and those before it, were presided over by a former committee.
    elected = snapshot.branch.elected
    if not hosts or (elected and on <= elected.last()):
        return
    if meeting.kind in (GENERAL, COMMITTEE) and snapshot.any_on_books(snapshot.officers, on):
        fits, who = in_committee, "书记，或受委托的副书记、委员"
    elif meeting.kind == GROUP and snapshot.any_on_books(snapshot.leaders, on):
        fits, who = _leads, "党小组组长"
    else:
        return
    if not any(map(fits, _as_then(hosts, snapshot, meeting.day))):
        text = f"主持人 {meeting.host} 在名册里没有相应职务；一般由{who}主持，如受委托请在正文写明"
        if later := next((m for m in hosts if fits(m)), None):
            text = f"主持人 {meeting.host} 的党内职务从 {later.post_since} 起，会议当日还没有；一般由{who}主持，如受委托请在正文写明"
        if "委托" not in meeting.note + meeting.body:
            yield from raised("§1.2", name_of(meeting, today), text, on=on, about=meeting, at="host")


def _leads(member: Member) -> bool:
    return "党小组组长" in posts(member)


def _as_then(hosts: Sequence[Member], snapshot: Snapshot, day: PartialDate) -> Iterator[Member]:
    """They with each post that they may have had on that day."""
    for member in hosts:
        for post in posts_about(member, snapshot.once.get(member.id, ()), day):
            yield replace(member, post=post)


def _to_ask(meeting: Meeting, there: Sequence[Attendance], snapshot: Snapshot) -> list[tuple[Attendance, Member]]:
    """Those of a list of whom it is not plain from the roster that they belong and vote; that is nearly everybody."""
    assert meeting.day is not None
    on, last = meeting.day.first(), meeting.day.last()
    surely, changed = snapshot.surely_voting.get, snapshot.status_changes
    lines = [
        line
        for line in there
        if line.votes != "是"
        or (vote := surely(line.member_id, _NEVER))[0] > on
        or vote[1] <= last
        or line.member_id in changed
    ]
    known = ((line, snapshot.by_id.get(line.member_id or 0)) for line in lines if line.expected)
    return [(line, member) for line, member in known if member is not None]


def _votes(
    meeting: Meeting,
    asked: Sequence[tuple[Attendance, Member]],
    converted: Sequence[tuple[Attendance, AgendaItem]],
    snapshot: Snapshot,
) -> Iterator[Case]:
    """§2.1: the tick for the vote, of those whom the meeting votes on and of those who had not left."""
    assert meeting.day is not None
    on = meeting.day.first()
    for a, item in converted:
        if a.votes == "是":
            text = f"“{item.title()}”的表决对象还不是正式党员，记为有表决权，多算进了应到会有表决权"
            yield Case("§2.1", on, meeting, a, f"{text}，请核对；用到会名单的“更新名单”可以更正", text)
    told = {id(a) for a, _ in converted}
    for a, member in asked:
        if id(a) in told:
            continue
        gone = member.left and member.left.last() <= on
        if not gone and member.belongs(on) and (text := _vote(a, member, meeting.day, snapshot)):
            yield Case("§2.1", on, meeting, a, text, text.removesuffix("，请核对"))


def _departed(meeting: Meeting, asked: Sequence[tuple[Attendance, Member]]) -> Iterator[Case]:
    """R12: who had left and is expected."""
    assert meeting.day is not None
    on = meeting.day.first()
    for a, member in asked:
        if member.left and member.left.last() <= on:
            text = f"的应到名单里还有此人，{member.left} 已离开支部"
            yield Case("R12", on, meeting, a, text, text)


def _vote(entry: Attendance, member: Member, day: PartialDate, snapshot: Snapshot) -> str:
    """What the tick for the vote says against the roster, '' if nothing: too many ticks make the majority harder to reach,
    too few make 应到 smaller than it was (domain §2.2)."""
    changes = snapshot.changes_of(member)
    if entry.votes == "是" and not has_vote(member, day.last(), changes):
        kind = standing_on(member, day.last(), changes) or member.kind_on(day.first()) or "人员类别未填"
        return f"记为有表决权，名册当日为{kind}"
    if entry.votes != "否":
        return ""
    # Of a conversion the day is that on which probation ended; the vote and the approval came in the months after it.
    settled = member.full is None or add_months(member.full.last(), _APPROVED_IN) <= day.first()
    whole_day = has_vote(member, day.first(), changes) and has_vote(member, day.last(), changes)
    if settled and whole_day:
        return f"记为没有表决权，名册当日为{FULL}，没有停止党籍、中止权利等登记，应计入应到会有表决权，请核对"
    return ""


def _overlaps(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """M05: one person present at two meetings at the same time; said of the record that was entered later."""
    timed = [m for m in snapshot.meetings if m.day and m.day.whole and m.start and m.end and m.day.first() <= today]
    by_day: dict[date, list[Meeting]] = {}
    for meeting in timed:
        assert meeting.day is not None
        by_day.setdefault(meeting.day.first(), []).append(meeting)
    for day, meetings in by_day.items():
        if _all_different(meetings, snapshot):
            continue
        present = cache(partial(_present, snapshot))
        for i, first in enumerate(meetings):
            for second in meetings[i + 1 :]:
                if first.start < second.end and second.start < first.end:
                    there = present(first.id)
                    both = there.keys() & present(second.id).keys()
                    if both and not (linked(first, second) or same_gathering(first, second, snapshot)):
                        names = [snapshot.called(there[n], n) for n in sorted(both)]
                        text = f"与同日 {first.start} 的{first.kind}时间重叠，{some_of(names)}在两处都记为到会"
                        said, slot = name_of(second, today), of_part(first)
                        yield from raised("M05", said, text, on=day, about=second, at="start", slot=slot)


def _all_different(meetings: Sequence[Meeting], snapshot: Snapshot) -> bool:
    """Whether nobody was at two of the meetings of a day."""
    lists = [snapshot.attendances.get(meeting.id, ()) for meeting in meetings] if len(meetings) > 1 else ()
    came = [a.member_id for there in lists for a in there if a.state == PRESENT and a.member_id]
    return len(came) == len(set(came))


def _present(snapshot: Snapshot, meeting: int) -> dict[int, str]:
    return {a.member_id: a.name for a in snapshot.attendances.get(meeting, []) if a.member_id and a.state == PRESENT}
