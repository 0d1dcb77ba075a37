"""Half a year without organization life: the rule that must be read with care (教管条例 §31, domain §3.3 P05)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.records import Attendance
from models.rules.attendance import silent
from models.rules.finding import Finding, raised
from models.rules.snapshot import Snapshot

MONTHS = 6


def absence_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """P05: in each of the last six whole months the member was expected, always absent, never with a reason.

    A month without a list is not counted as absence; a reason or a presence in any of them breaks the chain.
    """
    this = today.year * 12 + today.month - 1
    months = range(this - MONTHS, this)
    lists = _lists(snapshot, this - MONTHS, this)
    for member in snapshot.on_books(today):
        kept = lists.get(member.id, {})
        entries = [kept.get(month, []) for month in months]
        if kept.get(this) and not all(map(silent, kept[this])):
            continue
        if all(entries) and all(silent(a) for month in entries for a in month):
            times = sum(map(len, entries))
            text = f"最近 {MONTHS} 个整月应到 {times} 次，都记为缺席，没有写原因或写明无故；请先核实情况和记录"
            yield from raised("P05", member.title(), text, on=today, about=member)


def _lists(snapshot: Snapshot, first: int, last: int) -> dict[int, dict[int, list[Attendance]]]:
    """By member, by month (year × 12 + month − 1), from the first to the last: the lists the member is on."""
    found: dict[int, dict[int, list[Attendance]]] = {}
    for meeting in snapshot.meetings:
        if meeting.day and meeting.day.month:
            month = meeting.day.year * 12 + meeting.day.month - 1
            if not first <= month <= last:
                continue
            for attendance in snapshot.attendances.get(meeting.id, []):
                if attendance.member_id:
                    found.setdefault(attendance.member_id, {}).setdefault(month, []).append(attendance)
    return found
