"""What a general meeting decided about a probation, until the superior committee has approved and it is put down (细则 §33, D27)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.kinds import PartialDate, add_months
from models.records import AgendaItem, Member
from models.records.status_change import CANCELLING, CONVERSIONS, EXTENSION
from models.rules.development import on_probation, votes_on
from models.rules.finding import INFO, WARNING, Finding, of_part, raised
from models.rules.periods import short_day
from models.rules.snapshot import Snapshot
from models.rules.standing import by_day
from models.rules.todo import CHANGE, PERSON
from models.rules.votes import verdict

CONVERTED = CONVERSIONS[0]
MONTHS = 3
"""Within so many months of the general meeting the superior committee approves; there is no longer term for it (D27)."""
_WORDS = {"延长": EXTENSION, "取消": CANCELLING, "转正": CONVERTED, "正式党员": CONVERTED}
_NOT = re.compile(r"不同意|未通过|没有通过|未获通过|不予|不能")
_NOT_THAT = re.compile(r"(?:不|不同意|不予|不再|没有)(?:延长|取消)")
_AGREED = re.compile(r"同意|通过|决定")


@dataclass(frozen=True)
class Pending:
    """A vote that the roster does not tell of yet. what: 转正, 延长预备期 or 取消预备党员资格 · carried: None where the record
    does not say · until: by when it is approved, None where it was not carried or is approved already · approved: the day, as
    it was kept among the changes of the member."""

    item: AgendaItem
    day: PartialDate
    what: str
    carried: bool | None
    until: date | None
    approved: PartialDate | None = None

    @property
    def slot(self) -> str:
        """Of another vote it is asked anew."""
        return of_part(self.item)

    @property
    def at(self) -> str:
        """Where it is put down: on the page of the person; but for 转正 among the changes there."""
        return PERSON if self.what == CONVERTED and self.carried is not False else CHANGE

    def late(self, today: date) -> bool:
        """Whether the time for the approval is over."""
        return self.until is not None and today > self.until

    def state(self) -> str:
        """How it stands, in a few words behind a name."""
        if self.approved:
            return f"{self.what}已批复，名册里没有登记"
        if self.carried is None:
            return f"{self.what}已讨论，表决结果没有记全"
        return f"{self.what}待上级党委审批" if self.carried else f"{self.what}表决没有通过"

    def vote(self, today: date) -> str:
        """党员大会 11月20日 表决同意转正."""
        said = {True: f"表决同意{self.what}", False: f"表决{self.what}没有通过", None: f"讨论了{self.what}"}
        return f"党员大会 {short_day(self.day, today)} {said[self.carried]}"

    def next_step(self) -> str:
        """What the branch does then."""
        if self.carried is False:
            return "请核对后来的决定，报上级党委审批并登记"
        if self.what == CONVERTED:
            return "批准后在名册里登记转正日期" if not self.approved else "请在名册里登记转正日期"
        return f"批准后在党籍变动里登记“{self.what}”"


def pending(snapshot: Snapshot, member: Member, today: date) -> Pending | None:
    """The last vote about a probationary member that has not come to its end in the roster; None where there is none."""
    those = votes_on(snapshot, member, today)
    changes = snapshot.changes_of(member)
    if not those or by_day(changes, CANCELLING):
        return None
    meeting, item = max(those, key=lambda one: str(one[0].day))
    assert meeting.day is not None
    what, carried = _decided(item, snapshot)
    approved = [c.approved for c in changes if c.kind in CONVERSIONS and c.approved] if what == CONVERTED else []
    open_ = carried is not False and not approved
    until = add_months(meeting.day.last(), MONTHS) if open_ else None
    return Pending(item, meeting.day, what, carried, until, approved[-1] if approved else None)


def _decided(item: AgendaItem, snapshot: Snapshot) -> tuple[str, bool | None]:
    """What was voted on, and whether it was carried: an extension or the end that the decision names goes before what the item
    is called, and the numbers before words."""
    named = _named(item.decision) - {CONVERTED}
    if len(named) == 1 and not _NOT_THAT.search(item.decision):
        return named.pop(), True
    named = _named(item.title_text)
    what = named.pop() if len(named) == 1 else CONVERTED
    result = verdict(item, snapshot.limits)
    if result.decided:
        return what, result.passed
    if _NOT.search(item.decision):
        return what, False
    return what, True if _AGREED.search(item.decision) else None


def _named(text: str) -> set[str]:
    return {kind for word, kind in _WORDS.items() if word in text}


def approval_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """D27: what was voted on, and by when it is approved; a reminder until then, and to be looked at afterwards."""
    for member in on_probation(snapshot, today):
        vote = pending(snapshot, member, today)
        if vote is None:
            continue
        said = f"{vote.vote(today)}，{_waits(vote, today)}；{vote.next_step()}"
        level = INFO if vote.carried and vote.until and not vote.late(today) else WARNING
        yield from raised(
            "D27", member.title(), said, on=vote.day.last(), about=member, level=level, due=vote.until, at=vote.at,
            slot=vote.slot,
        )  # fmt: skip


def _waits(vote: Pending, today: date) -> str:
    if vote.approved:
        return f"上级 {vote.approved} 已批复"
    if vote.until is None:
        return "账本里没有后来的决定"
    if vote.late(today):
        return f"到 {vote.until} 已满 {MONTHS} 个月，没有登记上级党委的审批结果"
    waits = f"待上级党委审批（{MONTHS} 个月内，到 {vote.until}）"
    return f"表决结果没有记全，请补记；{waits}" if vote.carried is None else waits
