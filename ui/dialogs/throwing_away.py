"""Putting what was chosen in a list into the recycle bin, after a question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.fields import Record
from ui.dialogs.ask import confirm
from ui.session import Session


def throw_away(session: Session, parent: QWidget, chosen: Sequence[Record], instead: str = "") -> None:
    """Records of one kind go in one step; nothing is done where none is chosen. instead: what is mostly done in place of it."""
    if not chosen:
        return
    first, many = chosen[0], f"{len(chosen)} 条"
    what = f"“{first.title()}”" if len(chosen) == 1 else f"选中的 {many}"
    if not confirm(parent, f"把{what}放进回收站？之后可以撤销，也可以从回收站恢复。{instead}", "放进回收站"):
        return
    with session.unit(f"放进回收站：{first.label} {first.title() if len(chosen) == 1 else many}") as unit:
        for record in chosen:
            unit.remove(record)
