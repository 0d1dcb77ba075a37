"""Members who are out of reach, floating or abroad: how long, who keeps in touch, and what was done to find them (O01, O04, O07–O09, P01–P04)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from models.kinds import add_months
from models.records import Contact, Member
from models.records.contact import REACHED
from models.records.member import SETTLED_ABROAD, STUDY_ABROAD
from models.records.status_change import SUSPENDING
from models.rules.finding import WARNING, slot_since
from models.rules.limits import Limits
from models.rules.remark import Remark, remark
from models.rules.standing import Changes, by_day, suspended

GRADUATE = "毕业后未落实单位"
_NOT_MOVED = re.compile(
    r"(?:未|没有?|不|无法|无人|难以|暂缓)[^，,]{0,6}?(?:转(?!正|业|岗)|接收)|不固定|[无没]有?固定|不稳定|居无定所"
)
_ONLY_SAID = re.compile(r"应转未转|(?:未|没有?|不)(?:办理?)?转(?:出|接|移)?|党?员?组织关系|关系|[已仍尚还暂]|\W")
"""What only says once more that the transfer was not made."""


def check_away(
    member: Member,
    contacts: Sequence[Contact],
    today: date,
    *,
    changes: Changes = (),
    moving: bool = False,
    limits: Limits | None = None,
) -> list[Remark]:
    """What is to be done about somebody away or lost; nothing where membership is stopped, but for P03.

    contacts: all attempts to reach the person · moving: a transfer is under way.
    """
    limits = limits or Limits()
    if suspended(member, today, changes):
        return list(_two_years(member, changes, today))
    return [
        *_lost(member, contacts, today),
        *_abroad(member, contacts, today),
        *_floating(member, contacts, today, limits, moving),
    ]


def last_contact(member: Member, contacts: Sequence[Contact]) -> date | None:
    """The last day on which the person was reached; None if never."""
    return max((c.day.last() for c in contacts if c.day and c.result == REACHED), default=None)


def searches(member: Member, contacts: Sequence[Contact]) -> list[Contact]:
    """The attempts to find a lost member since contact was lost."""
    since = member.lost_since
    return [c for c in contacts if since and c.day and c.day.last() >= since.first()]


def says_why_not_moved(note: str) -> bool:
    """Whether a note tells why 组织关系 stays: that nobody receives it, that the place is not lasting, or what keeps it here.

    What else is noted about a person is no reason, nor is that it should have been moved and was not (O01)."""
    sentences = re.split(r"[。；;\n]+", note)
    return any(_NOT_MOVED.search(one) and len(_ONLY_SAID.sub("", one)) > 2 for one in sentences)


def _lost(member: Member, contacts: Sequence[Contact], today: date) -> Iterator[Remark]:
    """P01 after three and five months without contact, P02 after six if somebody has searched.

    Six months without a search are said as gravely as P02: 教管条例 §24 asks for the search before anything is decided, and
    the row of P01, which only reminds, is about three and five months.
    """
    since = member.lost_since
    if member.lost != "是" or since is None or add_months(since.last(), 3) > today:
        return
    tried, slot = searches(member, contacts), slot_since(since)
    kept = f"已有查找记录 {len(tried)} 次" if tried else "还没有查找记录"
    if add_months(since.last(), 6) <= today:
        if tried:
            text = f"{since} 起失去联系，已满 6 个月，{kept}；是否停止党籍由党组织按规定研究"
            yield from remark("P02", "lost_since", text, on=today, slot=slot)
        else:
            text = f"{since} 起失去联系，已满 6 个月，{kept}；请先查找并留下记录"
            yield from remark("P01", "lost_since", text, on=today, level=WARNING, slot=slot)
    else:
        months = 5 if add_months(since.last(), 5) <= today else 3
        text = f"{since} 起失去联系，已满 {months} 个月，{kept}；请查找并留下记录"
        yield from remark("P01", "lost_since", text, on=today, slot=slot)


def _two_years(member: Member, changes: Changes, today: date) -> Iterator[Remark]:
    """P03: 党籍 stopped for two years and still no contact."""
    decided = by_day(changes, SUSPENDING)
    since = decided[-1].since if decided else member.standing_since
    if member.lost == "是" and since and add_months(since.last(), 24) <= today:
        text = f"{since} 停止党籍，已满 2 年；仍无法取得联系的，按自行脱党除名由党组织按规定研究"
        yield from remark("P03", "standing_since", text, on=today)


def _abroad(member: Member, contacts: Sequence[Contact], today: date) -> Iterator[Remark]:
    """O08 contact every half year with those who study abroad, P04 settled abroad or not back after five years."""
    since = member.floating_since
    if member.floating_why == SETTLED_ABROAD:
        text = "因私出国（境）定居，一般停止党籍，由党组织按规定研究"
        yield from remark("P04", "floating_why", text, on=today)
    elif member.floating_why == STUDY_ABROAD and since:
        if add_months(since.last(), 60) < today:
            text = f"{since} 出国（境）学习，已超过 5 年；仍未返回的一般停止党籍，由党组织按规定研究"
            yield from remark("P04", "floating_since floating_why", text, on=today)
        reached = last_contact(member, contacts) or since.last()
        if add_months(reached, 6) < today:
            text = f"出国（境）学习，{reached} 以后没有联系上的记录，每半年至少联系一次"
            yield from remark("O08", "liaison floating_why", text, on=today, slot=slot_since(reached))


def _floating(
    member: Member, contacts: Sequence[Contact], today: date, limits: Limits, moving: bool
) -> Iterator[Remark]:
    """O01 moved for good, O04 away for less than half a year, O07 graduates, O09 nobody keeps in touch."""
    since, why = member.floating_since, member.floating_why
    if why == GRADUATE and since and add_months(since.last(), 24) < today:
        text = f"{since} 毕业后组织关系保留在本支部，已超过 2 年，请办理转出"
        yield from remark("O07", "floating_since floating_why", text, on=today)
    if member.floating != "是" or since is None or why in (STUDY_ABROAD, SETTLED_ABROAD):
        return
    if add_months(since.last(), 6) > today:
        text = f"{since} 外出，不满 6 个月的开党员证明信，不转组织关系"
        yield from remark("O04", "floating_since", text, on=today)
        return
    # Why somebody is away is no matter (教管条例 §25), but who has no work yet after graduating is left two years (O07).
    if why != GRADUATE and member.floating_to and not moving:
        text = f"{since} 外出，已满 6 个月；地点固定的应当转移组织关系，确不能转的请在备注写明不转的原因"
        if not says_why_not_moved(member.note):
            yield from remark("O01", "floating_since floating_to", text, on=today)
    if not member.liaison.strip():
        text = "流动党员没有填党组织联系人，应明确专人联系"
        yield from remark("O09", "liaison", text, on=today)
    last = last_contact(member, contacts)
    if last is None or last + timedelta(days=limits.float_contact_days) < today:
        when = f"最近一次联系上是 {last}" if last else "没有联系上的记录"
        text = f"流动党员{when}，应保持经常联系（本账本按 {limits.float_contact_days} 天提醒）"
        slot = slot_since(last or since.last())
        yield from remark("O09", "liaison floating", text, on=today, slot=slot)
