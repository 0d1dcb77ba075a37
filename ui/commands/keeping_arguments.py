"""What can be said with backup, restore and recover."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

P = TypeVar("P", bound=argparse.ArgumentParser)


def keeping_safe(commands: argparse._SubParsersAction[P], path: Callable[[str], Path]) -> None:
    """Backups, going back to one, and recovering a ledger that is damaged or gone. path: reads a path."""
    backing = commands.add_parser("backup", help="现在备份，并打开核对")
    backing.add_argument("--ledger", type=path, required=True, metavar="账本")
    backing.add_argument("--out", type=path, metavar="文件.zbtz", help="写到这个文件（默认写进账本旁边的备份文件夹）")
    restoring = commands.add_parser(
        "restore", help="把整个账本恢复到一份备份，现在的账本先存为“恢复前”；或用 --only 只从备份找回几条记录"
    )
    restoring.add_argument("backup", type=path, metavar="备份.zbtz")
    restoring.add_argument("--ledger", type=path, required=True, metavar="账本")
    restoring.add_argument(
        "--list-differences", action="store_true", help="只列出备份里有、账本里已删除或不同的记录，什么都不写"
    )
    restoring.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="编号",
        help="只找回这一条：列出的编号（如 member-3）、名称、类别（如 会议），或 全部；可多次；其余记录不动",
    )
    restoring.add_argument("--fields", default="", metavar="栏目", help="只找回这几个栏目的内容，如 手机号,家庭住址")
    restoring.add_argument("--reason", default="", metavar="原因", help="会改动已归档的记录或年度时，写明原因")
    restoring.add_argument("--json", action="store_true", help="结果以 JSON 给出")
    recovering = commands.add_parser("recover", help="账本损坏或不见了：从备份和操作流水恢复到最后一步")
    recovering.add_argument("--ledger", type=path, required=True, metavar="账本")
    recovering.add_argument("--second", type=path, metavar="文件夹", help="第二处备份所在的文件夹（如 U 盘）")
