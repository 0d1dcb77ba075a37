"""What several records say of each other: one gathering under several kinds, one number twice or out of the order of the days,
the committee before the members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from models.namesakes import NOTE, names_in
from models.records import AgendaItem, Meeting
from models.records.meeting import COMMITTEE, GENERAL, PRESENT, TOPICS
from models.rules import votes
from models.rules.agendas import READ_OUT
from models.rules.finding import INFO, Finding, of_part, raised
from models.rules.minutes import AGENDA, name_of
from models.rules.numbering import ARCHIVED_BESIDE, CLOSED, TWINS, UNSURE, Run, crossed, ordinal, runs, series
from models.rules.periods import short_day
from models.rules.posts import make_committee
from models.rules.snapshot import Snapshot

_ADMIT, _CONVERT, _PUNISH = TOPICS[2], TOPICS[3], TOPICS[5]
_MATTERS: Mapping[str, tuple[str, ...]] = {
    _ADMIT: ("接收",),
    _CONVERT: ("转正",),
    _PUNISH: ("处置", "处分"),
}
"""By what 议题类型 or 表决事项 of an item says: the words by which a committee spoke of the matter where nobody is named."""


def gathering_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """What the records of meetings held so far show when they are laid side by side."""
    held = [m for m in snapshot.meetings if m.day is not None and m.day.first() <= today]
    yield from _numbers(held, today, {closed.year for closed in snapshot.closed_years if closed.year})
    yield from _several_kinds(held, snapshot, today)
    yield from _committee_before(held, snapshot, today)


def linked(first: Meeting, second: Meeting) -> bool:
    """Whether both records are said to be one gathering."""
    return bool(first.of_gathering) and first.of_gathering == second.of_gathering


def same_gathering(first: Meeting, second: Meeting, snapshot: Snapshot) -> bool:
    """Whether two records of different kinds look like one gathering: same day, same beginning, same people present."""
    if first.kind == second.kind or first.day != second.day or not first.start or first.start != second.start:
        return False
    if snapshot.listed(first).came != snapshot.listed(second).came:
        return False
    there = _present(first, snapshot)
    return bool(there) and there == _present(second, snapshot)


def _present(meeting: Meeting, snapshot: Snapshot) -> set[tuple[int | None, str]]:
    return {(a.member_id, a.name) for a in snapshot.attendances.get(meeting.id, []) if a.state == PRESENT}


def _numbers(held: list[Meeting], today: date, closed: Collection[int] = ()) -> Iterator[Finding]:
    """§9.1: one number of the year given to several records."""
    numbered: defaultdict[object, list[Meeting]] = defaultdict(list)
    for meeting in held:
        if meeting.number is not None and (mine := series(meeting)):
            numbered[mine, meeting.number].append(meeting)
    for first, *others in numbered.values():
        for other in others:
            assert other.day is not None
            text = f"次数“{ordinal(other)}”与{name_of(first, today)}相同，请核对"
            yield from raised("§9.1次数", name_of(other, today), text, on=other.day.first(), about=other, at="number")
    found = crossed(held)
    standing = {id(m): run for run in runs(held, closed) for m in run.meetings} if found else {}
    for first, second in found:
        yield from _out_of_order(first, second, _way_out(first, second, standing.get(id(first)), today), today)


def _way_out(first: Meeting, second: Meeting, run: Run | None, today: date) -> str:
    """What can be done about two numbers against the days. run: the records that may be changed among which the first stands."""
    if run is not None and run.hindrance == CLOSED and first.day is not None:
        return f"{first.day.year} 年度已归档，要改的写明原因后修改"
    if first.sealed or second.sealed or run is None:
        return "已归档的写明原因后修改"
    by, ordered = run.by, "再到“更多”里按日期重编"
    which = f"{short_day(by.day, today)}的第{by.number}次" if by is not None and by.day is not None else ""
    if run.hindrance == UNSURE:
        return f"先把{which}的日期、开始时间填全，{ordered}"
    if run.hindrance == TWINS:
        return f"先改正相同的次数（{which}），{ordered}"
    if run.hindrance == ARCHIVED_BESIDE:
        return f"{which}已归档，不能按日期重编；请逐份改次数，已归档的写明原因后修改"
    return "可在“更多”里按日期重编"


def _out_of_order(first: Meeting, second: Meeting, how: str, today: date) -> Iterator[Finding]:
    """§9.1: numbers that do not follow the days, said of the record that was entered later; no number is changed by itself."""
    assert first.day is not None
    assert second.day is not None
    about, other, on = (first, second, first.day) if first.id > second.id else (second, first, second.day)
    text = (
        f"次数没有按开会日期编：{short_day(first.day, today)}的是第{first.number}次，"
        f"{short_day(second.day, today)}的是第{second.number}次；{how}"
    )
    slot = of_part(other, "order")
    yield from raised(
        "§9.1次数", name_of(about, today), text, on=on.first(), about=about, level=INFO, at="number", slot=slot
    )


def _several_kinds(held: list[Meeting], snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§1.2 一会多记: allowed where each kind has its record and the records are linked, unless the branch allows none at all."""
    by_day: defaultdict[object, list[Meeting]] = defaultdict(list)
    for meeting in held:
        if meeting.day is not None and meeting.day.whole and not meeting.is_talk:
            by_day[meeting.day].append(meeting)
    for first, second in (pair for meetings in by_day.values() for pair in combinations(meetings, 2)):
        assert second.day is not None
        together = linked(first, second)
        if together and snapshot.limits.combined == "否":
            text = f"与{first.kind}关联为同场；本支部设定一次会议不能记成几类，请核对"
        elif not together and same_gathering(first, second, snapshot):
            text = f"与{first.kind}时间、到会人员相同；同场召开的请分别记录并关联为同场，不要一会多记"
        else:
            continue
        on, slot = second.day.first(), of_part(first)
        yield from raised("§1.2多记", name_of(second, today), text, on=on, about=second, at="kind", slot=slot)


def _committee_before(held: list[Meeting], snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§1.2: what admits, confirms or punishes a person was before the committee first, in a branch that has one; only where the item
    says of what kind it is. Of an election it does not say whose: a group elects its leader without the committee."""
    if not make_committee(snapshot.on_books(today)):
        return
    committees = [(m, _text(m, snapshot)) for m in held if m.kind == COMMITTEE]
    for meeting in held:
        assert meeting.day is not None
        on = meeting.day.first()
        days = snapshot.limits.discuss_days
        begin = on - timedelta(days=days)
        # What was before the first record was kept elsewhere.
        if meeting.kind != GENERAL or snapshot.first_record is None or snapshot.first_record > begin:
            continue
        before = [text for m, text in committees if m.day and m.day.last() >= begin and m.day.first() <= on]
        for item in snapshot.items.get(meeting.id, []):
            matter = _matter(item)
            if matter and not any(_speaks_of(text, item, matter, snapshot) for text in before):
                said = f"“{item.title()}”提交党员大会前 {days} 天内，没有支委会讨论的记录"
                yield from raised(
                    "§1.2支委会", name_of(meeting, today), said, on=on, about=meeting, at=AGENDA, slot=of_part(item)
                )


def _matter(item: AgendaItem) -> str:
    """Which of _MATTERS an item is about, as its 议题类型 or 表决事项 says; '' for none. What is read out or learnt under such a 议题类型
    is not settled there, nor a penalty that was not voted on: it is of the superior."""
    if item.topic in _MATTERS and not READ_OUT.search(item.title_text):
        return item.topic if item.topic != _PUNISH or votes.taken(item) else ""
    return {votes.ADMIT: _ADMIT, votes.CONVERT: _CONVERT}.get(item.rule, "")


def _speaks_of(text: str, item: AgendaItem, matter: str, snapshot: Snapshot) -> bool:
    """Whether a committee spoke of the person; where nobody is named, of the matter."""
    names = [NOTE.sub("", name).strip().removesuffix("同志") for name in names_in(item.candidate)]
    names = names or [member.name for member in snapshot.named_in(item.title_text)]
    return any(word in text for word in names or _MATTERS[matter])


def _text(meeting: Meeting, snapshot: Snapshot) -> str:
    items = snapshot.items.get(meeting.id, [])
    parts = [meeting.title_text, meeting.subject, meeting.body]
    for item in items:
        parts += [item.title_text, item.candidate, item.report, item.discussion, item.decision]
    return "\n".join(parts)
