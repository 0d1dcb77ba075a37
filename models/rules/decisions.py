"""Decisions about a membership: which days an article wants, how long they may hold, and whether the roster agrees (domain §3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.kinds import add_months
from models.records import Member, StatusChange
from models.records.member import SUSPENDED
from models.records.status_change import (
    CANCELLING,
    CORRECTION,
    EXPELLING,
    EXTENSION,
    LEAVING_CHANGES,
    ON_PROBATION,
    RESUMING,
    RIGHTS_RESTORED,
    RIGHTS_SUSPENDED,
    STRIKING,
    SUSPENDING,
)
from models.rules.finding import INFO, WARNING, slot_by
from models.rules.limits import Limits
from models.rules.member_checks import expected_full
from models.rules.remark import Remark, remark
from models.rules.standing import Changes, by_day, extensions, suspended

BOTH, EITHER = "both", "either"
WANTED: dict[str, tuple[str, str]] = {
    **dict.fromkeys(STRIKING, ("P05决定", BOTH)),
    **dict.fromkeys((EXPELLING, ON_PROBATION), ("§3.3处分", BOTH)),
    **dict.fromkeys((CANCELLING, EXTENSION), ("D27", BOTH)),
    **dict.fromkeys((SUSPENDING, RESUMING), ("P02决定", EITHER)),
    **dict.fromkeys((RIGHTS_SUSPENDED, RIGHTS_RESTORED), ("§2.1中止", EITHER)),
}
"""By kind of decision: the rule, and whether both the general meeting and the superior must have decided, or one of them."""


def check_change(
    change: StatusChange,
    member: Member,
    changes: Changes,
    today: date,
    *,
    limits: Limits | None = None,
) -> list[Remark]:
    """What one decision lacks or contradicts; nothing in it is decided here.

    changes: all decisions about the member, this one among them or not.
    """
    if change.since is None:
        return []
    slack = timedelta(days=(limits or Limits()).conversion_tolerance_days)
    return [
        *_decided(change),
        *_order(change, today),
        *_approval(change),
        *_length(change),
        *_extension(change, member, changes, slack),
    ]


def _decided(change: StatusChange) -> Iterator[Remark]:
    """Which days the article wants, and the number of the approval."""
    rule, which = WANTED.get(change.kind, ("", ""))
    if not rule or change.since is None:
        return
    on = change.since.last()
    if which == EITHER:
        if not change.decided and not change.approved:
            text = f"{change.kind}由党组织按规定作出决定，请填党员大会日期或上级批复日期"
            yield from remark(rule, "decided approved", text, on=on)
    else:
        lacking = [
            (name, label)
            for name, label in (("decided", "党员大会日期"), ("approved", "上级批复日期"), ("document", "批复文号"))
            if not getattr(change, name)
        ]
        if lacking:
            text = (
                f"{change.kind}须经支部党员大会讨论决定并报上级批准，还没有填{'、'.join(label for _, label in lacking)}"
            )
            yield from remark(rule, " ".join(name for name, _ in lacking), text, on=on)


def _order(change: StatusChange, today: date) -> Iterator[Remark]:
    """Days that stand the wrong way round."""
    decided, approved, since, until = change.decided, change.approved, change.since, change.until
    assert since is not None
    if decided and approved and approved.last() < decided.first():
        text = f"上级批复日期 {approved} 早于党员大会日期 {decided}，请核对"
        yield from remark("§8.5日期", "approved decided", text, on=today)
    if decided and since.last() < decided.first() and change.kind in WANTED:
        text = f"生效日期 {since} 早于党员大会日期 {decided}，请核对"
        yield from remark("§8.5日期", "since decided", text, on=today)
    if until and until.last() < since.first():
        text = f"期满日期 {until} 早于生效日期 {since}，请核对"
        yield from remark("§8.5日期", "until since", text, on=today)


def _approval(change: StatusChange) -> Iterator[Remark]:
    """D27: what is decided about probation is approved within three months."""
    decided, approved = change.decided, change.approved
    if change.kind in (CANCELLING, EXTENSION) and decided and approved:
        latest = add_months(decided.last(), 3)
        if approved.first() > latest:
            text = f"党员大会 {decided} 讨论通过，应在 3 个月内（{latest} 前）审批，批复日期填的是 {approved}，请核对"
            yield from remark("D27", "approved decided", text, on=decided.last())


def _length(change: StatusChange) -> Iterator[Remark]:
    """P06 限期改正 at most a year; without its last day neither it nor 留党察看 can be followed; 中止 ends by a decision."""
    since, until = change.since, change.until
    assert since is not None
    rule = {CORRECTION: "P06", EXTENSION: "D25", ON_PROBATION: "§3.3处分"}.get(change.kind, "")
    if rule and until is None:
        text = f"{change.kind}没有填期满日期，到期不能提醒"
        yield from remark(rule, "until", text, on=since.last(), level=WARNING)
    if change.kind == CORRECTION and until and until.first() > add_months(since.last(), 12):
        text = f"限期改正从 {since} 到 {until}，超过一年，改正期不超过一年，请核对"
        yield from remark("P06", "until since", text, on=since.last())


def _extension(change: StatusChange, member: Member, changes: Changes, slack: timedelta) -> Iterator[Remark]:
    """D25: probation is extended once, by half a year to a year, counted from its end."""
    if change.kind != EXTENSION or change.since is None:
        return
    on = (change.decided or change.since).last()
    earlier = [c for c in extensions(changes) if c.id != change.id and str(c.since) <= str(change.since)]
    if earlier:
        text = f"{earlier[0].since} 已延长过预备期，预备期只能延长一次，请核对"
        yield from remark("D25", "kind since", text, on=on)
    elif change.until and member.joined:
        first, last = expected_full(member.joined)
        low, high = add_months(first, 6) - slack, add_months(last, 12) + slack
        if change.until.last() < low or change.until.first() > high:
            text = f"预备期 {last} 满，延长半年至一年应到 {add_months(last, 6)} 至 {add_months(last, 12)} 之间，填的是 {change.until}"
            yield from remark("D25", "until since", text, on=on)


def ended(change: StatusChange, changes: Changes, today: date) -> Iterator[Remark]:
    """A term that has run out, while nothing later is kept about it: 限期改正, 留党察看."""
    if change.kind not in (CORRECTION, ON_PROBATION) or not change.until or change.until.last() >= today:
        return
    later = by_day(
        changes, RIGHTS_RESTORED, EXPELLING, *STRIKING, *([ON_PROBATION] if change.kind == CORRECTION else [])
    )
    if any(str(c.since) >= str(change.since) and c.id != change.id for c in later):
        return
    slot = slot_by(change.until.last())
    if change.kind == CORRECTION:
        text = f"限期改正 {change.until} 期满，请由党组织评议是否转变；已有结论的请登记或在备注写明"
        if not change.note.strip():
            yield from remark("P06", "until", text, on=today, level=INFO, slot=slot)
    else:
        text = f"留党察看 {change.until} 期满，请核对是否已按规定恢复党员权利，并登记“恢复党员权利”"
        yield from remark("§3.3处分", "until", text, on=today, level=INFO, slot=slot)


def agreement(member: Member, changes: Changes, today: date) -> Iterator[Remark]:
    """Whether the roster says what the decisions say, as of today."""
    gone = [c for c in by_day(changes, *LEAVING_CHANGES) if c.since and c.since.first() <= today]
    if gone and (member.left is None or member.left.first() > today):
        text = f"登记了{gone[-1].kind}（{gone[-1].since}），名册里没有离开日期，请核对"
        yield from remark("R12", "left", text, on=today, level=WARNING)
    if gone or not by_day(changes, SUSPENDING, RESUMING):
        return
    stopped, roster = suspended(member, today, changes), member.standing_since
    if stopped != (member.standing == SUSPENDED):
        kept = "停止党籍" if stopped else "没有停止党籍"
        text = f"按党籍变动记录今天{kept}，名册里的党籍状态是“{member.standing or '未填'}”，请核对"
        yield from remark("§8.5日期", "standing", text, on=today)
    elif stopped and roster:
        begun = [c.since for c in by_day(changes, SUSPENDING) if c.since and c.since.first() <= today]
        since = begun[-1] if begun else None  # none where only a resumption to come is kept
        if since and not (since.covers(roster) or roster.covers(since)):
            text = f"停止党籍日期名册里是 {roster}，党籍变动记录是 {since}，应到按变动记录计算，请核对"
            yield from remark("§8.5日期", "standing_since", text, on=today)
