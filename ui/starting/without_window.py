"""The main job without a window: reports of the sample branch, and each tab as a picture where Qt's libraries are there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path

from models import ourselves
from models.exports import ExportRefused, TargetBusy
from models.exports.deliver import deliver
from models.safekeeping.only_read import read_only
from models.store import Ledger, LedgerRefused
from models.workplace import Workplace
from ui.commands.unlocking import unlock
from ui.starting import system
from ui.starting.wanted import COMMANDS, Wanted

DONE, REFUSED = 0, 2
_FOLDER = "支部台账-示例"


def show_without_window(arguments: Wanted, today: date) -> int:
    """Writes what was asked for, or what can be shown on a machine without a screen, into a folder, and names it."""
    try:
        if arguments.pictures is not None:
            return _pictures_only(arguments, arguments.pictures, today)
        if arguments.demo:
            return _reports_and_pictures(arguments, today)
    except (LedgerRefused, ExportRefused, TargetBusy) as refusal:
        return _refuse(str(refusal))
    except OSError:
        return _refuse("文件夹不能写入，没有写完。请换一个能写入的文件夹再运行。")
    if (named := arguments.ledger) is not None and not os.path.lexists(named):
        return _refuse(
            f"没有“{named}”这个命令，也没有这个账本文件，没有做任何事。命令有：{'、'.join(COMMANDS)}。"
            f"请用 {ourselves.name()} --help 查看写法。"
        )
    return _refuse(
        f"这台机器没有屏幕，打不开窗口，账本没有改动。可以加 --demo 看示例，或用命令行（{ourselves.name()} --help）。"
    )


def _pictures_only(arguments: Wanted, folder: Path, today: date) -> int:
    missing = system.missing_packages(window=False)
    if missing:
        return _refuse(f"画图片还缺系统组件：{' '.join(missing)}。请安装后再试：{system.install_line(missing)}")
    with Workplace() as place, _ledger(arguments, Path(place), today) as ledger:
        files = _pictures(ledger, arguments, folder, today)
    print(f"各页面的图片（{len(files)} 个文件）已写入文件夹：{folder.resolve()}")
    return DONE


def _reports_and_pictures(arguments: Wanted, today: date) -> int:
    folder = Path(_FOLDER)
    missing = system.missing_packages(window=False)
    with Workplace() as place, _ledger(arguments, Path(place), today) as ledger:
        folder.mkdir(exist_ok=True)
        files = [] if missing else _pictures(ledger, arguments, folder, today)
        files += deliver(ledger, "all", folder, today=today, purpose="示例").files
    what = "各类报表" if missing else "各类报表和各页面的图片"
    print(f"这台机器没有屏幕，打不开窗口；示例支部的{what}（{len(files)} 个文件）已写入文件夹：{folder.resolve()}")
    if missing:
        print(f"各页面的图片没有画：还缺系统组件，安装后再运行同一条命令即可：{system.install_line(missing)}")
    return DONE


@contextmanager
def _ledger(arguments: Wanted, place: Path, today: date) -> Iterator[Ledger]:
    """The ledger that was named, or else the sample in a temporary file."""
    if arguments.ledger and not arguments.demo:
        unlock(arguments.ledger)
        with read_only(arguments.ledger) as named:
            yield named
    else:
        from models.sample import write_sample

        clock = (lambda: datetime.combine(today, time(9, 30))) if arguments.for_help else datetime.now
        with Ledger.create(place / "示例支部.zbtz", clock=clock) as sample:
            write_sample(sample, today=today)
            yield sample


def _pictures(ledger: Ledger, arguments: Wanted, folder: Path, today: date) -> list[Path]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler

    from ui.app import make_application
    from ui.pictures import save_pictures
    from ui.session import Session
    from ui.settings import Settings

    qInstallMessageHandler(_pass_on)
    make_application(sys.argv[:1], dark=arguments.dark)
    width, height = arguments.size
    with Workplace() as place:
        session = Session(ledger, today, Settings(Path(place)))
        if arguments.for_help:
            from ui.help.pictures import save_help_pictures

            return save_help_pictures(session, folder)
        return save_pictures(session, folder, width, height)


def _pass_on(_kind: object, _context: object, message: str) -> None:
    """Qt's own messages, without what the platform for pictures says about windows that nobody sees."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
