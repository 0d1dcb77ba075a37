"""The command line: the same work as the window's, without Qt. 0 done, 1 done with problems listed, 2 refused."""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import redirect_stdout
from datetime import date
from io import StringIO, TextIOWrapper
from typing import Any

from models.kinds import one_line
from models.records import RECORDS, Member
from models.store import Ledger, LedgerRefused
from ui.crash import describe

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
    work = {"demo": _demo, "import": _import, "export": _export, "check": _check}[arguments.command]
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

    if not os.path.lexists(arguments.ledger):
        plan = plan_file(arguments.file, [], today=today)  # read first: a file that is refused leaves no ledger behind
        if not arguments.plan:
            with Ledger.made(arguments.ledger) as ledger:
                write_plan(plan, ledger)
            print(f"账本 {arguments.ledger} 原来没有，已新建。", file=sys.stderr)
    else:
        with Ledger.open(arguments.ledger) as ledger:
            plan = plan_file(arguments.file, ledger.all(Member), today=today)
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
