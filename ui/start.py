"""Starting: what the machine lacks is said first, then a ledger is opened, then the window, or pictures where none can be."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from ui import system

DONE, REFUSED = 0, 2
_SAMPLE = "示例支部.zbtz"


def start(arguments: argparse.Namespace) -> int:
    """Opens the window, or says in one sentence why not; the exit code of the program."""
    screen = system.has_screen() and arguments.pictures is None
    missing = system.missing_packages(window=screen)
    if missing:
        print(system.install_line(missing), file=sys.stderr)
        return REFUSED
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        print(f"打不开窗口：{error}。请按 README 的运行命令重新安装后再试。", file=sys.stderr)
        return REFUSED
    today: date = arguments.today or date.today()
    if not screen:
        return _without_window(arguments, today)
    system.fix_input_method()
    from ui.open_window import open_window

    return open_window(arguments, today)


def _without_window(arguments: argparse.Namespace, today: date) -> int:
    """Pictures of every tab; where there is no screen and a sample was asked for, the reports of the sample too."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler

    from models.exports import ExportRefused, TargetBusy, deliver
    from models.sample import write_sample
    from models.store import Ledger, LedgerRefused
    from ui.app import make_application
    from ui.pictures import save_pictures
    from ui.session import Session
    from ui.settings import Settings

    qInstallMessageHandler(_pass_on)
    asked = arguments.pictures is not None
    folder = arguments.pictures or Path("支部台账-示例")
    if not asked and not (arguments.demo or arguments.ledger):
        print("这台机器没有屏幕，打不开窗口。可以用 --demo 看示例，或用命令行（main.py --help）。", file=sys.stderr)
        return REFUSED
    width, height = arguments.size
    make_application(sys.argv[:1], dark=arguments.dark)
    with tempfile.TemporaryDirectory(prefix="支部台账-") as place:
        try:
            if arguments.ledger and not arguments.demo:
                ledger = Ledger.open(arguments.ledger)
            else:
                ledger = Ledger.create(Path(place) / _SAMPLE)
                write_sample(ledger, today=today)
            with ledger:
                folder.mkdir(parents=True, exist_ok=True)
                files = save_pictures(Session(ledger, today, Settings(Path(place) / "settings")), folder, width, height)
                if not asked:
                    files += deliver(ledger, "all", folder, today=today, purpose="示例").files
        except (LedgerRefused, ExportRefused, TargetBusy) as refusal:
            print(refusal, file=sys.stderr)
            return REFUSED
        except OSError:
            print(f"不能写入文件夹“{folder}”，没有画完。请换一个能写入的文件夹。", file=sys.stderr)
            return REFUSED
    why = "" if asked else "这台机器没有屏幕，打不开窗口；"
    what = "各页面的图片" if asked else "示例支部的各类报表和各页面的图片"
    print(f"{why}{what}（{len(files)} 个文件）已写入文件夹：{folder.resolve()}")
    return DONE


def _pass_on(_kind: object, _context: object, message: str) -> None:
    """Qt's own messages, without what the platform for pictures says about windows that nobody sees."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)
