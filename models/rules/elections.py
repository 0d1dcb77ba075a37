"""Elections in the minutes: how many candidates there are for how many seats, and who elects the secretary (domain §2.3 V06, V07)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from models.namesakes import names_in
from models.records import AgendaItem, Meeting
from models.records.meeting import GENERAL
from models.rules import votes
from models.rules.finding import Finding, of_part, raised
from models.rules.minutes import AGENDA, name_of
from models.rules.posts import make_committee
from models.rules.snapshot import Snapshot

_OF_SECRETARY = re.compile(r"(?:选举|补选|推选(?![^，。；]{0,60}(?:优秀|先进|代表)))[^，。；]{0,60}?书记")
"""推选优秀党支部书记 is an honour, 推选书记为党代会代表 sends him somewhere: neither makes a secretary."""
_HONOUR = re.compile(r"(?:推选|评选|推荐)[^，。；]{0,60}?(?:优秀|先进)")
_OFFICERS = 2
"""A secretary and a deputy; of more seats some are of the committee, whatever the title says."""
_BY_ELECTION = re.compile(r"补选|增补")


def election_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """What the elections held so far show."""
    for meeting in snapshot.meetings:
        if meeting.day is not None and meeting.day.first() <= today:
            items = [item for item in snapshot.items.get(meeting.id, []) if elects(item)]
            yield from _more_than_seats(meeting, items, today)
            yield from _secretary(meeting, items, snapshot, today)


def elects(item: AgendaItem) -> bool:
    """Whether an item is an election by those who have a vote; what the committee elects within itself is not."""
    return item.rule == votes.ELECT


def _of_secretary(item: AgendaItem) -> bool:
    """Whether the secretary or a deputy is elected, and no member of a committee with them."""
    return bool(_OF_SECRETARY.search(item.title_text)) and "委员" not in item.title_text.replace("支部委员会", "")


def _equal(item: AgendaItem) -> bool:
    """Whether there may be as many candidates as seats: for the secretary and a deputy, where nobody else is elected with them."""
    return (item.seats or 0) <= _OFFICERS and _of_secretary(item)


def _by_election(item: AgendaItem) -> bool:
    """Whether one vacant seat is filled."""
    return item.seats == 1 and bool(_BY_ELECTION.search(item.title_text))


def least_candidates(seats: int) -> int:
    """So many are to stand for so many seats in an election of several: a fifth more, a part counts as one."""
    return -(-seats * 12 // 10)


def candidates(items: list[AgendaItem]) -> Counter[str]:
    """Who stands: the names of all items, for each person is voted on in an item of his own, and how many of each name there are:
    two of one name in one item are two, in two items it may be the same."""
    standing: Counter[str] = Counter()
    for item in items:
        standing |= Counter(names_in(item.candidate))
    return standing


def _more_than_seats(meeting: Meeting, items: list[AgendaItem], today: date) -> Iterator[Finding]:
    """V06: items with the same number of seats are one election. Silent where nobody is named yet, and of what asks for no more
    candidates than seats: a secretary is elected 等额, for one seat that is vacant the branch may have one candidate, and an honour
    is no seat."""
    assert meeting.day is not None
    elections: defaultdict[int, list[AgendaItem]] = defaultdict(list)
    for item in items:
        if item.seats and not (_equal(item) or _by_election(item) or _HONOUR.search(item.title_text)):
            elections[item.seats].append(item)
    for seats, those in elections.items():
        standing, least = candidates(those).total(), least_candidates(seats)
        if 0 < standing < least:
            text = f"应选 {seats} 人，记了 {standing} 名候选人；委员差额选举一般不少于 {least} 名，请核对"
            on = meeting.day.first()
            yield from raised("V06", name_of(meeting, today), text, on=on, about=meeting, at=AGENDA, slot=str(seats))


def _secretary(meeting: Meeting, items: list[AgendaItem], snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """V07: in a branch with a committee it elects its secretary itself."""
    assert meeting.day is not None
    on = meeting.day.first()
    if meeting.kind != GENERAL or not make_committee(snapshot.on_books(on)):
        return
    for item in items:
        if _of_secretary(item):
            text = f"“{item.title()}”在党员大会表决；设支部委员会的，书记、副书记一般由支委会等额选举，请核对"
            slot = of_part(item)
            yield from raised("V07", name_of(meeting, today), text, on=on, about=meeting, at=AGENDA, slot=slot)
