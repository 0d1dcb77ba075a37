"""What many members lack and is mostly the same for all of them, filled at once: the branch in one click, the others by a bulk edit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from models.fields import field_of
from models.records import Member
from models.rules.completeness import ALIKE, BRANCH, lacks
from models.store.backup_names import BEFORE_BULK
from ui.dialogs.safekeeping.kept_first import kept_first
from ui.session import Session


def lacking(session: Session, name: str) -> list[Member]:
    """The members of today who lack an item of the form."""
    return [member for member in session.roster() if lacks(member, name)]


def alike(session: Session, member: Member) -> list[tuple[str, int]]:
    """The items that a member lacks together with others and that are mostly the same for all, each with how many lack it."""
    missing = [name for name in ALIKE if lacks(member, name)]
    roster = session.roster() if missing else []
    counted = [(name, sum(lacks(each, name) for each in roster)) for name in missing]
    return [(name, count) for name, count in counted if count > 1]


def own_name(session: Session) -> str:
    """The name of the branch as it stands in 所在党支部."""
    return session.branch.name or session.branch.short_name


def fill_branch(session: Session, parent: QWidget | None) -> bool:
    """Gives all who have no branch the name of this one, as one action; False where nothing was written."""
    members, name = lacking(session, BRANCH), own_name(session)
    if not members or not name or not kept_first(session, BEFORE_BULK, parent):
        return False
    label = field_of(Member, BRANCH).label
    with session.unit(f"批量修改党员 {len(members)} 人：{label}") as unit:
        for member in members:
            unit.save(replace(member, branch=name))
    return True


def fill_alike(session: Session, name: str, parent: QWidget) -> None:
    """The dialog of bulk edit over all who lack an item; only the branch is proposed: of the others nobody has said anything."""
    from ui.dialogs.bulk_edit_dialog import BulkEditDialog
    from ui.dialogs.run import run

    members = session.ledger.fetch(Member, [member.id for member in lacking(session, name)])
    if members:
        run(BulkEditDialog(session, members, parent, first=name, text=own_name(session) if name == BRANCH else ""))
