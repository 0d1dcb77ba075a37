"""Filling the plan of a year by the rules, or from the year before: what would be added is shown first, and is one unit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.records import PlannedMeeting
from models.rules.planning.lines import plan_year
from models.rules.planning.proposing import Proposal, copied, proposed
from models.rules.snapshot import Snapshot
from ui.dialogs.plan_dialog import PlanDialog
from ui.dialogs.run import run
from ui.dialogs.sealed import write
from ui.session import Session


def by_rules(session: Session, snapshot: Snapshot, year: int, parent: QWidget | None) -> None:
    """Adds what the rules ask for and the plan does not have."""
    _offer(
        session,
        year,
        proposed(snapshot, year, session.today),
        (
            f"按规定生成 {year} 年计划",
            "只列出还没有列入的；已经列入和改过的不动。日期是建议，列入后随时可改。",
            f"{year} 年该开的会都已列入计划",
        ),
        parent,
    )


def from_last_year(session: Session, snapshot: Snapshot, year: int, parent: QWidget | None) -> None:
    """Adds the lines of the year before that the plan does not have."""
    before = year - 1
    if not any(plan_year(line) == before for line in snapshot.planned):
        session.refuse(f"{before} 年没有计划，可以按规定生成 {year} 年的")
        return
    _offer(
        session,
        year,
        copied(snapshot.planned, year, snapshot.branch.party_day, session.today),
        (
            f"抄 {before} 年的计划",
            f"{before} 年计划里的会议移到 {year} 年同一个月；同月已有的不重复。内容、负责人一并抄来，请核对。",
            f"{before} 年计划里的会议在 {year} 年都已有了",
        ),
        parent,
    )


def _offer(
    session: Session, year: int, proposals: Sequence[Proposal], words: tuple[str, str, str], parent: QWidget | None
) -> None:
    """words: the title of the dialog, what stands above the lines, and what is said where there is nothing to add."""
    title, sentence, nothing = words
    if not proposals:
        session.refuse(nothing)
        return

    def keep(lines: Sequence[PlannedMeeting]) -> bool:
        return write(session, f"列入{year}年会议计划 {len(lines)} 次", lambda unit: unit.add_all(lines))

    run(PlanDialog(title, sentence, proposals, parent, keep, past=year < session.today.year, nothing=nothing))
