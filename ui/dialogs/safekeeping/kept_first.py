"""Before much is changed at once a backup is made; where it cannot be, she is asked whether to go on without one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.safekeeping.backing_up import NOT_MADE
from ui.dialogs.ask import confirm, refuse
from ui.session import Session


def kept_first(session: Session, why: str, parent: QWidget | None) -> bool:
    """Whether to go on. why: one of those in the names of backups, 导入前 …"""
    trouble = session.back_up(why)
    if not trouble:
        return True
    if trouble != NOT_MADE:  # the ledger itself is damaged: more must not be written into it
        refuse(parent, trouble)
        return False
    question = (
        f"{why}的备份没有做成：磁盘空间不足，或备份文件夹不能写入。账本还没有改动。\n"
        "继续的话，做完仍可以撤销，但没有这一步以前的备份可以恢复。"
    )
    return confirm(parent, question, "继续", title="备份没有做成")
