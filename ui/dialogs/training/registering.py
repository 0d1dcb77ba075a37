"""Who was there: what can be put down of many people of a batch at once, and what the list comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from models.records import Enrolment
from models.records.training import SIGNED_UP
from models.rules.study.hours import had
from models.rules.study.remarks import Remarks
from models.rules.study.unregistered import waiting
from ui.widgets.label import plain_tip

Takes = Callable[[Sequence[Enrolment]], object]


def fill_registering(
    menu: QMenu,
    taking: Sequence[Enrolment],
    rest: Sequence[Enrolment],
    chosen: Sequence[Enrolment],
    hours: float | None,
    take: Takes,
    fill: Takes,
) -> None:
    """What can be put down of many at once, and of how many. taking: the list · rest: of whom nothing is put down · chosen: whose
    rows are selected · hours: as planned, None before the batch has begun · take, fill: they take part; they get the planned
    hours."""
    begun, planned = hours is not None, hours or 0.0
    open_ = [p for p in taking if p.state in ("", SIGNED_UP)]
    bare = [p for p in taking if p.took_part() and p.hours is None]
    verb = "参加" if begun else "报名"
    offers: list[tuple[str, Sequence[Enrolment], Callable[[], object], str]] = [
        (f"名单里报名的、没填的都记为参加（{len(open_)} 人）", open_ if begun else [],
         partial(take, open_), "学时按计划学时填写" if begun else "还没有开班"),
        (f"全支部没填的都记为{verb}（{len(rest)} 人）", rest, partial(take, rest), "先填请假、缺课的人，再用这一条"),
        (f"没填学时的按计划 {planned:g} 学时（{len(bare)} 人）", bare if planned else [],
         partial(fill, bare), "只填空着的，填好的不动" if planned else "这一批没有计划学时"),
    ]  # fmt: skip
    if len(chosen) > 1:
        new = [p for p in chosen if not p.state or (begun and p.state == SIGNED_UP)]
        offers.insert(
            0, (f"选中的 {len(new)} 人记为{verb}", new, partial(take, new), "选中的人里，参训情况填好了的不动")
        )
    menu.clear()
    for label, people, does, why in offers:
        action = menu.addAction(label)
        action.setEnabled(bool(people))
        action.setToolTip(plain_tip(why))
        action.triggered.connect(lambda _checked=False, act=does: act())


def summed(taking: Sequence[Enrolment], hours: float | None, remarks: Remarks) -> str:
    """How many are on the list and what they have come to; hours: as planned, None before the batch has begun."""
    signed_up = waiting(taking)
    words = [f"名单 {len(taking)} 人"]
    words += [f"报名 {signed_up} 人"] if signed_up else []
    if hours is None:
        words.append("还没有开班，不计学时")
    else:
        total = sum(had(p, hours) for p in taking)
        words += [f"参加 {sum(p.took_part() for p in taking)} 人", f"共 {total:g} 学时"]
    words += [told] if (told := remarks.summed(taking)) else []
    return " · ".join(words)
