"""import --training: the list of participants that an organizer sends, into one batch."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from models.kinds import one_line
from models.records import Training
from models.store import Ledger
from ui.commands.keeping_safe import before_import
from ui.commands.printing import book_to_write, original, outcome, place_and_message, print_json, say_passed_over
from ui.commands.roster import give_back, say_recalled

if TYPE_CHECKING:
    from models.imports import Plan


def import_list(arguments: argparse.Namespace, today: date) -> int:
    from models.imports import NEW, UPDATED, FileRefused
    from models.imports.enrolling.planning import plan_list_file
    from models.imports.enrolling.seats import Seat
    from models.imports.enrolling.writing import guests, write_list
    from models.imports.subject import PARTICIPANTS

    if arguments.clear or arguments.source or arguments.document or arguments.found or arguments.update:
        raise FileRefused(
            "--clear 只用于花名册，--source、--document、--found、--update 只用于问题清单，没有导入。请去掉再试。"
        )
    returned = book_to_write(arguments.returned, "退回的行", new=True) if arguments.returned else None
    with Ledger.open(arguments.ledger) as ledger:
        batch = _batch(ledger, arguments.training)
        plan, wishes = plan_list_file(arguments.file, ledger, batch, today=today)
        say_recalled(wishes, PARTICIPANTS)
        if arguments.guests:
            strangers = {row.key: NEW for row in plan.rows if isinstance(row, Seat) and row.stranger}
            wishes = replace(wishes, people=strangers)
            plan, _ = plan_list_file(arguments.file, ledger, batch, today=today, wishes=wishes)
        give_back(plan, arguments.file, returned, None if arguments.plan else ledger)
        if not arguments.plan:
            before_import(ledger)
            write_list(plan, ledger, batch)
    report = plan.report()
    if arguments.json:
        print_json(report | {"guests": guests(plan)})
    else:
        verb = "将" if arguments.plan else "已"
        outside = f"（其中名册外 {guests(plan)} 人）" if guests(plan) else ""
        print(
            f"“{batch.title()}”{verb}记入 {report['added']} 人{outside}、更新 {report['updated']} 人，"
            f"{report['unchanged']} 人不变，退回 {report['returned']} 行。"
        )
        for row in plan.of_fate(UPDATED) if arguments.plan else ():
            told = "，".join(
                f"{c.label} {old or '空'} → {new or '空'}" for c in row.changes for old, new in [c.texts()]
            )
            print("  " + one_line(f"{row.sheet} 第 {row.row} 行 更新 {row.name}：{told}"))
        say_passed_over(plan)
        _print_problems(plan)
    return outcome(plan)


def _print_problems(plan: Plan) -> None:
    from models.exports.privacy import masked_text

    for problem in plan.problems:
        said = place_and_message(problem.sheet, problem.row, problem.column, problem.message)
        print("  " + masked_text(one_line(f"{said}{original(problem.value)}")))


def _batch(ledger: Ledger, wanted: str) -> Training:
    """The batch of that number, or of that name; raises FileRefused where none or several are."""
    from models.imports import FileRefused

    batches = ledger.all(Training)
    found = [b for b in batches if wanted == b.number] or [b for b in batches if wanted == b.name]
    if len(found) != 1:
        known = "、".join(f"{b.number or '（没有批次号）'} {b.name}" for b in batches[-5:]) or "账本里还没有培训批次"
        called = f"批次号或名称是“{wanted[:40]}”的培训批次"
        what = f"{called}有 {len(found)} 个，分不清是哪一个" if found else f"没有{called}"
        raise FileRefused(f"{what}，没有导入，账本未改动。最近的批次：{known}。")
    return found[0]
