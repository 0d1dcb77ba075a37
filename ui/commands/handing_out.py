"""export, fill: what leaves the office."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from models.store import Ledger
from ui.commands.printing import DONE, PROBLEMS, print_json


def export(arguments: argparse.Namespace, today: date) -> int:
    from models.exports import ExportRefused, deliver
    from models.exports.collection_cards import CARD, Who

    if (arguments.only or arguments.id) and arguments.what != CARD:
        raise ExportRefused("--only 只用于 card（党员基本信息采集表），没有导出。请去掉 --only。")
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
            who=Who(arguments.only, arguments.id),
            recipient=arguments.recipient,
        )
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
