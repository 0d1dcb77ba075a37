"""demo: the sample branch in a new ledger."""

from __future__ import annotations

import argparse
from datetime import date

from models.records import Member
from models.store import Ledger
from ui.commands.printing import DONE


def write_demo(arguments: argparse.Namespace, today: date) -> int:
    from models.sample import write_sample

    with Ledger.made(arguments.ledger) as ledger:
        write_sample(ledger, today=today)
        here = sum(member.belongs(today) for member in ledger.all(Member))
        print(f"示例支部已写入 {arguments.ledger}：{here} 名党员在册（人物均为虚构）。")
    return DONE
