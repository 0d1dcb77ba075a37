"""export, fill: what leaves the office."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from models.store import Ledger
from ui.commands.printing import DONE, PROBLEMS, print_json

if TYPE_CHECKING:
    from models.exports import Delivered


def export(arguments: argparse.Namespace, today: date) -> int:
    from models.exports import deliver

    if arguments.what == "statistics":
        return statistics(arguments, today)
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
    return _told(result)


def statistics(arguments: argparse.Namespace, today: date) -> int:
    """`export statistics`: as of --date, or the end of --year where that is over."""
    from models.exports.statistics import Wanted, deliver_statistics

    end = date(arguments.year, 12, 31) if arguments.year else today
    wanted = Wanted(arguments.date or min(end, today), arguments.against, arguments.only, arguments.names)
    with Ledger.open(arguments.ledger) as ledger:
        result = deliver_statistics(
            ledger,
            arguments.out,
            wanted,
            format=arguments.format,
            purpose=arguments.purpose or "命令行导出",
            recipient=arguments.recipient,
        )
    return _told(result)


def _told(result: Delivered) -> int:
    for path in result.files:
        print(path)
    for note in result.notes:
        print(note, file=sys.stderr)
    return DONE


def fill(arguments: argparse.Namespace, today: date) -> int:
    from models.forms import fill_for_ledger

    with Ledger.open(arguments.ledger) as ledger:
        filled = fill_for_ledger(
            ledger,
            arguments.form,
            arguments.out,
            today=today,
            full=arguments.full,
            year=arguments.year,
            only=arguments.only,
            purpose=arguments.purpose or "命令行填表",
            recipient=arguments.recipient,
        )
    if arguments.json:
        print_json(filled.report())
    else:
        for path in filled.files:
            print(path)
        print("\n".join(filled.lines()))
    return PROBLEMS if filled.not_filled or filled.unmapped else DONE
