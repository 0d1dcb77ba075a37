"""The roster: its import, template, reconcile."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.fields import field_of
from models.imports.plan import RETURNED
from models.imports.subject import PEOPLE, Subject
from models.kinds import one_line
from models.records import Branch, Member
from models.store import Ledger
from ui.commands.keeping_safe import before_import
from ui.commands.printing import (
    DONE,
    PROBLEMS,
    book_to_write,
    original,
    outcome,
    place_and_message,
    print_json,
    say_passed_over,
    without_numbers,
)

if TYPE_CHECKING:
    from models.imports import Plan, Wishes
    from models.imports.plan import Problem


def import_roster(arguments: argparse.Namespace, today: date) -> int:
    from models.exports.privacy import masked_text
    from models.imports import UPDATED, Wishes, plan_file, write_plan
    from models.imports.memory import plan_as_before

    # A target that cannot be is refused before anything is done.
    returned = book_to_write(arguments.returned, "退回的行", new=True) if arguments.returned else None
    if not os.path.lexists(arguments.ledger):
        wishes = Wishes(clear=arguments.clear)
        plan = plan_file(
            arguments.file, [], today=today, wishes=wishes
        )  # read first: a file that is refused leaves no ledger behind
        give_back(plan, arguments.file, returned)
        if not arguments.plan:
            with Ledger.made(arguments.ledger) as ledger:
                before_import(ledger)
                write_plan(plan, ledger)
            print(f"账本 {arguments.ledger} 原来没有，已新建。", file=sys.stderr)
    else:
        with Ledger.open(arguments.ledger) as ledger:
            plan, wishes = plan_as_before(arguments.file, ledger, today=today, clear=arguments.clear)
            say_recalled(wishes)
            give_back(plan, arguments.file, returned, None if arguments.plan else ledger)
            if not arguments.plan:
                before_import(ledger)
                write_plan(plan, ledger)
    report = plan.report()
    if arguments.json:
        print_json(without_numbers(report | {"without_kind": plan.without_kind}))
    else:
        verb = "将" if arguments.plan else "已"
        print(
            f"{verb}新增 {report['added']} 人、更新 {report['updated']} 人，{report['unchanged']} 人不变，"
            f"退回 {report['returned']} 行。"
        )
        if plan.without_kind:
            print(f"新增的人里有 {plan.without_kind} 人没有人员类别，补上以前不算有表决权。")
        for row in plan.of_fate(UPDATED) if arguments.plan else ():
            changes = [(c.label, *(masked_text(text) or "空" for text in c.texts(full=False))) for c in row.changes]
            told = "，".join(f"{label} {old} → {new}" for label, old, new in changes)
            print("  " + masked_text(one_line(f"{row.sheet} 第 {row.row} 行 更新 {row.name}：{told}")))
        say_passed_over(plan)
        for problem in plan.problems:
            print("  " + masked_text(one_line(_told(plan, problem))))
    return outcome(plan)


def _told(plan: Plan, problem: Problem) -> str:
    """A problem with its cell; a number of a person, a wrong one too, is masked there: what a terminal shows is kept and sent. The
    message is masked with its line; written over in it, a cell of 18 made “应为 ** 位” of 应为 18 位."""
    fields = {(column.sheet, column.heading): column.field for column in plan.columns}
    value, name = problem.value, fields.get((problem.sheet, problem.column))
    kind = field_of(Member, name).kind if name else None
    if kind is not None and isinstance(kind.empty, str) and any(letter.isdigit() for letter in value):
        value = str(kind.mask(value))
    said = place_and_message(problem.sheet, problem.row, problem.column, problem.message)
    return f"{said}{original(value, _unread(problem))}"


def _unread(problem: Problem) -> str:
    """Said of a cell that was not taken, where the message does not."""
    said = any(word in problem.message for word in ("没有读入", RETURNED))
    return "，没有读入" if problem.level == "error" and not said else ""


def say_recalled(wishes: Wishes, subject: Subject = PEOPLE) -> None:
    """Says on stderr what was recalled about files of the kind."""
    from models.imports.memory import told

    if wishes.of_the_kind:
        print(one_line(f"这种表上次在窗口里改过，照上次的读：{told(wishes, subject)}。"), file=sys.stderr)


def give_back(plan: Plan, source: Path, out: Path | None, ledger: Ledger | None = None) -> None:
    """Writes the returned rows where that is wanted, and says so. ledger: whose log is told, None where nothing is written."""
    from models.imports import write_returned

    if out is None:
        return
    count = write_returned(plan, source, out)
    if ledger is not None and count:
        ledger.log_export(f"退回的行：{plan.subject.register}", count, full=True, purpose="改正后再导入")
    turned_away = len({(row.sheet, row.row) for row in plan.of_fate(RETURNED)})
    rest = "其余是有的格没有读入，或与退回的同名" if turned_away else "没有退回，只是有的格没有读入"
    sorts = f"（{f'退回 {turned_away} 行，' if turned_away else ''}{rest}）" if turned_away < count else ""
    said = f"有 {count} 行要改{sorts}，已写入 {out}，改好后可以直接再导入。"
    print(said if count else "没有要改的行，没有写退回的工作簿。", file=sys.stderr)


def write_blank(arguments: argparse.Namespace, today: date) -> int:
    from models.imports.template import write_template

    branch = None
    if arguments.ledger is not None:
        with Ledger.open(arguments.ledger) as ledger:
            branch = ledger.get(Branch, 1)
    out = book_to_write(arguments.file, "党员名册模板", new=True)
    write_template(out, branch)
    print(out)
    return DONE


def compare(arguments: argparse.Namespace, today: date) -> int:
    from models.exports import ExportRefused
    from models.exports.atomic import write_or_refuse
    from models.exports.excel import write_xlsx
    from models.imports.memory import plan_as_before
    from models.imports.reconcile import reconcile
    from models.imports.reconcile_sheets import lines, reconcile_sheets, report

    full = arguments.full
    if full and not arguments.purpose.strip():
        raise ExportRefused("完整信息（不打码）须写明用途，没有核对。请用 --purpose 写明用途。")
    out = book_to_write(arguments.out, "名册核对") if arguments.out else None
    if out is not None and os.path.exists(out) and os.path.exists(arguments.file) and out.samefile(arguments.file):
        raise ExportRefused(f"“{out.name}”是要核对的文件，没有覆盖，也没有核对。请换一个文件名。")
    with Ledger.open(arguments.ledger) as ledger:
        plan, wishes = plan_as_before(arguments.file, ledger, today=today)
        say_recalled(wishes)
        found = reconcile(plan, ledger.all(Member), today=today)
        if out is not None:
            sheets = reconcile_sheets(found, today=today, full=full)
            write_or_refuse(out, lambda path: write_xlsx(list(sheets.values()), path, names=list(sheets)))
            ledger.log_export(
                f"名册核对：{out.name}", found.rows, full=full, purpose=arguments.purpose.strip() or "命令行核对"
            )
    if arguments.json:
        told = report(found, full=full) | {"not_compared": [column.heading for column in plan.unmapped]}
        print_json(told if full else without_numbers(told))
    else:
        for line in lines(found, full=full):
            print(line)
        if plan.unmapped:
            print(f"没有比较的列：{'、'.join(dict.fromkeys(' '.join(c.heading.split()) for c in plan.unmapped))}。")
    return DONE if found.same else PROBLEMS
