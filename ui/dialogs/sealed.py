"""What would change archived or void minutes, or a closed year, is done once she has said why; everything else is done at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from models.store import Sealed, Unit
from ui.dialogs.reason_dialog import reason_for
from ui.session import Session


def why(label: str, sealed: Sealed) -> str:
    """Asks why what is sealed is to be changed; '' where she changed her mind."""
    if sealed.years:
        years = "、".join(map(str, sealed.years))
        title, about, hint = sealed.what, f" {years} 年度已归档的记录", "如：归档后发现到会人数记错"
    else:
        title, about, hint = "会议记录已归档或作废", "已归档或作废的会议记录", "如：签到表扫描不全，重新添加"
    said = f"“{label}”会改动{about}。为什么要改？"
    return reason_for(_shown_last(), title, said, "继续", hint=hint, note="原因和改动都留在操作历史里。")


def _shown_last() -> QWidget | None:
    """The window that is at work; one that is closing (another question, just answered) takes no dialog with it."""
    windows = (QApplication.activeModalWidget(), QApplication.activeWindow(), *QApplication.topLevelWidgets())
    return next((each for each in windows if each is not None and each.isVisible() and each.isWindow()), None)


def write(session: Session, label: str, does: Callable[[Unit], object]) -> bool:
    """Does an action as one unit; False where it needs a reason and she gave none."""
    try:
        with session.unit(label) as unit:
            does(unit)
    except Sealed:
        return False
    return True
