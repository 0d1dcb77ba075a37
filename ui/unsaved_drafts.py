"""After an end without leave: the drafts are offered, and the form of the chosen one is opened again."""

from __future__ import annotations

from models.fields import typed
from models.handover.contents import OWN_DRAFT
from models.records import RECORDS, Branch, Meeting
from models.records.wording import TEMPLATE
from models.unsaved import Unsaved, unsaved
from ui.dialogs.habits_dialog import HabitsDialog
from ui.dialogs.run import run
from ui.dialogs.unsaved_dialog import UnsavedDialog
from ui.dialogs.wordings_dialog import DRAFT as WORDINGS
from ui.dialogs.wordings_dialog import WordingsDialog
from ui.dialogs.year_turn.step import DRAFT as YEAR_TURN
from ui.shell import Shell
from ui.tabs.pages import page_of

_HABITS = "branch:1:"


def offer(shell: Shell) -> None:
    """Shows what was being typed, and goes on with what she chooses, until she does not want any more."""
    while found := unsaved(shell.session.ledger):
        dialog = UnsavedDialog(found, shell)
        if not run(dialog) or dialog.chosen is None:
            return
        _go_on(shell, dialog.chosen)
        if not dialog.chosen.itself or dialog.chosen.table == Meeting.table:
            return  # she is where it is typed


def _go_on(shell: Shell, one: Unsaved) -> None:
    key = page_of(one.table)
    if one.key == OWN_DRAFT:
        shell.hand_over()
    elif one.key.startswith(YEAR_TURN):
        shell.turn_year()
    elif one.key == WORDINGS:
        run(WordingsDialog(shell.session, TEMPLATE, "", shell))
    elif one.table == Branch.table:
        if one.key.startswith(_HABITS):
            run(HabitsDialog(shell.session, shell))
        else:
            shell.edit_branch()
    elif one.itself and not one.number and one.table != Meeting.table:  # a meeting that was begun is shown by itself
        shell.go_to(key, "new", 0)
    elif one.itself and one.table != Meeting.table:
        cls = next(cls for cls in RECORDS if cls.table == one.table)
        shell.mend(key, one.table, one.number, typed(cls)[0].name)
    else:
        shell.go_to(key, one.table if one.number else "", one.number)
