"""The rectification register: what each state asks for, deadlines, who may review, 回头看 (domain §7.2 Z01–Z06)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.kinds import add_months
from models.records import Rectification
from models.records.rectification import CLOSED, FOR_REVIEW, LONG_TERM, WORKING
from models.records.rectification_step import EXTEND
from models.rules.finding import INFO, WARNING, Finding, of_part, raised, slot_by, slot_since
from models.rules.register.lacking import only_owners, owners_among, stand_back
from models.rules.register.long_term import last_told
from models.rules.register.look_back import is_said, look_back_due
from models.rules.register.order import duty_findings, item_order
from models.rules.register.steps import contradicts, state_of
from models.rules.register.superior import FROM_ABOVE, own_branch, superior_named
from models.rules.register.unassigned import SLOT, asked_for, unassigned
from models.rules.remark import findings_of
from models.rules.snapshot import Snapshot


def rectification_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """What the register shows, item by item; then the list of duties."""
    for item in snapshot.rectifications:
        yield from _unassigned(item, today)
        yield from _stated(item, _since(snapshot, item, WORKING, today))
        yield from findings_of(item_order(item), item, item.title())
        yield from _namesakes(snapshot, item, today)
        yield from _deadline(item, today, snapshot.limits.warn_days)
        yield from _extended(snapshot, item)
        if item.state in (FOR_REVIEW, CLOSED):
            on = _since(snapshot, item, FOR_REVIEW, today)
            yield from _result(item, on, files=item.id in snapshot.with_files)
        if item.state == CLOSED:
            yield from _review(snapshot, item, _since(snapshot, item, CLOSED, today))
            yield from _look_back(snapshot, item, today)
            yield from _answer(item, today)
        if contradicts(item):
            text = (
                f"整改类型是“{item.kind or '未填'}”，状态是“{state_of(item)}”，两处不一致；请走相应的环节，或改正类型"
            )
            yield from raised("§7.2", item.title(), text, on=today, about=item, slot="kind")
        yield from _long_term(snapshot, item, today)
    yield from duty_findings(snapshot)


def _since(snapshot: Snapshot, item: Rectification, state: str, today: date) -> date:
    """Since when the item is in a state, or came through it: by its last step there, else by the days that it has itself."""
    steps = [s.day.last() for s in snapshot.steps.get(item.id, ()) if s.state == state and s.day]
    known = {FOR_REVIEW: item.applied_on or item.closed_on, CLOSED: item.closed_on or item.reviewed_on}.get(state)
    day = known or item.found
    return max(steps) if steps else day.last() if day else today


def _unassigned(item: Rectification, today: date) -> Iterator[Finding]:
    """Z01 of what is only registered: who does it by when is still to be said, as 首页 says, too.

    Z02 calls a missing deadline an error, which is what stops the next step (domain §0.1; `lacking` stops it); being
    registered is the very state in which it may be missing, so that it only reminds here.
    """
    if lacks := unassigned(item):
        text, at = asked_for(lacks), next(iter(lacks))
        yield from raised("Z01", item.title(), text, on=today, about=item, level=INFO, at=at, slot=SLOT)


def _stated(item: Rectification, on: date) -> Iterator[Finding]:
    """Z01: problem, measures, owner and deadline, once work has begun; closed without them is no better."""
    if item.state not in (WORKING, FOR_REVIEW, CLOSED):
        return
    lacking = [item_field for item_field in ("problem", "measures", "owner") if not getattr(item, item_field).strip()]
    if item.deadline is None and item.kind != LONG_TERM:
        lacking.append("deadline")
    if lacking:
        labels = {f.name: f.label for f in Rectification.fields}
        text = f"状态是“{item.state}”，{'、'.join(labels[name] for name in lacking)}还没有填"
        yield from raised("Z01", item.title(), text, on=on, about=item, at=lacking[0])


def _namesakes(snapshot: Snapshot, item: Rectification, today: date) -> Iterator[Finding]:
    """Z01 of who answers for an open item: a name that several have says not whose it is, unless something stands behind it."""
    for name in dict.fromkeys(name.strip() for name in item.owner.split("、")) if item.state != CLOSED else ():
        called = [snapshot.called(name, m.id) for m in snapshot.by_name.get(name, ()) if m.belongs(today)]
        if len(called) > 1:
            how = f"如 {called[0]}" if len(set(called)) == len(called) else "如在后面用括号写党小组"
            text = f"责任人“{name}”在册有 {len(called)} 名同名党员，看不出是谁，请写明（{how}）"
            slot = f"namesake {name}"
            yield from raised("Z01", item.title(), text, on=today, about=item, level=INFO, at="owner", slot=slot)


def _deadline(item: Rectification, today: date, near: int) -> Iterator[Finding]:
    """Z05: overdue, or due within `near` days."""
    left = item.days_left(today)
    if left is None or item.deadline is None or left > near:
        return
    due = item.deadline.last()
    said = f"逾期 {-left} 天" if left < 0 else f"还剩 {left} 天" if left else "今天到期"
    text, level = f"整改时限 {item.deadline}，{said}", "" if left < 0 else INFO
    yield from raised("Z05", item.title(), text, on=today, about=item, level=level, due=due, slot=slot_by(due))


def _extended(snapshot: Snapshot, item: Rectification) -> Iterator[Finding]:
    """Z05: a deadline that its own owner put off, or that was put off when it was over; no article forbids either."""
    for step in snapshot.steps.get(item.id, ()):
        if step.action != EXTEND or step.day is None:
            continue
        on, slot = step.day.last(), of_part(step)
        if only_owners(step.by, step.owner or item.owner) and not step.body.strip():
            text = f"{step.day} 延期的批准人 {step.by} 就是责任人，一般由责任人以外的人批准，请核对"
            yield from raised("Z05", item.title(), text, on=on, about=item, level=INFO, slot=f"{slot} own")
        before = step.deadline_before
        if before is not None and (days := (step.day.first() - before.last()).days) > 0:
            text = f"原时限 {before} 过了 {days} 天才延期（{step.day}），一般在到期以前报批，请核对日期"
            yield from raised("Z05", item.title(), text, on=on, about=item, level=INFO, slot=f"{slot} late")


def _result(item: Rectification, on: date, *, files: bool) -> Iterator[Finding]:
    """Z03: what was done, and the evidence: named, or as files."""
    lacking = [label for label, text in (("完成情况", item.outcome), ("佐证材料", item.evidence)) if not text.strip()]
    if files and lacking[-1:] == ["佐证材料"]:
        lacking.pop()
    if lacking:
        text = f"状态是“{item.state}”，{'、'.join(lacking)}还没有填"
        yield from raised("Z03", item.title(), text, on=on, about=item)


def _review(snapshot: Snapshot, item: Rectification, on: date) -> Iterator[Finding]:
    """Z04: reviewed by someone else, with a day; items from above by the superior, who is named."""
    name = item.title()
    if not (item.reviewer or item.review_body) or item.reviewed_on is None:
        yield from raised("Z04", name, "已销号，验收人或验收日期还没有填", on=on, about=item, slot="reviewer")
    yield from _own_work(item, on)
    named = superior_named(item.reviewer, item.review_body, item.closing_document, snapshot.branch)
    if item.source in FROM_ABOVE and not named:
        itself = own_branch(item.review_body, snapshot.branch)
        lacks = f"验收单位“{item.review_body}”是本支部" if itself else "还没有填"
        text = f"来源是{item.source}，销号须有上级验收意见（单位或文号），{lacks}"
        yield from raised("Z04", name, text, on=on, about=item, slot="superior")
    if item.closed_on is None:
        yield from raised("Z04", name, "已销号，销号日期还没有填", on=on, about=item, slot="closed_on")


def _own_work(item: Rectification, on: date) -> Iterator[Finding]:
    """Z04: owners who review their own work; where others review with them it is only doubtful."""
    both = owners_among(item.reviewer, item.owner)
    if both and only_owners(item.reviewer, item.owner):
        text = f"验收人 {item.reviewer} 就是责任人，请由他人验收"
        yield from raised("Z04", item.title(), text, on=on, about=item, slot="own work")
    elif both:
        text = stand_back(both)
        yield from raised("Z04", item.title(), text, on=on, about=item, level=WARNING, slot="own work")


def _look_back(snapshot: Snapshot, item: Rectification, today: date) -> Iterator[Finding]:
    """Z06: 回头看 some months after closing; said for half a year, or until an entry on it is made."""
    due = look_back_due(snapshot, item)
    if due is not None and is_said(due, today):
        text = f"{item.closed_on} 销号，已满 {snapshot.limits.lookback_months} 个月，请“回头看”并在进展里记一笔"
        yield from raised("Z06", item.title(), text, on=today, about=item, due=due, slot=slot_by(due))


def _answer(item: Rectification, today: date) -> Iterator[Finding]:
    """Who raised it has been told what became of it; where nobody left a name, nobody can be told."""
    if item.raised_by and item.fed_back_on is None and not item.feedback.strip():
        text = f"已销号，还没有记向反映人（{item.raised_by}）反馈的情况"
        yield from raised("§7.2", item.title(), text, on=today, about=item, slot="feedback")


def _long_term(snapshot: Snapshot, item: Rectification, today: date) -> Iterator[Finding]:
    """§7.2: long-term items report progress each quarter."""
    latest = last_told(snapshot, item)
    if latest is not None and add_months(latest, 3) < today:
        text = f"长期坚持的事项，{latest} 之后没有进展记录，一般每季记一次"
        yield from raised("§7.2", item.title(), text, on=today, about=item, slot=slot_since(latest))
