"""Beginning to fill a committee's form: only when that is asked for, what reads and shows it is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.dialogs.run import run
from ui.session import Session

Offer = tuple[str, str, list[int]]
"""Records that a page has at hand: their table, what they are (列表里选中的), their ids."""


def fill_form_dialog(
    session: Session, parent: QWidget | None, file: Path | None = None, *, offers: Sequence[Offer] = ()
) -> None:
    """Fills a form in a dialog: it is chosen or dropped there, unless `file` is one already.

    offers: records that the page shows or that are selected on it; the form can be filled with these alone.
    """
    from ui.dialogs.fill_dialog import FillDialog

    run(FillDialog(session, parent, file, offers))
