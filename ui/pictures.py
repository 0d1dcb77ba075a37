"""Each tab as a PNG: for the README, for looking at, and for machines without a screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.session import Session
from ui.shell import Shell


def save_pictures(session: Session, folder: Path, width: int, height: int) -> list[Path]:
    """Draws every tab at a size and writes them as numbered PNG files; raises OSError where that is impossible."""
    folder.mkdir(parents=True, exist_ok=True)
    shell = Shell(session)
    shell.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    shell.resize(width, height)
    shell.show()
    session.checking.now()  # a picture of “正在检查…” would be of no use
    written = []
    for number, (key, page) in enumerate(shell.pages.items(), start=1):
        shell.side.choose(key)
        for _ in range(3):  # texts that wrap have their height one turn after their width
            QApplication.processEvents()
        path = folder / f"{number:02}-{page.label}.png"
        if not shell.grab().save(str(path)):
            raise OSError(f"cannot write {path.name}")
        written.append(path)
    shell.close()
    return written
