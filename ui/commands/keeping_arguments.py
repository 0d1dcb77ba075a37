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
    restoring = commands.add_parser("restore", help="把整个账本恢复到一份备份；现在的账本先存为“恢复前”")
    restoring.add_argument("backup", type=path, metavar="备份.zbtz")
    restoring.add_argument("--ledger", type=path, required=True, metavar="账本")
    recovering = commands.add_parser("recover", help="账本损坏或不见了：从备份和操作流水恢复到最后一步")
    recovering.add_argument("--ledger", type=path, required=True, metavar="账本")
    recovering.add_argument("--second", type=path, metavar="文件夹", help="第二处备份所在的文件夹（如 U 盘）")
