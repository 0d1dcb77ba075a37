"""What can be said when the window is started, and what the commands say in the same way."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

from models import ourselves
from ui.chinese_parser import ChineseParser
from ui.starting.wanted import COMMANDS, Wanted


def day(text: str) -> date:
    """A day as in 2026-11-23."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text[:40]}”不是日期，请写成 2026-11-23") from None
    if not 1970 <= day.year <= 2099:  # rules and sample reach decades back and forth; PartialDate ends at 1880 and 2100
        raise argparse.ArgumentTypeError(f"“{text}”不在 1970 年到 2099 年之间")
    return day


def path(text: str) -> Path:
    """A file or a folder."""
    if not text.strip():  # a variable of the shell that is not set: Path("") is the folder one happens to be in
        raise argparse.ArgumentTypeError("是空的，请写文件名或文件夹名")
    return Path(text)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})[xX×](\d{3,4})", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}”不是大小，请写成 1440x900")
    return int(found[1]), int(found[2])


def add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today", type=day, default=None, metavar="日期", help="按这一天计算（默认今天），如 2026-11-23"
    )


def read_window(arguments: list[str]) -> Wanted:
    """The arguments of the window."""
    parser = ChineseParser(
        prog=ourselves.name(),
        description="支部台账：党支部书记办公电脑上的单机台账",
        epilog=f"另有命令：{'、'.join(COMMANDS)}",
    )
    parser.add_argument(
        "ledger",
        nargs="?",
        type=path,
        metavar="账本",
        help="要打开的账本（.zbtz）或移交文件（.zbyj）；不写就打开上次的",
    )
    parser.add_argument("--demo", action="store_true", help="用示例支部打开（写在临时文件里，关闭后删除）")
    parser.add_argument("--pictures", type=path, metavar="文件夹", help="不开窗口，把每个页面画成 PNG 存入文件夹")
    parser.add_argument("--for-help", action="store_true", help="与 --pictures 一起：画使用说明里的图片")
    parser.add_argument("--dark", action="store_true", help="深色")
    parser.add_argument("--size", type=_size, default=(1440, 900), metavar="宽x高", help="图片的大小，如 1200x680")
    add_today(parser)
    return parser.parse_args(arguments, namespace=Wanted())
