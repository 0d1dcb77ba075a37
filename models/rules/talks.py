"""谈心谈话: with whom nobody talked in a year, by the records of talks (domain §1.2 TXTH, 支部条例 §19)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from models.kinds import PartialDate
from models.naming import some
from models.records import Meeting, Member
from models.records.meeting import ABSENT, EXCUSED, TALK
from models.rules.finding import INFO, Finding, raised
from models.rules.periods import FIRST_DAYS
from models.rules.snapshot import Snapshot

REMIND_MONTH = 10
"""From October on those who are left are a reminder; the article asks for once a year."""
_NAMED = 8


def talk_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """TXTH: of last year, and of this one from autumn on."""
    yield from talks_in(snapshot, (today.year - 1, today.year), today)


def talks_in(snapshot: Snapshot, years: Iterable[int], today: date) -> Iterator[Finding]:
    """The same of some years. Who came, or was away, or is lost in the year is not asked for; of the year in which the ledger
    began, but in its first days, it only reminds: the talks of before are on paper."""
    begun = snapshot.begun
    for year in years:
        end, running = date(year, 12, 31), year == today.year
        if begun is None or begun > end or (running and today.month < REMIND_MONTH):
            continue
        left = without_talk(snapshot, year, min(end, today))
        if left:
            names = some((snapshot.called(m.title(), m.id) for m in left), _NAMED)
            before = (
                "启用前" if snapshot.branch.begun else f"账本第一条会议记录（{PartialDate.of(begun).chinese()}）以前"
            )
            known = f"，{before}谈过的在纸质记录里" if begun > date(year, 1, 1) + FIRST_DAYS else ""
            text = f"{year} 年没有谈心谈话记录的有 {len(left)} 人：{names}；一般每年不少于 1 次，谈过的请补录{known}"
            level = INFO if running or known else ""
            yield from raised("TXTH", TALK, text, on=min(end, today), table=Meeting.table, level=level, slot=str(year))


def talked_with(snapshot: Snapshot, year: int) -> set[int]:
    """Who took part in a talk of the year: on its list, talking, or named in what it is called; of two of one name, where that
    does not say which, the one on the list."""
    found: set[int] = set()
    for meeting in snapshot.meetings:
        if not meeting.is_talk or meeting.day is None or meeting.day.year != year:
            continue
        there = snapshot.attendances.get(meeting.id, ())
        found |= {a.member_id for a in there if a.member_id and a.state not in (ABSENT, EXCUSED)}
        told = "\n".join((meeting.host, meeting.title_text, meeting.subject, meeting.guests))
        named = snapshot.named_in(told)
        unsaid = {name for name, times in Counter(member.name for member in named).items() if times > 1}
        listed = {snapshot.by_id[a.member_id].name for a in there if a.member_id in snapshot.by_id} & unsaid
        found |= {member.id for member in named if member.name not in listed}
    return found


def without_talk(snapshot: Snapshot, year: int, on: date) -> list[Member]:
    """With whom nobody talked in a year, of those who were here all year."""
    talked = talked_with(snapshot, year)
    return [member for member in snapshot.on_books(on) if _all_year(member, year) and member.id not in talked]


def _all_year(member: Member, year: int) -> bool:
    since = member.arrived or member.joined
    return (since is None or since.year < year) and member.lost != "是"
