"""Closing the window though the disk does not take what is typed: she decides."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.store import LedgerRefused
from ui.dialogs.ask import confirm
from ui.tabs.page import Page


def may_close(page: Page, window: QWidget) -> bool:
    """Has the page keep what is typed; whether the window may close, also where that could not be kept."""
    try:
        page.leave()
    except LedgerRefused as refusal:
        return confirm(window, f"{refusal}\n现在关闭，刚才填写的内容会丢失。", "仍要关闭", no="先不关闭")
    return True
