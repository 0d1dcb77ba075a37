"""Whom to put on the list of a batch: the menu of people who can be chosen at once, with how many there are and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtWidgets import QMenu

from models.filters import Criteria, Facts, keeper
from models.records import Member, Quota, SavedFilter, Training
from models.rules.study.choosing import Choice, choices
from ui.session import Session
from ui.widgets.button import Button, button
from ui.widgets.label import plain_tip

_LONGEST = 24  # characters of a line of the menu


def choices_for(
    session: Session, batch: Training, quotas: Sequence[Quota], day: date, among: Collection[int | None]
) -> list[Choice]:
    """All that can be chosen for a batch, the user's own selections of the roster last; only of those in the grid."""
    snapshot = session.checking.snapshot()
    found = choices(snapshot, session.group_names(), day, session.today, batch, quotas)
    own = [kept for kept in session.ledger.all(SavedFilter) if kept.of == Member.table]
    if own:
        facts = Facts.of(snapshot, session.today)
        for kept in own:
            keeps = keeper(Criteria.from_json(kept.criteria))
            ids = frozenset(member.id for member in session.members if keeps(member, facts))
            found.append(Choice(f"筛选：{kept.name}", ids, "名册里保存的筛选"))
    return [choice.among(among) for choice in found]


def fill(menu: QMenu, found: Sequence[Choice], choose: Callable[[Choice], object]) -> None:
    """Puts the choices into a menu; what nobody is in cannot be chosen."""
    menu.clear()
    for choice in found:
        words = choice.label if len(choice.label) <= _LONGEST else f"{choice.label[:_LONGEST]}…"
        action = menu.addAction(f"{words}（{len(choice.members)} 人）".replace("&", "&&"))
        action.setEnabled(bool(choice.members))
        action.setToolTip(plain_tip(choice.why or choice.label))
        action.triggered.connect(lambda _checked=False, chosen=choice: choose(chosen))


def with_menu(label: str, icon: str, hint: str, filled: Callable[[], object]) -> tuple[Button, QMenu]:
    """A button with a menu that is filled when it opens."""
    made = button(label, lambda: None, icon_name=icon, hint=hint)
    menu = QMenu(made)
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(filled)
    made.setMenu(menu)
    return made, menu
