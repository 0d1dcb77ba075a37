"""What stands in the way of a step of an item of the register (domain §7.2 Z01–Z05): said before the step is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.kinds import PartialDate
from models.namesakes import NOTE, Told, with_note, without_note
from models.records import Branch, Rectification, RectificationStep
from models.records.rectification_step import APPLY, BEGIN, CLOSE, EXTEND, FEED_BACK, LOOK_BACK, REOPEN, RETURN
from models.rules.finding import ERROR, WARNING, softened
from models.rules.periods import quarter_of
from models.rules.register.steps import offered, state_of
from models.rules.register.superior import FROM_ABOVE, own_branch, superior_named
from models.rules.remark import Remark, remark

Lacks = Iterator[Remark]


def lacking(
    item: Rectification,
    step: RectificationStep,
    *,
    today: date,
    files: int = 0,
    latest: PartialDate | None = None,
    begun: date | None = None,
    branch: Branch | None = None,
) -> list[Remark]:
    """What a step lacks. Errors stand in its way; what is only doubtful does not.

    The fields are those of the step where it has them (day, by, body, document, text, deadline), else those of the item ·
    files: how many files are at the item, which are evidence too · latest: the day of the item's last step ·
    begun: since when the branch uses the program; what a step of before lacks does not stand in its way ·
    branch: whose register it is, which does not review what its superior found.
    """
    if step.action not in offered(item):
        text = f"“{state_of(item)}”的事项不能直接{step.action}，可以：{'、'.join(offered(item))}"
        return list(remark("§7.2", "action", text, on=today, level=ERROR))
    return [*_day(item, step, today, latest), *asked(item, step, today=today, files=files, begun=begun, branch=branch)]


def asked(
    item: Rectification,
    step: RectificationStep,
    *,
    today: date,
    files: int = 0,
    begun: date | None = None,
    branch: Branch | None = None,
) -> list[Remark]:
    """What a step lacks of all that it asks for, whatever the state and the day; the arguments are those of `lacking`."""
    asks = _ASKS.get(step.action)
    found = list(asks(item, step, _Seen(today, files, branch))) if asks is not None else []
    if step.day is None:
        return found
    on = step.day.last()
    return [softened(replace(each, day=on), begun) for each in found]


@dataclass(frozen=True)
class _Seen:
    """What is looked at beside the item and the step."""

    today: date
    files: int
    branch: Branch | None


def in_the_way(found: list[Remark]) -> list[Remark]:
    """Those of the remarks that stand in the way."""
    return [each for each in found if each.level == ERROR]


def _day(item: Rectification, step: RectificationStep, today: date, latest: PartialDate | None) -> Lacks:
    """Z02: steps come one after another, none before the problem was found, none in the future."""
    if step.day is None:
        yield from remark("Z02", "day", f"请填写{step.action}的日期", on=today, level=ERROR)
        return
    if step.day.first() > today:
        yield from remark("Z02", "day", f"{step.action}的日期 {step.day} 还没有到，请核对", on=today, level=ERROR)
    if item.found and step.day.last() < item.found.first():
        yield from remark("Z02", "day", f"{step.day} 早于发现日期 {item.found}，请核对", on=today, level=ERROR)
    elif latest and step.day.last() < latest.first():
        yield from remark("Z02", "day", f"{step.day} 早于上一个环节的日期 {latest}，请核对", on=today, level=ERROR)
    elif step.day.first() < quarter_of(today.year, today.month).begin:
        text = f"{step.day} 在已经过去的季度，那一季度的通报数字会随之变化"
        yield from remark("Z07", "day", text, on=today, level=WARNING)


def _begin(item: Rectification, _step: RectificationStep, seen: _Seen) -> Lacks:
    """Z01: problem, measures, owner and deadline; Z02: a deadline that can be."""
    lacks = [name for name in ("problem", "measures", "owner") if not getattr(item, name).strip()]
    if item.deadline is None:
        lacks.append("deadline")
    if lacks:
        labels = {f.name: f.label for f in Rectification.fields}
        text = f"{'、'.join(labels[name] for name in lacks)}还没有填"
        yield from remark("Z01", " ".join(lacks), text, on=seen.today, level=ERROR)
    if item.deadline and item.found and item.deadline.last() < item.found.first():
        text = f"整改时限 {item.deadline} 早于发现日期 {item.found}，请核对"
        yield from remark("Z02", "deadline", text, on=seen.today, level=ERROR)


def _extend(item: Rectification, step: RectificationStep, seen: _Seen) -> Lacks:
    """Z05: who approved it, and a later deadline; the old one is kept with the step."""
    if not step.by.strip() and not step.body.strip():
        yield from remark("Z05", "by body", "请写明批准人或批准单位", on=seen.today, level=ERROR)
    if step.deadline is None:
        yield from remark("Z05", "deadline", "请填写新的时限", on=seen.today, level=ERROR)
    elif item.deadline and step.deadline.last() <= item.deadline.last():
        text = f"新时限 {step.deadline} 没有晚于原时限 {item.deadline}"
        yield from remark("Z05", "deadline", text, on=seen.today, level=ERROR)


def _apply(item: Rectification, _step: RectificationStep, seen: _Seen) -> Lacks:
    """Z03: what was done, and the evidence: named, or as files."""
    if not item.outcome.strip():
        yield from remark("Z03", "outcome", "完成情况还没有填", on=seen.today, level=ERROR)
    if not item.evidence.strip() and not seen.files:
        text = "没有佐证材料：请写明，或添加文件"
        yield from remark("Z03", "evidence", text, on=seen.today, level=ERROR)


def _return(_item: Rectification, step: RectificationStep, seen: _Seen) -> Lacks:
    if not step.text.strip():
        yield from remark("Z04", "text", "请写明为什么退回", on=seen.today, level=ERROR)


def _close(item: Rectification, step: RectificationStep, seen: _Seen) -> Lacks:
    """Z04: reviewed by somebody else; an item from above by the superior, whose body or document is named."""
    today = seen.today
    both = owners_among(step.by, item.owner)
    if not _people(step.by) and not step.body.strip():
        yield from remark("Z04", "by body", "请填写验收人或验收单位", on=today, level=ERROR)
    elif both and only_owners(step.by, item.owner):
        text = f"验收人 {step.by} 就是责任人，不能自己给自己销号，请由他人验收"
        yield from remark("Z04", "by", text, on=today, level=ERROR)
    elif both:
        yield from remark("Z04", "by", stand_back(both), on=today, level=ERROR)
    if item.source not in FROM_ABOVE or superior_named(step.by, step.body, step.document, seen.branch):
        return
    if own_branch(step.body, seen.branch):
        text = f"来源是{item.source}，须由上级验收：“{step.body}”是本支部，不能自己给自己销号，请填上级的验收单位"
        yield from remark("Z04", "body", text, on=today, level=ERROR)
    else:
        text = f"来源是{item.source}，须由上级验收：请填验收单位或文号"
        yield from remark("Z04", "body document", text, on=today, level=ERROR)


def _look_back(_item: Rectification, step: RectificationStep, seen: _Seen) -> Lacks:
    if not step.text.strip():
        yield from remark("Z06", "text", "请写明回头看的结论", on=seen.today, level=ERROR)


def _reopen(_item: Rectification, step: RectificationStep, seen: _Seen) -> Lacks:
    """A new round has a reason, and a deadline that is still to come on the day of the step."""
    if not step.text.strip():
        yield from remark("§7.2", "text", "请写明为什么重新打开", on=seen.today, level=ERROR)
    if step.deadline is None:
        yield from remark("Z01", "deadline", "请填写新一轮的整改时限", on=seen.today, level=ERROR)
    elif step.day and step.deadline.last() < step.day.first():
        text = f"新时限 {step.deadline} 早于重新打开的日期 {step.day}"
        yield from remark("Z02", "deadline", text, on=seen.today, level=ERROR)


def _feed_back(item: Rectification, step: RectificationStep, seen: _Seen) -> Lacks:
    if not step.text.strip():
        to = f"向{item.raised_by}" if item.raised_by else ""
        yield from remark("§7.2", "text", f"请写明{to}反馈了什么", on=seen.today, level=ERROR)


def owners_among(by: str, owner: str) -> list[str]:
    """The names of those who answer for an item and review it too, also where names stand together without a mark between them: 张伟王芳,
    张伟和王芳 (张伟国 is another person)."""

    def is_in(one: Told, each: Told) -> bool:
        if each.name == one.name:
            return _may_be_one(each, one)
        return len(each.name) > len(one.name) + 1 and (each.name.startswith(one.name) or each.name.endswith(one.name))

    reviewers = _people(by)
    return [one.name for one in _people(owner) if any(is_in(one, each) for each in reviewers)]


def only_owners(by: str, owner: str) -> bool:
    """Whether nobody is named in `by` who does not answer for the item; not where nobody is named."""
    owners = _people(owner)
    named = _people(by)
    return bool(named) and all(
        any(each.name == one.name and _may_be_one(each, one) for one in owners) for each in named
    )


def stand_back(both: Sequence[str]) -> str:
    """What is said where some of the reviewers, but not all, answer for the item."""
    return f"验收人中 {'、'.join(both)} 也是责任人，应回避，请核对"


def _people(written: str) -> list[Told]:
    """One a person, without what stands beside a name (张伟同志, 张伟（书记）) but for what tells namesakes apart: when they were born,
    and the group."""
    found = []
    for one in re.findall(rf"(?:{NOTE.pattern}|[^、/])+", written):
        name = re.sub("同志$", "", NOTE.sub("", one).strip())
        said = [part for note in NOTE.findall(one) for part in re.split("[，,、]", note[1:-1])]
        birth = next((born for part in said if (born := without_note(with_note(name, part)).birth)), None)
        group = next((part.strip() for part in said if part.strip().endswith("组")), "")
        found.append(Told(name, birth, re.sub("[第党小组]", "", group)))
    return [one for one in found if one.name]


def _may_be_one(first: Told, second: Told) -> bool:
    """Of two of one name, whether what stands behind it lets them be one person: not 王芳（1978年生）and 王芳（1990年生）."""
    one, other = first.birth, second.birth
    if one is not None and other is not None:
        return one.year == other.year and (one.month == other.month or not (one.month and other.month))
    return first.group == second.group or not (first.group and second.group)


_ASKS: Mapping[str, Callable[[Rectification, RectificationStep, _Seen], Lacks]] = {
    BEGIN: _begin,
    EXTEND: _extend,
    APPLY: _apply,
    RETURN: _return,
    CLOSE: _close,
    LOOK_BACK: _look_back,
    REOPEN: _reopen,
    FEED_BACK: _feed_back,
}
