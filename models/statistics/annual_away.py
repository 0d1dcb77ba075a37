"""流动和失联党员: who is away at the year's end and why, whether somebody keeps in touch; who is lost."""

from __future__ import annotations

from datetime import date, timedelta

from models.kinds import add_months
from models.records import Member
from models.records.appraisal import ELSEWHERE
from models.records.member import AWAY_WHY
from models.rules.past_day import YES, is_floating, is_lost
from models.rules.snapshot import Snapshot
from models.statistics.annual_appraisal import results
from models.statistics.annual_events import year_begin
from models.statistics.roster import COUNTED_HOW, Roster
from models.statistics.table import BAND, NOT_SAID, OUTSIDE, TOTAL, UNKNOWN, Cell, Line, Table, Why, as_written

_LONG = 6  # months from which somebody away is 流动党员 (教管条例 §25)
COLUMNS = ("合计", "外出 6 个月以上", "本年外出", "有党组织联系人", "按期联系", "在流入地参加评议")


def away_table(roster: Roster, snapshot: Snapshot, on: date, told: Why = as_written) -> Table:
    """A line for each reason, those of the choice first; lost and stopped ones below."""
    counted = roster.counted(on)
    away = [member for member in counted if is_floating(member, on) == YES]
    appraised = results(snapshot, on.year) or results(snapshot, on.year - 1)
    days = snapshot.limits.float_contact_days

    def last(member: Member) -> date | None:
        contacts = snapshot.contacts.get(member.id, ())
        return max((c.day.last() for c in contacts if c.day and c.day.first() <= on), default=None)

    def fact(member: Member) -> str:
        since = f"{member.floating_since} 外出" if member.floating_since else "外出日期未填"
        contact = last(member)
        words = [since, member.floating_to, told(member.floating_why)]
        words += [f"联系人 {member.liaison}" if member.liaison else "没有党组织联系人"]
        words += [f"最近联系 {min(contact, on).isoformat()}" if contact else "没有联系记录"]
        return "，".join(word for word in words if word)

    def keeps(member: Member, column: str) -> bool:
        since, contact = member.floating_since, last(member)
        if column == COLUMNS[1]:
            return since is not None and add_months(since.last(), _LONG) <= on
        if column == COLUMNS[2]:
            return since is not None and year_begin(on) < since.first()
        if column == COLUMNS[3]:
            return bool(member.liaison)
        if column == COLUMNS[4]:
            return contact is not None and contact >= on - timedelta(days=days)
        return member.id in appraised and appraised[member.id].place == ELSEWHERE

    def line(label: str, people: list[Member], kind: str) -> Line:
        cells = (Cell([m for m in people if keeps(m, column)], fact) for column in COLUMNS[1:])
        return Line(label, (Cell(people, fact), *cells), kind)

    def lost(member: Member) -> str:
        since = f"{member.lost_since} 失去联系" if member.lost_since else "失去联系日期未填"
        return "，".join(word for word in (since, told(member.lost_why)) if word)

    why = {member.id: told(member.floating_why) or NOT_SAID for member in away}
    reasons = dict.fromkeys((*AWAY_WHY, *sorted(set(why.values()) - {NOT_SAID}), NOT_SAID))
    lines = [line("流动党员", away, TOTAL)]
    for reason in reasons:
        people = [member for member in away if why[member.id] == reason]
        if people:
            lines.append(line(reason, people, UNKNOWN if reason == NOT_SAID else BAND))
    nobody = [Cell([])] * (len(COLUMNS) - 1)
    gone = [member for member in counted if is_lost(member, on) == YES]
    lines.append(Line("另：失联党员", (Cell(gone, lost), *nobody), OUTSIDE))
    stopped = Cell(roster.stopped(on), lambda m: f"停止党籍 {roster.as_it_was(m, on).standing_since or '日期未填'}")
    lines.append(Line("另：停止党籍（不计入党员人数）", (stopped, *nobody), OUTSIDE))
    notes = (
        f"流出的流动党员，按名册“是否流动党员”和外出日期；按期联系指截至日期前 {days} 天内有联系记录（天数见规则口径）。"
        "流入本地、组织关系不在本支部的不在账本里。失联党员可同时是流动党员。",
        COUNTED_HOW,
    )
    return Table("away", "流动和失联党员", on, COLUMNS, tuple(lines), len(away), notes, shares=False)
