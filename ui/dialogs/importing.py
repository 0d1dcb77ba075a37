"""Beginning with a roster file: importing, comparing, the blank template; what reads and shows files is loaded only then."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.dialogs.ask import WRITTEN_FILES, file_to_write, refuse, show_file
from ui.dialogs.filling import fill_form_dialog
from ui.dialogs.run import run
from ui.jobs import Waiting
from ui.session import Session

TEMPLATE, RECONCILE = "保存空白模板…", "与上级名单核对…"


def import_roster(session: Session, parent: QWidget | None, file: Path | None = None) -> None:
    """Shows where to choose or drop a roster, and what it would bring; begins with `file` where one is given."""
    from ui.dialogs.import_dialog import ImportDialog

    dialog = ImportDialog(session, file, parent)
    run(dialog)
    if dialog.reconcile_instead:
        reconcile_roster(session, parent)
    if dialog.fill_instead is not None:
        fill_form_dialog(session, parent, dialog.fill_instead)
    if dialog.other_instead is not None:
        from ui.dialogs.register.import_problems import import_problems

        import_problems(session, parent, dialog.other_instead)


def reconcile_roster(session: Session, parent: QWidget | None) -> None:
    """Compares the roster with a committee's list."""
    from ui.dialogs.reconcile_dialog import ReconcileDialog

    run(ReconcileDialog(session, None, parent))


def save_template(session: Session, parent: QWidget) -> None:
    """Asks where the blank roster shall be, writes it, and opens it."""
    proposed = session.settings.export_folder() / "党员名册模板.xlsx"
    target = file_to_write(parent, "保存空白模板", WRITTEN_FILES["xlsx"], proposed)
    if target is None:
        return
    from models.imports.template import write_template

    def done(_nothing: object) -> None:
        session.settings.exported_to(target)
        session.say(f"空白模板已保存：{target.name}，填好后从“导入”读入")
        show_file(target, parent)

    def failed(error: Exception) -> None:
        from models.exports import ExportRefused, TargetBusy

        if not isinstance(error, (ExportRefused, TargetBusy)):
            raise error
        refuse(parent, str(error))

    Waiting(partial(write_template, target, session.branch), done, failed, parent).start()
