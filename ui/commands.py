"""The command line: the same work as the window's, without Qt. 0 done, 1 done with problems listed, 2 refused."""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import redirect_stdout
from datetime import date
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.kinds import one_line
from models.records import RECORDS, Branch, Member
from models.store import Ledger, LedgerRefused
from ui.crash import describe

if TYPE_CHECKING:
    from models.imports import Plan

DONE, PROBLEMS, REFUSED = 0, 1, 2


def run(arguments: argparse.Namespace) -> int:
    """Runs one command; a refusal is one sentence on stderr and exit code 2."""
    from models.exports import ExportRefused, TargetBusy
    from models.imports import FileRefused

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(
            errors="replace"
        )  # a Windows console without the sign of a rare name must not stop the work
    today = arguments.today or date.today()
    work = {
        "demo": _demo,
        "import": _import,
        "template": _template,
        "reconcile": _reconcile,
        "export": _export,
        "fill": _fill,
        "check": _check,
    }[arguments.command]
    said = StringIO()
    why = ""
    code = REFUSED
    try:
        with redirect_stdout(said):
            code = work(arguments, today)
    except (LedgerRefused, FileRefused, ExportRefused, TargetBusy) as refusal:
        why = str(refusal)
    except Exception as error:
        # A mistake of ours: told as the window tells it, the kind and the places but no text, which could hold names.
        why = f"程序出错，没有做完：{describe(type(error), error.__traceback__)}。请把这一行发给技术人员。"
    if not _shown(said.getvalue()) and code != REFUSED:
        code, why = PROBLEMS, "已经做完，但结果写不出来（磁盘已满或输出已关闭）。"
    if why:
        print(one_line(why), file=sys.stderr)
    return code


def _shown(text: str) -> bool:
    """Writes to standard output; False if nobody takes it. A reader that has seen enough (`| head -1`) is none."""
    if sys.stdout is None:
        return True
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python says it again at the end, in English
        return isinstance(error, BrokenPipeError)
    return True


def _print_json(what: Any) -> None:
    """Escapes all Chinese where the output is not UTF-8: a program must read back every name."""
    console = sys.__stdout__  # what is printed is held back until the work is done
    utf8 = console is None or (console.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(what, ensure_ascii=not utf8, indent=1))


def _demo(arguments: argparse.Namespace, today: date) -> int:
    from models.sample import write_sample

    with Ledger.made(arguments.ledger) as ledger:
        write_sample(ledger, today=today)
        here = sum(member.belongs(today) for member in ledger.all(Member))
        print(f"示例支部已写入 {arguments.ledger}：{here} 名党员在册（人物均为虚构）。")
    return DONE


def _import(arguments: argparse.Namespace, today: date) -> int:
    from models.imports import plan_file, write_plan

    # A target that cannot be is refused before anything is done.
    returned = _book(arguments.returned, "退回的行", new=True) if arguments.returned else None
    if not os.path.lexists(arguments.ledger):
        plan = plan_file(arguments.file, [], today=today)  # read first: a file that is refused leaves no ledger behind
        _return(plan, arguments.file, returned)
        if not arguments.plan:
            with Ledger.made(arguments.ledger) as ledger:
                write_plan(plan, ledger)
            print(f"账本 {arguments.ledger} 原来没有，已新建。", file=sys.stderr)
    else:
        with Ledger.open(arguments.ledger) as ledger:
            plan = plan_file(arguments.file, ledger.all(Member), today=today)
            _return(plan, arguments.file, returned)
            if not arguments.plan:
                write_plan(plan, ledger)
    report = plan.report()
    if arguments.json:
        _print_json(report)
    else:
        verb = "将" if arguments.plan else "已"
        print(
            f"{verb}新增 {report['added']} 人、更新 {report['updated']} 人，{report['unchanged']} 人不变，"
            f"退回 {report['returned']} 行。"
        )
        for about in plan.sheets:
            if about.skipped:
                print(one_line(f"工作表“{about.name}”没有读入：{about.skipped}。"))
        for p in report["problems"]:
            where = f"{p['sheet']} 第 {p['row']} 行 {p['column']}".rstrip()
            print("  " + one_line(f"{where}：{p['message']}（原值 {p['value']!r}）"))
    serious = report["returned"] or any(p["level"] != "info" for p in report["problems"])
    return PROBLEMS if serious else DONE


def _book(out: Path, what: str, *, new: bool = False) -> Path:
    """The workbook that `out` means: itself, or one of that name in the folder. new: refused where there is one already,
    for somebody may have filled it in by hand."""
    from models.exports import ExportRefused
    from models.exports.target import aim

    target = aim(out, None, what, ("xlsx",))
    path = target.path(f"{what}.xlsx")
    if new and path.exists():
        raise ExportRefused(f"“{path.name}”已经存在，没有覆盖，也没有做别的事。请换一个文件名。")
    target.make()
    return path


def _return(plan: Plan, source: Path, out: Path | None) -> None:
    from models.imports import write_returned

    if out is None:
        return
    count = write_returned(plan, source, out)
    said = f"有 {count} 行要改，已写入 {out}，改好后可以直接再导入。" if count else "没有要改的行，没有写退回的工作簿。"
    print(said, file=sys.stderr)


def _template(arguments: argparse.Namespace, today: date) -> int:
    from models.imports.template import write_template

    branch = None
    if arguments.ledger is not None:
        with Ledger.open(arguments.ledger) as ledger:
            branch = ledger.get(Branch, 1)
    out = _book(arguments.file, "党员名册模板", new=True)
    write_template(out, branch)
    print(out)
    return DONE


def _reconcile(arguments: argparse.Namespace, today: date) -> int:
    from models.exports import ExportRefused
    from models.exports.atomic import write_or_refuse
    from models.exports.excel import write_xlsx
    from models.imports import plan_file
    from models.imports.reconcile import reconcile
    from models.imports.reconcile_sheets import lines, reconcile_sheets, report

    full = arguments.full
    out = _book(arguments.out, "名册核对") if arguments.out else None
    if out is not None and out.exists() and arguments.file.exists() and out.samefile(arguments.file):
        raise ExportRefused(f"“{out.name}”是要核对的文件，没有覆盖，也没有核对。请换一个文件名。")
    with Ledger.open(arguments.ledger) as ledger:
        members = ledger.all(Member)
        plan = plan_file(arguments.file, members, today=today, branch=ledger.get(Branch, 1))
        found = reconcile(plan, members, today=today)
        if out is not None:
            sheets = reconcile_sheets(found, today=today, full=full)
            write_or_refuse(out, lambda path: write_xlsx(list(sheets.values()), path, names=list(sheets)))
            ledger.log_export(f"名册核对：{out.name}", found.rows, full=full, purpose="命令行核对")
    if arguments.json:
        _print_json(report(found, full=full) | {"not_compared": [column.heading for column in plan.unmapped]})
    else:
        for line in lines(found, full=full):
            print(line)
        if plan.unmapped:
            print(f"没有比较的列：{'、'.join(dict.fromkeys(' '.join(c.heading.split()) for c in plan.unmapped))}。")
    return DONE if found.same else PROBLEMS


def _export(arguments: argparse.Namespace, today: date) -> int:
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


def _fill(arguments: argparse.Namespace, today: date) -> int:
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
        _print_json(filled.report())
    else:
        for path in filled.files:
            print(path)
        print("\n".join(filled.lines()))
    return PROBLEMS if filled.not_filled or filled.unmapped else DONE


def _check(arguments: argparse.Namespace, today: date) -> int:
    from models.rules import Snapshot, citation, findings

    with Ledger.open(arguments.ledger) as ledger:
        damage = ledger.damage(RECORDS)
        try:
            found = findings(Snapshot.of(ledger), today)
        except LedgerRefused as refusal:  # the damage is what counts then
            damage, found = [*damage, str(refusal)], []
    if arguments.json:
        _print_json(
            {
                "damage": damage,
                "findings": [
                    {
                        "rule": f.rule,
                        "level": f.level,
                        "subject": f.subject,
                        "message": f.message,
                        "article": citation(f.article),
                    }
                    for f in found
                ],
            }
        )
    else:
        print("账本完好。" if not damage else "账本有损坏：")
        for line in damage:
            print(f"  {line}")
        print(f"需要处理的问题 {len(found)} 个。")
        for f in found:
            print(f"  [{f.level}] {f.subject}：{f.message}（{citation(f.article)}）")
    return PROBLEMS if damage or found else DONE
