"""Starting: the window; where none can be shown, the same job on paper and in pictures, and a sentence that says why."""

from __future__ import annotations

import sys
from datetime import date

from ui import collecting
from ui.starting import plain_imports, system
from ui.starting.wanted import Wanted

DONE, REFUSED = 0, 2


def start(arguments: Wanted) -> int:
    """Opens the window, or says in one sentence why not; the exit code of the program."""
    today: date = arguments.today or date.today()
    if arguments.pictures is not None or not system.has_screen():
        from ui.starting.without_window import show_without_window

        return show_without_window(arguments, today)
    try:
        import PySide6.QtWidgets  # noqa: F401  # asked before anything of ours needs it
    except ImportError as error:
        missing = system.missing_packages(window=True)
        return _refuse(_lacks(missing) if missing else f"打不开窗口：{error}。请按 README 的运行命令重新安装后再试。")
    if missing := system.missing_for_a_screen():
        return _refuse(_lacks(missing))
    plain_imports.give_back()
    collecting.put_off()
    system.fix_input_method()
    from ui.starting.open_window import open_window

    return open_window(arguments, today)


def _lacks(missing: list[str]) -> str:
    return f"打开窗口还缺系统组件：{' '.join(missing)}。请安装后再试：{system.install_line(missing)}"


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
