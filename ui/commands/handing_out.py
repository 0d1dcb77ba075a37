"""export: what leaves the office."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from models.store import Ledger
from ui.commands.printing import DONE


def export(arguments: argparse.Namespace, today: date) -> int:
    from models.exports import deliver

    with Ledger.open(arguments.ledger) as ledger:
        result = deliver(
            ledger,
            arguments.what,
            arguments.out,
            today=today,
            format=arguments.format,
            year=arguments.year,
            full=arguments.full,
            purpose=arguments.purpose or "命令行导出",
            recipient=arguments.recipient,
        )
    for path in result.files:
        print(path)
    for note in result.notes:
        print(note, file=sys.stderr)
    return DONE
