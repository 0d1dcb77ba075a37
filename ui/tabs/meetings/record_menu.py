"""What can be done with the open record in its state: the menu of the button and of the list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from models.records.meeting import KINDS
from ui.tabs.meetings.states import States


def fill(menu: QMenu, states: States, beside: Callable[[str], object], give_up: Callable[[], object]) -> None:
    """Fills a menu anew. beside: begins a record of another kind · give_up: throws away a new one."""
    menu.clear()
    _of_record(menu, states, beside, give_up)
    menu.addSeparator()
    menu.addAction("民主评议结果…", states.take_results)


def _of_record(menu: QMenu, states: States, beside: Callable[[str], object], give_up: Callable[[], object]) -> None:
    meeting = states.meeting
    if not states.access.sealed:
        if states.access.read_only:
            menu.addAction("修改", states.revise)
        menu.addAction("归档…", states.archive)
    elif states.access.locked and meeting.counts:
        menu.addAction("修改…", states.revise)
    if not meeting.id:
        menu.addAction("放弃这份新记录", give_up)
        return
    menu.addAction("作废…" if meeting.counts else "取消作废…", states.void if meeting.counts else states.unvoid)
    menu.addSeparator()
    if meeting.counts:
        menu.addAction("登记意见…", states.take_opinions)
    menu.addAction("历次版本…", states.show_versions)
    if states.offers_order():
        menu.addAction("按日期重编次数…", states.put_in_order)
    kinds = menu.addMenu("同场另记")
    for kind in KINDS:
        if kind != meeting.kind:
            kinds.addAction(kind, partial(beside, kind))
    menu.addSeparator()
    menu.addAction("放进回收站…", states.delete)
