"""The rows of a file that were returned, written as a workbook while the window goes on: to be corrected and imported again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.exports import ExportRefused, TargetBusy
from models.imports import FileRefused, Plan, write_returned
from models.imports.grid import Sheet
from ui.dialogs.ask import WRITTEN_FILES, file_to_write, refuse
from ui.jobs import Waiting
from ui.session import Session
from ui.settings import ROSTERS
from ui.widgets.busy_bar import BusyBar


def save_returned(
    session: Session,
    parent: QDialog,
    bar: BusyBar,
    plan: Plan,
    file: Path | None,
    sheets: Sequence[Sheet],
    said: Callable[[Path, str], object],
) -> None:
    """Asks where to and writes them; proposed is the folder of the file, where they are looked for when they are imported again.

    bar: shown meanwhile · file: that was read, None where `sheets` came from the clipboard · said: is told the workbook that
    was written, and a sentence about it.
    """
    folder = file.parent if file is not None else session.settings.export_folder()
    stem = file.stem if file is not None else plan.subject.register
    target = file_to_write(parent, "保存退回的行", WRITTEN_FILES["xlsx"], folder / f"{stem}-退回.xlsx")
    if target is None:
        return

    def done(count: int) -> None:
        bar.hide()
        session.settings.chosen_from(target, ROSTERS)
        said(target, f"退回的 {count} 行已保存到“{target.name}”，改好后可以直接再导入。")
        session.ledger.log_export(f"退回的行：{plan.subject.register}", count, full=True, purpose="改正后再导入")

    def failed(error: Exception) -> None:
        bar.hide()
        if not isinstance(error, (FileRefused, ExportRefused, TargetBusy)):
            raise error
        refuse(parent, str(error))

    bar.show()
    Waiting(partial(write_returned, plan, file, target, sheets), done, failed, parent).start()
