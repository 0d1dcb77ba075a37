"""What stands under 设置 at the foot of the side bar: settings, the ledger, work that is of no page, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from ui.dialogs.about_dialog import AboutDialog
from ui.dialogs.ask import confirm
from ui.dialogs.export_log import ExportLogDialog
from ui.dialogs.habits_dialog import HabitsDialog
from ui.dialogs.lock_dialog import LockDialog
from ui.dialogs.password.encryption_dialog import ChangeOver, set_password
from ui.dialogs.recycle_bin import RecycleBin
from ui.dialogs.run import run
from ui.look import text_size, theme
from ui.look.icons import icon

if TYPE_CHECKING:
    from ui.shell import Shell


def settings_menu(shell: Shell, on_open: Callable[[], object] | None, on_change_over: ChangeOver | None) -> QMenu:
    """The menu of a window. on_open: what “打开其他账本” does · on_change_over: how a password is set; the entries are missing
    without them."""
    session, menu = shell.session, QMenu(shell)
    # How the program is set
    menu.addAction(icon("flag"), "支部信息…", shell.edit_branch)
    menu.addAction(icon("settings"), "规则口径…", lambda: run(HabitsDialog(session, shell)))
    if on_change_over:
        menu.addAction(icon("lock"), "密码与加密…", partial(set_password, session, shell, on_change_over))
    menu.addAction(
        icon("clock"), "离开时锁定…", lambda: run(LockDialog(session, shell, may_set=on_change_over is not None))
    )
    dark = theme.theme() is theme.DARK
    menu.addAction(icon("sun" if dark else "moon"), "浅色" if dark else "深色", lambda: shell.set_dark(not dark))
    menu.addMenu(_sizes(shell, menu))
    menu.addSeparator()  # the ledger, and what becomes of it
    menu.addAction(icon("shield-check"), "备份与恢复…", shell.show_backups)
    menu.addAction(icon("history"), "操作历史…\tCtrl+H", shell.show_history)
    menu.addAction(icon("archive-restore"), "回收站…", lambda: run(RecycleBin(session, shell)))
    menu.addAction(icon("download"), "导出记录…", lambda: run(ExportLogDialog(session, shell)))
    menu.addAction(icon("upload"), "移交账本…", shell.hand_over)
    if on_open:
        menu.addAction(icon("folder-open"), "打开或新建其他账本…", on_open)
    menu.addSeparator()  # work that is of no page
    menu.addAction(icon("clipboard-check"), "填上级的表…", shell.fill_form)
    menu.addAction(icon("shield-check"), "一键迎检…", shell.pack_inspection)
    menu.addAction(icon("calendar"), "年度结转…", shell.turn_year)
    menu.addAction(
        icon("lock" if session.has_password else "info"),
        f"{'立即锁定' if session.has_password else '遮住内容'}\tCtrl+L",
        shell.lock.lock,
    )
    menu.addSeparator()
    menu.addAction(icon("info"), "关于支部台账…", lambda: run(AboutDialog(shell)))
    menu.addAction(icon("x"), "退出\tCtrl+Q", shell.close)
    return menu


def _sizes(shell: Shell, menu: QMenu) -> QMenu:
    """How large everything is drawn, the chosen size with a mark."""
    sizes, group = QMenu("字号", menu), QActionGroup(menu)
    sizes.setIcon(icon("zoom-in"))
    for size, label in text_size.LABELS.items():
        action = sizes.addAction(label, partial(_choose_size, shell, size))
        action.setCheckable(True)
        action.setChecked(size == text_size.chosen(shell.session.settings))
        group.addAction(action)
    return sizes


def _choose_size(shell: Shell, size: str) -> None:
    """Remembers it; the window has to begin again for it, at once or when it is next started."""
    settings, label = shell.session.settings, text_size.LABELS[size]
    if size == text_size.chosen(settings):
        return
    text_size.choose(settings, size)
    if size == text_size.drawn():  # she has thought better of another one
        shell.session.say(f"字号仍为“{label}”")
        return
    typed = "正在填写的内容会先保存" if shell.session.keeper else "示例会还原成开始时的样子"
    question = f"字号改为“{label}”，重新打开窗口后生效，{typed}。现在重新打开吗？"
    if shell.on_start_again is not None and confirm(shell, question, "重新打开", no="以后再说"):
        shell.on_start_again()
    else:
        shell.session.say(f"字号改为“{label}”，下次启动时生效")
