"""import: a roster, a committee's problem list, or an organizer's list of participants."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from models.kinds import Unreadable, encodable, one_line
from models.records import Progress, Rectification
from models.records.rectification import SOURCES
from models.store import Ledger
from ui.commands.keeping_safe import before_import
from ui.commands.printing import book_to_write, outcome, place_and_message, print_json, say_passed_over, without_numbers
from ui.commands.roster import give_back, import_roster, say_recalled

if TYPE_CHECKING:
    from models.imports import Plan


def import_file(arguments: argparse.Namespace, today: date) -> int:
    from models.imports import FileRefused

    if arguments.training.strip() and arguments.kind == "roster":
        from ui.commands.lists import import_list

        return import_list(arguments, today)
    if arguments.training.strip() or arguments.guests:
        raise FileRefused("--training 和 --guests 只用于参训名单，要写明批次号，不写 --kind。没有导入，账本未改动。")
    if arguments.kind == "roster":
        if arguments.source or arguments.document or arguments.found or arguments.update:
            raise FileRefused(
                "--source、--document、--found、--update 只用于问题清单，没有导入。请加上 --kind rectification。"
            )
        return import_roster(arguments, today)
    if arguments.clear:
        raise FileRefused("--clear 只用于花名册，没有导入。问题清单里空着的不会清空台账。")
    return _import_problems(arguments, today)


def _import_problems(arguments: argparse.Namespace, today: date) -> int:
    from models.imports import Wishes, child
    from models.imports.memory import marks_of, recall
    from models.imports.planning import whole
    from models.imports.problems.planning import plan_problems
    from models.imports.problems.writing import write_problems
    from models.imports.subject import PROBLEMS

    given = _given(arguments)
    returned = book_to_write(arguments.returned, "退回的行", new=True) if arguments.returned else None
    sheets = child.read_sheets(arguments.file)  # read first: a file that is refused leaves no ledger behind
    new = not os.path.lexists(arguments.ledger)
    if new and arguments.plan:
        wishes = Wishes(given=given)
        plan = whole(plan_problems(encodable(arguments.file.name), sheets, [], [], today=today, wishes=wishes))
        give_back(plan, arguments.file, returned)
        return _tell(plan, arguments)
    with Ledger.made(arguments.ledger) if new else Ledger.open(arguments.ledger) as ledger:
        wishes = recall(marks_of(sheets, PROBLEMS), ledger.remembered, PROBLEMS)
        say_recalled(wishes, PROBLEMS)
        wishes = replace(wishes, given=given, update=arguments.update)
        items, entries = ledger.all(Rectification), ledger.all(Progress)
        plan = whole(plan_problems(encodable(arguments.file.name), sheets, items, entries, today=today, wishes=wishes))
        give_back(plan, arguments.file, returned, None if arguments.plan else ledger)
        if not arguments.plan:
            before_import(ledger)
            write_problems(plan, ledger)
    if new:
        print(f"账本 {arguments.ledger} 原来没有，已新建。", file=sys.stderr)
    return _tell(plan, arguments)


def _given(arguments: argparse.Namespace) -> dict[str, str]:
    """What holds for the whole list; a day that is none is refused before anything is read."""
    from models.fields import field_of
    from models.imports import FileRefused

    given = {name: getattr(arguments, name) for name in ("source", "document", "found") if getattr(arguments, name)}
    try:
        field_of(Rectification, "found").read(given.get("found", ""))
    except Unreadable as error:
        raise FileRefused(f"{error}，没有导入。") from None
    if (source := given.get("source", "").strip()) and source not in SOURCES:  # a committee may call it otherwise
        print(
            one_line(
                f"来源“{source}”不在常用的里面（{'、'.join(SOURCES)}），照写作来源，编号里也用它；写错了请改 --source 再导入。"
            ),
            file=sys.stderr,
        )
    return given


def _tell(plan: Plan, arguments: argparse.Namespace) -> int:
    from models.exports.privacy import masked_text
    from models.imports import UPDATED

    report = plan.report()
    if arguments.json:
        print_json(without_numbers(report))
        return outcome(plan)
    verb = "将" if arguments.plan else "已"
    print(f"{verb}新增 {report['added']} 项、更新 {report['updated']} 项，{report['unchanged']} 项不变，退回 {report['returned']} 行。")  # fmt: skip
    for row in plan.of_fate(UPDATED) if arguments.plan else ():
        told = "、".join([c.label for c in row.changes] + [f"{len(row.progress)} 条进展"] * bool(row.progress))
        print("  " + one_line(masked_text(f"{row.sheet} 第 {row.row} 行 更新“{row.name}”：{told}")))
    say_passed_over(plan)
    for p in report["problems"]:
        said = place_and_message(p["sheet"], p["row"], p["column"], p["message"])
        print("  " + one_line(masked_text(said)))
    if any("没有发现日期" in p["message"] for p in report["problems"]):
        print("整份清单的发现日期用 --found 写，如 --found 2026-03-12。", file=sys.stderr)
    return outcome(plan)
