"""The fixed day of 主题党日: held far from the day of the month that the branch has set (domain §1.2, 支部条例 §16)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from models.records import Meeting
from models.rules.finding import Finding, raised
from models.rules.minutes import name_of
from models.rules.periods import short_day
from models.rules.planning.party_day import party_day
from models.rules.snapshot import Snapshot

FAR = 7
"""Days from the fixed one; “相对固定” leaves room, and no article says how much."""
_WHY = re.compile(r"调整|改期|改至|改到|提前|推迟|顺延|延期")


def fixed_day_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """ZTDR固定日: of this year only, for the day that was fixed in earlier ones is not kept; the nearest one of a month counts,
    and what says that it was moved is left alone."""
    fixed = party_day(snapshot.branch.party_day)
    if fixed is None:
        return
    by_month: defaultdict[int, list[tuple[int, date, Meeting]]] = defaultdict(list)
    for meeting in snapshot.meetings:
        day = meeting.day
        if meeting.kind == "主题党日" and day and day.whole and day.year == today.year and day.first() <= today:
            held = day.first()
            by_month[held.month].append((abs((held - fixed.in_month(held.year, held.month)).days), held, meeting))
    for month, held_in in by_month.items():
        off, held, meeting = min(held_in, key=lambda each: each[:2])
        if off > FAR and not _WHY.search(meeting.note + meeting.body + meeting.title_text):
            usual = fixed.in_month(held.year, month)
            text = f"本支部主题党日固定在“{snapshot.branch.party_day}”（{short_day(usual, today)}），相差 {off} 天；如有调整请在备注写明"
            yield from raised("ZTDR固定日", name_of(meeting, today), text, on=held, about=meeting, at="day")
