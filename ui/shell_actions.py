"""What the window opens beside its pages. A dialog is loaded when it is opened: the start does not wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tabs.pages import MEETINGS, page_of

if TYPE_CHECKING:
    from models.meetings.search import Hit
    from ui.shell import Shell


def edit_branch(shell: Shell, at: str = "") -> None:
    """The settings of the branch; `at`: the field in which the cursor stands at first."""
    from models.kinds import PartialDate
    from models.records import Branch
    from ui.dialogs.habits_dialog import FactsDialog
    from ui.dialogs.run import run

    session = shell.session
    branch = session.branch
    kept = session.ledger.get(Branch, 1)
    if kept is None:
        branch.begun = branch.begun or PartialDate.of(session.today)
    dialog = FactsDialog(session, kept or branch, shell)
    dialog.start_at(at)
    if run(dialog):
        with session.unit("修改支部信息" if kept else "填写支部信息") as unit:
            if kept:
                unit.save(dialog.result_record)
            else:
                unit.add(dialog.result_record)


def import_people(shell: Shell) -> None:
    """A roster from a file."""
    from ui.dialogs.importing import import_roster

    import_roster(shell.session, shell)


def show_help(shell: Shell) -> None:
    """The help for where one is."""
    from ui.help.opening import open_help

    open_help(shell)


def close_help(shell: Shell) -> None:
    """The window is closed: so is the help."""
    from ui.help.opening import close_help

    close_help(shell)


def show_history(shell: Shell) -> None:
    """All actions, with undo and redo."""
    from ui.dialogs.history_dialog import HistoryDialog
    from ui.dialogs.run import run

    run(HistoryDialog(shell.session, shell))


def show_backups(shell: Shell) -> None:
    """The backups. Going back to one closes this window and opens another."""
    from ui.dialogs.run import run
    from ui.dialogs.safekeeping.backups_dialog import BackupsDialog

    run(dialog := BackupsDialog(shell.session, shell))
    if dialog.wanted is not None and shell.session.exchange is not None:
        shell.session.exchange(dialog.wanted)


def hand_over(shell: Shell) -> None:
    """The ledger to the next secretary."""
    from ui.dialogs.handover.handing_dialog import hand_over

    hand_over(shell.session, shell)


def turn_year(shell: Shell) -> None:
    """The turn of the year, with a way to each record."""
    from ui.dialogs.run import run
    from ui.dialogs.year_turn.dialog import YearTurnDialog

    dialog = YearTurnDialog(shell.session, shell)
    dialog.chosen.connect(lambda table, number: shell.go_to(page_of(table), table if number else "", number))
    run(dialog)


def pack_inspection(shell: Shell) -> None:
    """Everything an inspection asks for, into one folder; what is missing leads to its record."""
    from ui.dialogs.inspection.dialog import InspectionDialog
    from ui.dialogs.run import run

    dialog = InspectionDialog(shell.session, shell)
    dialog.chosen.connect(lambda table, number: shell.go_to(page_of(table), table, number))
    run(dialog)


def fill_form(shell: Shell) -> None:
    """A committee's blank form, filled from the ledger."""
    from ui.dialogs.filling import fill_form_dialog

    fill_form_dialog(shell.session, shell)


def quick_find(shell: Shell) -> None:
    """Finds anything."""
    from ui.dialogs.quick_find import QuickFind
    from ui.dialogs.run import run

    dialog = QuickFind(shell.session, shell)
    dialog.found.connect(shell.go_to)
    dialog.in_minutes.connect(lambda hit: _show_hit(shell, hit))
    run(dialog)


def _show_hit(shell: Shell, hit: Hit) -> None:
    from ui.tabs.meetings.page import MeetingsPage

    meetings = shell.pages[MEETINGS.key]
    assert isinstance(meetings, MeetingsPage)
    meetings.show_hit(hit)
