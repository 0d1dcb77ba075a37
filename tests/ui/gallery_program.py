"""The dialogs about the program itself and what was done in it, for pictures and for the tests of the look."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.kinds import PartialDate
from models.records import Member
from tests.ui.gallery_dialogs import FILE, NAME, UNIT, Maker
from tests.ui.small_branch import TODAY
from ui.dialogs.about_dialog import AboutDialog
from ui.dialogs.first_run.dialog import FirstRun
from ui.dialogs.first_run.roster_step import SAMPLE
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.recycle_bin import RecycleBin
from ui.dialogs.welcome import Welcome
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell


def _first(step: int) -> Maker:
    """The guide at a step, with everything in it that there can be."""

    def make(_session: Session, shell: Shell, folder: Path) -> QDialog:
        made = FirstRun(Settings(folder / "none"), PartialDate.of(TODAY), shell)
        made.place.second = folder / FILE
        made.place._show()
        made.roster.take(SAMPLE)
        for _ in range(step):
            made._go(1)
        return made

    return make


def _welcome(_session: Session, shell: Shell, folder: Path) -> QDialog:
    settings = Settings(folder / "several")
    for name in ("机关第一党支部", FILE):
        file = folder / f"{name}.zbtz"
        file.touch()
        settings.opened(file)
    return Welcome(settings, shell)


def _about(page: str) -> Maker:
    def make(_session: Session, shell: Shell, _folder: Path) -> QDialog:
        made = AboutDialog(shell)
        made.tabs.choose(page)
        made.tabs.chosen.emit(page)
        return made

    return make


def _history(session: Session, shell: Shell, _folder: Path) -> QDialog:
    member = session.ledger.all(Member)[0]
    for name in (NAME, UNIT):
        member.unit = name
        with session.unit(f"修改党员：{name}") as unit:
            unit.save(member)
    session.undo()
    return HistoryDialog(session, shell)


def _bin(session: Session, shell: Shell, _folder: Path) -> QDialog:
    with session.unit("放进回收站") as unit:
        for member in session.ledger.all(Member)[-3:]:
            unit.remove(member)
    return RecycleBin(session, shell)


PROGRAM: dict[str, Maker] = {
    **{f"first run, {step + 1}": _first(step) for step in range(3)},
    "open a ledger": _welcome,
    "open a ledger, none yet": lambda _session, shell, folder: Welcome(Settings(folder / "none"), shell),
    **{f"about, {page}": _about(page) for page in ("what", "changes", "parts")},
    "history": _history,
    "recycle bin": _bin,
}
